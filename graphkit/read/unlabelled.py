"""Unlabelled: question pages that were copied without their labels and heading: a day, who asks, who is asked, the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile, islice, takewhile

from graphkit.dates import parse_printed
from graphkit.model import Source, Transcript
from graphkit.read.lines import is_name
from graphkit.read.page import read_written
from graphkit.read.text import normalise

__all__ = ["is_unlabelled", "read_unlabelled"]

_LONGEST = 60
_IN_OFFICE = re.compile(r"[^()]+ \([A-Z][^()]+\)")
_GROUP = 3
"""So many lines below the day have the asker's group in the middle."""


def is_unlabelled(text: str) -> bool:
    """Say whether a text begins so, and whoever is asked stands alone on a line again, above the answer, or is asked in an office.

    >>> is_unlabelled("May 22, 2013\\nAda Quill\\nThe Mayor\\n\\nWhen?\\n\\nThe Mayor\\n\\nAt five.")
    True
    >>> is_unlabelled("May 22, 2013\nAda Quill\nBo Reed (Director of Bells)\n\nWhen?")
    True
    """
    lines = text.split("\n")
    head = _head(lines)
    if not head:
        return False
    at, asked = head[-1]
    return any(normalise(line) == asked for line in lines[at + 1 :]) or bool(_IN_OFFICE.fullmatch(asked))


def read_unlabelled(lines: list[str], source: Source) -> Transcript:
    """Return the question of such a page, called after its asker; raises `SourceError` as `read_pages` does."""
    written = list(_labelled(lines))
    return read_written([text for text, _ in written], [line for _, line in written], source)


def _head(lines: list[str]) -> list[tuple[int, str]]:
    """Return the lines of the head with their places: the day, the asker, the group if it is there, and who is asked."""
    normal = dropwhile(lambda placed: not placed[1], ((at, normalise(line)) for at, line in enumerate(lines)))
    head = list(islice(takewhile(lambda placed: placed[1], normal), _GROUP + 2))
    if len(head) not in (_GROUP, _GROUP + 1) or any(len(line) > _LONGEST or ":" in line for _, line in head):
        return []
    day, asker = head[0][1], head[1][1]
    return head if parse_printed(day) and day[-4:].isdigit() and is_name(asker) else []


def _labelled(lines: list[str]) -> Iterator[tuple[str, int]]:
    """Yield the lines with their labels put back, each with the number of the line that it was."""
    head = _head(lines)
    begin, asked = head[0][0] + 1, head[-1]
    yield "—", begin
    labels = ("Session date", "Question By", "Organisation", "Asked Of")
    for label, (at, value) in zip(labels if len(head) > _GROUP else (*labels[:2], labels[-1]), head, strict=True):
        yield f"{label}: {value}", at + 1
    for at in range(asked[0] + 1, len(lines)):
        line = normalise(lines[at])
        yield (f"Answered By: {line}" if line == asked[1] else line), at + 1
