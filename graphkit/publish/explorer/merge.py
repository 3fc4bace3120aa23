"""Merge: the sides of all graphs become the view that the explorer shows, as the graph itself would be asked for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from graphkit.publish.explorer.query import peopled
from graphkit.publish.explorer.side import Side
from graphkit.publish.explorer.sparql import Row
from graphkit.publish.explorer.things import Catalogue
from graphkit.publish.explorer.view import Commitment, Link, Mention, Question, Source, Turn, View

__all__ = ["Sided", "view_from"]

_Said = TypeVar("_Said", Question, Turn)

Sided = tuple[str, Side, Mapping[str, str]]
"""The address of a graph, its side, and which question each of its supplementaries follows, by address."""


def view_from(sides: Iterable[Sided], root: str, statements: int) -> View:
    """Return the view of a graph under ``root`` that has so many statements, made from the sides of its parts."""
    gathered = _Gathered()
    for graph, side, leads in sides:
        gathered.take(graph, side, leads)
    known = Catalogue.of(gathered.told, gathered.spans, gathered.details, gathered.links)
    body = min(gathered.bodies, default=("", ""))[1]
    record = View(
        title=body or min(gathered.schemes, default=("", ""))[1] or "Record",
        body=body,
        root=root,
        statements=statements,
        sources=tuple(gathered.sources[iri] for iri in sorted(gathered.sources)),
        questions=tuple(sorted(gathered.questions(known), key=lambda q: (q.date, q.iri))),
        turns=tuple(sorted(gathered.turns(known), key=lambda t: (t.question, t.sequence, t.iri))),
        mentions=tuple(sorted(set(gathered.mentions), key=lambda m: (m.turn, m.start, m.end, m.body, m.denotes))),
        commitments=tuple(gathered.commitments[iri] for iri in sorted(gathered.commitments)),
    )
    return peopled(record, known)


class _Gathered:
    """What was taken from sides so far. Addresses that many sides have are held once."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}
        self.told: list[tuple[str, str, str]] = []
        self.spans: list[Row] = []
        self.details: list[tuple[str, str, str]] = []
        self.links: set[Link] = set()
        self.bodies: list[tuple[str, str]] = []
        self.schemes: list[tuple[str, str]] = []
        self.sources: dict[str, Source] = {}
        self.mentions: list[Mention] = []
        self.commitments: dict[str, Commitment] = {}
        self._questions: list[tuple[Question, str]] = []
        self._turns: list[tuple[Turn, str]] = []

    def take(self, graph: str, side: Side, leads: Mapping[str, str]) -> None:
        """Take everything that a side holds."""
        names = [self._held.setdefault(name, name) for name in side["names"]]
        names.append("")  # the place -1
        rows: Mapping[str, Sequence[Any]] = side
        self.sources.update((names[n], Source(names[n], *said)) for n, *said in rows.get("sources", ()))
        self._questions.extend(_questions(graph, rows.get("questions", ()), names, leads))
        self._turns.extend(
            (Turn(names[n], names[q], at, names[who], label, "", names[reply], text, line), names[office])
            for n, q, at, who, label, office, reply, text, line in rows.get("turns", ())
        )
        self.mentions.extend(_mentions(rows.get("mentions", ()), names))
        for n, maker, turn, clause, to, due in rows.get("commitments", ()):
            self.commitments[names[n]] = Commitment(names[n], names[maker], names[turn], clause, names[to], due)
        self._lasting(rows, names)

    def _lasting(self, rows: Mapping[str, Sequence[Any]], names: Sequence[str]) -> None:
        self.told.extend((names[n], kind, label) for n, kinds, label in rows.get("things", ()) for kind in kinds)
        self.details.extend((name, names[n], text) for n, name, text in rows.get("details", ()))
        self.links.update(Link(kind, names[one], names[other]) for kind, one, other in rows.get("links", ()))
        self.bodies.extend((iri, label) for iri, label in rows.get("bodies", ()))
        self.schemes.extend((iri, label) for iri, label in rows.get("schemes", ()))
        for n, person, post, organisation, label, start, end in rows.get("spans", ()):
            row = {
                "span": names[n], "person": names[person], "post": names[post], "organisation": names[organisation],
                "label": label, "start": start, "end": end,
            }  # fmt: skip
            self.spans.append({name: text for name, text in row.items() if text})

    def questions(self, known: Catalogue) -> Iterator[Question]:
        """Yield the questions with the office of who asks."""
        return (_in_office(question, office, known) for question, office in self._questions)

    def turns(self, known: Catalogue) -> Iterator[Turn]:
        """Yield the turns with the office of who speaks."""
        return (_in_office(turn, office, known) for turn, office in self._turns)


def _questions(
    graph: str, rows: Iterable[Sequence[Any]], names: Sequence[str], leads: Mapping[str, str]
) -> Iterator[tuple[Question, str]]:
    for n, title, day, reference, asker, office, group, of, by, status in rows:
        asked, answered = (tuple(sorted(names[place] for place in places)) for places in (of, by))
        question = Question(
            names[n], title, day, reference, names[asker], "", names[group], asked, answered, status,
            leads.get(names[n], ""), graph,
        )  # fmt: skip
        yield question, names[office]


def _mentions(rows: Iterable[Sequence[Any]], names: Sequence[str]) -> Iterator[Mention]:
    for turn, bodies, start, end, denotes, confidence, ambiguous, rule, choice in rows:
        candidates = tuple(sorted(names[place] for place in choice))
        for body in sorted({names[place] for place in bodies}.union(candidates)):
            yield Mention(names[turn], body, start, end, names[denotes], confidence, bool(ambiguous), rule, candidates)


def _in_office(said: _Said, office: str, known: Catalogue) -> _Said:
    label = known.offices.get(office, "")
    return replace(said, capacity=label) if label else said
