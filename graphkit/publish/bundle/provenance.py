"""Provenance: which files with which digests a graph was made from, by which version of what (PROV-O)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphkit.describe.statements import Statements
from graphkit.version import __version__
from graphkit.vocabulary import DCTERMS, GK, OWL, PROV, RDFS, SCHEMA

if TYPE_CHECKING:
    from graphkit.publish.bundle.subject import Subject

__all__ = ["describe_provenance"]

_ONTOLOGY = "https://w3id.org/graphkit/ontology"
_SOURCES = f"""SELECT ?source ?label ?name ?sha256 ?reader ?url {{
  GRAPH ?source {{
    ?source a <{GK("Source")}> ; <{RDFS("label")}> ?label ; <{GK("sha256")}> ?sha256 .
    OPTIONAL {{ ?source <{DCTERMS("identifier")}> ?name }}
    OPTIONAL {{ ?source <{GK("reader")}> ?reader }}
    OPTIONAL {{ ?source <{DCTERMS("source")}> ?url }}
  }}
}} ORDER BY ?source ?name ?url"""


def describe_provenance(store: ox.Store, subject: Subject) -> bytes:
    """Return how the data set was made: one activity, what it used, and the program that carried it out.

    No time is stated: the same inputs give the same data set whenever they are built.
    """
    graph = Statements(f"{subject.dataset}/provenance")
    build = f"{subject.dataset}/build"
    graph.kind(subject.dataset, PROV("Entity"))
    graph.label(subject.dataset, "The data set")
    graph.link(subject.dataset, PROV("wasGeneratedBy"), build)
    graph.kind(build, PROV("Activity"))
    graph.label(build, "graphkit build")
    _program(graph, build)
    for entity, label in (
        (f"{subject.root}register", "The register of people, posts and terms"),
        (_ONTOLOGY, "The graphkit ontology"),
    ):
        graph.link(build, PROV("used"), entity)
        graph.kind(entity, PROV("Entity"))
        graph.label(entity, label)
    _sources(graph, store, subject, build)
    return graph.nquads()


def _program(graph: Statements, build: str) -> None:
    program = f"https://w3id.org/graphkit/software/{__version__}"
    graph.link(build, PROV("wasAssociatedWith"), program)
    graph.kind(program, PROV("SoftwareAgent"), SCHEMA("SoftwareApplication"))
    graph.label(program, f"graphkit {__version__}")
    graph.text(program, OWL("versionInfo"), __version__)


def _sources(graph: Statements, store: ox.Store, subject: Subject, build: str) -> None:
    rows = store.query(_SOURCES)
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        source = _value(row, "source")
        graph.link(build, PROV("used"), source)
        graph.link(subject.dataset, PROV("wasDerivedFrom"), source)
        graph.kind(source, PROV("Entity"), GK("Source"))
        graph.label(source, _value(row, "label"))
        graph.text(source, DCTERMS("identifier"), _value(row, "name"))
        graph.text(source, GK("sha256"), _value(row, "sha256"))
        graph.text(source, GK("reader"), _value(row, "reader"))
        if url := _value(row, "url"):
            graph.link(source, DCTERMS("source"), url)
            graph.label(url, url)


def _value(row: ox.QuerySolution, name: str) -> str:
    term = row[name]
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
