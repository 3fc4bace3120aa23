"""Bodies: ``the Inspectorate`` is the one that was named in full before, or the department of whoever was named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.extract.page import Page, Span, word_before
from graphkit.fold import key

__all__ = ["short_body"]

_HEADS = frozenset(
    """Authority Inspectorate Corporation Commission Board Trust Department Agency Foundation Federation Council Committee
    Academy Tribunal Institute Consortium Association Federation""".split()
)
"""Heads that stand for a whole name once it has been said."""
_GOES_ON = re.compile(r"(?:s\b|[ -][A-Z]| (?:of|for|on) (?:the )?[A-Z]|['’]s [A-Z])")
_CALLING = re.compile(r"\b(?:Clerk|Adviser|Solicitor|Secretary|Treasurer) to the $")
_BEFORE = frozenset(("the", "its", "their", "his", "her", "your"))


def short_body(text: str, start: int, end: int, page: Page) -> Span | None:
    """Return the body that a bare head means (``the Corporation``), where one of that head has been named or sits."""
    head = text[start:end]
    if text.endswith(" to the ", 0, start) and _CALLING.search(text, max(0, start - 20), start):
        return None
    if head not in _HEADS or word_before(text, start).lower() not in _BEFORE or _GOES_ON.match(text, end):
        return None
    for body, label in _meant(page):
        if head in label.split(" "):
            return Span(start, end, "organisation", (body,), "name: its head, behind the whole of it")
    return None


def _meant(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the bodies that may be meant: named in this turn, the one that sits, named before, of an office named."""
    organisations = page.register.organisations
    named = [(body, turn) for body, turn in reversed(page.bodies_named.items()) if body in organisations]
    sits = [
        b.id for b in organisations.values() if page.question.meeting and key(b.label) == key(page.question.meeting)
    ]
    offices = [page.register.posts[post].body for post in reversed(page.posts_named)]
    ours = [body for body, turn in named if turn == page.turn.sequence]
    for body in dict.fromkeys((*ours, *sits, *(body for body, _ in named), *offices)):
        yield f"organisation/{body}", organisations[body].label
