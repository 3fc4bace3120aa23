"""Gexf: a network with its days, for Gephi: an edge exists on the days on which it was said."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import IO, TYPE_CHECKING, Final

from graphkit.publish.networks import Edge, Network, Node, network
from graphkit.publish.palette import COLOURS, OTHER, party_colours, rgb
from graphkit.publish.xmltext import Xml
from graphkit.version import __version__

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["write_gexf"]

_HEAD: Final = {
    "xmlns": "http://gexf.net/1.3",
    "xmlns:viz": "http://gexf.net/1.3/viz",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd",
    "version": "1.3",
}
_NODE: Final = {"kind": "string", "party": "string", "iri": "anyURI"}
_EDGE: Final = {"relation": "string", "first": "string", "last": "string", "sources": "string", "offices": "string"}


def write_gexf(store: pyoxigraph.Store, out: IO[bytes], projection: str = "overview") -> None:
    """Write a projection as GEXF 1.3, dynamic: spells are whole days, both ends included.

    A node lives from the first to the last day of its edges. People who belonged to a party have the party's
    colour, everything else that of its kind; sizes grow with the root of the weight. Raises `ConfigError` for a
    projection that is not known.
    """
    made = network(store, projection)
    days = [event.date for edge in made.edges for event in edge.events]
    xml = Xml(out)
    with xml.element("gexf", _HEAD):
        with xml.element("meta", {"lastmodifieddate": max(days)} if days else {}):
            xml.leaf("creator", text=f"graphkit {__version__}")
            xml.leaf("description", text=f"{made.shape.title}. {made.shape.help}")
        with xml.element("graph", _span(made, days)):
            _declare(xml, "node", _NODE)
            _declare(xml, "edge", _EDGE)
            _nodes(xml, made)
            with xml.element("edges", {"count": len(made.edges)}):
                for number, edge in enumerate(made.edges):
                    _edge(xml, number, edge)


def _span(made: Network, days: list[str]) -> dict[str, str]:
    direction = "directed" if made.shape.directed else "undirected"
    fixed = {"defaultedgetype": direction, "idtype": "string", "mode": "dynamic", "timeformat": "date"}
    return {**fixed, "start": min(days), "end": max(days)} if days else fixed


def _declare(xml: Xml, domain: str, attributes: dict[str, str]) -> None:
    with xml.element("attributes", {"class": domain, "mode": "static"}):
        for name, kind in attributes.items():
            xml.leaf("attribute", {"id": name, "title": name, "type": kind})


def _nodes(xml: Xml, made: Network) -> None:
    edges: dict[str, list[Edge]] = defaultdict(list)
    for edge in made.edges:
        edges[edge.source].append(edge)
        edges[edge.target].append(edge)
    colours = party_colours(node.party for node in made.nodes if node.party)
    with xml.element("nodes", {"count": len(made.nodes)}):
        for node in made.nodes:
            _node(xml, node, edges[node.iri], colours.get(node.party) or COLOURS.get(node.kind, OTHER))


def _node(xml: Xml, node: Node, edges: list[Edge], colour: str) -> None:
    red, green, blue = rgb(colour)
    size = 8 + 4 * math.sqrt(sum(edge.weight for edge in edges))
    with xml.element("node", {"id": node.iri, "label": node.label}):
        _values(xml, {"kind": node.kind, "party": node.party, "iri": node.iri})
        with xml.element("spells"):
            xml.leaf("spell", {"start": min(e.first for e in edges), "end": max(e.last for e in edges)})
        xml.leaf("viz:color", {"r": red, "g": green, "b": blue})
        xml.leaf("viz:size", {"value": f"{size:.2f}"})


def _edge(xml: Xml, number: int, edge: Edge) -> None:
    head = {"id": f"e{number}", "source": edge.source, "target": edge.target, "weight": edge.weight}
    with xml.element("edge", {**head, "kind": edge.verb, "label": edge.verb}):
        told = {"relation": edge.verb, "first": edge.first, "last": edge.last}
        _values(xml, {**told, "sources": "; ".join(edge.sources), "offices": "; ".join(edge.offices)})
        with xml.element("spells"):
            for day in dict.fromkeys(event.date for event in edge.events):
                xml.leaf("spell", {"start": day, "end": day})


def _values(xml: Xml, values: dict[str, str]) -> None:
    with xml.element("attvalues"):
        for name, value in values.items():
            if value:
                xml.leaf("attvalue", {"for": name, "value": value})
