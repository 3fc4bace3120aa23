"""Chairs: a chair's title means whoever presides that day, unless it is that of a body that the words name."""

from __future__ import annotations

import re

from graphkit.extract.company import of_bodies_in, of_the_heading
from graphkit.extract.holders import DEFINITE, FORMS_OF_ADDRESS, SAID, held, resolved, unlisted
from graphkit.extract.page import Page, Span, word_before
from graphkit.extract.titles import is_to_come, vocative
from graphkit.model import Finding
from graphkit.register import Register, Tenure
from graphkit.register.names import parse
from graphkit.register.people import people_of
from graphkit.register.posts import bare

__all__ = ["chair_of_the_day", "said_of"]


_SAID_OF = re.compile(
    r"(?:, (?:who )?|, (?:when|while)|[’']s (?:time|tenure|day|term) | )(?:was|is|became|as|being|then|now|in office|(?:has|had|have) been)?"
    r"(?: then| now| once| also| still| already)?(?: (?:the|my|your|our|his|her|its|their|[\w’']+[’']s))?(?: (?:first|last|then|former|new|acting|interim))? $|"
    r", who (?:is|was|used to be) [^.;:?!]{2,60},? (?:and|but) (?:who )?(?:was|had been|used to be)(?: once| then)?(?: the| our| my)? $|"
    r", who (?:is|was|until [\w ]{3,30} was) (?:also |then |now )?(?:the |our |my |both )?[A-Z][^.;:?!,]{2,60} and (?:also |then |indeed )?(?:the |our |my )?$"
)
_WAS_HERE_AS = re.compile(
    r"(?:, as (?:he|she) (?:now is|is now|then was|was then),|, who)?,? (?:in (?:his|her)|was|came|sat|stood|stepped|resigned|retired|quit|served|worked|spoke|appeared|were|left)\b[^.;:?!,]{0,40} as (?:the |our |your )?"
)
_AND_ALSO = re.compile(r",? and (?:is )?(?:also )?(?:the |your |our |my |his |her )?")
_IS_BOTH = re.compile(
    r"\b(?:is|was|being|am|as)(?: both)? (?:the |its |their |your |our |my |his |her )?[A-Z][\w’']+(?: (?:[A-Z]\w+|of|for|and|the)){0,8}$"
)
_LINK = re.compile(r"was|as\b|is\b|then|became|been|when|while")
_IS_ONE = re.compile(r"\b(?:[Ii]s|[Ww]as) (?:[A-Z][\w’'-]+ ?){1,4}$")


def said_of(span: Span, text: str, page: Page) -> str | None:
    """Return the person named right before, of whom a title is said: ``Ann Oak, who was then``, ``the Prime Minister, once``."""
    end, person = page.last_said
    between = text[end : span.start]
    if person and (_WAS_HERE_AS.fullmatch(between) or (_AND_ALSO.fullmatch(between) and _IS_BOTH.search(text, 0, end))):
        return person
    if len(between) > 100 or not _SAID_OF.fullmatch(between):
        return None
    if between == " ":
        return person if _IS_ONE.search(text, max(0, end - 50), end) else None
    return person if _LINK.search(between) or text[span.start : span.end] == "Deputy" else None


def chair_of_the_day(span: Span, text: str, page: Page) -> Finding | None:
    """A chair's title means whoever presides that day, unless it is the chair of a body that was named just before."""
    register, cast = page.register, page.cast
    if span.style and text[span.start : span.end].startswith(("Deputy Chair", "Vice-Chair", "Vice Chair")):
        return _deputy_chair_of_another(span, text, page) or _deputy_chair_of_what_sits(span, page)
    if not span.style or not _is_chair(span, page):
        return None
    named = _chair_who_is_named(span, text, page)
    if named:
        return named
    own = _chair_of_who_speaks(span, text, page)
    if own:
        return own
    left = text[max(0, span.start - 40) : span.start]
    if _OF_ANOTHER_BODY.search(left):
        if is_to_come(span, text, page):
            return None
        return _chair_of_the_body_named(span, text, page)
    if "deputy" in text[span.start : span.end].lower():
        return None
    newcomer = _new_chair_of_the_body_named(span, text, page)
    if newcomer:
        return newcomer
    rule = "office: the chair of the sitting"
    guest = _chair_who_is_asked(span, text, page)
    if guest:
        return guest
    other = said_of(span, text, page)
    if other and other != cast.chair:
        return _chair_said_of(other, span, page)
    rival = None if vocative(text, span.start, span.end) else _other_chair_in_the_room(page)
    if rival and cast.chair and DEFINITE.search(text, max(0, span.start - 16), span.start):
        people = (f"person/{cast.chair}", f"person/{rival}")
        body = f"post/{cast.chair_post or register.chair}"
        return page.finding(
            span, body, "office: two chairs are in the room", 0.5, status="Ambiguous", candidates=people
        )
    if cast.chair_post is None:
        return _chair_without_a_post(span, rule, page)
    person, tenure = _presiding(page)
    if person and register.people[person].gender == FORMS_OF_ADDRESS.get(text[span.start : span.end].split(" ")[0]):
        return unlisted(page, span, "Chair", "office: who presides is not so called", 0.4)
    return resolved(page, span, cast.chair_post or register.chair or "", rule, 0.95, tenure, person)


_IS_ASKED = re.compile(
    r",? [^.?!]{0,40}\b(?:one|question|matter|this|that) (?:is )?(?:probably |really |more |perhaps )?for you\b|"
    r" (?:to|could|can|might|may|will|would) (?:\w+ )?(?:answer|respond|reply)\b"
)


def _chair_who_is_asked(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``Chair, this is one for you`` and ``My question is to the Chair``: who presides is asked nothing.

    The chair is of the body that the heading, or else the turn, names.
    """
    if not _IS_ASKED.match(text, span.end) and not _QUESTION_TO.search(text, max(0, span.start - 48), span.start):
        return None
    sits = page.cast.chair_post or page.register.chair
    chairs = [p.id for p in page.register.posts.values() if p.id != sits and _chair_of(p.body, page.register) == p.id]
    theirs = of_the_heading(chairs, page)
    if len(theirs) == 1:
        return held(theirs[0], span, page, "of the body in the heading", 0.8)
    theirs = of_bodies_in(text, chairs, page.register)
    return held(theirs[0], span, page, "of the body that the turn names", 0.75) if len(theirs) == 1 else None


_QUESTION_TO = re.compile(
    r"\b(?:[Mm]y|[Tt]h(?:is|e|at)) (?:[a-z]+ )?question (?:is|was|goes) (?:[a-z]+ ){0,4}(?:to|for) (?:the )?$"
)


_WHO_IS = re.compile(r", (?:the|its|their|our|your|his|her)(?: new)? ")


def _chair_who_is_named(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``the railway. Ann Oak, its Chair``: the office of that title which the one who is named holds."""
    end, person = page.last_said
    if person in (None, page.cast.chair) or not _WHO_IS.fullmatch(text[end : span.start]):
        return None
    chairs = _chairs_held_by(person or "", page)
    return resolved(page, span, chairs[0].post, SAID, 0.9, chairs[0].id, person) if len(chairs) == 1 else None


def _deputy_chair_of_another(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``my Deputy Chair``, said by the chair of a body that does not sit, and ``the Deputy Chair`` behind the name of one."""
    register = page.register
    if vocative(text, span.start, span.end):
        return None
    tenure = register.tenure_ids.get(page.cast.speakers[page.index].capacity or "")
    mine = tenure and word_before(text, span.start).lower() == "my"
    body = register.posts[tenure.post].body if tenure and mine else page.last_body
    if body is None or (not mine and page.bodies_named.get(body) != page.turn.sequence):
        return None
    sits = register.posts.get(page.cast.chair_post or register.chair or "")
    if (sits and body == sits.body) or not _chair_of(body, register):
        return None
    deputy = _chair_of(body, register, "deputy chair")
    if deputy:
        return held(deputy, span, page, "of the body named before it", 0.8)
    label = f"Deputy Chair of the {register.organisations[body].label}"
    return unlisted(page, span, label, "office: of the body named before it", 0.6)


_DEPUTY = re.compile(r"(?P<name>[^()]+?) \((?:Deputy|Vice)[ -]Chair")


def _deputy_chair_of_what_sits(span: Span, page: Page) -> Finding | None:
    """Return the deputy chair of a committee: whoever is printed as such."""
    register, meeting = page.register, page.question.meeting
    sits = register.posts.get(page.cast.chair_post or "")
    if page.cast.chair is None or not meeting or (sits and sits.body == register.body):
        return None
    lines = (*page.question.attendance, *(turn.label or "" for turn in page.question.turns))
    names = [parse(found["name"]) for line in lines if (found := _DEPUTY.match(line))]
    people = {c.person for name in names[:1] for c in people_of(register).match(name) if c.person in page.room}
    deputy = people.pop() if len(people) == 1 else None
    rule = "office: the deputy chair of what sits"
    if sits is None:
        return unlisted(page, span, f"Deputy Chair of the {meeting}", rule, 0.8, deputy)
    post = _chair_of(sits.body, register, "deputy chair")
    return resolved(page, span, post, rule, 0.9, None, deputy) if post and deputy else None


_OF_OURS = re.compile(r"\b(?:[Mm]y|[Oo]ur|board and its) $")


def _chair_of_who_speaks(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``my Chair``, ``the board and its Chair``, said in an office of a body that has one and does not sit."""
    tenure = page.register.tenure_ids.get(page.cast.speakers[page.index].capacity or "")
    if tenure is None or not _OF_OURS.search(text, max(0, span.start - 16), span.start):
        return None
    post = _chair_of(page.register.posts[tenure.post].body, page.register)
    sits = page.cast.chair_post or page.register.chair
    return held(post, span, page, "of the body of who speaks", 0.9) if post and post != sits else None


def _new_chair_of_the_body_named(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``I chaired the MPA until last week. Will the new Chair …``: of the body that this turn named last."""
    body = page.last_body
    if word_before(text, span.start) != "new" or page.bodies_named.get(body or "") != page.turn.sequence:
        return None
    post = _chair_of(body, page.register)
    sits = page.cast.chair_post or page.register.chair
    return held(post, span, page, "of the body named before it", 0.85) if post and post != sits else None


_PRESIDES = re.compile(r"\((?:Chair|Chairman|[^()]* in the Chair)\)$")


def _presiding(page: Page) -> tuple[str | None, str | None]:
    """Return who presides in the current turn, and by which tenure: the one of the chairs on the page who spoke last as such."""
    cast = page.cast
    lines = zip(page.question.turns, cast.speakers, strict=True)
    chairs = [(turn.sequence, s) for turn, s in lines if s.person and turn.label and _PRESIDES.search(turn.label)]
    if len({spoken.person for _, spoken in chairs}) < 2:
        return cast.chair, cast.chair_tenure
    before = [spoken for sequence, spoken in chairs if sequence < page.turn.sequence]
    presiding = before[-1] if before else chairs[0][1]
    return presiding.person, presiding.capacity if presiding.capacity in page.register.tenure_ids else None


def _other_chair_in_the_room(page: Page) -> str | None:
    """Return who speaks on the page as the chair of another body than the one that sits."""
    register = page.register
    for spoken in page.cast.speakers:
        tenure = register.tenure_ids.get(spoken.capacity or "")
        if tenure is None or spoken.person in (page.cast.chair, page.speaker) or tenure.post == page.cast.chair_post:
            continue
        body = register.posts[tenure.post].body
        if body != register.body and tenure.post == _chair_of(body, register):
            return spoken.person
    return None


_OF_ANOTHER_BODY = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|whose) (?:\w+ )?$|\bof which (?:[\w’']+ ){1,5}$|\b(?:him|her|your|my)self (?:the |its )?$"
)


def _chair_without_a_post(span: Span, rule: str, page: Page) -> Finding | None:
    """Whoever presides over a meeting whose chair is no office of the register."""
    person = page.cast.chair
    if person is None:
        return None
    label = f"Chair of the {page.question.meeting}" if page.question.meeting else "Chair"
    return unlisted(page, span, label, rule, 0.85, person)


def _chair_said_of(person: str, span: Span, page: Page) -> Finding | None:
    """Somebody else than who presides is said to be a chair: of the body that was named last."""
    chairs = _chairs_held_by(person, page)
    theirs = [t for t in chairs if t in page.spoken_in] or chairs
    if len(theirs) == 1:
        return resolved(page, span, theirs[0].post, SAID, 0.85, theirs[0].id, person)
    body = page.register.organisations.get(page.last_body or "")
    if body is None:
        return None
    return unlisted(page, span, f"Chair of the {body.label}", SAID, 0.7, person)


def _chair_of(body: str | None, register: Register, rank: str = "chair") -> str | None:
    """Return the office of the chair of a body, or of another ``rank`` of it: ``deputy chair``."""
    posts = (p for p in register.posts.values() if body and p.body == body)
    return next((p.id for p in posts if bare(p.label).startswith(f"{rank} of ")), None)


def _chairs_held_by(person: str, page: Page) -> list[Tenure]:
    """Return by which tenures somebody is the chair of a body that day."""
    posts = page.register.posts
    return [
        t for t in page.register.tenures_of(person, page.on) if t.post == _chair_of(posts[t.post].body, page.register)
    ]


def _is_chair(span: Span, page: Page) -> bool:
    return page.register.chair in span.ids or page.cast.chair_post in span.ids


def _chair_of_the_body_named(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``the MPA and its Chair``, ``I was its Chair``."""
    body = page.last_body
    post = _chair_of(body, page.register)
    known = page.register.organisations.get(body or "")
    name = known.label if known else page.last_stranger
    if not post and name:
        return unlisted(page, span, f"Chair of the {name}", "office: of the body named before it", 0.6)
    if post is None:
        return None
    if re.search(
        r"\b(?:I was|I had been|[^.?!]*\bI [^.?!]*,? as) (?:its|their) $", text[max(0, span.start - 40) : span.start]
    ):
        mine = [t for t in page.register.tenures_by_person.get(page.speaker or "", ()) if t.post == post]
        return resolved(page, span, post, SAID, 0.9, mine[-1].id, page.speaker) if mine else None
    named = said_of(span, text, page)
    theirs = [t for t in page.register.tenures_by_person.get(named or "", ()) if t.post == post]
    if theirs:
        return resolved(page, span, post, SAID, 0.9, theirs[-1].id, named)
    return held(post, span, page, "of the body named before it", 0.85)
