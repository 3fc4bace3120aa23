"""Scores: counts become precision, recall and F1, each with an interval."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphkit.evaluate.outcome import Counts, Outcome, tally

__all__ = ["DRAWS", "MEASURES", "Score", "scores_of"]

DRAWS = 1000
"""So many times the sources are drawn anew for an interval."""

_SEED = 20181101

MEASURES = (
    "turns", "speaker", "capacity", "header", "supplementary", "reply", "answer status", "span", "span+type",
    "span+entity", "span+person", "not a mention", "topic", "reference", "commitment", "commitment due", "commitment to",
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


def _draws(number: int) -> list[list[int]]:
    """Return the draws: lists of places, the same ones each time (nothing here depends on a clock)."""
    generator = random.Random(_SEED)
    return [generator.choices(range(number), k=number) for _ in range(DRAWS)] if number else []


def _score(measure: str, kind: str, each: list[Counts], draws: list[list[int]]) -> Score:
    total = sum(each, Counts())
    drawn = sorted(sum((each[i] for i in draw), Counts()).f1 for draw in draws)
    return Score(measure, kind, total, total.f1, *_bounds(drawn))


def _bounds(drawn: Sequence[float]) -> tuple[float, float]:
    return drawn[int(0.025 * len(drawn))], drawn[min(len(drawn) - 1, int(0.975 * len(drawn)))]


def _macro(
    name: str, topics: Iterable[Outcome], group: Callable[[str], str], sources: list[str], draws: list[list[int]]
) -> Score:
    """Return the mean F1 over classes that gold has; a turn's topics are counted once for each class."""
    sets: dict[tuple[str, int, str], set[str]] = {}
    for outcome in topics:
        sides = {"hit": {"gold", "ours"}, "miss": {"gold"}, "false": {"ours"}}[outcome.verdict]
        sets.setdefault((outcome.source, outcome.n, group(outcome.type)), set()).update(sides)
    counts: dict[str, list[Counts]] = {}
    for (source, _, label), sides in sets.items():
        each = counts.setdefault(label, [Counts()] * len(sources))
        both = Counts(len(sides) == 2, sides == {"gold"}, sides == {"ours"})
        each[sources.index(source)] += both
    classes = [each for _, each in sorted(counts.items()) if any(c.hit or c.miss for c in each)]
    drawn = sorted(_mean([sum((each[i] for i in draw), Counts()) for each in classes]) for draw in draws[:200])
    total = sum((c for each in counts.values() for c in each), Counts())
    return Score(name, "", total, _mean([sum(each, Counts()) for each in classes]), *_bounds(drawn or [0.0]))


def _mean(classes: list[Counts]) -> float:
    """Return the mean F1 over classes; one that a draw leaves without any turn is not counted."""
    seen = [c.f1 for c in classes if c.hit or c.miss or c.false]
    return sum(seen) / len(seen) if seen else 1.0
