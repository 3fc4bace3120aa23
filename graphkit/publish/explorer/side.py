"""Side: what the explorer shows of one graph, told from its paragraphs while they are made, as small plain data.

A build keeps the side of each graph, so that the page is put together from sides and no store is asked.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from graphkit.describe import Paragraph, Said, value
from graphkit.publish.explorer.things import KIND_OF
from graphkit.vocabulary import DCTERMS, GK, OA, ORG, RDF, RDFS, SCHEMA, SKOS

__all__ = ["Memory", "Side", "Sided", "packed", "side_of", "unpacked"]

Side = dict[str, Any]
"""``names`` lists the addresses that the rows of the other lists refer to by their place."""

Memory = Callable[[str, Callable[[], bytes]], bytes]
"""Returns what was kept under a name, or else has it made and keeps it."""


class Sided(NamedTuple):
    """The address of a graph, the digest of its side, the side, and which question each of its supplementaries follows."""

    graph: str
    digest: str
    side: Callable[[], bytes]
    leads: Mapping[str, str]


_TYPE, _LABEL = f"<{RDF('type')}>", f"<{RDFS('label')}>"
_SOURCE, _QUESTION, _TURN = f"<{GK('Source')}>", f"<{GK('Question')}>", f"<{GK('Contribution')}>"
_MENTIONS: Final = frozenset((f"<{GK('Mention')}>", f"<{GK('TopicAssignment')}>"))
_PARTS: Final = frozenset(f"<{OA(name)}>" for name in ("SpecificResource", "TextPositionSelector", "TextQuoteSelector"))
"""What is a part of a mention and is seen with it."""
_COMMITMENT, _BODY = f"<{GK('Commitment')}>", f"<{GK('Body')}>"
_KINDS: Final = frozenset(f"<{name}>" for name in KIND_OF)
_MEMBER: Final = f"<{ORG('member')}>"
_LINKS: Final = {f"<{GK('responsiblePost')}>": "responsible", f"<{SKOS('broader')}>": "broader"}
_DETAILS: Final = {
    f"<{SKOS('exactMatch')}>": "wikidata", f"<{SKOS('definition')}>": "note", f"<{DCTERMS('issued')}>": "issued",
    f"<{SKOS('altLabel')}>": "alias", f"<{GK('colour')}>": "colour",
}  # fmt: skip
_CANDIDATE: Final = (f"<{GK('status')}>", f"<{GK('Candidate')}>")

Facts = Mapping[str, str]
"""Predicate → the last of its objects, where one is enough."""


def packed(side: Side) -> bytes:
    """Return a side as a few bytes."""
    return zlib.compress(json.dumps(side, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpacked(data: bytes) -> Side:
    """Return the side that `packed` made ``data`` of."""
    side: Side = json.loads(zlib.decompress(data))
    return side


def side_of(paragraphs: Iterable[Paragraph]) -> Side:
    """Return what the explorer shows of a graph."""
    made = _Rows(dict(paragraphs))
    for subject, said in made.said.items():
        made.see(subject, said)
    return {"names": [value(term) for term in made.names], **made.rows}


class _Rows:
    """The rows of a side while they are gathered."""

    def __init__(self, said: Mapping[str, Sequence[Said]]) -> None:
        self.said = said
        self.names: dict[str, int] = {}
        self.rows: dict[str, list[Any]] = {}

    def see(self, subject: str, said: Sequence[Said]) -> None:
        """Add what the explorer shows of a subject."""
        kinds = {target for predicate, target in said if predicate == _TYPE}
        if kinds & _PARTS:
            return
        if _MENTIONS & kinds:
            self._mention(said)
        elif _TURN in kinds:
            self._turn(subject, dict(said))
        elif _QUESTION in kinds:
            self._question(subject, said)
        elif _SOURCE in kinds:
            self._source(subject, dict(said))
        elif _COMMITMENT in kinds:
            self._commitment(subject, dict(said))
        else:
            self._thing(subject, said, kinds)

    def _add(self, table: str, *row: Any) -> None:
        self.rows.setdefault(table, []).append(row)

    def _place(self, term: str | None) -> int:
        """Return the place of an address among the names, -1 for none."""
        return -1 if term is None else self.names.setdefault(term, len(self.names))

    def _several(self, said: Sequence[Said], predicate: str) -> list[int]:
        return [self._place(target) for name, target in said if name == predicate]

    def _source(self, subject: str, facts: Facts) -> None:
        if f"<{DCTERMS('identifier')}>" in facts:
            url = facts.get(f"<{DCTERMS('source')}>")
            self._add("sources", self._place(subject), _text(facts, DCTERMS("identifier")), value(url) if url else "")

    def _question(self, subject: str, said: Sequence[Said]) -> None:
        facts = dict(said)
        if f"<{DCTERMS('title')}>" not in facts or f"<{SCHEMA('datePublished')}>" not in facts:
            return
        status = facts.get(f"<{GK('answerStatus')}>")
        self._add(
            "questions", self._place(subject), _text(facts, DCTERMS("title")), _text(facts, SCHEMA("datePublished")),
            _text(facts, GK("reference")), self._place(facts.get(f"<{GK('askedBy')}>")),
            self._place(facts.get(f"<{GK('askedInCapacity')}>")), self._place(facts.get(f"<{GK('askedUnderGroup')}>")),
            self._several(said, f"<{GK('askedOf')}>"), self._several(said, f"<{GK('answeredBy')}>"),
            value(status).removeprefix(GK) if status else "",
        )  # fmt: skip

    def _turn(self, subject: str, facts: Facts) -> None:
        self._add(
            "turns", self._place(subject), self._place(facts.get(f"<{SCHEMA('isPartOf')}>")),
            int(_text(facts, GK("sequence")) or 0), self._place(facts.get(f"<{GK('speaker')}>")),
            _text(facts, GK("speakerLabel")), self._place(facts.get(f"<{GK('inCapacity')}>")),
            self._place(facts.get(f"<{GK('inReplyTo')}>")), _text(facts, GK("text")), int(_text(facts, GK("line")) or 0),
        )  # fmt: skip

    def _mention(self, said: Sequence[Said]) -> None:
        facts = dict(said)
        target = dict(self.said.get(facts.get(_TARGET, ""), ()))
        position = next((p for p in map(self._position, self.said.get(facts.get(_TARGET, ""), ())) if p), None)
        if _FROM not in target or position is None:
            return
        self._add(
            "mentions", self._place(target[_FROM]), self._several(said, _NAMES), *position,
            self._place(facts.get(_DENOTES)), float(_text(facts, GK("confidence")) or 1),
            int(facts.get(_STATUS) == _AMBIGUOUS), _text(facts, GK("rule")), self._several(said, _CHOICE),
        )  # fmt: skip

    def _position(self, said: Said) -> tuple[int, int] | None:
        facts = dict(self.said.get(said[1], ())) if said[0] == _SELECTOR else {}
        return (int(value(facts[_START])), int(value(facts[_END]))) if _START in facts and _END in facts else None

    def _commitment(self, subject: str, facts: Facts) -> None:
        maker, turn = facts.get(f"<{GK('madeBy')}>"), facts.get(f"<{GK('madeIn')}>")
        if maker and turn and f"<{GK('clause')}>" in facts:
            self._add(
                "commitments", self._place(subject), self._place(maker), self._place(turn), _text(facts, GK("clause")),
                self._place(facts.get(f"<{GK('madeTo')}>")), _text(facts, GK("due")),
            )  # fmt: skip

    def _thing(self, subject: str, said: Sequence[Said], kinds: set[str]) -> None:
        labels = [value(target) for predicate, target in said if predicate == _LABEL]
        if _BODY in kinds and labels:
            self._add("bodies", value(subject), min(labels))
        if kinds & _KINDS and labels:
            self._add("things", self._place(subject), sorted(value(kind) for kind in kinds & _KINDS), min(labels))
        facts = dict(said)
        if _MEMBER in facts and labels:
            self._add(
                "spans", self._place(subject), self._place(facts[_MEMBER]), self._place(facts.get(f"<{GK('post')}>")),
                self._place(facts.get(f"<{ORG('organization')}>")), min(labels), _text(facts, SCHEMA("startDate")),
                _text(facts, SCHEMA("endDate")),
            )  # fmt: skip
        for predicate, target in said:
            if predicate in _LINKS:
                ends = (target, subject) if _LINKS[predicate] == "responsible" else (subject, target)
                self._add("links", _LINKS[predicate], *map(self._place, ends))
            elif predicate in _DETAILS:
                self._add("details", self._place(subject), _DETAILS[predicate], value(target))
            elif (predicate, target) == _CANDIDATE:
                self._add("details", self._place(subject), "candidate", "yes")


_TARGET, _FROM, _SELECTOR = f"<{OA('hasTarget')}>", f"<{OA('hasSource')}>", f"<{OA('hasSelector')}>"
_START, _END, _NAMES = f"<{OA('start')}>", f"<{OA('end')}>", f"<{OA('hasBody')}>"
_DENOTES, _STATUS, _CHOICE = f"<{GK('denotes')}>", f"<{GK('status')}>", f"<{GK('candidate')}>"
_AMBIGUOUS: Final = f"<{GK('Ambiguous')}>"


def _text(facts: Facts, predicate: str) -> str:
    found = facts.get(f"<{predicate}>")
    return value(found) if found is not None else ""
