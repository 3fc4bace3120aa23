"""Hiding: each speaker line of a file, resolved with its id and without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graphkit.read import open_path
from graphkit.register import Register
from graphkit.resolve import cast

__all__ = ["Outcome", "outcomes"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line: the person that its id names, whom the name alone gives (or ``None``), and by which rule."""

    label: str
    line: int
    known: str
    found: str | None
    rule: str

    @property
    def kind(self) -> str:
        """``same``, ``nobody`` or ``another``."""
        return "nobody" if self.found is None else "same" if self.found == self.known else "another"


def outcomes(path: Path, name: str, register: Register) -> Iterator[Outcome]:
    """Yield an outcome for each turn of a file with a speaker line and an id that the register knows."""
    for question in open_path(path, name).questions:
        hidden = replace(question, turns=tuple(replace(turn, speaker_id=None) for turn in question.turns))
        for turn, speaking in zip(question.turns, cast(hidden, register).speakers, strict=True):
            known = register.identified.get(turn.speaker_id or "")
            if known and turn.label:
                yield Outcome(turn.label, turn.line, known, speaking.person, speaking.rule)
