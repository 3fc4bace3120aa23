"""Cues: the words of a text that speak for a topic, counted by their form and by where they stand."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from graphkit.extract.lexicon import Hit

__all__ = ["Counts", "Places", "counted"]

Counts = dict[str, dict[str, float]]
"""Topic to form (``name single phrase proper word everyday body``) to the number of cues."""

Places = dict[str, tuple[int, int]]
"""Topic to the place of the first words that speak for it."""


def counted(hits: Iterable[Hit], names: Sequence[tuple[int, int]] = ()) -> tuple[Counts, Places]:
    """Return the cues of each topic by their form, and where the first stands.

    What lies inside one of ``names`` (start, end) does not count, what is the whole of it counts as a ``body``, unless it is
    an ``everyday`` word. A cue that several topics share counts for each in part.
    """
    counts: Counts = {}
    places: Places = {}
    end = 0
    naming = _Walk(names)
    for hit in sorted(hits, key=_reading_order):
        start, stop = naming.around(hit)
        if hit.start < end or (stop and hit.end - hit.start < stop - start - 2):
            continue
        end = hit.end
        entries = hit.kinds["topic"].entries
        for entry in entries:
            forms = counts.setdefault(entry.id, {})
            form = "body" if stop and entry.grade != "everyday" else entry.grade
            forms[form] = forms.get(form, 0.0) + 1 / len(entries)
            places.setdefault(entry.id, (hit.start, hit.end))
    return counts, places


class _Walk:
    """Spans in reading order, walked through beside hits in reading order."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._coming = iter((*spans, (sys.maxsize, sys.maxsize)))
        self._span = next(self._coming)

    def around(self, hit: Hit) -> tuple[int, int]:
        """Return the span that a hit lies in, or (0, 0)."""
        while self._span[1] < hit.end:
            self._span = next(self._coming)
        return self._span if self._span[0] <= hit.start else (0, 0)


def _reading_order(hit: Hit) -> tuple[int, int, bool]:
    """Order hits by their places, the longest first; of ``fare`` and ``fares`` in the same place, the one that says more."""
    return hit.start, -hit.end, hit.kinds["topic"].entries[0].grade == "everyday"
