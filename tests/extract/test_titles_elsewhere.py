"""Titles that are another's: of another place, of another body, of somebody to come, of whoever is set against the title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphkit.extract import Memory, extract
from graphkit.resolve import cast
from tests.extract.test_mentions import BROWN, DICK, KHAN, findings, london, named, question


@pytest.mark.parametrize(
    ("text", "label", "titles"),
    [
        ("When Mayor Larkworth came down, the Mayor had a bell.", "Keith Prince AM", []),
        ("Mayor Larkworth told the Mayor so.", "Keith Prince AM", ["person/sadiq-khan"]),
        ("Mayor Larkworth has one, and the Mayor rings it.", KHAN, []),
        ("Mr Mayor, Wendy Larkworth has one.", "Keith Prince AM", ["person/sadiq-khan"]),
        ("Is Wendy Larkworth to be the Commissioner?", "Keith Prince AM", []),
        ("Wendy Larkworth will become the Commissioner.", "Keith Prince AM", []),
        ("Ann Elm or Wendy Larkworth will be the Secretary of State who has it.", "Keith Prince AM", []),
        ("London will be the Mayor's city.", "Keith Prince AM", ["person/sadiq-khan"]),
        ("Monday will be the Mayor's day.", "Keith Prince AM", ["person/sadiq-khan"]),
        ("London would be the Mayor that you want.", "Keith Prince AM", ["person/sadiq-khan"]),
        ("Ann Oak will be the Mayor's guest.", "Keith Prince AM", ["person/sadiq-khan"]),
        ("We are recruiting the Mayor's staff.", "Keith Prince AM", ["person/sadiq-khan"]),
        ("Ms Larkworth will be the Commissioner.", "Keith Prince AM", []),
        ("Cressida Dick will be the Secretary of State.", "Keith Prince AM", []),
        ("It will be the Mayor who has it.", "Keith Prince AM", ["person/sadiq-khan"]),
        ("To be fair to the Mayor, he has it.", "Keith Prince AM", ["person/sadiq-khan"]),
        ("Stephen Greenhalgh, who is now a peer and was the Deputy Mayor for Policing and Crime, has it.",
         "Keith Prince AM", ["person/stephen-greenhalgh"]),
        ("My Deputy Commissioner has it.", "Dany Cotton (London Fire Commissioner)",
         ["post/candidate/deputy-commissioner-of-the-london-fire-commissioner-corporation-sole"]),
    ],
)  # fmt: skip
def test_the_words_around_a_title_say_whether_it_is_ours(text: str, label: str, titles: list[str]) -> None:
    _, _, found = findings((label, text), on="2018-07-05")
    assert [f.denotes for f in found if f.kind == "post"] == titles


def test_a_title_set_against_a_name_is_not_its_bearer_s() -> None:
    before = ((DICK, "There are nine bells."), (BROWN, "There are ten on the buses."))
    meant = named("Is it the Commissioner or Mike Brown who pays for bells on buses?", before=before, on="2018-07-05")
    assert meant == {"Commissioner": "person/cressida-dick", "Mike Brown": "person/mike-brown"}


def test_a_chair_s_own_chair_is_that_of_the_body_of_who_speaks() -> None:
    meant = named("My Chair has it.", label="Mark Wild (Chief Executive, Crossrail Ltd)", on="2019-06-11")
    assert meant == {"Chair": "person/tony-meggs"}


def test_the_deputy_chair_of_a_committee_is_whoever_is_printed_as_such() -> None:
    before = (("Leonie Cooper AM (Chair)", "Good morning."), ("Susan Hall AM (Deputy Chair)", "Good morning."))
    asked = question(*before, ("Keith Prince AM", "The Deputy Chair has it."), on="2020-10-08")
    asked = replace(asked, meeting="Moss Committee")
    found = extract(asked, cast(asked, london()), london(), Memory())
    assert [f.denotes for f in found if f.kind == "post"] == ["person/susan-hall"]


def test_the_minister_is_whoever_of_them_was_named_before() -> None:
    before = (("Keith Prince AM", "Has Hazel Blears a bell?"),)
    assert named("The Minister has.", before=before, on="2006-01-25") == {"Minister": "person/hazel-blears"}


def test_the_inspectorate_is_that_of_the_field_of_who_speaks() -> None:
    meant = named("The Inspectorate has it.", label="Andy Roe (London Fire Commissioner)", on="2020-10-08")
    assert meant == {"Inspectorate": "organisation/hmicfrs"}


def test_a_printed_office_holds_on_a_day_that_the_dates_leave_open() -> None:
    meant = named(
        "Is it with the Commissioner?", before=(("Ann Radmore", "No."), ("Brian Robinson (Commissioner)", "It is.")),
        on="2003-03-12",
    )  # fmt: skip
    assert meant == {"Commissioner": "person/brian-robinson"}


def test_a_first_name_that_nobody_else_has_is_of_who_held_one_of_our_offices_lately() -> None:
    assert named("Val had gone.", label=KHAN, on="2019-06-11") == {"Val": "person/val-shawcross"}
    assert named("Val had gone.", label=KHAN, on="2023-06-11") == {}


@pytest.mark.parametrize(
    ("title", "text", "meant"),
    [
        ("Legacy of the Games", "My question is to Seb. Is it done?", {"Seb": "person/sebastian-coe"}),
        ("Legacy of the Games", "Is it done, Seb?", {"Seb": "person/sebastian-coe"}),
        ("Legacy of the Games", "A boy called Seb was there.", {}),
        ("Bells", "Is it done, Seb?", {}),
        ("Bells", "My question is firstly to Len. Is it done?", {"Len": "person/len-duvall"}),
    ],
)
def test_a_guest_is_called_by_a_first_name_under_a_heading_of_that_field(
    title: str, text: str, meant: dict[str, str]
) -> None:
    assert named(text, on="2007-11-10", title=title) == meant


def test_who_does_not_mind_which_leaves_it_open() -> None:
    _, _, found = findings(("Keith Prince AM", "What did the Commissioner say? I do not mind which."), on="2018-07-05")
    assert [f.status for f in found if f.kind == "post"] == ["Ambiguous"]


@pytest.mark.parametrize(
    ("text", "label", "on", "meant"),
    [
        ("Ian Blair was still Commissioner for three days.", "Keith Prince AM", "2008-12-03",
         {"Ian Blair": "person/ian-blair", "Commissioner": "person/ian-blair"}),
        ("When Ian Blair was here as Commissioner, it was lost.", "Keith Prince AM", "2013-11-07",
         {"Ian Blair": "person/ian-blair", "Commissioner": "person/ian-blair"}),
        ("Fiona Twycross was the last Chair of LFEPA.", "Keith Prince AM", "2018-04-19",
         {"Fiona Twycross": "person/fiona-twycross", "Chair of LFEPA": "person/fiona-twycross"}),
        ("The new Commissioner will be in place by May.", "Keith Prince AM", "2008-12-03", {}),
        ("I know that in Newham the Mayor has one.", "Keith Prince AM", "2012-07-11",
         {"Newham": "place/borough-newham", "Mayor": "person/boris-johnson"}),
        ("I asked Keith Larkworth's Committee.", "Keith Prince AM", "2012-07-11", {"Keith Larkworth": "name/keith-larkworth"}),
        ("The deep Tube lines are old. Tube Lines has them.", "Keith Prince AM", "2008-12-03",
         {"Tube Lines": "organisation/tube-lines"}),
        ("Tom Winsor came. The Inspectorate has it.", KHAN, "2018-04-19",
         {"Tom Winsor": "person/tom-winsor", "Inspectorate": "organisation/hmicfrs"}),
        ("Helen Newlove is back as the national Commissioner.", DICK, "2018-04-19",
         {"Helen Newlove": "person/helen-newlove", "Commissioner": "person/helen-newlove"}),
    ],
)  # fmt: skip
def test_who_held_it_once_or_elsewhere(text: str, label: str, on: str, meant: dict[str, str]) -> None:
    assert named(text, label=label, on=on) == meant


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Is the Mayor there to help?", ["person/sadiq-khan"]),
        ("In Elmtown the bells are new. Was the Mayor there when they rang?", ["person/sadiq-khan"]),
        ("The bells are new. The Mayor there by the door has one.", ["person/sadiq-khan"]),
        ("I went to Paris. The Mayor there has a bell.", []),
        ("I went to City Hall. The Mayor there has a bell.", ["person/sadiq-khan"]),
        ("In London the bells are new. The Mayor there rings them.", ["person/sadiq-khan"]),
        ("In May the bells were new. The Mayor there rang them.", ["person/sadiq-khan"]),
        ("Mayor Larkworth has new bells. They say that the Mayor there rings them.", []),
        ("Because Mayor Livingstone bought it, the Mayor has it now.", ["person/sadiq-khan"]),
        ("When Mayor Han came down, the Mayor had a bell.", []),
        ("When Mayor Johnson left, the Mayor came.", ["person/sadiq-khan"]),
        ("Mayor Khan has a bell. The Mayor rings it.", ["person/sadiq-khan"]),
        ("Mayor Larkworth has a bell. The Mayor rings it.", []),
        ("In London, the Mayor has a bell.", ["person/sadiq-khan"]),
        ("I asked the Mayor of London. In London, the Mayor has a bell.", ["person/sadiq-khan", "person/sadiq-khan"]),
        ("In Parliament the Mayor has a bell.", ["person/sadiq-khan"]),
        ("In Easter the Mayor has a bell.", ["person/sadiq-khan"]),
        ("In Paris the Mayor has a bell.", []),
    ],
)  # fmt: skip
def test_the_mayor_is_another_s_only_where_another_s_place_or_mayor_is_named(text: str, titles: list[str]) -> None:
    _, _, found = findings(("Keith Prince AM", text), on="2018-07-05")
    assert [f.denotes for f in found if f.kind == "post"] == titles


def test_in_a_place_whose_mayor_was_named_the_mayor_is_its_own() -> None:
    before = (("Keith Prince AM", "The Mayor of Newham has a bell."),)
    assert "Mayor" not in named("I know that in Newham the Mayor rings it.", before=before, on="2012-07-11")


def test_a_printed_title_that_no_register_has_is_its_own() -> None:
    before = (("Roy Larkworth (Deputy Commissioner, Moss Brigade)", "I have a bell."),)
    meant = named("Has the Deputy Commissioner a bell?", before=before, on="2002-12-04")
    assert meant == {"Deputy Commissioner": "post/candidate/deputy-commissioner-of-the-moss-brigade"}


def test_whoever_the_answer_calls_by_name_was_meant() -> None:
    _, _, found = findings(
        ("Keith Prince AM", "Has the London Fire Commissioner a bell?"), (KHAN, "She has one."), ("Keith Prince AM", "Good."),
        ("Keith Prince AM", "And has the Commissioner one?"), (KHAN, "You can ask Cressida herself."), on="2018-04-19",
    )  # fmt: skip
    assert [f.denotes for f in found if f.kind == "post"] == ["person/dany-cotton", "person/cressida-dick"]


def test_a_short_form_of_the_first_name_is_known_too() -> None:
    before = (("Samantha Heath AM", "Who has it?"),)
    assert named("You have, Sam, I think.", label=KHAN, before=before, on="2002-12-04") == {
        "Sam": "person/samantha-heath"
    }
