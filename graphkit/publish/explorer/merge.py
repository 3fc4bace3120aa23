"""Merge: the sides of all graphs become the view that the explorer shows, as the graph itself would be asked for it.

A side says little, so some dozens are put together on a shelf, which is kept: who changes one page makes one shelf anew. Where
one shelf ends and the next begins, the names of the graphs tell, so that a page more or less moves nothing on the others.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any, Final

from graphkit.publish.explorer.query import peopled
from graphkit.publish.explorer.rows import Rows
from graphkit.publish.explorer.side import Memory, Sided, unpacked
from graphkit.publish.explorer.things import Catalogue
from graphkit.publish.explorer.view import UNNAMED, Commitment, Link, Mention, Question, Source, Turn, View

__all__ = ["Shelf", "shelves_of", "view_from"]

SHELF: Final = 64
"""So many sides stand on a shelf, more or less."""

FORM: Final = "1"
"""Raised when a shelf is made otherwise: those that were kept count no more."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was said in some graphs, with the address of an office in place of its label, and what they describe that lasts."""

    rows: Rows
    lasting: Mapping[str, Sequence[Any]]

    def packed(self) -> bytes:
        """Return the shelf as a few bytes, which `unpacked` reads."""
        rows = self.rows.packed()
        return len(rows).to_bytes(4, "little") + rows + zlib.compress(json.dumps(self.lasting).encode(), 1)

    @classmethod
    def unpacked(cls, data: bytes) -> Shelf:
        """Return the shelf that `packed` made ``data`` of."""
        end = 4 + int.from_bytes(data[:4], "little")
        return cls(Rows.unpacked(data[4:end]), json.loads(zlib.decompress(data[end:])))


def shelves_of(sides: Iterable[Sided], root: str, memory: Memory) -> Iterator[Shelf]:
    """Yield the shelves of sides that are sorted by graph; only those that are not kept are made."""
    for some in _cut(sides):
        told = sha256("\n".join((FORM, root, *(f"{one.graph} {one.digest}" for one in some))).encode())
        yield Shelf.unpacked(memory(f"shelf {told.hexdigest()}", partial(_made, some, root)))


def _cut(sides: Iterable[Sided]) -> Iterator[list[Sided]]:
    some: list[Sided] = []
    for one in sides:
        if some and zlib.crc32(one.graph.encode()) % SHELF == 0:
            yield some
            some = []
        some.append(one)
    if some:
        yield some


def _made(sides: Iterable[Sided], root: str) -> bytes:
    gathered = _Gathered()
    for one in sides:
        gathered.take(one.graph, unpacked(one.side()))
    return gathered.shelf(root).packed()


def view_from(shelves: Iterable[Shelf], leads: Mapping[str, str], root: str, statements: int) -> tuple[View, Rows]:
    """Return the view of a graph under ``root`` that has so many statements, and what was said in it.

    ``leads`` tells which question each supplementary follows, by address.
    """
    rows: list[Rows] = []
    lasting: dict[str, dict[Any, None]] = {name: {} for name in _LASTING}
    for shelf in shelves:
        rows.append(shelf.rows)
        for name, some in shelf.lasting.items():
            lasting[name].update(dict.fromkeys(map(tuple, some)))
    spans = ({name: text for name, text in zip(_SPAN, row, strict=True) if text} for row in lasting["spans"])
    known = Catalogue.of(lasting["told"], spans, lasting["details"], (Link(*link) for link in lasting["links"]))
    said = Rows.joined(rows).in_office(lambda office: known.offices.get(office, "")).following(leads)
    body = min(lasting["bodies"], default=("", ""))[1]
    record = View(
        title=body or UNNAMED,
        body=body,
        root=root,
        statements=statements,
        sources=tuple(Source(*source) for source in sorted(lasting["sources"])),
    )
    return peopled(record, said.spoken_of(), known), said


_SPAN: Final = ("span", "person", "post", "organisation", "label", "start", "end")
_LASTING: Final = ("told", "spans", "details", "links", "bodies", "sources")


class _Gathered:
    """What was taken from sides so far."""

    def __init__(self) -> None:
        self._questions: list[Question] = []
        self._turns: list[Turn] = []
        self._mentions: set[Mention] = set()
        self._commitments: dict[str, Commitment] = {}
        self._lasting: dict[str, dict[tuple[str, ...], None]] = {name: {} for name in _LASTING}

    def shelf(self, root: str) -> Shelf:
        """Return all of it."""
        said = View(
            "", "", root, 0, questions=tuple(self._questions), turns=tuple(self._turns),
            mentions=tuple(self._mentions), commitments=tuple(self._commitments.values()),
        )  # fmt: skip
        return Shelf(Rows.of(said), {name: list(rows) for name, rows in self._lasting.items()})

    def take(self, graph: str, side: Mapping[str, Any]) -> None:
        """Take everything that a side holds."""
        names = [*side["names"], ""]  # the place -1
        self._questions.extend(_questions(graph, side.get("questions", ()), names))
        self._turns.extend(
            Turn(names[n], names[q], at, names[who], label, names[office], names[reply], text, line)
            for n, q, at, who, label, office, reply, text, line in side.get("turns", ())
        )
        self._mentions.update(_mentions(side.get("mentions", ()), names))
        for n, maker, turn, clause, to, due in side.get("commitments", ()):
            self._commitments[names[n]] = Commitment(names[n], names[maker], names[turn], clause, names[to], due)
        self._last("sources", ((names[n], *said) for n, *said in side.get("sources", ())))
        self._last("told", ((names[n], kind, label) for n, kinds, label in side.get("things", ()) for kind in kinds))
        self._last("details", ((name, names[n], text) for n, name, text in side.get("details", ())))
        self._last("links", ((kind, names[one], names[other]) for kind, one, other in side.get("links", ())))
        self._last("spans", ((*(names[n] for n in row[:4]), *row[4:]) for row in side.get("spans", ())))
        self._last("bodies", map(tuple, side.get("bodies", ())))

    def _last(self, table: str, rows: Iterable[tuple[str, ...]]) -> None:
        self._lasting[table].update(dict.fromkeys(rows))


def _questions(graph: str, rows: Iterable[Sequence[Any]], names: Sequence[str]) -> Iterator[Question]:
    for n, title, day, reference, asker, office, group, of, by, status in rows:
        asked, answered = (tuple(sorted(names[place] for place in places)) for places in (of, by))
        yield Question(
            names[n], title, day, reference, names[asker], names[office], names[group], asked, answered, status,
            source=graph,
        )  # fmt: skip


def _mentions(rows: Iterable[Sequence[Any]], names: Sequence[str]) -> Iterator[Mention]:
    for turn, bodies, start, end, denotes, confidence, ambiguous, rule, choice in rows:
        candidates = tuple(sorted(names[place] for place in choice))
        for body in sorted({names[place] for place in bodies}.union(candidates)):
            yield Mention(names[turn], body, start, end, names[denotes], confidence, bool(ambiguous), rule, candidates)
