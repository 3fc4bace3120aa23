"""Plain: turns under speaker lines, with or without headings and question lines: sittings, order papers, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from graphkit.model import Transcript
from graphkit.read.answers import part_answers
from graphkit.read.attendance import Attendance, opening_apart
from graphkit.read.days import printed_day
from graphkit.read.document import Document
from graphkit.read.headers import (
    addressed,
    asked_first,
    chair_noted,
    is_front,
    label_of,
    number_on,
    split_reference,
    supplementary_number,
)
from graphkit.read.items import PROCEEDINGS, Item, transcript
from graphkit.read.lines import (
    Line,
    classify,
    is_name,
    known_labels,
    opens_turn,
    questions_apart,
    states,
    unmarked,
)
from graphkit.read.sits import ANSWERED_ON, NO_TITLE, day_in_year, titles_in, who_replies
from graphkit.read.speakers import split_turns
from graphkit.read.text import normalise

__all__ = ["read_lines", "read_plain", "sniff_plain"]

Placed = tuple[int, str, str | None]
"""A line: its number, its normal text, and where it stands if a number does not say it (a page)."""

_HEADER_LINES, _DAY_ALONE = 60, 40
_REMEDY = 'put a line "Date: 1 November 2018" first, or the day into the name of the file'
_PICTURE = "\nPhoto of "
_UNENDED = (" the", " of", " and", " with", " for", " on", ",")
_MEETINGS = ("meeting", "committee", "session", "session name")
_TITLES = ("title", "meeting title", "subject", "hearing")


def sniff_plain(document: Document) -> bool:
    """Say whether a text has two speaker lines or more, or a question's line.

    One will do that has an office in brackets or letters behind the name, below a day, or a picture: a statement.
    """
    lines = [unmarked(part) for line in document.head.split("\n")[:4000] for part in opening_apart(normalise(line))]
    if not lines or lines[0].startswith(("<", "{", "WEBVTT")):
        return False
    labels = known_labels(lines)
    opened = 0
    for line in lines:
        kind = classify(line, labels)
        if kind.kind == "question" or number_on(line):
            return True
        opened += kind.kind == "turn" or (kind.kind == "text" and opens_turn(line))
        if opened > 1 or (opened and (_PICTURE in document.head or states(line, lines[:_HEADER_LINES]))):
            return True
    return False


def read_plain(document: Document) -> Iterator[Transcript]:
    """Yield the one transcript of a text; raises `SourceError` where it has no date or nobody speaks."""
    labels = known_labels(normalise(line) for _, line in document.lines())
    placed = ((number, normalise(line), None) for number, line in document.lines())
    yield transcript(document, "plain", part_answers(read_lines(placed, labels)), remedy=_REMEDY, named=True)


def read_lines(lines: Iterable[Placed], labels: frozenset[str]) -> Iterator[Item]:
    """Cut lines in normal form into items, each with its turns."""
    state = _State(labels)
    for number, raw, place in lines:
        state.asked_of = tuple(addressed(raw)) or state.asked_of
        for line in map(unmarked, (part for opened in opening_apart(raw) for part in questions_apart(opened))):
            if not state.attends(line) and not state.header(line):
                yield from state.take(number, line, place)
    yield from state.close()


@dataclass(slots=True)
class _State:
    """Where the reader stands: the header that it has read, the item it is in, the turn, the paragraph."""

    labels: frozenset[str]
    day: date | None = None
    above: str = ""
    title: str = ""
    in_header: bool = True
    noted: int = 0
    fenced: bool = False
    item: Item | None = None
    label: str | None = None
    begun: int = 0
    place: str | None = None
    said: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    wants_asker: bool = False
    asked_of: tuple[str, ...] = ()
    is_put: bool = False
    meeting: str | None = None
    present: Attendance = field(default_factory=Attendance)

    def header(self, line: str) -> bool:
        """Take a line of the header block or the front matter; say whether it was one."""
        if not self.in_header:
            return False
        if line == "---" and (self.fenced or not self.title):
            self.fenced = not self.fenced
            self.in_header = self.fenced or self.day is None
            return True
        found = label_of(line) if line else None
        if found and found.field == "date":
            day = printed_day(found.value)
            self.day, self.meeting = (day or self.day), (self.meeting if day else found.value or self.meeting)
        elif self.fenced:
            self._field(line)
        elif not line:
            self.in_header = self.day is None
        else:
            return self._note(line)
        return True

    def attends(self, line: str) -> bool:
        """Take a line of who is present, until something is said; say whether it was one.

        Who is in the chair is noted before the first speaker.
        """
        if self.item is not None or (self.label is not None and chair_noted(line)):
            return False
        return self.present.takes(line)

    def _field(self, line: str) -> None:
        name, _, value = line.partition(":")
        if name.strip().lower() in _MEETINGS and value.strip():
            self.meeting = value.strip()
        if name.strip().lower() in _TITLES and value.strip():
            self.title = value.strip().strip("\"'")

    def _note(self, line: str) -> bool:
        """Keep the first line as the title of what is said before any heading, and the first date."""
        kind = classify(line, self.labels)
        self.noted += 1
        sits = any(titles_in(line))
        ends = (kind.kind == "heading" and self.title and self.day is not None) or self.noted > _HEADER_LINES
        speaks = not sits and (kind.kind == "turn" or opens_turn(line))
        if ends or speaks or kind.kind == "question" or number_on(line):
            self.in_header = False
            return False
        if self.above and ANSWERED_ON.match(line):
            self.title, self.is_put = self.above.splitlines()[-1], True
        if self.day is None and (len(line) < 150 or " Date: " in line):
            self.day = printed_day(line.rpartition(" Date: ")[2])
            self.above += f"{line}\n"
        self._field(line)
        if not self._names(line) and (not self.title or NO_TITLE.match(self.title)):
            self.title = kind.value or line
        return True

    def _names(self, line: str) -> bool:
        """Take a line that names what sits, or the item of its agenda, or goes on with it; say whether it was an item."""
        body, item = titles_in(line)
        if line and self.title.endswith(_UNENDED) and not opens_turn(line):
            item = f"{self.title} {line}"
        if body and (self.meeting is None or " (" not in line):
            self.meeting = body
        if item:
            self.title = item
        return item is not None

    def take(self, number: int, line: str, place: str | None) -> Iterator[Item]:
        """Take a line after the header; yield the item that it ends, if it does."""
        if self.item is None and self.label is None and self._names(line):
            return
        if is_front(line) and self.label is None and (self.item is None or self.item.reference is None):
            return
        kind = classify(line, self.labels) if line else Line("text")
        if self.wants_asker and self.item is not None and line:
            if len(line) < _DAY_ALONE and (day := printed_day(line)):
                self.day = self.item.day = day
                return
            self.wants_asker = False
            if kind.kind == "text" and len(line) < 80 and is_name(line):
                self.item.asked_by = line
                return
        if self._replies(line, number, place):
            return
        reference = number_on(line)
        if reference:
            yield from self._order(number, reference)
        elif kind.kind in ("heading", "question"):
            yield from self._open(kind, number)
        elif kind.kind == "turn":
            self._speak(kind.value, number, place)
            self.words = [kind.rest] if kind.rest else []
        else:
            self._text(line, number, place)

    def _replies(self, line: str, number: int, place: str | None) -> bool:
        """Begin the answer to a numbered question where it is printed what one it is: ``Written response from the Mayor``."""
        if self.item is None or self.item.reference is None:
            return False
        again = line == f"Answer for {self.item.title}"
        if again:
            self._speak(None, number, place)
        if again or (line.startswith("Last updated:") and len(line) < 40):
            return True
        who = who_replies(line)
        begun = bool(self.item.turns) or bool(who)
        if who is None or (begun and (self.label or who).lower() != who.lower()):
            return False
        self._speak(who or None, number, place)
        self.words = [] if who else [line]
        return True

    def _open(self, kind: Line, number: int) -> Iterator[Item]:
        yield from self.close()
        day = printed_day(kind.value) if kind.kind == "heading" else None
        self.day = day or self.day
        year = self.day.year if self.day else None
        number_of = split_reference(kind.reference, year) if kind.reference else None
        if number_of and self.day is None:
            self.day = day_in_year(self.above, int(number_of[:4]))
        asked_of, title = asked_first(kind.value) if kind.kind == "question" else ((), kind.value)
        self.item = Item(title, number, self.day, reference=number_of, asked_by=kind.asker)
        self.item.asked_of = asked_of or (self.asked_of if number_of else ())
        self.item.supplementary = supplementary_number(kind.value)
        self.item.meeting, self.item.attendance = self.meeting, tuple(self.present.names)
        self.wants_asker = kind.kind == "question" and kind.asker is None
        self.begun = number
        spoken = classify(kind.rest, self.labels) if opens_turn(kind.rest) else None
        if spoken and spoken.kind == "turn":
            self._speak(spoken.value, number, None)
            self.words = [spoken.rest]
        elif kind.rest:
            self._text(kind.rest, number, None)

    def _order(self, number: int, reference: str) -> Iterator[Item]:
        """``Question No:`` stands under its heading, which is the line before."""
        if not self.words and self.said:
            self.words = self.said.pop().split("\n")
        title = self.words.pop() if self.words else self.title or PROCEEDINGS
        yield from self._open(Line("question", title, reference=reference), max(1, number - 1))

    def _text(self, line: str, number: int, place: str | None) -> None:
        if not line:
            self._paragraph()
        elif chair_noted(line):
            goes_on = self.label
            self._speak(None, number, place)
            self.words = [line]
            self._speak(goes_on, number, place)
        elif opens_turn(line):
            self._paragraph()
            for piece in split_turns([(number, line)]):
                self._speak(piece.label, number, place)
                self.words = [piece.text] if piece.text else []
        elif self._implied() and line.isdigit() and len(line) < 4:
            self._paragraph()
        else:
            if not self.words and not self.said:
                self.begun, self.place = (number, place) if self.label is None else (self.begun, self.place)
            self.words.append(line)

    def _paragraph(self) -> None:
        if self.words:
            together = " ".join(self.words)
            pieces = list(split_turns([(0, together)]))
            self.words = []
            first = pieces[0].text
            self.said.append(together[: together.index(first) + len(first)] if pieces[0].label and first else first)
            for piece in pieces[1:]:
                self._speak(piece.label, self.begun, self.place)
                self.said = [piece.text]

    def _speak(self, label: str | None, number: int, place: str | None) -> None:
        """End the turn that goes on, and begin the next."""
        self._end_turn()
        self.label, self.begun, self.place = label, number, place

    def _end_turn(self) -> None:
        self._paragraph()
        said, self.said = self.said, []
        if not said or (self.item is None and self.label is None):
            return
        if self.item is None:
            self.item = Item(self.title or PROCEEDINGS, self.begun, self.day)
            self.item.meeting, self.item.attendance = self.meeting, tuple(self.present.names)
            if self.is_put:  # the page is one question, and whoever speaks first puts it
                self.item.asked_by, self.item.asked_of = self.label, self.asked_of
        self.item.say(self.label, said, self.begun, self._part(), implied=self._implied(), place=self.place)

    def _part(self) -> str:
        assert self.item is not None
        if self.item.reference is None and not self.is_put:
            return "debate" if self.label else "procedure"
        return "question" if not self.item.turns else "answer"

    def _implied(self) -> bool:
        return self.label is None and self.item is not None and self.item.reference is not None

    def close(self) -> Iterator[Item]:
        """End the item that goes on."""
        self._end_turn()
        self.label = None
        if self.item is not None:
            self.item.day = self.item.day or self.day
            if self.is_put and any(" (" in (turn.label or "") for turn in self.item.turns):
                self.item.asked_of = ()  # a guest answers, whoever the list of questions is for
            yield self.item
        self.item = None
