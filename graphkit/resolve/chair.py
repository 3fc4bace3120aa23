"""Chair: who presides over what sits that day, told from the speaker lines, the people present, or the meeting's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graphkit.fold import key
from graphkit.model import Question
from graphkit.register import Register
from graphkit.register.names import parse
from graphkit.register.posts import bare, posts_of
from graphkit.resolve.speakers import deputy_chair_held, speaker

__all__ = ["Chair", "chair_of"]

_CHAIRS = re.compile(r"^chair(?:man|woman|person)?\b")


@dataclass(frozen=True, slots=True)
class Chair:
    """Who presides: the person, the office in which they do, and their tenure of that office (a deputy has none)."""

    person: str | None
    post: str | None
    tenure: str | None


def chair_of(question: Question, register: Register) -> Chair:
    """Return who presides: whoever is printed as chair or in the chair, else the holder of the meeting's chair."""
    labels = [*question.attendance, *(turn.label for turn in question.turns if turn.label)]
    for in_the_chair in (True, False):
        for label in labels:
            role = key(parse(label).role or "")
            if ("in the chair" in role) if in_the_chair else bool(_CHAIRS.match(role)):
                found = _printed(label, question, register, in_the_chair=in_the_chair)
                if found:
                    return found
    standing_in = _deputy_who_presides(question, register)
    if standing_in:
        return standing_in
    post = _post_of_meeting(question, register) or register.chair
    tenure = posts_of(register).holder(post, question.date) if post else None
    return Chair(tenure.person if tenure else None, post, tenure.id if tenure else None)


_COMMITTEE = re.compile(r"\b(?:Committee|Panel|Commission|Board|Working Group)$", re.I)
"""How the name of a meeting ends that is none of the whole body, whose chair need not be on record."""

_DEPUTY = re.compile(r"(?:deputy|vice) chair(?:man|woman|person)?")
_OPENS = re.compile(
    r"\b(?:[Ww]e (?:now )?welcome|I (?:now )?welcome (?:our|the) (?:guests?|panel)|[Cc]an I (?:formally )?welcome|"
    r"[Ww]e (?:now |will now )?(?:come|turn|move on) to (?:the next|item|our|the (?:first|second|third|last))|"
    r"[Aa]pologies (?:for absence|have been)|(?:receive|hear) an? (?:\w+ ){0,3}(?:statement|presentation)|[Mm]embers will (?:now )?)"
)
"""What only whoever presides says."""


def _deputy_who_presides(question: Question, register: Register) -> Chair | None:
    """Return the deputy chair who opens a sitting of the body itself, where nobody is printed as its chair."""
    if question.asked_by or _post_of_meeting(question, register) not in (None, register.chair):
        return None
    for turn in question.turns[:3]:
        if turn.label and _DEPUTY.fullmatch(key(parse(turn.label).role or "")) and _OPENS.search(turn.text):
            meant = speaker(turn.label, question.date, register)
            tenure = register.tenure_ids.get(meant.capacity or "")
            if tenure and _is_deputy_of(register.chair, tenure.post, register):
                return Chair(meant.person, register.chair, None)
    return None


def _is_deputy_of(chair: str | None, post: str, register: Register) -> bool:
    return chair is not None and register.posts[post].body == register.posts[chair].body


def _printed(label: str, question: Question, register: Register, *, in_the_chair: bool) -> Chair | None:
    meant = speaker(label, question.date, register, posts=_chairs_that_may_sit(question, register))
    if meant.person is None:
        return None
    tenure = register.tenure_ids.get(meant.capacity or "")
    bare_title = bool(_CHAIRS.fullmatch(key(parse(label).role or "")))
    if in_the_chair:
        committee = bool(_COMMITTEE.search(question.meeting or ""))
        post = _post_of_meeting(question, register) or (None if committee else register.chair)
        return Chair(meant.person, post, tenure.id if tenure and tenure.post == post else None)
    sits = tenure is not None and (_sits(tenure.post, register) or tenure.post == _post_of_meeting(question, register))
    presides = tenure is not None and sits and _CHAIRS.match(bare(register.posts[tenure.post].label))
    if tenure is not None and presides:
        return Chair(meant.person, tenure.post, tenure.id)
    principal = any(register.principal in posts_of(register).named(asked) for asked in question.asked_of)
    if bare_title and principal and deputy_chair_held(meant.person, question.date, register):
        return Chair(meant.person, register.chair, None)
    return (
        Chair(meant.person, None, None)
        if bare_title and (question.meeting or _is_another(meant.person, question, register))
        else None
    )


def _is_another(person: str, question: Question, register: Register) -> bool:
    """Say whether somebody sits that day and does not preside over the body itself: so what sits is one of its committees."""
    chairs = register.tenures_by_post.get(register.chair or "", ())
    presides = any(t.person == person and t.span.holds(question.date) != "no" for t in chairs)
    return not presides and bool(register.memberships_of(person, question.date, "seat"))


def _chairs_that_may_sit(question: Question, register: Register) -> tuple[str, ...]:
    """Return the chair of the meeting by its name; any chair where no meeting is named."""
    if question.meeting:
        post = _post_of_meeting(question, register)
        return (post,) if post else ()
    return _every_chair(register)


@lru_cache(maxsize=8)
def _every_chair(register: Register) -> tuple[str, ...]:
    return tuple(p.id for p in register.posts.values() if _CHAIRS.match(bare(p.label)))


def _sits(post: str, register: Register) -> bool:
    """Say whether a chair presides over the body or a committee of it, not over one that answers to it."""
    body = register.posts[post].body
    organisation = register.organisations.get(body)
    return body == register.body or (organisation is not None and organisation.parent == register.body)


@lru_cache(maxsize=1 << 8)
def _coded(code: str, register: Register) -> frozenset[str]:
    """Return the committees of the body whose initials a meeting's name begins with: ``PCC on 14 March 2018``."""
    if len(code) < 3 or not code.isupper():
        return frozenset()
    initials = ((b, "".join(w[0] for w in b.label.split() if w[0].isupper())) for b in register.organisations.values())
    return frozenset(b.id for b, letters in initials if b.parent == register.body and letters == code)


def _post_of_meeting(question: Question, register: Register) -> str | None:
    """Return the chair of the body that a meeting is named after, where the register has one."""
    if not question.meeting:
        return None
    printed = f" {key(question.meeting)} "
    bodies = {
        body.id
        for body in register.organisations.values()
        if any(f" {key(name)} " in printed for name in (body.label, *body.aliases) if " " in name)
    }
    bodies |= _coded(question.meeting.split(" ")[0], register)
    within = {b for b in bodies if register.organisations[b].parent in bodies}
    chairs = [p.id for p in register.posts.values() if p.body in (within or bodies) and _CHAIRS.match(bare(p.label))]
    if within and not chairs:
        return None
    return chairs[0] if len(chairs) == 1 else None
