"""Forces: what is tied draws together and everything else keeps its distance, in time that grows with the nodes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import scipy.fft
import scipy.sparse
import scipy.sparse.linalg
from numpy.typing import NDArray

__all__ = [
    "Array",
    "Edges",
    "Places",
    "between_pairs",
    "drawn_together",
    "field_of_one",
    "gathered",
    "on_a_grid",
    "settle",
]

Array = NDArray[np.float64]
Places = NDArray[np.int64]

_CELLS: Final = 128
"""How fine the grid is on which the repulsion of many nodes is computed."""
_FEW: Final = 256
"""As long as there are no more nodes, to go through all pairs takes less time than the grid."""
_SOFT: Final = 0.5
"""What is added to a squared distance, in squared cells, so that nobody is pushed without end."""
_GRAVITY: Final = 0.35
_STRIDE: Final = 0.3
"""How far a node goes at once in the first step, as a share of how far they all lie apart; less and less after that …"""
_PACE: Final = 10.0
"""… down to this."""
_HOLD: Final = 0.1
"""How firmly a node is held where it starts, for each unit of its ties."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Both ends of each edge as places, and its weight."""

    one: Places
    other: Places
    weight: Array


def drawn_together(start: Array, edges: Edges) -> Array:
    """Return the one place for each node that is nearest both to where it starts and to what it is tied to.

    The squares of both distances are least there. A little more or less of ties changes these places a little, so
    forces that set out from them come to rest about where they did before.
    """
    count = len(start)
    if not len(edges.one):
        return start
    ties = scipy.sparse.coo_matrix((edges.weight, (edges.one, edges.other)), shape=(count, count))
    both = (ties + ties.T).tocsr()
    drawn = np.asarray(both.sum(axis=1)).ravel()
    hold = _HOLD * (drawn + 1)
    place: Array = scipy.sparse.linalg.splu((scipy.sparse.diags(drawn + hold) - both).tocsc()).solve(
        hold[:, None] * start
    )
    spread = np.sqrt((place**2).sum(axis=1).mean())
    scaled: Array = place * (np.sqrt((start**2).sum(axis=1).mean()) / max(spread, 1e-9))
    return scaled


def settle(start: Array, edges: Edges, steps: int = 100) -> Array:
    """Return the positions that LinLog forces lead to from ``start`` (n rows of x and y).

    Attraction grows with the logarithm of the distance and repulsion falls with its inverse (A. Noack, Energy
    models for graph clustering, 2007); a node's mass is one more than the weight of its edges; the step adapts
    to how much nodes swing (M. Jacomy et al., ForceAtlas2, 2014), and is bounded by less and less. The repulsion of
    many nodes is computed on a grid by a fast Fourier transform, not pair by pair.
    """
    place, count = start.copy(), len(start)
    drawn = np.bincount(edges.one, edges.weight, count) + np.bincount(edges.other, edges.weight, count)
    mass: Array = np.asarray(1.0 + drawn, dtype=np.float64)
    repulsion = between_pairs if count <= _FEW else partial(on_a_grid, kernel=field_of_one())
    before = np.zeros_like(place)
    speed = 1.0
    stride = _STRIDE * np.sqrt((start**2).sum(axis=1).mean())
    for step in range(steps):
        force = repulsion(place, mass) + _attraction(place, edges) + _gravity(place, mass)
        swing = np.hypot(*(force - before).T)
        traction = np.hypot(*(force + before).T) / 2
        wanted = float((mass * traction).sum() / max((mass * swing).sum(), 1e-9))
        speed = min(wanted, 1.5 * speed)
        free = speed / (1.0 + speed * np.sqrt(swing))
        most = max(_PACE, stride * (1 - step / steps) ** 2)
        place += force * np.minimum(free, most / np.maximum(np.hypot(*force.T), 1e-9))[:, None]
        before = force
    return place


def _attraction(place: Array, edges: Edges) -> Array:
    apart = place[edges.other] - place[edges.one]
    distance = np.maximum(np.hypot(*apart.T), 1e-9)
    pull = apart * (edges.weight * np.log1p(distance) / distance)[:, None]
    return gathered(edges.one, pull, len(place)) - gathered(edges.other, pull, len(place))


def _gravity(place: Array, mass: Array) -> Array:
    distance = np.maximum(np.hypot(*place.T), 1.0)
    pull: Array = -_GRAVITY * place * (mass / np.sqrt(distance))[:, None]
    return pull


def gathered(where: Places, what: Array, count: int) -> Array:
    """Return ``count`` rows of x and y: the sum of the rows of ``what`` whose place in ``where`` is theirs."""
    return np.stack([np.bincount(where, what[:, axis], count) for axis in (0, 1)], axis=1)


def field_of_one() -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """Return the transform of the field that one unit of mass makes on the grid, softened within a cell."""
    line = scipy.fft.fftfreq(2 * _CELLS, 1 / (2 * _CELLS))
    x, y = np.meshgrid(line, line, indexing="ij")
    square = x * x + y * y + _SOFT
    return scipy.fft.rfft2(x / square), scipy.fft.rfft2(y / square)


def between_pairs(place: Array, mass: Array) -> Array:
    """Return how all other nodes push each: by its mass and theirs over the distance, softened as on the grid."""
    x, y = (line[:, None] - line for line in place.T)
    near = mass / (x * x + y * y + _SOFT * _cell(place) ** 2)
    return np.stack([(near * x).sum(axis=1), (near * y).sum(axis=1)], axis=1) * mass[:, None]


def _cell(place: Array) -> float:
    """Return how wide a cell of the grid is that holds all places."""
    return max(float(np.ptp(place, axis=0).max()), 1e-6) / (_CELLS - 2)


def on_a_grid(place: Array, mass: Array, kernel: tuple[NDArray[np.complex128], NDArray[np.complex128]]) -> Array:
    """Return the same for many nodes, from the field that their masses make at the corners of cells."""
    cell = _cell(place)
    at = (place - place.min(axis=0)) / cell
    corner = np.floor(at).astype(np.int64)
    part = at - corner
    shares = [
        ((corner[:, 0] + dx) * _CELLS + corner[:, 1] + dy, np.abs(1 - dx - part[:, 0]) * np.abs(1 - dy - part[:, 1]))
        for dx in (0, 1)
        for dy in (0, 1)
    ]
    density = sum(np.bincount(index, mass * share, _CELLS * _CELLS) for index, share in shares)
    spectrum = scipy.fft.rfft2(np.reshape(density, (_CELLS, _CELLS)), s=(2 * _CELLS, 2 * _CELLS))
    force = np.empty_like(place)
    for axis in (0, 1):
        field = scipy.fft.irfft2(spectrum * kernel[axis])[:_CELLS, :_CELLS].ravel()
        force[:, axis] = sum(field[index] * share for index, share in shares)
    return force * (mass / cell)[:, None]
