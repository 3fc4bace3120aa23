"""Ties: the record is added up to pairs of things, and each question gets the thing that it is drawn beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from graphkit.publish.explorer.rows import Numbers, Rows
from graphkit.publish.explorer.view import Link, Span, View

__all__ = ["Summary", "Summed", "numbered", "strengths", "summary_of"]


@dataclass(frozen=True, slots=True)
class Summary:
    """The graph that is laid out.

    ``pairs`` holds pairs of places in ``view.things`` (smaller first, sorted) and ``times`` how often each is tied;
    ``homes`` the place of the thing each question is drawn beside (-1 for none), ``spoken`` how often each thing is part of
    a tie, and ``dots`` how many questions and turns are drawn round it.
    """

    pairs: Numbers
    times: Numbers
    homes: Numbers
    spoken: Numbers
    dots: Numbers


Summed = tuple[View, Summary]
"""Things and what ties them."""


def numbered(view: View, rows: Rows) -> Rows:
    """Return rows that tell things by their places in ``view.things``, -1 for what the view does not hold."""
    place = _places(view)
    return rows.renamed(np.array([*(place.get(name, -1) for name in rows.names), -1], dtype=np.int64))


def summary_of(view: View, rows: Rows) -> Summary:
    """Add up numbered rows of a view; ties that last (offices, parties, branches) count once."""
    count = len(view.things)
    dated, lasting = _codes(_dated(rows), count), _codes([_lasting(view)], count)
    codes, times = np.unique(np.concatenate([dated, lasting]), return_counts=True)
    pairs = np.stack(np.divmod(codes, max(count, 1)), axis=1)
    spoken = np.bincount(np.concatenate(np.divmod(dated, max(count, 1))), minlength=count)
    homes = _homes(view, rows)
    drawn, turns = homes >= 0, 1 + rows["turns"]
    dots = np.bincount(homes[drawn], turns[drawn], minlength=count).astype(np.int64)
    return Summary(pairs, times, homes, spoken, dots)


def strengths(rows: Rows, summary: Summary, count: int) -> Numbers:
    """Return for each turn how often the strongest tie that it proves is made in the whole record of ``count`` things."""
    codes = summary.pairs @ np.array([max(count, 1), 1])
    turn = rows.turn_of()
    speaker = rows["speaker"][turn]
    found = np.zeros(len(rows["sequence"]), dtype=np.int64)
    for target in (rows["body"], rows["denotes"]) if len(codes) else ():
        both = (speaker >= 0) & (target >= 0)
        tie = np.minimum(speaker, target) * count + np.maximum(speaker, target)
        at = np.minimum(np.searchsorted(codes, tie), len(codes) - 1)
        np.maximum.at(found, turn, np.where(both & (codes[at] == tie), summary.times[at], 0))
    return found


def _dated(rows: Rows) -> Iterator[tuple[Numbers, Numbers]]:
    question, party = rows.meant()
    yield rows["asker"][question], party
    answers = np.flatnonzero(rows["back"])
    yield rows["speaker"][answers], rows["speaker"][answers - rows["back"][answers]]
    speaker = rows["speaker"][rows.turn_of()]
    yield speaker, rows["body"]
    other = rows["denotes"] != rows["body"]
    yield speaker[other], rows["denotes"][other]


def _places(view: View) -> dict[str, int]:
    return {thing.iri: number for number, thing in enumerate(view.things)}


def _lasting(view: View) -> tuple[Numbers, Numbers]:
    place = _places(view)

    def ends(tie: Span | Link) -> tuple[int, int]:
        one = tie.person if isinstance(tie, Span) else tie.subject
        return place.get(one, -1), place.get(tie.target, -1)

    ties: tuple[Span | Link, ...] = (*view.spans, *view.links)
    found = np.array([ends(tie) for tie in ties], dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _codes(ties: Iterable[tuple[Numbers, Numbers]], count: int) -> Numbers:
    """Return a number for each tie of two things, which tells its pair."""
    both = [np.concatenate(ends) for ends in zip(*ties, strict=True)]
    held = (both[0] >= 0) & (both[1] >= 0) & (both[0] != both[1])
    codes: Numbers = np.minimum(*both)[held] * count + np.maximum(*both)[held]
    return codes


def _homes(view: View, rows: Rows) -> Numbers:
    """Return the topic that is spoken of most in each question, or else who asked it or was asked."""
    topic = np.array([thing.kind == "topic" for thing in view.things] + [False])
    question = rows.question_of()[rows.turn_of()]
    heard = topic[rows["body"]]
    spoken, times = np.unique(question[heard] * len(topic) + rows["body"][heard], return_counts=True)
    asked, body = np.divmod(spoken, len(topic))
    homes = _people(rows)
    best = np.lexsort((body, -times, asked))
    first, at = np.unique(asked[best], return_index=True)
    homes[first] = body[best][at]
    return homes


def _people(rows: Rows) -> Numbers:
    """Return the first thing that the view holds of who asked, was asked and answered, for each question."""
    count = len(rows["asker"])
    question = np.concatenate([np.arange(count), np.repeat(np.arange(count), rows["of"] + rows["by"])])
    thing = np.concatenate([rows["asker"], rows["party"]])
    question, thing = question[thing >= 0], thing[thing >= 0]
    first, at = np.unique(question, return_index=True)
    homes = np.full(count, -1, dtype=np.int64)
    homes[first] = thing[at]
    return homes
