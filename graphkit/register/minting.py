"""Minting: where no register is known, the speakers of a source are taken by its own ids, or as it prints them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from graphkit.errors import CollisionError
from graphkit.fold import key, slug
from graphkit.model import Question, Transcript, Turn
from graphkit.register.model import Register
from graphkit.register.things import Person

__all__ = ["NONE", "asker_of", "is_crowd", "mint", "minted", "no_register"]

NONE = "none"
"""Stands for a register where there is none: ``--register none``."""

BY_ID = "minted: the identifier in the source"
BY_LABEL = "minted: the name as the source prints it"

_CROWD = re.compile(
    r"(?:(?:some|several|many|other|an?|the|all) )?(?:hon(?:ourable|orable)? )?(?:members?|deputies|senators|voices?|audience|noble lords|lords)"
    r"|all|(?:an? )?(?:unidentified|unknown|unnamed)(?: \w+){0,2}|(?:public|general)? ?(?:applause|laughter)"
    r"|(?:speaker|spk|voice|participant|guest|person)[ _#]*\d{1,3}|(?:speaker|voice|participant) [a-z]"
)
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")


def no_register() -> Register:
    """Return the register that knows nobody; `minted` fills it for one transcript."""
    return Register(
        name=NONE, title="Transcripts", body="", folder=Path(NONE), people={}, posts={}, organisations={}, parties={},
        groups={}, strategies={}, schemes={}, places={}, events={}, topics={}, tenures=(), memberships=(),
        fingerprint=hashlib.sha256(NONE.encode()).hexdigest(), listed=False,
    )  # fmt: skip


def minted(transcript: Transcript, register: Register) -> Register:
    """Return a register with the speakers of one transcript: of each identifier a person, of each other name one.

    The same identifier, or the same name without one, is the same person in every source of the corpus; nothing else
    is known of them, and ``source`` of each says by which of the two they were taken. Raises `CollisionError` where two
    identifiers would get one address.
    """
    people: dict[str, Person] = {}
    for label, identifier in _speakers(transcript):
        made = mint(label, identifier)
        person = people.get(made)
        if person is None:
            ids = (("source", identifier),) if identifier else ()
            rule = BY_ID if identifier else BY_LABEL
            people[made] = Person(id=made, label=_plain(label) or made, identifiers=ids, source=rule)
        elif identifier and person.identifiers != (("source", identifier),):
            raise CollisionError(
                f"the speakers {person.identifiers[0][1]!r} and {identifier!r} would get one address",
                where=transcript.source.name, remedy="give the corpus a register",
            )  # fmt: skip
    return replace(register, people=people)


def mint(label: str | None, identifier: str | None) -> str:
    """Return the id of a person who is known by an identifier, or else by a printed name (without its brackets)."""
    return slug(identifier) if identifier else f"printed/{slug(_plain(label or ''))}"


def asker_of(question: Question) -> tuple[str, str | None] | None:
    """Return the printed name of who asks, and the identifier of the turn under that name, where there is one.

    A question with a number and without an asker in its header is asked by whoever speaks its first words.
    """
    if not question.asked_by:
        first = question.turns[0]
        asks = question.reference and first.part == "question" and first.label and not is_crowd(first.label)
        return (first.label, first.speaker_id) if first.label and asks else None
    same = (t for t in question.turns if t.label and key(_plain(t.label)) == key(_plain(question.asked_by)))
    return question.asked_by, next((t.speaker_id for t in same), None)


def _speakers(transcript: Transcript) -> Iterator[tuple[str, str | None]]:
    """Yield (printed name, identifier) of everybody who speaks, asks or answers, in reading order."""
    for question in transcript.questions:
        if asker := asker_of(question):
            yield asker
        for turn in question.turns:
            if _is_named(turn):
                yield turn.label or turn.speaker_id or "", turn.speaker_id
        yield from ((label, None) for label in question.answered_by)


def _is_named(turn: Turn) -> bool:
    return turn.part != "procedure" and bool(turn.speaker_id or (turn.label and not is_crowd(turn.label)))


def is_crowd(label: str) -> bool:
    """Say whether a line names nobody in particular: ``Several hon. Members``, ``Unidentified speaker``."""
    return bool(_CROWD.fullmatch(key(label)))


def _plain(label: str) -> str:
    """Return a printed name without what stands in brackets behind it, which changes with the office."""
    while (shorter := _BRACKET.sub("", label)) and shorter != label:
        label = shorter
    return " ".join(label.split())
