"""Scores: counts become precision, recall and F1, each with an interval."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.evaluate.outcome import Counts, Outcome, tally

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]

__all__ = ["DRAWS", "MEASURES", "Score", "scores_of"]

DRAWS = 1000
"""So many times the sources are drawn anew for an interval."""

_SEED = 20181101

MEASURES = (
    "turns", "speaker", "capacity", "header", "supplementary", "reply", "answer status", "span", "span+type",
    "span+entity", "span+person", "ambiguous", "not a mention", "topic", "reference", "commitment", "commitment due", "commitment to",
)  # fmt: skip
"""Everything that is measured, in the order of the report."""

TYPED = ("header", "span", "span+type", "span+entity", "span+person", "answer status")
"""The measures that are also shown by type."""


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the report. ``low`` and ``high`` bound the F1 in 95 of 100 draws of the sources.

    ``type`` is ``""`` for all types together; ``macro topics`` and ``macro major`` are means of F1 over classes,
    and their ``counts`` are the sums.
    """

    measure: str
    type: str
    counts: Counts
    f1: float
    low: float
    high: float

    @property
    def name(self) -> str:
        """The measure and its type in one word: ``span+person: post``."""
        return f"{self.measure}: {self.type}" if self.type else self.measure


def scores_of(outcomes: Sequence[Outcome], majors: Mapping[str, str]) -> tuple[Score, ...]:
    """Return every score, in the order of `MEASURES`; ``majors`` gives the major topic of a topic's label."""
    counted = tally(outcomes)
    sources = sorted({outcome.source for outcome in outcomes})
    draws = _draws(len(sources))
    lines: list[Score] = []
    for measure in MEASURES:
        kinds = sorted({kind for _, m, kind in counted if m == measure and kind})
        for kind in ("", *(kinds if measure in TYPED else ())):
            each = [counted.get((source, measure, kind), Counts()) for source in sources]
            if any((c.hit, c.miss, c.false) != (0, 0, 0) for c in each):
                lines.append(_score(measure, kind, each, draws))
    topics = [o for o in outcomes if o.measure == "topic"]
    if topics:
        lines.append(_macro("macro topics", topics, lambda label: label, sources, draws))
        lines.append(_macro("macro major", topics, lambda label: majors.get(label, "none"), sources, draws))
    return tuple(lines)


def _draws(number: int) -> Array:
    """Return how often each source is in each draw; the same draws each time (nothing here depends on a clock)."""
    import numpy as np

    generator = random.Random(_SEED)
    drawn = np.zeros((DRAWS, number))
    for row in drawn:
        for place in generator.choices(range(number), k=number):
            row[place] += 1
    return drawn


def _score(measure: str, kind: str, each: Sequence[Counts], draws: Array) -> Score:
    total = sum(each, Counts())
    return Score(measure, kind, total, total.f1, *_bounds(_f1(_sums(each, draws))))


def _sums(each: Sequence[Counts], draws: Array) -> Array:
    """Return hits, misses and false finds of every draw, a row each."""
    import numpy as np

    sums: Array = np.matmul(draws, np.array([(c.hit, c.miss, c.false) for c in each]))
    return sums


def _f1(sums: Array) -> Array:
    """Return the F1 of every draw; 1 where it has nothing to find and claims nothing."""
    import numpy as np

    both = 2 * sums[:, 0] + sums[:, 1] + sums[:, 2]
    figures: Array = np.divide(2 * sums[:, 0], both, out=np.ones(len(both)), where=both > 0)
    return figures


def _bounds(drawn: Array) -> tuple[float, float]:
    ordered = sorted(float(value) for value in drawn)
    return ordered[int(0.025 * len(ordered))], ordered[int(0.975 * len(ordered))]


def _macro(
    name: str, topics: Iterable[Outcome], group: Callable[[str], str], sources: Sequence[str], draws: Array
) -> Score:
    """Return the mean F1 over classes that gold has; a draw that leaves a class without any turn does not count it."""
    import numpy as np

    counts = _by_class(topics, group, sources)
    classes = [each for _, each in sorted(counts.items()) if any(c.hit or c.miss for c in each)]
    sums = [_sums(each, draws) for each in classes]
    seen = np.array([one.sum(axis=1) > 0 for one in sums])
    figures = np.array([_f1(one) for one in sums])
    drawn = (figures * seen).sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
    mean = sum(sum(each, Counts()).f1 for each in classes) / len(classes) if classes else 1.0
    total = sum((c for each in counts.values() for c in each), Counts())
    return Score(name, "", total, mean, *(_bounds(drawn) if classes else (1.0, 1.0)))


def _by_class(
    topics: Iterable[Outcome], group: Callable[[str], str], sources: Sequence[str]
) -> dict[str, list[Counts]]:
    """Return counts by class and source; a turn counts once for each class, however many of its topics it has."""
    sides: dict[tuple[str, int, str], set[str]] = {}
    for outcome in topics:
        side = {"hit": {"gold", "ours"}, "miss": {"gold"}, "false": {"ours"}}[outcome.verdict]
        sides.setdefault((outcome.source, outcome.n, group(outcome.type)), set()).update(side)
    place = {source: i for i, source in enumerate(sources)}
    counts: dict[str, list[Counts]] = {}
    for (source, _, label), found in sides.items():
        each = counts.setdefault(label, [Counts()] * len(sources))
        each[place[source]] += Counts(len(found) == 2, found == {"gold"}, found == {"ours"})
    return counts
