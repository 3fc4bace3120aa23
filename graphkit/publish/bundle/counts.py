"""Counts: how many things of each class there are, and which property leads from which class to which."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pyoxigraph as ox

from graphkit.vocabulary import OWL, SKOS

__all__ = ["Counts", "count"]

_UNION = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } FILTER (?g != <%s>) }"
_CLASSES = "SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c"
_PROPERTIES = "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"
_BY_CLASS = "SELECT ?c ?p (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o } GROUP BY ?c ?p"
_TO_CLASS = "SELECT ?c ?p ?d (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o . ?o a ?d } GROUP BY ?c ?p ?d"
_TO_TYPE = (
    "SELECT ?c ?p ?d (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o . FILTER (isLiteral(?o)) BIND (DATATYPE(?o) AS ?d) } "
    "GROUP BY ?c ?p ?d"
)
_THINGS = {
    "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "entities": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
}
_LINKS = (
    f"SELECT ?p ?o {{ VALUES ?p {{ <{SKOS('exactMatch')}> <{SKOS('closeMatch')}> <{SKOS('broadMatch')}> "
    f"<{OWL('sameAs')}> }} ?s ?p ?o }}"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """The statistics of a graph, each statement counted once however many graphs hold it.

    Keys are IRIs: ``classes`` by class, ``properties`` by property, ``by_class`` by class and property,
    ``to_class`` and ``to_type`` by class, property and the class or datatype of the object, ``links`` by
    property and object of a link out of the graph.
    """

    things: dict[str, int] = field(default_factory=dict)
    classes: dict[str, int] = field(default_factory=dict)
    properties: dict[str, int] = field(default_factory=dict)
    by_class: dict[tuple[str, ...], int] = field(default_factory=dict)
    to_class: dict[tuple[str, ...], int] = field(default_factory=dict)
    to_type: dict[tuple[str, ...], int] = field(default_factory=dict)
    links: Counter[tuple[str, ...]] = field(default_factory=Counter)


def count(store: ox.Store, without: str) -> Counts:
    """Count the union of all named graphs of ``store`` except the graph ``without``, which describes the others."""
    union = _union(store, without)
    things = {name: next(iter(_rows(union, query).values())) for name, query in _THINGS.items()}
    return Counts(
        things=things,
        classes={key[0]: n for key, n in _rows(union, _CLASSES).items()},
        properties={key[0]: n for key, n in _rows(union, _PROPERTIES).items()},
        by_class=_rows(union, _BY_CLASS),
        to_class=_rows(union, _TO_CLASS),
        to_type=_rows(union, _TO_TYPE),
        links=Counter(tuple(_iri(term) for term in row) for row in _solutions(union, _LINKS)),
    )


def _union(store: ox.Store, without: str) -> ox.Store:
    """Return one graph with each statement once: over a union, a count sees a statement as often as it is held."""
    triples = store.query(_UNION % without)
    assert isinstance(triples, ox.QueryTriples)
    union = ox.Store()
    union.bulk_load(triples.serialize(format=ox.RdfFormat.N_TRIPLES) or b"", format=ox.RdfFormat.N_TRIPLES)
    return union


def _solutions(store: ox.Store, query: str) -> ox.QuerySolutions:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return found


def _rows(store: ox.Store, query: str) -> dict[tuple[str, ...], int]:
    """Return the last column by the others, sorted."""
    rows = {}
    for row in _solutions(store, query):
        *keys, number = row
        assert isinstance(number, ox.Literal)
        rows[tuple(_iri(term) for term in keys)] = int(number.value)
    return dict(sorted(rows.items()))


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""
