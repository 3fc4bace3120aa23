"""The gold of the accuracy benchmark is sound: what it annotates is in the text, and what it names is in the register."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.read import read_bytes
from graphkit.register import Register

ROOT = Path(__file__).resolve().parents[2] / "benchmarks" / "accuracy"
GOLD = sorted([*ROOT.glob("gold/*.jsonl"), *ROOT.glob("heldout/gold/*.jsonl")])
KINDS = frozenset("question contribution mention negative reference commitment".split())
TYPES = frozenset("person post organisation strategy document scheme event place".split())

gold_files = pytest.mark.parametrize("path", GOLD, ids=[p.stem for p in GOLD])


def folded(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace("’", "'")).casefold()


@cache
def register() -> Register:
    return Register.load("london")


@cache
def labels() -> frozenset[str]:
    r = register()
    things = (r.people, r.posts, r.organisations, r.groups, r.parties, r.strategies, r.schemes, r.places, r.events)
    return frozenset(
        folded(name) for kind in things for thing in kind.values() for name in (thing.label, *thing.aliases)
    )


@cache
def records(path: Path) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


@cache
def turns(source: str) -> dict[int, tuple[str | None, str]]:
    transcript = read_bytes((ROOT / source).read_bytes(), source)
    return {t.sequence: (t.label, t.text) for q in transcript.questions for t in q.turns}


def test_there_are_gold_files() -> None:
    assert GOLD


@gold_files
def test_every_record_is_of_a_known_kind_and_of_one_source(path: Path) -> None:
    assert {r["record"] for r in records(path)} <= KINDS
    assert {r["type"] for r in records(path) if r["record"] == "mention"} <= TYPES
    (source,) = {r["source"] for r in records(path)}
    assert (ROOT / source).is_file()
    assert Path(source).stem == path.stem


@gold_files
def test_the_reader_gives_the_turns_that_the_gold_counts(path: Path) -> None:
    source = records(path)[0]["source"]
    wanted = {r["n"]: r["label"] for r in records(path) if r["record"] == "contribution"}
    assert {n: label for n, (label, _) in turns(source).items()} == wanted


@gold_files
def test_every_annotated_span_is_in_its_turn(path: Path) -> None:
    source = records(path)[0]["source"]
    for record in records(path):
        if "exact" in record:
            place = -1
            for _ in range(record["nth"]):
                place = turns(source)[record["n"]][1].find(record["exact"], place + 1)
                assert place >= 0, record


@gold_files
def test_what_the_gold_names_is_in_the_register_or_declared_as_minted(path: Path) -> None:
    people = {folded(p.label) for p in register().people.values()}
    topics = {t.label for t in register().topics.values()}
    for record in records(path):
        assert set(record.get("topics", ())) <= topics, record
        for field in ("speaker", "person", "askedBy", "to"):
            assert not record.get(field) or folded(record[field]) in people, record
        if record["record"] == "mention":
            # A register may come to know what was minted when the gold was written.
            assert folded(record["entity"]) in labels() or record.get("minted"), record


def test_every_trap_is_there_twice_and_the_sessions_are_of_many_years() -> None:
    traps: Counter[str] = Counter()
    for path in GOLD:
        for record in records(path):
            traps.update(filter(None, map(str.strip, record.get("trap", "").split(","))))
    assert {trap for trap, times in traps.items() if times < 2} == set()
    assert len(traps) >= 60
    assert len({record["date"] for path in GOLD for record in records(path) if record["record"] == "question"}) >= 15


def test_a_fifth_of_the_mentions_is_held_out() -> None:
    # Sessions differ in length, from eight mentions to a hundred: so it is mentions that are counted.
    mentions = {path: sum(record["record"] == "mention" for record in records(path)) for path in GOLD}
    held = sum(count for path, count in mentions.items() if "heldout" in path.parts)
    assert held * 5 >= sum(mentions.values())


def test_the_graph_of_all_sessions_to_tune_on_holds_the_shapes(tmp_path: Path) -> None:
    report = graphkit.build(ROOT / "transcripts", register="london", output=tmp_path).report
    assert report is not None
    assert report.violations == []
