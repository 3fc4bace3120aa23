"""Beside: a title and a name side by side say who is meant: its holder, a past or coming one, or somebody not on record."""

from __future__ import annotations

import re
from datetime import timedelta

from graphkit.extract.holders import DEFINITE, SAID, of_the_style, resolved
from graphkit.extract.page import Page, Span, word_before
from graphkit.extract.triggers import GIVEN
from graphkit.fold import key
from graphkit.model import Finding
from graphkit.register.names import parse
from graphkit.register.people import people_of
from graphkit.register.posts import bare, posts_of

__all__ = [
    "NAMED_BEFORE_IT_STARTS",
    "another_named_beside",
    "beside_a_name",
    "named_predecessor",
    "named_then",
    "of_the_name_in_front",
    "of_who_is_named_before",
    "past_holder_beside",
]

_NAME_AFTER = re.compile(r",? (?:\[?[A-Z][\w’'-]+\]? ){0,3}\[?[A-Z][\w’'-]+")


_PREDECESSOR = re.compile(r"\bpredecessor as (?:the )?$", re.I)
_WAS = re.compile(
    r"(?: (?:then|at (?:the|that) time|of the day|in those days))?,? (?:was|had been)(?: (?:then|still|of course))?(?= [A-Z])"
)


def named_predecessor(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``his predecessor as Cycling Commissioner, Andrew Gilligan``, ``the Commissioner was Sir Ian Blair``.

    A past holder is named behind the title.
    """
    was = _WAS.match(text, span.end)
    if was:
        return named_then(span, text, page, was.end())
    return named_then(span, text, page) if _PREDECESSOR.search(text, max(0, span.start - 24), span.start) else None


def named_then(span: Span, text: str, page: Page, place: int | None = None) -> Finding | None:
    """Read ``the then Home Secretary, Ann Oak``: one who held the office by the day is named behind it, or from a place on."""
    beside = _NAME_AFTER.match(text, span.end if place is None else place)
    words = set(key(beside.group()).split()) if beside else set()
    posts = {*span.ids, *(posts_of(page.register).beginning(bare(text[span.start : span.end])) if span.style else ())}
    for tenure in reversed(page.register.tenures):
        if tenure.post in posts and tenure.start <= page.on.isoformat() and _is_named(tenure.person, words, page):
            return resolved(page, span, tenure.post, SAID, 0.9, tenure.id, tenure.person)
    return None


_SET_OFF = re.compile(r", (?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+(?:, (?!and |or |[A-Z])|[.?!;:])")
_AS_IT = re.compile(r"(?:^|[.?!;:,] )[Aa]s $")
_WHO_DID = re.compile(r", (?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+ [a-z]")


def past_holder_beside(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``the Commissioner, Sir Ian Blair, said``, ``As Mayor, Ken Livingstone cut it``, of one who held the office by the day."""
    if word_before(text, span.start).lower() == "first":
        return None
    as_it = _AS_IT.search(text, max(0, span.start - 6), span.start) and _WHO_DID.match(text, span.end)
    return named_then(span, text, page) if as_it or _SET_OFF.match(text, span.end) else None


def _is_named(person: str, words: set[str], page: Page) -> bool:
    """Say whether folded words hold the whole name of a person, in a form that is on record."""
    record = page.register.people[person]
    return any(set(key(name).split()) <= words for name in (record.label, *record.aliases) if " " in name)


def beside_a_name(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``the Deputy Mayor, Sophie Linden``: the holder of one of the offices is named right behind the title."""
    beside = _NAME_AFTER.match(text, span.end)
    if beside is None:
        return None
    words = set(key(beside.group()).split())
    for post in of_the_style(span, list(span.ids), text, page):
        for tenure in page.register.holders(post, page.on):
            if _is_named(tenure.person, words, page):
                page.remember_post(post)
                return resolved(page, span, post, _BESIDE, 0.97, tenure.id, tenure.person)
    return _of_another_body(span, words, text, page) if span.style else None


_BESIDE = "office: its holder is named beside it"
NAMED_BEFORE_IT_STARTS = 270
"""Days before the first in which somebody who has been named is already called the new holder."""


def _of_another_body(span: Span, words: set[str], text: str, page: Page) -> Finding | None:
    """Read ``its new Chair, Ann Oak``: an office whose name begins so, held that day by the one who is named."""
    definite = DEFINITE.search(text, max(0, span.start - 16), span.start)
    if definite is None:
        return None
    soon = (page.on + timedelta(days=NAMED_BEFORE_IT_STARTS)).isoformat() if "new" in definite.group() else ""
    title = re.sub(r"^chairman$", "chair", bare(text[span.start : span.end]))
    for tenure in page.register.tenures:
        if (
            bare(page.register.posts[tenure.post].label).startswith(title)
            and _is_named(tenure.person, words, page)
            and (tenure.span.holds(page.on) != "no" or page.on.isoformat() < tenure.start <= soon)
        ):
            return resolved(page, span, tenure.post, _BESIDE, 0.95, tenure.id, tenure.person)
    return None


_BEHIND_A_NAME = re.compile(r", (?:the|our|your|its|their|my|his|her)(?: new)? $")
_CLOSES = re.compile(r"[.;:)?!]|,(?! (?:and|or|&)\b)| who\b")


def of_who_is_named_before(finding: Finding, text: str, page: Page) -> Finding:
    """Where a name stands right before a title that several share, its bearer is who is meant, on record or not."""
    end, person = page.last_said
    if finding.holder is None or person is None or page.register.tenure(finding.holder).person == person:
        return finding
    shared = finding.body.removeprefix("post/") != page.register.principal
    if not shared or not _BEHIND_A_NAME.fullmatch(text[end : finding.start]) or not _CLOSES.match(text, finding.end):
        return finding
    rule = "office: another than the holder on record is named beside it"
    return finding._replace(denotes=f"person/{person}", holder=None, rule=rule, confidence=0.8)


def of_the_name_in_front(finding: Finding, text: str, page: Page) -> Finding:
    """Read ``Ann Oak [Home Secretary who …]``: in brackets stands what somebody is or was, and no holder of the day but them."""
    end, named = page.last_name
    if finding.holder is None or not named or text[end : finding.start] not in (" [", " ("):
        return finding
    if named == f"person/{page.register.tenure(finding.holder).person}":
        return finding
    meant = named if named.startswith("person/") else None
    rule = "office: another than the holder on record is named beside it"
    return finding._replace(denotes=meant, holder=None, rule=rule, confidence=0.7)


_APPOSED = re.compile(
    r",? (?:(?:Sir|Dame|Lord|Baroness|Mr|Mrs|Ms|Dr) )?(?P<name>(?P<given>[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){1,2})"
    r"(?: (?:AM|MP|OBE|MBE|CBE|QPM))*(?:[,;:.)?!]|, who\b| who\b)"
)


def another_named_beside(finding: Finding, text: str, page: Page) -> Finding:
    """Where somebody else than the holder is named right behind a title, that is who is meant, known or not.

    Whoever holds another office that day is the next in a list, not the holder: ``the Commissioner, Ann Oak, and …``.
    """
    apposed = _APPOSED.match(text, finding.end)
    if apposed is None or finding.holder is None or finding.status != "Accepted":
        return finding
    if text.startswith(("Mr ", "Madam ", "Mister "), finding.start):  # is spoken to, and another spoken of
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
