"""Content: a network becomes what the picture draws: nodes, edges, words, a title and a legend."""

from __future__ import annotations

import math
import textwrap
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import ConfigError, OutputError
from graphkit.publish.evidence import passages
from graphkit.publish.networks import Edge, Network, network
from graphkit.publish.palette import COLOURS, OTHER, SHAPES
from graphkit.publish.pictures.layout import layout
from graphkit.publish.standing import Standing
from graphkit.publish.things import Things

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["LIMIT", "Content", "content"]

LIMIT: Final = 1_000
"""The most nodes that a picture of this kind can show."""

QUOTES: Final = 5
"""So many passages of an edge are kept, the newest."""

PASSAGES: Final = 4_000
"""So many passages are kept in one page, those of the strongest edges."""

_PAGES: Final = "SELECT (COUNT(DISTINCT ?source) AS ?pages) WHERE { ?source a gk:Source }"
_DAYS: Final = """SELECT (MIN(?date) AS ?first) (MAX(?date) AS ?last) WHERE {
  ?question a gk:Question ; schema:datePublished ?date
}"""
_BODY: Final = """SELECT DISTINCT ?body WHERE {
  ?body a gk:Body . OPTIONAL { ?sitting schema:organizer ?body ; a gk:Sitting }
} ORDER BY DESC(BOUND(?sitting)) ?body LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Content:
    """All that is on the page.

    ``nodes`` and ``edges`` are in the form of vis-network; ``quotes`` maps the id of an edge to the places of its
    passages in ``passages``, newest first.
    """

    title: str
    help: str
    body: str
    first: str
    last: str
    pages: int
    note: str
    directed: bool
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    passages: list[dict[str, Any]]
    quotes: dict[str, list[int]]
    legend: list[dict[str, Any]]


def content(
    store: pyoxigraph.Store, projection: str = "overview", around: str | None = None, top: int | None = None
) -> Content:
    """Return what a picture of ``projection`` shows.

    ``around`` is the label or IRI of a node: then only its neighbourhood is shown. ``top`` keeps so many of
    the strongest nodes. Raises `ConfigError` for an unknown name, `OutputError` for more than `LIMIT` nodes.
    """
    whole = network(store, projection)
    made = _around(whole, around) if around else whole
    note = ""
    if top is not None and len(made.nodes) > top:
        note = f"The {top:,} most connected of {len(made.nodes):,}."
        made = _strongest(made, top)
    if len(made.nodes) > LIMIT:
        raise OutputError(
            f"{len(made.nodes):,} nodes are too many for this kind of picture, which shows {LIMIT:,}",
            remedy="use the explorer, or show what is around one of them",
        )
    things = Things(store)
    (pages,), (first, last) = (next(iter(things.rows(query))) for query in (_PAGES, _DAYS))
    body = next(iter(things.rows(_BODY)), ("",))[0]
    found, quotes = _quotes(Standing(things), made.edges)
    return Content(
        made.shape.title, made.shape.help, things.label(body), first, last, int(pages), note, made.shape.directed,
        _nodes(made), _edges(made), found, quotes, _legend(made),
    )  # fmt: skip


def _around(made: Network, name: str) -> Network:
    wanted = [n.iri for n in made.nodes if n.iri == name or n.label.casefold() == name.casefold()]
    if not wanted:
        raise ConfigError(f"{name!r} is not in the network {made.name}", remedy="give the label or IRI of a node")
    centre = wanted[0]
    near = {centre}
    for edge in made.edges:
        if centre in (edge.source, edge.target):
            near |= {edge.source, edge.target}
    return _only(made, near)


def _strongest(made: Network, top: int) -> Network:
    weights = _weights(made.edges)
    ranked = sorted(weights, key=lambda iri: (-weights[iri], iri))
    return _only(made, set(ranked[:top]))


def _only(made: Network, kept: set[str]) -> Network:
    edges = tuple(edge for edge in made.edges if edge.source in kept and edge.target in kept)
    return Network(made.name, made.shape, tuple(node for node in made.nodes if node.iri in kept), edges)


def _weights(edges: Sequence[Edge]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for edge in edges:
        weights[edge.source] += edge.weight
        weights[edge.target] += edge.weight
    return weights


def _nodes(made: Network) -> list[dict[str, Any]]:
    weights = _weights(made.edges)
    sizes = [min(44.0, 9 + 4 * math.sqrt(weights[node.iri])) for node in made.nodes]
    lines = [_lines(node.label) for node in made.nodes]
    boxes = [
        (max(size, 3.9 * max(len(line) for line in text)), size, size + 8 + 17 * len(text))
        for size, text in zip(sizes, lines, strict=True)
    ]
    index = {node.iri: place for place, node in enumerate(made.nodes)}
    ties = [(index[edge.source], index[edge.target], math.log1p(edge.weight)) for edge in made.edges]
    places = layout(len(made.nodes), ties, boxes)
    return [
        {
            "id": node.iri,
            "label": "\n".join(text),
            "name": node.label,
            "kind": node.kind,
            "party": node.party,
            "shape": SHAPES.get(node.kind, "dot"),
            "color": COLOURS.get(node.kind, OTHER),
            "size": round(size, 1),
            "x": x,
            "y": y,
        }
        for node, size, text, (x, y) in zip(made.nodes, sizes, lines, places, strict=True)
    ]


def _lines(label: str) -> list[str]:
    """Break a label into at most three lines; what is left out stands in the panel."""
    lines = textwrap.wrap(" ".join(label.split()), 24, break_long_words=True) or ["?"]
    return lines if len(lines) <= 3 else [*lines[:2], lines[2][:22].rstrip() + " …"]


def _edges(made: Network) -> list[dict[str, Any]]:
    parallel: dict[frozenset[str], int] = defaultdict(int)
    edges = []
    for number, edge in enumerate(made.edges):
        pair = frozenset((edge.source, edge.target))
        parallel[pair] += 1
        edges.append(
            {
                "id": f"e{number}",
                "from": edge.source,
                "to": edge.target,
                "verb": edge.verb,
                "label": edge.verb if edge.weight == 1 else f"{edge.verb} ×{edge.weight}",
                "weight": edge.weight,
                "first": edge.first,
                "last": edge.last,
                "offices": list(edge.offices),
                "files": len(edge.sources),
                "width": round(1 + 1.1 * math.log2(edge.weight), 2),
                "bend": round(0.1 + 0.14 * (parallel[pair] - 1), 2),
            }
        )
    return edges


def _quotes(standing: Standing, edges: Sequence[Edge]) -> tuple[list[dict[str, Any]], dict[str, list[int]]]:
    """Return the passages of the page and, for each edge, which of them are its own: the newest first."""
    held: dict[str, int] = {}
    found: list[dict[str, Any]] = []
    quotes: dict[str, list[int]] = {}
    for number, edge in sorted(enumerate(edges), key=lambda pair: (-pair[1].weight, pair[0])):
        newest = [event.item for event in reversed(edge.events)][:QUOTES]
        new = [item for item in newest if item not in held][: max(0, PASSAGES - len(found))]
        for item, words in passages(standing, new).items():
            held[item] = len(found)
            found.append(asdict(words))
        quotes[f"e{number}"] = [held[item] for item in newest if item in held]
    return found, quotes


def _legend(made: Network) -> list[dict[str, Any]]:
    counted = Counter(node.kind for node in made.nodes)
    order = list(COLOURS)
    kinds = sorted(counted, key=lambda kind: (order.index(kind) if kind in order else len(order), kind))
    return [
        {"kind": kind, "count": counted[kind], "color": COLOURS.get(kind, OTHER), "shape": SHAPES.get(kind, "dot")}
        for kind in kinds
    ]
