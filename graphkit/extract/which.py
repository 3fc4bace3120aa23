"""Which: of several offices that share a title, the one that is meant: by who is there, who was named, and whose business it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from graphkit.extract.called import (
    called_after,
    is_said_to_another,
    last_said,
    named_after,
    named_as_another,
    named_beside,
    named_in,
    named_lately,
    named_next,
    named_since,
    named_since_offices,
    of_the_gender,
)
from graphkit.extract.company import (
    bodies_named_beside,
    bodies_there,
    of_a_body_said,
    of_a_field_beside,
    of_a_field_headed,
    of_a_field_said,
    of_a_field_there,
    of_the_field_joined,
    of_the_heading,
    of_the_speaker_s_field,
    of_the_turn_s_business,
    others_than_dealt_with,
    parent_of,
)
from graphkit.extract.fields import business, in_their_field, said_around, sentence_of
from graphkit.extract.page import Page, Span, word_before
from graphkit.extract.titles import vocative
from graphkit.fold import fold
from graphkit.register import Register
from graphkit.register.posts import posts_of

__all__ = ["BY_THE_ROOM", "of_that_kind", "single_of_that_kind", "which"]

_NATIONAL = re.compile(r"(?:national|government's|england and wales|ministry's)\W*$")
BY_THE_ROOM = frozenset(
    (
        "that office speaks here",
        "that office is asked",
        "its holder is in the room",
        "the office over the body that is asked",
        "the office under one in the room",
    )
)
"""The reasons that say who is there, not who is spoken of."""


def of_that_kind(posts: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Add the offices that close with the title, for who asks ``which Commissioner``: the Victims' too."""
    closing = _closing_with(text[span.start : span.end], page.register)
    return [*posts, *(p for p in closing if p not in posts)]


@lru_cache(maxsize=1 << 10)
def _closing_with(title: str, register: Register) -> tuple[str, ...]:
    return tuple(p.id for p in register.posts.values() if f" {title} " in f"{p.label} ")


def single_of_that_kind(posts: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return those that one person holds at a time, the deputies of a commissioner left out."""
    offices = page.register.posts
    kind = of_that_kind(posts, span, text, page)
    return [p for p in kind if not offices[p].concurrent and not offices[p].label.startswith(_UNDER)]


def _is_ours(post: str, page: Page) -> bool:
    return posts_of(page.register).is_own(post) and bool(page.register.holders(post, page.on))


_UNDER = ("Deputy Commissioner", "Deputy Assistant", "Assistant")


def which(posts: list[str], span: Span, text: str, page: Page) -> tuple[str | None, str, float]:
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
    if span.style and national and (one := _national_one(posts, span, text, page)):
        return one, "the national office", 0.85
    here = {t.post: frozenset((t.person,)) for t in page.spoken_in}
    holders = {p: here.get(p) or _holding(p, page.on, page.register) for p in posts}
    for why, left, confidence in _tests(posts, holders, span, text, page):
        one = _one_of(left, holders)
        if one:
            return one, why, confidence
    return None, "", 0.0


def _national_one(posts: list[str], span: Span, text: str, page: Page) -> str | None:
    """Return which of the offices that close with a title, and are not ours, ``the national Commissioner`` is: whose holder was named last."""
    register = page.register
    kind = [p for p in of_that_kind(posts, span, text, page) if not posts_of(register).is_own(p)]
    held = {t.person: p for p in kind for t in register.holders(p, page.on)}
    return next((held[person] for person in reversed(page.named) if person in held), None)


@lru_cache(maxsize=1 << 14)
def _holding(post: str, on: date, register: Register) -> frozenset[str]:
    """Return the people who hold an office on a day."""
    return frozenset(t.person for t in register.holders(post, on))


def _one_of(left: list[str], holders: Mapping[str, frozenset[str]]) -> str | None:
    """Return the only one of some offices, or the first where one person holds them all."""
    alike = len(left) == 1 or (
        left and len(holders.get(left[0], ())) == 1 and all(holders.get(p) == holders[left[0]] for p in left)
    )
    return left[0] if alike else None


_NEXT = 120
"""Characters behind a title in which its holder may be called by name."""

_Test = tuple[str, list[str], float]


def _tests(
    posts: list[str], holders: Mapping[str, frozenset[str]], span: Span, text: str, page: Page
) -> Iterable[_Test]:
    register = page.register
    others = [p for p in posts if page.speaker not in holders[p]]
    if word_before(text, span.start).lower() == "other":
        others = [p for p in others if p not in list(page.posts_named)[-1:]]
    against = named_beside(span, text, page) | named_as_another(span, text, holders, page)
    others = of_the_gender([p for p in others if not holders[p] & against], span, text, page)
    asked = {i for kind, i in page.cast.asked_of if kind == "post"}
    before, after = page.neighbours()
    if is_said_to_another(span, text):
        others = [p for p in others if after not in holders[p]]
    seated = page.seated - {before, after}
    surely = {p for p in others if p in asked or holders[p] & (page.speakers | {*page.cast.present}) - seated}
    undealt = others_than_dealt_with(others, span, text, page)
    others = [p for p in others if p in surely or p in undealt]
    here: tuple[_Test, ...] = (
        ("that office speaks here", [p for p in others if holders[p] & page.speakers - seated], 0.95),
        ("that office is asked", [p for p in others if p in asked], 0.95),
        ("its holder is in the room", [p for p in others if holders[p] & set(page.cast.present) - seated], 0.94),
    )
    if page.answers and not vocative(text, span.start, span.end):
        yield "that office was named in the question", _named_in_the_question(others, holders, page), 0.85
    if vocative(text, span.start, span.end):
        yield "that office takes the next turn", [p for p in others if after in holders[p]], 0.97
        yield "that office had the turn before", [p for p in others if before in holders[p]], 0.96
    else:
        yield (
            "its business is spoken of, not that of who is there",
            _elsewhere(here, others, holders, span, text, page),
            0.8,
        )
    yield "its field is that of whoever it is joined to", of_the_field_joined(others, span, text, page), 0.9
    yield from here
    yield "that office takes the next turn", [p for p in others if after in holders[p]], 0.93
    said = text[sentence_of(span, text) : span.start]
    of_it = [] if named_in(said, holders, page) else of_a_body_said(others, span, text, page, here=True)
    yield "its body is named in the sentence", of_it, 0.85
    named_here = [p for p in others if holders[p] & named_in(text[: span.start], holders, page)]
    yield "its holder was named in the same breath", named_here, 0.9
    yield (
        "its holder is named next",
        named_next(others, text[span.end : span.end + _NEXT], holders, page),
        0.88,
    )
    if len(named_here) > 1:
        return
    yield "its body is named in the heading", of_the_heading(others, page), 0.85
    yield "its field is that of the body in the heading", of_a_field_headed(others, page), 0.8
    yield "its holder is spoken to that day", [p for p in others if page.spoken_to(holders[p])], 0.85
    ours = any(turn == page.turn.sequence for post, turn in page.posts_named.items() if post in others)
    yield (
        "its field is that of whoever is named beside it",
        [] if ours else of_a_field_beside(others, span, text, page),
        0.8,
    )
    yield "that office had the turn before", [p for p in others if before in holders[p]], 0.92
    just = [p for p in others if page.last_said[1] in holders[p] and page.last_said[0] >= said_around(span, text)[0]]
    yield "its holder was named just before", just, 0.9
    yield "its field is that of an office which speaks here", of_a_field_there(others, page), 0.85
    near = business(others, span, text, page)
    most = max(others, key=lambda p: near[p][0], default="")
    apart = bool(most) and near[most][0] >= _PLAIN + 2 * max((near[p][0] for p in others if p != most), default=0)
    yield "its business is spoken of beside it", [most] if apart else [], 0.85
    yield "its body is named before it", [] if ours else of_a_body_said(others, span, text, page), 0.83
    yield "its field is that of the office named before it", [] if ours else of_a_field_said(others, page), 0.8
    beside_it = bodies_named_beside(span, text, page)
    under = [p for p in others if parent_of(register.posts[p].body, page) in beside_it]
    above = {parent_of(body, page) for body in beside_it} - {register.authority, register.body, None}
    yield (
        "the office over one named beside it",
        [] if ours else [p for p in others if register.posts[p].body in above],
        0.8,
    )
    yield "the office under one named beside it", [] if ours else under, 0.8
    yield (
        "the office beside one named beside it",
        [] if ours else [p for p in others if register.posts[p].body in beside_it],
        0.8,
    )
    yield "its holder was named in the turn before", named_since_offices(others, holders, page), 0.85
    yield (
        "its business is what the turn speaks of",
        [] if ours else of_the_turn_s_business(others, span, text, page),
        0.75,
    )
    yield "its holder is named in the answer", called_after(others, holders, page), 0.8
    yield "it or its holder was named last", _named_last(others, holders, page), 0.88
    yield (
        "that office was named last",
        [
            p
            for p in reversed(page.posts_named)
            if p in others and page.posts_named[p] > page.turn.sequence - 2 * _LATELY
        ][:1],
        0.9,
    )
    lately = named_lately(span, text, page)
    yield "its holder was named", [p for p in others if holders[p] & lately], 0.88
    yield "its holder is named in the answer", named_after(others, holders, page), 0.8
    over = {parent_of(register.posts[p].body, page) for p in asked} - {register.authority, register.body, None}
    yield "the office over the body that is asked", [p for p in others if register.posts[p].body in over], 0.85
    yield "the office under one named beside it", under, 0.8
    there = bodies_there(page)
    yield (
        "the office under one in the room",
        [p for p in others if parent_of(register.posts[p].body, page) in there],
        0.8,
    )
    over = {parent_of(body, page) for body in there} - {register.authority, register.body, None}
    yield "the office over one in the room", [p for p in others if register.posts[p].body in over], 0.8
    yield "its field is that of who speaks", of_the_speaker_s_field(others, page), 0.8
    yield "the principal office", [p for p in posts if p == register.principal], 0.9
    further = named_in(text[span.end :], holders, page)
    yield "its holder is named further on", [p for p in others if holders[p] & further], 0.8
    yield "the words around it", in_their_field(others, span, text, page), 0.8
    yield "the only office that is not the speaker's", others if len(others) == 1 else [], 0.75
    yield "the only one in office", [p for p in others if holders[p]], 0.75
    certain = [p for p in others if any(t.span.holds(page.on) == "yes" for t in register.holders(p, page.on))]
    yield "the only one surely in office", certain, 0.7


def _named_in_the_question(others: list[str], holders: Mapping[str, frozenset[str]], page: Page) -> list[str]:
    """Return the office that the turn before named last, where this one answers it and has named none of them yet."""
    if any(page.posts_named.get(p) == page.turn.sequence for p in others) or page.neighbours()[1] in frozenset().union(
        *(holders[p] for p in others)
    ):
        return []
    return [p for p in reversed(page.posts_named) if p in others and page.posts_named[p] == page.turn.sequence - 1][:1]


_LATELY = 4
"""Turns within which an office whose holder was named is still what is talked about."""


def _named_last(others: list[str], holders: Mapping[str, frozenset[str]], page: Page) -> list[str]:
    """Return the office that was named last, by its title or by its holder's name, where that was not long ago."""
    last = {p: max((page.posts_named.get(p, 0), *(page.named.get(person, 0) for person in holders[p]))) for p in others}
    most = max(last.values(), default=0)
    return [p for p in others if last[p] == most] if most > page.turn.sequence - _LATELY else []


_PLAIN = 3
"""So many words and topics beside a title, beyond twice those of another's, make it plain whose business is spoken of."""


_SURELY = 1.8
"""The weight of a thread's topics from which it is surely one office's business."""


def _elsewhere(
    here: Iterable[_Test], others: list[str], holders: Mapping[str, frozenset[str]], span: Span, text: str, page: Page
) -> list[str]:
    """Return the office that was just named, or of whose business is spoken, and not of that of the one who is there.

    Whoever answers next is who was meant.
    """
    there = next((one for _, left, _ in here if (one := _one_of(left, holders))), None)
    if there is None or page.neighbours()[1] in holders[there]:
        return []
    kind = [
        p
        for p in single_of_that_kind(others, span, text, page)
        if holders.get(p) != holders[there] and _is_ours(p, page)
    ]
    since = named_since(there, kind, span, text, page) if last_said(there, text[: span.start], page) < 0 else []
    if since:
        return since
    near = business(others, span, text, page)
    own, around = near[there]
    plain = [p for p in others if near[p][0] >= _PLAIN + 1 and p != there]
    if plain and not own and not any(near[p][0] for p in others if p not in plain):
        return plain
    return [p for p in others if near[p][1] >= max(_SURELY, 2 * around) and near[p][0] >= own and p != there]
