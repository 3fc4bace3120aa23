"""Graphml: a network in the form that most tools of network analysis open, every attribute typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Final

from graphkit.publish.networks import Edge, Node, network
from graphkit.publish.xmltext import Xml

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["write_graphml"]

_HEAD: Final = {
    "xmlns": "http://graphml.graphdrawing.org/xmlns",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
}
_KEYS: Final = {
    "graph": {"name": "string"},
    "node": {"label": "string", "kind": "string", "party": "string", "iri": "string"},
    "edge": {
        "label": "string",
        "relation": "string",
        "weight": "int",
        "first": "string",
        "last": "string",
        "sources": "string",
        "offices": "string",
    },
}


def write_graphml(store: pyoxigraph.Store, out: IO[bytes], projection: str = "overview") -> None:
    """Write a projection as GraphML 1.0. Each relation between two nodes is an edge of its own, with an id.

    Raises `ConfigError` for a projection that is not known.
    """
    made = network(store, projection)
    xml = Xml(out)
    with xml.element("graphml", _HEAD):
        for domain, keys in _KEYS.items():
            for name, kind in keys.items():
                xml.leaf("key", {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": kind})
        direction = "directed" if made.shape.directed else "undirected"
        with xml.element("graph", {"id": projection, "edgedefault": direction}):
            _data(xml, "graph", {"name": made.shape.title})
            for node in made.nodes:
                with xml.element("node", {"id": node.iri}):
                    _data(xml, "node", _of_node(node))
            for number, edge in enumerate(made.edges):
                with xml.element("edge", {"id": f"e{number}", "source": edge.source, "target": edge.target}):
                    _data(xml, "edge", _of_edge(edge))


def _of_node(node: Node) -> dict[str, str]:
    return {"label": node.label, "kind": node.kind, "party": node.party, "iri": node.iri}


def _of_edge(edge: Edge) -> dict[str, str | int]:
    return {
        "label": edge.verb,
        "relation": edge.verb,
        "weight": edge.weight,
        "first": edge.first,
        "last": edge.last,
        "sources": "; ".join(edge.sources),
        "offices": "; ".join(edge.offices),
    }


def _data(xml: Xml, domain: str, values: Mapping[str, str | int]) -> None:
    for name, value in values.items():
        if value != "":
            xml.leaf("data", {"key": f"{domain}-{name}"}, str(value))
