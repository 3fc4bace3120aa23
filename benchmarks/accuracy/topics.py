"""Fit the weights of the signs of a topic to gold sessions, and say how well they do on sessions that they have not seen, and on those that they have.

Sessions that are held out are never read. Further folders (with ``gold`` and ``transcripts`` in them) may be named.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from benchmarks.accuracy.floor import ROOT
from graphkit.evaluate.gold import Gold, load
from graphkit.evaluate.names import Names
from graphkit.evaluate.outcome import Outcome
from graphkit.evaluate.running import run
from graphkit.evaluate.scores import scores_of
from graphkit.evaluate.turns import topic_outcomes
from graphkit.extract import EXTRACTORS
from graphkit.extract.cues import counted
from graphkit.extract.page import Page
from graphkit.extract.topics import WEIGHTS, Signs, signs, topics_in
from graphkit.model import Finding
from graphkit.register import Register

ROUNDS, PARTS, RIDGE = 4, 6, 0.5
"""So often a fit is made anew on threads as the last one reads them; so many parts; how dear a large weight is."""

FOR = frozenset(("name", "phrase", "single", "proper", "word", "everyday", "body"))
"""The forms of a cue."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.topics", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="further folders of sessions to tune on")
    folders = [ROOT, *parser.parse_args().folders]
    register = Register.load("london")
    sessions = [gold for folder in folders for gold in load(sorted((folder / "gold").glob("*.jsonl")), folder)]
    names = Names(register)
    unseen: list[Outcome] = []
    for part in range(PARTS):
        with weights(fit([gold for i, gold in enumerate(sessions) if i % PARTS != part], register)):
            unseen.extend(o for gold in sessions[part::PARTS] for o in _outcomes(gold, names))
    best = fit(sessions, register)
    with weights(best):
        seen = [o for gold in sessions for o in _outcomes(gold, names)]
    for folder in folders:
        mine = {gold.source for gold in sessions if folder in gold.path.parents}
        for title, outcomes in (("unseen", unseen), ("tuned", seen)):
            scores = scores_of([o for o in outcomes if o.source in mine], {})
            print(f"{folder}, {title}:", *(f"{s.name} {s.f1:.3f}" for s in scores[:2]))
    for sign, weight in best.items():
        print(f'    "{sign}": {weight:.2f},')


def fit(sessions: Sequence[Gold], register: Register) -> dict[str, float]:
    """Return the weights (log-odds) that fit the sessions: a logistic regression, repeated since threads depend on them."""
    found = dict(WEIGHTS)
    for _ in range(ROUNDS):
        with weights(found):
            examples = [example for gold in sessions for example in _examples(gold, register)]
        rows = np.array([[of.get(sign, 0.0) for sign in found] for of, _ in examples])
        best = _regressed(rows, np.array([1.0 if right else 0.0 for _, right in examples]), found)
        found = dict(zip(found, best, strict=True))
    return found


def _regressed(rows: np.ndarray, right: np.ndarray, start: Mapping[str, float]) -> list[float]:
    """Return the best weights; those of `FOR` are never negative, since a word of a topic is no evidence against it."""
    dear = np.array([0.0] + [RIDGE] * (len(start) - 1))
    bounds = [(0.0, None) if sign in FOR else (None, None) for sign in start]

    def loss(tried: np.ndarray) -> tuple[float, np.ndarray]:
        sums = rows @ tried
        value = np.sum(np.logaddexp(0, sums) - right * sums) + np.sum(dear * tried**2) / 2
        return float(value), rows.T @ (1 / (1 + np.exp(-sums)) - right) + dear * tried

    first = np.array(list(start.values()))
    return [float(weight) for weight in minimize(loss, first, jac=True, method="L-BFGS-B", bounds=bounds).x]


def _examples(gold: Gold, register: Register) -> Iterator[tuple[Mapping[str, float], bool]]:
    """Yield the signs of every topic that a turn may be about, and whether it is, as gold has it."""
    seen: dict[int, Signs] = {}

    def watched(page: Page) -> Iterator[Finding]:
        before, asked, asker = page.topics, page.asked, page.asker
        found = list(topics_in(page))
        after = page.topics, page.asked, page.asker
        if after[0] is not before:
            page.topics, page.asked, page.asker = before, asked, asker
            seen[page.turn.sequence] = signs(page, counted(page.cues, page.taken)[0])
            page.topics, page.asked, page.asker = after
        yield from found

    EXTRACTORS["topics"] = watched
    try:
        run(gold.path, gold.source, register)
    finally:
        EXTRACTORS["topics"] = topics_in
    labels = {topic.id: topic.label for topic in register.topics.values()}
    for record in gold.of("contribution"):
        if "topics" in record:
            for topic, of in seen.get(record["n"], {}).items():
                yield of, labels[topic] in record["topics"]


def _outcomes(gold: Gold, names: Names) -> Iterator[Outcome]:
    return topic_outcomes(gold, run(gold.path, gold.source, names.register), names)


@contextmanager
def weights(tried: Mapping[str, float]) -> Iterator[None]:
    """Read topics with other weights for a while."""
    kept = dict(WEIGHTS)
    WEIGHTS.update(tried)
    try:
        yield
    finally:
        WEIGHTS.update(kept)


if __name__ == "__main__":
    main()
