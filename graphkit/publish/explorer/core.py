"""Core: the oldest part of a record, on which its picture is settled until the record has grown by a quarter."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from graphkit.publish.explorer.rows import Rows
from graphkit.publish.explorer.view import View

__all__ = ["GROWTH", "core_of", "core_size"]

GROWTH: Final = 1.25
"""A picture is settled anew each time that the record has grown by this factor."""


def core_size(questions: int) -> int:
    """Return how many questions, the oldest first, the picture of a record of so many is settled on.

    >>> [core_size(count) for count in (3, 97, 120, 121, 1000)]
    [3, 97, 97, 121, 891]
    """
    size, following = questions, 1
    while following <= questions:
        size, following = following, max(following + 1, int(following * GROWTH))
    return size


def core_of(view: View, rows: Rows) -> tuple[View, Rows]:
    """Return the core of a view and of its numbered rows: the oldest questions, what is named in them, and what is above that.

    Pages of later days leave it as it is, until there are so many that the next core begins.
    """
    oldest = rows.taken(np.arange(core_size(len(rows.heads))))
    things = [thing.iri for thing in view.things]
    named = [oldest[name] for name in ("asker", "speaker", "body", "denotes")]
    places = np.unique(np.concatenate([*named, oldest.meant()[1]])).tolist()
    held = _with_what_lasts(view, {things[place] for place in places if place >= 0})
    kept = np.array([iri in held for iri in things] + [False])
    core = replace(view, things=tuple(thing for thing in view.things if thing.iri in held))
    return core, oldest.renamed(np.where(kept, np.cumsum(kept) - 1, -1))


def _with_what_lasts(view: View, held: set[str]) -> set[str]:
    """Add what those hold and belong to, who is responsible for it, and the branches above."""
    above: dict[str, list[str]] = {}
    for span in view.spans:
        above.setdefault(span.person, []).append(span.target)
    for link in view.links:
        lower, upper = (link.subject, link.target) if link.kind == "broader" else (link.target, link.subject)
        above.setdefault(lower, []).append(upper)
    rim = list(held)
    while rim:
        found = [iri for lower in rim for iri in above.get(lower, []) if iri not in held]
        held.update(found)
        rim = found
    return held
