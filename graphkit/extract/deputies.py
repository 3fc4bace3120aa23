"""Deputies: ``my Deputy`` is one of the office of whoever speaks, ``your Deputy`` of the office that is spoken to."""

from __future__ import annotations

import re

from graphkit.extract.page import Page, word_before
from graphkit.register.posts import bare

__all__ = ["deputies_meant"]

_GOES_ON = re.compile(r"[ -][A-Z]")


def deputies_meant(text: str, start: int, end: int, page: Page) -> tuple[str, ...]:
    """Return the deputy offices that the word ``Deputy`` at a place can mean; none where it is part of a longer title."""
    if _GOES_ON.match(text, end):
        return ()
    whose = word_before(text, start).lower()
    if whose == "my":
        return _under(page.speaker, page)
    if whose == "your":
        return next((found for person in reversed(page.neighbours()) if (found := _under(person, page))), ())
    return _under(page.last_said[1], page) if whose in ("his", "her") else ()


def _under(person: str | None, page: Page) -> tuple[str, ...]:
    """Return the offices, held that day, that deputise for one of a person's: ``Deputy Mayor for …`` for the Mayor."""
    register = page.register
    spoken_as = {s.capacity for s in page.cast.speakers if s.person == person}
    held = register.tenures_of(person, page.on) if person else ()
    offices = [register.posts[t.post] for t in held if not spoken_as or t.id in spoken_as]
    ranks = {f"deputy {bare(post.label).split()[0]}": post.body for post in offices if not post.concurrent}
    return tuple(
        post.id
        for post in register.posts.values()
        for rank, body in ranks.items()
        if bare(post.label).startswith(rank) and register.holders(post.id, page.on) and _fits(rank, body, post.body)
    )


def _fits(rank: str, body: str, of: str) -> bool:
    """Say whether a deputy belongs to an office: a Mayor's sit in many bodies, any other's in the same one."""
    return rank == "deputy mayor" or body == of
