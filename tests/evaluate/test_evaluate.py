"""Evaluation agrees with itself: gold made of what is found scores 1, and each change to it is seen and shown."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from graphkit.cli import commands
from graphkit.evaluate import Evaluation, evaluate
from graphkit.evaluate.gold import TYPES
from graphkit.evaluate.names import Names
from graphkit.evaluate.report import as_text
from graphkit.evaluate.running import Run, run
from graphkit.register import Register

ACCURACY = Path(__file__).resolve().parents[2] / "benchmarks" / "accuracy"
SOURCE = "transcripts/2018-09-13-bus-shelters.txt"


@cache
def london() -> Register:
    return Register.load("london")


@cache
def found() -> Run:
    return run(ACCURACY / SOURCE, SOURCE, london())


def label(path: str | None) -> str | None:
    names = sorted(Names(london()).of(path))
    return names[0] if names else None


def own_gold() -> list[dict[str, Any]]:
    """Return gold rows that say exactly what the stages find."""
    rows: list[dict[str, Any]] = []
    for n, turn in found().turns.items():
        topics = [
            london().topics[f.body.removeprefix("topic/")].label
            for f in found().findings
            if f.kind == "topic" and f.sequence == n
        ]
        speaker = found().speakers[n]
        rows.append(
            {
                "record": "contribution", "n": n, "label": turn.label, "speaker": label(f"person/{speaker.person}"),
                "capacity": min(Names(london()).capacity(speaker.capacity)), "inReplyTo": found().replies[n], "topics": topics,
            }
        )  # fmt: skip
    for f in found().findings:
        if f.kind not in TYPES:
            continue
        text = found().turns[f.sequence].text
        quote = text[f.start : f.end]
        nth = sum(text.startswith(quote, i) for i in range(f.start + 1))
        row = {"record": "mention", "n": f.sequence, "exact": quote, "nth": nth, "type": f.kind}
        person = label(f.denotes) if (f.denotes or "").startswith("person/") else None
        rows.append(
            row | {"entity": label(f.body) or f.label or quote, "person": person, "ambiguous": f.status == "Ambiguous"}
        )
    for f in found().findings:
        if f.kind == "commitment":
            extra = dict(f.extra)
            clause = found().turns[f.sequence].text[f.start : f.end]
            to = label(extra.get("to"))
            rows.append({"record": "commitment", "n": f.sequence, "exact": clause, "due": extra.get("due"), "to": to})
    return [row | {"source": SOURCE} for row in rows]


def evaluated(rows: list[dict[str, Any]], folder: Path) -> Evaluation:
    path = folder / "own.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return evaluate([path], london(), ACCURACY)


def figures(evaluation: Evaluation) -> dict[str, float]:
    return {score.name: score.f1 for score in evaluation.scores}


def test_gold_made_of_what_is_found_scores_one_everywhere(tmp_path: Path) -> None:
    evaluation = evaluated(own_gold(), tmp_path)
    assert {"turns", "speaker", "capacity", "reply", "span+person", "topic", "macro topics"} <= set(figures(evaluation))
    assert set(figures(evaluation).values()) == {1.0}


@pytest.mark.parametrize(
    ("kind", "change", "measure"),
    [
        ("contribution", {"speaker": "Nobody at all"}, "speaker"),
        ("contribution", {"capacity": "King"}, "capacity"),
        ("contribution", {"inReplyTo": 99}, "reply"),
        ("contribution", {"topics": ["Animal welfare"]}, "topic"),
        ("mention", {"entity": "Another thing", "person": None}, "span+entity"),
        ("mention", {"nth": 99}, "span"),
        ("mention", {"ambiguous": True}, "span+entity"),
        ("mention", {"ambiguous": True}, "ambiguous"),
        ("mention", {"id": "post/no-such-post"}, "span+entity"),
    ],
)
def test_every_change_is_seen_and_shown(tmp_path: Path, kind: str, change: dict[str, Any], measure: str) -> None:
    rows = own_gold()
    changed = next(i for i, r in enumerate(rows) if r["record"] == kind and r.get("status") is None)
    rows[changed] = rows[changed] | change
    evaluation = evaluated(rows, tmp_path)
    assert figures(evaluation)[measure] < 1
    shown = [o for o in evaluation.outcomes if o.verdict != "hit" and o.measure == measure]
    assert shown
    assert all(o.n == rows[changed]["n"] for o in shown)


def test_optional_gold_costs_nothing_and_a_negative_counts_what_is_accepted_there(tmp_path: Path) -> None:
    rows = own_gold()
    first = next(i for i, r in enumerate(rows) if r["record"] == "mention")
    rows[first] = rows[first] | {"optional": True, "entity": "Another thing"}
    assert set(figures(evaluated(rows, tmp_path)).values()) == {1.0}
    negative = {k: rows[first][k] for k in ("n", "exact", "nth", "source")} | {"record": "negative", "why": "generic"}
    assert figures(evaluated([*rows, negative], tmp_path))["not a mention"] == 0.0


def test_a_source_that_cannot_be_read_is_all_misses_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("Nothing of the kind.\n", encoding="utf-8")
    row = {
        "record": "contribution",
        "source": "plain.txt",
        "n": 1,
        "speaker": "Ada Birch",
        "inReplyTo": None,
        "topics": [],
    }
    untitled = {"record": "question", "source": "plain.txt", "title": None, "date": "2018-11-01"}
    untitled["askedOf"] = "Mayor of London"
    gold = tmp_path / "plain.jsonl"
    gold.write_text(f"{json.dumps(untitled)}\n{json.dumps(row)}", encoding="utf-8")
    evaluation = evaluate([gold], london())
    assert [source for source, _ in evaluation.unread] == ["plain.txt"]
    assert figures(evaluation)["speaker"] == 0.0
    assert "plain.txt" in as_text(evaluation)


def test_baselines_stand_beside_each_figure_of_mentions(tmp_path: Path) -> None:
    evaluation = evaluated(own_gold(), tmp_path)
    assert set(evaluation.baselines) == {"constant holder", "exact lexicon", "first by name"}
    for scores in evaluation.baselines.values():
        assert {"span", "span+person"} <= {s.measure for s in scores}
        assert next(s.f1 for s in scores if s.name == "span+person") < 1


def test_the_command_prints_tables_and_json() -> None:
    gold = str(ACCURACY / "gold" / "2018-09-13-bus-shelters.jsonl")
    runner = CliRunner()
    printed = runner.invoke(commands, ["evaluate", gold])
    assert printed.exit_code == 0, printed.output
    for words in ("precision", "constant holder", "Every miss and false find", "expected calibration error"):
        assert words in printed.output
    short = runner.invoke(commands, ["evaluate", gold, "--scores-only"])
    assert "Every miss" not in short.output
    read = json.loads(runner.invoke(commands, ["evaluate", gold, "--json"]).output)
    assert read["sources"] == 1
    assert {"precision", "recall", "f1", "low", "high"} <= set(read["scores"]["span+person"])


@pytest.mark.shared
def test_recall_is_that_of_the_acceptance_score_on_the_shared_gold(shared: Path, tmp_path: Path) -> None:
    import graphkit

    gold = sorted((shared / "gold").glob("*.jsonl"))
    graphkit.build(shared / "transcripts", register="london", output=tmp_path)
    scorer = [sys.executable, str(shared / "check" / "score.py"), str(tmp_path / "graph.nq"), *map(str, gold)]
    theirs = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    ours = evaluate(gold, london())
    named = {"turns": "turns", "speaker": "speaker", "capacity": "capacity", "reply": "reply", "span": "span", "entity": "span+entity", "person": "span+person", "topic": "topic"}  # fmt: skip
    recall = {score.name: round(score.counts.recall, 4) for score in ours.scores}
    assert {kind: recall[named[kind]] for kind in theirs["recall"] if kind in named} == {
        kind: figure for kind, figure in theirs["recall"].items() if kind in named
    }
    kinds = {k.removeprefix("entity."): v for k, v in theirs["recall"].items() if k.startswith("entity.")}
    assert {kind: recall[f"span+entity: {kind}"] for kind in kinds} == kinds
    span = next(score for score in ours.scores if score.name == "span")
    assert round(span.counts.precision, 4) == theirs["mention_precision"]
