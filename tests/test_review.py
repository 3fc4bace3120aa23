"""Review: a person's decision holds in later builds, and a file that is wrong says where."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

import graphkit
from graphkit.cli import commands
from graphkit.errors import ConfigError
from graphkit.extract import extract
from graphkit.model import Question, Turn
from graphkit.register import Register
from graphkit.resolve import cast
from graphkit.review import COLUMNS, Decisions, decided, decided_cast, parse_decisions

HEAD = ",".join(COLUMNS) + "\n"
TEXT = "The Commissioner has it, and Mr Tallowby wrote. There is a Lamp Strategy for Tallow Lane."


@cache
def london() -> Register:
    return Register.load("london")


def decisions(*rows: str) -> Decisions:
    return parse_decisions((HEAD + "\n".join(rows) + "\n").encode(), "decisions.csv", london())


def found(*rows: str, source: str = "a.txt") -> dict[str, tuple[str, str | None, str]]:
    turns = (Turn(1, "Keith Prince AM", TEXT, 1, "answer"), Turn(2, "The Bridge Warden", "Yes.", 2, "answer"))
    asked = Question("A Question", date(2018, 11, 1), 1, turns)
    room = cast(asked, london())
    made = decided(extract(asked, room, london()), asked, source, decisions(*rows), london())
    return {TEXT[f.start : f.end]: (f.status, f.denotes, f.rule) for f in made if f.sequence == 1 and f.kind != "topic"}


def test_nothing_is_decided_without_a_row() -> None:
    before = found()
    assert before["Commissioner"][0] == "Ambiguous"
    assert before["Mr Tallowby"][0] == "Candidate"


def test_what_is_accepted_is_accepted_with_its_holder_that_day_and_says_so() -> None:
    after = found("post,Commissioner,accept,post/met-commissioner,,spoken of as police")
    assert after["Commissioner"] == ("Accepted", "person/cressida-dick", "review: accept, spoken of as police")


def test_what_is_new_is_named_and_what_is_rejected_is_gone() -> None:
    after = found("person,Mr Tallowby,new,Orrin Tallowby,,", "strategy,Lamp Strategy,reject,,,")
    assert after["Mr Tallowby"] == ("Accepted", "person/new/orrin-tallowby", "review: new")
    assert "Lamp Strategy" not in after


def test_a_decision_about_one_source_goes_before_one_about_all() -> None:
    rows = ("post,Commissioner,accept,post/tfl-commissioner,,", "post,Commissioner,accept,post/met-commissioner,b.txt,")
    assert found(*rows)["Commissioner"][1] == "person/mike-brown"
    assert found(*rows, source="b.txt")["Commissioner"][1] == "person/cressida-dick"


def test_a_speaker_is_whoever_is_decided() -> None:
    turns = (Turn(1, "The Bridge Warden", "Yes.", 1, "answer"),)
    asked = Question("A Question", date(2018, 11, 1), 1, turns)
    room = cast(asked, london())
    assert room.speakers[0].person is None
    after = decided_cast(
        room, asked, "a.txt", decisions("speaker,The Bridge Warden,alias,person/will-norman,,"), london()
    )
    assert after.speakers[0].person == "will-norman"
    assert after.speakers[0].capacity in london().tenure_ids


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("planet,Mars,reject,,,", "unknown kind 'planet'"),
        ("post,Commissioner,maybe,,,", "unknown decision 'maybe'"),
        ("post,Commissioner,accept,,,", "a cell is empty"),
        ("post,Commissioner,accept,post/nobody,,", "no 'post/nobody' in the register"),
    ],
)
def test_a_row_that_is_wrong_is_refused_with_its_line(row: str, what: str) -> None:
    with pytest.raises(ConfigError, match=what) as caught:
        decisions("strategy,Lamp Strategy,reject,,,", row)
    assert (caught.value.where, caught.value.line) == ("decisions.csv", 3)
    assert caught.value.remedy


def test_a_row_of_the_template_that_is_not_filled_in_is_passed_over() -> None:
    template = "person,Mr Tallowby,,person/sadiq-khan,,"
    assert not decisions(template).rows
    with pytest.raises(ConfigError, match="unknown decision ''"):
        decisions("person,Mr Tallowby,,person/sadiq-khan,,surely him")


def test_two_rows_that_contradict_each_other_are_refused() -> None:
    met, tfl = ("post,{},accept,post/" + post + "-commissioner,{}," for post in ("met", "tfl"))
    with pytest.raises(ConfigError, match="line 3: decides about 'commissioner' what line 2 decides otherwise"):
        decisions(met.format("Commissioner", ""), tfl.format("commissioner", ""))
    assert decisions(
        met.format("Commissioner", ""), met.format("Commissioner", ""), tfl.format("Commissioner", "b.txt")
    )


def test_a_kind_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "review.csv").write_text("kind,printed,times,candidates\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"unknown kind 'persn' \(known are speaker, person, post"):
        CliRunner().invoke(
            commands, ["review", "-d", str(tmp_path), "--kind", "persn"], standalone_mode=False, catch_exceptions=False
        )
    done = CliRunner().invoke(commands, ["review", "-d", str(tmp_path), "--kind", "person"])
    assert done.output == "Nothing is left to decide about any person.\n"


def test_another_table_is_refused() -> None:
    with pytest.raises(ConfigError, match="not a file of decisions"):
        parse_decisions(b"a,b\n1,2\n", "decisions.csv", london())


PAGE = """A Bridge

Session date: 20 October 2021
Question By: Nadia Okoro
Asked Of: The Mayor

Nadia Okoro AM:  Has the Commissioner seen Mr Tallowby's note about the Lamp Strategy?
"""


def test_a_build_replays_decisions_and_review_lists_what_is_left(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "bridge.txt").write_text(PAGE, encoding="utf-8")
    city = Path(__file__).parents[1] / "examples" / "ambleford" / "register"
    graphkit.build(pages, register=city, output=tmp_path / "output", jobs=1)
    listed = CliRunner().invoke(commands, ["review", "-d", str(tmp_path / "output"), "--json"])
    assert {row["printed"] for row in json.loads(listed.output)} == {"Commissioner", "Mr Tallowby", "Lamp Strategy"}
    rows = ["person,Mr Tallowby,new,Orrin Tallowby,,he painted the lamp", "strategy,Lamp Strategy,reject,,,"]
    (pages / "decisions.csv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    kg = graphkit.build(pages, register=city, output=tmp_path / "output", jobs=1)
    assert not kg.report.unchanged
    (named,) = kg.query(
        'SELECT ?who ?rule { ?m oa:hasBody ?p ; gk:rule ?rule . ?p a foaf:Person ; foaf:name ?who FILTER(STRSTARTS(?rule, "review")) }'
    )
    assert (named.who, named.rule) == ("Orrin Tallowby", "review: new, he painted the lamp")
    left = CliRunner().invoke(commands, ["review", "-d", str(tmp_path / "output"), "--json"])
    assert {row["printed"] for row in json.loads(left.output)} == {"Commissioner"}
    assert graphkit.build(pages, register=city, output=tmp_path / "output", jobs=1).report.unchanged
