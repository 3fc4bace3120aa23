"""Commitments: what an office-holder undertakes, and what only sounds like it."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from graphkit.extract import extract
from graphkit.model import Question, Turn
from graphkit.register import Register
from graphkit.resolve import cast

KHAN = "Sadiq Khan (Mayor of London)"


@cache
def london() -> Register:
    return Register.load("london")


def undertaken(text: str, label: str = KHAN) -> list[tuple[str, dict[str, str]]]:
    turns = (Turn(1, "Keith Prince AM", "When?", 1, "question"), Turn(2, label, text, 2, "answer"))
    asked = Question("A Question", date(2018, 11, 1), 1, turns, asked_by="Keith Prince", asked_of=("The Mayor",))
    found = extract(asked, cast(asked, london()), london())
    return [(turns[f.sequence - 1].text[f.start : f.end], dict(f.extra)) for f in found if f.kind == "commitment"]


@pytest.mark.parametrize(
    ("text", "clause", "due"),
    [
        (
            "I will write to the Member by the end of the month.",
            "I will write to the Member by the end of the month",
            "2018-11",
        ),
        ("Yes. We will get the note circulated.", "We will get the note circulated", None),
        ("I am happy to write to you.", "I am happy to write to you", None),
        ("We intend to publish the list by March.", "We intend to publish the list by March", "2019-03"),
        ("I’ll send it tomorrow.", "I’ll send it tomorrow", "2018-11-02"),
        ("We will open it in 2020.", "We will open it in 2020", "2020"),
    ],
)
def test_an_undertaking_is_found_with_its_words_and_date(text: str, clause: str, due: str | None) -> None:
    assert undertaken(text) == [(clause, {**({"due": due} if due else {}), "to": "person/keith-prince"})]


@pytest.mark.parametrize(
    "text",
    [
        "If they ask, I will write to them.",
        "I will not write to the Member.",
        "We cannot promise to publish it.",
        "We will see.",
        "I would write to the Member.",
        "I wrote to the Member.",
        "Will I write to the Member?",
        "He said “I will write to the Member”.",
        "They will write to the Member.",
    ],
)
def test_what_only_sounds_like_one_is_left_out(text: str) -> None:
    assert undertaken(text) == []


def test_only_an_office_holder_undertakes() -> None:
    assert undertaken("I will write to the Mayor.", label="Shaun Bailey AM") == []
