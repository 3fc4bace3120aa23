"""Model: the register of one body, and who held what on which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from graphkit.register.things import (
    Event,
    Group,
    Match,
    Membership,
    Organisation,
    Party,
    Person,
    Place,
    Post,
    Scheme,
    Strategy,
    Tenure,
    Title,
    Topic,
)  # fmt: skip

__all__ = [
    "Event", "Group", "Match", "Membership", "Organisation", "Party", "Person", "Place", "Post", "Register",
    "Scheme", "Strategy", "Tenure", "Title", "Topic",
]  # fmt: skip

T = TypeVar("T")

_GOVERNMENT = "https://w3id.org/graphkit/cap/20"
"""Government operations, a major topic of the Comparative Agendas Project."""


@dataclass(frozen=True, eq=False)
class Register:
    """The authority data of one body. Loaded from a folder of CSV files by `Register.load`.

    ``listed`` is ``False`` where there are none, and people are taken from the sources themselves.
    ``everyday`` are the cues that mean many things, in small letters.
    """

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
    everyday: tuple[str, ...] = ()
    listed: bool = True

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

    @cached_property
    def general_topics(self) -> frozenset[str]:
        """The ids of the topics that have narrower ones."""
        return frozenset(topic.parent for topic in self.topics.values() if topic.parent)

    @cached_property
    def topics_of_the_house(self) -> frozenset[str]:
        """The ids of the topics whose field is matched to government operations: what a house says of its own business."""
        fields = {topic.id for topic in self.topics.values() if _GOVERNMENT in topic.broad}
        return frozenset(topic.id for topic in self.topics.values() if topic.parent in fields)

    def tenure(self, identifier: str) -> Tenure:
        """Return the tenure of that id."""
        return self.tenure_ids[identifier]

    @cached_property
    def tenures_by_post(self) -> Mapping[str, tuple[Tenure, ...]]:
        """Every tenure, by the id of its post."""
        return _grouped(self.tenures, "post")

    @cached_property
    def tenures_by_person(self) -> Mapping[str, tuple[Tenure, ...]]:
        """Every tenure, by the id of its holder."""
        return _grouped(self.tenures, "person")

    @cached_property
    def memberships_by_person(self) -> Mapping[str, tuple[Membership, ...]]:
        """Every membership, by the id of its member."""
        return _grouped(self.memberships, "person")

    @cached_property
    def identified(self) -> Mapping[str, str]:
        """Every identifier that one person alone bears, and that person's id: ids of schemes, numbers of Wikidata."""
        bearers: dict[str, set[str]] = {}
        for person in self.people.values():
            for identifier in (*(i for _, i in person.identifiers), *filter(None, (person.wikidata,))):
                bearers.setdefault(identifier, set()).add(person.id)
        return {identifier: next(iter(people)) for identifier, people in bearers.items() if len(people) == 1}

    def says(self, tenure: Tenure) -> bool:
        """Say whether a tenure says when: without a day, in a post of many, it tells who may have been one of them."""
        return bool(tenure.start or tenure.end) or not self.posts[tenure.post].concurrent

    def holders(self, post: str, on: date) -> tuple[Tenure, ...]:
        """Return who held a post on a day; one, where one at a time can hold it.

        An acting holder wins inside its own dates; of others whose printed dates overlap, those who certainly
        held win over those who may have, then the latest start wins.
        """
        return _holders(self, post, on)

    def tenures_of(self, person: str, on: date) -> tuple[Tenure, ...]:
        """Return the offices that a person held on a day, acting ones first."""
        return _tenures(self, person, on)

    def memberships_of(self, person: str, on: date, kind: str | None = None) -> tuple[Membership, ...]:
        """Return a person's memberships on a day, the surest and latest first."""
        found = _memberships(self, person, on)
        return found if kind is None else tuple(m for m in found if m.kind == kind)

    def members(self, on: date) -> tuple[str, ...]:
        """Return the ids of everyone who had a seat on the day, sorted."""
        return tuple(sorted({m.person for m in self.memberships if m.kind == "seat" and m.span.holds(on) != "no"}))

    def find(self, words: str, on: date | None = None) -> tuple[Match, ...]:
        """Return everything that some words can mean: every possible holder of an office, every person and thing."""
        from graphkit.register.find import find

        return find(self, words, on)


# A sitting asks for the same few offices and people hundreds of times: what was found for a day is kept.


@lru_cache(maxsize=1 << 16)
def _holders(register: Register, post: str, on: date) -> tuple[Tenure, ...]:
    possible = [t for t in register.tenures_by_post.get(post, ()) if t.span.holds(on) != "no"]
    if len(possible) < 2 or register.posts[post].concurrent:
        return tuple(possible)
    acting = [t for t in possible if t.acting]
    certain = [t for t in acting or possible if t.span.holds(on) == "yes"]
    left = certain or acting or possible
    latest = max(t.start for t in left)
    return tuple(t for t in left if t.start == latest)


@lru_cache(maxsize=1 << 16)
def _tenures(register: Register, person: str, on: date) -> tuple[Tenure, ...]:
    found = [t for t in register.tenures_by_person.get(person, ()) if t in register.holders(t.post, on)]
    return tuple(sorted(found, key=lambda t: (not t.acting, t.id)))


@lru_cache(maxsize=1 << 16)
def _memberships(register: Register, person: str, on: date) -> tuple[Membership, ...]:
    found = [m for m in register.memberships_by_person.get(person, ()) if m.span.holds(on) != "no"]
    found.sort(key=lambda m: (m.span.holds(on) == "yes", m.start), reverse=True)
    kinds: dict[str, Membership] = {}
    for membership in found:
        kinds.setdefault(membership.kind, membership)
    return tuple(kinds.values())


def _grouped(rows: tuple[T, ...], name: str) -> Mapping[str, tuple[T, ...]]:
    grouped: dict[str, list[T]] = {}
    for row in rows:
        grouped.setdefault(getattr(row, name), []).append(row)
    return {key: tuple(values) for key, values in grouped.items()}
