"""Titles and half names in a passage: who was meant just before, which pronoun takes a title up, and who is there."""

from __future__ import annotations

import pytest

from tests.extract.test_mentions import DICK, JOHNSON, KHAN, findings, named


def test_half_a_name_is_of_whoever_was_meant_just_before() -> None:
    before = (("John Biggs AM", "Who has it?"),)
    meant = named("The Deputy Prime Minister has it. John says so.", label="Ken Livingstone (Mayor of London)",
                  before=before, on="2000-11-22")  # fmt: skip
    assert meant == {"Deputy Prime Minister": "person/john-prescott", "John": "person/john-prescott"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The Deputy Mayor has a bell. Might she bring it? Rajesh Agrawal did.", "person/fiona-twycross"),
        ("The Deputy Mayor has a bell. Might he bring it? Rajesh Agrawal did.", "person/rajesh-agrawal"),
    ],
)
def test_the_pronoun_that_takes_a_title_up_is_of_its_holder_s_sex(text: str, meant: str) -> None:
    _, _, found = findings((KHAN, "Fiona Twycross has it."), ("Len Duvall AM", text), on="2019-09-19")
    assert [f.denotes for f in found if f.kind == "post"] == [meant]


@pytest.mark.parametrize(
    "between", ["when a resident says that", "when the Prime Minister says that", "as my young neighbour says that"]
)
def test_a_pronoun_may_take_up_somebody_else_who_stands_between(between: str) -> None:
    meant = {
        who: findings(
            (KHAN, "Fiona Twycross has it."), ("Len Duvall AM", f"Did the Deputy Mayor ring, {between} {who} did?")
        )[2]
        for who in ("he", "she")
    }
    his, hers = ([f.candidates or f.denotes for f in meant[who] if f.kind == "post"] for who in ("he", "she"))
    assert his == hers != []


def test_who_was_something_and_is_again_speaks_of_what_is_over() -> None:
    label = "Nicky Gavron (Deputy Mayor of London)"
    _, _, found = findings((label, "I was the Deputy Mayor. I am the Deputy Mayor."), on="2005-02-16")
    meant = [(f.denotes, f.holder) for f in found if f.kind == "post"]
    now = "statutory-deputy-mayor--nicky-gavron--2004-06-14"
    assert meant == [("person/nicky-gavron", None), ("person/nicky-gavron", now)]


def test_the_words_of_every_department_are_no_field() -> None:
    text = "I was in this office and the Secretary of State has it."
    _, _, found = findings(("Ken Livingstone (Mayor of London)", text), on="2000-11-22")
    several = tuple(
        f"person/{p}" for p in ("john-prescott", "alan-milburn", "david-blunkett", "chris-smith", "robin-cook")
    )
    assert [(f.denotes, f.candidates) for f in found if f.kind == "post"] == [(None, several)]


def test_where_a_commissioner_is_there_the_deputy_mayor_is_the_one_over_the_body() -> None:
    _, _, found = findings((DICK, "There are nine."), ("Keith Prince AM", "Has the Deputy Mayor got a bell?"), asked="")
    assert [f.denotes for f in found if f.kind == "post"] == ["person/sophie-linden"]


def test_a_name_behind_the_place_where_it_is_said_is_whole() -> None:
    assert named("In Lambeth Merrick Larkworth has it.") == {
        "Lambeth": "place/borough-lambeth",
        "Merrick Larkworth": "name/merrick-larkworth",
    }


def test_whoever_is_still_to_be_appointed_is_nobody() -> None:
    assert named("We are appointing the Commissioner in May.") == {}


@pytest.mark.parametrize(
    ("text", "on", "meant"),
    [
        ("I want to hear from the Deputy Chair.", "2011-10-19", {"Deputy Chair": "person/dee-doocey"}),
        ("A bell is rung from the Chair.", "2011-10-19", {}),
        ("We spoke of it, Mayor to Mayor.", "2011-10-19", {}),
        ("Kit Malthouse is Chair of the MPA and your Deputy Mayor as well.", "2011-10-19",
         {"Kit Malthouse": "person/kit-malthouse", "Chair of the MPA": "person/kit-malthouse",
          "Deputy Mayor": "person/kit-malthouse"}),
        ("Mike Brown, who was on his last lap as Commissioner, had it.", "2020-07-02",
         {"Mike Brown": "person/mike-brown", "Commissioner": "person/mike-brown"}),
        ("In Elmtown the bells are new. The Mayor there rings them.", "2020-07-02", {}),
        ("Governor Larkworth has it, and Lord West has not.", "2020-07-02",
         {"Governor Larkworth": "name/governor-larkworth", "Lord West": "name/lord-west"}),
    ],
)  # fmt: skip
def test_what_the_rest_of_the_sentence_says(text: str, on: str, meant: dict[str, str]) -> None:
    assert named(text, on=on) == meant


def test_who_says_which_of_something_else_asks_nothing_back() -> None:
    _, _, found = findings(
        (DICK, "There are nine."),
        ("Keith Prince AM", "Has one of the Commissioner's people a bell?"),
        (KHAN, "I cannot say which bell it was."),
    )
    assert [f.status for f in found if f.kind == "post"] == ["Accepted"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("I met them with Dany Cotton, and the Commissioner has told me so.", ["person/dany-cotton"]),
        ("I met Dany Cotton and the Commissioner on the Met's bells.", ["person/cressida-dick"]),
    ],
)
def test_what_begins_a_clause_is_set_against_nobody(text: str, titles: list[str]) -> None:
    _, _, found = findings((KHAN, text), on="2017-11-16")
    assert [f.denotes for f in found if f.kind == "post"] == titles


def test_the_minister_is_the_one_whom_the_turn_meant_last() -> None:
    text = "Nick Hurd has a bell. Alok Sharma wrote back. I will not read what the Minister said."
    assert named(text, label=KHAN, on="2017-11-16")["Minister"] == "person/alok-sharma"


def test_the_board_s_chair_is_that_of_the_body_of_who_speaks() -> None:
    label = "Andy Byford (Commissioner, Transport for London)"
    before = (("Caroline Pidgeon MBE AM", "The National Audit Office asked."),)
    meant = named("I answer to the board and its Chair.", label=label, before=before, on="2021-02-11")
    assert meant == {"Chair": "person/sadiq-khan"}


def test_who_answers_is_not_told_by_the_next_question_whom_to_mean() -> None:
    _, _, found = findings(
        ("Keith Prince AM", "Has Grant Shapps a bell?"), ("Heidi Alexander (Deputy Mayor for Transport)", "He has."),
        ("Keith Prince AM", "And who has the rope?"), ("Heidi Alexander (Deputy Mayor for Transport)", "The Secretary of State."),
        ("Keith Prince AM", "Has Robert Jenrick one?"), on="2021-02-11",
    )  # fmt: skip
    assert [f.denotes for f in found if f.kind == "post"] == ["person/grant-shapps"]


@pytest.mark.parametrize(
    ("text", "on", "title", "meant"),
    [
        ("I told it to the Police and Crime Committee, of which you are the distinguished Chair.", "2012-12-12", "Chair",
         "person/joanne-mccartney"),
        ("The LLDC has a bell. Daniel Moylan was its Chairman for a month.", "2012-12-12", "Chairman", "person/daniel-moylan"),
        ("The LLDC has a bell, and the Mayor has made himself Chairman.", "2012-12-12", "Chairman", "person/boris-johnson"),
        ("Dennis Hone has it. What does the Chief Executive say?", "2012-12-12", "Chief Executive", "person/dennis-hone"),
        ("Mark Wild started as Chief Executive.", "2018-11-20", "Chief Executive", "person/mark-wild"),
        ("Jo Johnson, who until last Friday was the Bells Minister and indeed Minister for London, has it.", "2018-11-15",
         "Minister for London", "person/jo-johnson"),
        ("The then Home Secretary, Priti Patel, has it.", "2023-03-23", "Home Secretary", "person/priti-patel"),
    ],
)  # fmt: skip
def test_whose_office_the_passage_says_it_is(text: str, on: str, title: str, meant: str) -> None:
    assert named(text, on=on)[title] == meant


def test_a_title_said_twice_in_a_row_is_no_list() -> None:
    text = "He looked at the Commissioner and the Commissioner looked at the bell."
    _, _, found = findings((DICK, "I have it."), ("Keith Prince AM", text))
    assert [f.denotes for f in found if f.kind == "post"] == ["person/cressida-dick"] * 2


@pytest.mark.parametrize(
    ("text", "label", "on", "meant"),
    [
        ("They are briefed as MPs by the MPS.", KHAN, "2018-11-01", {"MPS": "organisation/mps"}),
        ("The Home Office rang. I rang Theresa; she has it.", JOHNSON, "2015-11-18",
         {"Home Office": "organisation/home-office", "Theresa": "person/theresa-may"}),
        ("The Prime Minister rang. I rang Theresa; she has it.", JOHNSON, "2015-11-18",
         {"Prime Minister": "person/david-cameron", "Theresa": "person/theresa-may"}),
        ("The Home Office rang. I rang Theresa; she has it.", "Keith Prince AM", "2015-11-18",
         {"Home Office": "organisation/home-office"}),
        ("I rang Theresa; she has it.", JOHNSON, "2015-11-18", {}),
        ("I met Theresa, a nurse, in Brent.", JOHNSON, "2015-11-18", {"Brent": "place/borough-brent"}),
        ("The Home Office came. I met Theresa, a nurse, in Brent.", JOHNSON, "2015-11-18",
         {"Home Office": "organisation/home-office", "Brent": "place/borough-brent"}),
        ("The Home Office came. I met Theresa from Brent.", JOHNSON, "2015-11-18",
         {"Home Office": "organisation/home-office", "Brent": "place/borough-brent"}),
        ("The Home Office came. My old cousin Theresa has it.", JOHNSON, "2015-11-18",
         {"Home Office": "organisation/home-office"}),
        ("Priti, my cousin, has it.", KHAN, "2020-11-19", {}),
        ("Little Keir, Emily and Rachel came.", KHAN, "2022-01-20", {}),
        ("It is for the CPS and Max Hill.", KHAN, "2020-01-16",
         {"CPS": "organisation/cps", "Max Hill": "person/max-hill"}),
        ("It is in Harold Hill.", KHAN, "2020-01-16", {"Harold Hill": "place/area-harold-hill"}),
        ("It's Sir Stephen House in that job.", KHAN, "2019-03-21", {"Sir Stephen House": "person/steve-house"}),
        ("I had a bell, as its Chair.", "Len Duvall AM", "2012-02-08", {"Chair": "person/jennette-arnold"}),
        ("The MPA met. I had a bell, as its Chair.", "Len Duvall AM", "2012-02-08",
         {"MPA": "organisation/mpa", "Chair": "person/len-duvall"}),
    ],
)  # fmt: skip
def test_words_that_look_alike_are_told_apart(text: str, label: str, on: str, meant: dict[str, str]) -> None:
    assert named(text, label=label, on=on) == meant


def test_the_other_one_is_in_no_doubt() -> None:
    _, _, found = findings(
        ("Andrew Boff AM", "Andy Roe is the London Fire Commissioner. I ask the other Commissioner about it."),
        (DICK, "I saw it."), on="2020-01-16",
    )  # fmt: skip
    assert [f.denotes for f in found if f.kind == "post"] == ["person/andy-roe", "person/cressida-dick"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("You were Deputy Mayor yourself, I think.", ["person/nicky-gavron"]),
        ("When Mayor Larkworth says so, the Mayor here says no.", ["person/boris-johnson"]),
    ],
)
def test_who_is_spoken_to_may_have_held_it_and_ours_is_here(text: str, titles: list[str]) -> None:
    label = "Boris Johnson (Mayor of London)" if text.startswith("You") else "Keith Prince AM"
    _, _, found = findings(("Nicky Gavron AM", "Who stands in?"), (label, text), on="2008-09-10")
    assert [f.denotes for f in found if f.kind == "post"] == titles


@pytest.mark.parametrize(
    "text", ["Will the new Commissioner have a bell?", "What will you say to the Commissioner on the day she starts?"]
)
def test_who_was_named_as_the_one_to_come_does_not_hold_it_yet(text: str) -> None:
    _, _, found = findings((KHAN, "We agreed on Cressida Dick."), ("Caroline Pidgeon MBE AM", text), on="2017-02-23")
    assert [f.denotes for f in found if f.kind == "post"] == []


def test_who_is_said_to_be_a_chair_is_that_of_what_they_chair() -> None:
    _, _, found = findings(
        ("Ken Livingstone (Chair, Transport for London)", "I sat in the Commons."),
        ("Angie Bray AM", "I have one for the Mayor as Chair."), on="2001-02-14",
    )  # fmt: skip
    assert [f.body for f in found if f.kind == "post"] == ["post/mayor-of-london", "post/tfl-chair"]


def test_a_surname_is_that_of_the_stranger_who_was_named_rather_than_of_one_who_is_gone() -> None:
    before = (("Neil Garratt AM", "Fred Lynch has a bell."),)
    assert named("Has Mr Lynch?", before=before, on="2022-06-23") == {"Mr Lynch": "name/fred-lynch"}


@pytest.mark.parametrize(
    ("text", "on", "title", "meant"),
    [
        ("Peter Hendy had a bell. Stephen Greenhalgh and the Commissioner say that they have none.", "2013-07-17",
         "Commissioner", "person/bernard-hogan-howe"),
        ("Peter Hendy has met me. On the Met's bells: will the Commissioner ring them?", "2013-07-17",
         "Commissioner", "person/bernard-hogan-howe"),
        ("Dee Doocey, Len Duvall published his when he was the Chair.", "2011-06-15", "Chair", "person/len-duvall"),
        ("Ron Dobson, in his last weeks as Commissioner, came.", "2016-12-14", "Commissioner", "person/ron-dobson"),
        ("Ric Blakeway is right. Rick has nine.", "2013-07-17", "Rick", "person/richard-blakeway"),
        ("The Prime Minister left. Ask Mr Blair.", "2007-05-16", "Mr Blair", "person/tony-blair"),
        ("Marsha de Larkworth and Rosena Elm-Oak have it.", "2013-07-17", "Marsha de Larkworth", "name/marsha-de-larkworth"),
    ],
)  # fmt: skip
def test_what_is_joined_or_stands_in_the_same_sentence_tells(text: str, on: str, title: str, meant: str) -> None:
    before = (("Sir Ian Blair (Commissioner of Police of the Metropolis)", "Good."),) if on == "2007-05-16" else ()
    assert named(text, on=on, before=before)[title] == meant


def test_a_title_set_against_mr_somebody_is_not_theirs() -> None:
    before = ((DICK, "There are nine."),)
    meant = named("Do you side with the Commissioner, or with Mr Brown?", before=before, on="2018-03-22")
    assert meant == {"Commissioner": "person/cressida-dick", "Mr Brown": "person/mike-brown"}


def test_you_as_a_chair_is_who_is_spoken_to() -> None:
    _, _, found = findings(
        ("Susan Hall AM", "Was it you as Chair?"),
        ("Sadiq Khan (Chair, Transport for London)", "It was."),
        on="2020-11-19",
    )
    assert [f.body for f in found if f.kind == "post"] == ["post/tfl-chair"]


@pytest.mark.parametrize(
    ("text", "on", "title", "meant"),
    [
        ("As Chair of the Painted Bells Committee, I rang.", "2018-11-01", "Chair of the Painted Bells Committee", "person/keith-prince"),
        ("As Chair of the Painted Bells Committee, she rang.", "2018-11-01", "Chair of the Painted Bells Committee",
         "post/candidate/chair-of-the-painted-bells-committee"),
        ("Fires are fewer. Ask the Chair of the Authority.", "2006-11-08", "Chair of the Authority", "person/val-shawcross"),
        ("Police officers ring. Ask the Chair of the Authority.", "2006-11-08", "Chair of the Authority", "person/len-duvall"),
        ("Bells are fewer. Ask the Chair of the Authority.", "2006-11-08", "Chair of the Authority", "post/candidate/chair-of-the-authority"),
        ("Some members, including Lynne, ring.", "2001-09-05", "Lynne", "person/lynne-featherstone"),
        ("The Department of Transport rings.", "2001-09-05", "Department of Transport", "organisation/dft"),
    ],
)  # fmt: skip
def test_an_office_is_of_who_says_to_hold_it_and_of_the_body_whose_field_is_spoken_of(
    text: str, on: str, title: str, meant: str
) -> None:
    assert named(text, on=on)[title] == meant


def test_half_a_name_means_whom_the_heading_names_in_full() -> None:
    heading = {"on": "2002-02-27", "title": "Visit of Mr Rudolph Giuliani"}
    assert named("Has Giuliani a bell?", **heading) == {"Giuliani": "person/rudy-giuliani"}
    assert named("Has Giuliani a bell?", on="2002-02-27") == {}
