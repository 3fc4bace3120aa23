"""Layout: places for the nodes of a small graph, the same every time, and no label on another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

__all__ = ["layout"]

ROUNDS: Final = 300
"""Steps of the force model; it has come to rest before that up to a thousand nodes."""

_GOLDEN: Final = 2.399963229728653
_GAP: Final = 14.0


def layout(
    count: int, edges: Sequence[tuple[int, int, float]], boxes: Sequence[tuple[float, float, float]]
) -> list[tuple[int, int]]:
    """Return a place (x, y) in pixels for each of ``count`` nodes.

    ``edges`` are (node, node, strength). ``boxes`` gives for each node the half width that it takes, and the
    height above and below its middle, with its label. Forces are those of ForceAtlas2 (Jacomy et al., 2014): nodes
    repel by their degree, edges pull by their strength, everything is drawn to the middle. The start is a
    spiral, so there is no chance in it.
    """
    if count == 0:
        return []
    import numpy as np

    places = _spiral(np, count, edges)
    size = float(np.mean([2 * half for half, _, _ in boxes])) if boxes else 1.0
    if count > 1:
        places = _forces(np, places, edges)
        spread = float(np.sqrt(np.mean(np.sum(places**2, axis=1)))) or 1.0
        room = 0.34 + 0.3 * max(0.0, 1 - count / 40)  # a small picture has room for the words on its edges
        places *= size * room * np.sqrt(count) / spread
        places[:, 0] *= 1.35
        places = _apart(np, places, np.array(boxes, dtype=float))
    places -= (places.max(axis=0) + places.min(axis=0)) / 2
    return [(round(float(x)), round(float(y))) for x, y in places]


def _spiral(np: Any, count: int, edges: Sequence[tuple[int, int, float]]) -> Any:
    """Put the best connected nodes in the middle and the others round them."""
    degree = np.zeros(count)
    for a, b, strength in edges:
        degree[a] += strength
        degree[b] += strength
    places = np.empty((count, 2))
    for rank, node in enumerate(sorted(range(count), key=lambda n: (-degree[n], n))):
        radius = np.sqrt(rank + 0.5)
        places[node] = radius * np.cos(rank * _GOLDEN), radius * np.sin(rank * _GOLDEN)
    return places


def _forces(np: Any, places: Any, edges: Sequence[tuple[int, int, float]]) -> Any:
    count = len(places)
    pull = np.zeros((count, count))
    for a, b, strength in edges:
        if a != b:
            pull[a, b] += strength
            pull[b, a] += strength
    mass = 1 + (pull > 0).sum(axis=1)
    push = np.outer(mass, mass).astype(float)
    np.fill_diagonal(push, 0.0)
    heat = np.sqrt(count)
    for step in range(ROUNDS):
        apart = places[:, None, :] - places[None, :, :]
        square = np.maximum((apart**2).sum(axis=2), 1e-4)
        force = ((push / square - pull)[:, :, None] * apart).sum(axis=1)
        force -= 0.35 * mass[:, None] * places
        move = force / mass[:, None]
        length = np.maximum(np.linalg.norm(move, axis=1), 1e-9)
        limit = heat * (1 - step / ROUNDS) * 0.1
        places = places + move * np.minimum(limit / length, 0.1)[:, None]
    return places


def _apart(np: Any, places: Any, boxes: Any) -> Any:
    """Push boxes that overlap away from each other, along the shorter way, until none does."""
    half = boxes[:, 0] + _GAP / 2
    tall = (boxes[:, 1] + boxes[:, 2] + _GAP) / 2
    centre = places + np.stack([np.zeros(len(boxes)), (boxes[:, 2] - boxes[:, 1]) / 2], axis=1)
    shift = centre - places
    order = np.sign(np.arange(len(boxes))[:, None] - np.arange(len(boxes))[None, :]).astype(float)
    for _ in range(400):
        dx = centre[:, None, 0] - centre[None, :, 0]
        dy = centre[:, None, 1] - centre[None, :, 1]
        over_x = half[:, None] + half[None, :] - np.abs(dx)
        over_y = tall[:, None] + tall[None, :] - np.abs(dy)
        hit = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(hit, val=False)
        if not hit.any():
            break
        sideways = hit & (over_x < over_y)
        upright = hit & ~sideways
        towards_x = np.where(dx == 0, order, np.sign(dx))
        towards_y = np.where(dy == 0, order, np.sign(dy))
        centre[:, 0] += 0.5 * np.where(sideways, over_x * towards_x, 0).max(axis=1)
        centre[:, 0] += 0.5 * np.where(sideways, over_x * towards_x, 0).min(axis=1)
        centre[:, 1] += 0.5 * np.where(upright, over_y * towards_y, 0).max(axis=1)
        centre[:, 1] += 0.5 * np.where(upright, over_y * towards_y, 0).min(axis=1)
    return centre - shift
