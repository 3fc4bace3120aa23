"""Heard: a bare office and half a name are whoever was introduced so, in this sitting, and nobody else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graphkit.model import Question, Turn
from graphkit.register import Register
from graphkit.register.importing import import_register
from graphkit.resolve import Heard, cast

DAY = date(2009, 10, 26)
PEOPLE = """<publicwhip>
<person id="x/person/1" latestname="Ann Oak"><office id="x/member/80001"/></person>
<person id="x/person/2" latestname="Bea Oak"><office id="x/member/80002"/></person>
<person id="x/person/3" latestname="Cy Elm"><office id="x/member/80003"/></person>
<person id="x/person/4" latestname="Cy Elm"><office id="x/member/1"/></person>
<person id="x/person/5" latestname="Kenneth Fir"><office id="x/member/80004"/></person>
<person id="x/person/6" latestname="Ken Fir"><office id="x/member/80005"/></person>
<person id="x/person/8" latestname="Lord Rowan of Hob"><office id="x/lord/100001"/><office id="x/member/80006"/></person>
<person id="x/person/9" latestname="Lord Larch of Hob"><office id="x/lord/100002"/></person>
<person id="x/person/10" latestname="Ann Elm"><office id="x/member/80009"/></person>
<person id="x/person/11" latestname="Ann Fir Elm"><office id="x/member/3"/></person>
<person id="x/person/7" latestname="Dot Yew"><office id="x/member/2"/></person></publicwhip>"""
MEMBERS = """<publicwhip><member id="x/member/2" firstname="Dot" lastname="Yew" constituency="Hob" party="Leaf"
 fromdate="2005-05-05" todate="9999-12-31"/><member id="x/member/3" firstname="Ann" lastname="Fir Elm" constituency="Nob"
 party="Leaf" fromdate="2005-05-05" todate="9999-12-31"/></publicwhip>"""


@pytest.fixture
def register(tmp_path: Path) -> Register:
    files = [("people.xml", PEOPLE.encode()), ("all-members.xml", MEMBERS.encode())]
    for name, data in import_register(files, "hob", body="House of Commons").files.items():
        (tmp_path / name).write_bytes(data)
    return Register.load(tmp_path)


def item(*labels: str, chamber: str | None = "Scottish Parliament", day: date = DAY) -> Question:
    turns = tuple(Turn(n, label, "Moss.", n, "debate") for n, label in enumerate(labels, 1))
    return Question("Moss", day, 1, turns, chamber=chamber)


def said(register: Register, *items: Question) -> list[str | None]:
    heard = Heard()
    people = [s.person for question in items for s in cast(question, register, heard).speakers]
    return [person and register.people[person].label for person in people]


def test_an_office_is_whoever_was_introduced_in_it_last(register: Register) -> None:
    lines = (
        "The Presiding Officer",
        "The Presiding Officer (Ann Oak)",
        "The Presiding Officer",
        "Bea Oak (Presiding Officer)",
    )
    assert said(register, item(*lines), item("The Presiding Officer")) == [
        None,
        "Ann Oak",
        "Ann Oak",
        "Bea Oak",
        "Bea Oak",
    ]


def test_an_introduction_holds_for_its_sitting(register: Register) -> None:
    first = item("The Presiding Officer (Ann Oak)")
    later = item("The Presiding Officer", day=date(2009, 10, 27))
    elsewhere = item("The Presiding Officer", chamber="Moss Committee")
    assert said(register, first, later) == ["Ann Oak", None]
    assert said(register, first, elsewhere) == ["Ann Oak", None]


def test_an_office_that_went_to_a_stranger_is_not_the_one_before(register: Register) -> None:
    lines = ("The Convener (Ann Oak)", "The Convener (Zed Stranger)", "The Convener")
    assert said(register, item(*lines)) == ["Ann Oak", None, None]


def test_half_a_name_is_whoever_spoke_under_all_of_it_in_this_item(register: Register) -> None:
    assert said(register, item("Ms Oak", "Ann Oak", "Ms Oak"), item("Ms Oak")) == [None, "Ann Oak", "Ann Oak", None]
    assert said(register, item("Ann Oak", "Bea Oak", "Ms Oak")) == ["Ann Oak", "Bea Oak", None]


def test_of_namesakes_the_one_who_sits_in_the_chamber(register: Register) -> None:
    (person,) = (s.person for s in cast(item("Cy Elm"), register).speakers)
    assert person == register.identified["x/person/3"]
    (person,) = (s.person for s in cast(item("Cy Elm", chamber="Moss Committee"), register).speakers)
    assert person == register.identified["x/person/3"]  # of the other nothing is known but the name


def test_two_forms_of_a_name_are_two_people_where_no_day_tells(register: Register) -> None:
    assert said(register, item("Ken Fir"), item("Dot Yew", chamber="House of Commons")) == [None, "Dot Yew"]


def noted(text: str, *labels: str, title: str = "Moss", present: tuple[str, ...] = ()) -> Question:
    spoken = item(*labels)
    note = Turn(0, None, text, 1, "procedure")
    return Question(title, DAY, 1, (note, *spoken.turns), chamber=spoken.chamber, attendance=present)


@pytest.mark.parametrize(
    "note",
    [
        "[Mrs. Ann Oak in the Chair]",
        "[Ann Oak in the Chair]",
        "(Ms ANN OAK in the Chair)",
        "Mrs Ann Oak took the Chair at 2.30 pm.",
        "The Deputy Speaker (Mrs. Ann Oak) in the Chair",
    ],
)
def test_a_note_says_who_is_in_the_chair_until_the_next(register: Register, note: str) -> None:
    first = noted(note, "The Chairman", "Madam Deputy Speaker", "Mr. Speaker", "Dot Yew")
    later = item("The Chair")
    third = noted("[Zed Stranger in the Chair]", "The Chair")
    people = said(register, first, later, third)
    assert (people[:3], people[5:]) == ([None, "Ann Oak", "Ann Oak"], ["Ann Oak", None, None])
    assert people[3] is None


def test_a_woman_is_no_mr(register: Register) -> None:
    lines = ("Mr. Deputy Speaker", "Madam Deputy Speaker")
    assert said(register, noted("[Mrs. Bea Oak in the Chair]", *lines)) == [None, None, "Bea Oak"]


def test_who_is_printed_as_in_the_chair_is_the_chair(register: Register) -> None:
    assert said(register, noted("Moss.", "The Chair", present=("Ann Oak (in the Chair)",))) == [None, "Ann Oak"]


def test_words_about_a_chair_are_no_note(register: Register) -> None:
    turns = (Turn(1, "Dot Yew", "Ann Oak in the Chair would be good.", 1, "debate"), Turn(2, "The Chair", "No.", 2))
    assert said(register, Question("Moss", DAY, 1, turns)) == ["Dot Yew", None]


def test_who_is_listed_by_a_later_title_sat_by_a_first_name(register: Register) -> None:
    assert said(register, item("Ed Rowan (Moss) (Leaf)", "Ed Rowan", "Ed Hob", "Ed Larch")) == [
        "Lord Rowan of Hob",
        "Lord Rowan of Hob",
        None,
        None,
    ]
    assert said(register, item("Ed Rowan", chamber="House of Commons")) == [None]
    assert said(register, item("Ed Rowan", chamber=None)) == [None]


def test_a_name_with_a_word_between_is_another(register: Register) -> None:
    assert said(register, item("Ann Elm", chamber="House of Commons"), item("Ann Fir Elm")) == [None, "Ann Fir Elm"]
