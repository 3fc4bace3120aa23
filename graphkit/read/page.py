"""Page: the question page of the publisher's site, one or many in a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from graphkit.dates import parse_printed
from graphkit.errors import SourceError
from graphkit.fold import slug
from graphkit.model import Question, Source, Transcript, Turn
from graphkit.read.headers import (
    joined,
    label_of,
    reference_in,
    split_asked,
    split_reference,
    supplementary_number,
)
from graphkit.read.lines import paragraphs
from graphkit.read.page_items import DASHES, NEXT, PageItem, page_items, unbulleted
from graphkit.read.sits import answered_later
from graphkit.read.speakers import split_turns
from graphkit.read.text import normalise

__all__ = ["read_pages", "read_written", "sniff_pages"]

_WHO = frozenset(("asked_by", "asked_of"))
_HEADER = frozenset(("date", "answered_by", "answer_for", "supplementary_to"))


def sniff_pages(text: str) -> bool:
    """Say whether a text is made of question pages: a date label and an asker's or an addressee's."""
    fields: set[str] = set()
    for line in text.split("\n")[:4000]:
        label = label_of(unbulleted(normalise(line)))
        if label is not None:
            fields.add(label.field)
            if fields & _WHO and fields & _HEADER:
                return True
    return False


def read_pages(lines: Iterable[str], source: Source) -> Transcript:
    """Return every question page of a text, given line by line; one that was copied into it twice is there once.

    Raises `SourceError` with file, line and remedy where a page has no title, no date or no turn.
    """
    questions: list[Question] = []
    sequence = 0
    last_date: date | None = None
    seen: Counter[tuple[object, ...]] = Counter()
    said: set[tuple[object, ...]] = set()
    for item in page_items(lines):
        question = _question(item, source.name, sequence, last_date)
        whole = (question.reference, *_like(question), tuple((turn.label, turn.text) for turn in question.turns))
        if whole in said:
            continue
        said.add(whole)
        like = _like(question)
        if question.reference is None:
            seen[like] += 1
            question = replace(question, occurrence=seen[like])
        sequence += len(question.turns)
        last_date = question.date
        questions.append(question)
    if not questions:
        raise SourceError("no question in this file", where=source.name, remedy="give a question page")
    return Transcript(source, tuple(questions))


def _like(question: Question) -> tuple[object, ...]:
    return question.date, slug(question.title), question.asked_by


def read_written(written: Iterable[str], lines: Sequence[int], source: Source) -> Transcript:
    """Return what `read_pages` does of lines that were written anew; ``lines`` says which line of the source each was."""
    try:
        found = read_pages(written, source)
    except SourceError as error:
        line = lines[error.line - 1] if error.line and error.line <= len(lines) else error.line
        raise SourceError(error.what, where=error.where, line=line, remedy=error.remedy) from error
    return replace(found, questions=tuple(_placed(question, lines) for question in found.questions))


def _placed(question: Question, lines: Sequence[int]) -> Question:
    turns = tuple(replace(turn, line=lines[turn.line - 1]) for turn in question.turns)
    return replace(question, line=lines[question.line - 1], turns=turns)


def _question(item: PageItem, name: str, sequence: int, last_date: date | None) -> Question:
    asker = [value for value in item.values.get("asked_by", []) if value.strip(DASHES)]
    if asker and not item.title.strip(DASHES):
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
        supplementary=_supplementary(noted or item.title, leads=bool(reference) or "session" in item.values),
        supplementary_to=reference if noted else _first(item, "supplementary_to"),
        asked_by=asker[0] if asker else None,
        asked_under=asker[1] if len(asker) > 1 else _first(item, "asked_under"),
        asked_of=tuple(p for value in joined(item.values.get("asked_of", [])) for p in split_asked(value)),
        answered_by=tuple(p for value in joined(item.values.get("answered_by", [])) for p in split_asked(value)),
        meeting=_first(item, "session"),
    )


def _supplementary(title: str, *, leads: bool) -> int | None:
    """Return the number of a supplementary; a page that prints a number of its own or its session leads, if its heading has no word for it.

    Members count their written questions of one heading too: ``Trams [2]``.
    """
    return None if leads and "supplement" not in title.lower() else supplementary_number(title)


def _answers(lines: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Part the answers that are given one after the other; the last stands."""
    answers: list[list[tuple[int, str]]] = [[]]
    for number, line in lines:
        rest = answered_later(line)
        if line == NEXT or rest is not None:
            answers.append([])
        if rest or (rest is None and line != NEXT):
            answers[-1].append((number, rest or line))
    return answers


def _first(item: PageItem, name: str) -> str | None:
    values = item.values.get(name)
    return values[0] if values else None


def _date(item: PageItem, name: str, last_date: date | None) -> date:
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
