"""View: what the explorer shows of a graph, as frozen nouns that know no triple."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = [
    "KINDS", "UNNAMED", "Commitment", "Layout", "Link", "Mention", "Question", "Source", "Span", "Thing", "Turn", "View",
]  # fmt: skip

KINDS: Final = ("person", "post", "party", "group", "organisation", "strategy", "topic", "place", "event", "name")
"""The kinds of things, in the order of the legend; a packed file names them by their place here."""

UNNAMED: Final = "Transcripts"
"""The title of what no body is known to have said."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a name that people speak of, belong to or hold.

    ``sense`` tells it from another of the same name: the year of an edition, or that the register does not know it.
    ``colour`` is a party's own, as ``#rrggbb``.
    """

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    wikidata: str = ""
    note: str = ""
    sense: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A page the graph was made of; ``url`` is empty where none is known."""

    iri: str
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its thread; people, posts and groups are IRIs, ``date`` is ISO 8601, ``status`` a local name."""

    iri: str
    title: str
    date: str
    reference: str = ""
    asker: str = ""
    capacity: str = ""
    group: str = ""
    asked_of: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    status: str = ""
    lead: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One uninterrupted turn: ``speaker`` is an IRI or empty, ``label`` the printed name, ``capacity`` the office that day."""

    iri: str
    question: str
    sequence: int
    speaker: str = ""
    label: str = ""
    capacity: str = ""
    reply_to: str = ""
    text: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A span ``[start, end)`` of a turn's text that names ``body``; ``denotes`` is who that was in the end.

    An ambiguous mention denotes nothing and lists its ``candidates``.
    """

    turn: str
    body: str
    start: int
    end: int
    denotes: str = ""
    confidence: float = 1.0
    ambiguous: bool = False
    rule: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A tie of a person that lasted: an office, a party, a group or a seat; dates may be partial or empty."""

    kind: str
    person: str
    target: str
    label: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A tie without a date: ``responsible`` (post to strategy) or ``broader`` (topic to its parent)."""

    kind: str
    subject: str
    target: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something a speaker undertook to do; ``clause`` holds the exact words."""

    iri: str
    maker: str
    turn: str
    clause: str
    to: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """Everything the page shows. ``root`` is the address that instance IRIs begin with."""

    title: str
    body: str
    root: str
    statements: int
    things: tuple[Thing, ...] = ()
    sources: tuple[Source, ...] = ()
    questions: tuple[Question, ...] = ()
    turns: tuple[Turn, ...] = ()
    mentions: tuple[Mention, ...] = ()
    spans: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    @property
    def first(self) -> str:
        """The first day of the record, or empty."""
        return min((q.date for q in self.questions if q.date), default="")

    @property
    def last(self) -> str:
        """The last day of the record, or empty."""
        return max((q.date for q in self.questions if q.date), default="")


@dataclass(frozen=True, slots=True)
class Layout:
    """``x``, ``y`` and the ``size`` (radius) of each of a view's things, rounded to whole units."""

    x: list[int]
    y: list[int]
    size: list[int]
