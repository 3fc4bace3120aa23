"""Offices: a title in running text is a post, and the post is whoever holds it that day.

Which post a bare title means (`the Commissioner`) is read from the room; where the room does not say, both
answers are kept (guideline 4).
"""

from __future__ import annotations

import re

from graphkit.extract.page import Page, Span, left_of, right_of
from graphkit.fold import fold, key
from graphkit.model import Finding
from graphkit.register.names import parse
from graphkit.register.posts import posts_of

__all__ = ["office_finding", "vocative"]

_NOT_THE_HOLDER = frozenset(
    "next former previous past ex a an any every another each some no future other old new deputy vice lord "
    "assistant elect two three both these those many several most either neither per shadow".split()
)
_ELSEWHERE = re.compile(r"^(?: of | for )(?=[^\s])|^-elect|^s\b|^(?:'s)? (?:elect\b)|^ (?:and|or) (?:a|an) ")
_POSSESSED_NAME = re.compile(r"^(?:'s|') (?=[A-Z])")
_NATIONAL = re.compile(r"(?:national|government's|england and wales|ministry's)\W*$")
_IN_CHAIR = re.compile(r"\bin the chair\b|^chair(?:man|woman|person)?$")


def office_finding(span: Span, text: str, page: Page, *, compound: bool) -> Finding | None:
    """Decide which post the words mean and who holds it; ``None`` where they name no holder at all.

    ``compound`` says that what follows a possessive is a name of its own and was found as one.
    """
    before, after = left_of(text, span.start), right_of(text, span.end)
    if before in _NOT_THE_HOLDER or before.endswith("ex-") or text[max(0, span.start - 3) : span.start] == "ex-":
        return None
    if span.style and _ELSEWHERE.match(after):
        return None
    if not compound and _POSSESSED_NAME.match(after):
        return None
    acting = before == "acting"
    chair = _chair_of_the_day(span, page)
    if chair:
        return chair
    posts = [p for p in span.ids if page.register.holders(p, page.on)] or list(span.ids)
    post, why, confidence = _which_post(posts, span, text, page)
    if post is None:
        return _ambiguous(posts, span, page)
    return _held(post, span, page, why, confidence, acting=acting)


def _which_post(posts: list[str], span: Span, text: str, page: Page) -> tuple[str | None, str, float]:
    """Return the post that is meant, the reason and how sure that is; the tests stand in order of strength."""
    index = posts_of(page.register)
    if len(posts) == 1:
        return posts[0], "the only office of that name", 0.97
    national = bool(_NATIONAL.search(fold(text[max(0, span.start - 40) : span.start])))
    own = [p for p in posts if index.is_own(p)]
    if not span.style:
        elsewhere = [p for p in posts if p not in own]
        chosen = elsewhere if national else own
        if len(chosen) == 1:
            return chosen[0], "the office of this body" if not national else "the national office", 0.9
    holders = {p: {t.person for t in page.register.holders(p, page.on)} for p in posts}
    others = [p for p in posts if page.speaker not in holders[p]]
    asked = {i for kind, i in page.cast.asked_of if kind == "post"}
    speakers = page.speakers()
    present = set(page.cast.present)
    tests = (
        ("that office takes the next turn", [p for p in others if page.next_speaker() in holders[p]], 0.96),
        ("that office speaks here", [p for p in others if holders[p] & speakers], 0.95),
        ("that office is asked", [p for p in others if p in asked], 0.93),
        ("its holder is in the room", [p for p in others if holders[p] & present], 0.92),
        (
            "its holder or name came before",
            [p for p in others if p in page.posts_named or holders[p] & set(page.named)],
            0.85,
        ),
        ("the body's own chair", [p for p in others if p == page.register.chair], 0.9),
        ("the principal office", [p for p in others if p == page.register.principal], 0.9),
        ("the words around it", [p for p in others if _cued(p, span, text, page)], 0.75),
        (
            "the speaker's own office",
            [p for p in posts if p not in others] if len(posts) - len(others) == 1 and span.rule == "own" else [],
            0.7,
        ),
    )
    for why, left, confidence in tests:
        if len(left) == 1:
            return left[0], why, confidence
    return None, "", 0.0


_CONTENT = re.compile(r"[a-z]{4,}")
_EMPTY = frozenset(
    "commissioner deputy mayor chair chairman london assembly director chief executive member with from".split()
)


def _cued(post: str, span: Span, text: str, page: Page) -> bool:
    """Say whether the heading or the sentence uses a word that only this office's name has."""
    words = set(_CONTENT.findall(key(page.register.posts[post].label))) - _EMPTY
    near = fold(page.question.title + " " + text[max(0, span.start - 200) : span.end + 200])
    return any(re.search(rf"\b{re.escape(word)}", near) for word in words)


def _chair_of_the_day(span: Span, page: Page) -> Finding | None:
    """A chair's title means whoever is printed as sitting in the chair, where a speaker line says so."""
    register = page.register
    if register.chair is None or register.chair not in span.ids:
        return None
    for turn, spoken in zip(page.question.turns, page.cast.speakers, strict=True):
        role = parse(turn.label).role if turn.label else None
        if role and spoken.person and "in the chair" in key(role):
            return _finding(
                page,
                span,
                register.chair,
                "office: in the chair that day",
                0.95,
                spoken.capacity,
                spoken.person,
            )
    return None


def _held(post: str, span: Span, page: Page, why: str, confidence: float, *, acting: bool) -> Finding | None:
    holders = page.register.holders(post, page.on)
    if acting:
        holders = tuple(t for t in holders if t.acting)
    page.posts_named[post] = len(page.posts_named)
    if len(holders) == 1:
        page.remember(holders[0].person)
        return _finding(page, span, post, f"office: {why}", confidence, holders[0].id, holders[0].person)
    if page.register.posts[post].concurrent or not holders:
        return _finding(page, span, post, f"office: {why}; no one holder that day", confidence, None, None)
    people = tuple(f"person/{t.person}" for t in holders)
    return Finding(
        _sequence(page), span.start, span.end, "post", f"post/{post}", "office: several hold it that day",
        0.5, "Ambiguous", candidates=people,
    )  # fmt: skip


def _ambiguous(posts: list[str], span: Span, page: Page) -> Finding | None:
    own = [p for p in posts if posts_of(page.register).is_own(p)] or posts
    tenures = [t for p in own for t in page.register.holders(p, page.on)]
    people = tuple(dict.fromkeys(f"person/{t.person}" for t in tenures))
    candidates = tuple(f"post/{p}" for p in own)
    if len(people) < 2 and len(candidates) < 2:
        return None
    return Finding(
        _sequence(page), span.start, span.end, "post", candidates[0], "office: the room does not say which",
        round(1 / len(own), 2), "Ambiguous", candidates=people if len(people) > 1 else candidates,
    )  # fmt: skip


def _finding(
    page: Page, span: Span, post: str, rule: str, confidence: float, holder: str | None, person: str | None
) -> Finding:
    return Finding(
        _sequence(page), span.start, span.end, "post", f"post/{post}", rule, confidence, "Accepted",
        f"person/{person}" if person else None, holder,
    )  # fmt: skip


def _sequence(page: Page) -> int:
    assert page.turn is not None
    return page.turn.sequence


_VOCATIVE_BEFORE = re.compile(
    r"(?:^|[,.!?]\s+|\b(?:morning|afternoon|you|thanks|yes|no|well|please|through you),?\s+)$", re.I
)
_VOCATIVE_AFTER = re.compile(r"^\s*(?:[,.!?]|$)")


def vocative(text: str, start: int, end: int) -> bool:
    """Say whether a span addresses somebody: set off by punctuation on both sides."""
    left = text[max(0, start - 24) : start]
    return bool(_VOCATIVE_AFTER.match(text[end : end + 3])) and (
        start == 0 or bool(_VOCATIVE_BEFORE.search(left)) or left.endswith("\n\n")
    )
