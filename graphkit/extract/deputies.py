"""Deputies: ``my Deputy`` is one of the office of whoever speaks, ``your Deputy`` of the office that is spoken to."""

from __future__ import annotations

import re

from graphkit.extract.page import Page, word_before
from graphkit.register.posts import bare

__all__ = ["deputies_meant", "is_deputy_alone"]

_GOES_ON = re.compile(r"[ -][A-Z]")


def is_deputy_alone(text: str, start: int, end: int) -> bool:
    """Say whether the word ``Deputy`` at a place is somebody's, and no part of a longer title."""
    return word_before(text, start).lower() in _WHOSE and not _GOES_ON.match(text, end)


_WHOSE = frozenset(("my", "your", "his", "her"))


def deputies_meant(text: str, start: int, _end: int, page: Page) -> tuple[str, ...]:
    """Return the deputy offices that the word ``Deputy`` at a place can mean."""
    whose = word_before(text, start).lower()
    if whose == "my":
        return _under(page.speaker, page)
    if whose == "your":
        return next((found for person in reversed(page.neighbours()) if (found := _under(person, page))), ())
    return _once_under({"his": "male", "her": "female"}.get(whose, ""), page)


def _once_under(gender: str, page: Page) -> tuple[str, ...]:
    """Return the deputies of the office of whoever was named last of those who are called ``his`` or ``her``, held then or now."""
    people = page.register.people
    for person in reversed(page.named) if gender else ():
        posts = (
            {t.post for t in page.register.tenures_by_person.get(person, ())} if people[person].gender == gender else ()
        )
        found = tuple(dict.fromkeys(p for post in sorted(posts) for p in _deputies_of(post, page)))
        if found:
            return found
    return ()


def _under(person: str | None, page: Page) -> tuple[str, ...]:
    """Return the offices, held that day, that deputise for one of a person's: ``Deputy Mayor for …`` for the Mayor."""
    register = page.register
    spoken_as = {s.capacity for s in page.cast.speakers if s.person == person}
    held = register.tenures_of(person, page.on) if person else ()
    offices = [t.post for t in held if not spoken_as or t.id in spoken_as]
    return tuple(p for post in offices for p in _deputies_of(post, page) if register.holders(p, page.on))


def _deputies_of(office: str, page: Page) -> list[str]:
    """Return the offices that deputise for another: a Mayor's sit in many bodies, any other's in the same one."""
    posts = page.register.posts
    post = posts[office]
    rank = f"deputy {bare(post.label).split()[0]}"
    return [
        p.id
        for p in posts.values()
        if not post.concurrent and bare(p.label).startswith(rank) and (rank == "deputy mayor" or p.body == post.body)
    ]
