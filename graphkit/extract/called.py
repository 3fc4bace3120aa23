"""Called: which of the holders of some offices, or which of the offices, the words round a title name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from graphkit.extract.fields import said_around, sentence_of
from graphkit.extract.page import Page, Span
from graphkit.extract.titles import vocative
from graphkit.extract.triggers import GIVEN
from graphkit.fold import key
from graphkit.register import Register
from graphkit.register.posts import said

__all__ = [
    "called_after",
    "is_said_to_another",
    "last_said",
    "named_after",
    "named_as_another",
    "named_beside",
    "named_in",
    "named_lately",
    "named_next",
    "named_since",
    "named_since_offices",
    "of_the_gender",
]


def named_since(post: str, kind: list[str], span: Span, text: str, page: Page, *, by_name: bool = True) -> list[str]:
    """Return another office that was named in this sentence or the one before it, after the chosen one was named last.

    Without ``by_name`` only its title names it, not its holder's name, but anywhere in the turn.
    """
    begin = said_around(span, text)[0] if by_name else 0
    own = last_said(post, text[: span.start], page)
    return [p for p in kind if last_said(p, text[: span.start], page, by_name=by_name) >= max(begin, own + 1)]


def last_said(post: str, text: str, page: Page, *, by_name: bool = True) -> int:
    """Return where an office or its holder was named last in a text, or -1."""
    names = _names_of(post, page.on, page.register) if by_name else said(page.register.posts[post])
    return max(map(text.rfind, names))


@lru_cache(maxsize=1 << 10)
def _names_of(post: str, on: date, register: Register) -> tuple[str, ...]:
    people = [register.people[t.person].label for t in register.holders(post, on)]
    return (*said(register.posts[post]), *people, *(name.split()[-1] for name in people))


def named_in(text: str, holders: Mapping[str, frozenset[str]], page: Page) -> set[str]:
    """Return which of the holders a text names in full."""
    people: frozenset[str] = frozenset().union(*holders.values())
    return {p for p in people if page.register.people[p].label in text}


def named_since_offices(others: list[str], holders: Mapping[str, frozenset[str]], page: Page) -> list[str]:
    """Return the offices whose holder the turn before names in full, where none of the offices has been named in it or since."""
    if any(turn >= page.turn.sequence - 1 for post, turn in page.posts_named.items() if post in others):
        return []
    before = page.earlier[-1] if page.index else ""
    return [p for p in others if holders[p] & named_in(before, holders, page)]


def named_after(others: list[str], holders: Mapping[str, frozenset[str]], page: Page) -> list[str]:
    """Return the offices whose holder the next turn names in full."""
    return [p for p in others if holders[p] & named_in(page.following, holders, page)]


def called_after(others: list[str], holders: Mapping[str, frozenset[str]], page: Page) -> list[str]:
    """Return the offices whose holder the next turn, to one who asks, calls by name, where neither this turn nor the one before named any of them."""
    named = any(turn >= page.turn.sequence - 1 for post, turn in page.posts_named.items() if post in others)
    if named or page.answers:
        return []
    return [p for p in others if holders[p] & _called_in(page.following, holders, page)]


_CAPITALS = re.compile(r"[A-Z][\w-]+")
_FIRST = re.compile(r"\b[A-Z][\w-]+(?! [A-Z])")
"""A capital without a second: ``Andy`` in ``Andy Byford`` is another Andy."""
_TITLED = re.compile(r"\b(?:Sir|Dame|Lord|Lady|Baroness|Mr|Mrs|Ms|Miss|Dr) ([A-Z][\w-]+)")


def named_next(others: list[str], text: str, holders: Mapping[str, frozenset[str]], page: Page) -> list[str]:
    """Return the offices whose holder the next words call by name; one that they name in full too is another."""
    called = _called_in(text, holders, page)
    posts = page.register.posts
    return [p for p in others if holders[p] & called and not any(name in text for name in said(posts[p]))]


def _called_in(text: str, holders: Mapping[str, frozenset[str]], page: Page) -> set[str]:
    """Return which of the holders the next words call by their first name or their last."""
    words = {*_CAPITALS.findall(text)} - _WORDS_TOO | {*_TITLED.findall(text)}
    firsts = {*_FIRST.findall(text)}
    people: frozenset[str] = frozenset().union(*holders.values())
    names = {p: page.register.people[p].label.split() for p in people}
    return {p for p in people if names[p][-1] in words or (names[p][0] in words and names[p][0] in firsts)}


_WORDS_TOO = frozenset(("Will", "May", "Mark", "Brown", "Lord"))
_OR_THE = re.compile(r"\b(?P<name>[A-Z][\w’'-]+),? (?:who [\w’' ]{2,40}, )?(?:or|and) (?:the|your|his|her) $")


def named_beside(span: Span, text: str, page: Page) -> set[str]:
    """Return whom the words set beside the title as others: ``Mr Oak or the Deputy Mayor``, but not ``I met Ann Oak, and the Mayor said``."""
    if text.endswith((", and the ", ", and your "), 0, span.start) and _NEW_CLAUSE.match(text, span.end):
        return set()
    title = text[span.start : span.end]
    if text.endswith((f" the {title} and the ", f" your {title} and the "), 0, span.start):
        return set()
    end, last = page.last_said
    others = {last} if last and _AND_THE.fullmatch(text[end : span.start]) else set()
    found = _OR_THE.search(text, max(0, span.start - 80), span.start)
    surname = key(found["name"]) if found else ""
    called = (p for p in reversed(page.named) if found and key(page.register.people[p].label).endswith(surname))
    return others | set(tuple(called)[:1])


_AND_THE = re.compile(r",? (?:and|or|nor|with|&) (?:the|your|his|her) ")
_NEW_CLAUSE = re.compile(
    r" (?:has|is|was|does|had|did|told|tells|said|says|thinks|knows|wants|will|would|can|could|came|gave|and I)\b"
)
"""What behind a title says that ``, and the`` begins a clause: whoever was named before the comma may be its holder."""
_OR_NAME = re.compile(
    r",? (?:or|nor|rather than) (?:(?:to|for|by|with) )?(?:(?:Sir|Dame|Lord|Mr|Mrs|Ms|Dr) )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)


def named_as_another(span: Span, text: str, holders: Mapping[str, frozenset[str]], page: Page) -> set[str]:
    """Return which holders the words behind a title set against it: ``the Commissioner or Ann Oak``."""
    found = _OR_NAME.match(text, span.end)
    name = found.group() if found else ""
    return _called_in(name, holders, page) | named_in(name, holders, page)


_SUBJECT = re.compile(r"(?P<between>[^.?!]{0,120}(?:[.?!] )?(?:[A-Z]\w+ )?)\b(?P<who>[Hh]e|[Ss]he)\b")
_SOMEBODY_ELSE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Tt]h(?:is|at)|[Mm]y|[Yy]our|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Aa]nother) (?:[a-z][\w’'-]+ ){0,2}"
    r"(?:resident|constituent|man|woman|boy|girl|lady|gentleman|person|colleague|friend|neighbour|mother|father|son|daughter|"
    r"brother|sister|wife|husband|child|pupil|student|teacher|nurse|doctor|officer|constable|driver|passenger|cyclist|tenant|"
    r"landlord|trader|worker|witness|victim|campaigner|journalist|lawyer|judge|expert|author|"
    r"(?:[A-Z][\w’'-]+ )*(?:Mayor|Minister|Secretary|Commissioner|Chair|Chairman|Chancellor|Leader|Director|Executive|Member))\b"
)
"""Another title, or somebody without a name, of whom ``he`` and ``she`` may be said instead."""
_GENDER = {"he": "male", "she": "female"}


def of_the_gender(posts: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return the offices whose holder may be the ``he`` or ``she`` that takes up a title; all where nobody's would, or somebody else stands between."""
    found = _SUBJECT.match(text, span.end)
    between = found["between"].replace(text[span.start : span.end], "") if found else ""
    if found is None or GIVEN.intersection(_CAPITALS.findall(between)):
        return posts
    if _TITLED.search(between) or _SOMEBODY_ELSE.search(between):
        return posts
    other = _GENDER["she" if found["who"].lower() == "he" else "he"]
    people = page.register.people
    suits = [p for p in posts if any(people[t.person].gender != other for t in page.register.holders(p, page.on))]
    return suits or posts


def named_lately(span: Span, text: str, page: Page) -> set[str]:
    """Return who was named in this turn so far or in the three before it."""
    lately = " ".join((*page.earlier[-3:], text[: span.start]))
    return {p for p in page.named if page.register.people[p].label.split()[-1] in lately}


def is_said_to_another(span: Span, text: str) -> bool:
    """Say whether the sentence speaks to somebody by the same title: ``What did the Commissioner mean, Commissioner?``"""
    if vocative(text, span.start, span.end):
        return False
    title = text[span.start : span.end]
    begin = sentence_of(span, text)
    end = min((place for stop in ".?!" if (place := text.find(stop, span.end)) >= 0), default=len(text) - 1) + 1
    other = text.find(title, begin, end)
    while other >= 0:
        if other != span.start and vocative(text, other, other + len(title)):
            return True
        other = text.find(title, other + 1, end)
    return False
