"""Columns: a view becomes lists of small numbers and of texts, which a browser reads fast and gzip makes small."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from graphkit.publish.explorer.layout import Layout
from graphkit.publish.explorer.ties import Summary
from graphkit.publish.explorer.view import KINDS, Mention, Question, Turn, View

__all__ = ["Order", "columns_of", "deltas", "mentions_of"]

_EPOCH = date(1970, 1, 1).toordinal()
_SPANS = ("holds", "party", "group", "seat")
_LINKS = ("responsible", "broader")


@dataclass(slots=True)
class Order:
    """The place of every thing, question and turn of a view, and a table of the texts that repeat."""

    things: dict[str, int]
    questions: dict[str, int]
    turns: dict[str, int]
    in_order: list[Turn]
    strings: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, view: View) -> Order:
        """Number a view: questions as they come, turns by question and sequence."""
        questions = {question.iri: number for number, question in enumerate(view.questions)}
        held = [turn for turn in view.turns if turn.question in questions]
        in_order = sorted(held, key=lambda turn: (questions[turn.question], turn.sequence, turn.iri))
        return cls(
            {thing.iri: number for number, thing in enumerate(view.things)},
            questions,
            {turn.iri: number for number, turn in enumerate(in_order)},
            in_order,
        )

    def thing(self, iri: str) -> int:
        """Return the place of a thing, -1 for one that the view does not hold."""
        return self.things.get(iri, -1)

    def string(self, text: str) -> int:
        """Return the place of a text in the table of texts."""
        return self.strings.setdefault(text, len(self.strings))


def columns_of(view: View, summary: Summary, layout: Layout, order: Order) -> dict[str, Any]:
    """Return the whole view but its passages. Places count from 0, -1 is nothing, days count from 1970."""
    return {
        "title": view.title,
        "body": view.body,
        "root": view.root,
        "statements": view.statements,
        "kinds": KINDS,
        "things": _things(view, layout),
        "sources": {"name": [s.name for s in view.sources], "url": [s.url for s in view.sources]},
        "questions": _questions(view, summary, order),
        "turns": _turns(view, order),
        "mentions": _mentions(view, order),
        "spans": _spans(view, order),
        "links": _links(view, order),
        "commitments": _commitments(view, order),
        "strings": list(order.strings),
    }


def deltas(numbers: Iterable[int]) -> list[int]:
    """Return the first number and then each one's distance from the one before.

    >>> deltas([17000, 17000, 17028])
    [17000, 0, 28]
    """
    listed = list(numbers)
    return listed[:1] + [later - earlier for earlier, later in pairwise(listed)]


def _things(view: View, layout: Layout) -> dict[str, Any]:
    return {
        "kind": [KINDS.index(thing.kind) for thing in view.things],
        "label": [thing.label for thing in view.things],
        "path": [thing.iri.removeprefix(view.root) for thing in view.things],
        "alias": ["\n".join(thing.aliases) for thing in view.things],
        "wikidata": [thing.wikidata for thing in view.things],
        "note": [thing.note for thing in view.things],
        "sense": [thing.sense for thing in view.things],
        "colour": {str(n): thing.colour for n, thing in enumerate(view.things) if thing.colour},
        "x": layout.x,
        "y": layout.y,
        "size": layout.size,
    }


def _questions(view: View, summary: Summary, order: Order) -> dict[str, Any]:
    asked, sources = view.questions, {source.iri: n for n, source in enumerate(view.sources)}
    return {
        "title": [q.title for q in asked],
        "path": [_path(q, view.root) for q in asked],
        "reference": [q.reference for q in asked],
        "day": deltas(_day(q.date) for q in asked),
        "asker": [order.thing(q.asker) for q in asked],
        "capacity": [order.string(q.capacity) for q in asked],
        "group": [order.thing(q.group) for q in asked],
        "of": [_places(q.asked_of, order) for q in asked],
        "by": [_places(q.answered_by, order) for q in asked],
        "status": [order.string(q.status) for q in asked],
        "lead": [order.questions.get(q.lead, -1) for q in asked],
        "home": summary.homes,
        "source": [sources.get(q.source, -1) for q in asked],
    }


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal() - _EPOCH


def _path(question: Question, root: str) -> str:
    """Leave out the path where the page can tell it from the reference."""
    path = question.iri.removeprefix(root)
    return "" if question.reference and path == f"question/{question.reference.replace('/', '-')}" else path


def _places(iris: Sequence[str], order: Order) -> list[int] | int:
    """Return one place bare and several in a list."""
    places = [order.thing(iri) for iri in iris if order.thing(iri) >= 0]
    return places[0] if len(places) == 1 else places


def _turns(view: View, order: Order) -> dict[str, Any]:
    turns = order.in_order
    paths = [_turn_path(turn, view.root) for turn in turns]
    return {
        "question": deltas(order.questions[turn.question] for turn in turns),
        "sequence": [turn.sequence for turn in turns],
        "speaker": [order.thing(turn.speaker) for turn in turns],
        "label": [order.string("" if turn.speaker in order.things else turn.label) for turn in turns],
        "capacity": [order.string(turn.capacity) for turn in turns],
        "reply": [_back(number, order.turns.get(turn.reply_to)) for number, turn in enumerate(turns)],
        "line": [turn.line for turn in turns],
        "path": paths if any(paths) else [],
    }


def _turn_path(turn: Turn, root: str) -> str:
    path = turn.iri.removeprefix(root)
    question = turn.question.removeprefix(root).removeprefix("question/")
    return "" if path == f"contribution/{question}/{turn.sequence}" else path


def _back(number: int, earlier: int | None) -> int:
    """Return how many turns back the turn is that this one answers, 0 for none."""
    return 0 if earlier is None else number - earlier


def _mentions(view: View, order: Order) -> dict[str, Any]:
    held = mentions_of(view, order)
    same = [mention.denotes in ("", mention.body) for mention in held]
    return {
        "turn": deltas(order.turns[m.turn] for m in held),
        "body": [order.thing(m.body) for m in held],
        "denotes": [-1 if s else order.thing(m.denotes) for m, s in zip(held, same, strict=True)],
        "ambiguous": [n for n, m in enumerate(held) if m.ambiguous],
    }


def mentions_of(view: View, order: Order) -> list[Mention]:
    """Return the mentions whose turn and body the view holds, in reading order."""
    held = [m for m in view.mentions if m.turn in order.turns and m.body in order.things]
    return sorted(held, key=lambda m: (order.turns[m.turn], m.start, m.end, m.body, m.denotes))


def _spans(view: View, order: Order) -> dict[str, Any]:
    held = [span for span in view.spans if span.person in order.things]
    return {
        "kind": [_SPANS.index(span.kind) for span in held],
        "person": [order.thing(span.person) for span in held],
        "target": [order.thing(span.target) for span in held],
        "label": [order.string(span.label) for span in held],
        "start": [span.start for span in held],
        "end": [span.end for span in held],
    }


def _links(view: View, order: Order) -> dict[str, Any]:
    held = [link for link in view.links if link.subject in order.things and link.target in order.things]
    return {
        "kind": [_LINKS.index(link.kind) for link in held],
        "subject": [order.thing(link.subject) for link in held],
        "target": [order.thing(link.target) for link in held],
    }


def _commitments(view: View, order: Order) -> dict[str, Any]:
    held = [made for made in view.commitments if made.turn in order.turns and made.maker in order.things]
    return {
        "maker": [order.thing(made.maker) for made in held],
        "turn": [order.turns[made.turn] for made in held],
        "to": [order.thing(made.to) for made in held],
        "due": [made.due for made in held],
        "clause": [made.clause for made in held],
        "path": [made.iri.removeprefix(view.root) for made in held],
    }
