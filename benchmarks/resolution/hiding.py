"""Hiding: each speaker line of a file, resolved with its id and without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graphkit.fold import key
from graphkit.read import open_path
from graphkit.register import Register
from graphkit.register.names import parse
from graphkit.resolve import Heard, cast

__all__ = ["Outcome", "outcomes"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line: the person that its id names, whom the name alone gives (or ``None``), and by which rule.

    ``named`` says that the line has a surname of that person in it: "Mr. Speaker" has none. ``candidates`` are those
    between whom nobody was chosen.
    """

    label: str
    line: int
    known: str
    found: str | None
    rule: str
    named: bool
    candidates: tuple[str, ...]

    @property
    def kind(self) -> str:
        """``same``, ``nobody`` or ``another``."""
        return "nobody" if self.found is None else "same" if self.found == self.known else "another"

    @property
    def why(self) -> str:
        """What keeps a line from being told: it says too little, or the register does."""
        if self.named:
            several = self.known in self.candidates and len(self.candidates) > 1
            return "a name that several bear" if several else "a name that the register has not"
        return "an office that several hold" if len(self.candidates) > 1 else "an office that the register has not"


def outcomes(path: Path, name: str, register: Register) -> Iterator[Outcome]:
    """Yield an outcome for each turn of a file with a speaker line and an id that the register knows."""
    heard = Heard()
    for question in open_path(path, name).questions:
        hidden = replace(question, turns=tuple(replace(turn, speaker_id=None) for turn in question.turns))
        for turn, spoken in zip(question.turns, cast(hidden, register, heard).speakers, strict=True):
            known = register.identified.get(turn.speaker_id or "")
            if known and turn.label:
                named = bool(_surnames(known, register) & set(key(turn.label).split()))
                yield Outcome(turn.label, turn.line, known, spoken.person, spoken.rule, named, spoken.candidates)


def _surnames(person: str, register: Register) -> set[str]:
    """Return the last word of each name that somebody has, before any brackets; of a peer, of the title too."""
    known = register.people[person]
    names = [parse(name).words for name in (known.label, *known.aliases)]
    return {
        word
        for words in names
        for word in (words[-1], words[words.index("of") - 1] if "of" in words[1:] else words[-1])
    }
