"""Fields: of which office's business a passage speaks, by the names of the office and by the topics of the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from graphkit.extract.page import Page, Span
from graphkit.extract.titles import vocative
from graphkit.fold import fold, key
from graphkit.register import Register

__all__ = ["business", "in_their_field", "is_of_the_field", "said_around", "sentence_of", "share_a_field", "words_said"]

_NEAR = 300
"""Characters before and behind a title in which words tell whose business it is."""

_CONTENT = re.compile(r"[a-z]{4,}")
_EMPTY = frozenset(
    """commissioner deputy mayor chair chairman london assembly director chief executive member with from city statutory
    office department ministry minister secretary state government affairs service services policy policies""".split()
)
_STEM = 5
"""Letters by which a word of a topic and one of an office are the same: ``police``, ``policing``."""


def in_their_field(posts: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return the posts of whose field the heading or the words around a title speak, the most often first (ties: all).

    Where the bodies of several are named (``MPS``, ``LFB``), they tell nothing, nor do other words. Topics count only where
    every post has a field: what a Deputy Mayor of everything was told may be about anything.
    """
    question = page.question
    around = text[max(0, span.start - _NEAR) : span.end + _NEAR]
    head = f"{question.title} {question.meeting or ''}"
    near = _words(f"{head} {around}")
    named = [p for p in posts if _body_named(p, page.register).search(f"{head} {around}")]
    if len(named) > 1:
        return named
    fields = all(_field(p, page.register) for p in posts)
    topics = Counter(_topics_near(span, page) if fields else ())
    counts = {
        p: sum(near.count(word) for word in _field_words(p, page.register))
        + 2 * (p in named)
        + sum(_belongs(topic, p, page.register) * n for topic, n in topics.items())
        for p in posts
    }
    most = max(counts.values(), default=0)
    return [p for p in posts if counts[p] == most] if most else []


_STOP = re.compile(r"[.?!] |\n")


def said_around(span: Span, text: str) -> tuple[int, int]:
    """Return the place of the sentence in which a title stands, with the one before it."""
    stops = [found.end() for found in _STOP.finditer(text, max(0, span.start - 2 * _NEAR), span.start)]
    following = _STOP.search(text, span.end)
    return stops[-2] if len(stops) > 1 else 0, following.start() if following else len(text)


def sentence_of(span: Span, text: str) -> int:
    """Return the place where the sentence begins in which a title stands."""
    stops = [found.end() for found in _STOP.finditer(text, max(0, span.start - 2 * _NEAR), span.start)]
    return stops[-1] if stops else 0


def business(posts: list[str], span: Span, text: str, page: Page) -> dict[str, tuple[int, float]]:
    """Return how far a passage and its thread speak of each office's business.

    The first number counts the words (twice) and topics of the title's sentence and of the one before it, and of what is said
    to whoever is called by the title; the second weighs the topics of the last turn.
    """
    begin, end = said_around(span, text)
    if vocative(text, span.start, span.end):
        end = max(end, min(len(text), span.end + _NEAR))
    said = f"{text[begin : span.start]} {text[span.end : end]}"
    topics = [t for hit in page.cues if begin <= hit.start < end for t in hit.kinds["topic"].ids]
    return {p: _business(p, said, topics, page) for p in posts}


def words_said(posts: list[str], text: str, register: Register) -> dict[str, int]:
    """Return how many words of a text are words of each office's name or of its body's."""
    near = _words(text)
    return {p: sum(near.count(word) for word in _field_words(p, register)) for p in posts}


def _business(post: str, said: str, topics: list[str], page: Page) -> tuple[int, float]:
    register = page.register
    near = _words(said)
    words = sum(near.count(word) for word in _field_words(post, register)) + len(
        _body_named(post, register).findall(said)
    )
    beside = sum(_belongs(topic, post, register) for topic in topics)
    return 2 * words + beside, sum(_belongs(topic, post, register) * n for topic, n in page.topics.items())


def _topics_near(span: Span, page: Page) -> Iterator[str]:
    """Yield the topics for which words of the heading and near a title speak, and what the thread is about."""
    near = (hit for hit in page.cues if -_NEAR < hit.start - span.start < _NEAR)
    for hit in (*page.heading_cues, *near):
        yield from dict.fromkeys(e.id for e in hit.kinds["topic"].entries if e.grade != "everyday")
    yield from page.topics


_OUR_OWN = "assembly"
"""What the house does itself (``Assembly business``) is no minister's field."""


@lru_cache(maxsize=1 << 14)
def _belongs(topic: str, post: str, register: Register) -> int:
    """Say how far a topic is an office's business: twice as much by its own name as by that of a broader one."""
    field = _field(post, register)
    concept = register.topics[topic]
    if _OUR_OWN in concept.label.lower().split():
        return 0
    if field & _stems(concept.label):
        return 2
    while concept.parent:
        concept = register.topics[concept.parent]
        if field & _stems(concept.label):
            return 1
    return 0


@lru_cache(maxsize=1 << 10)
def _field(post: str, register: Register) -> set[str]:
    return _stems(register.posts[post].label)


def share_a_field(one: str, other: str, register: Register) -> bool:
    """Say whether two offices have a word of their fields in common: ``Transport``."""
    return bool((_field(one, register) & _field(other, register)) - _WIDE)


def is_of_the_field(name: str, post: str, register: Register) -> bool:
    """Say whether a name has a word of an office's field: ``HM Inspectorate of … Fire & Rescue Services``."""
    return bool((_field(post, register) & _stems(name)) - _WIDE)


_WIDE = frozenset(
    word[:_STEM] for word in "development residential corporation government local affairs social office".split()
)
"""Words of so many offices that they make no field."""


def _stems(label: str) -> set[str]:
    return {word[:_STEM] for word in _CONTENT.findall(key(label)) if not _is_empty(word)}


def _is_empty(word: str) -> bool:
    """Say whether a word of a name tells nothing of its field, in the plural and the possessive too: ``London's``."""
    return word in _EMPTY or word.removesuffix("s") in _EMPTY


@lru_cache(maxsize=1 << 12)
def _body_named(post: str, register: Register) -> re.Pattern[str]:
    """Return a pattern of the short names, whose words no field has, of an office's body, of those under it, and of ours in its field: ``Met``, ``TfL``."""
    body, ours = register.posts[post].body, register.authority
    short = [
        name
        for o in register.organisations.values()
        if body != ours
        and (body in (o.id, o.parent) or (o.parent == ours and is_of_the_field(o.label, post, register)))
        for name in o.aliases
        if " " not in name
    ]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, short)) or '(?!)'})\b")


@lru_cache(maxsize=1 << 12)
def _field_words(post: str, register: Register) -> frozenset[str]:
    """Return the words that only this office's name and its body's name have."""
    record = register.posts[post]
    body = register.organisations.get(record.body)
    its = (body.label, *body.aliases) if body and body.id != register.authority else ()
    names = " ".join((record.label, *record.aliases, *its))
    # What is planned is no business of the fire brigade's.
    folded = key(names).replace("emergency planning", "emergency")
    return frozenset(_begun(word) for word in _CONTENT.findall(folded) if not _is_empty(word))


_POLICY = re.compile(r"\bpolic(?:y|ies)\b")
"""What begins like the police and has nothing to do with it."""


def _words(text: str) -> str:
    """Return a text as its words are counted."""
    return _POLICY.sub("", fold(text))


def _begun(word: str) -> str:
    """Return the letters that a word of an office shares with its kin: ``police``, ``policing``."""
    return word[:6].rstrip("ei") if len(word) > 4 else word
