"""Ties: the record is added up to pairs of things, and each question gets the thing that it is drawn beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.publish.explorer.view import Question, View

__all__ = ["Summary", "summary_of"]


@dataclass(frozen=True, slots=True)
class Summary:
    """The graph that is laid out.

    ``counts`` holds pairs of places in ``view.things`` (smaller first) with the number of times they are tied;
    ``homes`` the place of the thing each question is drawn beside (-1 for none), and ``spoken`` how often each thing is part of a tie.
    """

    counts: dict[tuple[int, int], int]
    homes: tuple[int, ...]
    spoken: tuple[int, ...]


def summary_of(view: View) -> Summary:
    """Add up a view; ties that last (offices, parties, branches) count once."""
    place = {thing.iri: number for number, thing in enumerate(view.things)}
    counts: Counter[tuple[int, int]] = Counter()
    spoken: Counter[int] = Counter()
    for one, other in _dated(view):
        if one in place and other in place and one != other:
            pair = (place[one], place[other])
            counts[min(pair), max(pair)] += 1
            spoken.update(pair)
    for one, other in _lasting(view):
        if one in place and other in place and one != other:
            pair = (place[one], place[other])
            counts[min(pair), max(pair)] += 1
    homes = _homes(view, place)
    return Summary(dict(sorted(counts.items())), homes, tuple(spoken[n] for n in range(len(place))))


def _dated(view: View) -> Iterator[tuple[str, str]]:
    turns = {turn.iri: turn for turn in view.turns}
    for question in view.questions:
        for answerer in question.answered_by or question.asked_of:
            yield question.asker, answerer
    for turn in view.turns:
        before = turns.get(turn.reply_to)
        if before is not None:
            yield turn.speaker, before.speaker
    for mention in view.mentions:
        for target in dict.fromkeys((mention.body, mention.denotes)):
            yield turns[mention.turn].speaker if mention.turn in turns else "", target


def _lasting(view: View) -> Iterator[tuple[str, str]]:
    for span in view.spans:
        yield span.person, span.target
    for link in view.links:
        yield link.subject, link.target


def _homes(view: View, place: dict[str, int]) -> tuple[int, ...]:
    """Return the topic that is spoken of most in each question, or else who asked it or was asked."""
    question_of = {turn.iri: turn.question for turn in view.turns}
    topics: dict[str, Counter[int]] = {question.iri: Counter() for question in view.questions}
    for mention in view.mentions:
        number = place.get(mention.body, -1)
        if number >= 0 and view.things[number].kind == "topic" and question_of.get(mention.turn) in topics:
            topics[question_of[mention.turn]][number] += 1
    return tuple(_home(question, topics[question.iri], place) for question in view.questions)


def _home(question: Question, topics: Counter[int], place: dict[str, int]) -> int:
    if topics:
        return min(topics, key=lambda number: (-topics[number], number))
    people = (question.asker, *question.asked_of, *question.answered_by)
    return next((place[iri] for iri in people if iri in place), -1)
