"""Sharing: one name for two things of a kind, that readers of a transcript could not tell apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import Any

from graphkit.dates import Interval
from graphkit.fold import key
from graphkit.register.model import Register
from graphkit.register.problems import Problem, error, warning

__all__ = ["shared_labels"]

_Apart = Callable[[Any, Any], bool]
"""Whether two things of one name are told apart without it."""


def _never(_one: Any, _other: Any) -> bool:
    return False


def shared_labels(register: Register) -> Iterator[Problem]:
    """Yield each name that two things of one kind share while both are there.

    Two equal labels are an error, for no output could tell the two apart; an alias that another thing has too is a
    warning. The bare ``styles`` of posts are shared by design, and so are the names of editions of one work.
    """
    people = _not_at_once(register)
    kinds: tuple[tuple[str, Mapping[str, Any], _Apart], ...] = (
        ("people", register.people, people), ("posts", register.posts, _never),
        ("organisations", register.organisations, _other_times), ("parties", register.parties, _never),
        ("groups", register.groups, _other_times), ("strategies", register.strategies, _one_work),
        ("schemes", register.schemes, _other_times), ("places", register.places, _other_times),
        ("events", register.events, _never), ("topics", register.topics, _never),
    )  # fmt: skip
    for table, things, apart in kinds:
        yield from _shared(register, table, things, apart)


def _shared(register: Register, table: str, things: Mapping[str, Any], apart: _Apart) -> Iterator[Problem]:
    by_name: dict[str, dict[str, str]] = defaultdict(dict)
    for thing in things.values():
        for name in (thing.label, *thing.aliases):
            by_name[key(name)].setdefault(thing.id, name)
    for bearers in by_name.values():
        for one, other in combinations(bearers, 2):
            first, second = things[one], things[other]
            if apart(first, second):
                continue
            alike = key(first.label) == key(second.label)
            say = error if alike and table != "places" else warning
            what = f"{bearers[other]!r} names {other!r}, and also {one!r} (line {first.line})"
            yield say(register.folder, table, second.line, what)


def _other_times(one: Any, other: Any) -> bool:
    first, second = one.span, other.span
    handed_over = (first.end and first.end == second.start) or (second.end and second.end == first.start)
    return bool(handed_over) or not first.widest.overlaps(second.widest)


def _one_work(one: Any, other: Any) -> bool:
    editions = one.version_of is not None and one.version_of == other.version_of
    return bool(editions or other.id == one.supersedes or one.id == other.supersedes)


def _not_at_once(register: Register) -> _Apart:
    """Say of two namesakes whether they are known at different times: their offices and seats share no day."""

    def apart(one: Any, other: Any) -> bool:
        first, second = _active(register, one.id), _active(register, other.id)
        return bool(first and second) and not any(a.overlaps(b) for a in first for b in second)

    return apart


def _active(register: Register, person: str) -> list[Interval]:
    tenures = [t.span.widest for t in register.tenures if t.person == person]
    return tenures + [m.span.widest for m in register.memberships if m.person == person]
