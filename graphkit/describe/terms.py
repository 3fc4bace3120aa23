"""Terms: the labels of every class and property that a dump uses, so that each IRI in it can be read."""

from __future__ import annotations

from pathlib import Path

from graphkit.describe.statements import Statements
from graphkit.vocabulary import RDFS, terms

__all__ = ["GRAPH", "describe_terms"]

GRAPH = "https://w3id.org/graphkit/ontology"
"""The named graph of the labels, which is the ontology's own address."""


def describe_terms(ontology: Path) -> bytes:
    """Return the labels of the ontology's terms (borrowed ones included) as sorted N-Quads."""
    graph = Statements(GRAPH)
    for term, label in terms(ontology).items():
        graph.text(term, RDFS("label"), label, "en")
    return graph.nquads()
