"""Speakers: a printed line, on a day, is a person in an office, however it is printed."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from graphkit.model import Question, Turn
from graphkit.register import Register
from graphkit.resolve import cast
from graphkit.resolve.chair import Chair, chair_of
from graphkit.resolve.speakers import speaker


@cache
def london() -> Register:
    return Register.load("london")


def who(label: str, on: str) -> tuple[str | None, str | None]:
    found = speaker(label, date.fromisoformat(on), london())
    if found.capacity is None:
        return found.person, None
    tenure = london().tenure_ids.get(found.capacity)
    return found.person, tenure.post if tenure else found.capacity.split("--")[0]


@pytest.mark.parametrize(
    ("label", "on", "person", "capacity"),
    [
        ("Shaun Bailey AM", "2018-11-01", "shaun-bailey", "seat"),
        ("Dr Onkar Sahota AM", "2018-11-01", "onkar-sahota", "seat"),
        ("Jennette Arnold OBE AM", "2018-11-01", "jennette-arnold", "seat"),
        ("Sian Berry AM", "2018-11-01", "sian-berry", "seat"),
        ("Siân Berry AM", "2018-11-01", "sian-berry", "seat"),
        ("Steve O’Connell AM", "2018-11-01", "steve-oconnell", "seat"),
        ("Steve O'Connell AM", "2018-11-01", "steve-oconnell", "seat"),
        ("Leonie Cooper AM", "2018-11-01", "leonie-cooper", "seat"),
        ("Nick Rogers AM", "2022-03-24", "nicholas-rogers", "seat"),
        ("Valerie Shawcross AM", "2010-05-19", "val-shawcross", "seat"),
        ("John Biggs (AM)", "2008-06-18", "john-biggs", "seat"),
        ("Kit Malthouse AM MP", "2015-11-18", "kit-malthouse", "seat"),
        ("Tony Arbour AM (Chairman)", "2018-11-01", "tony-arbour", "chair-london-assembly"),
        ("Sadiq Khan (Mayor of London)", "2018-11-01", "sadiq-khan", "mayor-of-london"),
        ("Sadiq Khan ()", "2018-11-01", "sadiq-khan", "mayor-of-london"),
        ("Boris Johnson MP (Mayor of London)", "2016-03-16", "boris-johnson", "mayor-of-london"),
        ("Ken Livingstone (Mayor of London)", "2003-03-19", "ken-livingstone", "mayor-of-london"),
        ("Cressida Dick CBE QPM (Commissioner of Police of the Metropolis)", "2018-11-01", "cressida-dick", "met-commissioner"),
        ("Sir Bernard Hogan-Howe QPM (Commissioner of Police of the Metropolis)", "2014-02-05", "bernard-hogan-howe", "met-commissioner"),
        ("Sir Peter Hendy CBE (Commissioner, TfL)", "2014-02-05", "peter-hendy", "tfl-commissioner"),
        ("Boris Johnson MP (Chairman, Transport for London)", "2015-07-16", "boris-johnson", "tfl-chair"),
        ("Andy Roe QFSM (London Fire Commissioner)", "2020-07-16", "andy-roe", "london-fire-commissioner"),
        ("Tom Copley (Deputy Mayor for Housing and Residential Development)", "2021-07-15", "tom-copley", "dm-housing"),
        ("The Mayor", "2018-11-01", "sadiq-khan", "mayor-of-london"),
        ("Mayor John Biggs AM", "2015-09-08", "john-biggs", "seat"),
        ("Nadia Tallowby (Director, Somewhere)", "2018-11-01", None, None),
    ],
)  # fmt: skip
def test_a_line_is_a_person_in_an_office(label: str, on: str, person: str | None, capacity: str | None) -> None:
    assert who(label, on) == (person, capacity)


def test_the_same_person_sits_one_year_and_holds_an_office_the_next() -> None:
    assert who("Tom Copley AM", "2019-11-21") == ("tom-copley", "seat")
    assert who("Tom Copley", "2021-11-18") == ("tom-copley", "dm-housing")


def test_two_who_share_a_surname_are_told_apart_by_the_office() -> None:
    assert who("Boris Johnson (Mayor of London)", "2009-03-25")[0] == "boris-johnson"
    assert who("Darren Johnson AM", "2009-03-25")[0] == "darren-johnson"
    assert who("Johnson", "2009-03-25")[0] is None


def members() -> list[tuple[str, str]]:
    days = ("2001-02-14", "2005-02-09", "2009-02-11", "2013-02-13", "2017-02-22", "2022-02-24", "2024-09-12")
    return [(person, day) for day in days for person in london().members(date.fromisoformat(day))]


@pytest.mark.parametrize(("person", "day"), members())
def test_every_member_is_found_by_name_and_letters_on_a_day_of_each_term(person: str, day: str) -> None:
    label = london().people[person].label
    assert who(f"{label} AM", day)[0] == person


def test_who_presides_is_told_from_the_lines_the_meeting_and_the_day() -> None:
    def chair(
        *labels: str, meeting: str | None = None, attendance: tuple[str, ...] = ()
    ) -> tuple[str | None, str | None]:
        turns = tuple(Turn(n, label, "Yes.", n, "debate") for n, label in enumerate(labels, 1))
        asked = Question("A Question", date(2018, 11, 28), 1, turns, meeting=meeting, attendance=attendance)
        room = cast(asked, london())
        return room.chair, room.chair_post

    assert chair("Shaun Bailey AM") == ("tony-arbour", "chair-london-assembly")
    assert chair("Jennette Arnold OBE AM (Deputy Chair in the Chair)")[0] == "jennette-arnold"
    committee = ("steve-oconnell", "chair-police-and-crime-committee")
    assert chair("Shaun Bailey AM", meeting="Police and Crime Committee") == committee
    assert chair("Shaun Bailey AM", meeting="PCC on 28 November 2018") == committee
    deputy = "Caroline Pidgeon MBE AM (Deputy Chair in the Chair)"
    assert chair(deputy, meeting="Transport Committee") == ("caroline-pidgeon", None)
    assert chair(deputy, meeting="Police and Crime Committee")[1] == "chair-police-and-crime-committee"
    assert chair("Shaun Bailey AM", attendance=("Steve O'Connell AM (Chairman)",)) == committee


@pytest.mark.parametrize("label", ["All", "All Members", "Several Members"])
def test_what_many_say_is_nobody_s_in_particular(label: str) -> None:
    assert speaker(label, date(2018, 11, 28), london()).rule == "speaker: nobody in particular"


def test_a_deputy_who_opens_the_sitting_presides() -> None:
    def chair(text: str, asker: str | None = None) -> str | None:
        turns = (
            Turn(1, "Darren Johnson (Deputy Chair)", text, 1, "debate"),
            Turn(2, "Lord Coe (Chair, LOCOG)", "Yes.", 2),
        )
        return cast(Question("Bells", date(2008, 11, 19), 1, turns, asked_by=asker), london()).chair

    assert chair("We welcome our guests.") == "darren-johnson"
    assert chair("How many bells are there?") == "jennette-arnold"
    assert chair("We welcome the bells.", "Darren Johnson") == "jennette-arnold"


def test_a_deputy_printed_as_chair_where_the_mayor_is_asked_stands_in() -> None:
    turns = (Turn(1, "Darren Johnson (Chair)", "Next.", 1, "debate"),)
    room = cast(Question("Bells", date(2012, 9, 19), 1, turns, asked_of=("The Mayor",)), london())
    assert (room.chair, room.chair_post) == ("darren-johnson", "chair-london-assembly")
    (spoken,) = room.speakers
    assert london().tenure_ids[spoken.capacity or ""].post == "deputy-chair-london-assembly"


@pytest.mark.parametrize("label", ["Darren Johnson (Deputy Chair)", "Darren Johnson (Deputy Chair, in the Chair)"])
def test_a_deputy_who_presides_holds_another_office(label: str) -> None:
    turn = Turn(1, label, "We welcome our guests.", 1, "debate")
    presiding = chair_of(Question("Bells", date(2008, 11, 19), 1, (turn,)), london())
    assert presiding == Chair("darren-johnson", "chair-london-assembly", None)


def test_a_question_with_a_number_is_asked_by_whoever_speaks_its_first_words() -> None:
    turns = (Turn(1, "Samantha Heath", "How many?", 1, "question"), Turn(2, "Ken Livingstone", "Two.", 2, "answer"))
    numbered = Question("Bells", date(2001, 3, 21), 1, turns, reference="2001/0118")
    asker = cast(numbered, london()).asked_by
    assert asker is not None
    assert asker.person == "samantha-heath"
    crowd = (Turn(1, "Several Members", "How many?", 1, "question"), turns[1])
    assert cast(Question("Bells", date(2001, 3, 21), 1, crowd, reference="2001/0118"), london()).asked_by is None
    assert cast(Question("Bells", date(2001, 3, 21), 1, turns), london()).asked_by is None


def test_nobody_says_that_an_answer_was_given_in_the_sitting() -> None:
    turns = (Turn(1, None, "How do bells ring?", 1, "question"), Turn(2, None, "Oral response given", 2, "answer"))
    found = cast(
        Question("Bells", date(2011, 11, 16), 1, turns, asked_by="Jenny Jones", reference="2011/0171"), london()
    )
    assert [s.rule for s in found.speakers][1] == "speaker: nobody, the answer was given elsewhere"


def test_a_question_with_a_number_is_asked_by_the_member_whose_name_runs_into_its_heading() -> None:
    turns = (Turn(1, None, "How many?", 1, "question"), Turn(2, "Boris Johnson (Mayor of London)", "Two.", 2, "answer"))
    numbered = Question("Bells of Moss Richard Tracey", date(2014, 9, 10), 1, turns, reference="2014/0171")
    taken = cast(numbered, london())
    assert [s.person for s in taken.speakers] == ["richard-tracey", "boris-johnson"]


def test_whoever_calls_the_asker_by_name_is_not_the_asker() -> None:
    turns = (
        Turn(1, None, "I think, John, you have a bell.", 1, "question"),
        Turn(2, "John Biggs (AM)", "Yes, and a rope.", 2, "question"),
    )
    taken = cast(Question("Bells", date(2012, 11, 29), 1, turns, asked_by="John Biggs"), london())
    assert [s.person for s in taken.speakers] == [None, "john-biggs"]


def test_a_bare_chair_s_title_is_that_of_what_sits() -> None:
    turns = (
        Turn(1, "Caroline Pidgeon AM (Chair)", "Good morning.", 1, "debate"),
        Turn(2, "Susan Hall AM (Deputy Chairman)", "Thank you, Chair.", 2, "debate"),
    )
    sitting = Question("Rooms", date(2021, 9, 22), 1, turns, meeting="GLA Oversight Committee")
    taken = cast(sitting, london())
    assert (taken.chair, taken.chair_post) == ("caroline-pidgeon", None)
    assert [s.capacity.split("--")[0] if s.capacity else None for s in taken.speakers] == ["seat", "seat"]
    unnamed = Question("Rooms", date(2021, 9, 22), 1, turns)
    assert cast(unnamed, london()).chair == "caroline-pidgeon"
    police = Question("Rooms", date(2021, 9, 22), 1, turns[1:], meeting="Police and Crime Committee")
    assert (
        cast(police, london()).speakers[0].capacity == "deputy-chair-police-and-crime-committee--susan-hall--2021-05-14"
    )


def test_a_comma_stands_for_the_link_in_an_office() -> None:
    assert who("Dr Fiona Twycross AM (Deputy Mayor, Fire and Resilience)", "2019-12-11") == (
        "fiona-twycross",
        "dm-fire",
    )


@pytest.mark.parametrize(
    ("text", "person"), [("Thank you, Mr Mayor, for that. When?", "boris-johnson"), ("When?", None)]
)
def test_whom_a_question_calls_answers_where_no_header_says_who(text: str, person: str | None) -> None:
    turns = (Turn(1, None, text, 1, "question", True), Turn(2, None, "In June.", 2, "answer", True))
    asked = Question("Bells", date(2013, 10, 23), 1, turns, asked_by="Onkar Sahota")
    assert cast(asked, london()).speakers[1].person == person


def test_the_chair_of_an_authority_that_sits_speaks_as_such() -> None:
    said = (Turn(1, "Kit Malthouse (Chairman)", "Good morning.", 1, "debate"),)
    sits = Question("A Sitting", date(2011, 7, 28), 1, said, meeting="Metropolitan Police Authority")
    (spoken,) = cast(sits, london()).speakers
    assert (spoken.capacity or "").startswith("mpa-chair--kit-malthouse")


def test_who_is_printed_as_chair_on_another_s_day_presides_over_something_else() -> None:
    said = (Turn(1, "Jennette Arnold (Chair)", "Good morning.", 1, "debate"),)
    sits = Question("A Hearing", date(2010, 2, 23), 1, said)
    assert chair_of(sits, london()) == Chair("jennette-arnold", None, None)
