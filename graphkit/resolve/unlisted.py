"""Unlisted: who takes part where no register is known: whom the source names, by its own ids or its own words."""

from __future__ import annotations

from graphkit.model import Cast, Question, Speaking, Turn
from graphkit.register import Register
from graphkit.register.minting import asker_of, is_crowd, mint

__all__ = ["cast_unlisted"]


def cast_unlisted(question: Question, register: Register) -> Cast:
    """Return who takes part in a question, each as `graphkit.register.minting.minted` has them in ``register``.

    Nobody is found by likeness, and nobody has an office. An identifier is sure of one person; a printed name is not.
    """
    named = asker_of(question)
    asker = _speaking(*named, register) if named else None
    answered = tuple(dict.fromkeys(mint(label, None) for label in question.answered_by))
    speakers = tuple(_turn(turn, asker, answered, register) for turn in question.turns)
    everybody = [s.person for s in (*((asker,) if asker else ()), *speakers)]
    return Cast(
        asked_by=asker, asked_under=None, asked_of=(), answered_by=answered, speakers=speakers,
        present=tuple(dict.fromkeys(person for person in (*everybody, *answered) if person)),
    )  # fmt: skip


def _turn(turn: Turn, asker: Speaking | None, answered: tuple[str, ...], register: Register) -> Speaking:
    if turn.part == "procedure":
        return Speaking(None, None, "speaker: nobody, the record itself", 0.0)
    if turn.label and not turn.speaker_id and is_crowd(turn.label):
        return Speaking(None, None, "speaker: nobody in particular", 0.0)
    if turn.label or turn.speaker_id:
        return _speaking(turn.label, turn.speaker_id, register)
    if turn.part == "question" and asker:
        return Speaking(asker.person, None, "speaker: the asker of the header", asker.confidence)
    if turn.part == "answer" and len(answered) == 1:
        return Speaking(answered[0], None, "speaker: the answerer of the header", 0.5)
    return Speaking(None, None, "speaker: no line and no header", 0.0)


def _speaking(label: str | None, identifier: str | None, register: Register) -> Speaking:
    person = register.people[mint(label, identifier)]
    return Speaking(person.id, None, f"speaker: {person.source}", 1.0 if identifier else 0.5)
