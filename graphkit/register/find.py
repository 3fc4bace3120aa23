"""Find: everything that some words can mean on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from graphkit.fold import key
from graphkit.register.model import Match, Register
from graphkit.register.names import PrintedName, parse
from graphkit.register.people import Candidate, people_of
from graphkit.register.posts import bare, posts_of
from graphkit.register.things import Strategy, Tenure

__all__ = ["find"]


def find(register: Register, words: str, on: date | None = None) -> tuple[Match, ...]:
    """Return offices (one match for each holder that day, or one without), then people, then things by kind.

    Without a day, an office is given with everyone who ever held it. Offices with a holder come first. The
    ``note`` of a match says what tells it from its namesakes: what a person holds that day, the edition of a
    strategy, or that the printed dates leave the day open.
    """
    posts = sorted(_posts(register, words, on), key=lambda m: m.tenure is None)
    return (*posts, *_people(register, words, on), *_things(register, words))


def _posts(register: Register, words: str, on: date | None) -> Iterator[Match]:
    for post in posts_of(register).named(words):
        label = register.posts[post].label
        held = register.holders(post, on) if on else _in_order(register, post)
        for tenure in held:
            unsure = on is not None and tenure.span.holds(on) == "maybe"
            yield Match("post", post, label, tenure, "the printed dates leave this day open" if unsure else "")
        if not held:
            yield Match("post", post, label, note="no holder recorded" + (" for this day" if on else ""))


def _in_order(register: Register, post: str) -> list[Tenure]:
    return sorted((t for t in register.tenures if t.post == post), key=lambda t: (t.span.widest, t.id))


def _people(register: Register, words: str, on: date | None) -> Iterator[Match]:
    name = parse(words)
    candidates = people_of(register).match(name) or _ranked(register, words, on)
    for candidate in _fitting(register, name, words, candidates, on):
        person = register.people[candidate.person]
        note = "; ".join(_holds(register, person.id, on)) if on else ""
        yield Match("person", person.id, person.label, note=note)


def _ranked(register: Register, words: str, on: date | None) -> tuple[Candidate, ...]:
    """Return the people of a name after an office (`Deputy Mayor Linden`); those who held it, where anyone did."""
    parts = words.split()
    for cut in range(len(parts) - 1, 0, -1):
        posts = posts_of(register).named(" ".join(parts[:cut]))
        found = people_of(register).match(parse(" ".join(parts[cut:]))) if posts else ()
        if found:
            held = tuple(c for c in found if any(t.post in posts for t in _tenures(register, c.person, on)))
            return held or found
    return ()


def _tenures(register: Register, person: str, on: date | None) -> tuple[Tenure, ...]:
    return register.tenures_of(person, on) if on else tuple(t for t in register.tenures if t.person == person)


def _fitting(
    register: Register, name: PrintedName, words: str, candidates: tuple[Candidate, ...], on: date | None
) -> tuple[Candidate, ...]:
    """Keep the people whom the title allows, where it allows any: a knight, a member who sits that day."""
    left = candidates
    for style in {"sir", "dame"} & set(name.styles):
        left = tuple(c for c in left if _styled(register, c.person, style, on)) or left
    if on is not None and ("am" in name.letters or key(words).startswith(("assembly member ", "am "))):
        left = tuple(c for c in left if register.memberships_of(c.person, on, "seat")) or left
    return left


def _styled(register: Register, person: str, style: str, on: date | None) -> bool:
    return any(
        key(title.text).split()[:1] == [style] and (on is None or title.span.holds(on) != "no")
        for title in register.people[person].titles
    )


def _holds(register: Register, person: str, on: date) -> Iterator[str]:
    """Yield what a person holds on a day: offices, the seat, the group."""
    for tenure in register.tenures_of(person, on):
        yield register.posts[tenure.post].label + (" (acting)" if tenure.acting else "")
    memberships = {m.kind: m for m in register.memberships_of(person, on)}
    if seat := memberships.get("seat"):
        yield register.member_label + (f" for {seat.seat}" if seat.seat else "")
    if group := memberships.get("group"):
        yield register.groups[group.organisation].label
    elif party := memberships.get("party"):
        yield register.parties[party.organisation].label


def _things(register: Register, words: str) -> Iterator[Match]:
    wanted = {key(words), bare(words)}
    kinds: tuple[tuple[str, Mapping[str, Any], Callable[[Any], str]], ...] = (
        ("organisation", register.organisations, _years), ("party", register.parties, _nothing),
        ("group", register.groups, _years), ("strategy", register.strategies, _edition),
        ("scheme", register.schemes, _years), ("event", register.events, _nothing),
        ("place", register.places, _years), ("topic", register.topics, _nothing),
    )  # fmt: skip
    for kind, things, note in kinds:
        for thing in things.values():
            if any({key(name), bare(name)} & wanted for name in (thing.label, *thing.aliases)):
                yield Match(thing.kind if kind == "strategy" else kind, thing.id, thing.label, note=note(thing))


def _nothing(_thing: Any) -> str:
    return ""


def _years(thing: Any) -> str:
    return f"until {thing.end}" if thing.end else ""


def _edition(strategy: Strategy) -> str:
    issued = f"issued {strategy.issued}" if strategy.issued else ""
    return ", ".join(part for part in (strategy.edition, strategy.status, issued) if part)
