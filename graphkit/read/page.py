"""Page: the question page of the publisher's site, one or many in a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graphkit.dates import parse_printed
from graphkit.errors import SourceError
from graphkit.fold import slug
from graphkit.model import Question, Source, Transcript, Turn
from graphkit.read.headers import (
    Label,
    joined,
    label_of,
    reference_in,
    split_asked,
    split_reference,
    supplementary_number,
)
from graphkit.read.lines import paragraphs
from graphkit.read.sits import who_replies
from graphkit.read.speakers import split_turns
from graphkit.read.text import normalise

__all__ = ["read_pages", "read_written", "sniff_pages"]

_OPENING = frozenset(("date", "asked_by", "reference"))
_ANSWERED = re.compile(r"date ?:", re.I)
_WEEKDAY = re.compile(r": *(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_HEADING, _SENTENCE = 80, (".", "?", "!", "…")
_BULLETS = "•◦‣▪"
"""Before a heading and the labels below it where a list of questions was copied as text."""

_FOOT = "foot"
"""Below the answers the older site prints whose the main question was: no words of anybody."""

_DASHES = "-–—"
"""Before each label of a list whose headings were lost when it was copied."""

_TABLE = ("Label Content", "Label", "Content")
"""The heads of the two columns in which the site prints the header, where it was copied as text."""

_NEXT = "\f"
"""Between the answers to one question stands the day of the next: first that one is drafted, then the answer."""


@dataclass(slots=True)
class _Item:
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
        return self.answer if self.answering else self.question


_WHO = frozenset(("asked_by", "asked_of"))
_HEADER = frozenset(("date", "answered_by", "answer_for", "supplementary_to"))


def sniff_pages(text: str) -> bool:
    """Say whether a text is made of question pages: a date label and an asker's or an addressee's."""
    fields: set[str] = set()
    for line in text.split("\n")[:4000]:
        label = label_of(_unbulleted(normalise(line)))
        if label is not None:
            fields.add(label.field)
            if fields & _WHO and fields & _HEADER:
                return True
    return False


def read_pages(lines: Iterable[str], source: Source) -> Transcript:
    """Return every question page of a text, given line by line.

    Raises `SourceError` with file, line and remedy where a page has no title, no date or no turn.
    """
    questions: list[Question] = []
    sequence = 0
    last_date: date | None = None
    seen: Counter[tuple[object, ...]] = Counter()
    for item in _items(lines):
        question = _question(item, source.name, sequence, last_date)
        like = (question.date, slug(question.title), question.asked_by)
        if question.reference is None:
            seen[like] += 1
            question = replace(question, occurrence=seen[like])
        sequence += len(question.turns)
        last_date = question.date
        questions.append(question)
    if not questions:
        raise SourceError("no question in this file", where=source.name, remedy="give a question page")
    return Transcript(source, tuple(questions))


def read_written(written: Iterable[str], lines: Sequence[int], source: Source) -> Transcript:
    """Return what `read_pages` does of lines that were written anew; ``lines`` says which line of the source each was."""
    found = read_pages(written, source)
    return replace(found, questions=tuple(_placed(question, lines) for question in found.questions))


def _placed(question: Question, lines: Sequence[int]) -> Question:
    turns = tuple(replace(turn, line=lines[turn.line - 1]) for turn in question.turns)
    return replace(question, line=lines[question.line - 1], turns=turns)


def _items(lines: Iterable[str]) -> Iterator[_Item]:
    """Cut a text into pages: a page begins where a heading is followed by header labels again."""
    item = _Item(1)
    waiting: str | None = None
    for number, raw in enumerate(lines, 1):
        line = normalise(raw)
        label = label_of(_unbulleted(line)) if line else None
        if label and not _is_header(label, item, _unbulleted(line)):
            label = None
        if label and label.field == "date" and line[0] in _BULLETS and item.answer:
            label = None
        if label and not item.values:
            _take_nearest(item)
        if label and label.field in _OPENING and _begins_again(item) and not _dates_answer(line, item):
            title = _take_title(item)
            yield item
            item = _Item(title[0], title[1])
        if label:
            waiting = _take_label(label, item, number)
        elif waiting == _FOOT or (line == "Main question" and item.answering):
            waiting = _FOOT
        else:
            waiting = _take_line(line, number, item, waiting)
    yield item


def _is_header(label: Label, item: _Item, line: str) -> bool:
    """A lone word (`Question`, `Answer`) is a label only once a header has begun; a label is short.

    What is a label in a header (`Status: open`) may be words of an answer.
    """
    if label.field in ("ignored", "asked_under", "session") and any(words for _, words in item.part):
        return label.field == "session" and not label.value
    if _ANSWERED.match(line) and item.part and label.value and parse_printed(label.value) is None:
        return False
    return len(line) < 300 and (label.field != "part" or bool(item.values))


def _begins_again(item: _Item) -> bool:
    """A header that prints its date twice (`Meeting:`, `Session date:`) has no text yet, and goes on."""
    return any(words for _, words in (*item.question, *item.answer)) and "asked_by" in item.values


def _dates_answer(line: str, item: _Item) -> bool:
    """Say whether a bare `Date:` is of an answer and not of the next page: it comes first, or names the weekday."""
    begins = not any(words for _, words in item.answer)
    return item.answering and bool(_ANSWERED.match(line)) and (begins or bool(_WEEKDAY.search(line)))


def _take_title(item: _Item) -> tuple[int, str]:
    """Take the heading of the next page from the end of this one's text."""
    part = item.part
    while part and not part[-1][1]:
        part.pop()
    line, title = part.pop() if part else (item.line, "")
    return line, _unbulleted(title)


def _take_nearest(item: _Item) -> None:
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


def _unbulleted(line: str) -> str:
    return line.lstrip(_BULLETS).lstrip() if line[:1] in _BULLETS else line


def _take_label(label: Label, item: _Item, number: int) -> str | None:
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
        item.answer.append((number, _NEXT))
        return None if label.value else "ignored"
    item.lines.setdefault(label.field, number)
    item.values.setdefault(label.field, [])
    if label.value:
        item.values[label.field].append(label.value)
        return label.field + " more" if label.field in ("asked_by", "asked_of", "answered_by") else None
    return label.field


def _take_line(line: str, number: int, item: _Item, waiting: str | None) -> str | None:
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
            return waiting if waiting not in ("supplementary_to", "ignored") else None
        if waiting != "ignored":
            item.values[waiting].append(line)
        return f"{waiting} more" if waiting in ("asked_by", "asked_of", "answered_by") else None
    if line and not item.title and not item.values:
        item.title, item.line = _unbulleted(line), number
        return None
    repeats = line == item.title and "date" in item.values and not any(words for _, words in item.part)
    if not repeats and (item.values or item.title):
        item.part.append((number, line))
    return None


def _continues(name: str, line: str, item: _Item) -> bool:
    """Say whether a line goes on with a value: the group under the asker, one more person who is asked."""
    if len(line) > 160 or line.rstrip().endswith((".", "?", "!")) or ": " in line or line.endswith(":"):
        return False
    if name == "asked_by":
        return len(item.values["asked_by"]) < 2
    return line[:1].isupper() or line[:1] in "&("


def _question(item: _Item, name: str, sequence: int, last_date: date | None) -> Question:
    asker = [value for value in item.values.get("asked_by", []) if value.strip(_DASHES)]
    if asker and item.title and not item.title.strip(_DASHES):
        item.title = f"Question by {asker[0]}"
    if not item.title:
        raise SourceError(
            "no heading above the header", where=name, line=item.line, remedy="put the question's title first"
        )
    day = _date(item, name, last_date)
    turns = [
        Turn(0, p.label, p.text, p.line, part, implied=p.label is None)
        for part, lines in (("question", item.question), *(("answer", answer) for answer in _answers(item.answer)))
        for p in split_turns(paragraphs(lines))
        if p.text
    ]
    if not turns:
        raise SourceError(
            f"no turn under {item.title!r}",
            where=name,
            line=item.line,
            remedy="is the text of the question missing?",
        )
    numbered = tuple(Turn(sequence + i, t.label, t.text, t.line, t.part, t.implied) for i, t in enumerate(turns, 1))
    reference = split_reference(_first(item, "reference") or "", day.year) or reference_in(item.title, day.year)
    noted = _first(item, "supplementary")
    return Question(
        title=item.title,
        date=day,
        line=item.line,
        turns=numbered,
        reference=None if noted else reference,
        supplementary=supplementary_number(noted or item.title),
        supplementary_to=reference if noted else _first(item, "supplementary_to"),
        asked_by=asker[0] if asker else None,
        asked_under=asker[1] if len(asker) > 1 else _first(item, "asked_under"),
        asked_of=tuple(p for value in joined(item.values.get("asked_of", [])) for p in split_asked(value)),
        answered_by=tuple(p for value in joined(item.values.get("answered_by", [])) for p in split_asked(value)),
        meeting=_first(item, "session"),
    )


def _answers(lines: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Part the answers that are given one after the other; the last stands."""
    answers: list[list[tuple[int, str]]] = [[]]
    for number, line in lines:
        if line == _NEXT or (line.rstrip(".")[-1:].isdigit() and who_replies(line) is not None):
            answers.append([])
        else:
            answers[-1].append((number, line))
    return answers


def _first(item: _Item, name: str) -> str | None:
    values = item.values.get(name)
    return values[0] if values else None


def _date(item: _Item, name: str, last_date: date | None) -> date:
    values = [*item.values.get("date", []), *(v for v in item.values.get("session", []) if parse_printed(v))]
    printed = next((value for value in values if parse_printed(value)), values[0] if values else None)
    if printed is None:
        if last_date is not None and "date" not in item.values:
            return last_date
        line = item.lines.get("date", item.line)
        raise SourceError('no date after "Session date:"', where=name, line=line, remedy="write e.g. November 1, 2018")
    day = parse_printed(printed)
    if day is None:
        raise SourceError(
            f"not a date: {printed!r}",
            where=name,
            line=item.lines["date"],
            remedy="write e.g. November 1, 2018",
        )
    return day
