"""Offices: a title in running text is a post, and the post is whoever holds it that day.

Which post a bare title means (`the Commissioner`) is read from the room, then from who is spoken to, then from
what was said before and what is talked about; where nothing tells, every answer is kept (guideline 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from graphkit.extract.beside import another_named_beside, named_predecessor
from graphkit.extract.fields import in_their_field
from graphkit.extract.holders import acting, held, of_the_style
from graphkit.extract.page import Page, Span, word_before
from graphkit.extract.titles import is_spoken_of_in_general, means_no_holder, vocative
from graphkit.extract.told import told_by_the_words
from graphkit.fold import fold, key, slug
from graphkit.model import Finding
from graphkit.register.posts import posts_of

__all__ = ["office_finding", "open_office_finding"]

_BRACKET = re.compile(r" \[((?:of|for) [^\[\]]{2,60})\]")
_NATIONAL = re.compile(r"(?:national|government's|england and wales|ministry's)\W*$")


def office_finding(span: Span, text: str, page: Page) -> Finding | None:
    """Decide which post the words mean and who holds it; ``None`` where they name no holder at all.

    What an editor has put into brackets belongs to the title: ``Secretary of State [for Transport]``.
    """
    bracket = _BRACKET.match(text, span.end)
    if bracket:
        named = posts_of(page.register).named(f"{text[span.start : span.end]} {bracket[1]}")
        span = span._replace(end=bracket.end(), ids=named or span.ids, style=span.style and not named)
    predecessor = named_predecessor(span, text, page)
    if predecessor:
        return predecessor
    if _is_acting(span, text):
        if text[span.start - 7 : span.start - 1] == "Acting":
            span = span._replace(start=span.start - 7)
        return told_by_the_words(span, text, page) or acting(span, page)
    span = _unpossessed(span, text)
    if means_no_holder(span, text):
        return None
    told = told_by_the_words(span, text, page)
    if told:
        return told
    index = posts_of(page.register)
    posts = [p for p in span.ids if page.register.holders(p, page.on)] or list(span.ids)
    if span.style:
        posts = of_the_style(span, posts, text, page)
    if word_before(text, span.start).lower() in ("which", "what"):
        return _ambiguous([p for p in _of_that_kind(posts, span, text, page) if _is_there(p, page)], span, page)
    post, why, confidence = _which(posts, span, text, page)
    if post is None:
        return _ambiguous(posts, span, page)
    if not span.style or len(span.ids) == 1 or index.is_own(post):
        page.remember_post(post)
    return another_named_beside(held(post, span, page, why, confidence), text, page)


_OWNER = re.compile(r"London['’]s ")


def _unpossessed(span: Span, text: str) -> Span:
    """Leave out the possessive before a title: ``London's [Victims' Commissioner]`` (guideline 3)."""
    owner = _OWNER.match(text, span.start)
    return span._replace(start=owner.end()) if owner else span


def _is_acting(span: Span, text: str) -> bool:
    before = word_before(text, span.start)
    return before.lower() in ("acting", "interim") and not means_no_holder(
        span._replace(start=span.start - len(before) - 1), text
    )


def _of_that_kind(posts: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Add the offices that close with the title, for who asks ``which Commissioner``: the Victims' too."""
    title = text[span.start : span.end]
    offices = page.register.posts.values()
    return [*posts, *(p.id for p in offices if p.id not in posts and f" {title} " in f" {p.label} ")]


def _is_there(post: str, page: Page) -> bool:
    people = {t.person for t in page.register.holders(post, page.on)}
    return bool(people & (page.room | set(page.named))) or ("post", post) in page.cast.asked_of


def _which(posts: list[str], span: Span, text: str, page: Page) -> tuple[str | None, str, float]:
    """Return the post that is meant, the reason and how sure that is; the tests stand in order of strength."""
    index = posts_of(page.register)
    if len(posts) == 1:
        return posts[0], "the only office of that name", 0.97
    national = bool(_NATIONAL.search(fold(text[max(0, span.start - 40) : span.start])))
    own = [p for p in posts if index.is_own(p)]
    if not span.style:
        chosen = [p for p in posts if p not in own] if national else own
        if len(chosen) == 1:
            return chosen[0], "the national office" if national else "the office of this body", 0.93
    for why, left, confidence in _tests(posts, span, text, page):
        if len(left) == 1:
            return left[0], why, confidence
    return None, "", 0.0


def _tests(posts: list[str], span: Span, text: str, page: Page) -> Iterable[tuple[str, list[str], float]]:
    register = page.register
    holders = {p: {t.person for t in register.holders(p, page.on)} for p in posts}
    others = [p for p in posts if page.speaker not in holders[p]]
    if word_before(text, span.start).lower() == "other":
        others = [p for p in others if p not in list(page.posts_named)[-1:]]
    beside = _named_beside(span, text, page)
    others = [p for p in others if beside is None or beside not in holders[p]]
    asked = {i for kind, i in page.cast.asked_of if kind == "post"}
    before, after = page.neighbours()
    if vocative(text, span.start, span.end):
        yield "that office takes the next turn", [p for p in others if after in holders[p]], 0.97
        yield "that office had the turn before", [p for p in others if before in holders[p]], 0.96
    yield "that office speaks here", [p for p in others if holders[p] & page.speakers], 0.95
    yield "that office is asked", [p for p in others if p in asked], 0.95
    yield "its holder is in the room", [p for p in others if holders[p] & set(page.cast.present)], 0.94
    yield "that office takes the next turn", [p for p in others if after in holders[p]], 0.93
    yield "that office had the turn before", [p for p in others if before in holders[p]], 0.92
    named_here = [p for p in others if holders[p] & _named_in(text[: span.start], holders, page)]
    yield "its holder was named in the same breath", named_here, 0.9
    yield (
        "its holder is named next",
        [p for p in others if holders[p] & _called_in(text[span.end : span.end + _NEXT], holders, page)],
        0.88,
    )
    if len(named_here) > 1:
        return
    yield "that office was named last", [p for p in reversed(page.posts_named) if p in others][:1], 0.9
    lately = _named_lately(span, text, page)
    yield "its holder was named", [p for p in others if holders[p] & lately], 0.88
    over = {_parent(register.posts[p].body, page) for p in asked} - {register.authority, register.body, None}
    yield "the office over the body that is asked", [p for p in others if register.posts[p].body in over], 0.85
    there = _bodies(page)
    yield "the office under one in the room", [p for p in others if _parent(register.posts[p].body, page) in there], 0.8
    yield "the principal office", [p for p in posts if p == register.principal], 0.9
    yield "the words around it", in_their_field(others, span, text, page), 0.8
    yield "the only office that is not the speaker's", others if len(others) == 1 else [], 0.75
    yield "the only one in office", [p for p in others if holders[p]], 0.75
    certain = [p for p in others if any(t.span.holds(page.on) == "yes" for t in register.holders(p, page.on))]
    yield "the only one surely in office", certain, 0.7


_NEXT = 120
"""Characters behind a title in which its holder may be called by name."""


_CAPITALS = re.compile(r"[A-Z][\w-]+")


def _named_in(text: str, holders: Mapping[str, set[str]], page: Page) -> set[str]:
    """Return which of the holders a text names in full."""
    people = set().union(*holders.values())
    return {p for p in people if page.register.people[p].label in text}


def _called_in(text: str, holders: Mapping[str, set[str]], page: Page) -> set[str]:
    """Return which of the holders the next words call by their first name or their last."""
    words = set(_CAPITALS.findall(text))
    people = set().union(*holders.values())
    return {p for p in people if words & {page.register.people[p].label.split()[i] for i in (0, -1)} - _WORDS_TOO}


_WORDS_TOO = frozenset(("Will", "May", "Mark", "Brown", "Lord"))
_OR_THE = re.compile(r"\b(?P<name>[A-Z][\w’'-]+),? (?:or|and) (?:the|your|his|her) $")


def _named_beside(span: Span, text: str, page: Page) -> str | None:
    """Return whom the words set beside the title as another: ``Mr Oak or the Deputy Mayor``."""
    found = _OR_THE.search(text, max(0, span.start - 40), span.start)
    if found is None:
        return None
    surname = key(found["name"])
    return next((p for p in reversed(page.named) if key(page.register.people[p].label).endswith(surname)), None)


def _named_lately(span: Span, text: str, page: Page) -> set[str]:
    """Return who was named in this turn so far or in the three before it."""
    index = page.turn.sequence - page.question.turns[0].sequence
    earlier = (turn.text for turn in page.question.turns[max(0, index - 3) : index])
    lately = " ".join((*earlier, text[: span.start]))
    return {p for p in page.named if page.register.people[p].label.split()[-1] in lately}


def _bodies(page: Page) -> set[str]:
    """Return the bodies, the authority itself left out, in which somebody who is there holds an office."""
    register = page.register
    held = (t for person in page.room for t in register.tenures_of(person, page.on))
    return {register.posts[t.post].body for t in held} - {register.authority, register.body}


def _parent(body: str, page: Page) -> str | None:
    organisation = page.register.organisations.get(body)
    return organisation.parent if organisation else None


def _ambiguous(posts: list[str], span: Span, page: Page) -> Finding | None:
    index = posts_of(page.register)
    own = [p for p in posts if index.is_own(p)] or posts
    tenures = [t for p in own for t in page.register.holders(p, page.on)]
    people = tuple(dict.fromkeys(f"person/{t.person}" for t in tenures))
    candidates = tuple(f"post/{p}" for p in own)
    if len(people) < 2 and len(candidates) < 2:
        return None
    rule = "office: the room does not say which"
    kept = people if len(people) > 1 else candidates
    return page.finding(span, candidates[0], rule, round(1 / len(kept), 2), status="Ambiguous", candidates=kept)


_OF_THE_BODY = re.compile(
    r"(?P<title>[A-Z][\w ]+?) of the (?P<head>Authority|Board|Commission|Agency|Corporation|Committee|Panel)"
)


def _of_the_body_meant(label: str, page: Page) -> tuple[str, ...]:
    """Return the office of the one body of that kind that the page has named, or that has it that day: ``Chair of the Authority``."""
    said = _OF_THE_BODY.fullmatch(label)
    if said is None:
        return ()
    register, index = page.register, posts_of(page.register)
    bodies = [
        b.id for b in register.organisations.values() if b.label.endswith(f" {said['head']}") and b.holds(page.on)
    ]
    named = [page.last_body, *(register.posts[p].body for p in reversed(page.posts_named)), *_bodies(page)]
    for chosen in ([b for b in named if b in bodies][:1], bodies):
        posts = index.in_bodies(said["title"], chosen)
        if len(posts) == 1 and register.holders(posts[0], page.on):
            return posts
    return ()


def open_office_finding(span: Span, text: str, page: Page) -> Finding | None:
    """Keep an office that is in no register as a candidate, unless it is spoken of in general."""
    if is_spoken_of_in_general(span, text):
        return None
    label = span.label or text[span.start : span.end]
    known = posts_of(page.register).of_body(label) or _of_the_body_meant(label, page)
    if len(known) == 1:
        return office_finding(span._replace(ids=known), text, page)
    body = f"post/candidate/{slug(label)}"
    return page.finding(span, body, "office: not in the register", 0.6, status="Candidate", denotes=body, label=label)
