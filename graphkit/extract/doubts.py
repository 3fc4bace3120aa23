"""Doubts: where a reader of the whole page would not know which of two offices is meant, both are kept (guideline 4)."""

from __future__ import annotations

import re

from graphkit.extract.fields import business, said_around
from graphkit.extract.page import Page, Span
from graphkit.extract.titles import vocative
from graphkit.extract.which import BY_THE_ROOM, of_that_kind
from graphkit.register.posts import posts_of, said

__all__ = ["rivals_of"]

_ADMITTED = re.compile(r",? (?:if )?(?:one of them|whichever|either of them|any of them)\b")
_ASKED_BACK = re.compile(
    r"(?:[A-Z][\w’', ]{0,30}[.,] )?Which (?:one|of (?:them|the|my|our)|\w+(?: \w+)?\?)|There are (?:two|three|four|five|several|a few|many) of them"
)
_DOUBTED = 1.2
"""The weight of a thread's topics from which it may be another office's business than that of who is there."""


def rivals_of(post: str, why: str, posts: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return the other offices that the words allow beside the one chosen for the reason ``why``; none where it is clear."""
    if not span.style or vocative(text, span.start, span.end):
        return []
    if _ADMITTED.match(text, span.end) or _is_asked_back(span, text, page):
        return [p for p in posts if p != post]
    if why not in BY_THE_ROOM:
        return []
    kind = [p for p in of_that_kind(posts, span, text, page) if p != post and _is_held(p, page)]
    return _named_since(post, kind, span, text, page) or _thread_of(
        post, [p for p in kind if p in posts], span, text, page
    )


def _is_held(post: str, page: Page) -> bool:
    """Say whether an office of the register's own authority, and no deputy's, is held that day."""
    label = page.register.posts[post].label
    return (
        posts_of(page.register).is_own(post)
        and not label.startswith(("Deputy Commissioner", "Deputy Assistant", "Assistant"))
        and bool(page.register.holders(post, page.on))
    )


def _is_asked_back(span: Span, text: str, page: Page) -> bool:
    """Say whether the next speaker asks which one was meant by the last such title of the turn."""
    index = page.turn.sequence - page.question.turns[0].sequence + 1
    if index >= len(page.question.turns) or text.find(text[span.start : span.end], span.end) >= 0:
        return False
    return bool(_ASKED_BACK.match(page.question.turns[index].text))


def _named_since(post: str, kind: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return another office that was named in this sentence or the one before it, after the chosen one was named last."""
    begin, _ = said_around(span, text)
    own = _last_said(post, text[: span.start], page)
    return [p for p in kind if _last_said(p, text[: span.start], page) >= max(begin, own + 1)]


def _last_said(post: str, text: str, page: Page) -> int:
    """Return where an office or its holder was named last in a text, or -1."""
    record, register = page.register.posts[post], page.register
    people = [register.people[t.person].label for t in register.holders(post, page.on)]
    names = (*said(record), *people, *(name.split()[-1] for name in people))
    return max(text.rfind(name) for name in names)


def _thread_of(post: str, kind: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return the office of whose business the thread speaks far more than of that of the one who is there."""
    near = business([post, *kind], span, text, page)
    own, around = near[post]
    return [p for p in kind if near[p][1] >= max(_DOUBTED, 2 * around) and near[p][0] >= own]
