"""Layout: every thing gets a place that says who is tied to what, the same one in every build."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final, TypeGuard

import numpy as np
from scipy.spatial import cKDTree

from graphkit.publish.explorer.core import GROWTH
from graphkit.publish.explorer.forces import Array, Edges, Places, drawn_together, gathered, settle
from graphkit.publish.explorer.ties import Summary, Summed
from graphkit.publish.explorer.view import Layout, View

__all__ = ["DOT", "lay_out"]

DOT: Final = 4.6
"""How far apart the questions and turns of a disc lie, in the units of the picture."""

_SMALLEST: Final = {"person": 6.0, "post": 6.5, "party": 8.0, "topic": 7.0, "strategy": 6.0}
_LARGEST: Final = 20.0
_WIDTH: Final = 1.7
"""Room for labels: nodes keep this much more distance sideways than up and down."""
_MARGIN: Final = 11.0
_CROWD: Final = 0.5
"""More new things than this share of all, and a former picture does not count."""


def lay_out(
    view: View, summary: Summary, core: Summed, earlier: Mapping[str, tuple[float, float]] | None = None
) -> Layout:
    """Place the things of a view.

    The forces settle the view's ``core`` only (see `core_of`); what came in since finds its place beside what it is
    tied to. So a few more pages leave the picture as it was, and still it depends on nothing but the view.
    ``earlier`` maps IRIs to the places of a former picture, which then takes the core's place. Nothing is random:
    a thing starts from a place that its IRI tells.
    """
    if not view.things:
        return Layout([], [], [])
    size = _sizes(view, summary)
    known = earlier if _tells(earlier, view) else _core_places(*(core if core[0].things else (view, summary)))
    place = _apart(_beside(view, _edges(summary), known), size + DOT * np.sqrt(summary.dots))
    return Layout(*(np.rint(column).astype(int).tolist() for column in (place[:, 0], place[:, 1], size)))


def _tells(
    earlier: Mapping[str, tuple[float, float]] | None, view: View
) -> TypeGuard[Mapping[str, tuple[float, float]]]:
    """Whether a former picture knows enough of the view to go on from it."""
    known = earlier or {}
    return bool(known) and sum(thing.iri in known for thing in view.things) >= (1 - _CROWD) * len(view.things)


def _core_places(core: View, summary: Summary) -> dict[str, tuple[float, float]]:
    """Settle the core, with room for the questions and turns that will come before the next one."""
    edges, room = _edges(summary), _sizes(core, summary) + DOT * np.sqrt(GROWTH * summary.dots)
    start = drawn_together(_start(core), edges)
    return _named(core, _apart(_framed(_turned(settle(start, edges), start), room), room))


def _named(view: View, place: Array) -> dict[str, tuple[float, float]]:
    return {thing.iri: (float(x), float(y)) for thing, (x, y) in zip(view.things, place, strict=True)}


def _sizes(view: View, summary: Summary) -> Array:
    smallest = np.array([_SMALLEST.get(thing.kind, 5.0) for thing in view.things])
    share = np.sqrt(summary.spoken / max(1, *summary.spoken.tolist()))
    sizes: Array = smallest + share * (_LARGEST - smallest)
    return sizes


def _edges(summary: Summary) -> Edges:
    return Edges(summary.pairs[:, 0], summary.pairs[:, 1], np.log1p(summary.times.astype(float)))


def _start(view: View) -> Array:
    """Return a place in a disc for each thing, drawn from its IRI."""
    digests = [hashlib.sha256(thing.iri.encode()).digest() for thing in view.things]
    numbers = np.array([[int.from_bytes(d[:4]), int.from_bytes(d[4:8])] for d in digests]) / 2**32
    radius, angle = 10 * np.sqrt(len(digests) * numbers[:, 0]), 2 * np.pi * numbers[:, 1]
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _turned(place: Array, start: Array) -> Array:
    """Turn the picture to where it set out from (Procrustes), so that a few more pages do not turn it round."""
    left, _, right = np.linalg.svd((place - place.mean(axis=0)).T @ (start - start.mean(axis=0)))
    turned: Array = place @ (left @ right)
    return turned


def _framed(place: Array, room: Array) -> Array:
    """Pull in what strays, and scale the picture so that everything has its room."""
    place = place - np.median(place, axis=0)
    distance = np.hypot(*place.T)
    reach = max(float(np.quantile(distance, 0.9)), 1e-9)
    beyond = np.maximum(distance / reach - 1, 0)
    place *= ((1 + 0.3 * np.tanh(beyond / 0.3)) / (1 + beyond))[:, None]
    wanted = np.sqrt(float((_WIDTH * (room + _MARGIN) ** 2).sum()) * 1.25)
    framed: Array = place * (wanted / reach) * np.array([0.92, 1.1])
    return framed


def _beside(view: View, edges: Edges, earlier: Mapping[str, tuple[float, float]]) -> Array:
    """Keep the earlier places and put new things at the middle of what they are tied to, a little aside."""
    known = np.array([thing.iri in earlier for thing in view.things])
    place = np.array([earlier.get(thing.iri, (0.0, 0.0)) for thing in view.things], dtype=float)
    jitter = _start(view)
    jitter *= 30 / (10 * np.sqrt(len(place)))
    total, weight = np.zeros_like(place), np.zeros(len(place))
    for near, far in ((edges.one, edges.other), (edges.other, edges.one)):
        drawn = edges.weight * known[far]
        np.add.at(total, near, place[far] * drawn[:, None])
        np.add.at(weight, near, drawn)
    middle = np.where(weight[:, None] > 0, total / np.maximum(weight, 1e-9)[:, None], place[known].mean(axis=0))
    return np.where(known[:, None], place, middle + jitter)


def _near(place: Array, radius: Array) -> tuple[Places, Places]:
    """Return the ends of all pairs that may overlap. The few large ones look far round, and the many small ones near."""
    large = radius > 2 * np.median(radius)
    some, few = np.flatnonzero(~large), np.flatnonzero(large)
    small, reach = cKDTree(place[some]), float(radius[some].max())
    near = some[small.query_pairs(2 * reach, output_type="ndarray")]
    if not len(few):
        return near[:, 0], near[:, 1]
    far = few[cKDTree(place[few]).query_pairs(2 * float(radius.max()), output_type="ndarray")]
    found = small.query_ball_point(place[few], radius[few] + reach)
    one = np.repeat(few, [len(each) for each in found])
    other = some[np.concatenate(found).astype(np.int64)]
    return np.concatenate([near[:, 0], far[:, 0], one]), np.concatenate([near[:, 1], far[:, 1], other])


def _apart(place: Array, room: Array, rounds: int = 90) -> Array:
    """Push things that overlap apart, the larger less, until none do or the rounds are over."""
    place = place / np.array([_WIDTH, 1.0])
    radius = room + _MARGIN / 2
    for _ in range(rounds):
        one, other = _near(place, radius)
        gap = place[other] - place[one]
        distance = np.maximum(np.hypot(*gap.T), 1e-6)
        lack = radius[one] + radius[other] - distance
        close = lack > 0.5
        if not close.any():
            break
        one, other, gap = one[close], other[close], gap[close]
        push = gap * (lack[close] / distance[close] * 0.6)[:, None]
        share = (radius[other] / (radius[one] + radius[other]))[:, None]
        place += gathered(other, push * (1 - share), len(place)) - gathered(one, push * share, len(place))
    spread: Array = place * np.array([_WIDTH, 1.0])
    return spread
