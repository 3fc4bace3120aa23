"""Outcome: one comparison of gold and finding, with its place, and what a heap of them adds up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["Counts", "Outcome", "tally"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One claim, right or wrong.

    ``verdict`` is ``hit`` (gold and finding agree), ``miss`` (gold has it, we do not) or ``false`` (we have it, gold
    does not); a disagreement about one thing is a miss and a false find. ``type`` is a finer kind inside the
    ``measure``; ``quote`` and ``context`` show the place; ``confidence`` is what the finding claimed for itself.
    """

    measure: str
    type: str
    verdict: str
    source: str
    n: int
    gold: str = ""
    found: str = ""
    quote: str = ""
    context: str = ""
    confidence: float | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits, misses and false finds, and the three figures that they make."""

    hit: int = 0
    miss: int = 0
    false: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hit + other.hit, self.miss + other.miss, self.false + other.false)

    @property
    def precision(self) -> float:
        """Hits among what we claim; 1 where nothing is claimed."""
        claimed = self.hit + self.false
        return self.hit / claimed if claimed else 1.0

    @property
    def recall(self) -> float:
        """Hits among what gold has; 1 where it has nothing."""
        wanted = self.hit + self.miss
        return self.hit / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = 2 * self.hit + self.miss + self.false
        return 2 * self.hit / both if both else 1.0


def tally(outcomes: Iterable[Outcome]) -> Mapping[tuple[str, str, str], Counts]:
    """Return counts by (source, measure, type), and by (source, measure, ``""``) over all types."""
    counted: Counter[tuple[str, str, str, str]] = Counter()
    for outcome in outcomes:
        for kind in {outcome.type, ""}:
            counted[outcome.source, outcome.measure, kind, outcome.verdict] += 1
    keys = sorted({key[:3] for key in counted})
    return {key: Counts(*(counted[(*key, verdict)] for verdict in ("hit", "miss", "false"))) for key in keys}
