"""Offices: a title in running text is a post, and the post is whoever holds it that day.

Which post a bare title means (`the Commissioner`) is read from the room, then from who is spoken to, then from
what was said before and what is talked about; where nothing tells, every answer is kept (guideline 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from graphkit.extract.page import Page, Span, begins_sentence, word_before
from graphkit.extract.triggers import FUNCTION_WORDS
from graphkit.fold import fold, key, slug
from graphkit.model import Finding
from graphkit.register.posts import bare, posts_of

__all__ = ["office_finding", "open_office", "open_office_finding", "vocative"]

_NOT_THE_HOLDER = frozenset(
    """next former previous past ex future another every any each some no old then last outgoing incoming shadow
    would-be prospective successive predecessor lord vice assistant associate lady""".split()
)
_GENERIC = frozenset(
    "a an any every each some no another these those many several most two three few all both neither".split()
)
_PART_OF_A_NAME = frozenset(("deputy", "vice", "assistant", "lord", "lady", "night", "victims", "fire", "information"))
_OWN_CITY = re.compile(r"^ of (?:this|our|the) (?:great )?(?:city|capital)\b")
_LINKED = re.compile(r"^ of (?=\S)|^ for (?:the )?[A-Z]|^-(?:elect|designate|in-)|^ (?:elect|designate)\b")
_POSSESSED_NAME = re.compile(r"^['’]s? (?:[a-z]+ )?(?=[A-Z])")
_POSSESSED = re.compile(r"^['’]s? ")
_NATIONAL = re.compile(r"(?:national|government's|england and wales|ministry's)\W*$")
_SEAT = re.compile(r"\b(?:in|into|take|takes|took|taking|from) (?:the )?$", re.I)
_DETERMINER = frozenset(("the", "your", "our", "his", "her", "their", "my", "this", "its", "london's", "that"))


_BRACKET = re.compile(r" \[((?:of|for) [^\[\]]{2,60})\]")


def office_finding(span: Span, text: str, page: Page) -> Finding | None:
    """Decide which post the words mean and who holds it; ``None`` where they name no holder at all.

    What an editor has put into brackets belongs to the title: ``Secretary of State [for Transport]``.
    """
    bracket = _BRACKET.match(text, span.end)
    if bracket:
        named = posts_of(page.register).named(f"{text[span.start : span.end]} {bracket[1]}")
        span = replace(span, end=bracket.end(), ids=named or span.ids, style=span.style and not named)
    if _means_no_holder(span, text):
        return None
    if span.start and word_before(text, span.start).lower() == "acting":
        return _acting(span, page)
    told = (
        _of_a_past_holder(span, text, page) or _beside_a_name(span, text, page) or _chair_of_the_day(span, text, page)
    )
    if told:
        return told
    index = posts_of(page.register)
    posts = [p for p in span.ids if page.register.holders(p, page.on)] or list(span.ids)
    if span.style:
        posts = _of_the_style(span, posts, text, page)
    post, why, confidence = _which(posts, span, text, page)
    if post is None:
        return _ambiguous(posts, span, page)
    if not span.style or len(span.ids) == 1 or index.is_own(post):
        page.remember_post(post)
    return _held(post, span, page, why, confidence)


def _means_no_holder(span: Span, text: str) -> bool:
    """Read what stands round a title: ``the next Mayor``, ``a Mayor``, ``Mayor of Newham``, ``the Mayor's Fund``."""
    if text[span.end : span.end + 1] == "s" or text[max(0, span.start - 3) : span.start].lower() == "ex-":
        return True
    before = word_before(text, span.start).lower()
    if before in _NOT_THE_HOLDER or before in _PART_OF_A_NAME or _generic(text, span.start):
        return True
    if span.style and _part_of_another_office(text, span.start):
        return True
    after = text[span.end : span.end + 40]
    if span.style and _LINKED.match(after) and not _OWN_CITY.match(after):
        return True
    if span.style and "chair" in text[span.start : span.end].lower() and _SEAT.search(text[: span.start][-12:]):
        return True
    return bool(_POSSESSED_NAME.match(after)) and not _sentence_after_plural(after)


def _sentence_after_plural(after: str) -> bool:
    """``the Mayor's and Assembly's``: a small word between, and no compound name."""
    return bool(re.match(r"^['’]s? (?:and|or|in|on|at|of|to|for|with|from|by|as) ", after))


def _part_of_another_office(text: str, start: int) -> bool:
    """Say whether a capital before a bare title makes another office of it: ``Children's Commissioner``."""
    before = word_before(text, start)
    if not before[:1].isupper() or before.lower() in FUNCTION_WORDS or before.lower() in _DETERMINER:
        return False
    return not begins_sentence(text, start - len(before) - 1)


def _generic(text: str, start: int) -> bool:
    """Say whether the noun phrase that a title closes begins with ``a``, ``any`` …: ``a directly elected Mayor``."""
    left = re.split(r"[.,;:?!()\n]", text[max(0, start - 40) : start])[-1].split()
    for word in reversed(left[-3:]):
        small = word.lower().replace("’", "'")
        if small in _GENERIC:
            return True
        if small in _DETERMINER or small in FUNCTION_WORDS or small.endswith("'s"):
            return False
        if small in _NOT_THE_HOLDER:
            return True
    return False


def _of_the_style(span: Span, posts: list[str], text: str, page: Page) -> list[str]:
    """Add the offices of which a bare title is the beginning: ``Deputy Mayor`` of ``Deputy Mayor for Transport``."""
    title = bare(text[span.start : span.end])
    longer = [p for p in posts_of(page.register).beginning(title) if p not in posts]
    return [*posts, *longer] if len(title.split()) > 1 else posts


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


_SAID_OF = re.compile(
    r"(?:, (?:who )?|[’']s (?:time|tenure|day|term) | )(?:was|is|became|as|being|then|now|in office)?"
    r"(?: then| now| once| also)?(?: (?:the|my|your|our|his|her|[\w’']+[’']s))?(?: (?:first|last|then|former|new))? $"
)
_PRONOUN = re.compile(r"\b(?P<who>[Hh]e|[Ss]he|I) (?:was|became) (?:the |your |our |then |also |once )*$")
_AS = re.compile(r"\b[Aa]s (?:the |your |our )?$")


def _of_a_past_holder(span: Span, text: str, page: Page) -> Finding | None:
    """Read who once held an office: ``James Murray, who was then my Deputy Mayor``, ``when he was Commissioner``."""
    left = text[max(0, span.start - 60) : span.start]
    pronoun = _PRONOUN.search(left)
    if pronoun and pronoun["who"] == "I":
        return _once_held_by(page.speaker, span, text, page)
    if _AS.search(left) and re.match(r",? I\b", text[span.end : span.end + 4]):
        return _once_held_by(page.speaker, span, text, page)
    if not page.named:
        return None
    last = next(reversed(page.named))
    if pronoun:
        return _once_held_by(last, span, text, page)
    surname = page.register.people[last].label.split()[-1]
    at = left.rfind(surname)
    if (
        at < 0
        or not re.search(r"was|as\b|is\b|then|became", left[at:])
        or not _SAID_OF.fullmatch(left[at + len(surname) :])
    ):
        return None
    return _once_held_by(last, span, text, page)


def _once_held_by(person: str | None, span: Span, text: str, page: Page) -> Finding | None:
    posts = _of_the_style(span, list(span.ids), text, page)
    tenures = page.register.tenures_by_person.get(person or "", ())
    held = [t for t in tenures if t.post in posts and t.start <= page.on.isoformat()]
    if not held:
        return None
    latest = max(held, key=lambda t: (t.span.holds(page.on) == "yes", t.start))
    return _resolved(page, span, latest.post, "office: of the person it is said of", 0.9, latest.id, person)


_NAME_AFTER = re.compile(r",? (?:\[?[A-Z][\w’'-]+\]? ){0,3}\[?[A-Z][\w’'-]+")


def _beside_a_name(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``the Deputy Mayor, Sophie Linden``: the holder of one of the offices is named right behind the title."""
    beside = _NAME_AFTER.match(text, span.end)
    if beside is None or not span.style:
        return None
    words = set(key(beside.group()).split())
    for post in _of_the_style(span, list(span.ids), text, page):
        for tenure in page.register.holders(post, page.on):
            if set(key(page.register.people[tenure.person].label).split()) <= words:
                page.remember_post(post)
                return _resolved(
                    page, span, post, "office: its holder is named beside it", 0.97, tenure.id, tenure.person
                )
    return None


def _tests(posts: list[str], span: Span, text: str, page: Page) -> Iterable[tuple[str, list[str], float]]:
    register = page.register
    holders = {p: {t.person for t in register.holders(p, page.on)} for p in posts}
    others = [p for p in posts if page.speaker not in holders[p]]
    if word_before(text, span.start).lower() == "other":
        others = [p for p in others if p not in list(page.posts_named)[-1:]]
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
    yield "that office was named last", [p for p in reversed(page.posts_named) if p in others][:1], 0.9
    yield "its holder was named", [p for p in others if holders[p] & set(page.named)], 0.88
    over = {_parent(register.posts[p].body, page) for p in asked} - {register.authority, register.body, None}
    yield "the office over the body that is asked", [p for p in others if register.posts[p].body in over], 0.85
    yield "the principal office", [p for p in posts if p == register.principal], 0.9
    yield "the words around it", _cued(others, span, text, page), 0.8
    yield "the only office that is not the speaker's", others if len(others) == 1 else [], 0.75
    yield "the only one in office", [p for p in others if holders[p]], 0.75
    certain = [p for p in others if any(t.span.holds(page.on) == "yes" for t in register.holders(p, page.on))]
    yield "the only one surely in office", certain, 0.7


def _parent(body: str, page: Page) -> str | None:
    organisation = page.register.organisations.get(body)
    return organisation.parent if organisation else None


_CONTENT = re.compile(r"[a-z]{4,}")
_EMPTY = frozenset(
    "commissioner deputy mayor chair chairman london assembly director chief executive member with from city".split()
)


def _cued(posts: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return the posts of whose field the heading or the words around speak, the most often first (ties: all)."""
    near = fold(f"{page.question.title} {text[max(0, span.start - 300) : span.end + 300]}")
    counts = {p: sum(near.count(word) for word in _field_words(p, page)) for p in posts}
    most = max(counts.values(), default=0)
    return [p for p in posts if counts[p] == most] if most else []


def _field_words(post: str, page: Page) -> set[str]:
    """Return the words that only this office's name and its body's name have."""
    record = page.register.posts[post]
    body = page.register.organisations.get(record.body)
    names = " ".join((record.label, *record.aliases, *((body.label, *body.aliases) if body else ())))
    return {word[:6] for word in _CONTENT.findall(key(names))} - {word[:6] for word in _EMPTY}


def _chair_of_the_day(span: Span, text: str, page: Page) -> Finding | None:
    """A chair's title means whoever presides that day, unless it is the chair of a body that was named just before."""
    register, cast = page.register, page.cast
    if not span.style or cast.chair_post is None or not _is_chair(span, page):
        return None
    if word_before(text, span.start).lower() in ("its", "their") or _OF_WHICH.search(
        text[max(0, span.start - 40) : span.start]
    ):
        return _chair_of_the_body_named(span, page)
    if "deputy" in text[span.start : span.end].lower():
        return None
    rule = "office: the chair of the sitting"
    return _resolved(page, span, cast.chair_post or register.chair or "", rule, 0.95, cast.chair_tenure, cast.chair)


_OF_WHICH = re.compile(r"\bof which (?:\w+ ){1,3}$")


def _is_chair(span: Span, page: Page) -> bool:
    return page.register.chair in span.ids or page.cast.chair_post in span.ids


def _chair_of_the_body_named(span: Span, page: Page) -> Finding | None:
    """Read ``the MPA and its Chair``."""
    body = page.last_body
    posts = [p for p in page.register.posts.values() if p.body == body and bare(p.label).startswith("chair")]
    return _held(posts[0].id, span, page, "of the body named before it", 0.85) if len(posts) == 1 else None


def _acting(span: Span, page: Page) -> Finding | None:
    holders = [t for p in span.ids for t in page.register.holders(p, page.on) if t.acting]
    if len(holders) != 1:
        return None
    return _resolved(page, span, holders[0].post, "office: acting that day", 0.93, holders[0].id, holders[0].person)


def _held(post: str, span: Span, page: Page, why: str, confidence: float) -> Finding:
    holders = page.register.holders(post, page.on)
    if len(holders) == 1:
        page.remember(holders[0].person)
        return _resolved(page, span, post, f"office: {why}", confidence, holders[0].id, holders[0].person)
    if page.register.posts[post].concurrent or not holders:
        return _resolved(page, span, post, f"office: {why}; no one holder that day", confidence, None, None)
    people = tuple(f"person/{t.person}" for t in holders)
    rule = "office: several hold it that day"
    return page.finding(span, f"post/{post}", rule, round(1 / len(people), 2), status="Ambiguous", candidates=people)


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


def _resolved(
    page: Page, span: Span, post: str, rule: str, confidence: float, holder: str | None, person: str | None
) -> Finding:
    body = f"post/{post}"
    return page.finding(span, body, rule, confidence, denotes=f"person/{person}" if person else None, holder=holder)


_OF = re.compile(
    r" (?:of|for) (?:the )?(?:[A-Z][\w’'&-]*\w|[A-Z])(?:(?: and| of| &| for){0,2} (?:[A-Z][\w’'&-]*\w|[A-Z]\b)){0,6}"
)


_NO_OBJECT = re.compile(
    r" (?:the )?(?:Council|Committee|Board|Opposition|House|Group|Authority|Service|Panel|Assembly|State)$"
)


def open_office(text: str, start: int, end: int) -> Span | None:
    """Return an office that no register has, by its form: ``Mayor of Newham``, ``Minister for Housing``.

    ``start`` and ``end`` are the place of its head with the link behind it (``Mayor of``).
    """
    head = text[start:end].rsplit(" ", 1)[0]
    found = _OF.match(text, start + len(head))
    if found is None:
        return None
    stop = found.end()
    if _NO_OBJECT.search(text[start:stop]):
        return None
    trimmed = re.sub(r"['’]s$", "", text[start:stop])
    return Span(start, start + len(trimmed), "post", (), "office: by its form", label=trimmed)


def open_office_finding(span: Span, text: str, page: Page) -> Finding | None:
    """Keep an office that is in no register as a candidate, unless it is spoken of in general."""
    if _means_no_holder(replace(span, style=False), text) or _generic(text, span.start):
        return None
    label = span.label or text[span.start : span.end]
    body = f"post/candidate/{slug(label)}"
    return page.finding(span, body, "office: not in the register", 0.6, status="Candidate", denotes=body, label=label)


_VOCATIVE_BEFORE = re.compile(
    r"(?:^|[,.!?–—-]\s*|\b(?:morning|afternoon|evening|you|thanks|yes|no|well|please|right|sorry|so|and),?\s+)$", re.I
)
_VOCATIVE_AFTER = re.compile(r"^\s*(?:[,.!?–—-]|$)")


def vocative(text: str, start: int, end: int) -> bool:
    """Say whether a span addresses somebody: set off by punctuation, or behind a greeting, and not a subject."""
    if not _VOCATIVE_AFTER.match(text[end : end + 3]):
        return False
    left = text[max(0, start - 24) : start]
    return start == 0 or bool(_VOCATIVE_BEFORE.search(left)) or left.endswith("\n")
