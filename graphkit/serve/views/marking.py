"""Marking: a text and the places of its mentions become paragraphs of marked and unmarked pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphkit.serve.views.parts import Piece

__all__ = ["Mark", "marked"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention: its words, its place in characters where that is known, and where its evidence is."""

    quote: str
    place: tuple[int, int] | None
    href: str | None
    title: str
    status: str


def marked(text: str, marks: Sequence[Mark]) -> tuple[tuple[Piece, ...], ...]:
    """Return the paragraphs of ``text``, which its line breaks part; joined, the pieces give all other characters.

    Of marks that overlap the first stays, and of those that begin together the longest. A place that does not
    hold the words of its mark is not believed: the words are then looked for.
    """
    places = _places(text, marks)
    paragraphs: list[list[Piece]] = [[]]
    for piece in _pieces(text, places):
        first, *others = piece.text.split("\n")
        for number, line in enumerate((first, *others)):
            if number:
                paragraphs.append([])
            if line:
                paragraphs[-1].append(Piece(line, piece.mention, piece.title, piece.status))
    return tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)


def _places(text: str, marks: Sequence[Mark]) -> list[tuple[int, int, Mark]]:
    found = []
    for mark in marks:
        start = mark.place[0] if mark.place else -1
        if start < 0 or text[start : start + len(mark.quote)] != mark.quote:
            start = text.find(mark.quote)
        if start >= 0 and mark.quote:
            found.append((start, start + len(mark.quote), mark))
    found.sort(key=lambda one: (one[0], -one[1]))
    kept: list[tuple[int, int, Mark]] = []
    for one in found:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _pieces(text: str, places: Sequence[tuple[int, int, Mark]]) -> Iterator[Piece]:
    done = 0
    for start, end, mark in places:
        if start > done:
            yield Piece(text[done:start])
        yield Piece(text[start:end], mark.href, mark.title, mark.status)
        done = end
    if done < len(text):
        yield Piece(text[done:])
