"""Captions: WebVTT and SubRip; cues of one speaker that follow each other are one turn, placed by its time."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from graphkit.model import Transcript
from graphkit.read.days import named_day, printed_day
from graphkit.read.document import Document
from graphkit.read.items import PROCEEDINGS, Item, transcript
from graphkit.read.language import tag_of
from graphkit.read.lines import classify, known_labels, opens_turn, unmarked
from graphkit.read.speakers import split_turns
from graphkit.read.text import normalise

__all__ = ["read_captions", "sniff_captions"]

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}"
_TIMING = re.compile(rf"^\s*({_CLOCK})\s+-->\s+({_CLOCK})")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?\s+([^>]{1,120})>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,120}>|\{\\[^}]{0,40}\}")
_CHANGE = re.compile(r"^(?:(?:>>|»)+\s*|[-–] (?=\S))")
"""What stands before the words of another speaker, named or not."""

_BLINK = 0.05
"""A cue of fewer seconds is no speech: captions that roll up show what was said once more between two lines."""


def sniff_captions(document: Document) -> bool:
    """Say whether a text begins as WebVTT does, or with the number and the timing of a first cue."""
    lines = document.head.lstrip().split("\n", 3)
    if lines[0].startswith("WEBVTT"):
        return True
    return len(lines) > 1 and lines[0].strip().isdigit() and bool(_TIMING.match(lines[1]))


def read_captions(document: Document) -> Iterator[Transcript]:
    """Yield the one transcript of a caption file.

    The day is what the header or a note prints, or else what the source's name holds: SubRip has no other place.
    """
    state = _State(known_labels(normalise(line) for _, line in document.lines()))
    for number, line in document.lines():
        state.take(number, line)
    state.close()
    day = state.day or named_day(document.name)
    item = Item(state.title or PROCEEDINGS, 1, day, state.item.turns)
    remedy = 'write "NOTE Date: 2018-11-01" under WEBVTT, or put the date into the name'
    yield transcript(document, "captions", [item], language=state.language, remedy=remedy)


@dataclass(slots=True)
class _State:
    """The turn that grows over cues, and whether a cue, a note or the header is being read."""

    labels: frozenset[str]
    item: Item = field(default_factory=lambda: Item("", 1))
    day: date | None = None
    title: str = ""
    where: str = "header"
    label: str | None = None
    words: list[str] = field(default_factory=list)
    line: int = 1
    time: str = ""
    turn_line: int = 1
    turn_time: str = ""
    language: str = "en"
    voiced: bool = False
    before: str = ""
    shown: str = ""
    held: str = ""
    blinks: bool = False

    def take(self, number: int, line: str) -> None:
        timing = _TIMING.match(line)
        if timing:
            self.where, self.line, self.time = "cue", number, timing[1].replace(",", ".")
            self._end_cue()
            self.blinks = _seconds(timing[2]) - _seconds(timing[1]) < _BLINK
        elif not line or (not line.strip() and (self.shown or self.where != "cue")):
            self.where = "between"
        elif self.where == "cue":
            self._shows(line)
        elif line.startswith(("NOTE", "WEBVTT")) or self.where in ("header", "note"):
            self.where = self.where if self.where == "header" else "note"
            self._about(normalise(line.removeprefix("WEBVTT").removeprefix("NOTE").lstrip(" -")))
        elif line.startswith(("STYLE", "REGION")):
            self.where = "style"

    def _about(self, line: str) -> None:
        name, _, value = line.partition(":")
        if name.strip().lower() in ("title", "meeting"):
            self.title = value.strip()
        if name.strip().lower() == "language":
            self.language = tag_of(value)
        self.day = self.day or printed_day(line)

    def _shows(self, line: str) -> None:
        """Take a line of a cue; of captions that roll up, the line before stands once more on top of the next."""
        plain = " ".join(_TAG.sub("", line).split())
        if self.blinks or (self.before and plain == self.before and not self.shown):
            self.held = "" if self.blinks else line
        else:
            self.held = ""
            if plain:
                self._cue(line)
        self.shown = plain or self.shown

    def _end_cue(self) -> None:
        """What was held back has nothing under it: it was said again."""
        if self.held:
            self._cue(self.held)
        self.before, self.shown, self.held = self.shown or self.before, "", ""

    def _cue(self, line: str) -> None:
        parts = _VOICE.split(line)
        self.voiced = self.voiced or len(parts) > 1
        self._said(parts[0])
        for name, words in zip(parts[1::2], parts[2::2], strict=True):
            self._speaker(html.unescape(name).strip())
            self._said(words)

    def _said(self, words: str) -> None:
        text = normalise(html.unescape(_TAG.sub("", words)))
        changed = _CHANGE.sub("", text) if not self.voiced else text
        if changed != text:
            self.end_turn()
            self.label, text = None, changed
        text = unmarked(text)
        if not text:
            return
        kind = classify(text, self.labels)
        if kind.kind == "turn":
            self._speaker(kind.value)
            text = kind.rest
        elif opens_turn(text):
            (piece, *_) = split_turns([(0, text)])
            self._speaker(piece.label or "")
            text = text.split(":", 1)[1].strip()
        if not self.words:
            self.turn_line, self.turn_time = self.line, self.time
        self.words += [text] if text else []

    def _speaker(self, name: str) -> None:
        if name != self.label:
            self.end_turn()
        self.label = name

    def close(self) -> None:
        """End the cue and the turn that go on."""
        self._end_cue()
        self.end_turn()

    def end_turn(self) -> None:
        """Close the turn that grows."""
        self.item.say(self.label, [" ".join(self.words)], self.turn_line, place=self.turn_time)
        self.words = []


def _seconds(clock: str) -> float:
    """Return how many seconds a time in a cue stands for.

    >>> _seconds("1:00:02,500")
    3602.5
    """
    seconds = 0.0
    for part in clock.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds
