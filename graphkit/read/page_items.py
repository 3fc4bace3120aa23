"""Items of a page: a text of question pages is cut into pages, each into its header, its question and its answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graphkit.dates import parse_printed
from graphkit.read.headers import Label, label_of, supplementary_number
from graphkit.read.text import normalise

__all__ = ["DASHES", "NEXT", "PageItem", "page_items", "unbulleted"]

_OPENING = frozenset(("date", "asked_by", "reference"))
_ANSWERED = re.compile(r"date ?:", re.I)
_WEEKDAY = re.compile(r": *(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_HEADING, _SENTENCE = 80, (".", "?", "!", "…")
_BULLETS = "•◦‣▪"
"""Before a heading and the labels below it where a list of questions was copied as text."""

_FOOT = "foot"
"""Below the answers the older site prints whose the main question was: no words of anybody."""

DASHES = "-–—"
"""Before each label of a list whose headings were lost when it was copied."""

_TABLE = ("Label Content", "Label", "Content")
"""The heads of the two columns in which the site prints the header, where it was copied as text."""

NEXT = "\f"
"""Between the answers to one question stands the day of the next: first that one is drafted, then the answer."""


_EMPTY = ("session", "supplementaries")
"""Labels that may stand below the text, with nothing behind them on their line."""


@dataclass(slots=True)
class PageItem:
    """One page while it is read. Parts hold (line, normal text or ``""`` for a blank line)."""

    line: int
    title: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    question: list[tuple[int, str]] = field(default_factory=list)
    answer: list[tuple[int, str]] = field(default_factory=list)
    answering: bool = False

    @property
    def part(self) -> list[tuple[int, str]]:
        """The part that is being read: the answer once it has begun."""
        return self.answer if self.answering else self.question


def page_items(lines: Iterable[str]) -> Iterator[PageItem]:
    """Cut a text into pages: a page begins where a heading is followed by header labels again."""
    item = PageItem(1)
    waiting: str | None = None
    for number, raw in enumerate(lines, 1):
        line = normalise(raw)
        label = label_of(unbulleted(line)) if line else None
        if label and not _is_header(label, item, unbulleted(line)):
            label = None
        if label and label.field == "date" and line[0] in _BULLETS and item.answer:
            label = None
        if label and not item.values:
            _take_nearest(item)
        if label and label.field in _OPENING and _begins_again(item) and not _dates_answer(line, item):
            title = _take_title(item)
            yield item
            item = PageItem(title[0], title[1])
        if label:
            waiting = _take_label(label, item, number)
        elif waiting == _FOOT or (line == "Main question" and item.answering):
            waiting = _FOOT
        else:
            waiting = _take_line(line, number, item, waiting)
    yield item


def _is_header(label: Label, item: PageItem, line: str) -> bool:
    """A lone word (`Question`, `Answer`) is a label only once a header has begun; a label is short.

    What is a label in a header (`Status: open`) may be words of an answer.
    """
    if label.field in ("ignored", "asked_under", *_EMPTY) and any(words for _, words in item.part):
        return label.field in _EMPTY and not label.value
    if _ANSWERED.match(line) and item.part and label.value and parse_printed(label.value) is None:
        return False
    return len(line) < 300 and (label.field != "part" or bool(item.values))


def _begins_again(item: PageItem) -> bool:
    """A header that prints its date twice (`Meeting:`, `Session date:`) has no text yet, and goes on."""
    return any(words for _, words in (*item.question, *item.answer)) and "asked_by" in item.values


def _dates_answer(line: str, item: PageItem) -> bool:
    """Say whether a bare `Date:` is of an answer and not of the next page: it comes first, or names the weekday."""
    begins = not any(words for _, words in item.answer)
    return item.answering and bool(_ANSWERED.match(line)) and (begins or bool(_WEEKDAY.search(line)))


def _take_title(item: PageItem) -> tuple[int, str]:
    """Take the heading of the next page from the end of this one's text."""
    part = item.part
    while part and not part[-1][1]:
        part.pop()
    line, title = part.pop() if part else (item.line, "")
    return line, unbulleted(title)


def _take_nearest(item: PageItem) -> None:
    """Have as title the heading next above the first label where only such lines as a site prints above it stand before.

    Between them may stand that it is a supplementary question; the number that is printed is then its lead's.
    """
    above = [(number, line) for number, line in item.part if line]
    while above and above[-1][1] in _TABLE:
        item.part.remove(above.pop())
    if above and all(len(line) < _HEADING and not line.endswith(_SENTENCE) for _, line in above[:-1]):
        item.line, item.title = _take_title(item)
        if supplementary_number(item.title) and item.title[0] in "([":
            item.values["supplementary"] = [noted := item.title]
            item.line, item.title = _take_title(item)
            item.title = item.title or noted.strip("([)]")
        item.part.clear()


def unbulleted(line: str) -> str:
    """Return a line without the dot of a list before it."""
    return line.lstrip(_BULLETS).lstrip() if line[:1] in _BULLETS else line


def _take_label(label: Label, item: PageItem, number: int) -> str | None:
    """Note a label; return the field whose value is still to come on the next line."""
    if label.field == "answer_for":
        item.answering = True
        item.title = item.title or label.value
        return None
    if label.field == "part":
        item.answering = label.value.endswith("answer")
        return None
    if label.field == "answered_by":
        while not item.answering and item.part and item.part[-1][1] in ("", item.title):
            item.part.pop()  # some print the title, and nothing else, above who answers
        item.answering = True
    if label.field == "date" and item.answering:
        item.answer.append((number, NEXT))
        return None if label.value else "ignored"
    item.lines.setdefault(label.field, number)
    item.values.setdefault(label.field, [])
    if label.value:
        item.values[label.field].append(label.value)
        return label.field + " more" if label.field in ("asked_by", "asked_of", "answered_by") else None
    return label.field


def _take_line(line: str, number: int, item: PageItem, waiting: str | None) -> str | None:
    """Put a line where it belongs: a value that is waited for, the title, or the running text."""
    if waiting and waiting.endswith(" more"):
        name = waiting.removesuffix(" more")
        if line and _continues(name, line, item):
            item.values[name].append(line)
            return waiting
        if line:
            item.part.append((number, line))
        return None
    if waiting:
        if not line:
            return waiting if waiting not in ("supplementary_to", "supplementaries", "ignored") else None
        if waiting != "ignored":
            item.values[waiting].append(line)
        return f"{waiting} more" if waiting in ("asked_by", "asked_of", "answered_by") else None
    if line and not item.title and not item.values:
        item.title, item.line = unbulleted(line), number
        return None
    repeats = line == item.title and "date" in item.values and not any(words for _, words in item.part)
    if not repeats and (item.values or item.title):
        item.part.append((number, line))
    return None


def _continues(name: str, line: str, item: PageItem) -> bool:
    """Say whether a line goes on with a value: the group under the asker, one more person who is asked."""
    if len(line) > 160 or line.rstrip().endswith((".", "?", "!")) or ": " in line or line.endswith(":"):
        return False
    if name == "asked_by":
        return len(item.values["asked_by"]) < 2
    return line[:1].isupper() or line[:1] in "&("
