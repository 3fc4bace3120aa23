"""Palette: one colour and one shape a kind of thing, told apart by people who do not see all colours.

The hues are those of Okabe and Ito (2008), darkened where a white page needs it; a shape goes with each, so
that no kind is told by its colour alone. Parties have hues of their own, from the muted scheme of Paul Tol
(2021), so that a party is never taken for a kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

__all__ = ["COLOURS", "OTHER", "SHAPES", "party_colours", "rgb"]

OTHER: Final = "#6b6b6b"
"""The colour of a kind that is not in the table."""

COLOURS: Final = {
    "person": "#0072b2",
    "post": "#d55e00",
    "party": "#7a4a00",
    "group": "#a36a1f",
    "body": "#3d3d3d",
    "organisation": "#56b4e9",
    "strategy": "#b3568a",
    "document": "#cc79a7",
    "scheme": "#8f3f6d",
    "topic": "#009e73",
    "place": "#a59100",
    "event": "#e69f00",
    "name": "#8c8c8c",
}
"""Kind to colour, as ``#rrggbb``."""

SHAPES: Final = {
    "person": "dot",
    "post": "diamond",
    "party": "hexagon",
    "group": "hexagon",
    "body": "square",
    "organisation": "square",
    "strategy": "star",
    "document": "star",
    "scheme": "star",
    "topic": "triangle",
    "place": "triangleDown",
    "event": "triangleDown",
    "name": "dot",
}
"""Kind to the name of a shape as vis-network has it."""

_PARTIES: Final = ("#332288", "#882255", "#117733", "#999933", "#cc6677", "#44aa99", "#aa4499", "#ddcc77", "#88ccee")


def party_colours(parties: Iterable[str]) -> dict[str, str]:
    """Return a colour for each party: by the order of their names, round and round where there are many."""
    return {name: _PARTIES[place % len(_PARTIES)] for place, name in enumerate(sorted(set(parties)))}


def rgb(colour: str) -> tuple[int, int, int]:
    """Return the three parts of ``#rrggbb``, 0 to 255.

    >>> rgb("#0072b2")
    (0, 114, 178)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
