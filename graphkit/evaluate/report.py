"""Report: an evaluation as tables for people and as JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from graphkit.evaluate import Evaluation
from graphkit.evaluate.calibration import expected_error
from graphkit.evaluate.outcome import Outcome
from graphkit.evaluate.scores import Score

__all__ = ["as_json", "as_text", "miss_rows"]

_CELL = 56

_HEAD = ("", "gold", "found", "precision", "recall", "F1", "95 %")


def as_text(evaluation: Evaluation, with_misses: bool = True) -> str:
    """Return the whole report: scores, baselines, reliability, and a table of every miss and false find."""
    parts = [f"{evaluation.turns} turns of {evaluation.sources} sources."]
    parts += [f"Not read: {source}: {why}" for source, why in evaluation.unread]
    parts += ["", *table(_HEAD, [score_row(score) for score in evaluation.scores])]
    parts += ["", "Mentions, as simpler ways would find them", ""]
    parts += table(("F1", "graphkit", *evaluation.baselines), list(baseline_rows(evaluation)))
    parts += ["", "Confidence against being right (span and entity)", ""]
    parts += table(("claimed", "findings", "mean", "right"), list(reliability_rows(evaluation)))
    parts += [f"expected calibration error {expected_error(evaluation.reliability):.3f}"]
    if with_misses:
        parts += ["", "Every miss and false find", ""]
        parts += table(("what", "", "where", "gold", "found", "context"), list(miss_rows(evaluation.outcomes)))
    return "\n".join(parts)


def score_row(score: Score) -> tuple[str, ...]:
    """Return a score as the cells of its row."""
    c = score.counts
    macro = score.measure.startswith("macro")
    sides = ("", "") if macro else (f"{c.precision:.3f}", f"{c.recall:.3f}")
    return (
        score.name, str(c.hit + c.miss), str(c.hit + c.false), *sides, f"{score.f1:.3f}", f"{score.low:.2f}–{score.high:.2f}"
    )  # fmt: skip


def baseline_rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    """Return the F1 of mentions beside that of each baseline."""
    figures = {name: {s.name: s.f1 for s in scores} for name, scores in evaluation.baselines.items()}
    for score in evaluation.scores:
        if score.measure.startswith("span"):
            theirs = (figures[name].get(score.name) for name in evaluation.baselines)
            yield (score.name, f"{score.f1:.3f}", *("" if f1 is None else f"{f1:.3f}" for f1 in theirs))


def reliability_rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    """Return the bins of the reliability table."""
    for b in evaluation.reliability:
        yield f"{b.low:.2f}–{b.high:.2f}", str(b.number), f"{b.confidence:.3f}", f"{b.right:.3f}"


def miss_rows(outcomes: Iterable[Outcome]) -> Iterator[tuple[str, ...]]:
    """Return a row for each miss and false find; of one place and one fault, only the most basic measure."""
    told: set[tuple[object, ...]] = set()
    for o in outcomes:
        place = (o.source, o.n, o.context or o.quote or o.type, o.verdict, o.measure.startswith("span") or o.measure)
        if o.verdict == "hit" or place in told:
            continue
        told.add(place)
        name = o.measure if o.measure == "topic" or not o.type else f"{o.measure}: {o.type}"
        yield name, o.verdict, f"{o.source}:{o.n}", _short(o.gold), _short(o.found), o.context or o.quote


def _short(words: str) -> str:
    """Cut what would make a table too wide to read; JSON has all of it."""
    return words if len(words) <= _CELL else f"{words[: _CELL - 1]}…"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return lines with columns of even width; the last column is as wide as it is."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in (head, *rows)
    ]


def as_json(evaluation: Evaluation) -> str:
    """Return the same for machines: scores, baselines, reliability, unread sources, and every outcome that is no hit."""
    document: dict[str, Any] = {
        "sources": evaluation.sources,
        "turns": evaluation.turns,
        "unread": dict(evaluation.unread),
        "scores": {score.name: score_object(score) for score in evaluation.scores},
        "baselines": {
            name: {score.name: score_object(score) for score in scores} for name, scores in evaluation.baselines.items()
        },
        "reliability": [asdict(b) for b in evaluation.reliability],
        "misses": [asdict(o) for o in evaluation.outcomes if o.verdict != "hit"],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def score_object(score: Score) -> dict[str, float | int]:
    """Return a score as it stands in JSON; figures with four places."""
    c = score.counts
    return {
        "hit": c.hit, "miss": c.miss, "false": c.false, "precision": round(c.precision, 4), "recall": round(c.recall, 4),
        "f1": round(score.f1, 4), "low": round(score.low, 4), "high": round(score.high, 4),
    }  # fmt: skip
