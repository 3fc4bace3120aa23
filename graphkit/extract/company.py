"""Company: of which bodies and fields the people are who are there, who speak, and who are named beside a title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from graphkit.extract.fields import is_of_the_field, said_around, sentence_of, share_a_field, words_said
from graphkit.extract.page import Page, Span
from graphkit.extract.titles import vocative
from graphkit.register import Register

__all__ = [
    "bodies_named_beside",
    "bodies_of_the_named",
    "bodies_there",
    "of_a_body_said",
    "of_a_field_beside",
    "of_a_field_headed",
    "of_a_field_said",
    "of_a_field_there",
    "of_bodies_in",
    "of_the_field_joined",
    "of_the_heading",
    "of_the_speaker_s_field",
    "of_the_turn_s_business",
    "others_than_dealt_with",
    "parent_of",
]


def of_the_speaker_s_field(others: list[str], page: Page) -> list[str]:
    """Return the offices of another body whose field is that of the office in which the turn is spoken: ``the Secretary of State``."""
    tenure = page.register.tenure_ids.get(page.cast.speakers[page.index].capacity or "")
    return [p for p in others if tenure and p != tenure.post and share_a_field(p, tenure.post, page.register)]


def of_a_field_there(others: list[str], page: Page) -> list[str]:
    """Return the offices whose field is that of another office in which somebody speaks on the page: the fire authority's chair."""
    principal, posts = page.register.principal, page.register.posts
    ours = (page.register.authority, page.register.body)
    held = {t.post for t in page.spoken_in if t.post != principal and posts[t.post].body not in ours}
    return [p for p in others if any(p != post and share_a_field(p, post, page.register) for post in held)]


def of_a_field_beside(others: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return the offices whose field is that of an office which somebody named in the sentence, or the one before, holds."""
    begin, _ = said_around(span, text)
    register = page.register
    over_all = _over_all(page)
    named = {p for place, p in page.said_here if place > begin and p not in over_all}
    held = {t.post for p in named for t in register.tenures_of(p, page.on)}
    return [p for p in others if any(p != post and share_a_field(p, post, register) for post in held)]


_JOINED = re.compile(r",? (?:and|&) (?:the|your|his|her) ")


def of_the_field_joined(others: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return the offices whose field is that of an office of the one to whose name a title is joined: ``Ann Oak and the Commissioner``."""
    end, person = page.last_said
    if person is None or person in _over_all(page) or not _JOINED.fullmatch(text[end : span.start]):
        return []
    held = [t.post for t in page.register.tenures_of(person, page.on)]
    return [p for p in others if any(p != post and share_a_field(p, post, page.register) for post in held)]


def of_a_field_said(others: list[str], page: Page) -> list[str]:
    """Return the offices whose field is that of the office which this turn has named last by a title."""
    said = [p for p in reversed(page.posts_named) if page.posts_named[p] == page.turn.sequence][:1]
    return [p for p in others if said and p != said[0] and share_a_field(p, said[0], page.register)]


def of_a_body_said(others: list[str], span: Span, text: str, page: Page, *, here: bool = False) -> list[str]:
    """Return the offices of the bodies, or of what is over them, that the words before a title name in its sentence or (if not ``here``) the one before."""
    begin = sentence_of(span, text) if here else said_around(span, text)[0]
    before = text[begin : span.start]
    register = page.register
    return [
        p
        for p in others
        if register.posts[p].body not in (register.authority, register.body)
        and any(
            not _OF_A_WORK.match(before, m.end()) for m in _names_of(register.posts[p].body, register).finditer(before)
        )
    ]


_OF_A_WORK = re.compile(r"(?: [a-z]+){1,2} (?:strategy|plan|policy|programme)\b")
"""What makes a body's name a part of what a work is called: ``TfL property strategy``, of which others may speak."""


def of_the_heading(posts: list[str], page: Page) -> list[str]:
    """Return the offices of the bodies that the heading of the question names: ``Savings at Transport for London``."""
    return of_bodies_in(page.question.title, posts, page.register)


def of_bodies_in(said: str, posts: list[str], register: Register) -> list[str]:
    """Return the offices of the bodies, the authority and its house left out, that some words name."""
    bodies = {p: register.posts[p].body for p in posts}
    own = (register.authority, register.body)
    return [p for p, body in bodies.items() if body not in own and _names_of(body, register).search(said)]


def of_a_field_headed(others: list[str], page: Page) -> list[str]:
    """Return the offices of whose field a body under the authority is that the heading of the question names: ``Climate and the Fire Brigade``."""
    register = page.register
    names = _under_ours(page.question.title, register)
    return [p for p in others if any(is_of_the_field(name, p, register) for name in names)]


@lru_cache(maxsize=1 << 10)
def _under_ours(title: str, register: Register) -> tuple[str, ...]:
    """Return the names of the bodies under the authority, or under one of its own, that a heading names."""
    bodies = register.organisations
    ours = {o.id for o in bodies.values() if o.parent == register.authority and o.id != register.body}
    return tuple(
        o.label
        for o in bodies.values()
        if (o.id in ours or o.parent in ours) and any(_stands_in(name, title) for name in (o.label, *o.aliases))
    )


def _stands_in(name: str, title: str) -> bool:
    return name in title and bool(re.search(rf"\b{re.escape(name)}\b", title))


_DEALS_WITH = re.compile(
    r"\b(?:(?:discuss(?:ions?|ed)|talks|conversations?|contact|liaison|correspondence|consultations?|meetings?|met|meet|work(?:s|ed|ing)?|"
    r"liais(?:e|es|ed|ing)|engag(?:e|es|ed|ing)|collaborat(?:e|es|ed|ing|ion)|co-?operat(?:e|es|ed|ing|ion)|partnership|jointly)\b"
    r"[^.?!:;,]{0,40}? (?:with|alongside)|alongside|together with|(?:spoke|spoken|speak|speaking|talked|talking) (?:to|with)) "
    r"(?:(?:the|your|our) )?(?:(?:[a-z]+ ){1,2}(?:of|from|in|at) (?:the )?)?(?=[A-Z])"
)
_WROTE_TO = re.compile(
    r" (?:(?:has|had|will|should|must|did|also|already|never|just) )*(?:(?:wrote|writes?|written|spoke|speaks?|spoken|talked|talks?) to|"
    r"(?:met|meets?|works?|worked|spoke|speaks?|spoken|liaised|agreed|talked) with|met) (?:(?:the|our) )?(?=[A-Z])"
)
_YOU = re.compile(r"\b[Yy]ou(?:r|rself)?\b")
_THEY = re.compile(r"\b(?:he|she)\b")


def others_than_dealt_with(posts: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return the offices without those of a body with which the one meant is said to deal; all where none is left.

    ``Commissioner, what talks have you had with TfL?`` is not asked of TfL's own.
    """
    begin, end = sentence_of(span, text), _END.search(text, span.end)
    said = text[begin : end.start() if end else len(text)]
    spoken_to = vocative(text, span.start, span.end)
    if not spoken_to:
        said = said[span.end - begin :]
    who = _YOU if spoken_to else _THEY
    dealt = [m.end() for m in _DEALS_WITH.finditer(said) if who.search(said, 0, m.end())]
    if not spoken_to and (wrote := _WROTE_TO.match(said)):
        dealt.append(wrote.end())
    register = page.register
    left = [
        p for p in posts if not any(_names_of(register.posts[p].body, register).match(said, place) for place in dealt)
    ]
    return left or posts


_END = re.compile(r"[.?!](?: |$)|\n")


@lru_cache(maxsize=1 << 10)
def _names_of(body: str, register: Register) -> re.Pattern[str]:
    """Return a pattern of the names of a body and of those under it."""
    under = [o for o in register.organisations.values() if body in (o.id, o.parent)]
    names = sorted({name for o in under for name in (o.label, *o.aliases)}, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})\b")


def of_the_turn_s_business(others: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return the one office of whose field the words of the turn so far speak, and of no other's."""
    said = words_said(others, text[: span.start], page.register)
    return [p for p in others if said[p]] if sum(map(bool, said.values())) == 1 else []


def bodies_named_beside(span: Span, text: str, page: Page) -> list[str]:
    """Return the bodies in which somebody who is named in the same sentence, or the one before, holds an office.

    Whoever holds the principal office presides over too many of them to tell.
    """
    begin, end = said_around(span, text)
    named = [p for p in page.named if page.register.people[p].label.split()[-1] in text[begin:end]]
    called = [p for place, p in page.said_here if place > begin]
    over_all = _over_all(page)
    return _bodies_of((p for p in dict.fromkeys((*named, *called)) if p not in over_all), page)


def bodies_there(page: Page) -> list[str]:
    """Return the bodies, the authority itself left out, in which somebody who is there holds an office; first come first."""
    return _bodies_of((*page.cast.present, *(person for person in (page.cast.chair,) if person)), page)


def bodies_of_the_named(page: Page) -> list[str]:
    """Return the bodies, the authority itself left out, in which somebody who has been named holds an office; the last named first."""
    over_all = _over_all(page)
    return _bodies_of((person for person in reversed(page.named) if person not in over_all), page)


def _over_all(page: Page) -> frozenset[str]:
    """Return who holds the principal office, and presides over too many bodies to tell which is meant."""
    principal = page.register.principal
    return frozenset(t.person for t in page.register.holders(principal, page.on)) if principal else frozenset()


def _bodies_of(people: Iterable[str], page: Page) -> list[str]:
    register = page.register
    held = (register.posts[t.post].body for person in people for t in register.tenures_of(person, page.on))
    return [body for body in dict.fromkeys(held) if body not in (register.authority, register.body)]


def parent_of(body: str, page: Page) -> str | None:
    """Return the id of the organisation over another, where it has one."""
    organisation = page.register.organisations.get(body)
    return organisation.parent if organisation else None
