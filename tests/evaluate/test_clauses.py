"""Commitments match by where they begin or by half of their words; references match by number; negatives by any share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from graphkit.evaluate.commitments import commitment_outcomes
from graphkit.evaluate.gold import Gold, Record
from graphkit.evaluate.names import Names
from graphkit.evaluate.running import Run
from graphkit.evaluate.spans import mention_outcomes, reference_outcomes
from graphkit.model import Finding, Turn
from graphkit.register import Register

TEXT = "Well, we will send the list by May 2018, as in 2018/0027. The Mayor of Newham knows."


@cache
def names() -> Names:
    return Names(Register.load("london"))


def gold(**record: object) -> Gold:
    row: Record = {"source": "a.txt", "n": 1, "nth": 1, **record}
    return Gold("a.txt", Path("a.txt"), (row,))


def run(kind: str, words: str, **more: object) -> Run:
    start = TEXT.index(words)
    finding = Finding(1, start, start + len(words), kind, more.pop("body", f"{kind}/x"), "rule", 0.9, **more)  # type: ignore[arg-type]
    return Run(turns={1: Turn(1, None, TEXT, 1)}, findings=(finding,))


def commitment(**more: object) -> Gold:
    return gold(record="commitment", exact="we will send the list by May 2018", **more)


def verdicts(gold_: Gold, run_: Run) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for outcome in commitment_outcomes(gold_, run_, names()):
        found.setdefault(outcome.measure, []).append(outcome.verdict)
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("we will send the list by May 2018", ["hit"]),
        ("we will send the list by May 2018, as in 2018/0027. The Mayor of Newham knows.", ["hit"]),
        ("will send the list by", ["hit"]),
        ("by May 2018", ["miss", "false"]),
        ("The Mayor of Newham knows.", ["miss", "false"]),
    ],
)
def test_a_clause_matches_where_it_begins_or_by_half_of_the_longer(words: str, expected: list[str]) -> None:
    assert verdicts(commitment(), run("commitment", words))["commitment"] == expected


@pytest.mark.parametrize(
    ("wanted", "due", "expected"),
    [
        ({"due": "by May 2018", "dueDate": "2018-05"}, "2018-05", ["hit"]),
        ({"due": "by May 2018", "dueDate": "2018-05"}, "2018-06", ["miss", "false"]),
        ({"due": "by May 2018", "dueDate": "2018-05"}, None, ["miss"]),
        ({"due": "soon"}, None, None),
        ({"due": None}, "2018-05", ["false"]),
    ],
)
def test_a_day_is_judged_where_gold_names_one_or_says_there_is_none(
    wanted: dict[str, object], due: str | None, expected: list[str] | None
) -> None:
    found = run("commitment", "we will send the list by May 2018", extra=(("due", due),) if due else ())
    assert verdicts(commitment(**wanted), found).get("commitment due") == expected


def test_the_addressee_is_judged_by_any_of_their_names() -> None:
    found = run("commitment", "we will send the list", extra=(("to", "person/sian-berry"),))
    assert verdicts(commitment(to="Sian Berry"), found)["commitment to"] == ["hit"]
    assert verdicts(commitment(to="Len Duvall"), found)["commitment to"] == ["miss"]


@pytest.mark.parametrize(("number", "expected"), [("2018/0027", ["hit"]), ("2018/0028", ["miss", "false"])])
def test_a_reference_matches_by_its_number(number: str, expected: list[str]) -> None:
    found = run("reference", "2018/0027", label="2018/0027")
    wanted = gold(record="reference", exact="2018/0027", question=number)
    assert [o.verdict for o in reference_outcomes(wanted, found)] == expected


@pytest.mark.parametrize(
    ("kind", "words", "status", "expected"),
    [
        ("post", "Mayor", "Accepted", "false"),
        ("post", "Mayor", "Candidate", "hit"),
        ("place", "Newham", "Accepted", "hit"),
        ("place", "Mayor of Newham", "Accepted", "false"),
        ("person", "Mayor of Newham", "Accepted", "false"),
    ],
)
def test_words_that_name_nobody_are_broken_by_an_accepted_person_or_office(
    kind: str, words: str, status: str, expected: str
) -> None:
    found = run(kind, words, status=status)
    wanted = gold(record="negative", exact="Mayor of Newham", why="another place's")
    outcomes = mention_outcomes(wanted, found, names(), found.findings)
    assert [o.verdict for o in outcomes if o.measure == "not a mention"] == [expected]
