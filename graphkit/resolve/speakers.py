"""Speakers: a speaker line, on a day, becomes a person in an office."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from functools import lru_cache

from graphkit.fold import key
from graphkit.model import Speaking
from graphkit.register import Register, Tenure
from graphkit.register.minting import is_crowd
from graphkit.register.names import PrintedName, parse
from graphkit.register.people import Candidate, people_of
from graphkit.register.posts import posts_of
from graphkit.resolve.lines import not_of, read_line, unbracketed

__all__ = ["capacity", "identified", "speaker"]


def identified(
    identifier: str, label: str | None, on: date, register: Register, posts: Collection[str] = ()
) -> Speaking:
    """Resolve a speaker for whom the source carries an identifier that the register knows: no name can say it better."""
    person = register.identified[identifier]
    held = capacity(person, parse(label or register.people[person].label), on, register, posts)
    return Speaking(person, held, "speaker: the identifier in the source", 1.0)


@lru_cache(maxsize=1 << 12)
def speaker(
    label: str,
    on: date,
    register: Register,
    room: frozenset[str] = frozenset(),
    posts: tuple[str, ...] = (),
    house: str | None = None,
) -> Speaking:
    """Resolve a printed speaker line.

    ``room`` holds the ids of people known to take part, ``posts`` the ids of offices that are asked, ``house`` is the
    id of the body that sits. One candidate must stand out (by name, then by being in the room, then by sitting in the
    house or holding a seat or post that day); otherwise nobody is chosen and the candidates are kept. A bare title is
    the holder of that day. Remembered, since one line stands over many turns of a page and in the attendance of every
    page of a sitting.
    """
    name, candidates = read_line(label, on, register)
    if not candidates and is_crowd(label):
        return Speaking(None, None, "speaker: nobody in particular", 0.0)
    if not candidates:
        peer = _before_the_title(label, on, register, house)
        return peer or _by_office(label, name, on, register, posts, house)
    called_so = candidates
    candidates = _with_namesakes(candidates, name, on, register)
    chosen, rule = _choose(candidates, name, on, register, room, house)
    if chosen is None or (chosen not in called_so and chosen.why == "surname"):  # Ann Elm is not Ann Oak Elm
        return Speaking(None, None, "speaker: several bear the name", 0.3, tuple(c.person for c in candidates))
    held = capacity(chosen.person, name, on, register, posts)
    confidence = chosen.weight if held else chosen.weight * 0.8
    return Speaking(chosen.person, held, rule, round(confidence, 2))


def _before_the_title(label: str, on: date, register: Register, house: str | None) -> Speaking | None:
    """Return who sat in this house by a first name and is listed by a later title alone; one, or nobody."""
    if house is None or house == register.body:
        return None
    people = people_of(register)
    name = parse(unbracketed(label))
    sat = [c for c in people.titled(name) if people.sits_in(house, c.person, on)]
    if len(sat) != 1 or name.styles:
        return None
    held = capacity(sat[0].person, name, on, register, ())
    return Speaking(sat[0].person, held, "speaker: the surname before a title, and the house", 0.7)


def _with_namesakes(
    candidates: tuple[Candidate, ...], name: PrintedName, on: date, register: Register
) -> tuple[Candidate, ...]:
    """Add those with another form of the name, where the register knows days and not that of whom it calls so."""
    people = people_of(register)
    if not people.knows_days or any(people.dated(c.person, on) for c in candidates):
        return candidates
    others = {c.person: c for c in people.namesakes(name) if people.active(c.person, on)}
    return (*candidates, *(c for p, c in others.items() if p not in {c.person for c in candidates}))


def _choose(
    candidates: tuple[Candidate, ...],
    name: PrintedName,
    on: date,
    register: Register,
    room: Collection[str],
    house: str | None,
) -> tuple[Candidate | None, str]:
    people = people_of(register)
    active = [c for c in candidates if people.active(c.person, on)]
    weak = all(c.why in ("surname", "given name") for c in candidates)
    tests = (
        (
            "the name and the office",
            [c for c in active if name.role and _holds_role(c.person, name.role, on, register)],
        ),
        (
            "the name and the seat",
            [c for c in candidates if _is_member(name) and _sits(c.person, on, register)],
        ),
        ("the name and the room", [c for c in candidates if c.person in room]),
        ("the name and the house", [c for c in active if house and people.sits_in(house, c.person, on)]),
        ("the name and the day", [c for c in active if people.dated(c.person, on)]),
        ("the name and the day", active),
        ("the name", [] if weak else list(candidates)),
    )
    for why, left in tests:
        if len(left) == 1:
            return left[0], f"speaker: {why}"
    return None, "speaker: several bear the name"


def _presides_here(post: str, role: str, register: Register, asked: Collection[str]) -> bool:
    """Say whether a bare chair's title (``Deputy Chairman``) can be that of an office: of the body itself, or of one whose office is asked."""
    if not _PRESIDING.fullmatch(role):
        return True
    body = register.posts[post].body
    return body == register.body or post in asked or body in {register.posts[p].body for p in asked}


_PRESIDING = re.compile(r"(?:Deputy |Vice[- ])?Chair(?:man|woman|person)?", re.I)


def _is_member(name: PrintedName) -> bool:
    return "am" in name.letters


def _sits(person: str, on: date, register: Register) -> bool:
    return bool(register.memberships_of(person, on, "seat"))


def _holds_role(person: str, role: str, on: date, register: Register) -> bool:
    """Say whether the person holds the office in brackets on the day, or sits for the place that is named there."""
    posts = posts_of(register).named(role)
    seats = (m.seat for m in register.memberships_of(person, on, "seat"))
    return any(t.post in posts for t in register.tenures_of(person, on)) or key(role) in map(key, filter(None, seats))


def _by_office(
    label: str, name: PrintedName, on: date, register: Register, asked: Collection[str], house: str | None
) -> Speaking:
    """A line that is no known name: a bare title (``Chair:``), or a stranger."""
    index = posts_of(register)
    posts = index.named(label) or index.named(" ".join((*name.styles, *name.words)))
    if len(posts) > 1:
        posts = tuple(p for p in posts if p in asked or p == register.chair) or posts
    if house and len(posts) > 1:
        posts = tuple(p for p in posts if register.posts[p].body == house) or posts
    held = [t for p in posts if (t := index.holder(p, on))]
    address = "".join(key(label).split()[:1])
    if not held:  # of several holders, Madam is none of the men
        held = [t for p in posts for t in register.holders(p, on) if not not_of(address, t.person, register)]
    if len(held) == 1:
        return Speaking(held[0].person, held[0].id, "speaker: the holder that day", 0.9)
    people = tuple(dict.fromkeys(t.person for t in held))
    return Speaking(None, None, "speaker: not in the register", 0.0, people)


_CHAIR = frozenset(("Chair", "Chairman", "Chairwoman"))


def deputy_chair_held(person: str, on: date, register: Register) -> Tenure | None:
    """Return the tenure in which somebody is that day the deputy of who presides over the body itself."""
    deputies = (t for t in register.tenures_of(person, on) if register.posts[t.post].body == register.body)
    return next((t for t in deputies if key(register.posts[t.post].label).startswith("deputy chair")), None)


def capacity(person: str, name: PrintedName, on: date, register: Register, asked: Collection[str]) -> str | None:
    """Return the id of the tenure or membership in which the person speaks, or ``None``.

    In this order: the office in brackets, the seat where the line says so, an office that was asked, the seat,
    the one office held that day.
    """
    tenures = [t for t in register.tenures_of(person, on) if register.says(t)]
    if name.role:
        posts = posts_of(register).named(re.sub(r",? in the chair$", "", name.role, flags=re.I))
        maybe = [t for t in register.tenures_by_person.get(person, ()) if t.span.holds(on) != "no" and register.says(t)]
        held = [
            t
            for t in dict.fromkeys((*tenures, *maybe))
            if t.post in posts and _presides_here(t.post, name.role, register, asked)
        ]
        for tenure in sorted(held, key=lambda t: (t.post not in asked, t.post != register.chair)):
            return tenure.id
        standing_in = deputy_chair_held(person, on, register) if name.role in _CHAIR else None
        # Who presides where the principal is asked stands in for the chair.
        if standing_in and register.principal in asked:
            return standing_in.id
    seats = register.memberships_of(person, on, "seat")
    if seats and _is_member(name):
        return seats[0].id
    for tenure in tenures:
        if tenure.post in asked:
            return tenure.id
    if seats:
        return seats[0].id
    own = [t for t in tenures if t.post == register.principal] or list(tenures)
    return own[0].id if own else None
