"""Short: half a name in running text, where the page or the office tells whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from graphkit.dates import MONTHS
from graphkit.extract.company import of_the_heading, parent_of
from graphkit.extract.fields import is_of_the_field
from graphkit.extract.names import NOT_A_PERSON, UPPER
from graphkit.extract.page import Page, Span, begins_sentence, occurrences
from graphkit.extract.titles import vocative
from graphkit.extract.triggers import FUNCTION_WORDS
from graphkit.fold import fold
from graphkit.register import Register, Tenure
from graphkit.register.posts import posts_of

__all__ = ["given_name", "meant_by_now", "short_name", "surnames_of_strangers"]

_NEIGHBOUR = re.compile(rf"(?:^|[\s(\[“\"‘'/-])([{UPPER}][\w’'-]*),? $")
_OF_SOMEBODY = re.compile(
    r"$|,|[.?!](?: |$)|['’]s |\b (?:is|was|has|had|says|said|told|wrote|asks?|asked|thinks|thought|knows|knew|made|makes|did|does|will|would|can|could|came|gave|got|sits|sat|shares|sent|left|runs|ran|leads|led|wants|takes|took|and I)\b"
)
"""What stands behind a bare name that begins a sentence, so that it is no other word with a capital."""
_INITIALS = re.compile(r"(?!MPS|TfL|GLA|LFB|AM|MP|PC|DC|AC|QC|KC)[A-Z]{3}")
"""Three letters that somebody goes by before a surname: ``ABC Oak``."""
_JOINED = re.compile(rf"(?:[-’'./&]| )?\[?(?!I\b)[{UPPER}]")
_GOES_ON = re.compile(r" [a-z]")
_WORDS_TOO = frozenset(
    """Will Mark May Grant Rob Bill Pat Sue Dawn Hope Joy Faith Grace Frank Art Miles Rich Rose April June Summer Autumn
    Skip Wade Trace Iris Daisy Olive Violet Ivy Angel Harmony Chuck Victor Christian""".split()
)
"""Given names that also begin a sentence as other words: ``Will the Mayor …``."""
_TOUCHING = re.compile(rf"(?:[-’'./&]| (?:(?:and|&) )?)?\[?(?!I\b)[{UPPER}]")


def short_name(text: str, start: int, end: int, people: tuple[str, ...], page: Page) -> Span | None:
    """Return a bare given name or surname of somebody whom the page knows, where no other name touches it."""
    called = fold(text[start:end])
    given = _is_given(called, people, page.register)
    if not _told_behind(people, text, start, end, page) and not _stands_alone(text, start, end, given=given):
        return None
    known = _told_behind(people, text, start, end, page)
    known = known or tuple(
        p for p in people if p != page.speaker and (page.knows(p) or _may_be_named(p, text, start, page))
    )
    may = known or (_of_our_offices(people, text, start, end, page) if given else ())
    others = tuple(p for p in people if p != page.speaker)
    return Span(start, end, "person", others, "name: short form") if may else None


_TOLD = re.compile(r" \[(?P<who>[^\[\]]{3,100})")


def _told_behind(people: tuple[str, ...], text: str, start: int, end: int, page: Page) -> tuple[str, ...]:
    """Return whom of some people an editor names in full behind half a name: ``Ann [Ann Oak AM]``."""
    told = _TOLD.match(text, end) if text.startswith(" [", end) else None
    if told is None or f"{text[start:end]} " not in told["who"]:
        return ()
    records = ((p, page.register.people[p]) for p in people)
    return tuple(p for p, record in records if any(name in told["who"] for name in (record.label, *record.aliases)))


@lru_cache(maxsize=1 << 12)
def _is_given(called: str, people: tuple[str, ...], register: Register) -> bool:
    """Say whether a folded word is what one of some people is called by first."""
    bearers = (register.people[p] for p in people)
    return any(fold(name).startswith(f"{called} ") for p in bearers for name in (p.label, *p.aliases))


def _of_our_offices(people: tuple[str, ...], text: str, start: int, end: int, page: Page) -> tuple[str, ...]:
    """Return the one who may be called by a first name without more: who alone of ours has it and holds one of our offices, or held the first.

    Nobody is, where a stranger of that name speaks on the page or has been named on it.
    """
    given, register, own = text[start:end], page.register, posts_of(page.register).is_own
    if given in _WORDS_TOO or given in page.strangers or any(f"{given}{mark}" in text[:start] for mark in " ,"):
        return ()
    if any(turn.label and given in turn.label for turn in page.question.turns):
        return ()
    first = register.tenures_by_post.get(register.principal or "", ())
    once = {t.person for t in first if t.start <= page.on.isoformat()}
    holds = {p for p in people if p in once or any(own(t.post) for t in register.tenures_of(p, page.on))}
    ours = [p for p in people if p in holds or register.memberships_of(p, page.on, "seat")]
    holds = holds if ours else _lately_of_our_offices(people, page)
    ours = ours or list(people)
    ours = [p for p in ours if any(t.post == register.principal for t in register.tenures_of(p, page.on))] or ours
    if len(ours) > 1 and _IS_TO.search(text, max(0, start - _REACH), start):  # members put none to each other
        ours = [p for p in ours if p in holds] or ours
    if len(ours) > 1:
        ours = [p for p in ours if of_the_heading([t.post for t in register.tenures_of(p, page.on)], page)] or ours
    there = {p for p in people if register.tenures_of(p, page.on) or register.memberships_of(p, page.on, "seat")}
    if there - set(ours) and not _is_given(fold(given), people, register):  # a minister of that surname is in office
        return ()
    has_spoken = (
        len(there) == 1
        and there <= set(ours)
        and (_HAS_SPOKEN.match(text, end) or _IS_FOLLOWED.search(text, max(0, start - 24), start))
    )
    another = _SOMEBODY_CALLED.search(text, max(0, start - 40), start) or _IS_SOMEBODY.match(text, end)
    if len(ours) == 1 and (ours[0] in holds or (has_spoken and not another)) and ours[0] != page.speaker:
        return tuple(ours)
    if len(there) == 1 and _is_asked(text, start, end) and any(_answers_the_heading(p, page) for p in there):
        return tuple(there)
    if another:
        return ()
    return _of_the_government(people, first, page)


_REACH = 40
_IS_TO = re.compile(r"\b[Qq]uestions? (?:is|are|was) (?:(?:[a-z]+ly|first|again|also|just) )?(?:to|for) $")


def _is_asked(text: str, start: int, end: int) -> bool:
    """Say whether somebody is spoken to by a name, or a question is said to be theirs."""
    to_them = vocative(text, start, end) or _IS_TO.search(text, max(0, start - _REACH), start)
    return bool(to_them) and not _IS_SOMEBODY.match(text, end)


def _answers_the_heading(person: str, page: Page) -> bool:
    """Say whether the heading of the question has a word of the field of an office that a person holds: ``Legacy of the Games``."""
    held = page.register.tenures_of(person, page.on)
    return any(is_of_the_field(page.question.title, t.post, page.register) for t in held)


_HAS_SPOKEN = re.compile(
    r" (?:(?:has|had|was|is|just|rightly|quite|also|already) ){0,3}(?:said|says|saying|asked|asking|raised|raising|mentioned|read out|"
    r"pointed out|referred to|suggested|outlined|described|made|makes|talking|speaking|arguing)\b"
    r"|['’]s? (?:[a-z]+ )?(?:question|point|comment|remark|suggestion)s?\b"
)
"""What is said of one who has spoken there, and whom everybody there knows by the first name."""
_IS_FOLLOWED = re.compile(
    r"\b(?:(?:dis)?agree(?:d|s)? with|follow(?:ing)? (?:on )?from|[Mm]embers,? (?:including|such as|like)) $"
)
_SOMEBODY_CALLED = re.compile(r"\b(?:[Aa]n?|[Mm]y|[Yy]our|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z][\w’'-]+ ){1,3}$")
_IS_SOMEBODY = re.compile(r"(?:, (?:an?|my|our|his|her|their|another|one of|aged|who)|,? from)\b")
"""What says beside a first name who that is, as nobody says it of a minister: ``my cousin Ann``, ``Ann, a nurse``."""


def _of_the_government(people: tuple[str, ...], first: tuple[Tenure, ...], page: Page) -> tuple[str, ...]:
    """Return the only one of some people who is in office that day, as said by the principal holder: ``The Home Office has it; I rang Theresa``."""
    register = page.register
    if not any(t.person == page.speaker and t.span.holds(page.on) != "no" for t in first):
        return ()
    there = [p for p in people if register.tenures_of(p, page.on) or register.memberships_of(p, page.on, "seat")]
    offices = [t.post for p in there for t in register.tenures_of(p, page.on) if not register.posts[t.post].concurrent]
    return tuple(there) if len(there) == 1 and any(_is_spoken_of(post, page) for post in offices) else ()


def _is_spoken_of(post: str, page: Page) -> bool:
    """Say whether an office's body, the one over it, or another office of either was named in this turn or the one before."""
    posts, lately = page.register.posts, page.turn.sequence - 1
    body = posts[post].body
    named = {b for b, turn in page.bodies_named.items() if turn >= lately}
    named |= {posts[p].body for p, turn in page.posts_named.items() if turn >= lately}
    return bool(named & {body, parent_of(body, page)} - {None, ""})


_LATELY = 3 * 365
"""Days for which one who held an office of ours goes by a first name that nobody else there has."""


def _lately_of_our_offices(people: tuple[str, ...], page: Page) -> set[str]:
    """Return which of some people held one of our offices not long ago."""
    register, own = page.register, posts_of(page.register).is_own
    since, today = (page.on - timedelta(days=_LATELY)).isoformat(), page.on.isoformat()
    tenures = ((p, t) for p in people for t in register.tenures_by_person.get(p, ()))
    return {p for p, t in tenures if own(t.post) and since <= t.end <= today}


def given_name(text: str, start: int, end: int, page: Page) -> Span | None:
    """Return a bare given name where the sitting has named somebody of that name whom no register knows, or this turn may have."""
    if not _stands_alone(text, start, end) or text[start:end] in _WORDS_TOO:
        return None
    named = text[start:end] in page.strangers or text.find(f"{text[start:end]} ", 0, start) >= 0
    return Span(start, end, "person", (), "name: given name of a stranger") if named else None


def surnames_of_strangers(text: str, spans: list[Span], page: Page) -> Iterator[Span]:
    """Yield the bare surnames of those whom no register knows, and the page names in full before: ``Ann Oak … Oak says``."""
    labels = {s.label: s.end for s in spans if s.label and s.kind == "person" and not s.ids and " " in s.label}
    named = {label.rpartition(" ")[2]: end for label, end in labels.items()}
    for surname, since in {**named, **dict.fromkeys(page.surnames, 0)}.items():
        for start in occurrences(surname, text, since) if len(surname) > 3 else ():
            end = start + len(surname)
            if _OF_SOMEBODY.match(text, end) and _stands_alone(text, start, end, given=False):
                yield Span(start, end, "person", (), "name: surname of a stranger")


def _stands_alone(text: str, start: int, end: int, *, given: bool = True) -> bool:
    """Say whether a name (a given one or a surname) at a place is a whole one, and no other word that begins a sentence."""
    begins = begins_sentence(text, start)
    if (
        (
            text[start:end].lower() in FUNCTION_WORDS
            and (text[start:end] != "Will" or (begins and not _OF_SOMEBODY.match(text, end)))
        )
        or text.endswith((" called ", " named ", "St ", "St. ", "Saint "), 0, start)
        or _touched_by_another(text, start, end, given=given)
    ):
        return False
    touching = _JOINED if given else _TOUCHING
    if touching.match(text, end) or text[start - 1 : start] in ("-", "/", "."):
        return False
    if not begins or _OF_SOMEBODY.match(text, end):
        return True
    return given and bool(_GOES_ON.match(text, end)) and text[start:end] not in _WORDS_TOO


def _may_be_named(person: str, text: str, before: int, page: Page) -> bool:
    """Say whether a turn has named a person in full before a place, or an office that the person holds may have been."""
    return bool(before and page.register.tenures_of(person, page.on)) or _in_full(person, text, before, page)


def meant_by_now(people: tuple[str, ...], text: str, start: int, end: int, page: Page) -> tuple[str, ...]:
    """Return those of some people whom the page knows where a short name stands: from the room, or named before it; else who needs no naming."""
    known = _told_behind(people, text, start, end, page)
    known = known or tuple(p for p in people if page.knows(p) or _in_full(p, text, start, page))
    return known or _of_our_offices(people, text, start, end, page)


def _touched_by_another(text: str, start: int, end: int, *, given: bool) -> bool:
    """Say whether a capital before a place makes a longer name of it; ``of the Authority, Ann,`` is set off, and so is a given name by a comma."""
    if given and text.startswith(", ", start - 2):
        return False
    touched = _NEIGHBOUR.search(text, max(0, start - 30), start)
    if touched is None or touched[1] in MONTHS:
        return False
    if touched[1].isupper() and len(touched[1]) > 1:
        return given and touched.group().endswith(f"{touched[1]} ") and bool(_INITIALS.fullmatch(touched[1]))
    if touched[1].lower() in FUNCTION_WORDS:
        return False
    set_off = text.startswith(", ", start - 2) and text[end : end + 1] in (",", ".", "?", "!")
    return not (set_off and touched[1] in NOT_A_PERSON)


def _in_full(person: str, text: str, before: int, page: Page) -> bool:
    """Say whether a person's whole name stands earlier in the same turn, or the surname behind a title: ``Mr Oak. Very briefly, Bo, …``."""
    record = page.register.people[person]
    surname = record.label.rpartition(" ")[2]
    styled = (f"{title} {surname}" for title in _STYLES)
    return any(text.find(name, 0, before) >= 0 for name in (record.label, *record.aliases, *styled))


_STYLES = ("Mr", "Ms", "Mrs", "Miss", "Dr", "Professor")
