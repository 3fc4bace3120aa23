"""The register of London is held against the collected facts: every row, every date, every spoken name.

What is deliberately different stands here, with its reason.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.config import ontology_path
from graphkit.fold import key
from graphkit.register import Register
from graphkit.register.names import parse
from graphkit.register.people import people_of
from graphkit.register.posts import bare

pytestmark = pytest.mark.shared

SHARED = os.environ.get("GRAPHKIT_SHARED")
if not SHARED or not (Path(SHARED) / "facts").is_dir():
    pytest.skip("GRAPHKIT_SHARED names no folder with facts", allow_module_level=True)

FACTS = Path(SHARED) / "facts"
LONDON = ontology_path() / "registers" / "london"

SEAT_IS_NO_POST = {"assembly-member"}
"""A seat is a membership (with its party and its group), so it is no post beside it."""

EVENTS = {
    "organisations": {
        "london-assembly-mayors-question-time": "mayors-question-time",
        "london-assembly-functional-bodies-question-time": "functional-bodies-question-time",
    },
    "schemes": {
        "grenfell-fire": "grenfell-tower-fire", "pride": "pride-in-london", "brexit": "brexit", "covid-19": "covid-19",
        "croydon-tram": "croydon-tram", "finsbury-park-attack": "finsbury-park-attack", "seven-seven": "seven-seven",
        "london-bridge-attack": "london-bridge-attack", "london-marathon": "london-marathon",
        "new-years-eve": "new-years-eve", "notting-hill-carnival": "notting-hill-carnival",
        "olympics-2012": "olympics-2012", "riots-2011": "riots-2011", "sarah-everard": "sarah-everard",
        "stephen-lawrence": "stephen-lawrence", "westminster-attack": "westminster-attack",
    },
}  # fmt: skip
"""What happens on a day is an event: no organisation and no programme."""

ORGANISATIONS = {"schemes": {"trident": "trident"}}
"""The command against gun crime acts, so it is an organisation."""

MENDED = {
    ("tenures", "chair-crossrail", "terry-morgan", "2009"),  # from June: the one before had stood down by 21 May 2009 (question 2009/1317)
    ("tenures", "chair-lldc", "david-edmonds", "2015"),  # behind Neale Coleman, who went in September 2015
    ("tenures", "deputy-chair-london-assembly", "darren-johnson", "2011-05"),  # on 13 July 2011 the page prints Dee Doocey as Deputy Chair
    ("schemes", "dlr-thamesmead", "DLR extension to Thamesmead", "rail project"),  # no extension of before 2019 goes there
}  # fmt: skip
"""Rows by their first columns that the record has taught better, and how."""

WITHHELD = {
    # One word that is mostly something else, where the capital says nothing.
    "Unite", "Fearless", "Prevent", "Contest", "Turnaround", "Inspectors", "Parliament", "Commons", "Knowledge",
    # Letters that are mostly something else.
    "PM", "HO", "NR", "DH", "AC", "ACs", "ACSO", "ACSCO", "PHV", "HIS", "PSPO", "PSED", "PCC", "WCC", "LHR", "101", "999",
    # A place, a building or a parish of words that stands for more than one of them.
    "New Scotland Yard", "Westminster", "Whitehall", "Park Royal", "Old Oak", "Old Oak Common", "Docklands",
    "West End", "Blackwall", "Silvertown", "Grenfell", "London", "Port Health",
    # The name of a scheme or an office that the strategy, or the body, has too: it is kept once.
    "City Corporation", "Healthy Streets", "Vision Zero", "Crossrail", "HS2", "Heathrow", "London Fire Commissioner", "LFC",
    # The name of a person or an office, not of this.
    "Dame Judith Hackitt", "Wayne Couzens", "Information Commissioner", "District Auditor", "Railtrack", "Sir Bernard", "Dame Cressida",
    "Heathrow Airport", "Boris Island", "Night Czar", "Through you, Chair", "Deputy Chairman in the Chair", "Dep Comm", "Assistant Commissioners",
    # A stage or a phrase that other works share.
    "Statement of Intent", "Net Zero 2030", "All of Us", "Government's Serious Violence Strategy",
    "Section 67 appointment",
    # Letters in the plural name a kind.
    "PCSOs",
    # Land of another designation, which the register has by its own name.
    "Green Belt",
    # A commission, an inquiry or a board is a body; its report or its programme is another thing.
    "Airports Commission", "Davies Commission", "Recovery Board", "Night Time Commission", "Grenfell Tower Inquiry", "Grenfell Inquiry",
}  # fmt: skip
"""Spoken names that the register leaves out: in running text they would name the wrong thing more often than this."""

CUES_WITHHELD = {
    "young people", "older people", "opening date", "the Knowledge", "the Met", "public land", "deputy mayor",
    "advertising on TfL", "London Plan", "the City", "called in", "response times", "body-worn video", "Night Tube",
    "air quality and health", "school exclusions", "positive outcomes", "committee report", "publishing information",
    "women in policing", "public health approach", "physical activity",
}  # fmt: skip
"""Cues of two words or more that are mostly something else, or speak more for another topic: with them the accuracy of topics
falls by more than its floor allows. Many single words are: they are not held to the facts."""

FORMS = re.compile(
    r"^(?:(?:Deputy |Assistant )?(?:Mayor|Commissioner)|Councillor|Assembly Member|Councillor) |"
    r"(?:,? (?:AM|MP|OBE|MBE|CBE|JP|QC|MVO))+$| \([a-z ]+\)$"
)


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def london() -> Register:
    return Register.load("london")


PEERS = [
    ("tenures", "tenures", "office person from until", "post person from until"),
    ("assembly_memberships", "memberships", "person seat party from until how note", None),
    ("group_memberships", "group_memberships", "person group from until", None),
    ("people", "people", "id name gender wikidata", None),
    ("groups", "groups", "id label from until wikidata", None),
    ("offices", "posts", "id label body concurrent_holders wikidata", "id label body holders wikidata"),
    ("organisations", "organisations", "id name kind parent from until wikidata", None),
    ("strategies", "strategies", "id title edition status issued supersedes", None),
    ("schemes", "schemes", "id name kind responsible from until", None),
    ("places", "places", "id name kind gss parent wikidata", None),
]


@pytest.mark.parametrize(("facts", "table", "columns", "ours"), PEERS)
def test_every_row_is_there_with_its_dates_its_source_and_its_certainty(
    facts: str, table: str, columns: str, ours: str | None
) -> None:
    elsewhere = SEAT_IS_NO_POST | EVENTS.get(facts, {}).keys() | ORGANISATIONS.get(facts, {}).keys()
    theirs = [*columns.split(), "source", "certainty"]
    mine = [*(ours or columns).split(), "source", "certainty"]
    wanted = {tuple(row[c] for c in theirs) for row in rows(FACTS, facts) if row.get("id") not in elsewhere}
    lost = wanted - {tuple(row[c] for c in mine) for row in rows(LONDON, table)}
    mended = {row[1:] for row in MENDED if row[0] == facts}
    assert {row for row in lost if row[:3] not in mended} == set()
    assert {row[:3] for row in lost} >= mended


def test_what_moved_to_another_table_is_there(london: Register) -> None:
    assert {new for moved in EVENTS.values() for new in moved.values()} <= london.events.keys()
    assert {new for moved in ORGANISATIONS.values() for new in moved.values()} <= london.organisations.keys()
    assert {m.kind for m in london.memberships} == {"seat", "party", "group"}


def test_acting_holders_are_marked(london: Register) -> None:
    wanted = {(r["office"], r["person"], r["from"]) for r in rows(FACTS, "tenures") if r["acting"] == "yes"}
    assert {(t.post, t.person, t.start) for t in london.tenures if t.acting} == wanted


def test_the_responsible_office_is_a_post_and_a_national_one_an_owner(london: Register) -> None:
    for row in rows(FACTS, "strategies"):
        work, office = london.strategies[row["id"]], row["responsible_office"]
        assert office in ("", work.post, work.owner), row["id"]


def test_every_topic_is_there_with_its_cues_and_matches(london: Register) -> None:
    facts = rows(FACTS, "topics")
    assert {row["id"] for row in facts} == london.topics.keys()
    for row in facts:
        topic = london.topics[row["id"]]
        assert (topic.label, topic.parent or "") == (row["label"], row["parent"])
        known = {key(w) for w in (topic.label, *topic.aliases, *topic.cues)}
        cues = {key(cue) for cue in split(row["cues"]) if " " in cue and cue not in CUES_WITHHELD}
        assert cues <= known, topic.id
        matches = (*topic.exact, *topic.broad, *topic.close)
        assert not row["cap_major"] or any(m.endswith(f"/cap/{row['cap_major']}") for m in matches)
        assert not row["eurovoc"] or any(m.endswith(f"/{row['eurovoc']}") for m in matches)


def split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def spoken(facts: str, column: str = "aliases") -> Iterator[tuple[str, str]]:
    for row in rows(FACTS, facts):
        yield from ((row["id"], name) for name in split(row[column]))


def test_every_name_of_a_person_leads_to_the_person(london: Register) -> None:
    people = people_of(london)
    lost = []
    for identifier, name in spoken("people"):
        proper = name
        while (shorter := FORMS.sub("", proper)) != proper:
            proper = shorter
        if " " in name and identifier not in {c.person for c in people.match(parse(proper))}:
            lost.append((identifier, name))
    assert [(i, n) for i, n in lost if n not in WITHHELD] == []


NAMED = [
    ("groups", "groups", "labels_in_transcripts"), ("offices", "posts", "aliases"),
    ("organisations", "organisations", "aliases"), ("strategies", "strategies", "aliases"),
    ("schemes", "schemes", "aliases"), ("places", "places", "aliases"), ("places", "places", "official_name"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "kind", "column"), NAMED)
def test_every_spoken_name_is_there_or_withheld(london: Register, facts: str, kind: str, column: str) -> None:
    """Common nouns are withheld: what begins with a small letter, and one word after an article (`the Authority`)."""
    moved = EVENTS.get(facts, {}) | ORGANISATIONS.get(facts, {})
    lost = []
    for identifier, name in spoken(facts, column):
        proper = re.sub(r"^(?:the|your|our|this|draft) ", "", name)
        common = not proper[:1].isupper() or re.fullmatch(r"the [A-Z]\w+|the Government's .*", name)
        if common or identifier in moved or identifier in SEAT_IS_NO_POST:
            continue
        thing = getattr(london, kind)[identifier]
        known = {form(n) for n in (thing.label, *thing.aliases, *getattr(thing, "styles", ()))}
        if form(proper) not in known and proper not in WITHHELD:
            lost.append((identifier, name))
    assert lost == []


def form(name: str) -> str:
    return bare(re.sub(r"^(?:this|draft) ", "", name))
