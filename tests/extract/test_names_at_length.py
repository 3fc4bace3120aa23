"""Names at length: how far a name reaches, and where a link between two names parts them."""

from __future__ import annotations

import pytest

from tests.extract.test_mentions import findings, named

FAR = [
    ("The Royal College of Psychiatrists has it.", {"Royal College of Psychiatrists"}),
    ("He met the University of Kew, Barnet Council and others.", {"University of Kew", "Barnet Council"}),
    ("The Ministry of Bells, Ropes and Ladders has it.", {"Ministry of Bells, Ropes and Ladders"}),
    ("The Institute of Ringers in Barnet Council has it.", {"Institute of Ringers", "Barnet Council"}),
    ("It is said in the Bells Committee of the MPA the Deputy Commissioner.", {"Bells Committee", "MPA", "Deputy Commissioner"}),
    ("Buses run between Wren Junction and New Lark Gate.", {"Wren Junction", "New Lark Gate"}),
    ("Do the Bells (Damages) Act and the Ropes (Conduct) Regulations 2008 apply?",
     {"Bells (Damages) Act", "Ropes (Conduct) Regulations 2008"}),
    ("It is for Lord Larkworth of Wrenham to say.", {"Lord Larkworth of Wrenham"}),
    ("It is in East Finchley.", {"East Finchley"}),
    ('It is in the "A Bell in Europe" document. Every Londoner has it.', {"A Bell in Europe"}),
    ("It is for the Assembly Member, Ealing & Hillingdon.", {"Ealing & Hillingdon"}),
    ("It is for Enfield and Haringey.", {"Enfield", "Haringey"}),
    ("The West Wren Crisis Centre is open.", {"West Wren Crisis Centre"}),
    ("The Bells Scrutiny Sub-Committee met.", {"Bells Scrutiny Sub-Committee"}),
    ("The One Bell Group and the 7 July Bells Committee met.", {"One Bell Group", "7 July Bells Committee"}),
    ("Members of the London Policing Ethics Panel wrote.", {"London Policing Ethics Panel"}),
    ("Assistant Commissioner Neil Larkworth has it.", {"Assistant Commissioner Neil Larkworth"}),
    ("What does the Justice Secretary say?", {"Justice Secretary"}),
    ("Mind has offered two rooms. Minds differ.", {"Mind"}),
    ("The Moss NHS Trust and Bell College met.", {"Moss NHS Trust", "Bell College"}),
    ("HS2 Ltd and Network Rail met.", {"HS2 Ltd", "Network Rail"}),
    ("The London Borough of Enfield and Barnet Council met.", {"London Borough of Enfield", "Barnet Council"}),
    ("It lies between Wrenham and Old Larkworth Road.", {"Old Larkworth Road"}),
    ("The Commission on Bells and Ropes met.", {"Commission on Bells and Ropes"}),
    ("The Board of Network Rail met.", {"Network Rail"}),
    ("Lord Larkworth of the Moss Agency met the Brigade's Bells Panel.",
     {"Lord Larkworth", "Moss Agency", "Brigade", "Bells Panel"}),
    ("Page 41 of the Moss Plan has it.", {"Moss Plan"}),
    ("It is at Acton Vale.", {"Acton Vale"}),
    ("Thames Reach met the Conservative Group.", {"Thames Reach", "Conservative Group"}),
    ("Hopefully Nora Larkworth has it.", {"Nora Larkworth"}),
    ("It shows Major General Sir Tobias Larkworth and General Sir Neil Wren.",
     {"Major General Sir Tobias Larkworth", "General Sir Neil Wren"}),
    ("He was a Local Government Adviser.", set()),
    ("It is headed `Moss Trust Larks Fly'.", set()),
    ("Under Standing Order 4:11 it is late.", {"Standing Order 4:11"}),
    ("The Bell Crime Squad has it.", {"Bell Crime Squad"}),
    ("The Safer Neighbourhoods Teams met.", {"Safer Neighbourhoods Teams"}),
    ('A report entitled "Bells of old Moss (BOM): 2004-05 notes" went there.', {"Bells of old Moss (BOM): 2004-05 notes"}),
    ("It is of the Lib Dem Larks.", set()),
    ("It is in Brent East, in Stratford City, and at LB Hillingdon.", {"Brent East", "Stratford City", "LB Hillingdon"}),
    ("It was before the Iraq War.", {"Iraq War"}),
    ("It is at the Department for Transport of May 2004.", {"Department for Transport"}),
    ("The London Forum of Ringers met.", {"London Forum of Ringers"}),
    ("It is on St. George's Day.", {"St. George's Day"}),
    ("The Mayor, Assembly and Ropes Authority met.", {"Mayor", "Assembly", "Ropes Authority"}),
    ("We have Nora Larkworth, Vice Chairman of Bells and Ropes Committee.",
     {"Nora Larkworth", "Vice Chairman of Bells and Ropes Committee"}),
    ("We welcome Nora Larkworth, Chair, Bells Board; and Tom Wren, Director, Moss Trust.",
     {"Nora Larkworth", "Chair, Bells Board", "Tom Wren", "Moss Trust"}),
    ("The ringer [Professor Nora Larkworth] wrote.", {"Professor Nora Larkworth"}),
    ("It was led by Dr Nora Larkworth [OBE] for us.", {"Dr Nora Larkworth [OBE]"}),
    ("I asked Sir Neil Moss for Bells about it.", {"Sir Neil"}),
    ("May I wish the Mayor Eid Mubarak?", {"Mayor", "Eid"}),
    ("The [Nora] Larkworth bells rang.", {"[Nora] Larkworth"}),
    ("I want to find the Standing Order that says so.", set()),
    ("He stays in the Single Market and at Moss Market.", {"Moss Market"}),
    ("It is a study of Cambridge Bellometrics, and he went to Cambridge.", {"Cambridge"}),
    ("I began The Observer and Bell Journal’s Ropes campaign.", set()),
    ("I met Sir Sadiq (Khan), Keith (Prince) and Derek [Wrenham] there.",
     {"Sir Sadiq (Khan)", "Keith (Prince)", "Derek [Wrenham]"}),
    ("I know that being Mayor of London is work.", set()),
    ("It is at the West end of it.", set()),
    ("It is at Wembley Park Tube.", {"Wembley Park"}),
    ("It is at the Lark Road/Wren's Hill junction.", {"Lark Road", "Wren's Hill"}),
    ("A Safer Neighbourhood Team met.", {"Safer Neighbourhood Team"}),
    ("It has a Support Team. It was lost at the Wren Green Police front desk.", set()),
    ("The Wren Tower and Institute of Bells met.", {"Institute of Bells", "Wren Tower"}),
    ("The Conservative-controlled Bell Agency and the Labour-led Moss Council met.", {"Bell Agency", "Moss Council"}),
    ("My £20m Rope Fund is open.", {"Rope Fund"}),
    ("I told a Parliamentary Select Committee so.", set()),
    ("The Moss Select Committee met.", {"Moss Select Committee"}),
    ("It is for the Chairmanship of the Police and Crime Committee.", {"Police and Crime Committee"}),
    ("She is a Member of Parliament (MP).", set()),
    ("It was the [Former Bells Minister] then.", set()),
    ("I thank Chairman Cleverly for it.", {"Chairman Cleverly"}),
    ("They met before Rio had finished its Olympics.", set()),
    ("They ring through Operations Venice and Bell.", set()),
    ("The November 2020 National Audit Office (NAO) report, Managing Bell Risk, is long. Amnesty hours are over.",
     {"National Audit Office", "NAO", "Managing Bell Risk"}),
    ("I ring more than any other Mayor.", set()),
    ("We asked London’s Fire Brigade (LFB) and the Bell Brigade (BB).",
     {"London’s Fire Brigade", "LFB", "Bell Brigade", "BB"}),
    ("It costs Londoners of the Silvertown Road Tunnel nothing at the Former Moss Brewery.",
     {"Silvertown Road Tunnel", "Moss Brewery"}),
    ("A study by the Moss Guild called ‘An ear for the ringer’s bell’ (Feb 2021) is long.", {"An ear for the ringer’s bell"}),
    ("A bell of King’s College [London] rang at the Grenfell [Tower] inquiry.",
     {"King’s College [London]", "Grenfell [Tower] inquiry"}),
    ("It is for our Child Sexual Exploitation (CSE) bell, and CSE is long. The Bell Ringing Ensemble (BRE) met.",
     {"Bell Ringing Ensemble", "BRE"}),
    ("See 2018/3272 Network Rail Limited. The Elm Police Force and the Bells Board met.",
     {"Network Rail Limited", "Elm Police Force", "Bells Board"}),
    ("The August 2019 Bell Ringer Fatigue Report is out.", {"Bell Ringer Fatigue Report"}),
    ("The Head of Bell Business Development Tom Larkworth wrote.", {"Head of Bell Business Development", "Tom Larkworth"}),
    ("I went to the Ann Grant Centre and rang the Bell Centre.", {"Ann Grant Centre"}),
    ("The Joint Council for the Care of Bells met Barnet Council for Bells.",
     {"Joint Council for the Care of Bells", "Barnet Council"}),
    ("It is in the [London] Aquatics Centre and the Budget [and Performance] Committee.",
     {"[London] Aquatics Centre", "Budget [and Performance] Committee"}),
    ("The Gospel Oak to Barking line has bells.", {"Gospel Oak to Barking line"}),
    ("A Labour Minister rang, and the Bells Minister.", {"Bells Minister"}),
    ("Thank you, Mr Deputy Mayor, and the Ropes Czar and Bells Commission.", {"Mr Deputy Mayor", "Ropes Czar", "Bells Commission"}),
    ("Sadiq [Khan, Mayor of London] rang.", {"Sadiq [Khan", "Mayor of London"}),
    ("I met Londoner Ann Larkworth. Larkworth has bells. Every Londoner rings at Larkworth Street.",
     {"Ann Larkworth", "Larkworth", "Larkworth Street"}),
    ("Croydon - Sutton - Kingston", {"Croydon", "Sutton", "Kingston"}),
    ("When is it fit for Schedule 6 of the Ropes and Bells Act 1994, and Part 2 of the Moss Plan?",
     {"Ropes and Bells Act 1994", "Moss Plan"}),
    ("I read “From good night to great night: a vision for London as a 24-hour city”.",
     {"From good night to great night: a vision for London as a 24-hour city"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), FAR)
def test_a_name_reaches_as_far_as_it_goes_and_no_farther(text: str, names: set[str]) -> None:
    assert set(named(text)) == names


def test_whoever_speaks_is_a_person_though_the_surname_is_a_word_for_a_place() -> None:
    _, _, found = findings(
        ("Tony Arbour AM", "My question is to Nora Street. I welcome Neil [Larkworth] too."),
        ("Nora Street (Director, Moss Trust)", "Thank you."),
        ("Neil Larkworth (Ringer)", "Thank you."),
        ("Zunil Larkworth (Ringer)", "I am Zunil Larkworth."),
        on="2018-11-01",
    )
    assert [f.kind for f in found] == ["person", "person", "person"]


def test_half_a_name_may_be_a_possessive_or_have_letters_in_its_bracket() -> None:
    found = named(
        "I share Caroline's [Pidgeon] bell, Keith’s (Prince) rope and that of Len [Duvall AM].", on="2017-07-06"
    )
    assert found == {
        "Caroline's [Pidgeon]": "person/caroline-pidgeon",
        "Keith’s (Prince)": "person/keith-prince",
        "Len [Duvall AM]": "person/len-duvall",
    }


def test_a_word_that_may_be_a_given_name_is_one_where_an_editor_adds_the_surname() -> None:
    assert named("I have Faith [Larkworth] here.") == {"Faith [Larkworth]": "name/faith-larkworth"}
    assert named("I have Faith here. Hope has it. Joy [sic] is had.") == {}


def test_a_quoted_title_and_a_new_one_are_nobody() -> None:
    assert named("They call it the “Mayor” of bells.") == {}
    assert named("There will be a new Commissioner.") == {}


def test_an_office_of_a_body_is_found_by_any_name_of_the_body() -> None:
    assert named("Ask the Commissioner of TfL.", on="2022-03-24") == {"Commissioner of TfL": "person/andy-byford"}
    assert named("I ask as Deputy Chairman of the Police and Crime Committee.", on="2022-03-24") == {
        "Deputy Chairman of the Police and Crime Committee": "person/susan-hall"
    }


def test_a_knight_named_in_full_is_meant_by_the_given_name_after_it() -> None:
    assert set(named("Sir Stephen Larkworth wrote. Sir Stephen was clear.").values()) == {"name/stephen-larkworth"}


@pytest.mark.parametrize(
    ("on", "text", "work"),
    [
        ("2022-03-24", "Will the draft VAWG Strategy be out?", "vawg-2022"),
        ("2022-03-24", "The VAWG Strategy is out.", "vawg-2018"),
        ("2002-11-20", "My Waste Strategy says so.", "waste-2003"),
        ("2018-12-06", "The London Plan of 2011 said so.", "london-plan-2011"),
    ],
)
def test_a_draft_is_of_the_edition_that_came_and_a_year_behind_a_title_says_which(
    on: str, text: str, work: str
) -> None:
    assert list(named(text, on=on).values()) == [f"strategy/{work}"]


def test_a_bill_is_the_act_that_it_became_and_an_act_without_a_year_the_first_of_the_name() -> None:
    assert named("Will the Fire Safety Bill help?", on="2020-11-05") == {
        "Fire Safety Bill": "document/fire-safety-act-2021"
    }
    assert list(named("The Greater London Authority Act says so.", on="2018-12-06").values()) == [
        "document/gla-act-1999"
    ]


def test_every_name_at_length_is_cut_from_its_text() -> None:
    for text, _ in FAR:
        asked, _, found = findings(("Keith Prince AM", text))
        assert all(0 <= f.start < f.end <= len(asked.turns[0].text) for f in found)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I have asked her, Len. There are nine.", {"Len": "person/len-duvall"}),
        ("Thanks, Len. There are nine.", {"Len": "person/len-duvall"}),
        ("Len chairs it.", {"Len": "person/len-duvall"}),
        ("To Len: nine.", {"Len": "person/len-duvall"}),
        ("Len and I have it.", {"Len": "person/len-duvall"}),
        ("Len and Sophie Linden have it.", {"Len": "person/len-duvall", "Sophie Linden": "person/sophie-linden"}),
        ("The Night Czar has no room; Amy asks for none.", {"Night Czar": "person/amy-lame", "Amy": "person/amy-lame"}),
        ("We asked Amy about it.", {"Amy": "person/amy-lame"}),
        ("Doreen Larkworth wrote. Doreen is glad.", {"Doreen Larkworth": "name/doreen-larkworth", "Doreen": "name/doreen-larkworth"}),
        ("Doreen is glad.", {}),
    ],
)  # fmt: skip
def test_half_a_name_is_found_where_it_stands_alone(text: str, meant: dict[str, str]) -> None:
    assert named(text, before=(("Len Duvall AM", "Is it so?"),), on="2018-07-05") == meant


def test_a_member_who_has_spoken_goes_by_a_first_name_that_nobody_else_has() -> None:
    text = "Can I say that Eric has read out the rule? Eric walks, and Tony said so."
    assert named(text, "Graham Tope AM", on="2003-12-10") == {"Eric": "person/eric-ollerenshaw"}
    assert named("I do agree with Eric there.", "Graham Tope AM", on="2003-12-10") == {
        "Eric": "person/eric-ollerenshaw"
    }
    assert named("Eric walks, and Tony said so.", "Graham Tope AM", on="2003-12-10") == {}


def test_a_surname_that_a_minister_has_too_is_nobody_s_without_more() -> None:
    assert named("They say that Blair has it.", "Angie Bray AM", on="2002-01-15") == {}
    assert named("They say that Kiley has it.", "Angie Bray AM", on="2002-01-15") == {"Kiley": "person/bob-kiley"}


def test_one_who_comes_to_office_soon_goes_by_a_surname_behind_a_title() -> None:
    text = "We welcome the arrival of Mr Kiley."
    assert named(text, "Angie Bray AM", on="2000-11-15") == {"Mr Kiley": "person/bob-kiley"}
    assert named(text, "Angie Bray AM", on="2000-01-15") == {"Mr Kiley": "name/mr-kiley"}


def test_who_speaks_and_is_in_no_register_is_called_by_half_a_name() -> None:
    _, _, found = findings(
        ("Keith Prince AM", "Thank you, Ms Larkworth. Doreen, is it so?"),
        ("Doreen Larkworth (Ringers' Guild)", "It is."),
    )
    assert {f.label for f in found if f.kind == "person"} == {"Doreen Larkworth"}


def test_letters_may_leave_small_words_out_or_take_them_in() -> None:
    meant = named("The Committee on the Medical Effects of Bells (COMEB) has it. COMEB is glad.", on="2018-07-05")
    assert set(meant) == {"Committee on the Medical Effects of Bells", "COMEB"}


def test_the_number_of_a_footnote_behind_a_name_is_no_part_of_it() -> None:
    assert named("We have the Harris Report2 in hand.") == {"Harris Report": "document/harris-review-2016"}
    assert named("It is at Old Oak Common12b and Old Oak Common450.") == {}
