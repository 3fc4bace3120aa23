"""What some words can mean on a day, as a user of ``graphkit register show`` reads it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import commands
from graphkit.register import Match, Register
from graphkit.register.names import parse
from graphkit.register.people import people_of

Write = Callable[..., Path]
DAY = date(2015, 6, 1)


def found(register: Register, words: str, on: date | None = DAY) -> list[str]:
    return [_short(match) for match in register.find(words, on)]


def _short(match: Match) -> str:
    return f"{match.kind}/{match.id}" + (f"={match.tenure.person}" if match.tenure else "")


CASES = [
    ("the Mayor", ["post/mayor=bob-ash"]),
    ("Mr Mayor", ["post/mayor=bob-ash"]),
    ("MAYOR OF HOB", ["post/mayor=bob-ash"]),
    ("your Warden", ["post/bridge-warden=ann-oak", "post/bridge-warden=cy-elm", "post/reeve=cy-elm"]),
    ("Hob’s Mayor", ["post/mayor=bob-ash"]),
    ("Ann Oak", ["person/ann-oak"]),
    ("Annie Oak", ["person/ann-oak"]),
    ("Sir Robert Ash OBE AM", ["person/bob-ash"]),
    ("Bob Ash", ["person/bob-ash"]),
    ("Mr Ash", ["person/bob-ash"]),
    ("Sir Robert", ["person/bob-ash"]),
    ("Assembly Member Elm", ["person/cy-elm"]),
    ("Mayor Ash", ["person/bob-ash"]),
    ("Mr Mayor Robert Ash", ["person/bob-ash"]),
    ("Mayor Oak", ["person/ann-oak"]),
    ("the Mayor of Dell", []),
    ("Moss Plan", ["strategy/moss-draft", "strategy/moss"]),
    ("HOB", ["organisation/town"]),
    ("Leaves", ["group/leaf-group"]),
    ("Leaf", ["party/leaf"]),
    ("hob north", ["place/hob-north"]),
    ("nobody at all", []),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_words_mean(hob: Write, words: str, expected: list[str]) -> None:
    assert found(Register.load(hob()), words) == expected


def test_without_a_day_an_office_comes_with_everyone_who_held_it(hob: Write) -> None:
    assert found(Register.load(hob()), "the Mayor", None) == ["post/mayor=ann-oak", "post/mayor=bob-ash"]


def test_a_day_before_anyone_held_it_gives_the_office_alone(hob: Write) -> None:
    match = Register.load(hob()).find("the Mayor", date(1990, 1, 1))[0]
    assert (match.id, match.tenure, match.note) == ("mayor", None, "no holder recorded for this day")


def test_a_note_tells_namesakes_apart(hob: Write) -> None:
    register = Register.load(hob())
    assert [m.note for m in register.find("Moss Plan", DAY)] == [
        "2015, draft, issued 2015-03",
        "2016, final, issued 2016-01-04",
    ]
    assert register.find("Cy Elm", DAY)[0].note == "Bridge Warden; Reeve of the Moot; Member for Hob North; Leaf Group"
    reeve = next(m for m in register.find("Reeve", date(2012, 3, 1)) if m.kind == "post")
    assert reeve.note == "the printed dates leave this day open"


def test_a_knight_is_one_from_the_day_of_the_honour(more: Callable[..., Register]) -> None:
    register = more(people="bob-fir,Robert Fir,,male,,roll")
    assert found(register, "Sir Robert") == ["person/bob-ash"]
    assert found(register, "Sir Robert", date(2009, 1, 1)) == ["person/bob-ash", "person/bob-fir"]


NAMES = [
    ("Val Shawcross AM", "val shawcross", ("am",), None),
    ("Cressida Dick CBE QPM (Commissioner)", "cressida dick", ("cbe", "qpm"), "Commissioner"),
    ("Deputy Mayor [Tom] Copley", "deputy mayor tom copley", (), None),
    ("Siân Berry AM MP", "sian berry", ("am", "mp"), None),
    ("Steve O’Connell AM", "steve oconnell", ("am",), None),
    ("Sadiq Khan ()", "sadiq khan", (), None),
    ("Assembly Member Bailey", "bailey", (), None),
]


@pytest.mark.parametrize(("printed", "full", "letters", "role"), NAMES)
def test_a_printed_name_falls_apart(printed: str, full: str, letters: tuple[str, ...], role: str | None) -> None:
    name = parse(printed)
    assert (name.full, name.letters, name.role) == (full, letters, role)


SHORT = [("Bob Ash", "short form"), ("Robert Ash", "full name"), ("R Ash", "short form"), ("Ash", "surname")]


@pytest.mark.parametrize(("printed", "why"), SHORT)
def test_a_short_name_says_why_it_fits(hob: Write, printed: str, why: str) -> None:
    candidates = people_of(Register.load(hob())).match(parse(printed))
    assert [(c.person, c.why) for c in candidates] == [("bob-ash", why)]


def test_another_given_name_fits_nobody(hob: Write) -> None:
    assert people_of(Register.load(hob())).match(parse("Walter Ash")) == ()


def test_half_of_a_double_name_is_no_surname(more: Callable[..., Register]) -> None:
    register = more(people="dee-fir,Dee Yew-Robert,,female,,roll\nvi-may,Vi O'May Beech,,female,,roll")
    assert found(register, "Sir Robert") == ["person/bob-ash"]
    assert found(register, "Ms Yew-Robert") == found(register, "Dee Yew Robert") == ["person/dee-fir"]
    assert found(register, "Ms Beech") == ["person/vi-may"]


def show(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(commands, ["register", "show", *arguments])
    return done.exit_code, done.output


def test_show_prints_every_possible_holder(hob: Write) -> None:
    code, output = show("the Warden", "--on", "2015-06-01", "--register", str(hob()))
    assert code == 0
    assert output.splitlines() == [
        "post          Bridge Warden: Ann Oak (from 2014)",
        "post          Bridge Warden: Cy Elm (from 2015; the printed dates leave this day open)",
        "post          Reeve of the Moot: Cy Elm (from 2012)",
    ]


def test_show_says_it_to_a_machine(hob: Write) -> None:
    code, output = show("the Mayor", "--on", "9 May 2014", "--json", "--register", str(hob()))
    assert code == 0
    assert json.loads(output) == [
        {
            "kind": "post", "id": "mayor", "label": "Mayor of Hob", "holder": "Ann Oak",
            "from": "2010-05-10", "until": "2014-05-10", "acting": False, "note": None,
        }
    ]  # fmt: skip


def test_show_ends_with_one_where_nothing_is_called_so(hob: Write) -> None:
    code, output = show("the Doge", "--register", str(hob()))
    assert code == 1
    assert "nothing in register hob is called 'the Doge'" in output


def test_london_answers_with_every_commissioner_of_the_day() -> None:
    register = Register.load("london")
    held = {m.id: m.tenure.person for m in register.find("the Commissioner", date(2018, 11, 1)) if m.tenure}
    assert held == {
        "met-commissioner": "cressida-dick",
        "tfl-commissioner": "mike-brown",
        "london-fire-commissioner": "dany-cotton",
        "walking-cycling-commissioner": "will-norman",
    }


SPOKEN = [
    ("DMPC", "post/dmpc=sophie-linden"),
    ("Deputy Mayor for Policing and Crime", "post/dmpc=sophie-linden"),
    ("the Met", "organisation/mps"),
    ("MPS", "organisation/mps"),
    ("TfL", "organisation/tfl"),
    ("LFB", "organisation/lfb"),
    ("LFEPA", "organisation/lfepa"),
    ("MPA", "organisation/mpa"),
    ("MOPAC", "organisation/mopac"),
    ("LAS", "organisation/london-ambulance-service"),
    ("Crossrail", "scheme/crossrail"),
    ("Camden Council", "place/borough-camden"),
    ("Heathrow", "place/heathrow"),
    ("PACE", "document/pace-1984"),
    ("Sir Bernard", "person/bernard-hogan-howe"),
    ("Mayor Khan", "person/sadiq-khan"),
    ("Deputy Mayor Linden", "person/sophie-linden"),
    ("Commissioner Dany Cotton", "person/dany-cotton"),
    ("Dr Weekes-Bernard", "person/debbie-weekes-bernard"),
    ("MQT", "event/mayors-question-time"),
]


@pytest.mark.parametrize(("words", "expected"), SPOKEN)
def test_london_knows_what_is_said(words: str, expected: str) -> None:
    assert expected in found(Register.load("london"), words, date(2018, 11, 1))
