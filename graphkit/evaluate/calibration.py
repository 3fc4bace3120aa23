"""Calibration: whether what claims to be right nine times in ten is right nine times in ten."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.evaluate.outcome import Outcome

__all__ = ["BINS", "Bin", "expected_error", "reliability"]

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0001)
"""The bounds of the bins, narrower where most findings stand."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Findings whose confidence lies in [low, high): how many, their mean confidence, the share that is right."""

    low: float
    high: float
    number: int
    confidence: float
    right: float


def reliability(outcomes: Iterable[Outcome], measure: str = "span+entity") -> tuple[Bin, ...]:
    """Return the bins that hold something, for the findings of one measure (hits are right, false finds wrong)."""
    claims = [
        (outcome.confidence, outcome.verdict == "hit")
        for outcome in outcomes
        if outcome.measure == measure and outcome.verdict != "miss" and outcome.confidence is not None
    ]
    bins = []
    for low, high in itertools.pairwise(BINS):
        inside = [(confidence, right) for confidence, right in claims if low <= confidence < high]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            bins.append(Bin(low, min(high, 1.0), len(inside), mean, share))
    return tuple(bins)


def expected_error(bins: Iterable[Bin]) -> float:
    """Return the expected calibration error: the mean gap between confidence and share, by number."""
    held = list(bins)
    total = sum(b.number for b in held)
    return sum(b.number * abs(b.confidence - b.right) for b in held) / total if total else 0.0
