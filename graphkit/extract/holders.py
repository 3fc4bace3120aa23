"""Holders: who is meant by an office where the words themselves say it: a past holder, a name beside it, the chair."""

from __future__ import annotations

import re
from datetime import timedelta

from graphkit.extract.page import Page, Span, word_before
from graphkit.extract.titles import vocative
from graphkit.extract.triggers import GIVEN
from graphkit.fold import key, slug
from graphkit.model import Finding
from graphkit.register.names import parse
from graphkit.register.people import people_of
from graphkit.register.posts import bare, posts_of

__all__ = ["acting", "another_named_beside", "held", "named_predecessor", "of_the_style", "told_by_the_words"]


def told_by_the_words(span: Span, text: str, page: Page) -> Finding | None:
    """Return who is meant where the sentence says it, or the sitting has one chair; else ``None``."""
    return (
        _of_a_past_holder(span, text, page) or _beside_a_name(span, text, page) or _chair_of_the_day(span, text, page)
    )


def of_the_style(span: Span, posts: list[str], text: str, page: Page) -> list[str]:
    """Add the offices of which a bare title is the beginning: ``Deputy Mayor`` of ``Deputy Mayor for Transport``."""
    title = bare(text[span.start : span.end])
    if title in _DEPUTY_CHAIR:
        return _of_the_chair_named(posts, page)
    longer = [
        p for p in posts_of(page.register).beginning(title) if p not in posts and page.register.holders(p, page.on)
    ]
    return [*posts, *longer] if len(title.split()) > 1 else posts


_DEPUTY_CHAIR = frozenset(("deputy chair", "deputy chairman", "vice chair", "vice chairman"))


def _of_the_chair_named(posts: list[str], page: Page) -> list[str]:
    """Return the deputy chair that was named in full before, or the one whom the style means by itself."""
    named = (p for p in reversed(page.posts_named) if bare(page.register.posts[p].label).startswith("deputy chair of "))
    last = next(named, None)
    return [last] if last else posts


_SAID_OF = re.compile(
    r"(?:, (?:who )?|, (?:when|while)|[’']s (?:time|tenure|day|term) | )(?:was|is|became|as|being|then|now|in office)?"
    r"(?: then| now| once| also)?(?: (?:the|my|your|our|his|her|[\w’']+[’']s))?(?: (?:first|last|then|former|new|acting|interim))? $"
)
_LINK = re.compile(r"was|as\b|is\b|then|became|when|while")
_SAID = "office: of the person it is said of"
_PRONOUN = re.compile(r"\b(?P<who>[Hh]e|[Ss]he|I) (?:was|became|am) (?:the |your |our |then |also |once )*$")
_THEN_I = re.compile(r",? I\b")
_AS = re.compile(r"\b[Aa]s (?:the |your |our )?$")


def _of_a_past_holder(span: Span, text: str, page: Page) -> Finding | None:
    """Read who once held an office: ``James Murray, who was then my Deputy Mayor``, ``when he was Commissioner``."""
    left = text[max(0, span.start - 60) : span.start]
    pronoun = _PRONOUN.search(left)
    if pronoun and pronoun["who"] == "I":
        return _once_held_by(page.speaker, span, text, page)
    if _AS.search(left) and _THEN_I.match(text, span.end):
        return _once_held_by(page.speaker, span, text, page)
    if not page.named:
        return None
    last = next(reversed(page.named))
    if pronoun:
        return _once_held_by(_past_holder_named(span, page) or last, span, text, page)
    surname = page.register.people[last].label.split()[-1]
    at = left.rfind(surname)
    if at < 0 or not _LINK.search(left, at) or not _SAID_OF.fullmatch(left[at + len(surname) :]):
        return None
    return _once_held_by(last, span, text, page)


def _past_holder_named(span: Span, page: Page) -> str | None:
    """Return who was named last of those who held an office of that title and do not now."""
    today = page.on.isoformat()
    for person in reversed(page.named):
        held = [t for t in page.register.tenures_by_person.get(person, ()) if t.post in span.ids and t.start <= today]
        if held and all(t.span.holds(page.on) == "no" for t in held):
            return person
    return None


def _once_held_by(person: str | None, span: Span, text: str, page: Page) -> Finding | None:
    posts = {*span.ids, *posts_of(page.register).beginning(bare(text[span.start : span.end]))}
    tenures = page.register.tenures_by_person.get(person or "", ())
    acts = word_before(text, span.start).lower() == "acting" or text[span.start : span.start + 6].lower() == "acting"
    until = page.on + timedelta(days=90) if acts else page.on
    held = [t for t in tenures if t.post in posts and t.start <= until.isoformat()]
    if not held:
        return None
    latest = max(held, key=lambda t: (t.span.holds(page.on) == "yes", t.start))
    if latest.span.holds(page.on) == "yes":
        page.remember_post(latest.post)
    return _resolved(page, span, latest.post, _SAID, 0.9, latest.id, person)


_NAME_AFTER = re.compile(r",? (?:\[?[A-Z][\w’'-]+\]? ){0,3}\[?[A-Z][\w’'-]+")


_PREDECESSOR = re.compile(r"\bpredecessor as (?:the )?$", re.I)


def named_predecessor(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``his predecessor as Cycling Commissioner, Andrew Gilligan``: a past holder is named behind the title."""
    beside = _NAME_AFTER.match(text, span.end)
    if beside is None or not _PREDECESSOR.search(text, max(0, span.start - 24), span.start):
        return None
    words = set(key(beside.group()).split())
    for tenure in page.register.tenures:
        if tenure.post in span.ids and tenure.start <= page.on.isoformat() and _is_named(tenure.person, words, page):
            return _resolved(page, span, tenure.post, _SAID, 0.9, tenure.id, tenure.person)
    return None


def _is_named(person: str, words: set[str], page: Page) -> bool:
    """Say whether folded words hold the whole name of a person."""
    return set(key(page.register.people[person].label).split()) <= words


def _beside_a_name(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``the Deputy Mayor, Sophie Linden``: the holder of one of the offices is named right behind the title."""
    beside = _NAME_AFTER.match(text, span.end)
    if beside is None or not span.style:
        return None
    words = set(key(beside.group()).split())
    for post in of_the_style(span, list(span.ids), text, page):
        for tenure in page.register.holders(post, page.on):
            if _is_named(tenure.person, words, page):
                page.remember_post(post)
                return _resolved(page, span, post, _BESIDE, 0.97, tenure.id, tenure.person)
    return _of_another_body(span, words, text, page)


_BESIDE = "office: its holder is named beside it"
_SOON = 270
"""Days before the first in which somebody who has been named is already called the new holder."""
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Yy]our)(?: new| current| present)? $")


def _of_another_body(span: Span, words: set[str], text: str, page: Page) -> Finding | None:
    """Read ``its new Chair, Ann Oak``: an office whose name begins so, held that day by the one who is named."""
    definite = _DEFINITE.search(text, max(0, span.start - 16), span.start)
    if definite is None:
        return None
    soon = (page.on + timedelta(days=_SOON)).isoformat() if "new" in definite.group() else ""
    title = re.sub(r"^chairman$", "chair", bare(text[span.start : span.end]))
    for tenure in page.register.tenures:
        if (
            bare(page.register.posts[tenure.post].label).startswith(title)
            and _is_named(tenure.person, words, page)
            and (tenure.span.holds(page.on) != "no" or page.on.isoformat() < tenure.start <= soon)
        ):
            return _resolved(page, span, tenure.post, _BESIDE, 0.95, tenure.id, tenure.person)
    return None


def _chair_of_the_day(span: Span, text: str, page: Page) -> Finding | None:
    """A chair's title means whoever presides that day, unless it is the chair of a body that was named just before."""
    register, cast = page.register, page.cast
    if not span.style or not _is_chair(span, page):
        return None
    left = text[max(0, span.start - 40) : span.start]
    if _OF_ANOTHER_BODY.search(left):
        return _chair_of_the_body_named(span, left, page)
    if "deputy" in text[span.start : span.end].lower():
        return None
    rule = "office: the chair of the sitting"
    rival = None if vocative(text, span.start, span.end) else _other_chair_in_the_room(page)
    if rival and cast.chair and _DEFINITE.search(text, max(0, span.start - 16), span.start):
        people = (f"person/{cast.chair}", f"person/{rival}")
        body = f"post/{cast.chair_post or register.chair}"
        return page.finding(
            span, body, "office: two chairs are in the room", 0.5, status="Ambiguous", candidates=people
        )
    if cast.chair_post is None:
        return _chair_without_a_post(span, rule, page)
    return _resolved(page, span, cast.chair_post or register.chair or "", rule, 0.95, cast.chair_tenure, cast.chair)


def _other_chair_in_the_room(page: Page) -> str | None:
    """Return who speaks on the page as the chair of another body than the one that sits."""
    register = page.register
    for spoken in page.cast.speakers:
        tenure = register.tenure_ids.get(spoken.capacity or "")
        if tenure is None or spoken.person in (page.cast.chair, page.speaker) or tenure.post == page.cast.chair_post:
            continue
        post = register.posts[tenure.post]
        if post.body != register.body and bare(post.label).startswith("chair"):
            return spoken.person
    return None


_OF_ANOTHER_BODY = re.compile(r"\b(?:[Ii]ts|[Tt]heir) (?:\w+ )?$|\bof which (?:\w+ ){1,3}$")


def _chair_without_a_post(span: Span, rule: str, page: Page) -> Finding | None:
    """Whoever presides over a meeting whose chair is no office of the register."""
    person = page.cast.chair
    if person is None or not page.question.meeting:
        return None
    label = f"Chair of the {page.question.meeting}"
    body = f"post/candidate/{slug(label)}"
    return page.finding(span, body, rule, 0.85, status="Candidate", denotes=f"person/{person}", label=label)


def _is_chair(span: Span, page: Page) -> bool:
    return page.register.chair in span.ids or page.cast.chair_post in span.ids


def _chair_of_the_body_named(span: Span, left: str, page: Page) -> Finding | None:
    """Read ``the MPA and its Chair``, ``I was its Chair``."""
    body = page.last_body
    posts = [p for p in page.register.posts.values() if p.body == body and bare(p.label).startswith("chair")]
    if len(posts) != 1:
        return None
    if re.search(r"\bI was (?:its|their) $", left):
        mine = [t for t in page.register.tenures_by_person.get(page.speaker or "", ()) if t.post == posts[0].id]
        return _resolved(page, span, posts[0].id, _SAID, 0.9, mine[-1].id, page.speaker) if mine else None
    return held(posts[0].id, span, page, "of the body named before it", 0.85)


_APPOSED = re.compile(
    r", (?:(?:Sir|Dame|Lord|Baroness|Mr|Mrs|Ms|Dr) )?(?P<name>(?P<given>[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){1,2})"
    r"(?: (?:AM|MP|OBE|MBE|CBE|QPM))*(?:[,;:.)?!]|, who\b| who\b)"
)


def another_named_beside(finding: Finding, text: str, page: Page) -> Finding:
    """Where somebody else than the holder is named right behind a title, that is who is meant, known or not.

    Whoever holds another office that day is the next in a list, not the holder: ``the Commissioner, Ann Oak, and …``.
    """
    apposed = _APPOSED.match(text, finding.end)
    if apposed is None or finding.holder is None or finding.status != "Accepted":
        return finding
    words = set(key(apposed["name"]).split())
    holder = page.register.tenure(finding.holder).person
    surname = key(page.register.people[holder].label).split()[-1]
    people = {c.person for c in people_of(page.register).match(parse(apposed["name"])) if c.why == "full name"}
    if surname in words or (not people and apposed["given"] not in GIVEN):
        return finding
    if len(people) > 1 or any(page.register.tenures_of(p, page.on) for p in people):
        return finding
    meant = f"person/{people.pop()}" if people else None
    rule = "office: another than the holder on record is named beside it"
    return finding._replace(denotes=meant, holder=None, rule=rule, confidence=0.8)


def acting(span: Span, page: Page) -> Finding | None:
    """Return the finding of an office whose holder is said to be acting; nothing where nobody acts that day."""
    holders = [t for p in span.ids for t in page.register.holders(p, page.on) if t.acting]
    if len(holders) != 1:
        return None
    return _resolved(page, span, holders[0].post, "office: acting that day", 0.93, holders[0].id, holders[0].person)


def held(post: str, span: Span, page: Page, why: str, confidence: float) -> Finding:
    """Return the finding of a post and whoever holds it that day; several holders are kept as candidates."""
    holders = page.register.holders(post, page.on)
    if len(holders) == 1:
        page.remember(holders[0].person)
        return _resolved(page, span, post, f"office: {why}", confidence, holders[0].id, holders[0].person)
    if page.register.posts[post].concurrent or not holders:
        return _resolved(page, span, post, f"office: {why}; no one holder that day", confidence, None, None)
    people = tuple(f"person/{t.person}" for t in holders)
    rule = "office: several hold it that day"
    return page.finding(span, f"post/{post}", rule, round(1 / len(people), 2), status="Ambiguous", candidates=people)


def _resolved(
    page: Page, span: Span, post: str, rule: str, confidence: float, holder: str | None, person: str | None
) -> Finding:
    body = f"post/{post}"
    return page.finding(span, body, rule, confidence, denotes=f"person/{person}" if person else None, holder=holder)
