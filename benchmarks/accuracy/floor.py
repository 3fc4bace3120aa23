"""Floor: the figures that a change may not lower by more than a point and a half."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.evaluate import Evaluation, evaluate
from graphkit.register import Register

ROOT = Path(__file__).resolve().parent
FLOOR = ROOT / "floor.json"

SETS = {"gold": ROOT / "gold", "heldout": ROOT / "heldout" / "gold"}
"""The sessions that rules may be tuned on, and those that are held out."""

SLACK = 0.015
"""So far a figure may fall below its floor."""

LISTED = (
    "turns", "speaker", "capacity", "header", "supplementary", "reply", "answer status", "span", "span+entity",
    "span+entity: person", "span+entity: organisation", "span+entity: strategy", "span+person", "span+person: post",
    "not a mention", "topic", "macro topics", "macro major", "reference", "commitment",
)  # fmt: skip
"""The scores whose F1 is held."""


def gold_files(folder: Path, sources: Iterable[str] | None = None) -> list[Path]:
    """Return the gold files of a set, all or those of the named sessions."""
    wanted = None if sources is None else set(sources)
    return [path for path in sorted(folder.glob("*.jsonl")) if wanted is None or path.stem in wanted]


def measured(name: str, sources: Iterable[str] | None = None) -> Evaluation:
    """Return the evaluation of a set (`SETS`), or of some of its sessions, with the register of London."""
    return _evaluated(tuple(gold_files(SETS[name], sources)))


@cache
def _evaluated(paths: tuple[Path, ...]) -> Evaluation:
    return evaluate(paths, Register.load("london"))


def figures(evaluation: Evaluation) -> dict[str, float]:
    """Return the listed figures, with four places, and the precision of commitments, which comes before their recall.

    Where no commitment is found at all their precision is no figure: it would be 1 for saying nothing.
    """
    scores = {score.name: score for score in evaluation.scores}
    found = {name: round(scores[name].f1, 4) for name in LISTED if name in scores}
    if "commitment" in scores and scores["commitment"].counts.hit:
        found["commitment precision"] = round(scores["commitment"].counts.precision, 4)
    return found


def read_floor() -> dict[str, Any]:
    """Return the floor: for each set the sessions that it was measured on, and the figures."""
    read = json.loads(FLOOR.read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def fallen(name: str, held: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    """Return the figures of a set that have fallen too far: name to (floor, figure), on the floor's own sessions."""
    now = figures(measured(name, held["sources"]))
    return {
        figure: (floor, now.get(figure, 0.0))
        for figure, floor in held["figures"].items()
        if now.get(figure, 0.0) < floor - SLACK
    }


def raise_floor() -> dict[str, dict[str, tuple[float, float]]]:
    """Write the figures of today as the floor, unless one has fallen; return what has.

    On the same sessions a floor only rises. New sessions are taken in at the figures that all have together, and only
    while the old ones still hold theirs: so harder sessions can be added, and nothing can be lost meanwhile.
    """
    floor = read_floor() if FLOOR.exists() else {}
    faults = {name: found for name in SETS if name in floor and (found := fallen(name, floor[name]))}
    if faults:
        return faults
    written: dict[str, Any] = {}
    for name, folder in SETS.items():
        sources = [path.stem for path in gold_files(folder)]
        now = figures(measured(name))
        old = floor.get(name, {})
        if old.get("sources") == sources:
            now = {figure: max(value, old["figures"].get(figure, 0.0)) for figure, value in now.items()}
        written[name] = {"sources": sources, "figures": now}
    FLOOR.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    return {}
