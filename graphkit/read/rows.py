"""Rows: the rows of a table, one a turn, become sittings: a stretch of one day and chamber is one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.read.columns import FIELDS
from graphkit.read.days import named_day, printed_day
from graphkit.read.document import Document
from graphkit.read.headers import split_reference
from graphkit.read.items import PROCEEDINGS, Item, transcript
from graphkit.read.language import tag_of

__all__ = ["OWN", "Row", "Rows", "flat", "transcripts"]

Row = Mapping[str, Any]
Rows = Callable[[], Iterable[tuple[int, Row]]]
"""Gives the rows of a table with their numbers, from the first, as often as it is called."""

OWN = {field: field for field in FIELDS}
"""The columns of rows that a reader has made itself."""

_PARTS = ("question", "answer", "debate", "procedure")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b.*")
_SPEAKER = {"speaker": ("name", "label", "full_name"), "speaker_id": ("id", "person_id"), "role": ("role", "office")}


@dataclass(slots=True)
class _Sittings:
    """What is open while rows go by: the items of one day and chamber, and how often each day has come."""

    document: Document
    reader: str
    times: Counter[str] = field(default_factory=Counter)
    seen: Counter[tuple[object, ...]] = field(default_factory=Counter)
    waiting: tuple[str, list[Item]] | None = None

    def one(self, part: str) -> Transcript:
        assert self.waiting is not None
        return transcript(self.document, self.reader, self.waiting[1], part=part, seen=self.seen)


def transcripts(document: Document, reader: str, columns: Mapping[str, str], rows: Rows) -> Iterator[Transcript]:
    """Yield a transcript for each stretch of rows of one day and chamber; a file of one sitting keeps its name.

    ``columns`` says under which name a row has each field. A table without a column of days is of the day in its name.
    """
    whole = named_day(document.name) if "date" not in columns else None
    if "date" not in columns and whole is None:
        remedy = "name it in columns.toml, or put the day into the file's name"
        raise SourceError("no column with the date", where=document.name, remedy=remedy)
    dated = _Days(whole, "date" in columns and _month_first(row.get(columns["date"]) for _, row in rows()))
    state = _Sittings(document, reader)
    several = False
    items_of = (_item(n, row, columns, dated, document) for n, row in rows())
    for key, stretch in groupby(items_of, key=lambda i: (i.day, i.chamber)):
        items = [item for item in _joined(stretch) if item.turns]
        if not items:
            continue
        if state.waiting is not None:
            several = True
            yield state.one(state.waiting[0])
        name = "/".join(str(k) for k in key if k)
        state.times[name] += 1
        state.waiting = (name if state.times[name] == 1 else f"{name}/{state.times[name]}", items)
    if state.waiting is None:
        raise SourceError("nobody speaks in this table", where=document.name, remedy="is the column of the text right?")
    yield state.one(state.waiting[0] if several else "")


@dataclass(frozen=True, slots=True)
class _Days:
    """How a table says its days: the one day that it is of, and whether the month comes first."""

    whole: date | None
    month_first: bool

    def of(self, printed: str) -> date | None:
        found = _SLASHED.fullmatch(printed) if self.month_first else None
        if found is None:
            return printed_day(printed) or self.whole
        month, day, year = map(int, found.groups())
        return printed_day(f"{year}-{month}-{day}")


def _month_first(printed: Iterable[object]) -> bool:
    """Say whether the days of a column have the month first: all have slashes, and one can be read in no other way."""
    one = False
    for value in printed:
        found = _SLASHED.fullmatch(_value(value))
        if found is None or int(found[1]) > 12:
            return False
        one = one or int(found[2]) > 12
    return one


def flat(row: Row) -> dict[str, Any]:
    """Return a row by its fields with plain values: a speaker may be an object of their own, the words a list."""
    plain = dict(row)
    if isinstance(said := plain.get("text"), list):
        plain["text"] = "\n\n".join(map(str, said))
    if isinstance(speaker := plain.get("speaker"), dict):
        plain["speaker"] = None
        for name, keys in _SPEAKER.items():
            plain[name] = plain.get(name) or next((speaker[key] for key in keys if speaker.get(key)), None)
    return plain


def _item(number: int, row: Row, columns: Mapping[str, str], dated: _Days, document: Document) -> Item:
    """Return a row as an item of one turn."""
    found = flat({field: row.get(column) for field, column in columns.items()})
    values = {field: _value(value) for field, value in found.items()}
    day = dated.of(values.get("date", ""))
    if day is None:
        raise SourceError(
            f"not a date: {values.get('date', '')!r}", where=document.name, line=number, remedy="write e.g. 2018-11-01"
        )
    item = Item(values.get("title") or PROCEEDINGS, number, day, chamber=values.get("chamber") or None)
    item.reference = split_reference(values.get("reference", ""))
    part = values.get("part", "").lower()
    whole = f"{values.get('forename', '')} {values.get('surname', '')}".strip()
    speaker, role = whole or values.get("speaker"), values.get("role")
    if part == "question":
        item.asked_by = speaker or None
    item.say(
        f"{speaker} ({role})" if speaker and role and role not in speaker else speaker,
        values.get("text", "").split("\n\n"), number, part if part in _PARTS else "debate",
        speaker_id=values.get("speaker_id") or None, place=values.get("place") or None,
        language=tag_of(values["language"]) if values.get("language") else None,
    )  # fmt: skip
    return item


def _value(value: object) -> str:
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()


def _joined(items: Iterable[Item]) -> Iterator[Item]:
    """Join rows that follow each other under one heading."""
    open_item: Item | None = None
    for item in items:
        if open_item and (item.title, item.reference) == (open_item.title, open_item.reference) and not item.asked_by:
            open_item.turns.extend(item.turns)
            continue
        if open_item:
            yield open_item
        open_item = item
    if open_item:
        yield open_item
