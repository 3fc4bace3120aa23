"""Titles: what stands round one says whether it means its holder, another, or nobody."""

from __future__ import annotations

import pytest

from tests.extract.test_mentions import BROWN, DICK, KHAN, findings, named


@pytest.mark.parametrize(
    "text",
    [
        "The former Commissioner kept a list.",
        "The then Mayor kept a list.",
        "The then-Home Secretary kept a list.",
        "That is the list of the [Former Labour Prime Minister].",
        "The previous Deputy Mayor kept a list.",
        "Your predecessor as Mayor kept a list.",
        "A new Commissioner will want a list.",
        "There will be a new Mayor by then.",
        "The incoming Mayor has a list.",
        "The Mayor-elect has a list.",
        "All Mayors have lists.",
        "Deputy Mayors have lists.",
        "The office of Mayor is an old one.",
        "The Mayor at the time kept a list.",
        "Mayor after Mayor kept a list.",
    ],
)
def test_a_title_that_means_nobody_of_the_day_is_left_alone(text: str) -> None:
    assert named(text) == {}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Mayor Livingstone kept a list.", {"Mayor Livingstone": "person/ken-livingstone"}),
        ("Commissioner Hogan-Howe kept a list.", {"Commissioner Hogan-Howe": "person/bernard-hogan-howe"}),
        ("I thank the Mayor for the Moss Plan.", {"Mayor": "person/sadiq-khan", "Moss Plan": "strategy/candidate/moss-plan"}),
        ("Baroness Lawrence has it.", {"Baroness Lawrence": "name/baroness-lawrence"}),
        ("In Bristol the Mayor has it.", {"Bristol": "place/place-bristol"}),
        ("In Croydon the Mayor has it.", {"Croydon": "place/borough-croydon", "Mayor": "person/sadiq-khan"}),
        (
            "The Mayor of Bristol has it. The Mayor wrote.",
            {"Mayor of Bristol": "post/candidate/mayor-of-bristol"},
        ),
        ("Mayor of London Sadiq Khan has it.", {"Mayor of London": "person/sadiq-khan", "Sadiq Khan": "person/sadiq-khan"}),
        ("London's Victims' Commissioner has it.", {"Victims' Commissioner": "person/claire-waxman"}),
        ("The national Victims' Commissioner has it.", {"national Victims' Commissioner": "person/helen-newlove"}),
        ("The Commissioner of TfL has it.", {"Commissioner of TfL": "person/mike-brown"}),
        ("The Justice Secretary has it.", {"Justice Secretary": "person/david-gauke"}),
        ("The Prisons Secretary has it.", {"Prisons Secretary": "post/candidate/prisons-secretary"}),
        ("The EU Commissioner has it.", {"EU Commissioner": "post/candidate/eu-commissioner"}),
        ("The Traffic Commissioner has it.", {"Traffic Commissioner": "post/traffic-commissioner"}),
        ("The Mayor of Bexley has it.", {"Mayor of Bexley": "post/candidate/mayor-of-bexley"}),
        (
            "The Chair of the Moss Committee has it.",
            {"Chair of the Moss Committee": "post/candidate/chair-of-the-moss-committee"},
        ),
        ("Members of the Moss Panel have it.", {"Moss Panel": "organisation/candidate/moss-panel"}),
        ("Ken Livingstone, when Mayor, had it.", {"Ken Livingstone": "person/ken-livingstone", "Mayor": "person/ken-livingstone"}),
        (
            "His predecessor as Cycling Commissioner, Andrew Gilligan, had it.",
            {"Cycling Commissioner": "person/andrew-gilligan", "Andrew Gilligan": "person/andrew-gilligan"},
        ),
    ],
)  # fmt: skip
def test_the_words_round_a_title_tell_who_is_meant(text: str, meant: dict[str, str]) -> None:
    assert named(text) == meant


def test_acting_belongs_to_the_title_where_it_has_a_capital() -> None:
    assert named("The Acting Commissioner has it.", on="2022-05-19") == {"Acting Commissioner": "person/steve-house"}


def test_two_titles_joined_are_two() -> None:
    before = ((KHAN, "I have the list."), (DICK, "So have I."))
    assert named("Mr Mayor and Commissioner, thank you.", before=before) == {
        "Mr Mayor": "person/sadiq-khan",
        "Commissioner": "person/cressida-dick",
    }


def test_the_other_deputy_mayor_is_not_the_one_who_was_just_named() -> None:
    _, _, found = findings(("Keith Prince AM", "Sophie Linden has it. Does Ms Linden or the Deputy Mayor read it?"))
    (title,) = (f for f in found if f.kind == "post")
    assert title.status == "Ambiguous"
    assert "person/joanne-mccartney" in title.candidates


def test_which_commissioner_is_asked_of_two_is_left_open() -> None:
    before = ((DICK, "I have the list."), (BROWN, "So have I."))
    _, _, found = findings(*before, ("Keith Prince AM", "Which Commissioner will read it?"))
    (title,) = (f for f in found if f.kind == "post" and f.sequence == 3)
    assert (title.status, set(title.candidates)) == ("Ambiguous", {"person/cressida-dick", "person/mike-brown"})


def test_the_commissioner_is_the_one_whom_an_office_in_the_room_oversees() -> None:
    before = (("Sophie Linden (Deputy Mayor for Policing and Crime)", "It is in print."),)
    assert named("Has the Commissioner read it?", before=before, asked="Deputy Mayor for Policing and Crime") == {
        "Commissioner": "person/cressida-dick"
    }
