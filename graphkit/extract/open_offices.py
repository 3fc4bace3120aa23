"""Open offices: an office that no register has is a candidate, unless somebody who is there or was named holds one that begins so."""

from __future__ import annotations

import re

from graphkit.extract.company import bodies_there
from graphkit.extract.fields import in_their_field
from graphkit.extract.holders import SAID, resolved, unlisted
from graphkit.extract.offices import office_finding
from graphkit.extract.page import Page, Span, word_before
from graphkit.extract.patterns import one_of
from graphkit.extract.titles import is_spoken_of_in_general, is_to_come
from graphkit.model import Finding
from graphkit.register.posts import bare, posts_of, said
from graphkit.register.things import Post

__all__ = ["open_office_finding"]

_OF_THE_BODY = re.compile(
    r"(?P<title>[A-Z][\w ]+?) of the (?P<head>Authority|Board|Commission|Agency|Corporation|Committee|Panel)"
)


def _of_the_body_meant(label: str, span: Span, text: str, page: Page) -> tuple[str, ...]:
    """Return the office of the one body of that kind that the page has named, or that has it that day: ``Chair of the Authority``.

    Of several, it is that of whose field the heading and the words around speak.
    """
    said = _OF_THE_BODY.fullmatch(label)
    if said is None:
        return ()
    register, index = page.register, posts_of(page.register)
    bodies = [
        b.id for b in register.organisations.values() if b.label.endswith(f" {said['head']}") and b.holds(page.on)
    ]
    named = [
        *reversed(page.bodies_named),
        *(register.posts[p].body for p in reversed(page.posts_named)),
        *bodies_there(page),
    ]
    meant = [b for b in named if b in bodies][:1] or bodies
    posts = index.in_bodies(said["title"], meant)
    posts = tuple(in_their_field(list(posts), span, text, page)) if len(posts) > 1 else posts
    return posts if len(posts) == 1 and register.holders(posts[0], page.on) else ()


_ARTICLE = r"(?: the| our| its)?"
_WHO_IS = r", (?:who is |now )?(?:the|our|its|their|my|your|his|her)(?: new)?"
_CAME_AS = rf"(?: (?:started|began|begun|joined|came|come|returned|remains|continues|stays))?,? as{_ARTICLE}"
_IS = rf" (?:is|has been|remains)(?: now| still)?{_ARTICLE}"
_APPOSED = re.compile(rf"{one_of(_WHO_IS, _CAME_AS, _IS)} $")
"""What stands between somebody and the office: ``Ann Oak, now our …``, ``Ann Oak joined as …``, ``Ann Oak is still the …``."""


def _of_who_is_named(label: str, span: Span, text: str, page: Page) -> Finding | None:
    """Return the office of whoever is named before, where one of its names begins so: ``Ann Oak, our Chief Operating Officer``."""
    end, person = page.last_said
    between = text[end : span.start]
    bracketed = between == ", " and "]" not in text[text.rfind("[", 0, end) : end] and "[" in text[:end]
    if person is None or not (bracketed or _APPOSED.fullmatch(between)):
        return None
    general = _OF_THE_BODY.fullmatch(label)
    label = general["title"] if general else label
    for tenure in page.register.tenures_of(person, page.on):
        if _begins_with(page.register.posts[tenure.post], label):
            return resolved(page, span, tenure.post, SAID, 0.9, tenure.id, person)
    return None


def _of_who_speaks(label: str, span: Span, page: Page) -> Finding | None:
    """Return the office of the one who speaks on the page in an office whose name begins so: ``the Chief Executive``."""
    theirs = [tenure for tenure in page.spoken_in if _begins_with(page.register.posts[tenure.post], label)]
    if len(theirs) != 1:
        return None
    (tenure,) = theirs
    return resolved(page, span, tenure.post, "office: that office speaks here", 0.9, tenure.id, tenure.person)


def _of_the_body_said(label: str, span: Span, text: str, page: Page) -> str:
    """Return an office with the body that the turn has named last: ``its Chief Executive``."""
    body = page.register.organisations.get(page.last_body or "")
    if word_before(text, span.start).lower() not in ("its", "their") or " of " in label:
        return label
    if body and not page.last_stranger and page.bodies_named.get(body.id) == page.turn.sequence:
        return f"{label} of {body.label}"
    return label


def _of_who_was_named(label: str, span: Span, page: Page) -> Finding | None:
    """Return the office of the one whom the turn has named before and whose office begins so."""
    if " of " in label or " for " in label:
        return None
    named = dict.fromkeys(person for _, person in page.said_here)
    theirs = [
        tenure
        for person in named
        for tenure in page.register.tenures_of(person, page.on)
        if _begins_with(page.register.posts[tenure.post], label)
    ]
    if len(theirs) != 1:
        return None
    return resolved(page, span, theirs[0].post, SAID, 0.8, theirs[0].id, theirs[0].person)


def _begins_with(post: Post, label: str) -> bool:
    begins = f"{bare(label)} of"
    return any(bare(name).startswith(begins) or label.startswith(f"{name} and ") for name in said(post))


def open_office_finding(span: Span, text: str, page: Page) -> Finding | None:
    """Keep an office that is in no register as a candidate, unless it is spoken of in general."""
    if is_spoken_of_in_general(span, text) or is_to_come(span, text, page):
        return None
    label = span.label or text[span.start : span.end]
    if text.endswith("predecessor as ", 0, span.start) or label.startswith("Former "):
        return None
    theirs = (
        _of_who_is_named(label, span, text, page)
        or _of_who_speaks(label, span, page)
        or _of_who_was_named(label, span, page)
    )
    if theirs:
        return theirs
    label = _of_the_body_said(label, span, text, page)
    known = posts_of(page.register).of_body(label) or _of_the_body_meant(label, span, text, page)
    if len(known) == 1:
        return office_finding(span._replace(ids=known), text, page)
    own = page.speaker if _says_to_hold_it(span, text) else None
    return unlisted(page, span, label, "office: not in the register", 0.85, own)


def _says_to_hold_it(span: Span, text: str) -> bool:
    """Say whether who speaks says to hold the office: ``as Chair of the Bells Board, I …``."""
    return bool(_AS_ONE.search(text, max(0, span.start - 12), span.start) and _SPEAKS.match(text, span.end))


_AS_ONE = re.compile(r"\b[Aa]s(?: the)? $")
_SPEAKS = re.compile(r",? I\b")
