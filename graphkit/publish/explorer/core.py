"""Core: the oldest part of a record, on which its picture is settled until the record has grown by a quarter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from graphkit.publish.explorer.view import View

__all__ = ["GROWTH", "core_of", "core_size"]

GROWTH: Final = 1.25
"""A picture is settled anew each time that the record has grown by this factor."""


def core_size(questions: int) -> int:
    """Return how many questions, the oldest first, the picture of a record of so many is settled on.

    >>> [core_size(count) for count in (3, 97, 120, 121, 1000)]
    [3, 97, 97, 121, 891]
    """
    size, following = questions, 1
    while following <= questions:
        size, following = following, max(following + 1, int(following * GROWTH))
    return size


def core_of(view: View) -> View:
    """Return the core of a view: its oldest questions with all that is said in them, named in them, and above that.

    Pages of later days leave it as it is, until there are so many that the next core begins.
    """
    by_day = sorted(view.questions, key=lambda question: (question.date, question.iri))
    kept = {question.iri for question in by_day[: core_size(len(by_day))]}
    turns = tuple(turn for turn in view.turns if turn.question in kept)
    spoken = {turn.iri for turn in turns}
    core = replace(
        view,
        questions=tuple(question for question in view.questions if question.iri in kept),
        turns=turns,
        mentions=tuple(mention for mention in view.mentions if mention.turn in spoken),
    )
    held = _with_what_lasts(core, set(_named(core)))
    return replace(core, things=tuple(thing for thing in core.things if thing.iri in held))


def _named(view: View) -> Iterator[str]:
    for question in view.questions:
        yield question.asker
        yield from question.answered_by or question.asked_of
    for turn in view.turns:
        yield turn.speaker
    for mention in view.mentions:
        yield mention.body
        yield mention.denotes


def _with_what_lasts(view: View, held: set[str]) -> set[str]:
    """Add what those hold and belong to, who is responsible for it, and the branches above."""
    above: dict[str, list[str]] = {}
    for span in view.spans:
        above.setdefault(span.person, []).append(span.target)
    for link in view.links:
        lower, upper = (link.subject, link.target) if link.kind == "broader" else (link.target, link.subject)
        above.setdefault(lower, []).append(upper)
    rim = list(held)
    while rim:
        found = [iri for lower in rim for iri in above.get(lower, []) if iri not in held]
        held.update(found)
        rim = found
    return held
