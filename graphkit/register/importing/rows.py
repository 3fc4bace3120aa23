"""Rows: what one file says of people, organisations and terms, before anything is put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from graphkit.dates import parse_partial, parse_printed

__all__ = ["PUBLICWHIP", "Alias", "Body", "Found", "Kind", "Term", "Who", "after", "clean", "partial"]

PUBLICWHIP = "uk.org.publicwhip/"
"""So begin the ids that parlparse gives to people and their terms, in whatever form it writes them."""

Kind = Literal["party", "group", "organisation"]


@dataclass(frozen=True, slots=True)
class Who:
    """A person as one file describes them.

    ``key`` is the id within the file's form, ``identifiers`` pairs of (scheme, id) with that id among them;
    ``names`` begins with the one that stands in the graph. ``born`` is a partial date or empty.
    """

    key: str
    names: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]
    source: str
    gender: str = ""
    born: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as one file describes it; ``key`` is what terms call it by."""

    key: str
    name: str
    kind: Kind
    source: str
    aliases: tuple[str, ...] = ()
    detail: str = ""
    parent: str = ""
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A person in an organisation for a time: ``person``, ``body`` and ``behalf`` are keys.

    ``until`` is the first day after. ``role`` is what the person is there, ``seat`` the area that they sit for,
    ``behalf`` the party or group under which they sit.
    """

    person: str
    body: str
    source: str
    role: str = ""
    seat: str = ""
    behalf: str = ""
    start: str = ""
    until: str = ""
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """Another form of a full name, said of whoever bears the name."""

    name: str
    other: str
    source: str


@dataclass(slots=True)
class Found:
    """Everything that some files say; ``notes`` are the sentences about what could not be taken as it stands."""

    people: list[Who] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)

    def add(self, other: Found) -> None:
        """Take in what another file says."""
        self.people += other.people
        self.bodies += other.bodies
        self.terms += other.terms
        self.notes += other.notes
        self.aliases += other.aliases

    def note(self, source: str, what: str) -> None:
        """Remember a sentence for the report."""
        self.notes.append(f"{source}: {what}")

    def date(self, text: str | None, source: str) -> str:
        """Return a partial date, or ``""`` with a note where the words are none. With slashes the day comes first."""
        day = partial(text)
        if day is None and (printed := parse_printed(text or "")):
            day = printed.isoformat()
        if day is None:
            self.note(source, f"{text!r} is no date; left empty")
        return day or ""


def clean(text: object) -> str:
    """Return a name on one line, without the semicolon that separates names in a register's cell."""
    return " ".join(str(text or "").replace(";", ",").replace("\x00", "").split())


def partial(text: str | None) -> str | None:
    """Return ``2016``, ``2016-05`` or ``2016-05-09``; ``""`` for what means no date; ``None`` for what is none.

    A time of day is cut off; months and days of zero mean that they are not known; the year 9999 means no end.

    >>> partial("2016-05-00"), partial("9999-12-31"), partial("soon")
    ('2016-05', '', None)
    """
    day = (text or "").strip().split("T")[0]
    while day.endswith("-00"):
        day = day[:-3]
    if not day or day.startswith(("9999", "0000")):
        return ""
    try:
        parse_partial(day)
    except ValueError:
        return None
    return day


def after(last: str) -> str:
    """Return the first day after the ``last`` one; of a month or a year, the date itself: it ended in the course of it.

    >>> after("2015-03-31"), after("2015")
    ('2015-04-01', '2015')
    """
    return (parse_partial(last).start + timedelta(days=1)).isoformat() if len(last) == 10 else last
