"""Bodies: ``the Inspectorate`` is the one that was named in full before, as ``the Minister`` is the one named before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.extract.company import bodies_of_the_named, bodies_there
from graphkit.extract.fields import is_of_the_field
from graphkit.extract.page import Page, Span, word_before
from graphkit.fold import key

__all__ = ["body_meant", "head_alone", "minister_meant"]

_HEADS = {
    "organisation": frozenset(
        """Authority Inspectorate Corporation Commission Board Trust Department Agency Foundation Federation Council Committee
    Academy Tribunal Institute Consortium Association""".split()
    ),
    "post": frozenset(("Minister",)),
}
"""Heads that stand for a whole name once it has been said."""
_GOES_ON = re.compile(
    r"(?:s\b|[ -][A-Z]| (?:of|for|on) (?:the )?[A-Z]|['’]s (?!(?:Chair|Chief|Commissioner|Director|Clerk|Treasurer|Leader|Deputy)\w*\b)[A-Z])"
)
_CALLING = re.compile(r"\b(?:Clerk|Adviser|Solicitor|Secretary|Treasurer) to the $")
_BEFORE = frozenset(("the", "its", "their", "his", "her", "your"))


def head_alone(text: str, start: int, end: int, kind: str) -> Span | None:
    """Return the span of a head that stands for a whole name, if any was said: ``the Corporation``, ``the Minister``."""
    head = text[start:end]
    if head not in _HEADS[kind] or word_before(text, start).lower() not in _BEFORE or _GOES_ON.match(text, end):
        return None
    if text.endswith(", the ", 0, start) and text.startswith((" that ", " which ", " whose "), end):
        return None  # says what the body right before it is
    if kind == "post" and text.endswith((" is the ", " was the ", " became the ", " as the "), 0, start):
        return None
    if text.endswith(" to the ", 0, start) and _CALLING.search(text, max(0, start - 20), start):
        return None
    return Span(start, end, kind, (), "name: its head alone" if kind == "organisation" else "office: its head alone")


def body_meant(text: str, start: int, end: int, page: Page) -> tuple[str, ...]:
    """Return the body of that head that has been named, or sits."""
    head = text[start:end]
    said = next(((body,) for body, label in _meant(page) if head in label.split(" ")), ())
    return said or _of_the_field(head, page)


def _of_the_field(head: str, page: Page) -> tuple[str, ...]:
    """Return the one body of a head whose name has a word of the field of an office in which somebody speaks: ``the Inspectorate``."""
    if head not in _FEW:
        return ()
    register = page.register
    bodies = (b for b in register.organisations.values() if head in b.label.split(" ") and b.holds(page.on))
    found = [
        f"organisation/{b.id}"
        for b in bodies
        if any(is_of_the_field(b.label, tenure.post, register) for tenure in page.spoken_in)
    ]
    return tuple(found) if len(found) == 1 else ()


def minister_meant(text: str, _start: int, _end: int, page: Page) -> tuple[str, ...]:
    """Return the minister whom this turn meant last, or whose office was named last, by its field; else the one whom the turn names, or the turns before."""
    posts, register = page.register.posts, page.register
    for _, person in reversed(page.said_here):
        office = next((t.post for t in register.tenures_of(person, page.on) if _is_minister(posts[t.post].label)), None)
        if office:
            return (office,)
    named = (p for p in reversed(page.posts_named) if posts[p].label.startswith("Minister"))
    last = next(((post,) for post in named), ())
    if last:
        return last
    held = [
        (p.id, t.person)
        for p in posts.values()
        if p.label.startswith("Minister")
        for t in register.holders(p.id, page.on)
    ]
    called = tuple(post for post, person in held if register.people[person].label in text)
    if len(called) == 1:
        return called
    lately = {person: post for post, person in held if page.named.get(person, 0) > page.turn.sequence - _LATELY}
    return next(((lately[person],) for person in reversed(page.named) if person in lately), ())


def _is_minister(label: str) -> bool:
    return label.startswith("Minister")


_FEW = frozenset(("Inspectorate", "Federation"))
"""Heads that few bodies have, so that the field of those who are there tells which."""
_LATELY = 4
"""Turns within which a minister who was named is still what is talked about."""


def _meant(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the bodies that may be meant: named in this turn, the one that sits, named before, of an office named, or held by one who is named or there."""
    organisations = page.register.organisations
    named = [(body, turn) for body, turn in reversed(page.bodies_named.items()) if body in organisations]
    sits = [
        b.id for b in organisations.values() if page.question.meeting and key(b.label) == key(page.question.meeting)
    ]
    offices = [page.register.posts[post].body for post in reversed(page.posts_named)]
    offices = [body for body in offices if body != page.register.authority and body in organisations]
    ours = [body for body, turn in named if turn == page.turn.sequence]
    there = (body for body in (*bodies_of_the_named(page), *bodies_there(page)) if body in organisations)
    for body in dict.fromkeys((*ours, *sits, *(body for body, _ in named), *offices, *there)):
        yield f"organisation/{body}", organisations[body].label
