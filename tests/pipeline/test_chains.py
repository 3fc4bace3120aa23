"""Which question a supplementary follows: by number, by the heading it names, by its own heading, or not known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.pipeline.chains import leads_of
from graphkit.store import Heading


def heading(key: str, title: str, number: int | None = None, to: str | None = None, day: str = "2020-01-15") -> Heading:
    return Heading(key, day, title, None, number, to)


LEAD = heading("lead", "Flood gates")


def test_the_same_heading_on_the_same_day() -> None:
    assert leads_of([LEAD, heading("s", "Flood gates (Supplementary) [2]", 2)]) == {"s": "lead"}
    assert leads_of([LEAD, heading("s", "FLOOD-GATES (supplementary)", 1)]) == {"s": "lead"}
    assert leads_of([LEAD, heading("s", "Flood gates (Supplement) [2]", 2)]) == {"s": "lead"}
    assert leads_of([LEAD, heading("s", "Flood gates [2]", 2)]) == {"s": "lead"}
    assert leads_of([LEAD, heading("s", "Flood gates (Supplementary) [2]", 2, day="2020-02-15")]) == {}


def test_a_number_goes_before_every_heading() -> None:
    other = heading("s", "Flood gates (Supplementary) [1]", 1, "2019/0031")
    assert leads_of([LEAD, other]) == {"s": "2019-0031"}


def test_a_heading_that_is_named_goes_before_its_own() -> None:
    ferry = heading("ferry", "Night ferry")
    assert leads_of([LEAD, ferry, heading("s", "Flood gates (Supplementary) [1]", 1, "Night ferry")]) == {"s": "ferry"}


def test_a_supplementary_of_a_supplementary() -> None:
    first = heading("s1", "Flood gates (Supplementary) [1]", 1)
    second = heading("s2", "Flood gates (Supplementary) [2]", 2, "Flood gates (Supplementary) [1]")
    assert leads_of([LEAD, first, second]) == {"s1": "lead", "s2": "s1"}


def test_two_leads_with_one_heading_are_not_guessed_between() -> None:
    assert leads_of([LEAD, heading("twin", "Flood gates"), heading("s", "Flood gates (Supplementary)", 1)]) == {}


def test_a_lead_follows_nothing() -> None:
    assert leads_of([LEAD]) == {}


@given(st.permutations([LEAD, *(heading(f"s{n}", f"Flood gates (Supplementary) [{n}]", n) for n in (1, 2, 3))]))
def test_the_order_of_files_does_not_matter(headings: list[Heading]) -> None:
    assert leads_of(headings) == {f"s{n}": "lead" for n in (1, 2, 3)}
