"""Quoting: rows about questions, turns and mentions become words that can be read, with their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from graphkit.describe.mention import CONTEXT
from graphkit.serve.views.parts import Link, Pager, Saying, day
from graphkit.vocabulary import DCTERMS, GK, OA, RDF, SCHEMA

if TYPE_CHECKING:
    from graphkit.query import Row
    from graphkit.serve.reader import Reader

__all__ = [
    "PAGE",
    "Listed",
    "Listing",
    "anchor_of",
    "listed",
    "listing",
    "mention_sayings",
    "place_of",
    "quote_of",
    "shortened",
]

PAGE: Final = 25
"""How many questions stand on one page."""

_SHOWN: Final = 240
_CUT_WORD: Final = re.compile(r"\A\S*\s+")
_WORD_CUT: Final = re.compile(r"\s+\S*\Z")


@dataclass(frozen=True, slots=True)
class Listed:
    """A question in a list."""

    link: Link
    date: str
    reference: str
    asked_by: tuple[Link, ...]
    asked_of: tuple[Link, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list of questions."""

    questions: tuple[Listed, ...]
    pager: Pager


def listing(reader: Reader, lookup: str, page: int, path: str, thing: str | None = None) -> Listing:
    """Return page ``page`` of the questions that ``lookup`` gives, whose number ``LOOKUP-number`` gives."""
    values = {} if thing is None else {"thing": NamedNode(thing)}
    total = reader.count(f"{lookup}-number", values)
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    rows = reader.rows(lookup, values, limit=PAGE, offset=(page - 1) * PAGE)
    return Listing(tuple(listed(reader, str(row["question"])) for row in rows), Pager(page, pages, total, path))


def listed(reader: Reader, question: str) -> Listed:
    """Return ``question`` as it stands in lists, with the first words that were said."""
    title = reader.one(question, DCTERMS("title")) or reader.label(question)
    return Listed(
        Link(title, reader.addresses.href(question)),
        day(reader.one(question, SCHEMA("datePublished"))),
        reader.one(question, GK("reference")) or "",
        reader.links(question, GK("askedBy")),
        reader.links(question, GK("askedOf")),
        _first_words(reader, question),
    )


def mention_sayings(reader: Reader, rows: Iterable[Row]) -> tuple[Saying, ...]:
    """Return the rows of the lookup ``mentions-of`` with their quotes, speakers and days."""
    found = []
    for row in rows:
        before, quote, after = quote_of(reader, str(row["mention"]))
        speaker = reader.one(str(row["turn"]), GK("speaker"))
        found.append(
            Saying(
                day(str(row["date"])),
                reader.link(str(row["question"])),
                None if speaker is None else reader.link(speaker),
                before,
                quote,
                after,
                reader.addresses.href(str(row["mention"])),
                status_word(reader.one(str(row["mention"]), GK("status"))),
            )
        )
    return tuple(found)


def place_of(reader: Reader, turn: str, question: str) -> Link:
    """Return the link to the place of a contribution within the page of its question."""
    page, own = reader.link(question), reader.addresses.href(turn)
    return Link(page.label, f"{page.href}#{anchor_of(own)}") if page.href and own else page


def anchor_of(href: str) -> str:
    """Return the anchor of a contribution within the page of its question: its path from the kind on."""
    return href.rsplit("/contribution/", 1)[-1].strip("/").replace("/", "-")


def quote_of(reader: Reader, mention: str) -> tuple[str, str, str]:
    """Return the words before, of and after a mention, from its quote selector (Web Annotation, 4.2.4).

    A selector counts characters; what is shown begins and ends with a word.
    """
    for target in reader.objects(mention, OA("hasTarget")):
        for selector in reader.objects(target, OA("hasSelector")):
            quote = reader.one(selector, OA("exact"))
            if quote is not None:
                before, after = (reader.one(selector, OA(name)) or "" for name in ("prefix", "suffix"))
                return _from_a_word(before), quote, _to_a_word(after)
    return "", reader.label(mention), ""


def _from_a_word(before: str) -> str:
    """Leave out the first word where the selector may have cut it: one that is shorter begins with the text."""
    return _CUT_WORD.sub("… ", before, count=1) if len(before) >= CONTEXT else before


def _to_a_word(after: str) -> str:
    return _WORD_CUT.sub(" …", after) if len(after) >= CONTEXT else after


def status_word(status: str | None) -> str:
    """Return a status as a word; accepted is what is expected, and is not said."""
    word = (status or "").rsplit("#", 1)[-1].lower()
    return "" if word == "accepted" else word


def shortened(text: str, most: int = _SHOWN) -> str:
    """Return ``text`` in one line, cut between words after at most ``most`` characters."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0] + "…"


def _first_words(reader: Reader, question: str) -> str:
    turns = [turn for turn in reader.subjects(SCHEMA("isPartOf"), question) if _is_turn(reader, turn)]
    if not turns:
        return ""
    first = min(turns, key=lambda turn: int(reader.one(turn, GK("sequence")) or 0))
    return shortened(reader.one(first, GK("text")) or "")


def _is_turn(reader: Reader, iri: str) -> bool:
    return GK("Contribution") in reader.objects(iri, RDF("type"))
