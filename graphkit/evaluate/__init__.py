"""Evaluate: what the stages find, held against gold, with figures, intervals, baselines and every miss."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from graphkit.evaluate.baselines import BASELINES
from graphkit.evaluate.calibration import Bin, reliability
from graphkit.evaluate.commitments import commitment_outcomes
from graphkit.evaluate.gold import Gold, load
from graphkit.evaluate.names import Names
from graphkit.evaluate.outcome import Outcome
from graphkit.evaluate.running import Run, run
from graphkit.evaluate.scores import Score, scores_of
from graphkit.evaluate.spans import mention_outcomes, reference_outcomes
from graphkit.evaluate.turns import header_outcomes, topic_outcomes, turn_outcomes
from graphkit.register import Register

__all__ = ["Evaluation", "evaluate"]

_MENTIONS = ("span", "span+type", "span+entity", "span+person")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that is known of one evaluation.

    ``baselines`` holds the scores of mentions by the name of the baseline; ``unread`` pairs of source and the
    reader's sentence; ``turns`` counts what gold annotates.
    """

    outcomes: tuple[Outcome, ...]
    scores: tuple[Score, ...]
    baselines: dict[str, tuple[Score, ...]]
    reliability: tuple[Bin, ...]
    unread: tuple[tuple[str, str], ...]
    sources: int
    turns: int


def evaluate(
    paths: Iterable[Path],
    register: Register,
    folder: Path | None = None,
    progress: Callable[[str], None] = lambda source: None,
) -> Evaluation:
    """Run the stages on every source that the gold files annotate, and compare.

    ``folder`` is where the sources are, if not beside or above the gold. Raises `SourceError` for gold that is wrong;
    a source that no reader can read counts as missed and is named in ``unread``.
    """
    names = Names(register)
    golds = load(paths, folder)
    runs: list[tuple[Gold, Run]] = []
    for gold in golds:
        progress(gold.source)
        runs.append((gold, run(gold.path, gold.source, register)))
    outcomes = tuple(outcome for gold, found in runs for outcome in _compare(gold, found, names))
    majors = _majors(register)
    baselines = {
        name: tuple(s for s in scores_of(_mentions(runs, names, name), majors) if s.measure in _MENTIONS)
        for name in BASELINES
    }
    return Evaluation(
        outcomes,
        scores_of(outcomes, majors),
        baselines,
        reliability(outcomes),
        tuple((gold.source, found.failure) for gold, found in runs if found.failure),
        len(golds),
        sum(len(gold.of("contribution")) for gold in golds),
    )


def _compare(gold: Gold, found: Run, names: Names) -> Iterable[Outcome]:
    yield from turn_outcomes(gold, found, names)
    yield from header_outcomes(gold, found, names)
    yield from mention_outcomes(gold, found, names, found.findings)
    yield from topic_outcomes(gold, found, names)
    yield from reference_outcomes(gold, found)
    yield from commitment_outcomes(gold, found, names)


def _majors(register: Register) -> dict[str, str]:
    """Return, for the label of each topic, the broader concept of the other scheme that it or its parent maps to."""
    majors: dict[str, str] = {}
    for topic in register.topics.values():
        broad = topic.broad or (register.topics[topic.parent].broad if topic.parent else ())
        majors[topic.label] = register.match_labels.get(broad[0], broad[0]) if broad else "none"
    return majors


def _mentions(runs: Iterable[tuple[Gold, Run]], names: Names, baseline: str) -> list[Outcome]:
    """Return the outcomes of mentions as a baseline would have found them."""
    way = BASELINES[baseline]
    return [
        outcome
        for gold, found in runs
        for outcome in mention_outcomes(gold, found, names, tuple(way(found, names.register)))
    ]
