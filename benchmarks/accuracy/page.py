"""Page: the figures of today as benchmarks/accuracy/README.md."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.accuracy.floor import LISTED, ROOT, SETS, gold_files, measured
from graphkit.evaluate import Evaluation
from graphkit.evaluate.calibration import expected_error
from graphkit.evaluate.report import baseline_rows, reliability_rows

PAGE = ROOT / "README.md"

_HEAD = """# Accuracy

Made by `python -m benchmarks.accuracy`; do not edit. `docs/accuracy.md` says what the figures mean and how to write gold
of one's own. The sessions are invented: real offices, names and dates, plain small talk, no word that anyone said.
Rules may be tuned on the first set; the second is held out. It was written and annotated by the guidelines alone, away
from the rules; its misses were read once, by its annotator, to mend the annotation, and by nobody who writes rules.
The sessions that were held out before it, whose misses had been read, are in the first set now. Six sessions were added
to it later (2002-03-20, 2009-11-04, 2011-01-12, 2016-09-14, 2022-03-16, 2024-07-18): written and annotated by one who writes rules, before the rules
of the time were first run on them, and their misses have been read by nobody.
"""

MEASURES = {
    "turns": "sessions cut into the right number of turns",
    "speaker": "who speaks",
    "capacity": "in which office or seat",
    "header": "title, date, asker, group, asked of, reference",
    "supplementary": "number of a supplementary",
    "reply": "which turn a turn replies to",
    "answer status": "answered, holding, pointer",
    "span": "a mention's exact words",
    "span+entity": "and what they denote",
    "span+person": "and who that is on the day",
    "span+person: post": "of these: titles resolved to the holder",
    "ambiguous": "doubt admitted where gold has one, and only there",
    "not a mention": "words that name nobody, left alone",
    "topic": "topics of a turn, all together",
    "macro topics": "mean over topics",
    "macro major": "mean over the major topics of the Comparative Agendas Project",
    "reference": "question numbers pointed at",
    "commitment": "undertakings",
}


def page() -> str:
    """Return the page; the figures are those of the code as it is."""
    sets = {name: measured(name) for name in SETS}
    parts = [_HEAD, "## Figures\n", *_figures(sets)]
    parts += ["\n## Beside simpler ways of reading\n", _BASELINES, *_baselines(sets["gold"])]
    parts += ["\n## Whether a confidence can be believed\n", *_reliability(sets)]
    parts += ["\n## The sessions\n", *_sessions(), "\n## The traps, and how often each is there\n", *_traps()]
    return "\n".join(parts) + "\n"


_BASELINES = """F1 on the first set. *Constant holder* has one holder for each office for all time; *exact lexicon* finds the labels of
the register as they are written, with no date and no room; *first by name* takes the first of that name in the register.
"""


def _figures(sets: dict[str, Evaluation]) -> Iterator[str]:
    head = ["", "what", *(f"{name}: P | {name}: R | {name}: F1 | 95 %" for name in sets)]
    yield _row(head)
    yield _row(["---"] * 10)
    scores = {name: {s.name: s for s in evaluation.scores} for name, evaluation in sets.items()}
    for measure in (*LISTED, "ambiguous", "commitment due", "commitment to"):
        cells: list[str] = []
        for name in sets:
            score = scores[name].get(measure)
            macro = measure.startswith("macro")
            sides = (
                ("", "") if score is None or macro else (f"{score.counts.precision:.3f}", f"{score.counts.recall:.3f}")
            )
            rest = ("", "") if score is None else (f"**{score.f1:.3f}**", f"{score.low:.2f}–{score.high:.2f}")
            cells += [*sides, *rest]
        yield _row([measure, MEASURES.get(measure, ""), *cells])


def _baselines(evaluation: Evaluation) -> Iterator[str]:
    yield _row(["", "graphkit", *evaluation.baselines])
    yield _row(["---"] * (2 + len(evaluation.baselines)))
    yield from (_row(row) for row in baseline_rows(evaluation))


def _reliability(sets: dict[str, Evaluation]) -> Iterator[str]:
    for name, evaluation in sets.items():
        yield f"{name}: expected calibration error {expected_error(evaluation.reliability):.3f}\n"
        yield _row(["claimed", "findings", "mean claim", "right"])
        yield _row(["---"] * 4)
        yield from (_row(row) for row in reliability_rows(evaluation))
        yield ""


def _sessions() -> Iterator[str]:
    yield _row(["session", "set", "questions", "turns", "mentions"])
    yield _row(["---"] * 5)
    for name, folder in SETS.items():
        for path in gold_files(folder):
            kinds = [record["record"] for record in records(path)]
            yield _row([path.stem, name, *(str(kinds.count(kind)) for kind in ("question", "contribution", "mention"))])


def _traps() -> Iterator[str]:
    yield _row(["trap", "times", "sessions"])
    yield _row(["---"] * 3)
    for trap, places in sorted(traps().items()):
        yield _row([trap, str(len(places)), ", ".join(sorted(set(places)))])


def traps() -> dict[str, list[str]]:
    """Return, for each trap, the session of each record that is marked with it."""
    found: dict[str, list[str]] = defaultdict(list)
    for folder in SETS.values():
        for path in gold_files(folder):
            for record in records(path):
                for trap in filter(None, map(str.strip, record.get("trap", "").split(","))):
                    found[trap].append(path.stem)
    return found


def records(path: Path) -> list[dict[str, Any]]:
    """Return the records of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _row(cells: Sequence[str] | Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
