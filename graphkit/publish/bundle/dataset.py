"""Dataset: the description that lives in the graph itself: VoID, prefixes and example queries in one named graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.config import ontology_path
from graphkit.describe.statements import Statements
from graphkit.publish.bundle.counts import count
from graphkit.publish.bundle.examples import describe_examples, describe_prefixes
from graphkit.publish.bundle.publication import Publication
from graphkit.publish.bundle.subject import Subject
from graphkit.publish.bundle.void import describe_void
from graphkit.vocabulary import DCTERMS, VOID, terms

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["describe_dataset"]


def describe_dataset(store: pyoxigraph.Store, publication: Publication | None = None) -> bytes:
    """Return the description of a graph as sorted N-Quads: what its endpoint and ``/.well-known/void`` tell of it.

    It stands in the named graph ``…/dataset``, which is left out of the counts: describing a graph that holds its
    description already gives the same bytes. Raises `OutputError` where the store holds no register.
    """
    publication = publication or Publication()
    subject = Subject.of(store)
    graph = Statements(subject.dataset)
    describe_void(graph, subject, count(store, subject.dataset), terms(ontology_path()))
    title = subject.title(publication)
    graph.label(subject.dataset, title)
    graph.text(subject.dataset, DCTERMS("title"), title, "en")
    graph.text(subject.dataset, DCTERMS("description"), subject.description(publication), "en")
    graph.link(subject.dataset, DCTERMS("license"), publication.licence)
    graph.label(publication.licence, "Licence of the data set")
    if publication.endpoint:
        graph.link(subject.dataset, VOID("sparqlEndpoint"), publication.endpoint)
        graph.label(publication.endpoint, "SPARQL endpoint")
    describe_prefixes(graph, subject)
    describe_examples(graph, subject, publication.endpoint)
    return graph.nquads()
