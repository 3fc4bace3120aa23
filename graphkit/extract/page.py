"""Page: what the reader of one question knows so far: who is there, who was named, which letters mean what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from graphkit.extract.labels import labels_of
from graphkit.extract.lexicon import Hit
from graphkit.model import Cast, Finding, Question, Turn
from graphkit.register import Register, Tenure

__all__ = ["Memory", "Page", "Span", "begins_sentence", "occurrences", "unpossessed", "word_before"]


class Span(NamedTuple):
    """A stretch of a turn that may name something: what kind it would be, what it could name, and by which rule."""

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]
    rule: str
    style: bool = False
    label: str | None = None


@dataclass(slots=True)
class Memory:
    """What earlier questions of one sitting have introduced: letters and the things that they stand for."""

    acronyms: dict[str, tuple[str, tuple[str, ...], str]] = field(default_factory=dict)
    strangers: dict[str, tuple[str, str]] = field(default_factory=dict)
    spoken_to: dict[str, date] = field(default_factory=dict)
    """On which day each person was spoken to last."""


@dataclass
class Page:
    """The growing context of one question. Full names bind the short ones after them."""

    question: Question
    cast: Cast
    register: Register
    memory: Memory
    turn: Turn
    named: dict[str, int] = field(default_factory=dict)
    """The turn in which each person was named last, the last one last."""
    bodies_named: dict[str, int] = field(default_factory=dict)
    """The turn in which each body was named last, the last one last."""
    posts_named: dict[str, int] = field(default_factory=dict)
    works_named: set[str] = field(default_factory=set)
    works_chosen: dict[str, None] = field(default_factory=dict)
    heading: dict[str, dict[str, float]] = field(default_factory=dict)
    """The cues of its title."""
    topics: dict[str, float] = field(default_factory=dict)
    """How likely the last turn was about each topic."""
    asked: dict[str, float] = field(default_factory=dict)
    """The same of the last turn of a member, who was the ``asker``."""
    last_body: str | None = None
    last_stranger: str = ""
    """The name of a body named since that no register has."""
    last_said: tuple[int, str | None] = (0, None)
    """Where the last words that mean somebody end in the current turn, and whom; ``said_here`` are all of these."""
    said_here: list[tuple[int, str]] = field(default_factory=list)
    last_name: tuple[int, str] = (0, "")
    """Where the last name of somebody ends in the current turn, and whose it is, on record or not."""
    asker: str | None = None
    strangers: dict[str, str] = field(default_factory=dict)
    """By given name who was named that no register has."""
    surnames: dict[str, str] = field(default_factory=dict)
    """The same by surname, as printed."""
    called: dict[str, None] = field(default_factory=dict)
    """What bodies that no register has are said to be called, in one word."""
    newcomers: dict[str, Tenure] = field(default_factory=dict)
    """By office who was called its new holder where the register leaves open which of two it is."""
    taken: list[tuple[int, int]] = field(default_factory=list)
    """The spans of the current turn that name somebody or a place."""
    cues: list[Hit] = field(default_factory=list)
    """The words of the current turn that speak for a topic."""

    @property
    def on(self) -> date:
        """The day."""
        return self.question.date

    @cached_property
    def _first(self) -> int:
        return self.question.turns[0].sequence

    def speaker_of(self, turn: Turn) -> str | None:
        """The id of whoever speaks a turn."""
        return self.cast.speakers[turn.sequence - self._first].person

    @property
    def speaker(self) -> str | None:
        """The id of whoever speaks the current turn."""
        return self.speaker_of(self.turn)

    @property
    def answers(self) -> bool:
        """Whether the current turn is spoken in an office, not from a seat."""
        return self.cast.speakers[self.index].capacity in self.register.tenure_ids

    @property
    def index(self) -> int:
        """Which turn of its question the current one is, from 0."""
        return self.turn.sequence - self._first

    @property
    def earlier(self) -> tuple[str, ...]:
        """What the turns of the question before the current one say."""
        return tuple(turn.text for turn in self.question.turns[: self.index])

    @property
    def following(self) -> str:
        """What the turn after the current one says; nothing where there is none."""
        return next((turn.text for turn in self.question.turns[self.index + 1 : self.index + 2]), "")

    def neighbours(self) -> tuple[str | None, str | None]:
        """The people who speak the turn before and the turn after the current one."""
        index, turns = self.index, self.cast.speakers
        before = turns[index - 1].person if index else None
        after = turns[index + 1].person if index + 1 < len(turns) else None
        return before, after

    @cached_property
    def _heading(self) -> tuple[Hit, ...]:
        return tuple(labels_of(self.register).find(self.question.title))

    @cached_property
    def heading_cues(self) -> tuple[Hit, ...]:
        """The words of the heading that speak for a topic."""
        return tuple(hit for hit in self._heading if "topic" in hit.kinds)

    @property
    def heading_names(self) -> tuple[Hit, ...]:
        """The full names in the heading that somebody of the register bears."""
        return tuple(hit for hit in self._heading if "person" in hit.kinds)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Everyone who speaks on the page."""
        return frozenset(s.person for s in self.cast.speakers if s.person)

    @cached_property
    def spoken_in(self) -> tuple[Tenure, ...]:
        """The tenures in which turns of the page are spoken, each once."""
        held = (self.register.tenure_ids.get(spoken.capacity or "") for spoken in self.cast.speakers)
        return tuple({tenure.id: tenure for tenure in held if tenure}.values())

    @cached_property
    def seated(self) -> frozenset[str]:
        """Whoever speaks on the page, but in no office: from a seat, say."""
        offices = self.register.tenure_ids
        return self.speakers - {s.person for s in self.cast.speakers if s.capacity in offices}

    @cached_property
    def room(self) -> frozenset[str]:
        """Everyone who is known to be there, the chair included."""
        chair = (self.cast.chair,) if self.cast.chair else ()
        return frozenset((*self.cast.present, *chair))

    def spoken_to(self, people: frozenset[str]) -> bool:
        """Say whether one of some people was spoken to that day, where no header says who is asked: is there, that is."""
        return not self.cast.asked_of and any(self.memory.spoken_to.get(person) == self.on for person in people)

    def knows(self, person: str) -> bool:
        """Say whether a person is in the room or has been named on the page."""
        return person in self.room or person in self.named

    def remember(self, person: str) -> None:
        """Note that a person has been named; the last one named stands last."""
        self.named.pop(person, None)
        self.named[person] = self.turn.sequence

    def remember_body(self, body: str) -> None:
        """Note that a body has been named; the last one named stands last."""
        self.last_body, self.last_stranger = body, ""
        self.bodies_named.pop(body, None)
        self.bodies_named[body] = self.turn.sequence

    def remember_post(self, post: str) -> None:
        """Note that an office has been named in full; the last one named stands last."""
        self.posts_named.pop(post, None)
        self.posts_named[post] = self.turn.sequence

    def finding(
        self,
        span: Span,
        body: str,
        rule: str,
        confidence: float,
        *,
        status: str = "Accepted",
        denotes: str | None = None,
        holder: str | None = None,
        candidates: tuple[str, ...] = (),
        label: str | None = None,
    ) -> Finding:
        """Return a finding about ``span`` in the current turn; ``denotes`` is ``body`` unless given."""
        if status == "Ambiguous":
            denotes = None
        kind = span.kind
        return Finding(
            self.turn.sequence, span.start, span.end, kind, body, rule, confidence, status, denotes, holder, candidates, label
        )  # fmt: skip


_LAST = re.compile(r"([^\W_][\w’'-]*)[\"“‘'(\[]*$")


@lru_cache(maxsize=1 << 12)
def word_before(text: str, start: int) -> str:
    """Return the word before a place in its own sentence, curly apostrophes straight; empty where there is none."""
    if text[start - 1 : start] != " ":
        return ""
    found = _LAST.search(text, max(0, start - 40, text.rfind(" ", 0, start - 1) + 1), start - 1)
    return found.group(1).replace("’", "'") if found else ""


def unpossessed(word: str) -> str:
    """Return a word or name without a final ``'s``."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def begins_sentence(text: str, start: int) -> bool:
    """Say whether a place is the beginning of a sentence, so that its capital says nothing."""
    before = text[max(0, start - 4) : start].rstrip("“\"‘'([ ")
    return start == 0 or not before or before[-1] in ".?!:\n-–—" or text[start - 1] == "\n"


def occurrences(words: str, text: str, since: int = 0) -> Iterator[int]:
    """Yield where words stand in a text, from a place on, and are no part of longer ones."""
    start = text.find(words, since)
    while start >= 0:
        end = start + len(words)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            yield start
        start = text.find(words, end)
