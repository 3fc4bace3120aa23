"""Who held an office on a day: boundary days, imprecise dates, those who stand in, and the law of one holder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.dates import Span
from graphkit.register import Post, Register, Tenure

Write = Callable[..., Path]


def office(*rows: tuple[str, str, str] | tuple[str, str, str, bool]) -> Register:
    """Return a register with one post and the given (person, from, until[, acting])."""
    tenures = tuple(Tenure(f"t{n}", "post", row[0], row[1], row[2], *row[3:]) for n, row in enumerate(rows))
    empty: Mapping[str, object] = {}
    things = ("people", "organisations", "parties", "groups", "strategies", "schemes", "places", "events", "topics")
    return Register(
        name="x", title="X", body="b", folder=Path(), posts={"post": Post(id="post", label="Post")}, tenures=tenures,
        memberships=(), fingerprint="", **dict.fromkeys(things, empty),  # type: ignore[arg-type]
    )  # fmt: skip


def holders(register: Register, day: str) -> list[str]:
    return [t.person for t in register.holders("post", date.fromisoformat(day))]


def test_the_day_of_the_hand_over_belongs_to_the_new_holder() -> None:
    register = office(("old", "2008-05-04", "2016-05-09"), ("new", "2016-05-09", ""))
    assert holders(register, "2008-05-03") == []
    assert holders(register, "2008-05-04") == ["old"]
    assert holders(register, "2016-05-08") == ["old"]
    assert holders(register, "2016-05-09") == ["new"]
    assert holders(register, "2099-01-01") == ["new"]


def test_an_imprecise_beginning_gives_way_to_a_sure_holder() -> None:
    register = office(("old", "2012-06-06", "2016-05-09"), ("new", "2016-05", "2024"))
    assert holders(register, "2016-05-03") == ["old"]
    assert holders(register, "2016-05-09") == ["new"]
    assert holders(register, "2024-12-31") == ["new"]
    assert holders(register, "2025-01-01") == []


def test_of_two_who_may_hold_the_later_start_wins() -> None:
    register = office(("old", "2000", "2005"), ("new", "2005", ""))
    assert holders(register, "2004-12-31") == ["old"]
    assert holders(register, "2005-03-01") == ["new"]
    assert register.tenures[1].span.holds(date(2005, 3, 1)) == "maybe"


def test_an_acting_holder_wins_inside_the_own_dates() -> None:
    register = office(("chief", "2009", "2011-06"), ("stand-in", "2010-12-01", "2011-01-10", True))
    assert holders(register, "2010-11-30") == ["chief"]
    assert holders(register, "2010-12-01") == ["stand-in"]
    assert holders(register, "2011-01-10") == ["chief"]


def test_no_beginning_and_no_end_is_always() -> None:
    assert holders(office(("ever", "", "")), "1066-10-14") == ["ever"]


def test_an_office_of_many_keeps_them_all(hob: Write) -> None:
    register = Register.load(hob())
    held = [t.person for t in register.holders("bridge-warden", date(2016, 1, 1))]
    assert held == ["ann-oak", "cy-elm"]
    assert register.holders("bridge-warden", date(2013, 12, 31)) == ()


def test_offices_of_a_person_on_a_day(hob: Write) -> None:
    register = Register.load(hob())
    assert [t.post for t in register.tenures_of("ann-oak", date(2014, 5, 9))] == ["bridge-warden", "mayor"]
    assert [t.post for t in register.tenures_of("ann-oak", date(2014, 5, 10))] == ["bridge-warden"]


def test_seats_end_on_the_day_before(hob: Write) -> None:
    register = Register.load(hob())
    assert register.members(date(2018, 5, 9)) == ("ann-oak", "cy-elm")
    assert register.members(date(2018, 5, 10)) == ("ann-oak",)
    assert [m.organisation for m in register.memberships_of("cy-elm", date(2018, 5, 9), "group")] == ["leaf-group"]
    assert register.memberships_of("cy-elm", date(2018, 5, 10), "group") == ()


DAY = st.dates(date(2000, 1, 1), date(2012, 12, 31))
PRINTED = st.builds(lambda day, size: day.isoformat()[:size], DAY, st.sampled_from([4, 7, 10]))


@st.composite
def successions(draw: st.DrawFn) -> list[tuple[str, str, str]]:
    """Draw holders who follow each other, each date printed as exactly as somebody cared to."""
    days = sorted(draw(st.sets(DAY, min_size=2, max_size=6)))
    sizes = draw(st.lists(st.sampled_from([4, 7, 10]), min_size=len(days), max_size=len(days)))
    printed = [day.isoformat()[:size] for day, size in zip(days, sizes, strict=True)]
    return [(f"p{n}", start, end) for n, (start, end) in enumerate(zip(printed, [*printed[1:], ""], strict=True))]


@given(successions(), DAY)
@settings(max_examples=200)
def test_on_any_day_there_is_one_holder_unless_the_printed_dates_overlap(
    rows: list[tuple[str, str, str]], day: date
) -> None:
    register = office(*rows)
    held = register.holders("post", day)
    starts = [start for _, start, _ in rows]
    if len(set(starts)) == len(starts):
        assert len(held) <= 1
    else:
        assert len({t.start for t in held}) <= 1
    first = Span(rows[0][1], "").surest.start
    assert held or day < first


@given(st.lists(st.tuples(st.sampled_from("abcd"), PRINTED, st.one_of(st.just(""), PRINTED)), max_size=6), DAY)
@settings(max_examples=200)
def test_whoever_holds_is_allowed_to_by_the_dates_and_the_surest_is_never_passed_over(
    rows: list[tuple[str, str, str]], day: date
) -> None:
    register = office(*rows)
    held = register.holders("post", day)
    assert all(t.span.holds(day) != "no" for t in held)
    sure = [t for t in register.tenures if t.span.holds(day) == "yes"]
    assert not sure or all(t in sure for t in held)
    assert bool(held) == any(t.span.holds(day) != "no" for t in register.tenures)


@given(PRINTED, PRINTED, DAY)
def test_the_surest_days_lie_within_the_widest(start: str, end: str, day: date) -> None:
    span = Span(start, end)
    if day in span.surest and span.widest.start < span.widest.end:
        assert day in span.widest


def test_the_span_of_a_month_is_the_whole_month() -> None:
    span = Span("2016-05", "2016-12")
    assert span.holds(date(2016, 4, 30)) == "no"
    assert [span.holds(date(2016, 5, 1) + timedelta(days=n)) for n in (0, 30, 31)] == ["maybe", "maybe", "yes"]
    assert span.holds(date(2016, 11, 30)) == "yes"
    assert span.holds(date(2016, 12, 31)) == "maybe"
    assert span.holds(date(2017, 1, 1)) == "no"


LONDON = [
    ("mayor-of-london", "2008-05-03", "ken-livingstone"),
    ("mayor-of-london", "2008-05-04", "boris-johnson"),
    ("mayor-of-london", "2016-05-08", "boris-johnson"),
    ("mayor-of-london", "2016-05-09", "sadiq-khan"),
    ("met-commissioner", "2017-02-21", "bernard-hogan-howe"),
    ("met-commissioner", "2017-02-22", "craig-mackey"),
    ("met-commissioner", "2017-04-10", "cressida-dick"),
    ("met-commissioner", "2022-04-11", "steve-house"),
    ("met-commissioner", "2022-09-12", "mark-rowley"),
    ("london-fire-commissioner", "2019-12-31", "dany-cotton"),
    ("london-fire-commissioner", "2020-01-01", "andy-roe"),
    ("chair-london-assembly", "2018-05-09", "jennette-arnold"),
    ("chair-london-assembly", "2018-05-10", "tony-arbour"),
    ("chair-london-assembly", "2019-05-02", "jennette-arnold"),
    ("dmpc", "2016-05-08", "stephen-greenhalgh"),
    ("dmpc", "2016-05-09", "sophie-linden"),
    ("victims-commissioner-london", "2018-11-01", "claire-waxman"),
]


@pytest.mark.parametrize(("post", "day", "person"), LONDON)
def test_london_on_its_days_of_hand_over(post: str, day: str, person: str) -> None:
    held = Register.load("london").holders(post, date.fromisoformat(day))
    assert [t.person for t in held] == [person]
