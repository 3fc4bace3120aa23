"""Room: the header and the speaker lines of a question tell who is there that day."""

from __future__ import annotations

import re

from graphkit.fold import key
from graphkit.model import Cast, Question, Speaking, Turn
from graphkit.register import Register
from graphkit.register.minting import asker_of
from graphkit.register.names import parse
from graphkit.register.posts import posts_of
from graphkit.resolve.chair import chair_of
from graphkit.resolve.heard import Heard, chair_noted
from graphkit.resolve.speakers import identified, speaker

__all__ = ["cast"]

_GIVEN_ELSEWHERE = re.compile(
    r"(?:Oral|Written) (?:response|answer|reply)(?: given)?\.?|Question withdrawn\.?", re.IGNORECASE
)
"""All that a paper says of a question that was answered in the sitting, or not at all."""


def cast(question: Question, register: Register, heard: Heard | None = None) -> Cast:
    """Return who takes part in the question: asker, group, the offices asked, and a person for each turn.

    ``heard`` is what the questions before it in the same source have said; it takes in what this one says.
    """
    on = question.date
    asked = _asked_of(question, register)
    posts = tuple(i for kind, i in asked if kind == "post")
    people = {i for kind, i in asked if kind == "person"}
    chair = chair_of(question, register)
    if chair.post:
        posts = (*posts, chair.post) if chair.post != register.chair else posts
    asker = _asker(question, register, posts)
    room = set(people)
    if asker and asker.person:
        room.add(asker.person)
    room |= {t.person for p in posts if (t := posts_of(register).holder(p, on))}
    if chair.person:
        room.add(chair.person)
    room |= {p for label in question.attendance if (p := speaker(label, on, register).person)}
    speakers = _speakers(question, register, frozenset(room), posts, asker, heard or Heard())
    answered = _answered_by(question, speakers, register, posts)
    order = [s.person for s in (*((asker,) if asker else ()), *speakers)]
    present = tuple(dict.fromkeys(p for p in (*order, *answered, *sorted(room)) if p))
    return Cast(
        asked_by=asker,
        asked_under=_group(question, asker, register),
        asked_of=asked,
        answered_by=answered,
        speakers=speakers,
        present=present,
        chair=chair.person,
        chair_post=chair.post,
        chair_tenure=chair.tenure,
    )


def _asker(question: Question, register: Register, posts: tuple[str, ...]) -> Speaking | None:
    """Return who asks: by the identifier of the turn under that name, else by the name, as a member's first."""
    named = asker_of(question)
    if named is None:
        asker = speaker(f"{' '.join(question.title.split()[-2:])} AM", question.date, register)
        return asker if asker.person and question.reference and question.turns[0].part == "question" else None
    label, identifier = named
    if identifier and identifier in register.identified:
        return identified(identifier, label, question.date, register)
    asker = speaker(f"{label} AM", question.date, register)
    return asker if asker.person else speaker(label, question.date, register, posts=posts)


def _speakers(
    question: Question,
    register: Register,
    room: frozenset[str],
    posts: tuple[str, ...],
    asker: Speaking | None,
    heard: Heard,
) -> tuple[Speaking, ...]:
    """Return who speaks each turn, each line read in the light of those before it."""
    heard.begin(question.date, question.chamber)
    house = _house(question, register)
    speakers: list[Speaking] = []
    for present in question.attendance:
        if "in the chair" in key(present):
            heard.preside(present, speaker(present, question.date, register, room, posts, house))
    for turn in question.turns:
        spoken = _turn_speaker(question, turn, register, room, posts, asker, house)
        if turn.label and spoken.person is None:
            told = heard.among(spoken.candidates, turn.label) if spoken.candidates else None
            spoken = told or heard.office(turn.label) or spoken
        noted = chair_noted(turn.text) if turn.part == "procedure" else None
        if noted:
            heard.preside(noted, speaker(noted, question.date, register, room, posts, house))
        if turn.label:
            heard.take(turn.label, spoken)
        speakers.append(spoken)
    return tuple(speakers)


def _house(question: Question, register: Register) -> str | None:
    """Return the body that a chamber is called after, where the register has it."""
    if not question.chamber:
        return None
    named = key(question.chamber)
    bodies = (b for b in register.organisations.values() if named in map(key, (b.label, *b.aliases)))
    return next((b.id for b in bodies), None)


def _turn_speaker(
    question: Question,
    turn: Turn,
    register: Register,
    room: frozenset[str],
    posts: tuple[str, ...],
    asker: Speaking | None,
    house: str | None,
) -> Speaking:
    if turn.part == "procedure":
        return Speaking(None, None, "speaker: nobody, the record itself", 0.0)
    if turn.speaker_id and turn.speaker_id in register.identified:
        return identified(turn.speaker_id, turn.label, question.date, register, posts)
    if turn.label:
        return speaker(turn.label, question.date, register, room, posts, house)
    if turn.part == "question" and asker:
        if _is_called(asker.person, question, turn, register):
            return Speaking(None, None, "speaker: whoever calls the asker by name", 0.0)
        return Speaking(asker.person, asker.capacity, "speaker: the asker of the header", 0.97, asker.candidates)
    for label in (*question.answered_by, *question.asked_of):
        found = speaker(label, question.date, register, room, posts, house)
        if found.person:
            return Speaking(found.person, found.capacity, "speaker: the answerer of the header", 0.95)
    if turn.part == "answer" and _GIVEN_ELSEWHERE.fullmatch(turn.text):
        return Speaking(None, None, "speaker: nobody, the answer was given elsewhere", 0.0)
    called = _called(question, register) if turn.part == "answer" else None
    return called or Speaking(None, None, "speaker: no line and no header", 0.0)


def _called(question: Question, register: Register) -> Speaking | None:
    """Return the one whose office the question begins by calling, where no line and no header says who answers: ``Thank you, Mr Mayor, …``."""
    first, post = question.turns[0], register.principal
    if first.part != "question" or not post or question.asked_of or question.answered_by:
        return None
    call = _CALL.match(first.text)
    holder = (
        posts_of(register).holder(post, question.date)
        if call and call["title"] in register.posts[post].styles
        else None
    )
    return Speaking(holder.person, holder.id, "speaker: whom the question calls", 0.8) if holder else None


_CALL = re.compile(
    r"(?:(?:Thank you|Thanks|Good morning|Yes|So)(?: very much)?,? )?(?P<title>M[a-z]+\.? [A-Z][a-z]+)[,.]"
)


def _is_called(asker: str | None, question: Question, turn: Turn, register: Register) -> bool:
    """Say whether a turn without a line calls the asker, who then speaks under one: ``I think, Ann, you had a question.``"""
    following = question.turns[question.turns.index(turn) + 1 :][:1]
    if not asker or not following or following[0].part != "question" or not following[0].label:
        return False
    given = register.people[asker].label.split()[0]
    called = f", {given}, " in turn.text or turn.text.startswith(f"{given}, ")
    return called and speaker(following[0].label, question.date, register).person == asker


def _asked_of(question: Question, register: Register) -> tuple[tuple[str, str], ...]:
    """Return the offices and people that the header asks, in print order."""
    index = posts_of(register)
    asked: list[tuple[str, str]] = []
    for label in question.asked_of:
        name = parse(label)
        posts = index.named(name.role) if name.role else index.named(label)
        held = tuple(p for p in posts if index.holder(p, question.date))
        found = speaker(label, question.date, register)
        if name.role and found.person:
            theirs = {t.post for t in register.tenures_of(found.person, question.date)}
            held = tuple(p for p in held if p in theirs) or held
        if len(held) > 1:
            held = tuple(p for p in held if index.is_own(p)) or held
        if len(held) > 1 and register.principal in held:
            held = (register.principal,)
        if len(held) == 1:
            asked.append(("post", held[0]))
        elif found.person:
            asked.append(("person", found.person))
    return tuple(dict.fromkeys(asked))


def _answered_by(
    question: Question, speakers: tuple[Speaking, ...], register: Register, posts: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the people who answer: those of the header first, then whoever speaks under the answer in an office."""
    people: list[str] = []
    for label in question.answered_by:
        found = speaker(label, question.date, register, posts=posts)
        if found.person:
            people.append(found.person)
    for turn, spoken in zip(question.turns, speakers, strict=True):
        office = spoken.capacity in register.tenure_ids
        if turn.part == "answer" and spoken.person and office and _answers(spoken.capacity, register):
            people.append(spoken.person)
    return tuple(dict.fromkeys(people))


def _answers(tenure: str | None, register: Register) -> bool:
    post = register.tenure(tenure).post if tenure else None
    return post is not None and register.posts[post].body != register.body


def _group(question: Question, asker: Speaking | None, register: Register) -> str | None:
    """Return the group under which the question is asked: as printed, or else the asker's on the day."""
    sits = (
        [m.organisation for m in register.memberships_of(asker.person, question.date, "group")]
        if (asker and asker.person)
        else []
    )
    if question.asked_under:
        wanted = key(question.asked_under)
        named = [g.id for g in register.groups.values() if wanted in {key(x) for x in (g.label, *g.aliases)}]
        both = [g for g in named if g in sits]
        alive = [g for g in named if register.groups[g].holds(question.date)]
        for choice in (both, alive, named):
            if len(choice) == 1:
                return choice[0]
    return sits[0] if len(sits) == 1 else None
