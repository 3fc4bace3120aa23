"""Dates: an imprecise date is the half-open interval of days that it covers; "until" is the first day after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

__all__ = ["MONTHS", "Interval", "Span", "iso_typed", "parse_partial", "parse_printed"]

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The days from ``start`` up to, not including, ``end``; ``date.max`` stands for an open end."""

    start: date
    end: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day < self.end

    def overlaps(self, other: Interval) -> bool:
        """Say whether the two share a day."""
        return self.start < other.end and other.start < self.end


@lru_cache(maxsize=4096)
def parse_partial(text: str) -> Interval:
    """Return the days that ``"2016"``, ``"2016-05"`` or ``"2016-05-09"`` covers; raises ``ValueError`` for others.

    >>> parse_partial("2016-12").end
    datetime.date(2017, 1, 1)
    """
    found = _PARTIAL.fullmatch(text)
    if found is None:
        raise ValueError(f"not a date: {text!r}")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        start = date(year, month, day)
        return Interval(start, start + timedelta(days=1) if start < date.max else date.max)
    if month:
        return Interval(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))
    return Interval(date(year, 1, 1), date(year + 1, 1, 1))


def iso_typed(text: str) -> tuple[str, str]:
    """Return a partial date and the XML Schema type that is as exact: ``("2016-05", "gYearMonth")``."""
    parse_partial(text)
    return text, {4: "gYear", 7: "gYearMonth", 10: "date"}[len(text)]


@dataclass(frozen=True, slots=True)
class Span:
    """The dates of an office or a membership as printed; ``""`` is an open end (or an unknown beginning)."""

    start: str
    end: str

    @property
    def widest(self) -> Interval:
        """Every day on which it may have held: from the first possible beginning to the last possible end.

        An imprecise end is read as its first day: ``until 2016-05`` says that somebody else began in that month,
        and of overlapping holders the later start wins (`Register.holders`), so the month itself is kept.
        """
        first = parse_partial(self.start).start if self.start else date.min
        if not self.end:
            return Interval(first, date.max)
        end = parse_partial(self.end)
        return Interval(first, end.start if len(self.end) == 10 else end.end)

    @property
    def surest(self) -> Interval:
        """The days on which it certainly held; empty (start = end) where that cannot be said."""
        first = self.start and parse_partial(self.start)
        begin = (first.start if len(self.start) == 10 else first.end) if first else date.min
        end = parse_partial(self.end).start if self.end else date.max
        return Interval(begin, max(begin, end))

    def holds(self, on: date) -> str:
        """Return ``"yes"``, ``"maybe"`` (the printed dates do not say) or ``"no"``."""
        surest, widest = _extent(self.start, self.end)
        if on in surest:
            return "yes"
        return "maybe" if on in widest else "no"


@lru_cache(1 << 14)
def _extent(start: str, end: str) -> tuple[Interval, Interval]:
    """Return when a span certainly held, and when it may have. A register has few, and asks each of every page."""
    span = Span(start, end)
    return span.surest, span.widest


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""The months as English prints them."""

_MONTHS = {name: number for number, month in enumerate(MONTHS, 1) for name in (month.lower(), month[:3].lower())} | {
    "sept": 9
}
_ISO = re.compile(r"\b((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?:\b|(?=T\d))")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Za-z]{3,9})\.?,? ((?:19|20)\d{2})\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d{2})\b")
_SLASHES = re.compile(r"(?<![\w/.])(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d{2}|\d\d)(?![\w/]|\.\d)")


def parse_printed(text: str) -> date | None:
    """Return the day that a page prints, or ``None``; with slashes the day comes first, as in Britain.

    Takes ``November 1, 2018``, ``01 December 2022``, ``Thursday 1st November 2018``, ``2018-11-01``,
    ``MQT on 2018-01-18``, ``01/11/2018`` and ``01/11/18``: two figures are a year of this century.
    """
    plain = re.sub(r"\s+", " ", text)
    if found := _ISO.search(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    for found in _DAY_FIRST.finditer(plain):
        if month := _MONTHS.get(found[2].lower()):
            return _day(int(found[3]), month, int(found[1]))
    for found in _MONTH_FIRST.finditer(plain):
        if month := _MONTHS.get(found[1].lower()):
            return _day(int(found[3]), month, int(found[2]))
    if found := _SLASHES.search(plain):
        return _day(int(found[3]) + (2000 if len(found[3]) == 2 else 0), int(found[2]), int(found[1]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
