"""Hiding: each speaker line of a file, resolved with its id and without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graphkit.fold import key
from graphkit.read import open_path
from graphkit.register import Register
from graphkit.register.names import parse
from graphkit.resolve import cast

__all__ = ["Outcome", "outcomes"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line: the person that its id names, whom the name alone gives (or ``None``), and by which rule.

    ``named`` says that the line has a surname of that person in it: "Mr. Speaker" has none.
    """

    label: str
    line: int
    known: str
    found: str | None
    rule: str
    named: bool

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
                named = bool(_surnames(known, register) & set(key(turn.label).split()))
                yield Outcome(turn.label, turn.line, known, speaking.person, speaking.rule, named)


def _surnames(person: str, register: Register) -> set[str]:
    """Return the last word of each name that somebody has, before any brackets; of a peer, of the title too."""
    known = register.people[person]
    names = [parse(name).words for name in (known.label, *known.aliases)]
    return {
        word
        for words in names
        for word in (words[-1], words[words.index("of") - 1] if "of" in words[1:] else words[-1])
    }
