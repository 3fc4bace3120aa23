"""Columns: a view becomes lists of small numbers and of texts, which a browser reads fast and gzip makes small."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from graphkit.publish.explorer.rows import Numbers, Rows
from graphkit.publish.explorer.view import KINDS, Layout, View

__all__ = ["Strings", "columns_of", "deltas"]

_SPANS = ("holds", "party", "group", "seat")
_LINKS = ("responsible", "broader")


class Strings:
    """The table of the texts that repeat, in the order in which they are met."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._places: dict[str, int] = {}

    def places(self, numbers: Iterable[int]) -> list[int]:
        """Return the place in the table of each of some texts, which are told by their number."""
        return self.named(self._texts[number] for number in numbers)

    def named(self, texts: Iterable[str]) -> list[int]:
        """Return the place in the table of each of some texts."""
        known = self._places
        return [known.setdefault(text, len(known)) for text in texts]

    def table(self) -> list[str]:
        """Return the texts that were met."""
        return list(self._places)


def columns_of(view: View, rows: Rows, homes: Numbers, layout: Layout, strings: Strings) -> dict[str, Any]:
    """Return the whole view but its passages. Places count from 0, -1 is nothing, days count from 1970."""
    return {
        "title": view.title,
        "body": view.body,
        "root": view.root,
        "statements": view.statements,
        "kinds": KINDS,
        "things": _things(view, layout),
        "sources": {"name": [s.name for s in view.sources], "url": [s.url for s in view.sources]},
        "questions": _questions(view, rows, homes, strings),
        "turns": _turns(rows, strings),
        "mentions": _mentions(rows),
        "spans": _spans(view, strings),
        "links": _links(view),
        "commitments": _commitments(view, rows),
        "strings": strings.table(),
    }


def deltas(numbers: Numbers) -> list[int]:
    """Return the first number and then each one's distance from the one before.

    >>> deltas(np.array([17000, 17000, 17028]))
    [17000, 0, 28]
    """
    found: list[int] = np.diff(numbers, prepend=0).tolist()
    return found


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


def _questions(view: View, rows: Rows, homes: Numbers, strings: Strings) -> dict[str, Any]:
    place = {iri: number for number, (iri, _, _) in enumerate(rows.heads)}
    sources = {source.iri: number for number, source in enumerate(view.sources)}
    return {
        "title": [title for _, title, _ in rows.heads],
        "path": [_path(iri, reference, view.root) for iri, _, reference in rows.heads],
        "reference": [reference for _, _, reference in rows.heads],
        "day": deltas(rows["day"]),
        "asker": rows["asker"].tolist(),
        "capacity": strings.places(rows["capacity"].tolist()),
        "group": rows["group"].tolist(),
        **_parties(rows),
        "status": strings.places(rows["status"].tolist()),
        "lead": [place.get(rows.leads.get(iri, ""), -1) for iri, _, _ in rows.heads],
        "home": homes.tolist(),
        "source": [sources.get(rows.strings[text], -1) for text in rows["source"].tolist()],
    }


def _path(iri: str, reference: str, root: str) -> str:
    """Leave out the path where the page can tell it from the reference."""
    path = iri.removeprefix(root)
    return "" if reference and path == f"question/{reference.replace('/', '-')}" else path


def _parties(rows: Rows) -> dict[str, list[list[int] | int]]:
    """Return whom each question was asked of and by whom it was answered: one place bare and several in a list."""
    found: dict[str, list[list[int] | int]] = {"of": [], "by": []}
    parties, at = rows["party"].tolist(), 0
    for counts in zip(rows["of"].tolist(), rows["by"].tolist(), strict=True):
        for name, count in zip(("of", "by"), counts, strict=True):
            places = [place for place in parties[at : at + count] if place >= 0]
            found[name].append(places[0] if len(places) == 1 else places)
            at += count
    return found


def _turns(rows: Rows, strings: Strings) -> dict[str, Any]:
    nothing = rows.strings.index("") if "" in rows.strings else -1
    label = np.where(rows["speaker"] >= 0, nothing, rows["label"])
    paths = [rows.strings[place] for place in rows["path"].tolist()]
    return {
        "question": deltas(rows.question_of()),
        "sequence": rows["sequence"].tolist(),
        "speaker": rows["speaker"].tolist(),
        "label": strings.places(label.tolist()),
        "capacity": strings.places(rows["office"].tolist()),
        "reply": rows["back"].tolist(),
        "line": rows["line"].tolist(),
        "path": paths if any(paths) else [],
    }


def _mentions(rows: Rows) -> dict[str, Any]:
    held = rows["body"] >= 0
    body, denotes = rows["body"][held], rows["denotes"][held]
    return {
        "turn": deltas(rows.turn_of()[held]),
        "body": body.tolist(),
        "denotes": np.where(denotes == body, -1, denotes).tolist(),
        "ambiguous": np.flatnonzero(rows["ambiguous"][held]).tolist(),
    }


def _spans(view: View, strings: Strings) -> dict[str, Any]:
    place = {thing.iri: number for number, thing in enumerate(view.things)}
    held = [span for span in view.spans if span.person in place]
    return {
        "kind": [_SPANS.index(span.kind) for span in held],
        "person": [place[span.person] for span in held],
        "target": [place.get(span.target, -1) for span in held],
        "label": strings.named(span.label for span in held),
        "start": [span.start for span in held],
        "end": [span.end for span in held],
    }


def _links(view: View) -> dict[str, Any]:
    place = {thing.iri: number for number, thing in enumerate(view.things)}
    held = [link for link in view.links if link.subject in place and link.target in place]
    return {
        "kind": [_LINKS.index(link.kind) for link in held],
        "subject": [place[link.subject] for link in held],
        "target": [place[link.target] for link in held],
    }


def _commitments(view: View, rows: Rows) -> dict[str, Any]:
    place = {thing.iri: number for number, thing in enumerate(view.things)}
    held = [made for made in rows.commitments if made[1] in place]
    return {
        "maker": [place[maker] for _, maker, *_ in held],
        "turn": [turn for _, _, turn, *_ in held],
        "to": [place.get(to, -1) for *_, to, _ in held],
        "due": [due for *_, due in held],
        "clause": [clause for _, _, _, clause, _, _ in held],
        "path": [iri.removeprefix(view.root) for iri, *_ in held],
    }
