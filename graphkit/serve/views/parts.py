"""Parts: the small things that views are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Final

__all__ = ["Bar", "Held", "Line", "Link", "Pager", "Piece", "Saying", "Turn", "bars", "day", "line_of", "period"]

_PARTIAL: Final = re.compile(r"(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; without ``href`` they are only words."""

    label: str
    href: str | None = None

    @property
    def here(self) -> bool:
        """Whether it leads to a page of this service."""
        return self.href is not None and self.href.startswith("/")


@dataclass(frozen=True, slots=True)
class Held:
    """An office, seat, party or group that somebody had, with the days as they are written."""

    what: Link
    who: Link
    kind: str
    start: str
    end: str
    acting: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of time from one year to another, with a bar for each thing on it, in thousandths of the line."""

    first: int
    last: int
    bars: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A number to be drawn as a bar; ``width`` is in hundredths of the largest."""

    link: Link
    number: int
    width: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; with a ``mention`` it names something, and ``title`` says what."""

    text: str
    mention: str | None = None
    title: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One contribution: who speaks, and paragraphs of pieces."""

    anchor: str
    speaker: Link
    capacity: Link | None
    paragraphs: tuple[tuple[Piece, ...], ...]
    topics: tuple[Link, ...]
    refers: tuple[Link, ...]
    data: str | None


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that somebody said on a day in the course of a question."""

    date: str
    question: Link
    speaker: Link | None
    before: str
    quote: str
    after: str
    evidence: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where in a long list we are; pages count from 1."""

    page: int
    pages: int
    total: int
    path: str

    @property
    def before(self) -> str | None:
        """The address of the page before."""
        return f"{self.path}page={self.page - 1}" if self.page > 1 else None

    @property
    def after(self) -> str | None:
        """The address of the page after."""
        return f"{self.path}page={self.page + 1}" if self.page < self.pages else None


def day(written: str | date | None) -> str:
    """Return a date for reading, as exact as it is known.

    >>> day("2021-05-10"), day("2019-02"), day("2016"), day(None)
    ('10 May 2021', 'February 2019', '2016', '')
    """
    found = _PARTIAL.match(str(written or ""))
    if found is None:
        return str(written or "")
    year, month, number = found.groups()
    if month is None:
        return year
    name = f"{date(2000, int(month), 1):%B} {year}"
    return f"{int(number)} {name}" if number else name


def bars(numbers: Sequence[tuple[Link, int]]) -> tuple[Bar, ...]:
    """Return ``numbers`` as bars against the largest of them."""
    most = max((number for _, number in numbers), default=1) or 1
    return tuple(Bar(link, number, max(1, round(100 * number / most))) for link, number in numbers)


def line_of(held: Sequence[Held], latest: str) -> Line | None:
    """Return ``held`` on one line of time, or ``None`` where no day of any is known.

    The line ends with the year of the day ``latest``. What has no end goes on to its end, and what has no
    beginning comes from its start.
    """
    points = [point for one in held for point in (_point(one.start), _point(one.end)) if point is not None]
    if not points:
        return None
    first = floor(min(points))
    last = floor(max([*points, _point(latest) or first])) + 1
    found = []
    for one in held:
        start, end = _point(one.start) or first, _point(one.end) or last
        x = round(1000 * (start - first) / (last - first))
        found.append((x, max(5, round(1000 * (end - first) / (last - first)) - x)))
    return Line(first, last, tuple(found))


def period(start: str, end: str) -> str:
    """Return a half-open interval in words: ``end`` is the first day after it."""
    if start and end:
        return f"{day(start)} until {day(end)}"
    return f"since {day(start)}" if start else f"until {day(end)}" if end else "at a time not known"


def _point(written: str) -> float | None:
    found = _PARTIAL.match(written)
    if found is None:
        return None
    year, month, number = found.groups()
    return int(year) + (int(month or 1) - 1) / 12 + (int(number or 1) - 1) / 372
