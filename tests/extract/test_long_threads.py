"""A thread of thousands of turns, as a committee's whole day is, takes as much longer as it is longer."""

from __future__ import annotations

import sys
from datetime import date
from itertools import cycle, islice
from types import FrameType

from benchmarks.accuracy.floor import ROOT
from graphkit.extract import Memory, extract
from graphkit.model import Question, Turn
from graphkit.read import open_path
from graphkit.register import Register
from graphkit.resolve import cast

LONDON = Register.load("london")


def lines() -> list[tuple[str, str]]:
    """Return who says what in the sessions of four years, which are of every kind."""
    paths = sorted((ROOT / "transcripts").glob("201[6-9]-*"))
    return [(t.label, t.text) for path in paths for q in open_path(path).questions for t in q.turns]


def steps(count: int) -> int:
    """Return how many functions are entered while what is named in ``count`` turns is found."""
    turns = tuple(Turn(n, *line, n, "answer") for n, line in enumerate(islice(cycle(lines()), count), 1))
    question = Question("A Long Day", date(2018, 11, 1), 1, turns, asked_by="Keith Prince", asked_of=("The Mayor",))
    room = cast(question, LONDON)
    entered = 0

    def count_one(frame: FrameType, event: str, argument: object) -> None:
        nonlocal entered
        entered += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count_one)
    try:
        assert extract(question, room, LONDON, Memory())
    finally:
        sys.setprofile(before)
    return entered


def test_twice_as_many_turns_are_twice_the_work() -> None:
    steps(50)
    few, many = steps(400), steps(800)
    assert 1.8 < many / few < 2.2
