"""Topics: what a turn is about, told from its own words and from the thread in which it stands."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from graphkit.extract import extract
from graphkit.model import Question, Turn
from graphkit.register import Register
from graphkit.resolve import cast

ASKS, ANSWERS, ANOTHER, CHAIR = (
    "Keith Prince AM",
    "Sadiq Khan (Mayor of London)",
    "Susan Hall AM",
    "Tony Arbour AM (Chairman)",
)


@cache
def london() -> Register:
    return Register.load("london")


def about(*turns: tuple[str, str], title: str = "A Question", supplementary: int | None = None) -> list[set[str]]:
    """Return the labels of the topics of each turn."""
    made = tuple(Turn(n, label, text, n, "answer") for n, (label, text) in enumerate(turns, 1))
    asked = Question(
        title, date(2018, 11, 1), 1, made, asked_by="Keith Prince", asked_of=("The Mayor",), supplementary=supplementary
    )
    found = [f for f in extract(asked, cast(asked, london()), london()) if f.kind == "topic"]
    return [{london().topics[f.body[6:]].label for f in found if f.sequence == turn.sequence} for turn in made]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("How many zombie knives were found?", "Knife crime"),
        ("When will the waking watch end?", "Building safety and cladding"),
        ("How many paramedics are on duty?", "NHS services and hospitals"),
        ("Is the planning inquiry still on?", "Planning applications and call-in"),
        ("What became of the allotments?", "Parks, trees and biodiversity"),
        ("How many apprentices have you?", "Skills and adult education"),
        ("How long are the drivers' hours?", "Transport workforce and industrial action"),
        ("What do you say to asylum seekers?", "Migration and asylum"),
        ("Where are the hydrants?", "Fire and rescue"),
        ("Which embassies still owe money?", "International relations and city diplomacy"),
        ("How much is the precept?", "GLA budget and council tax precept"),
        ("Who mends the sewers?", "Water, flooding and sewage"),
        ("Is there a charge on the motorists?", "Road charging"),
        ("Is inflation in the fares?", "Fares and concessions"),
        ("How often do the police meet?", "Policing and crime"),
        ("Which gullies are blocked?", "Water, flooding and sewage"),
        ("Who pays for the tube trains?", "Tube and rail services"),
        ("What do you hear of the decent homes?", "Council housing and estates"),
    ],
)
def test_the_words_of_the_scheme_tell_the_topic(text: str, label: str) -> None:
    assert about((ASKS, text)) == [{label}]


def test_a_turn_that_speaks_of_nothing_has_the_topic_of_its_thread() -> None:
    assert (
        about(
            (ASKS, "Will the step-free access at Barking be open in May?"),
            (ANSWERS, "It will, I am told."),
            (ASKS, "And in June?"),
        )
        == [{"Accessible transport"}] * 3
    )


def test_what_is_said_in_passing_does_not_turn_the_thread() -> None:
    topics = about(
        (ASKS, "Will the new cycle lanes be wide?"),
        (ANSWERS, "They will, as far as the doctor's."),
        (ASKS, "And how long?"),
        title="Cycle Lanes in Ilford",
    )
    assert topics == [{"Cycling"}] * 3


def test_another_member_turns_the_thread() -> None:
    topics = about(
        (ASKS, "Will the new cycle lanes be wide?"),
        (ANSWERS, "They will."),
        (ANOTHER, "How many council tenants wait for repairs?"),
        (ANSWERS, "I do not know."),
    )
    assert topics == [{"Cycling"}, {"Cycling"}, {"Council housing and estates"}, {"Council housing and estates"}]


def test_a_supplementary_that_has_moved_on_leaves_the_heading_behind() -> None:
    turns = ((ANOTHER, "How many bicycles does the depot have?"), (ANSWERS, "Nine."))
    assert about(*turns, title="Burglary in Bow", supplementary=2) == [{"Cycling"}, {"Cycling"}]


def test_the_chair_who_calls_the_next_speaker_speaks_of_nothing() -> None:
    topics = about(
        (ASKS, "Will the cycle lanes be wide?"),
        (CHAIR, "Thank you. Next is Ms Hall, who has been patient."),
        (ANOTHER, "Will they be long?"),
    )
    assert topics == [{"Cycling"}, set(), {"Cycling"}]


def test_a_general_topic_gives_way_to_its_narrower_one() -> None:
    assert about((ASKS, "How many police officers work on burglary?")) != [{"Policing and crime"}]


def test_a_word_within_the_name_of_a_person_or_an_office_is_no_evidence() -> None:
    assert about((ASKS, "Has the Deputy Mayor for Housing and Residential Development seen it?")) == [set()]


def test_a_long_answer_has_room_for_a_topic_that_was_not_asked_about() -> None:
    filling = "The table was laid round on the Monday and is as long as the last one. " * 8
    topics = about(
        (ASKS, "Will the new cycle lanes be wide?"),
        (ANSWERS, f"They will. {filling}Step-free access and the lifts at Barking come next, and a wheelchair ramp."),
    )
    assert topics == [{"Cycling"}, {"Cycling", "Accessible transport"}]


def test_what_the_house_says_of_its_own_business_is_said_in_passing_unless_it_is_all() -> None:
    assert about((ASKS, "What does the social media campaign say about cycling?")) == [{"Cycling"}]
    assert about((ASKS, "What has the social media campaign cost?")) == [{"Media and communications"}]


def test_a_month_is_no_march() -> None:
    assert "Protest and public order" not in about((ASKS, "Was the ledger put away on 5 March 2014?"))[0]
    assert about((ASKS, "Who met the organisers of the march?")) == [{"Protest and public order"}]


def test_a_word_within_the_name_of_a_place_is_no_evidence() -> None:
    assert about((ASKS, "When was it last painted at Finsbury Park?")) == [set()]


def test_how_likely_a_topic_is_stands_in_the_finding() -> None:
    made = Turn(1, ASKS, "How many zombie knives and knife arches were found?", 1, "answer")
    asked = Question("A Question", date(2018, 11, 1), 1, (made,), asked_by="Keith Prince", asked_of=("The Mayor",))
    found = [f for f in extract(asked, cast(asked, london()), london()) if f.kind == "topic"]
    assert [made.text[f.start : f.end] for f in found] == ["zombie knives"]
    assert 0.5 < found[0].confidence <= 0.95


def test_the_commons_are_no_park_and_repairs_to_the_tube_no_housing() -> None:
    assert about((ASKS, "What did the Deputy Prime Minister say in the Commons?")) == [set()]
    assert about((ASKS, "Who pays for the Tube repairs?")) == [{"Tube and rail services"}]
    assert about((ASKS, "Who looks after our parks and commons?")) == [{"Parks, trees and biodiversity"}]


@pytest.mark.parametrize("answer", ["Officers are drafting a response which will be sent shortly.", "Oral response"])
def test_an_answer_that_says_nothing_yet_is_about_nothing(answer: str) -> None:
    assert about((ASKS, "How many zombie knives were found?"), (ANSWERS, answer)) == [{"Knife crime"}, set()]
