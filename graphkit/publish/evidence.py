"""Evidence: the words behind a tie, with who said them, in which office that day, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graphkit.vocabulary import DCTERMS, GK, OA, ORG, SCHEMA

if TYPE_CHECKING:
    from graphkit.publish.standing import Standing
    from graphkit.publish.things import Facts

__all__ = ["CAP", "Passage", "office_of", "passage", "passage_at", "passages"]

CAP: Final = 400
"""So many characters of a speech are quoted at most, round the words that matter."""

_COUNTED: Final = re.compile(r"(?:p\.|paragraph) \d|\d+:\d")
"""A page, a paragraph or a time: what people count by in a form whose lines they do not see."""

_FIRST_TURN: Final = """SELECT ?turn WHERE { ?turn schema:isPartOf <%s> ; gk:sequence ?sequence . }
ORDER BY ?sequence ?turn LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation: the marked words with what stands before and after them, and everything a citation needs.

    ``marked`` is empty where the whole passage is the evidence. ``office`` is what the speaker spoke as that
    day, ``line`` a 1-based line of ``file``, ``url`` the public address of the source, ``locator`` what the source
    itself counts by (a page, a time, an id); each is empty where it is not known (``line`` is 0 then).
    """

    before: str
    marked: str
    after: str
    speaker: str
    office: str
    date: str
    question: str
    reference: str
    file: str
    line: int
    url: str
    iri: str
    locator: str = ""

    @property
    def place(self) -> str:
        """Where in its file it stands, as a reader finds it: a page, a paragraph or a time, or else a line."""
        if _COUNTED.match(self.locator):
            return self.locator
        return f"line {self.line}" if self.line else ""


def passage(standing: Standing, item: str) -> Passage | None:
    """Return the words behind an item: a mention, a turn, or a question (then what was put first).

    ``None`` where the store holds no words for it.
    """
    things = standing.things
    facts = things.facts(item)
    target = facts.one(OA("hasTarget"))
    if target:
        place = things.facts(target)
        said = things.facts(place.one(OA("hasSource")))
        return passage_at(standing, said, *_offsets(standing, place))
    if facts.one(GK("text")):
        return passage_at(standing, facts, 0, 0)
    first = next(iter(things.rows(_FIRST_TURN % item)), None) if things.kind(item) == "question" else None
    return passage_at(standing, things.facts(first[0]), 0, 0) if first else None


def office_of(standing: Standing, said: Facts, day: str) -> str:
    """Return what a speaker spoke as on that day: an office by its label, or the body that they sat in."""
    things = standing.things
    capacity = things.facts(said.one(GK("inCapacity")))
    post = capacity.one(GK("post"))
    if post:
        return things.label(post)
    body = capacity.one(ORG("organization"))
    group = standing.group(said.one(GK("speaker")), day) or standing.party(said.one(GK("speaker")), day)
    return ", ".join(things.label(one) for one in (body, group) if one)


def _offsets(standing: Standing, place: Facts) -> tuple[int, int]:
    selectors = [standing.things.facts(one) for one in place.all(OA("hasSelector"))]
    start, end = (next((one.one(OA(name)) for one in selectors if one.one(OA(name))), "") for name in ("start", "end"))
    return (int(start), int(end)) if start and end else (0, 0)


def passage_at(standing: Standing, said: Facts, start: int, end: int) -> Passage | None:
    """Return the characters from ``start`` to ``end`` of a turn, marked; ``None`` where it has no text."""
    things = standing.things
    text, question = said.one(GK("text")), things.facts(said.one(SCHEMA("isPartOf")))
    if not text:
        return None
    day = question.one(SCHEMA("datePublished"))
    before, marked, after = _cut(text, start, end)
    source = said.source(GK("text"))
    return Passage(
        before,
        marked,
        after,
        things.label(said.one(GK("speaker"))) or said.one(GK("speakerLabel")),
        office_of(standing, said, day),
        day,
        question.one(DCTERMS("title")),
        question.one(GK("reference")),
        things.file(source),
        int(said.one(GK("line")) or 0),
        things.facts(source).one(DCTERMS("source")),
        said.iri,
        said.one(GK("locator")),
    )


def _cut(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Split a text round a span and keep `CAP` characters of it, at the bounds of words, with dots for the rest."""
    room = max(0, CAP - (end - start)) // 2
    begin, stop = max(0, start - room), min(len(text), end + room)
    stop = min(len(text), max(stop, begin + CAP)) if begin == 0 else stop
    before, after = text[begin:start], text[end:stop]
    if begin > 0:
        before = "… " + before.partition(" ")[2]
    if stop < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, text[start:end], after


def passages(standing: Standing, items: Iterable[str]) -> dict[str, Passage]:
    """Return the passages of those items that have words."""
    found = ((item, passage(standing, item)) for item in items)
    return {item: one for item, one in found if one is not None}
