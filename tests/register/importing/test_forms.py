"""Each form of member list reaches the register: names, ids, seats, parties, groups and offices with their days."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import RegisterError
from graphkit.register import Register
from graphkit.register.check import check
from graphkit.register.importing import import_register
from graphkit.register.importing.rows import after, partial

POPOLO: dict[str, Any] = {
    "persons": [
        {"id": "p1", "name": "Ann Oak", "other_names": [{"name": "Annie Oak"}], "gender": "female"},
        {"id": "Q7", "name": {"lang:cy": "Bobi Onnen", "lang:en": "Bob Ash"}, "identifiers": []},
        {"id": "p3"},
    ],
    "organizations": [
        {"id": "moot", "name": {"lang:en": "Hob Moot", "lang:cy": "Cyngor Hob"}, "classification": "legislature"},
        {"id": "leaf", "name": "Leaf Party", "classification": "party"},
        {"id": "town", "name": "Town of Hob", "classification": "executive"},
    ],
    "areas": [{"id": "north", "name": "Hob North"}],
    "posts": [{"id": "mayor", "label": "Mayor of Hob", "organization_id": "town"}],
    "events": [{"id": "t1", "classification": "legislative period", "start_date": "2010-05-10", "end_date": "2014-05-09"}],
    "memberships": [
        {"person_id": "p1", "organization_id": "moot", "area_id": "north", "on_behalf_of_id": "leaf", "legislative_period_id": "t1"},
        {"person_id": "Q7", "post_id": "mayor", "start_date": "2012-01-01", "end_date": "2013-01-01"},
        {"person_id": "p1", "post_id": "mayor", "start_date": "2013-01-01", "end_date": ""},
        {"person_id": "nobody", "organization_id": "moot"},
    ],
}  # fmt: skip

MEMBERS = """<?xml version="1.0" encoding="UTF-8"?><publicwhip>
<member id="x/member/1" house="commons" firstname="Ann" lastname="Oak" constituency="Hob &amp; Nob" party="Leaf"
 fromdate="2001-06-07" todate="2005-04-11"/>
<member id="x/member/2" house="commons" firstname="Ann" lastname="Oak" constituency="Hob &amp; Nob" party="Twig"
 fromdate="2005-05-05" todate="9999-12-31"/>
<member id="x/member/3" house="commons" firstname="Ann" lastname="Oak" constituency="Dell" party="Leaf"
 fromdate="2005-05-05" todate="9999-12-31"/></publicwhip>"""
PEOPLE = """<publicwhip><person id="x/person/10" latestname="Ann Oak"><office id="x/member/1"/><office id="x/member/2"/>
</person><person id="x/person/11" latestname="Ann Oak"><office id="x/member/3"/></person></publicwhip>"""
SHIRE = """<publicwhip><person id="x/person/20" latestname="Lord Elm of Hob"><office id="x/lord/100001"/>
<office id="x/member/80001"/><office id="x/moffice/7"/></person><person id="x/person/21" latestname="Bea Ash">
<office id="x/member/90001"/></person></publicwhip>"""
MINISTERS = """<publicwhip>
<moffice id="x/moffice/7" name="Cy Elm" matchid="x/member/80001" dept="Office of Moss" position="Minister of Moss"
 fromdate="2001-01-01" todate="2001-12-31"/>
<moffice id="x/moffice/8" name="Ann Oak" matchid="x/member/3" dept="" position="Deputy Speaker" fromdate="2006-01-01"
 todate="9999-12-31"/><moffice id="x/moffice/9" name="Ann Oak" position=""/></publicwhip>"""
ALIASES = """<publicwhip><alias fullname="Lord Elm of Hob" alternate="Cyril Elm"/><alias fullname="Ann Oak" alternate="Annie Oak"/>
<alias fullname="Bea Ash" alternate="The Convener"/><alias lastname="Ash" alternate="Asche"/></publicwhip>"""
SCOTS = """<publicwhip><member_sp id="x/member/80001" firstname="Cyril" lastname="Elm" constituency="Moss" party="SPK"
 fromdate="1999-05-06" todate="2003-03-31"/></publicwhip>"""

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><listOrg>
<org xml:id="parl" role="parliament"><orgName full="yes" xml:lang="xx">Mootu</orgName>
<orgName full="yes" xml:lang="en">Hob Moot</orgName></org>
<org xml:id="party.L" role="politicalParty"><orgName full="yes">Leaf Party</orgName><orgName full="abb">LP</orgName></org>
<org xml:id="group.G" role="parliamentaryGroup"><orgName>Greenwood</orgName></org>
<org xml:id="gov" role="government"><orgName>Government of Hob</orgName></org></listOrg><listPerson>
<person xml:id="OakAnn"><persName><surname>Oak</surname><forename>Ann</forename></persName><sex value="F"/>
<birth when="1970-01-02"/><idno type="URI">https://www.wikidata.org/wiki/Q5</idno>
<idno type="URI" subtype="parliament">https://moot.example/oak</idno>
<affiliation ref="#parl" role="member" from="2010-01-01" to="2013-12-31"/>
<affiliation ref="#party.L" role="member" from="2012-01-01"/>
<affiliation ref="#group.G" role="member" from="2009-01-01" to="2011-06-30"/>
<affiliation ref="#gov" role="minister" from="2011-01-01"><roleName xml:lang="en">Minister of Moss</roleName></affiliation>
</person></listPerson></teiHeader></TEI>"""


def test_popolo_gives_people_seats_parties_and_offices(bring: Any) -> None:
    register, notes = bring(roll_json=json.dumps(POPOLO))
    assert register.people["ann-oak"].aliases == ("Annie Oak",)
    assert register.people["bob-ash"].wikidata == "Q7"
    assert register.people["bob-ash"].aliases == ("Bobi Onnen",)
    assert (register.body, register.organisations["hob-moot"].aliases) == ("hob-moot", ("Cyngor Hob",))
    seat = next(m for m in register.memberships if m.kind == "seat")
    assert (seat.person, seat.seat, seat.start, seat.end) == ("ann-oak", "Hob North", "2010-05-10", "2014-05-10")
    assert [m.organisation for m in register.memberships if m.kind == "party"] == ["leaf-party"]
    held = [(t.person, t.start, t.end) for t in register.tenures if t.post == "mayor-of-hob"]
    assert held == [("bob-ash", "2012-01-01", "2013-01-01"), ("ann-oak", "2013-01-01", "")]
    assert not register.posts["mayor-of-hob"].concurrent
    assert register.identified == {"p1": "ann-oak", "Q7": "bob-ash"}
    assert any("without a name" in note for note in notes)
    assert any("'nobody'" in note for note in notes)


def test_pages_of_popit_answers_belong_together(bring: Any) -> None:
    pages = {
        kind: json.dumps({"result": POPOLO[kind], "page": 1}) for kind in ("persons", "organizations", "memberships")
    }
    pages["memberships"] = json.dumps(
        {"result": [{"person_id": "p1", "organization_id": "moot", "start_date": "2010"}]}
    )
    register, _ = bring(body="Hob Moot", **pages)
    assert [(m.person, m.start) for m in register.memberships] == [("ann-oak", "2010")]


def test_people_xml_says_which_members_are_one_person(bring: Any) -> None:
    register, notes = bring(people_xml=PEOPLE, members_xml=MEMBERS)
    assert len(register.people) == 2
    assert register.identified["x/member/1"] == register.identified["x/member/2"] == register.identified["x/person/10"]
    assert register.identified["x/member/3"] == register.identified["x/person/11"] != register.identified["x/member/1"]
    assert sorted(p.label for p in register.people.values()) == ["Ann Oak (Dell)", "Ann Oak (Hob & Nob)"]
    assert all("Ann Oak" in p.aliases for p in register.people.values())
    ends = [(m.seat, m.start, m.end) for m in register.memberships if m.kind == "seat"]
    assert ("Hob & Nob", "2001-06-07", "2005-04-12") in ends
    assert ("Dell", "2005-05-05", "") in ends
    assert any("2 people are called Ann Oak" in note for note in notes)


def test_without_people_xml_no_two_terms_are_known_to_be_of_one_person(bring: Any) -> None:
    register, notes = bring(members_xml=MEMBERS)
    assert len(register.people) == 3
    assert any("3 people are called Ann Oak and are kept apart" in note for note in notes)


def test_publicwhip_offices_and_other_names(bring: Any) -> None:
    register, notes = bring(
        people_xml=PEOPLE, others_xml=SHIRE, members_xml=MEMBERS, ministers_xml=MINISTERS, aliases_xml=ALIASES,
        body="House of Commons",
    )  # fmt: skip
    elm = register.people[register.identified["x/moffice/7"]]
    assert elm.id == register.identified["x/lord/100001"]
    assert {"Lord Elm of Hob", "Cy Elm", "Cyril Elm"} <= {elm.label, *elm.aliases}
    held = {register.posts[t.post].label: (t.start, t.end) for t in register.tenures if t.person == elm.id}
    assert held["Minister of Moss"] == ("2001-01-01", "2002-01-01")
    assert held["Member of the Scottish Parliament"] == held["Member of the House of Lords"] == ("", "")
    deputy = next(t for t in register.tenures if register.posts[t.post].label == "Deputy Speaker")
    assert register.posts[deputy.post].body == register.body
    assert deputy.person == register.identified["x/member/3"]
    assert any("Annie Oak is Ann Oak, and 2 people are" in note for note in notes)
    assert any("x/moffice/9 has no name or no position" in note for note in notes)
    assert not any("Convener" in alias for person in register.people.values() for alias in person.aliases)


def test_what_people_xml_tells_of_a_seat_gives_way_to_its_days(bring: Any) -> None:
    register, _ = bring(
        people_xml=PEOPLE, others_xml=SHIRE, members_xml=MEMBERS, scots_xml=SCOTS, body="House of Commons"
    )
    elm = register.identified["x/member/80001"]
    terms = {register.posts[t.post].label: t.start for t in register.tenures if t.person == elm}
    assert terms == {"Member of the Scottish Parliament": "1999-05-06", "Member of the House of Lords": ""}
    assert "SPK" not in {party.label for party in register.parties.values()}


def test_an_office_with_days_says_nothing_of_a_seat_without(bring: Any) -> None:
    register, _ = bring(body="House of Commons", people_xml=SHIRE, members_xml=MEMBERS, ministers_xml=MINISTERS)
    office = MINISTERS.replace('dept="Office of Moss"', 'dept=""')
    also, _ = bring(body="House of Commons", people_xml=SHIRE, members_xml=MEMBERS, ministers_xml=office)
    for known in (register, also):
        elm = known.tenures_by_person[known.identified["x/lord/100001"]]
        assert "Member of the Scottish Parliament" in {known.posts[t.post].label for t in elm}


def test_tei_cuts_seats_at_a_change_of_party_and_groups_at_the_seat(bring: Any) -> None:
    register, notes = bring(corpus_xml=TEI)
    person = register.people["ann-oak"]
    assert (person.label, person.gender, person.wikidata) == ("Ann Oak", "female", "Q5")
    assert person.identifiers == (("tei", "OakAnn"), ("parliament", "https://moot.example/oak"))
    assert register.organisations["hob-moot"].aliases == ("Mootu",)
    seats = [(m.start, m.end) for m in register.memberships if m.kind == "seat"]
    assert seats == [("2010-01-01", "2012-01-01"), ("2012-01-01", "2014-01-01")]
    assert [(m.organisation, m.start) for m in register.memberships if m.kind == "party"] == [
        ("leaf-party", "2012-01-01")
    ]
    assert [(m.start, m.end) for m in register.memberships if m.kind == "group"] == [("2010-01-01", "2011-07-01")]
    assert [(t.post, t.start, t.end) for t in register.tenures] == [("minister-of-moss", "2011-01-01", "")]
    assert any("without a seat" in note for note in notes)


def test_an_organisation_that_no_list_describes_keeps_its_id(bring: Any) -> None:
    alone = '<listPerson><person xml:id="a"><persName>Ann Oak</persName>{}</person></listPerson>'
    rows = '<affiliation ref="#moot" role="member"/><affiliation ref="#party.L" role="member"/>'
    register, notes = bring(list_xml=alone.format(rows))
    assert register.title == "moot"
    assert register.parties["l"].label == "L"
    assert len([note for note in notes if "described nowhere" in note]) == 2


def test_a_sheet_in_anybodys_columns(bring: Any) -> None:
    sheet = (
        "Full name;Person ID;Ward;Party;Start date;End date;Role\n"
        "Ann Oak;1;North;Leaf;2010-05-10;2014-05-09;\n"
        "Ann Oak;1;North;Twig;2014-05-10;;\n"
        "Bob Ash;2;;;2012;;Chair\n"
    )
    register, _ = bring(body="Hob Town Council", roll_csv=sheet)
    assert (register.body, register.title) == ("hob-town-council", "Hob Town Council")
    assert [(m.start, m.end) for m in register.memberships if m.kind == "seat"] == [
        ("2010-05-10", "2014-05-10"),
        ("2014-05-10", ""),
    ]
    assert [(t.post, t.person, t.start) for t in register.tenures] == [("chair", "bob-ash", "2012")]
    assert register.identified == {"1": "ann-oak", "2": "bob-ash"}


HOSTILE = 'Ann "<script>alert(1)</script>"; Oak,\n=1+1'


@pytest.mark.parametrize("name", [HOSTILE, "محمد", "Олена Дуб", "🙂 Oak", "Oak\u2028Ann", "x" * 300, "-", "''"])
def test_any_name_comes_through_and_gets_an_id(bring: Any, name: str) -> None:
    roll = {
        "persons": [{"id": "a/1", "name": name}, {"id": "a/2", "name": name}],
        "organizations": [{"id": "o", "name": name}],
    }
    register, _ = bring(roll_json=json.dumps(roll))
    assert len(register.people) == 2
    assert all(" ".join(name.replace(";", ",").split()) in p.aliases for p in register.people.values())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"other": 1}', "no people"),
        (b"<publicwhip>", "not well-formed"),
        (b"<publicwhip/>", "no person and no member"),
        (b"<html/>", "no list of members: its root is html"),
        (b"<listPerson/>", "no person and no org"),
        (b'<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/hostname">]><publicwhip>&e;</publicwhip>', "refers to an entity"),
        (b"colour,size\nred,3\n", "no column 'name'"),
        (b"name,id\nAnn Oak\n", "1 cells where the first line has 2"),
        (b"name\n\xff\xfe\n", "not a table"),
        (b"", "no column 'name'"),
        (b"name\n", "nobody is described"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_members_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(RegisterError, match=says):
        import_register([("members", data)], "hob", body="Moot")


def test_a_body_that_nobody_knows_is_refused_with_those_that_are_known() -> None:
    data = json.dumps({**POPOLO, "memberships": POPOLO["memberships"][:1]}).encode()
    with pytest.raises(RegisterError, match=r"no organisation is called 'Dell'.*Hob Moot"):
        import_register([("roll.json", data)], "hob", body="Dell")


@pytest.mark.parametrize(
    ("printed", "day"),
    [("2016-05-09T10:00:00Z", "2016-05-09"), ("2016-00-00", "2016"), ("9999-12-31", ""), (None, ""), ("2016-13", None)],
)
def test_dates_are_taken_as_far_as_they_are_known(printed: str | None, day: str | None) -> None:
    assert partial(printed) == day


def test_the_last_day_is_followed_by_the_first_without() -> None:
    assert (after("2016-12-31"), after("2016-12"), after("2016")) == ("2017-01-01", "2016-12", "2016")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("files", "people"),
    [
        (("popolo/london-assembly-2016.json", "popolo/london-executive.json"), 29),
        (("popolo/welsh_assembly.json",), 3),
        (("parlamint/EE/ParlaMint-EE-listPerson.xml",), 264),
    ],
)
def test_real_lists_become_registers_without_an_error(
    shared: Path, tmp_path: Path, files: tuple[str, ...], people: int
) -> None:
    sources = [(Path(f).name, (shared / "data" / f).read_bytes()) for f in files]
    for name, data in import_register(sources, "real").files.items():
        (tmp_path / name).write_bytes(data)
    register = Register.load(tmp_path)
    assert len(register.people) == people
    assert [p for p in check(register) if p.severity == "error"] == []


SHEET = """,Nombre,Alta,Baja,Cargo,Nom\n0,Ann Oak,26/10/2015,28/10/2017,La presidenta,x\n1,Ann Oak,29/10/2017,,La presidenta,x\n"""


def test_a_sheet_may_call_its_columns_what_it_likes() -> None:
    called = {"name": "Nombre", "id": "Nombre", "from": "Alta", "to": "Baja", "role": "Cargo"}
    made = import_register([("m.csv", SHEET.encode())], "hob", body="Moot", columns=called)
    assert made.counts == {"identifiers": 1, "organisations": 1, "people": 1, "posts": 1, "tenures": 2}
    assert "la-presidenta,ann-oak,2015-10-26,2017-10-29" in made.files["tenures.csv"].decode()
    with pytest.raises(RegisterError, match=r"no such column: 'nombre'"):
        import_register([("m.csv", SHEET.encode())], "hob", body="Moot", columns={"nombre": "name"})
    with pytest.raises(RegisterError, match=r"no column 'name' among '', 'Nombre'.*--column \"name=Nombre\""):
        import_register([("m.csv", SHEET.encode())], "hob", body="Moot")


def test_a_name_may_stand_in_two_columns() -> None:
    sheet = "First Name,Last Name,Ward\nAnn,Oak,North\n"
    people = import_register([("m.csv", sheet.encode())], "hob", body="Moot").files["people.csv"].decode()
    assert "ann-oak,Ann Oak" in people


def test_one_id_with_two_names_in_one_sheet_is_one_person_and_is_said() -> None:
    made = import_register([("m.csv", b"id,name\nO,Ann Oak\nO,Anna Oak-Ash\n")], "hob", body="Moot")
    assert made.counts["people"] == 1
    assert any("the id 'O' has two names, Ann Oak and Anna Oak-Ash" in note for note in made.notes)


PARLPARSE: dict[str, Any] = {
    "persons": [
        {
            "id": "uk.org.publicwhip/person/1",
            "other_names": [
                {"given_name": "Ann", "family_name": "Oak", "note": "Main", "end_date": "2014-01-01"},
                {"honorific_prefix": "Baroness", "lordname": "Oak", "lordofname_full": "Hob", "note": "Main",
                 "start_date": "2014-01-02"},
                {"name": "Annie Oak", "note": "Alternate"},
            ],
        },
        {"id": "uk.org.publicwhip/person/2", "redirect": "uk.org.publicwhip/person/1"},
        {"id": "uk.org.publicwhip/person/3", "given_name": "Bo", "family_name": "Ash"},
    ],
    "organizations": [{"id": "moot", "name": "Hob Moot", "classification": "parliament"}, {"id": "leaf", "name": "Leaf"}],
    "posts": [{"id": "uk.org.publicwhip/cons/7", "label": "MP for Dell", "organization_id": "moot",
               "area": {"name": "Dell", "other_names": ["The Dell"]}}],
    "memberships": [
        {"id": "uk.org.publicwhip/member/9", "post_id": "uk.org.publicwhip/cons/7", "start_date": "2010-05-06",
         "end_date": "2013-12-31", "person_id": "uk.org.publicwhip/person/1", "on_behalf_of_id": "leaf"},
        {"id": "uk.org.publicwhip/member/8", "redirect": "uk.org.publicwhip/member/9"},
    ],
}  # fmt: skip
POSTS = """{"memberships": [{"id": "uk.org.publicwhip/moffice/4", "organization_id": "moss", "role": "Minister of Moss",
"start_date": "2011-01-01", "person_id": ["uk.org.publicwhip/person/1", "uk.org.publicwhip/person/3"]}]}"""


def test_parlparses_popolo_has_names_in_parts_terms_with_ids_and_people_who_became_one(bring: Any) -> None:
    register, _ = bring(people_json=json.dumps(PARLPARSE), ministers_json=POSTS)
    (ann, bo) = register.people["baroness-oak-of-hob"], register.people["bo-ash"]
    assert ann.aliases == ("Ann Oak", "Annie Oak")
    ids = [f"uk.org.publicwhip/{rest}" for rest in ("person/1", "person/2", "member/8", "member/9")]
    assert [register.identified[i] for i in ids] == [ann.id] * 4
    assert [(m.person, m.seat, m.start, m.end) for m in register.memberships] == [
        (ann.id, "Dell", "2010-05-06", "2014-01-01")
    ]
    assert {t.person for t in register.tenures} == {ann.id, bo.id}


def test_the_ids_of_publicwhip_mean_the_same_in_xml_and_in_popolo(bring: Any) -> None:
    people = PEOPLE.replace('"x/', '"uk.org.publicwhip/').replace("person/10", "person/3")
    members = MEMBERS.replace('"x/', '"uk.org.publicwhip/')
    register, _ = bring(people_xml=people, members_xml=members, ministers_json=POSTS)
    assert register.identified["uk.org.publicwhip/person/3"] == next(t.person for t in register.tenures)
