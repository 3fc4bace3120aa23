"""Who is one person: an identifier proves it, a name with a day may show it, likeness alone never does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import RegisterError
from graphkit.register.importing import import_register
from graphkit.register.importing.people import gather
from graphkit.register.importing.rows import Found, Term, Who


def roll(*people: dict[str, Any], start: str = "", **more: Any) -> str:
    """A Popolo file in which everybody sits in one moot from ``start`` on."""
    rows = [{"person_id": p["id"], "organization_id": "m", "start_date": start} for p in people]
    moot = {"id": "m", "name": "Hob Moot", "classification": "legislature"}
    return json.dumps({"persons": people, "organizations": [moot], "memberships": rows, **more})


def wikidata(item: str) -> list[dict[str, str]]:
    return [{"scheme": "wikidata", "identifier": item}]


def test_a_shared_identifier_makes_one_person_whatever_the_names(bring: Any) -> None:
    register, _ = bring(
        a_json=roll({"id": "a1", "name": "Ann Oak", "identifiers": wikidata("Q1")}, start="2010-01-01"),
        b_json=roll({"id": "b1", "name": "Ann Elm", "identifiers": wikidata("Q1")}, start="2020-01-01"),
    )
    (person,) = register.people.values()
    assert (person.label, person.aliases, person.wikidata) == ("Ann Elm", ("Ann Oak",), "Q1")
    assert register.identified.keys() == {"a1", "b1", "Q1"}


def test_a_name_and_a_day_of_birth_make_one_person_and_are_reported(bring: Any) -> None:
    born = {"birth_date": "1970-01-02"}
    register, notes = bring(
        a_json=roll({"id": "a1", "name": "Ann Oak", **born}), b_json=roll({"id": "b1", "name": "Ann Oak", **born})
    )
    assert len(register.people) == 1
    assert any("one person by name and day of birth: Ann Oak (a1) and Ann Oak (b1)" in note for note in notes)


def test_a_name_and_a_first_day_make_one_person_across_forms(bring: Any) -> None:
    register, notes = bring(
        body="Hob Moot",
        a_json=roll({"id": "a1", "name": "Ann Oak"}, start="2010-05-10"),
        b_csv="name,id,body,from\nAnn Oak,7,Hob Moot,2010-05-10\n",
    )
    assert len(register.people) == 1
    assert len(register.memberships) == 1
    assert any("one person by name and first day of a term" in note for note in notes)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Ann Oak"}, {"name": "Ann Oak"}),
        ({"name": "Ann Oak", "birth_date": "1970"}, {"name": "Ann Oak", "birth_date": "1970"}),
        ({"name": "Ann Oak", "birth_date": "1970-01-02"}, {"name": "Ann Oak", "birth_date": "1970-01-03"}),
        ({"name": "Ann Oak"}, {"name": "Anne Oak"}),
    ],
)
def test_likeness_alone_merges_nobody(bring: Any, one: dict[str, str], other: dict[str, str]) -> None:
    register, _ = bring(
        a_json=roll({"id": "a1", **one}, start="2010"), b_json=roll({"id": "b1", **other}, start="2010")
    )
    assert len(register.people) == 2


def test_two_of_one_file_stay_apart_even_with_a_common_day_and_drag_nobody_in(bring: Any) -> None:
    pair = ({"id": "a1", "name": "Ann Oak"}, {"id": "a2", "name": "Ann Oak"})
    register, notes = bring(
        a_json=roll(*pair, start="2010-05-10"), b_json=roll({"id": "b1", "name": "Ann Oak"}, start="2010-05-10")
    )
    assert len(register.people) == 3
    assert sorted(register.people) == ["ann-oak-a1", "ann-oak-a2", "ann-oak-b1"]
    assert any("3 people are called Ann Oak and are kept apart: a1, a2, b1" in note for note in notes)


def test_different_numbers_of_wikidata_are_two_people(bring: Any) -> None:
    register, _ = bring(
        a_json=roll({"id": "a1", "name": "Ann Oak", "identifiers": wikidata("Q1")}, start="2010-05-10"),
        b_json=roll({"id": "b1", "name": "Ann Oak", "identifiers": wikidata("Q2")}, start="2010-05-10"),
    )
    assert len(register.people) == 2


def test_one_id_with_two_names_is_a_clash() -> None:
    files = [
        ("a.json", roll({"id": "1", "name": "Ann Oak"}).encode()),
        ("b.json", roll({"id": "1", "name": "Bob Ash"}).encode()),
    ]
    with pytest.raises(RegisterError, match=r"b\.json: the id '1' is Bob Ash here and Ann Oak in a\.json"):
        import_register(files, "hob")


def test_ids_of_two_forms_are_never_taken_for_each_other(bring: Any) -> None:
    register, _ = bring(
        body="Hob Moot",
        a_json=roll({"id": "1", "name": "Ann Oak"}),
        b_csv="name,id,body\nBob Ash,1,Hob Moot\n",
    )
    assert len(register.people) == 2
    assert "1" not in register.identified


def test_rows_of_a_sheet_without_ids_are_one_person_by_their_day_of_birth_only(bring: Any) -> None:
    sheet = "name,born,from,to\nAnn Oak,1970-01-02,2010,2014\nAnn Oak,1970-01-02,2015,\nBob Ash,,2010,2014\nBob Ash,,2015,\n"
    register, _ = bring(body="Moot", roll_csv=sheet)
    assert len(register.people) == 3


RECORDS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from(("Ann Oak", "Bob Ash")), st.sampled_from(("", "1970-01-02", "1971-03-04"))),
    max_size=8,
)  # fmt: skip


@given(RECORDS)
def test_two_records_of_one_file_without_a_common_identifier_are_never_one_person(
    rows: list[tuple[str, str, str]],
) -> None:
    people = [Who(f"k{n}", (name,), (("x", f"k{n}"),), file, born=born) for n, (file, name, born) in enumerate(rows)]
    found = Found(people, [], [Term(who.key, "m", who.source, start="2010-05-10") for who in people])
    for someone in gather(found):
        assert len({record.source for record in someone.records}) == len(someone.records)
        assert len({record.names for record in someone.records}) == 1
        assert len({record.born for record in someone.records if record.born}) <= 1
