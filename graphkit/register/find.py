"""Find: everything that some words can mean on a day."""

from __future__ import annotations

from datetime import date

from graphkit.fold import key
from graphkit.register.model import Match, Register
from graphkit.register.names import parse
from graphkit.register.people import people_of
from graphkit.register.posts import bare, posts_of

__all__ = ["find"]


def find(register: Register, words: str, on: date | None = None) -> tuple[Match, ...]:
    """Return offices (one match for each holder that day, or one without), then people, then things by kind.

    Without a day, an office is given with everyone who ever held it.
    """
    found: list[Match] = []
    for post in posts_of(register).named(words):
        label = register.posts[post].label
        held = register.holders(post, on) if on else tuple(t for t in register.tenures if t.post == post)
        found.extend(Match("post", post, label, tenure) for tenure in held)
        if not held:
            found.append(Match("post", post, label))
    people = (candidate.person for candidate in people_of(register).match(parse(words)))
    found.extend(Match("person", person, register.people[person].label) for person in people)
    wanted = {key(words), bare(words)}
    for kind, things in (
        ("organisation", register.organisations), ("party", register.parties), ("group", register.groups),
        ("strategy", register.strategies), ("scheme", register.schemes), ("event", register.events),
        ("place", register.places), ("topic", register.topics),
    ):  # fmt: skip
        found.extend(
            Match(kind, thing.id, thing.label)
            for thing in things.values()
            if any({key(name), bare(name)} & wanted for name in (thing.label, *thing.aliases))
        )
    return tuple(found)
