"""Which office a bare title means where several share it: who answers, who was named, whose business it is, and where nobody can tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphkit.extract import Memory, extract
from graphkit.model import Finding
from graphkit.resolve import cast
from tests.extract.test_mentions import JOHNSON, findings, london, named, question

KHAN = "Sadiq Khan (Mayor of London)"
BROWN = "Mike Brown MVO (Commissioner, Transport for London)"


def titled(*turns: tuple[str, str], on: str = "2018-07-05", title: str = "Bells") -> list[Finding]:
    _, _, found = findings(*turns, on=on, title=title)
    return [f for f in found if f.kind == "post"]


def test_the_body_beside_a_title_outweighs_who_is_there() -> None:
    found = titled(
        (BROWN, "There are nine."),
        ("Keith Prince AM", "How many officers will the Commissioner post there for the Met in July?"),
        (KHAN, "Nine."),
    )
    assert [f.denotes for f in found] == ["person/cressida-dick"]


def test_whoever_answers_next_was_meant_though_another_was_named() -> None:
    found = titled(
        ("Keith Prince AM", "Will Norman, the Walking and Cycling Commissioner, has a map. Has the Commissioner one?"),
        (BROWN, "I have."),
    )
    assert [f.status for f in found] == ["Accepted", "Ambiguous"]


def test_the_body_named_before_a_title_tells_whose_it_is() -> None:
    found = titled(
        (
            "Keith Prince AM",
            "TfL lost a bell on Friday, and I should have heard it from the Commissioner. Has the Deputy Mayor a bell?",
        ),
        (KHAN, "He has."),
    )
    assert [f.denotes for f in found] == ["person/mike-brown", "person/heidi-alexander"]


def test_who_was_something_then_held_the_office_that_is_over() -> None:
    found = titled(("Keith Prince AM", "Kit Malthouse had it when he was the Deputy Mayor."), on="2012-12-13")
    assert [f.body for f in found] == ["post/dmpc"]


def test_who_asks_what_deputy_mayor_it_would_be_was_not_told() -> None:
    found = titled(("Keith Prince AM", "Has the Deputy Mayor a map?"), (KHAN, "Which Deputy Mayor would that be?"))
    assert found[0].status == "Ambiguous"


@pytest.mark.parametrize(
    ("text", "label", "on", "bodies"),
    [
        ("I sit on the MPA. What does the Deputy Chair say?", "Richard Barnes (AM)", "2006-06-28",
         ["post/candidate/deputy-chair-of-the-metropolitan-police-authority"]),
        ("I will ask my Deputy Chair.", "Len Duvall (Chair, MPA)", "2006-06-28",
         ["post/candidate/deputy-chair-of-the-metropolitan-police-authority"]),
        ("The bells of Crossrail are late. Sir Terry Morgan, its Chairman, has one.", "Keith Prince AM", "2018-06-21",
         ["post/chair-crossrail"]),
        ("The Minister rang. Tony McNulty has a bell.", "Dee Doocey (AM)", "2006-06-28", ["post/policing-minister"]),
    ],
)  # fmt: skip
def test_a_title_is_of_the_body_or_of_whoever_is_named(text: str, label: str, on: str, bodies: list[str]) -> None:
    assert [f.body for f in titled((label, text), on=on)] == bodies


def test_what_the_turn_speaks_of_tells_whose_title_it_is() -> None:
    found = titled(
        (KHAN, "I saw Cressida Dick, the Commissioner, on Friday."),
        ("Keith Prince AM", "What about fire? The ladders were sold. They are old. What does the Commissioner say?"),
        (KHAN, "He is glad."),
        on="2018-07-05",
    )
    assert found[-1].denotes == "person/dany-cotton"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Why did LFEPA hire a bell, and is it the Commissioner's?", "person/ron-dobson"),
        ("Is a policy on bells of the LFB wanted by the Commissioner?", "person/ron-dobson"),
        ("Commissioner, the MPS rings bells on patrol. Would you see a use for them within the LFB?", None),
    ],
)
def test_a_body_by_its_short_name_tells_whose_title_it_is_and_two_do_not(text: str, meant: str | None) -> None:
    found = titled(("Roger Evans AM", text), on="2015-12-02")
    assert [f.denotes for f in found] == [meant]


def test_a_deputy_mayor_for_policing_is_meant_where_the_police_are_spoken_of() -> None:
    said = "Can I ask the Deputy Mayor about bells of the Metropolitan Police Service?"
    assert [f.denotes for f in titled(("Roger Evans (AM)", said), on="2012-09-27")] == ["person/stephen-greenhalgh"]


def test_another_place_s_mayor_is_meant_where_ours_is_spoken_to() -> None:
    found = titled(
        ("Keith Prince AM", "The Mayor of Bexley, Ann Oak, wrote to me. Does the Mayor have to wait for your list?"),
        (KHAN, "No."),
    )
    assert [f.body for f in found] == ["post/candidate/mayor-of-bexley"]


def test_who_speaks_from_a_seat_is_not_there_in_an_office() -> None:
    found = titled(
        ("Jenny Jones AM", "Who bought it: the Commissioner, or the Deputy Mayor?"),
        ("Boris Johnson (Mayor of London)", "Stephen Greenhalgh has it."),
        ("Kit Malthouse AM", "Good."),
        on="2015-02-25",
    )
    assert found[-1].denotes == "person/stephen-greenhalgh"


def test_the_new_holder_is_the_later_of_two_in_the_month_of_the_hand_over() -> None:
    found = titled(("Keith Prince AM", "Has your new Deputy Mayor for Transport a bell?"), on="2018-06-21")
    assert [f.denotes for f in found] == ["person/heidi-alexander"]


def test_who_is_asked_back_was_not_clear() -> None:
    found = titled(("Keith Prince AM", "Has the Commissioner a map of the Tube?"), (KHAN, "Which one, Chair?"))
    assert found[0].status == "Ambiguous"


@pytest.mark.parametrize(
    ("text", "on", "meant"),
    [
        ("The Prime Minister, who was Mayor before me, has it.", "2020-02-24",
         {"Prime Minister": "person/boris-johnson", "Mayor": "person/boris-johnson"}),
        ("Sir Paul Stephenson had been Acting Commissioner since December.", "2009-01-28",
         {"Sir Paul Stephenson": "person/paul-stephenson", "Acting Commissioner": "person/paul-stephenson"}),
        ("The Housing Minister has it, and the Minister is glad.", "2018-09-13",
         {"Housing Minister": "person/kit-malthouse", "Minister": "person/kit-malthouse"}),
        ("Tom Copley is to be Deputy Mayor for Housing in March.", "2020-02-24", {"Tom Copley": "person/tom-copley"}),
        ("If I were Mayor it would be so.", "2018-09-13", {}),
        ("Whoever is Mayor has it.", "2018-09-13", {}),
        ("When does the new Commissioner begin?", "2017-03-08", {}),
        ("The Police and Crime Commissioner for Surrey has it.", "2018-09-13",
         {"Police and Crime Commissioner for Surrey": "post/candidate/police-and-crime-commissioner-for-surrey"}),
        ("Will there be a Walking and Cycling Commissioner?", "2016-05-25", {}),
        ("The PM rang at 7 PM.", "2018-09-13", {"PM": "person/theresa-may"}),
    ],
)  # fmt: skip
def test_the_words_tell_who_holds_an_office_and_when(text: str, on: str, meant: dict[str, str]) -> None:
    assert named(text, on=on) == meant


def test_my_deputy_is_one_of_the_office_of_whoever_speaks() -> None:
    assert named("Heidi Alexander, my Deputy for transport, has it.", KHAN, on="2018-07-05") == {
        "Heidi Alexander": "person/heidi-alexander", "Deputy": "person/heidi-alexander"
    }  # fmt: skip


def test_in_the_month_of_a_hand_over_both_may_hold_the_office() -> None:
    (title,) = titled(("Keith Prince AM", "Has the Deputy Mayor for Transport a map?"), on="2021-12-16")
    assert title.status == "Ambiguous"
    assert set(title.candidates) == {"person/heidi-alexander", "person/seb-dance"}


def test_whoever_presides_by_then_is_the_chair() -> None:
    found = titled(
        (KHAN, "Nine, Chair."),
        ("Andrew Boff AM (Chair)", "Thank you."),
        ("Len Duvall AM (Deputy Chair in the Chair)", "Next."),
        (KHAN, "Ten, Chair."),
        on="2024-05-16",
    )
    assert [f.denotes for f in found] == ["person/andrew-boff", "person/len-duvall"]


def test_a_body_is_called_by_the_head_of_its_name() -> None:
    before = (("Keith Prince AM", "The City of London Corporation has a bell."),)
    assert named("The Corporation has two.", before=before) == {
        "Corporation": "organisation/city-of-london-corporation"
    }


def test_another_named_by_name_alone_is_no_rival_of_who_answers_next() -> None:
    found = titled(
        (BROWN, "There are nine."),
        ("Keith Prince AM", "Will Norman has a map. Has the Commissioner one?"),
        (BROWN, "I have."),
    )
    assert [f.denotes for f in found] == ["person/mike-brown"]


def test_who_is_spoken_to_by_a_title_is_not_the_one_spoken_of_by_it() -> None:
    found = titled(
        (BROWN, "There are nine."),
        ("Keith Prince AM", "Cressida Dick spoke to the Met. What did the Commissioner mean, Commissioner?"),
        (BROWN, "I do not know."),
    )
    assert [f.denotes for f in found] == ["person/cressida-dick", "person/mike-brown"]


def test_the_next_speaker_may_ask_anywhere_which_was_meant() -> None:
    found = titled(
        ("Keith Prince AM", "Cressida Dick is here. Has the Commissioner a map?"), (KHAN, "You must tell us which.")
    )
    assert found[0].status == "Ambiguous"


def test_the_office_over_whoever_is_named_beside_a_title_is_meant() -> None:
    found = titled(
        (KHAN, "Fiona Twycross is the Deputy Mayor for Fire and Resilience."),
        ("Keith Prince AM", "Cressida Dick asked for sixty posts. Did your Deputy Mayor say no?"),
        (KHAN, "No."),
        on="2019-07-04",
    )
    assert found[-1].denotes == "person/sophie-linden"


def test_what_was_named_last_is_meant_by_its_title_or_its_holder_s_name() -> None:
    found = titled(
        ("Keith Prince AM", "Has the Police Commissioner a list?"),
        (KHAN, "She has."),
        ("Siân Berry AM", "Mike Brown has another."),
        (KHAN, "Yes."),
        ("Siân Berry AM", "Has the Commissioner sent it?"),
        (KHAN, "Yes."),
    )
    assert found[-1].denotes == "person/mike-brown"


@pytest.mark.parametrize(
    ("text", "on", "meant"),
    [
        ("I worked under the last Mayor, as his Deputy Mayor.", "2010-05-19", "person/nicky-gavron"),
        ("The MPA, whose Chair is away, has it.", "2006-03-15", "person/len-duvall"),
        ("Len Duvall was chair of the MPA until last week. Has the new Chair the list?", "2008-10-08", "person/boris-johnson"),
        ("Ann Oak takes over as Commissioner in May.", "2019-12-11", None),
        ("I shall write to whoever's Home Secretary then.", "2019-12-11", None),
        ("She isn't Deputy Mayor for Transport any more.", "2018-11-01", None),
        ("Ann Oak, as Vice-Chairman, has it.", "2008-10-08", None),
        ("James Cleverly takes over as its Chairman in June.", "2012-05-23", None),
        ("I do not know who'll be Commissioner after him.", "2005-11-16", None),
        ("Bromley's Mayor has it.", "2023-11-23", None),
        ("The post of Commissioner will be advertised in May.", "2004-07-14", None),
        ("Andy Byford begins on 29 June. Will the new Commissioner meet Unite before he starts?", "2020-05-21", None),
        ("James Cleverly, as Chairman of the Authority, has it.", "2014-11-06", "person/james-cleverly"),
        ("David Goldstone has been Chief Executive there since May.", "2014-11-06", "person/david-goldstone"),
        ("The Housing Minister has it. Has the Minister read it?", "2023-11-23", "person/lee-rowley"),
        ("The Secretary of State for Transport, Local Government and the Regions has it.", "2001-11-14", "person/stephen-byers"),
    ],
)  # fmt: skip
def test_the_sentence_says_whose_office_it_is(text: str, on: str, meant: str | None) -> None:
    speaker = "Nicky Gavron AM" if text.startswith("I worked") else "Keith Prince AM"
    found = [f.denotes for f in titled((speaker, text), on=on)]
    assert found[-1:] == ([meant] if meant else [])


def test_the_secretary_of_state_is_of_the_field_of_who_speaks() -> None:
    found = titled((BROWN, "It is shut until Friday. The Secretary of State came that evening."), on="2018-07-05")
    assert [f.denotes for f in found] == ["person/chris-grayling"]


def test_two_mayors_side_by_side_are_two() -> None:
    assert named("The Mayor of Wrenham and Mayor Larkworth have written.", on="2018-07-05") == {
        "Mayor of Wrenham": "post/candidate/mayor-of-wrenham", "Mayor Larkworth": "name/mayor-larkworth",
    }  # fmt: skip


def test_an_answer_speaks_of_whom_the_question_spoke() -> None:
    found = titled(
        ("Ron Dobson (Commissioner, London Fire Brigade)", "There are nine."),
        ("Keith Prince AM", "Sir Bernard Hogan-Howe wrote to the Deputy Mayor. Is that the Commissioner's view?"),
        ("Stephen Greenhalgh (Deputy Mayor for Policing and Crime)", "It is. The Commissioner has a paper."),
        on="2014-11-06",
    )
    assert found[-1].denotes == "person/bernard-hogan-howe"


def test_a_first_name_before_another_surname_names_no_holder() -> None:
    found = titled(
        (KHAN, "Mike Brown has agreed it."),
        ("Keith Prince AM", "The Commissioner told us of July. Andy Byford has begun."),
        on="2020-05-21",
    )
    assert [f.denotes for f in found] == ["person/mike-brown"]


def test_who_is_set_beside_a_title_with_a_clause_is_another() -> None:
    found = titled(
        ("Keith Prince AM", "Did Mike Brown write? Has he met Will Norman, who has that job now, or the Commissioner?"),
        (KHAN, "Yes."),
    )
    assert [f.denotes for f in found] == ["person/mike-brown"]


def test_a_word_of_many_offices_is_no_field() -> None:
    found = titled(
        ("Keith Prince AM", "I wrote to Sir Peter Hendy. Has the Deputy Mayor a list?"),
        (KHAN, "I do not know."),
        on="2018-07-05",
    )
    assert found[-1].status == "Ambiguous"


def test_the_field_of_whoever_is_named_beside_tells_which_deputy() -> None:
    found = titled(
        ("Sophie Linden (Deputy Mayor for Policing and Crime)", "It is so."),
        ("Keith Prince AM", "Did Grant Shapps pay? Did the Deputy Mayor sign?"),
        ("Heidi Alexander (Deputy Mayor for Transport)", "Yes."),
        ("Keith Prince AM", "Thank you."),
        on="2021-07-08",
    )
    assert [f.denotes for f in found] == ["person/heidi-alexander"]


@pytest.mark.parametrize(
    ("title", "holder"),
    [
        ("London Fire Brigade and its bells", "andy-roe"),
        ("Transport for London and its bells", "andy-byford"),
        ("The Metropolitan Police Service and its bells", "cressida-dick"),
    ],
)
def test_the_heading_names_the_body_of_who_is_spoken_to(title: str, holder: str) -> None:
    text = "Assembly Member Hall has a bell, Commissioner, as you know."
    assert [f.denotes for f in titled(("Nick Rogers AM", text), on="2022-02-10", title=title)] == [f"person/{holder}"]


def test_the_heading_tells_which_of_two_is_called_by_a_first_name() -> None:
    def called(title: str) -> list[str | None]:
        _, _, found = findings(("Emma Best AM", "I have a bell for you, Andy."), on="2023-07-06", title=title)
        return [f.denotes for f in found if f.kind == "person"]

    assert called("London Fire Brigade bells") == ["person/andy-roe"]
    assert called("Transport for London bells") == ["person/andy-lord"]
    assert called("Bells") == []


def test_the_commissioner_is_of_the_field_of_whoever_speaks_in_an_office_there() -> None:
    found = titled(
        ("Richard Barnes (AM)", "Before you answer, Commissioner, thank you for what was done on 7 July."),
        ("Valerie Shawcross (Chair, LFEPA)", "If I may reply first. The Commissioner will wish to add to it."),
        on="2005-11-09",
    )
    assert [f.denotes for f in found] == ["person/ken-knight"] * 2


def test_a_chair_whose_name_stands_behind_the_title_is_that_one_in_any_form_on_record() -> None:
    found = titled(("Sally Hamwee (Chair)", "Welcome to the Chair, Valerie Shawcross."), on="2005-11-09")
    assert [f.denotes for f in found] == ["person/val-shawcross"]


def test_the_name_of_the_city_is_no_business_of_one_commissioner() -> None:
    text = "They walked through London. I thank the Commissioner for how he dealt with the demonstration."
    (found,) = titled(("Roger Evans AM", text), on="2001-05-23", title="A Walk")
    assert found.status == "Ambiguous"


def test_what_the_assembly_was_told_is_no_business_of_a_minister() -> None:
    text = "You told the Assembly at the meeting that the Secretary of State backs Crossrail, and so do some firms."
    (found,) = titled(("Bob Neill AM", text), on="2003-07-16", title="A Line")
    assert found.denotes == "person/alistair-darling"


def test_what_is_planned_is_no_emergency_planning() -> None:
    text = (
        "You said the bells of Crossrail remain as planned. The Commissioner, in the TfL Board report of May, said so."
    )
    found = titled(("Caroline Pidgeon AM", text), on="2018-09-06", title="Delays to Crossrail")
    assert [f.denotes for f in found] == ["person/mike-brown"]


def test_who_is_spoken_to_in_one_question_is_there_in_the_next_where_no_header_says_who_is() -> None:
    memory = Memory()
    texts = ("Sir Bernard, I have a bell.", "A rope of the TfL bell strategy was lent, and the Commissioner has it.")
    found: list[Finding] = []
    for text in texts:
        asked = question(("Murad Qureshi AM", text), on="2015-06-03", title="Bells")
        found.extend(extract(asked, replace(cast(asked, london()), asked_of=()), london(), memory))
    assert [f.denotes for f in found if f.kind in ("person", "post")] == ["person/bernard-hogan-howe"] * 2


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("Climate and the London Fire Brigade", "person/fiona-twycross"),
        ("Climate and Transport for London", "person/heidi-alexander"),
    ],
)
def test_a_title_is_of_the_field_of_the_body_in_the_heading(title: str, meant: str) -> None:
    text = "The Regeneration Committee has an estate. Would the Deputy Mayor ring its bells?"
    assert named(text, title=title, on="2019-05-22")["Deputy Mayor"] == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Commissioner, what talks have you had with TfL?", None),
        ("Commissioner, have you rung a bell together with the officers of the MPS?", None),
        ("The Commissioner wrote to TfL of it.", None),
        ("Commissioner, have you talked of buses to TfL?", "tfl-commissioner"),
        ("My question is first to the Chair. Has LFEPA a bell?", "lfepa-chair"),
        ("My question is to the Chair. Has it a bell?", "chair-london-assembly"),
    ],
)  # fmt: skip
def test_who_is_asked_is_of_no_body_that_is_dealt_with_and_does_not_preside(text: str, meant: str | None) -> None:
    found = titled(("Richard Tracey AM", text), on="2014-04-02")
    assert [f.body if f.status == "Accepted" else None for f in found[:1]] == [meant and f"post/{meant}"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("In those days the Mayor was Ken Livingstone.", "person/ken-livingstone"),
        ("The Home Secretary at that time was Jacqui Smith.", "person/jacqui-smith"),
        ("The Mayor was Ken Livingstone's guest.", "person/boris-johnson"),
        ("Ray Lewis resigned as your Deputy Mayor for Young People.", "person/ray-lewis"),
        ("As Mayor, Ken Livingstone rang it.", "person/ken-livingstone"),
        ("In 2006 the Commissioner, Sir Ian Blair, rang it.", "person/ian-blair"),
        ("In May 2006 the Mayor rang it.", "person/ken-livingstone"),
        ("The Mayor said in 2005 that it rang.", "person/ken-livingstone"),
        ("The Mayor said in 2008 that it rang.", "person/boris-johnson"),
        ("The Home Secretary said in 2009 that it rang.", None),
        (
            "I met the Minister for Housing, Grant Shapps, and the Secretary of State for Transport.",
            "person/grant-shapps",
        ),
    ],
)
def test_whoever_is_said_to_have_been_it_held_it_then(text: str, meant: str | None) -> None:
    assert titled(("Richard Tracey AM", text), on="2012-03-14")[0].denotes == meant


@pytest.mark.parametrize(
    ("text", "label", "on"),
    [
        ("I rang Dominic about it.", JOHNSON, "2012-11-21"),
        ("The President of the United States has it. The Board met, and so did the Committee.", JOHNSON, "2012-11-21"),
        ("The President of the United States has it. The Authority met, and its Deputy Chair.", KHAN, "2018-11-01"),
    ],
)
def test_an_office_of_no_body_is_no_trouble(text: str, label: str, on: str) -> None:
    assert not london().posts["president-united-states"].body
    found = named(text, label, on=on)
    assert found.keys() <= {
        "Dominic",
        "President of the United States",
        "Board",
        "Committee",
        "Authority",
        "Deputy Chair",
    }
