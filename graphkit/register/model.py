"""Model: the register of one body, and who held what on which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
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
