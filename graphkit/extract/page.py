"""Page: what the reader of one question knows so far: who is there, who was named, which letters mean what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from graphkit.model import Cast, Question, Turn
from graphkit.register import Register

__all__ = ["Page", "Span", "left_of", "right_of"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a turn that may name something: what kind it would be, what it could name, and by which rule."""

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]
    rule: str
    style: bool = False
    label: str | None = None


@dataclass(slots=True)
class Page:
    """The growing context of one question. Full names bind the short ones after them."""

    question: Question
    cast: Cast
    register: Register
    named: dict[str, int] = field(default_factory=dict)
    posts_named: dict[str, int] = field(default_factory=dict)
    acronyms: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    turn: Turn | None = None

    @property
    def on(self) -> date:
        """The day."""
        return self.question.date

    @property
    def speaker(self) -> str | None:
        """The id of whoever speaks the current turn."""
        return self._speaker_of(self.turn) if self.turn else None

    def _speaker_of(self, turn: Turn) -> str | None:
        first = self.question.turns[0].sequence
        return self.cast.speakers[turn.sequence - first].person

    def spoken_before(self) -> tuple[str, ...]:
        """The people who spoke before the current turn, last first."""
        seen: list[str] = []
        for turn in self.question.turns:
            if self.turn is not None and turn.sequence >= self.turn.sequence:
                break
            person = self._speaker_of(turn)
            if person:
                seen.insert(0, person)
        return tuple(dict.fromkeys(seen))

    def next_speaker(self) -> str | None:
        """The id of whoever speaks next, if anybody does."""
        for turn in self.question.turns:
            if self.turn is not None and turn.sequence > self.turn.sequence:
                return self._speaker_of(turn)
        return None

    def speakers(self) -> frozenset[str]:
        """Everyone who speaks on the page."""
        return frozenset(s.person for s in self.cast.speakers if s.person)

    def remember(self, person: str) -> None:
        """Note that a person has been named."""
        self.named[person] = len(self.named)


_LAST_WORD = re.compile(r"([\w’'-]+)\W*$")


def left_of(text: str, start: int) -> str:
    """Return the word before a place, in small letters; empty at a sentence's beginning."""
    before = text[max(0, start - 40) : start]
    if not before or before.rstrip(" \t[(“\"'‘").endswith((".", "?", "!", ":", ";", ",", "\n")):
        return ""
    found = _LAST_WORD.search(before)
    return found.group(1).lower().replace("’", "'") if found else ""


def right_of(text: str, end: int, length: int = 40) -> str:
    """Return the text after a place, curly apostrophes straightened."""
    return text[end : end + length].replace("’", "'")
