"""Bundle: a graph becomes a folder that a portal can take as it is."""

from graphkit.publish.bundle.dataset import describe_dataset
from graphkit.publish.bundle.ontology import ontology_page
from graphkit.publish.bundle.publication import Publication
from graphkit.publish.bundle.subject import Subject
from graphkit.publish.bundle.topics import topics_of
from graphkit.publish.bundle.writing import described, write_bundle

__all__ = ["Publication", "Subject", "describe_dataset", "described", "ontology_page", "topics_of", "write_bundle"]
