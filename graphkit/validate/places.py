"""Places: the named graphs that a finding belongs to, and the file and line that it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graphkit.vocabulary import DCTERMS, GK, OA, RDFS, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyoxigraph

    from graphkit.validate.findings import Violation

__all__ = ["TABLES", "Place", "locate"]

TABLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "body": "organisations.csv",
        "document": "strategies.csv",
        "event": "events.csv",
        "group": "groups.csv",
        "membership": "memberships.csv or group_memberships.csv",
        "organisation": "organisations.csv",
        "party": "parties.csv",
        "person": "people.csv",
        "place": "places.csv",
        "post": "posts.csv",
        "scheme": "schemes.csv",
        "strategy": "strategies.csv",
        "tenure": "tenures.csv",
        "topic": "topics.ttl",
    }
)
"""The kind in an address to the file of the register that holds its things."""

_UP: Final = (OA("hasTarget"), OA("hasSource"), GK("madeIn"), SCHEMA("isPartOf"))
_DOWN: Final = (OA("hasSelector"), OA("hasTarget"))
"""From a thing without a line: to what it is evidence in, and from a part to the annotation that has it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding comes from.

    ``graphs`` are the IRIs of the named graphs that say something of the thing, sorted: what to set aside
    where a build must go on without it. ``file`` is the name of the source, or of the table of the register
    (empty where the graph does not tell), ``line`` the 1-based line in it. ``str()`` gives the beginning
    of an error's sentence: ``flooding.txt: line 7: ``.
    """

    graphs: tuple[str, ...] = ()
    file: str = ""
    line: int | None = None

    def __str__(self) -> str:
        file = f"{self.file}: " if self.file else ""
        return f"{file}line {self.line}: " if self.line is not None else file


def locate(store: pyoxigraph.Store, violation: Violation) -> Place:
    """Return the named graphs, the file and the line of a finding in the store that was validated."""
    import pyoxigraph

    if not _is_iri(violation.focus):
        return Place()
    focus = pyoxigraph.NamedNode(violation.focus)
    graphs = _graphs(store, focus)
    for graph in graphs:
        name = _text(store, graph, DCTERMS("identifier"), graph)
        if name or _text(store, graph, GK("sha256"), graph):
            named = tuple(g.value for g in graphs)
            return Place(named, name or _text(store, graph, RDFS("label"), graph), _line(store, focus, graph))
    line = _line(store, focus, pyoxigraph.DefaultGraph())
    return Place(tuple(g.value for g in graphs), _table(violation.focus, graphs), line)


def _is_iri(text: str) -> bool:
    return ":" in text and not text.startswith("_:")


def _graphs(store: pyoxigraph.Store, focus: pyoxigraph.NamedNode) -> list[pyoxigraph.NamedNode]:
    """Return the graphs that describe the thing; where none does, those that point to it."""
    import pyoxigraph

    for quads in (store.quads_for_pattern(focus, None, None), store.quads_for_pattern(None, None, focus)):
        names = {quad.graph_name for quad in quads if isinstance(quad.graph_name, pyoxigraph.NamedNode)}
        if names:
            return sorted(names, key=lambda name: name.value)
    return []


def _table(focus: str, graphs: list[pyoxigraph.NamedNode]) -> str:
    for graph in graphs:
        root = graph.value.removesuffix("register")
        if root != graph.value and focus.startswith(root):
            return TABLES.get(focus.removeprefix(root).partition("/")[0], "")
    return ""


def _line(
    store: pyoxigraph.Store, focus: pyoxigraph.NamedNode, graph: pyoxigraph.NamedNode | pyoxigraph.DefaultGraph
) -> int | None:
    """Return the line of the thing or, going outward, of the first that has one."""
    seen = {focus}
    ring = [focus]
    while ring:
        for node in ring:
            found = _text(store, node, GK("line"), graph)
            if found.isdigit():
                return int(found)
        around = {near for node in ring for near in _near(store, node, graph)} - seen
        seen |= around
        ring = sorted(around, key=lambda node: node.value)
    return None


def _near(
    store: pyoxigraph.Store, node: pyoxigraph.NamedNode, graph: pyoxigraph.NamedNode | pyoxigraph.DefaultGraph
) -> Iterator[pyoxigraph.NamedNode]:
    import pyoxigraph

    for name in _UP:
        for quad in store.quads_for_pattern(node, pyoxigraph.NamedNode(name), None, graph):
            if isinstance(quad.object, pyoxigraph.NamedNode):
                yield quad.object
    for name in _DOWN:
        for quad in store.quads_for_pattern(None, pyoxigraph.NamedNode(name), node, graph):
            if isinstance(quad.subject, pyoxigraph.NamedNode):
                yield quad.subject


def _text(
    store: pyoxigraph.Store,
    subject: pyoxigraph.NamedNode,
    predicate: str,
    graph: pyoxigraph.NamedNode | pyoxigraph.DefaultGraph,
) -> str:
    import pyoxigraph

    quads = store.quads_for_pattern(subject, pyoxigraph.NamedNode(predicate), None, graph)
    return min((quad.object.value for quad in quads if isinstance(quad.object, pyoxigraph.Literal)), default="")
