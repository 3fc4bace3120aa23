"""Owners: whose a thing is said to be is no part of its name: ``TfL's [Chief Officer]``, ``Ann Oak's [Energy Strategy]``."""

from __future__ import annotations

from graphkit.extract.page import unpossessed
from graphkit.extract.triggers import GIVEN, HEADS
from graphkit.register import Register
from graphkit.register.names import parse
from graphkit.register.people import people_of
from graphkit.register.posts import posts_of

__all__ = ["unowned", "without_body"]

_OFFICERS = frozenset(
    """Mayor Commissioner Chair Chairman Minister Secretary Director Leader Executive Cllr Councillor Mr Mrs Ms Sir Dame
    Dr""".split()
)


def unowned(words: list[str], kind: str, register: Register) -> list[str]:
    """Drop whose it is said to be: ``Livingstone's Energy Strategy``, ``Ann Oak's Committee``; ``King's College`` is nobody's."""
    if kind == "organisation" and len(words) == 2 and words[0] in GIVEN and unpossessed(words[1]) != words[1]:
        return []
    written = kind in ("strategy", "document")
    for index, word in enumerate(words if written else words[:-1]):
        owner = unpossessed(word)
        if owner == word or (not written and not index and not posts_of(register).is_body(owner)):
            continue
        name = " ".join((*words[:index], owner))
        formed = index and written and (owner in HEADS["organisation"] or (index == 1 and words[0] in GIVEN))
        if formed or posts_of(register).is_body(name) or people_of(register).match(parse(name)):
            return words[index + 1 :]
    return words


def without_body(words: list[str], register: Register) -> list[str]:
    """Drop the body before its officer, and whoever is named before another: ``TfL's``, ``Minister Ann Oak and``."""
    for index in range(len(words) - 1, -1, -1):
        owner = unpossessed(words[index])
        if owner != words[index] and posts_of(register).is_body(" ".join((*words[:index], owner))):
            return words[index + 1 :]
        if words[index] in ("and", "&") and _OFFICERS & set(words[:index]):
            return words[index + 1 :]
    return words
