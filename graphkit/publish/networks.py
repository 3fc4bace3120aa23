"""Networks: the graph seen as nodes and weighted edges, which is what network analysis works on."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graphkit.errors import ConfigError
from graphkit.publish.projections import PROJECTIONS, Projection, Relation
from graphkit.publish.standing import Standing
from graphkit.publish.things import Things

if TYPE_CHECKING:
    import networkx
    import pyoxigraph

__all__ = ["Edge", "Event", "Network", "Node", "network", "projection"]


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One piece of evidence for an edge: an ISO date, the ``item`` that ties the two, and its named graph."""

    date: str
    item: str
    graph: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its IRI, label, kind (as in `graphkit.publish.things.KINDS`) and, for a person, the party.

    The party is the one that they belonged to on the last day on which they occur in the network.
    """

    iri: str
    label: str
    kind: str
    party: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two IRIs: its verb, its events in the order of time, the file names of its sources.

    ``offices`` holds the labels of the offices through which a person was asked.
    """

    source: str
    target: str
    verb: str
    events: tuple[Event, ...]
    sources: tuple[str, ...]
    offices: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How many events there are."""
        return len(self.events)

    @property
    def first(self) -> str:
        """The day of the first event, ISO."""
        return self.events[0].date

    @property
    def last(self) -> str:
        """The day of the last event, ISO."""
        return self.events[-1].date


@dataclass(frozen=True, slots=True)
class Network:
    """A projection made of one store: nodes sorted by IRI, edges by their ends and verb."""

    name: str
    shape: Projection
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(store: pyoxigraph.Store, name: str) -> Network:
    """Return the projection ``name`` of ``store``. Raises `ConfigError` for a name that is not known."""
    shape = _shape(name)
    standing = Standing(Things(store))
    edges = tuple(edge for relation in shape.relations for edge in _edges(relation, standing))
    ordered = tuple(sorted(edges, key=lambda edge: (edge.source, edge.target, edge.verb)))
    return Network(name, shape, tuple(_nodes(ordered, standing)), ordered)


def projection(store: pyoxigraph.Store, name: str) -> networkx.DiGraph[str]:
    """Return the projection ``name`` as a networkx graph whose nodes are IRIs.

    Nodes have ``label``, ``kind``, ``party`` and ``iri``; edges ``weight`` (an integer), ``relation``,
    ``first`` and ``last`` (ISO dates), ``sources`` and ``offices`` (labels, with ``; `` between them). All of
    it is text or a number, so that networkx can write it. It is a ``DiGraph``, or a ``Graph`` where the
    relation has no direction. Several relations between the same two nodes become one edge.
    """
    import networkx

    made = network(store, name)
    graph = networkx.DiGraph() if made.shape.directed else networkx.Graph()
    graph.graph.update(name=made.shape.title, projection=name)
    for node in made.nodes:
        graph.add_node(node.iri, label=node.label, kind=node.kind, party=node.party, iri=node.iri)
    parallel: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in made.edges:
        parallel[edge.source, edge.target].append(edge)
    for (source, target), edges in parallel.items():
        graph.add_edge(source, target, **_attributes(edges))
    return graph


def _attributes(edges: list[Edge]) -> dict[str, str | int]:
    return {
        "weight": sum(edge.weight for edge in edges),
        "relation": "; ".join(edge.verb for edge in edges),
        "first": min(edge.first for edge in edges),
        "last": max(edge.last for edge in edges),
        "sources": "; ".join(sorted({source for edge in edges for source in edge.sources})),
        "offices": "; ".join(sorted({office for edge in edges for office in edge.offices})),
    }


def _shape(name: str) -> Projection:
    try:
        return PROJECTIONS[name]
    except KeyError:
        near = difflib.get_close_matches(name, PROJECTIONS, n=1)
        meant = f"did you mean {near[0]}? There " if near else "there "
        raise ConfigError(f"no projection {name!r}", remedy=f"{meant}are {', '.join(PROJECTIONS)}") from None


def _edges(relation: Relation, standing: Standing) -> Iterator[Edge]:
    events: dict[tuple[str, str], set[Event]] = defaultdict(set)
    offices: dict[tuple[str, str], set[str]] = defaultdict(set)
    things = standing.things
    rows = things.rows(relation.sparql)
    for source, target, item, date, graph in _pairs(rows) if relation.lift == "together" else rows:
        if relation.kinds and things.kind(target) not in relation.kinds:
            continue
        ends, office = _lifted(relation, source, target, date, standing)
        if ends is not None:
            events[ends].add(Event(date, item, graph))
            offices[ends].update(office)
    for (source, target), found in events.items():
        labels = tuple(sorted({things.file(graph) for graph in {event.graph for event in found}}))
        through = tuple(sorted(things.label(office) for office in offices[source, target]))
        yield Edge(source, target, relation.verb, tuple(sorted(found)), labels, through)


def _pairs(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Tie each two things that one item holds, the one whose IRI comes first to the other."""
    held: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for thing, _, *item in rows:
        held[tuple(item)].add(thing)
    for item_date_graph, together in held.items():
        for source, target in combinations(sorted(together), 2):
            yield source, target, *item_date_graph


def _lifted(
    relation: Relation, source: str, target: str, day: str, standing: Standing
) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
    """Return both ends of an edge and the office that stands between them."""
    if relation.lift == "holder" and (holder := standing.holder(target, day)):
        return (source, holder), (target,)
    if relation.lift == "party":
        party = standing.party(source, day)
        return ((party, target) if party else None), ()
    return (source, target), ()


def _nodes(edges: tuple[Edge, ...], standing: Standing) -> Iterator[Node]:
    last: dict[str, str] = {}
    for edge in edges:
        for iri in (edge.source, edge.target):
            last[iri] = max(last.get(iri, ""), edge.last)
    things = standing.things
    for iri, day in sorted(last.items()):
        party = standing.party(iri, day) if things.kind(iri) == "person" else ""
        yield Node(iri, things.label(iri), things.kind(iri), things.label(party))
