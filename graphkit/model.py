"""Model: the nouns. Frozen, on one page; nothing here knows what a file or a triple is.

Offsets are half-open ranges of Unicode code points in `Turn.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

__all__ = [
    "Cast",
    "Finding",
    "Part",
    "Question",
    "Source",
    "Speaking",
    "Transcript",
    "Turn",
]

Part = str
"""Where a turn stands: ``"question"`` (under the question) or ``"answer"`` (under the answer) of a question item;
``"debate"`` in a section that is no question; ``"procedure"`` for words that the record prints as nobody's speech."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a transcript came from.

    ``name`` is its path relative to the folder that was given (POSIX separators), ``sha256`` the hex
    digest of its bytes, ``reader`` the name of the reader that took it, ``url`` its public address.
    """

    name: str
    sha256: str
    reader: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One uninterrupted contribution, in reading order (``sequence`` counts from 1 over the source).

    ``label`` is the speaker line as printed, without its colon; ``None`` where the page prints none.
    ``text`` follows guideline 1: NFC, single spaces, paragraphs joined by one blank line, no speaker line.
    ``line`` is the 1-based line of the source where the turn begins. ``implied`` says that the speaker is
    taken from the header (a lead question prints no speaker line).
    ``speaker_id`` is the source's own identifier of the speaker, where it carries one; ``place`` says where in the
    source the turn begins where a line does not (an XML id, ``p. 3``, ``00:01:20``). ``language`` is the BCP 47 tag of
    a turn that is not in the transcript's language.
    """

    sequence: int
    label: str | None
    text: str
    line: int
    part: Part = "question"
    implied: bool = False
    speaker_id: str | None = None
    place: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question item with its thread, as its header prints it (nothing resolved).

    A section of a debate is an item too: its heading is the title, and nobody is named as asker or asked.
    ``chamber`` tells apart several meetings of one day (``"westminster-hall"``); ``occurrence`` counts items of one
    day and chamber that share title and asker, in reading order from 1. ``meeting`` is the printed name of what sits
    (``"Police and Crime Committee"``), ``attendance`` the lines of the people who are printed as present.
    """

    title: str
    date: date
    line: int
    turns: tuple[Turn, ...]
    reference: str | None = None
    supplementary: int | None = None
    supplementary_to: str | None = None
    asked_by: str | None = None
    asked_under: str | None = None
    asked_of: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    chamber: str | None = None
    occurrence: int = 1
    meeting: str | None = None
    attendance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a reader makes of one source: question items in reading order, and their language (BCP 47)."""

    source: Source
    questions: tuple[Question, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who a printed name is, that day.

    ``person`` is a register id or ``None``; ``capacity`` the id of the tenure or membership in which they
    speak; ``candidates`` the ids left when nobody could be chosen.
    """

    person: str | None
    capacity: str | None
    rule: str
    confidence: float
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is in the room for one question.

    ``speakers`` holds one `Speaking` a turn; ``asked_of`` pairs of (kind, id) with kind ``"post"``,
    ``"person"``; ``present`` the ids of the people who are known to take part, in order of appearance; ``chair`` is
    whoever presides, in the office ``chair_post`` by the tenure ``chair_tenure``.
    """

    asked_by: Speaking | None
    asked_under: str | None
    asked_of: tuple[tuple[str, str], ...]
    answered_by: tuple[str, ...]
    speakers: tuple[Speaking, ...]
    present: tuple[str, ...]
    chair: str | None = None
    chair_post: str | None = None
    chair_tenure: str | None = None

    def replies(self) -> tuple[bool, ...]:
        """Return of each turn whether it answers the one before: the first does not, nor does whoever goes on."""
        before = (None, *self.speakers)
        return tuple(
            last is not None and not (now.person and now.person == last.person)
            for last, now in zip(before, self.speakers, strict=False)
        )


class Finding(NamedTuple):
    """One claim with its place in the text: ``text[start:end]`` of turn ``sequence`` is the evidence.

    ``kind`` is one of ``person post organisation strategy document scheme event place topic reference
    commitment``; ``body`` the id of what the words denote in the register (``kind/id``), or the id of a
    minted candidate; ``denotes`` the thing or person in the end; ``holder`` the tenure that makes a post a
    person that day; ``candidates`` two or more ids where the evidence allows two answers; ``extra`` what some kinds
    have besides: a commitment ``due`` and ``to``, a name that is ``addressed``, an unknown work its joined ``title``.
    """

    sequence: int
    start: int
    end: int
    kind: str
    body: str
    rule: str
    confidence: float
    status: str = "Accepted"
    denotes: str | None = None
    holder: str | None = None
    candidates: tuple[str, ...] = ()
    label: str | None = None
    extra: tuple[tuple[str, str], ...] = ()
