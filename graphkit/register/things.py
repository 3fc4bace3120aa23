"""Things: the people, offices and things of one body, as the rows of its tables say them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graphkit.dates import Span

__all__ = [
    "Dated", "Event", "Group", "Match", "Membership", "Organisation", "Party", "Person", "Place", "Post",
    "Scheme", "Strategy", "Tenure", "Thing", "Title", "Topic",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What every row has: an id (a slug), a label, other names, and where it is known from.

    ``certainty`` is ``verified``, ``likely`` or ``check``; ``line`` the line of its row.
    """

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    source: str = ""
    certainty: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Thing):
    """A thing that existed from ``start`` until ``end`` (partial dates; empty = not known or still there)."""

    start: str = ""
    end: str = ""

    @property
    def span(self) -> Span:
        """The dates as a span."""
        return Span(self.start, self.end)

    def holds(self, on: date) -> bool:
        """Say whether it may have existed on the day."""
        return self.span.holds(on) != "no"


@dataclass(frozen=True, slots=True)
class Title:
    """A style or a peerage: ``Sir``, ``Dame``, ``Lord Bailey of Paddington``, from a date on."""

    text: str
    start: str = ""
    end: str = ""
    source: str = ""
    certainty: str = ""
    line: int = 0

    @property
    def span(self) -> Span:
        """The dates as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Thing):
    """A person; ``titles`` are honours over time, ``identifiers`` pairs of (scheme, id) that others know them by."""

    gender: str = ""
    titles: tuple[Title, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Thing):
    """An office. ``aliases`` are unmistakable, ``styles`` bare forms that several offices share.

    ``body`` is the id of its organisation; ``concurrent`` says that many hold it at once.
    """

    body: str = ""
    styles: tuple[str, ...] = ()
    concurrent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Dated):
    """An organisation; ``parent`` is the id of the one it belongs to."""

    kind: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Thing):
    """A political party; ``colour`` is the one it is known by, as ``#rrggbb``, or empty."""

    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Dated):
    """A group in the assembly; ``aliases`` are its labels in print."""

    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy(Thing):
    """A strategy (or, by ``kind``, a document) in one edition.

    ``status`` is ``draft``, ``final`` or what the source says; ``issued`` a partial date; ``post`` the responsible
    office; ``owner`` the organisation whose it is; ``version_of`` the work of which it is an edition.
    """

    kind: str = "strategy"
    edition: str = ""
    status: str = ""
    issued: str = ""
    post: str | None = None
    owner: str | None = None
    version_of: str | None = None
    supersedes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme(Dated):
    """A programme, operation or project; ``responsible`` is the id of an organisation."""

    kind: str = ""
    responsible: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Dated):
    """A place, for as long as its names were its own; ``gss`` is the code of the Office for National Statistics."""

    kind: str = ""
    gss: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Thing):
    """A named event, or a kind of sitting with a name."""

    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Thing):
    """A concept of the scheme; ``cues`` are words that are evidence for it; the rest are matches to other schemes."""

    parent: str | None = None
    cues: tuple[str, ...] = ()
    definition: str = ""
    exact: tuple[str, ...] = ()
    broad: tuple[str, ...] = ()
    close: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a post, half-open: ``end`` is the first day after. Dates may be partial."""

    id: str
    post: str
    person: str
    start: str
    end: str
    acting: bool = False
    source: str = ""
    certainty: str = ""
    line: int = 0

    @property
    def span(self) -> Span:
        """The dates as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Membership:
    """A person in a body, party or group (``kind``: ``seat``, ``party``, ``group``), half-open."""

    id: str
    kind: str
    person: str
    organisation: str
    start: str
    end: str
    seat: str = ""
    source: str = ""
    certainty: str = ""
    line: int = 0

    @property
    def span(self) -> Span:
        """The dates as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Match:
    """One thing that some words can mean; ``tenure`` is set where it is a post and its holder that day.

    ``note`` tells it from others of the same name.
    """

    kind: str
    id: str
    label: str
    tenure: Tenure | None = None
    note: str = ""
