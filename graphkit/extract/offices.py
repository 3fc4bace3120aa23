"""Offices: a title in running text is a post, and the post is whoever holds it that day.

Which post a bare title means (`the Commissioner`) is read from the room, then from who is spoken to, then from
what was said before and what is talked about; where nothing tells, every answer is kept (guideline 4).
"""

from __future__ import annotations

import re
from datetime import timedelta

from graphkit.extract.beside import (
    NAMED_BEFORE_IT_STARTS,
    another_named_beside,
    named_predecessor,
    of_who_is_named_before,
)
from graphkit.extract.doubts import rivals_of
from graphkit.extract.elsewhere import is_of_another_place, is_owned_by_another_place
from graphkit.extract.holders import SAID, acting, held, is_unborn, of_the_style, unlisted
from graphkit.extract.page import Page, Span, word_before
from graphkit.extract.titles import is_to_come, means_no_holder
from graphkit.extract.told import once_held, told_by_the_words
from graphkit.extract.which import of_that_kind, which
from graphkit.fold import slug
from graphkit.model import Finding
from graphkit.register.posts import posts_of

__all__ = ["office_finding"]

_BRACKET = re.compile(r" \[((?:of|for) [^\[\]]{2,60})\]")


_OF_THIS = re.compile(r" of (?:this|our) (?:Committee|Panel|Assembly)\b")
"""How a chair is called by those who sit under it."""


_I_WAS = re.compile(r"\bI (?:was|used to be|have been|had been)(?: the| once| then)* $")


def _once_in_the_chair(span: Span, page: Page) -> Finding:
    """Return the chair of what sits, as said by one who presided over it once."""
    post = page.cast.chair_post
    label = page.register.posts[post].label if post else f"Chair of the {page.question.meeting or 'Committee'}"
    body = f"post/{post}" if post else f"post/candidate/{slug(label)}"
    status = "Accepted" if post else "Candidate"
    denotes = f"person/{page.speaker}" if page.speaker else None
    return page.finding(span, body, SAID, 0.8, status=status, denotes=denotes, label=None if post else label)


def office_finding(span: Span, text: str, page: Page) -> Finding | None:
    """Decide which post the words mean and who holds it; ``None`` where they name no holder at all.

    What an editor has put into brackets belongs to the title: ``Secretary of State [for Transport]``.
    """
    bracket = _BRACKET.match(text, span.end)
    if bracket:
        named = posts_of(page.register).named(f"{text[span.start : span.end]} {bracket[1]}")
        span = span._replace(end=bracket.end(), ids=named or span.ids, style=span.style and not named)
    if text[span.start : span.end].endswith("Commissioners"):
        return None
    sitting = _OF_THIS.match(text, span.end) if span.style else None
    if sitting and page.cast.chair:
        span = span._replace(end=sitting.end())
        if _I_WAS.search(text, max(0, span.start - 24), span.start) and page.speaker != page.cast.chair:
            return _once_in_the_chair(span, page)
    predecessor = named_predecessor(span, text, page)
    if predecessor:
        return predecessor
    if _is_acting(span, text):
        if text[span.start - 7 : span.start - 1] == "Acting":
            span = span._replace(start=span.start - 7)
        return told_by_the_words(span, text, page) or acting(span, page)
    span = _unpossessed(span, text)
    if means_no_holder(span, text):
        return once_held(span, text, page)
    if (span.style and is_of_another_place(span, text, page)) or is_owned_by_another_place(span, text, page):
        return None
    told = told_by_the_words(span, text, page) or _of_a_stranger_who_speaks(span, text, page)
    told = told or _under_who_speaks(span, text, page)
    if told:
        return told
    if is_to_come(span, text, page) or (
        word_before(text, span.start).lower() == "first" and not _is_first(span.ids, page)
    ):
        return None
    index = posts_of(page.register)
    posts = [p for p in span.ids if page.register.holders(p, page.on)] or list(span.ids)
    if span.style:
        posts = of_the_style(span, posts, text, page)
    if word_before(text, span.start).lower() in ("which", "what"):
        return _ambiguous([p for p in of_that_kind(posts, span, text, page) if _is_there(p, page)], span, page)
    if _is_still_to_come(posts, span, text, page):
        return None
    if word_before(text, span.start).lower() == "new" and not (posts := _new(posts, span, text, page)):
        return None
    post, why, confidence = which(posts, span, text, page)
    if post is None:
        return _ambiguous(posts, span, page)
    if is_unborn(post, page):
        return None
    rivals = rivals_of(post, why, posts, span, text, page)
    if rivals:
        return _either([post, *rivals], span, page)
    if not span.style or len(span.ids) == 1 or index.is_own(post):
        page.remember_post(post)
    finding = another_named_beside(held(post, span, page, why, confidence), text, page)
    return of_who_is_named_before(finding, text, page) if span.style else finding


def _under_who_speaks(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``my Deputy Commissioner``, said in an office of another body than the register's of that title: one of the speaker's own."""
    tenure = page.register.tenure_ids.get(page.cast.speakers[page.index].capacity or "")
    title = text[span.start : span.end]
    if tenure is None or word_before(text, span.start).lower() != "my" or not title.startswith(_RANKS_BELOW):
        return None
    posts = page.register.posts
    body = page.register.organisations.get(posts[tenure.post].body)
    if body is None or any(posts[p].body == body.id for p in span.ids):
        return None
    return unlisted(page, span, f"{title} of the {body.label}", "office: of the body of who speaks", 0.6)


_IN_BRACKETS = re.compile(r"\((?P<title>[^(),]+), (?P<body>[^()]+)\)$")


def _of_a_stranger_who_speaks(span: Span, text: str, page: Page) -> Finding | None:
    """Return the office of whoever speaks by a printed title and body that no register has: ``Ann Oak (Deputy Commissioner, Moss Brigade)``."""
    title = text[span.start : span.end]
    if not span.style and title not in _RANKS_BELOW:
        return None
    for turn, spoken in zip(page.question.turns, page.cast.speakers, strict=True):
        if turn.label is None or f"({title}, " not in turn.label or spoken.capacity in page.register.tenure_ids:
            continue
        printed = _IN_BRACKETS.search(turn.label)
        if printed and printed["title"] == title:
            label = f"{title} of the {printed['body']}"
            return unlisted(page, span, label, "office: that office speaks here", 0.6, spoken.person)
    return None


_RANKS_BELOW = ("Deputy Commissioner", "Assistant Commissioner", "Deputy Assistant Commissioner")


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


_NEW = 500
"""Days for which somebody is the new holder of an office."""


_BEGINS = re.compile(
    r" (?:(?:to |will )?(?:begins?|starts?|arrives?|takes? (?:up|over|office)|joins?|comes?)|"
    r"(?:will|is to|to) be (?:in (?:place|post|office)|chosen|named|announced|appointed|confirmed))\b"
)


_BEFORE = re.compile(r"\bbefore (?:he|she|they) (?:starts?|begins?|arrives?|takes?|joins?|comes?)\b")


def _new(posts: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return the offices whose holder is a new one; none where the new one is still to come."""
    to_come = _BEGINS.match(text, span.end) or _BEFORE.search(text, span.end, span.end + 80)
    return [] if to_come else [p for p in posts if _is_new(p, page)]


_STARTS = re.compile(r"[^.?!]{0,30} on (?:the|his|her) (?:first )?day (?:that )?(?:he|she) (?:starts|begins|arrives)\b")


def _is_still_to_come(posts: list[str], span: Span, text: str, page: Page) -> bool:
    """Say whether the new holder of one of some offices is somebody named on the page who has it only later."""
    if word_before(text, span.start).lower() != "new" and not _STARTS.match(text, span.end):
        return False
    today, soon = page.on.isoformat(), (page.on + timedelta(days=NAMED_BEFORE_IT_STARTS)).isoformat()
    tenures = (t for p in posts for t in page.register.tenures_by_post.get(p, ()) if today < t.start <= soon)
    return any(t.person in page.named for t in tenures)


def _is_new(post: str, page: Page) -> bool:
    """Say whether an office has a holder that day who came to it not long ago and does not only act."""
    since = (page.on - timedelta(days=_NEW)).isoformat()
    return any(t.start >= since[: len(t.start)] and not t.acting for t in page.register.holders(post, page.on))


def _is_first(posts: tuple[str, ...], page: Page) -> bool:
    """Say whether whoever holds one of the offices that day is its first holder on record."""
    register = page.register
    first = {p: min(register.tenures_by_post.get(p, ()), key=lambda t: t.start, default=None) for p in posts}
    return any(
        (t := first[p]) is not None and t.person in {h.person for h in register.holders(p, page.on)} for p in posts
    )


def _is_there(post: str, page: Page) -> bool:
    people = {t.person for t in page.register.holders(post, page.on)}
    return bool(people & (page.room | set(page.named))) or ("post", post) in page.cast.asked_of


def _ambiguous(posts: list[str], span: Span, page: Page) -> Finding | None:
    index = posts_of(page.register)
    return _either([p for p in posts if index.is_own(p)] or posts, span, page)


def _either(posts: list[str], span: Span, page: Page) -> Finding | None:
    """Return a finding that keeps whoever holds each of some offices, or the offices where one of them is held by nobody."""
    tenures = [t for p in posts for t in page.register.holders(p, page.on)]
    people = tuple(dict.fromkeys(f"person/{t.person}" for t in tenures))
    candidates = tuple(f"post/{p}" for p in posts)
    if len(people) < 2 and len(candidates) < 2:
        return None
    rule = "office: the room does not say which"
    kept = people if len(people) > 1 else candidates
    return page.finding(span, candidates[0], rule, round(1 / len(kept), 2), status="Ambiguous", candidates=kept)
