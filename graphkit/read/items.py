"""Items: what every reader fills while it reads, and how that becomes a transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from graphkit.errors import SourceError
from graphkit.fold import slug
from graphkit.model import Part, Question, Transcript, Turn
from graphkit.read.days import named_day
from graphkit.read.document import Document
from graphkit.read.text import normalise

__all__ = ["PROCEEDINGS", "Item", "Sections", "transcript"]

PROCEEDINGS = "Proceedings"
"""The title of a section to which the source gives none."""


@dataclass(slots=True)
class Item:
    """One question, or one section of a debate, while it is read; ``day`` may be learned later than the rest."""

    title: str
    line: int
    day: date | None = None
    turns: list[Turn] = field(default_factory=list)
    chamber: str | None = None
    reference: str | None = None
    supplementary: int | None = None
    supplementary_to: str | None = None
    asked_by: str | None = None
    asked_under: str | None = None
    asked_of: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    meeting: str | None = None
    attendance: tuple[str, ...] = ()

    def say(
        self,
        label: str | None,
        paragraphs: Iterable[str],
        line: int,
        part: Part = "debate",
        *,
        implied: bool = False,
        speaker_id: str | None = None,
        place: str | None = None,
        language: str | None = None,
    ) -> None:
        """Add a turn in normal form (guideline 1); one without words is passed over."""
        text = "\n\n".join(filter(None, (normalise(" ".join(p.split())) for p in paragraphs)))
        if text:
            shown = (normalise(label).rstrip(" :") or None) if label else None
            self.turns.append(Turn(0, shown, text, line, part, implied, speaker_id, place, language))


class Sections:
    """Sections within sections, read in document order: one that is interrupted by another goes on as an item anew."""

    def __init__(self) -> None:
        self._open: list[Item] = []

    @property
    def current(self) -> Item:
        """The innermost section that is open; raises ``IndexError`` where none is."""
        return self._open[-1]

    def __bool__(self) -> bool:
        return bool(self._open)

    def begin(self, title: str, line: int) -> Iterator[Item]:
        """Open a section; it has the title of the one around it until its own is read. Yield what it interrupts."""
        if self._open and self._open[-1].turns:
            outer = self._open.pop()
            self._open.append(Item(outer.title, line))
            yield outer
        self._open.append(Item(title or (self._open[-1].title if self._open else PROCEEDINGS), line))

    def end(self) -> Iterator[Item]:
        """Close the innermost section and yield it."""
        if self._open:
            yield self._open.pop()


def transcript(
    document: Document,
    reader: str,
    items: Iterable[Item],
    *,
    language: str = "en",
    url: str | None = None,
    part: str = "",
    remedy: str = 'put a line "Date: 1 November 2018" first',
    named: bool = False,
    seen: Counter[tuple[object, ...]] | None = None,
) -> Transcript:
    """Return the items that hold a turn, numbered in reading order.

    ``seen`` counts like items over several transcripts of one file. ``named`` says that where no item has a day it may be
    told by the name of the file.
    Raises `SourceError` where there is none, and where an item has no date; ``remedy`` says where this form has it.
    """
    sequence = 0
    seen = Counter() if seen is None else seen
    questions: list[Question] = []
    whole = None
    if named:
        items = list(items)
        whole = None if any(item.day for item in items) else named_day(document.name)
    for item in items:
        if not item.turns:
            continue
        day = item.day or whole
        if day is None:
            raise SourceError("no date of the sitting", where=document.name, line=item.line, remedy=remedy)
        turns = tuple(replace(turn, sequence=sequence + n) for n, turn in enumerate(item.turns, 1))
        sequence += len(turns)
        key = (item.reference,) if item.reference else (day, item.chamber, slug(item.title), item.asked_by)
        seen[key] += 1
        questions.append(_question(item, day, turns, seen[key]))
    if not questions:
        raise SourceError("nobody speaks in this file", where=document.name, remedy="is the text of the turns missing?")
    return Transcript(document.source(reader, url, part), tuple(questions), language)


def _question(item: Item, day: date, turns: tuple[Turn, ...], occurrence: int) -> Question:
    return Question(
        title=normalise(" ".join(item.title.split())) or PROCEEDINGS,
        date=day,
        line=item.line,
        turns=turns,
        reference=item.reference,
        supplementary=item.supplementary,
        supplementary_to=item.supplementary_to,
        asked_by=item.asked_by,
        asked_under=item.asked_under,
        asked_of=item.asked_of,
        answered_by=item.answered_by,
        chamber=item.chamber,
        occurrence=occurrence,
        meeting=item.meeting,
        attendance=item.attendance,
    )
