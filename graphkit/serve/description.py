"""Description: what the endpoint is and can do, as SPARQL 1.1 Service Description has it."""

from __future__ import annotations

from typing import Final

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Triple

from graphkit.serve.media import ROWS, TRIPLES
from graphkit.vocabulary import DCTERMS, RDF, RDFS

__all__ = ["SD", "describe_service"]

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FEATURES: Final = ("UnionDefaultGraph", "EmptyGraphs")


def describe_service(store: pyoxigraph.Store, endpoint: str) -> list[Triple]:
    """Return the description of the service at the address ``endpoint``, sorted, without blank nodes."""
    service, dataset, union = (NamedNode(f"{endpoint}#{part}") for part in ("service", "dataset", "default-graph"))
    found = [
        _link(service, RDF("type"), f"{SD}Service"),
        _text(service, RDFS("label"), "SPARQL endpoint"),
        _link(service, f"{SD}endpoint", endpoint),
        _link(service, f"{SD}supportedLanguage", f"{SD}SPARQL11Query"),
        _link(service, f"{SD}defaultEntailmentRegime", "http://www.w3.org/ns/entailment/Simple"),
        *(_link(service, f"{SD}feature", f"{SD}{feature}") for feature in _FEATURES),
        *(_link(service, f"{SD}resultFormat", m.form.iri) for m in (*ROWS, *TRIPLES) if m.form is not None),
        _link(service, f"{SD}defaultDataset", dataset.value),
        _link(service, f"{SD}availableGraphs", dataset.value),
        _link(dataset, RDF("type"), f"{SD}Dataset"),
        _link(dataset, RDF("type"), f"{SD}GraphCollection"),
        _text(dataset, RDFS("label"), "All graphs of the store"),
        _link(dataset, f"{SD}defaultGraph", union.value),
        _link(union, RDF("type"), f"{SD}Graph"),
        _text(union, RDFS("label"), "The union of all graphs"),
    ]
    for name in store.named_graphs():
        if isinstance(name, NamedNode):
            found.extend(_named(name, dataset, endpoint))
    return sorted(found, key=str)


def _named(name: NamedNode, dataset: NamedNode, endpoint: str) -> list[Triple]:
    graph = NamedNode(f"{endpoint}#graph={name.value.replace('#', '%23')}")
    return [
        _link(dataset, f"{SD}namedGraph", graph.value),
        _link(graph, RDF("type"), f"{SD}NamedGraph"),
        _link(graph, f"{SD}name", name.value),
        _text(graph, DCTERMS("title"), f"The graph {name.value}"),
    ]


def _link(subject: NamedNode, predicate: str, object_: str) -> Triple:
    return Triple(subject, NamedNode(predicate), NamedNode(object_))


def _text(subject: NamedNode, predicate: str, text: str) -> Triple:
    return Triple(subject, NamedNode(predicate), Literal(text, language="en"))
