"""An interval holds its first day and not the day after its last, however exactly it is known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.dates import Span, parse_partial
from graphkit.register import Register

from .conftest import LAW
from .test_text import register

DAYS = st.dates(date(1600, 1, 2), date(2400, 12, 30)) | st.sampled_from(
    (date(2020, 2, 29), date(2019, 2, 28), date(2021, 12, 31), date(2021, 1, 1), date(1900, 3, 1), date(2000, 2, 29))
)


@LAW
@given(DAYS, st.sampled_from((4, 7, 10)))
def test_a_partial_date_is_exactly_the_days_that_begin_so(day: date, length: int) -> None:
    text = day.isoformat()[:length]
    interval = parse_partial(text)
    assert day in interval
    assert interval.start.isoformat().startswith(text)
    assert not (interval.start - timedelta(days=1)).isoformat().startswith(text)
    assert interval.end not in interval
    assert not interval.end.isoformat().startswith(text)
    assert (interval.end - timedelta(days=1)).isoformat().startswith(text)


@LAW
@given(DAYS, DAYS, st.sampled_from((4, 7, 10)), st.sampled_from((4, 7, 10)))
def test_what_is_sure_is_possible(start: date, end: date, exact: int, also: int) -> None:
    span = Span(start.isoformat()[:exact], end.isoformat()[:also])
    if span.surest.start < span.surest.end:
        assert span.widest.start <= span.surest.start
        assert span.surest.end <= span.widest.end


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_an_office_is_held_from_its_first_day_to_the_day_before_its_last(days: int) -> None:
    held: Register = register()
    exact = [t for t in held.tenures if len(t.start) == 10 and (not t.end or len(t.end) == 10)]
    assert exact
    for tenure in exact:
        for edge, inside in ((tenure.start, days >= 0), (tenure.end, days < 0)):
            if edge:
                day = date.fromisoformat(edge) + timedelta(days=days)
                span = Span(tenure.start, tenure.end).widest
                assert (day in span) is inside
