"""Model: the people, offices and things of one body, and who held what on which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from graphkit.dates import Span

__all__ = [
    "Event", "Group", "Match", "Membership", "Organisation", "Party", "Person", "Place", "Post", "Register",
    "Scheme", "Strategy", "Tenure", "Title", "Topic",
]  # fmt: skip

T = TypeVar("T")


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

    def holds(self, on: date) -> bool:
        """Say whether it may have existed on the day."""
        return Span(self.start, self.end).holds(on) != "no"


@dataclass(frozen=True, slots=True)
class Title:
    """A style or a peerage: ``Sir``, ``Dame``, ``Lord Bailey of Paddington``, from a date on."""

    text: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Thing):
    """A person; ``titles`` are honours over time."""

    gender: str = ""
    titles: tuple[Title, ...] = ()


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
    """A political party."""


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
class Place(Thing):
    """A place; ``gss`` is the code of the Office for National Statistics."""

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
    """One thing that some words can mean; ``tenure`` is set where it is a post and its holder that day."""

    kind: str
    id: str
    label: str
    tenure: Tenure | None = None


@dataclass(frozen=True, eq=False)
class Register:
    """The authority data of one body. Loaded from a folder of CSV files by `Register.load`."""

    name: str
    title: str
    body: str
    folder: Path
    people: Mapping[str, Person]
    posts: Mapping[str, Post]
    organisations: Mapping[str, Organisation]
    parties: Mapping[str, Party]
    groups: Mapping[str, Group]
    strategies: Mapping[str, Strategy]
    schemes: Mapping[str, Scheme]
    places: Mapping[str, Place]
    events: Mapping[str, Event]
    topics: Mapping[str, Topic]
    tenures: tuple[Tenure, ...]
    memberships: tuple[Membership, ...]
    fingerprint: str
    authority: str | None = None
    chair: str | None = None
    principal: str | None = None
    member_label: str = "Member"
    match_labels: Mapping[str, str] = field(default_factory=dict)

    @staticmethod
    def load(source: str | Path) -> Register:
        """Return a shipped register by its name, or one of your own by the path of its folder.

        Raises `RegisterError` with file, line and remedy for anything that is wrong in it.
        """
        from graphkit.register.load import load

        return load(source)

    @cached_property
    def tenure_ids(self) -> Mapping[str, Tenure]:
        """Every tenure by its id."""
        return {tenure.id: tenure for tenure in self.tenures}

    def tenure(self, identifier: str) -> Tenure:
        """Return the tenure of that id."""
        return self.tenure_ids[identifier]

    @cached_property
    def _by_post(self) -> Mapping[str, tuple[Tenure, ...]]:
        return _grouped(self.tenures, "post")

    @cached_property
    def _by_person(self) -> Mapping[str, tuple[Tenure, ...]]:
        return _grouped(self.tenures, "person")

    @cached_property
    def _memberships(self) -> Mapping[str, tuple[Membership, ...]]:
        return _grouped(self.memberships, "person")

    def holders(self, post: str, on: date) -> tuple[Tenure, ...]:
        """Return who held a post on a day; one, where one at a time can hold it.

        An acting holder wins inside its own dates; of others whose printed dates overlap, those who certainly
        held win over those who may have, then the latest start wins.
        """
        possible = [t for t in self._by_post.get(post, ()) if t.span.holds(on) != "no"]
        if len(possible) < 2 or self.posts[post].concurrent:
            return tuple(possible)
        acting = [t for t in possible if t.acting]
        certain = [t for t in acting or possible if t.span.holds(on) == "yes"]
        left = certain or acting or possible
        latest = max(t.start for t in left)
        return tuple(t for t in left if t.start == latest)

    def tenures_of(self, person: str, on: date) -> tuple[Tenure, ...]:
        """Return the offices that a person held on a day, acting ones first."""
        found = [t for t in self._by_person.get(person, ()) if t in self.holders(t.post, on)]
        return tuple(sorted(found, key=lambda t: (not t.acting, t.id)))

    def memberships_of(self, person: str, on: date, kind: str | None = None) -> tuple[Membership, ...]:
        """Return a person's memberships on a day, the surest and latest first."""
        found = [
            m
            for m in self._memberships.get(person, ())
            if (kind is None or m.kind == kind) and m.span.holds(on) != "no"
        ]
        found.sort(key=lambda m: (m.span.holds(on) == "yes", m.start), reverse=True)
        kinds: dict[str, Membership] = {}
        for membership in found:
            kinds.setdefault(membership.kind, membership)
        return tuple(kinds.values())

    def members(self, on: date) -> tuple[str, ...]:
        """Return the ids of everyone who had a seat on the day, sorted."""
        return tuple(sorted({m.person for m in self.memberships if m.kind == "seat" and m.span.holds(on) != "no"}))

    def find(self, words: str, on: date | None = None) -> tuple[Match, ...]:
        """Return everything that some words can mean: every possible holder of an office, every person and thing."""
        from graphkit.register.find import find

        return find(self, words, on)


def _grouped(rows: tuple[T, ...], name: str) -> Mapping[str, tuple[T, ...]]:
    grouped: dict[str, list[T]] = {}
    for row in rows:
        grouped.setdefault(getattr(row, name), []).append(row)
    return {key: tuple(values) for key, values in grouped.items()}
