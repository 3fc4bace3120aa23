"""Holders: an office and a day become whoever holds it, or the several who may."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from graphkit.extract.page import Page, Span, word_before
from graphkit.fold import slug
from graphkit.model import Finding
from graphkit.register import Register, Tenure
from graphkit.register.posts import bare, posts_of

__all__ = [
    "DEFINITE",
    "FORMS_OF_ADDRESS",
    "SAID",
    "acting",
    "held",
    "is_unborn",
    "of_the_style",
    "resolved",
    "unlisted",
]

SAID = "office: of the person it is said of"
"""The rule of every title that the words themselves give to somebody."""

DEFINITE = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Yy]our|[Mm]y)(?: new| current| present)? $")
"""What stands before a title that means one holder."""


FORMS_OF_ADDRESS = {"Mr": "female", "Mister": "female", "Madam": "male"}
"""What stands before a title that is spoken to, and the gender of which it is not said: ``Mr Chairman`` is no woman who presides."""


def of_the_style(span: Span, posts: list[str], text: str, page: Page) -> list[str]:
    """Add the offices of which a bare title is the beginning: ``Deputy Mayor`` of ``Deputy Mayor for Transport``."""
    title = bare(text[span.start : span.end])
    if title in _DEPUTY_CHAIR:
        return _of_the_chair_named(posts, page)
    longer = [
        p for p in posts_of(page.register).beginning(title) if p not in posts and page.register.holders(p, page.on)
    ]
    posts = [*posts, *longer] if len(title.split()) > 1 else posts
    other = FORMS_OF_ADDRESS.get(text[span.start : span.end].split(" ")[0])
    return [p for p in posts if other is None or _is_held_by_no(other, p, page)] or posts


def _is_held_by_no(gender: str, post: str, page: Page) -> bool:
    people = page.register.people
    return not any(people[t.person].gender == gender for t in page.register.holders(post, page.on))


_DEPUTY_CHAIR = frozenset(("deputy chair", "deputy chairman", "vice chair", "vice chairman"))


def _of_the_chair_named(posts: list[str], page: Page) -> list[str]:
    """Return the deputy chair that was named in full before, or the one whom the style means by itself."""
    register = page.register
    named = (p for p in reversed(page.posts_named) if bare(register.posts[p].label).startswith("deputy chair of "))
    last = next(named, None)
    sits = register.posts.get(page.cast.chair_post or register.chair or "")
    ours = [p for p in posts if sits and register.posts[p].body == sits.body]
    return [last] if last else ours or posts


def acting(span: Span, page: Page) -> Finding | None:
    """Return the finding of an office whose holder is said to be acting; nothing where nobody acts that day."""
    holders = [t for p in span.ids for t in page.register.holders(p, page.on) if t.acting]
    if len(holders) != 1:
        return None
    return resolved(page, span, holders[0].post, "office: acting that day", 0.93, holders[0].id, holders[0].person)


def is_unborn(post: str, page: Page) -> bool:
    """Say whether an office of the authority itself, whose appointments are on record, was held by nobody yet, but later."""
    first = min((t.start for t in page.register.tenures_by_post.get(post, ())), default="")
    return first > page.on.isoformat() and page.register.posts[post].body == page.register.authority


def held(post: str, span: Span, page: Page, why: str, confidence: float) -> Finding:
    """Return the finding of a post and whoever holds it that day; several holders are kept as candidates."""
    holders = _perhaps(post, page) or page.register.holders(post, page.on)
    if len(holders) > 1 and word_before(page.turn.text, span.start) == "new":
        page.newcomers[post] = max(holders, key=lambda t: t.start)
    if len(holders) > 1 and post in page.newcomers:
        holders = (page.newcomers[post],)
    if len(holders) == 1:
        page.remember(holders[0].person)
        return resolved(page, span, post, f"office: {why}", confidence, holders[0].id, holders[0].person)
    if page.register.posts[post].concurrent or not holders:
        return resolved(page, span, post, f"office: {why}; no one holder that day", confidence, None, None)
    people = tuple(f"person/{t.person}" for t in holders)
    rule = "office: several hold it that day"
    return page.finding(span, f"post/{post}", rule, round(1 / len(people), 2), status="Ambiguous", candidates=people)


def _perhaps(post: str, page: Page) -> tuple[Tenure, ...]:
    """Return the several who may hold an office that changed hands in the month or the year of the day, on a day that is not on record.

    Whoever of them speaks in it holds it, where that is one; an office that only one ever held is not in doubt.
    """
    possible = _possible(post, page.on, page.register)
    if not possible:
        return ()
    there = [t for t in possible if t in page.spoken_in]
    return tuple(there) if len(there) == 1 else possible


@lru_cache(maxsize=1 << 14)
def _possible(post: str, on: date, register: Register) -> tuple[Tenure, ...]:
    """Return the tenures of the several people who may hold an office on a day; none where one surely does."""
    if register.posts[post].concurrent:
        return ()
    possible = tuple(t for t in register.tenures_by_post.get(post, ()) if t.span.holds(on) != "no")
    sure = any(t.acting or t.span.holds(on) == "yes" for t in possible)
    return () if sure or len({t.person for t in possible}) < 2 else possible


def resolved(
    page: Page, span: Span, post: str, rule: str, confidence: float, holder: str | None, person: str | None
) -> Finding:
    """Return the finding of an office, of the tenure that says who holds it, and of that person, where they are known.

    Who held the office once, or will soon, is meant all the same; but no tenure of another day is said to be that day's,
    and none of another office to be of this one: a deputy in the chair is no holder of it.
    """
    body = f"post/{post}"
    tenure = page.register.tenure(holder) if holder else None
    if tenure and (tenure.post != post or tenure.span.holds(page.on) == "no"):
        holder = None
    return page.finding(span, body, rule, confidence, denotes=f"person/{person}" if person else None, holder=holder)


def unlisted(page: Page, span: Span, label: str, rule: str, confidence: float, person: str | None = None) -> Finding:
    """Return the finding of an office that is in no register: a candidate, which means itself or the person who is known to hold it."""
    body = f"post/candidate/{slug(label)}"
    denotes = f"person/{person}" if person else body
    return page.finding(span, body, rule, confidence, status="Candidate", denotes=denotes, label=label)
