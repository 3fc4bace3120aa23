"""Mentions: each rule about what a span is and whom it means, in sentences of our own."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.extract import Memory, extract
from graphkit.extract.triggers import triggers
from graphkit.model import Cast, Finding, Question, Turn
from graphkit.register import Register
from graphkit.resolve import cast

KHAN, JOHNSON = "Sadiq Khan (Mayor of London)", "Boris Johnson (Mayor of London)"
DICK = "Cressida Dick CBE QPM (Commissioner of Police of the Metropolis)"
BROWN = "Mike Brown MVO (Commissioner, TfL)"
MENTIONS = frozenset("person post organisation strategy document scheme event place".split())


@cache
def london() -> Register:
    return Register.load("london")


def question(
    *turns: tuple[str, str], on: str = "2018-11-01", title: str = "A Question", asked: str = "The Mayor"
) -> Question:
    made = tuple(Turn(n, label, text, n, "answer") for n, (label, text) in enumerate(turns, 1))
    return Question(title, date.fromisoformat(on), 1, made, asked_by="Keith Prince", asked_of=tuple(asked.split(" & ")))


def findings(*turns: tuple[str, str], **header: str) -> tuple[Question, Cast, tuple[Finding, ...]]:
    asked = question(*turns, **header)
    room = cast(asked, london())
    return asked, room, extract(asked, room, london(), Memory())


def named(
    text: str, label: str = "Keith Prince AM", before: tuple[tuple[str, str], ...] = (), **header: str
) -> dict[str, str]:
    """Return what each span of the last turn denotes (or its candidates), in reading order."""
    asked, _, found = findings(*before, (label, text), **header)
    last = asked.turns[-1]
    return {
        last.text[f.start : f.end]: f.denotes or " or ".join(f.candidates) or f.body
        for f in found
        if f.sequence == last.sequence and f.kind in MENTIONS
    }


ROOM = ((KHAN, "I have the list."), (DICK, "So have I."))
ALONE = [
    ("Good morning, Mayor. Thank you.", {"Mayor": "person/sadiq-khan"}),
    ("Mr Mayor, is it done?", {"Mr Mayor": "person/sadiq-khan"}),
    ("The next Mayor of London will see it.", {}),
    ("A former Mayor opened it, and any Mayor would.", {}),
    ("They have a directly elected Mayor.", {}),
    ("The Lord Mayor was there.", {}),
    ("Councillor John Cudworth rang.", {"Councillor John Cudworth": "name/john-cudworth"}),
    ("Mr. Mayor, is it done?", {"Mr. Mayor": "person/sadiq-khan"}),
    ("Ringing at Notting Hill Carnival was loud.", {"Notting Hill Carnival": "event/notting-hill-carnival"}),
    ("The July 2017 Consultation is over.", {}),
    ("I asked it in MQT 656/2017, and at MQT 2018.", {"MQT": "event/mayors-question-time"}),
    ("It was said at Mayor’s Question Time.", {"Mayor’s Question Time": "event/mayors-question-time"}),
    ("The Mayor's Transport Strategy says so.", {"Mayor's Transport Strategy": "strategy/mts-2018"}),
    ("The Mayor's list is long.", {"Mayor": "person/sadiq-khan"}),
    ("Ask the Mayor's Office for Policing and Crime.", {"Mayor's Office for Policing and Crime": "organisation/mopac"}),
    ("Thank you, Chairman.", {"Chairman": "person/tony-arbour"}),
    ("Will you take the Chair?", {}),
    ("Every Assembly Member has it.", {}),
    ("Assembly Member O’Connell has it.", {"Assembly Member O’Connell": "person/steve-oconnell"}),
    ("Deputy Mayor [Sophie] Linden has it.", {"Deputy Mayor [Sophie] Linden": "person/sophie-linden"}),
    ("Commissioner Dany Cotton has it.", {"Commissioner Dany Cotton": "person/dany-cotton"}),
    ("London's first Victims Commissioner, Claire Waxman, has it.",
     {"Victims Commissioner": "person/claire-waxman", "Claire Waxman": "person/claire-waxman"}),
    ("Ms Claire Waxman wrote. Ms Waxman will write again.",
     {"Ms Claire Waxman": "person/claire-waxman", "Ms Waxman": "person/claire-waxman"}),
    ("The Secretary of State [for Transport] has it.",
     {"Secretary of State [for Transport]": "person/chris-grayling"}),
    ("The Mayor of Bexley has it.", {"Mayor of Bexley": "post/candidate/mayor-of-bexley"}),
    ("The Ministry of Justice (MOJ) has it, and MOJ has read it.",
     {"Ministry of Justice": "organisation/moj", "MOJ": "organisation/moj"}),
    ("The Independent Bench Group (IBG) met. IBG has it.",
     {"Independent Bench Group": "organisation/candidate/independent-bench-group",
      "IBG": "organisation/candidate/independent-bench-group"}),
    ("It is in the VAWG strategy.", {"VAWG strategy": "strategy/vawg-2018"}),
    ("We need a strategy, this strategy and any strategy going forward.", {}),
    ("There is a Lamp Post Strategy.", {"Lamp Post Strategy": "strategy/candidate/lamp-post-strategy"}),
    ("It is in Trafalgar Square, in Camden and in Tallow Lane.",
     {"Trafalgar Square": "place/area-trafalgar-square", "Camden": "place/borough-camden",
      "Tallow Lane": "place/candidate/tallow-lane"}),
    ("Londoners like London. Any Londoner does, and so does the Londoner who rings.", {}),
    ("It stood in The Londoner.", {"The Londoner": "organisation/the-londoner"}),
    ("We met Network rail, Thames water and Imperial college.",
     {"Network rail": "organisation/network-rail", "Thames water": "organisation/thames-water",
      "Imperial college": "organisation/imperial-college-london"}),
    ("The London councils and the Tube lines have ladders.", {}),
    ("Operation Tallow ended.", {"Operation Tallow": "scheme/candidate/operation-tallow"}),
    ("Nadia Tallowby wrote to us.", {"Nadia Tallowby": "name/nadia-tallowby"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ALONE, ids=[text[:40] for text, _ in ALONE])
def test_what_a_sentence_names(text: str, expected: dict[str, str]) -> None:
    assert named(text) == expected


def test_a_bare_title_is_whoever_of_that_title_is_in_the_room() -> None:
    assert named("Thank you, Commissioner.", before=ROOM) == {"Commissioner": "person/cressida-dick"}
    transport = "Sadiq Khan (Mayor of London) & Mike Brown MVO (Commissioner, TfL)"
    assert named("Thank you, Commissioner.", asked=transport) == {"Commissioner": "person/mike-brown"}


def test_a_bare_title_without_a_cue_is_admitted_to_be_ambiguous() -> None:
    _, _, found = findings(("Keith Prince AM", "The Commissioner has it."))
    (mention,) = (f for f in found if f.kind in MENTIONS)
    assert mention.status == "Ambiguous"
    assert mention.denotes is None
    assert {"person/cressida-dick", "person/mike-brown"} <= set(mention.candidates)


HANDOVERS = [
    ("2008-05-03", "person/ken-livingstone"), ("2008-05-04", "person/boris-johnson"),
    ("2016-05-08", "person/boris-johnson"), ("2016-05-09", "person/sadiq-khan"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "holder"), HANDOVERS)
def test_a_title_changes_hands_on_the_day(day: str, holder: str) -> None:
    assert named("Mr Mayor, is it done?", on=day) == {"Mr Mayor": holder}


def test_a_short_name_is_whoever_of_that_name_is_in_the_room() -> None:
    before = ((BROWN, "I have the list."),)
    assert named("Mr Brown has it.", before=before) == {"Mr Brown": "person/mike-brown"}
    assert named("Sir Howard, has it a bell?", on="2014-06-18") == {"Sir Howard": "person/howard-davies"}
    assert named("We told Sir Howard of it.", on="2014-06-18") == {"Sir Howard": "name/sir-howard"}
    assert named("Sir Mark has it.", before=(("Sir Mark Rowley QPM (Commissioner of Police of the Metropolis)", "Yes."),),
                 on="2023-09-14") == {"Sir Mark": "person/mark-rowley"}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "on", "meant"),
    [
        ("If Mr Brown rings, we all do.", "2007-12-12", {"Mr Brown": "person/gordon-brown"}),
        ("If Councillor Brown rings, we all do.", "2007-12-12", {"Councillor Brown": "name/councillor-brown"}),
        ("Mr Brown, will you ring?", "2007-12-12", {"Mr Brown": "name/mr-brown"}),
        ("Has Mr Blair rung?", "2004-03-03", {"Mr Blair": "person/tony-blair"}),
        ("Has Mr Blair rung?", "2009-03-03", {"Mr Blair": "name/mr-blair"}),
        ("Has Mr Hague rung?", "2001-03-03", {"Mr Hague": "person/william-hague"}),
        ("Has Mr Hague rung?", "2003-03-03", {"Mr Hague": "name/mr-hague"}),
    ],
)
def test_half_a_name_means_who_leads_the_country_that_day_and_no_knight(
    text: str, on: str, meant: dict[str, str]
) -> None:
    assert named(text, on=on) == meant


def test_a_past_holder_is_told_from_the_sentence() -> None:
    assert (
        named("I was at City Hall when Bob Kiley was Commissioner.", on="2006-11-15")["Commissioner"]
        == "person/bob-kiley"
    )
    assert named("Ask the Deputy Mayor, Sophie Linden.") == {
        "Deputy Mayor": "person/sophie-linden", "Sophie Linden": "person/sophie-linden"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("on", "building"), [("2010-03-24", "city-hall-queens-walk"), ("2023-03-23", "city-hall-kamal-chunchie-way")]
)
def test_a_name_that_moved_house_means_the_building_of_the_day(on: str, building: str) -> None:
    assert named("The list hangs in City Hall.", on=on)["City Hall"] == f"place/{building}"
    assert named("City Hall has the list.", on=on)["City Hall"] == "organisation/gla"


def test_a_rank_and_a_surname_mean_who_holds_that_office_that_day() -> None:
    said = "Chief Constable Crowther rang, and so did Chief Constable Larkworth."
    rang = {
        "Chief Constable Crowther": "person/paul-crowther",
        "Chief Constable Larkworth": "name/chief-constable-larkworth",
    }
    assert named(said, on="2018-11-01") == rang
    assert named(said, on="2022-11-01")["Chief Constable Crowther"] == "name/chief-constable-crowther"


@pytest.mark.parametrize(("said", "tenure"), [("when Bob Kiley was", None), ("where Peter Hendy is", "peter-hendy")])
def test_a_tenure_is_stated_only_of_its_days(said: str, tenure: str | None) -> None:
    words = f"I was at City Hall {said} Commissioner."
    _, _, found = findings(("Keith Prince AM", words), on="2006-11-15")
    (title,) = (f for f in found if words[f.start : f.end] == "Commissioner")
    assert title.denotes in ("person/bob-kiley", "person/peter-hendy")
    assert (title.holder or "").split("--")[1:2] == ([tenure] if tenure else [])


def test_an_edition_is_the_one_of_the_day_and_the_draft_where_it_is_said() -> None:
    assert named("It is in the Police and Crime Plan.", on="2016-11-16") == {
        "Police and Crime Plan": "strategy/pcp-2013"
    }
    assert named("It is in the draft Police and Crime Plan.", on="2017-01-18") == {
        "draft Police and Crime Plan": "strategy/pcp-2017-draft"
    }
    assert named("It is in the Police and Crime Plan.", on="2017-03-20") == {
        "Police and Crime Plan": "strategy/pcp-2017"
    }


def test_the_government_s_and_this_body_s_of_one_name_are_told_apart() -> None:
    assert named("The Government's Victims Strategy is out.")["Victims Strategy"] == "strategy/victims-strategy-2018"
    _, _, found = findings(("Keith Prince AM", "Is there a Victims Strategy?"))
    (mention,) = (f for f in found if f.kind == "strategy")
    assert (mention.status, mention.denotes) == ("Ambiguous", None)


@pytest.mark.parametrize(
    ("text", "spoken_to"),
    [
        ("I met his neighbour, Kit Malthouse, about it.", set()),
        ("Kit Malthouse, my Deputy Mayor, has it.", set()),
        ("It is with the Deputy Mayor, Kit Malthouse.", set()),
        ("I met Len Duvall and Kit Malthouse.", set()),
        ("Kit Malthouse, who has it, and Len Duvall, London’s first walker, met.", set()),
        ("Baroness Ford, Chair of the Olympic Park Legacy Company, has it.", set()),
        ("The point, Mr Malthouse, is this.", {"person/kit-malthouse"}),
        ("Thank you, Kit Malthouse.", {"person/kit-malthouse"}),
    ],
)
def test_who_is_set_off_to_say_who_somebody_is_is_not_spoken_to(text: str, spoken_to: set[str]) -> None:
    _, _, found = findings(("Boris Johnson (Mayor of London)", text), on="2011-03-16")
    assert {f.denotes for f in found if ("addressed", "yes") in f.extra} == spoken_to


def test_a_predecessor_and_the_last_of_several_are_not_spoken_to() -> None:
    text = (
        "My predecessor, Mr Livingstone, had it, and so had Assembly Member Knight and Assembly Member Cleverly. Yes."
    )
    _, _, found = findings((KHAN, text), on="2015-06-03")
    assert not [f for f in found if ("addressed", "yes") in f.extra]


def test_whoever_is_spoken_to_is_said_to_be_addressed() -> None:
    _, _, found = findings(*ROOM, ("Keith Prince AM", "Thank you, Commissioner. The Mayor has it."))
    addressed = {f.denotes for f in found if ("addressed", "yes") in f.extra}
    assert addressed == {"person/cressida-dick"}


def test_an_acting_holder_is_meant_only_where_acting_is_said_or_acts_that_day() -> None:
    assert named("The acting Commissioner has it.", on="2022-05-19", asked="The Mayor") == {
        "Commissioner": "person/steve-house"
    }
    assert named("The acting Mayor has it.") == {}


WORDS = st.sampled_from(
    """Mayor Commissioner the a Mr Mrs Sir Assembly Member Deputy Chair [Tom] Copley Dick’s Khan (MOJ) Ministry of Justice
    Strategy draft Plan , . ; – “ ’ Siân Berry Report Act 2017 Road Operation 2018/0171 I will write we shall if MOPAC
    \u0627\u0644 \U0001f600 naïve St James's Mayor’s Question Time next former Camden and Islington Council""".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=40).map(" ".join), min_size=1, max_size=4))
def test_every_finding_lies_in_its_turn_and_mentions_do_not_overlap(texts: list[str]) -> None:
    labels = ["Keith Prince AM", KHAN]
    asked, _, found = findings(*((labels[n % 2], text) for n, text in enumerate(texts)))
    turns = {turn.sequence: turn.text for turn in asked.turns}
    ends: dict[int, int] = {}
    for finding in found:
        assert 0 <= finding.start < finding.end <= len(turns[finding.sequence])
        assert 0 < finding.confidence <= 1
        if finding.kind in MENTIONS:
            assert finding.start >= ends.get(finding.sequence, 0)
            ends[finding.sequence] = finding.end
        if finding.status == "Ambiguous":
            assert finding.denotes is None
            assert len(finding.candidates) > 1


def test_no_trigger_is_given_twice_for_one_thing() -> None:
    given_out = [(entry.kind, entry.id, entry.label) for entry in triggers()]
    assert len(given_out) == len(set(given_out))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("It is much to hold an Olympic Games and Paralympic Games.", {}),
        ("The previous Games had bells.", {}),
        ("The 1948 Olympics had bells.", {}),
        ("Is there an Olympic Games legacy?", {"Olympic Games": "event/olympics-2012"}),
        ("The Games of 2012 have bells.", {"Games": "event/olympics-2012"}),
        ("The Sydney Games had bells.", {"Sydney Games": "event/sydney-olympics"}),
        ("Ring a cable car? Look at another cable car!", {}),
        ("Who rings the cable car?", {"cable car": "scheme/emirates-air-line"}),
        ("All of us ring. The city for all Londoners rings.", {}),
        ("I will publish a Strategic Housing Market assessment.",
         {"Strategic Housing Market assessment": "document/shma-2008"}),
        ("They heard Tim Larkworth's Private Members Bill.", {"Tim Larkworth": "name/tim-larkworth", "Private Members Bill": "document/candidate/private-members-bill"}),
        ("The International Olympic Committee's (IOC) Bell Panel, the Committee that rings, is here.",
         {"International Olympic Committee": "organisation/ioc", "IOC": "organisation/ioc",
          "Bell Panel": "organisation/candidate/bell-panel"}),
    ],
)  # fmt: skip
def test_one_of_many_of_its_kind_is_not_the_one_of_the_name(text: str, meant: dict[str, str]) -> None:
    assert named(text, on="2010-09-15") == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The Scottish Government has rung, and so has the French Government.",
         {"Scottish Government": "organisation/scottish-government"}),
        ("The MOPAC Board rang, and the Quill Board.",
         {"MOPAC": "organisation/mopac", "Quill Board": "organisation/candidate/quill-board"}),
        ("I take up the point that Unmesh made.", {"Unmesh": "person/unmesh-desai"}),
        ("I take up the point that my cousin Unmesh made.", {}),
        ("Has the mayor rung, or the mayor of London’s deputy?",
         {"mayor": "person/sadiq-khan", "mayor of London": "person/sadiq-khan"}),
        ("Has the mayor of Oakton rung? A town with a directly elected mayor rings when the mayor does.", {}),
        ("Did London Government ring? PC Ann Bellwether did, and DCI Bo Bellwether.",
         {"PC Ann Bellwether": "name/ann-bellwether", "DCI Bo Bellwether": "name/bo-bellwether"}),
        ("It is at Enfield and Moss Grammar School.", {"Enfield and Moss Grammar School": "organisation/candidate/enfield-and-moss-grammar-school"}),
        ("The Enfield and Moss Council met.", {"Enfield": "place/borough-enfield"}),
        ("I have a question for Mr McGrath. Very briefly, Harvey, is it so?",
         {"Mr McGrath": "person/harvey-mcgrath", "Harvey": "person/harvey-mcgrath"}),
        ("Very briefly, Harvey, is it so?", {}),
        ("She rang the MP for Islington South and Finsbury.",
         {"Islington South and Finsbury": "place/seat-islington-south-and-finsbury"}),
        ("People of Chelsea and Fulham rang.", {"Chelsea": "place/area-chelsea", "Fulham": "place/area-fulham"}),
        ("Members of Parliament (MPs) and Bell Ringing Units (BRUs) ring. The MPs know.", {}),
        ("The Independent Bell Panel (IBP) rings.",
         {"Independent Bell Panel": "organisation/candidate/independent-bell-panel",
          "IBP": "organisation/candidate/independent-bell-panel"}),
        ("It has youth workers in A&E and youth workers in hospitals.", {}),
        ("Did [the Rt Hon] Michael Gove ring?", {"Michael Gove": "person/michael-gove"}),
        ("AM Russell rang, and Detective Constable Ann Bellwether too.",
         {"AM Russell": "person/caroline-russell",
          "Detective Constable Ann Bellwether": "name/ann-bellwether"}),
        ("It rang at 10 AM Monday, and the PM heard.", {"PM": "person/boris-johnson"}),
        ("The Bell Ropes Hub and Cycle Superhighway 4 (CS4) are open.",
         {"Bell Ropes Hub": "scheme/candidate/bell-ropes-hub", "Cycle Superhighway 4": "scheme/cycle-superhighways",
          "CS4": "scheme/cycle-superhighways"}),
        ('We published a "Bells of Hob" document.', {"Bells of Hob": "document/candidate/bells-of-hob"}),
        ("The Minister for Bells, Ropes and Women’s Rights rang.",
         {"Minister for Bells, Ropes and Women’s Rights": "post/candidate/minister-for-bells-ropes-and-womens-rights"}),
        ("The Secretary of State for Housing Communities and Local Government rang.",
         {"Secretary of State for Housing Communities and Local Government": "person/michael-gove"}),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_says_whose_it_is(text: str, meant: dict[str, str]) -> None:
    assert named(text, on="2022-02-10") == meant


def test_a_work_that_is_put_forward_is_the_draft_of_what_came() -> None:
    assert named("We have put forward the Air Quality Strategy.", on="2010-06-09") == {
        "Air Quality Strategy": "strategy/air-quality-2010"
    }
    assert named("We have the Air Quality Strategy.", on="2010-06-09") == {
        "Air Quality Strategy": "strategy/air-quality-2002"
    }


def test_letters_that_the_heading_spells_out_mean_that() -> None:
    title = "Elmshire Singing Fund (ESF) Concert (Supplementary) [2]"
    assert named("Will you host the ESF?", title=title) == {"ESF": "scheme/candidate/elmshire-singing-fund"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Could I wish the Mayor Eid Mubarak?", {"Mayor": "person/sadiq-khan", "Eid": "event/eid"}),
        ("Did the Commissioner Ann Bellwether ring?", {"Commissioner Ann Bellwether": "name/ann-bellwether"}),
        ("It was ABC James who rang at Larkworth Prison.", {"Larkworth Prison": "place/candidate/larkworth-prison"}),
        ("I see Shaun Bailey [AM] and Dr Onkar Sahota [MBE AM].",
         {"Shaun Bailey [AM]": "person/shaun-bailey", "Dr Onkar Sahota [MBE AM]": "person/onkar-sahota"}),
        ("We ask Ann Bellwether [OBE, Chair, Independent Review into Bells of London].",
         {"Ann Bellwether": "name/ann-bellwether",
          "Chair, Independent Review into Bells of London": "post/candidate/chair-of-the-independent-review-into-bells-of-london"}),
        ("Ask Professor Fenton.", {"Professor Fenton": "person/kevin-fenton"}),
        ("My ‘Homes for Londoners’ programme has bells.", {"Homes for Londoners": "scheme/homes-for-londoners"}),
    ],
)  # fmt: skip
def test_what_is_said_of_somebody_is_no_office_of_ours(text: str, meant: dict[str, str]) -> None:
    assert named(text, on="2021-01-12") == meant


def test_letters_that_the_heading_introduces_are_known_below_it() -> None:
    assert named("Has the HBB rung?", title="Hob Bells Board (HBB)") == {
        "HBB": "organisation/candidate/hob-bells-board"
    }
    assert named("Has TfL rung?", title="Transport for London (TfL)") == {"TfL": "organisation/tfl"}


def test_who_is_named_in_the_name_of_a_work_is_known_below() -> None:
    assert named("Has Dame Margaret rung?", on="2017-09-14").get("Dame Margaret") != "person/margaret-hodge"
    assert named("The Margaret Hodge report rings. Has Dame Margaret rung?", on="2017-09-14") == {
        "Margaret Hodge report": "document/john-harris-garden-bridge",
        "Dame Margaret": "person/margaret-hodge",
    }


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("It was Ann Oak's Lantern Bridge.", {"Lantern Bridge": "place/candidate/lantern-bridge"}),
        ("He went to the United States [of America].", {"United States": "place/place-united-states"}),
        ("Hobland Airlines rang.", {"Hobland Airlines": "organisation/candidate/hobland-airlines"}),
        ("That was the question from the Chair.", {"Chair": "person/jennette-arnold"}),
        ("Bo Oak’s [CBE, Chairman, Bell Rope 1] letter rings.",
         {"Chairman, Bell Rope 1": "post/candidate/chairman-of-the-bell-rope-1"}),
    ],
)  # fmt: skip
def test_a_name_ends_where_its_own_words_end(text: str, meant: dict[str, str]) -> None:
    assert meant.items() <= named(text, on="2017-09-14").items()
    assert "America" not in named(text, on="2017-09-14")


def test_a_plan_that_the_heading_names_goes_by_the_word_alone() -> None:
    title = "London Plan (Supplementary) [8]"
    assert named("It is within the Plan.", title=title) == {"Plan": "strategy/london-plan-malp-2016"}
    assert named("It is within the Plan.") == {}


def test_a_name_behind_an_office_is_no_part_of_it() -> None:
    assert named("The Minister for Special Bells Neil Bellwether rang.", on="2019-12-19") == {
        "Minister for Special Bells": "post/candidate/minister-for-special-bells",
        "Neil Bellwether": "name/neil-bellwether",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The £20m Moss Ladder Fund helps.", {"Moss Ladder Fund": "scheme/candidate/moss-ladder-fund"}),
        ("It is for the Labour-controlled Merton Council.", {"Merton Council": "place/borough-merton"}),
        (
            "How is the Mayor's Old Oak and Park Royal Development Corporation?",
            {"Old Oak and Park Royal Development Corporation": "organisation/opdc"},
        ),
        (
            "We heard the Harbour Regional Director of the Royal College of Bells.",
            {
                "Harbour Regional Director of the Royal College of Bells": "post/candidate/harbour-regional-director-of-the-royal-college-of-bells"
            },
        ),
        (
            "According to the Sir Bob Tallowby Review, it was late.",
            {"Sir Bob Tallowby Review": "document/candidate/sir-bob-tallowby-review"},
        ),
        (
            "He wrote a report, 'Ropes in a Cold Harbour', which found much.",
            {"Ropes in a Cold Harbour": "document/candidate/ropes-in-a-cold-harbour"},
        ),
        ("The Mayor’s 2010 Cultural Strategy is old.", {"Mayor’s 2010 Cultural Strategy": "strategy/culture-2010"}),
    ],
)
def test_a_name_begins_behind_what_only_says_how_much_whose_or_who(text: str, expected: dict[str, str]) -> None:
    assert named(text) == expected


def test_the_chair_of_a_body_is_called_chairman() -> None:
    assert named("I thank Chairman Cleverly.", on="2014-06-01") == {"Chairman Cleverly": "person/james-cleverly"}
    assert named("I thank Chairman Cleverly.", on="2016-06-01") != {"Chairman Cleverly": "person/james-cleverly"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("That was when you were campaigning to be Mayor.", {}),
        ("I said what I would do if I was elected Mayor.", {}),
        ("When you were elected Mayor it rose.", {"Mayor": "person/sadiq-khan"}),
        ("Thank you, Mr MayorYou have rung it.", {}),
        (
            "I met Chief Constable Ann Tallowby [CBE QPM].",
            {"Chief Constable Ann Tallowby [CBE QPM]": "name/ann-tallowby"},
        ),
        ("See www.moss.example/ladders-report On 14 October, a Moss School met.", {}),
        ("It is for the whole Borough of Camden.", {"Borough of Camden": "place/borough-camden"}),
        (
            "Bells ring from Reading to Roding Valley. Reading aloud helps.",
            {"Reading": "place/place-reading", "Roding Valley": "place/roding-valley"},
        ),
        ("He went from Wembley Park Underground station to Warren Farm.", {"Wembley Park": "place/area-wembley-park"}),
        ("There is particulate matter (PM) in it.", {}),
        ("It is for the Prime Minister (PM).", {"Prime Minister": "person/theresa-may", "PM": "person/theresa-may"}),
        (
            "I saw the Police Commissioner [Sir Bernard Hogan-Howe, who was here].",
            {"Police Commissioner": "person/cressida-dick", "Sir Bernard Hogan-Howe": "person/bernard-hogan-howe"},
        ),
        ("I am with Jenny (Jones, AM) on that.", {"Jenny (Jones, AM)": "person/jenny-jones"}),
        ("Another runway at Gatwick is for Gatwick to pay.", {"Gatwick": "organisation/gatwick-airport"}),
        ("The bank by Bank station is shut, and so is the Piccadilly line.", {"Bank station": "place/bank-station"}),
        (
            "I rang Ann Wakefield from Wakefield and from Terminal Five.",
            {
                "Ann Wakefield": "name/ann-wakefield",
                "Wakefield": "place/place-wakefield",
                "Terminal Five": "place/heathrow-terminal-5",
            },
        ),
        (
            "The New London Architecture's Ladder Survey 2018 says so.",
            {"New London Architecture": "organisation/new-london-architecture"},
        ),
        ("The Moss Embassy owes it.", {"Moss Embassy": "organisation/candidate/moss-embassy"}),
    ],
)
def test_what_is_to_come_run_together_or_part_of_an_address_is_no_name(text: str, expected: dict[str, str]) -> None:
    assert {k: v for k, v in named(text).items() if k != "Moss School"} == expected
