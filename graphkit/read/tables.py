"""Tables: a row is a turn: comma- or tab-separated values, JSON lines, Parquet, and ParlaMint's pair of files."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.read.columns import FIELDS, columns_of, fields_of, is_table
from graphkit.read.days import printed_day
from graphkit.read.document import LINE, Document
from graphkit.read.headers import split_reference
from graphkit.read.items import PROCEEDINGS, Item, transcript
from graphkit.read.language import tag_of

__all__ = ["read_csv", "read_json_lines", "read_parlamint_meta", "read_parquet"]
__all__ += ["sniff_csv", "sniff_json_lines", "sniff_parlamint_meta", "sniff_parquet"]
__all__ += ["OWN", "transcripts"]

Row = Mapping[str, Any]
_META = frozenset(("ID", "Date", "Speaker_ID", "Speaker_name"))
OWN = {field: field for field in FIELDS}
"""The columns of rows that a reader has made itself."""

_PARTS = ("question", "answer", "debate", "procedure")


def sniff_csv(document: Document) -> bool:
    """Say whether the first line names columns for what is said and by whom."""
    header = _header(document)
    return len(header) > 1 and is_table(header, document)


def sniff_json_lines(document: Document) -> bool:
    """Say whether the first line is a JSON object with such keys."""
    first = document.head.lstrip().split("\n", 1)[0]
    if not first.startswith("{"):
        return False
    try:
        row = json.loads(first)
    except ValueError:
        return False
    if not isinstance(row, dict) or not is_table(row, document):
        return False
    nested = any(isinstance(value, list) and value and isinstance(value[0], dict) for value in row.values())
    return not nested or "text" in fields_of(row, {})


def sniff_parquet(document: Document) -> bool:
    """Say whether the file has Parquet's mark at both ends."""
    return document.data.startswith(b"PAR1") and document.data.endswith(b"PAR1")


def sniff_parlamint_meta(document: Document) -> bool:
    """Say whether the columns are those of ParlaMint's ``-meta.tsv``, whose words are in a file of their own."""
    return set(_header(document)) >= _META


def read_csv(document: Document) -> Iterator[Transcript]:
    """Yield a transcript a sitting of a table of separated values."""
    yield from transcripts(document, "table", columns_of(_header(document), document), _csv_rows(document))


def read_json_lines(document: Document) -> Iterator[Transcript]:
    """Yield a transcript a sitting of JSON lines, one object a turn."""
    first = json.loads(document.head.lstrip().split("\n", 1)[0])
    yield from transcripts(document, "json-lines", columns_of(first, document), _json_rows(document))


def read_parquet(document: Document) -> Iterator[Transcript]:
    """Yield a transcript a sitting of a Parquet file; raises `SourceError` where pyarrow is not installed."""
    try:
        from pyarrow import ArrowException, BufferReader
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        remedy = 'pip install "graphkit-rdf[tables]"'
        raise SourceError("Parquet needs pyarrow", where=document.name, remedy=remedy) from error
    try:
        table = ParquetFile(BufferReader(document.data))
        columns = columns_of(table.schema_arrow.names, document)
        wanted = sorted(set(columns.values()))
        rows = (row for batch in table.iter_batches(1000, columns=wanted) for row in batch.to_pylist())
        yield from transcripts(document, "parquet", columns, enumerate(rows, 1))
    except (ArrowException, OSError, UnicodeDecodeError) as error:
        what = str(error).split("\n", 1)[0]
        raise SourceError(f"a damaged Parquet file: {what}", where=document.name, remedy="write it anew") from error


def read_parlamint_meta(document: Document) -> Iterator[Transcript]:
    """Yield the sittings of a ``-meta.tsv``; the words come from the ``.txt`` beside it, by the ids of their lines."""
    name = document.name.rsplit("/", 1)[-1]
    partner = f"{name.removesuffix('.tsv').removesuffix('-en').removesuffix('-meta')}.txt"
    beside = document.beside(partner)
    if beside is None:
        raise SourceError(
            f"its words are in {partner}, which is not there", where=document.name, remedy="put it beside"
        )
    words = dict(line.split("\t", 1) for _, line in beside.lines() if "\t" in line)
    rows = ((number, _from_meta(row, words)) for number, row in _csv_rows(document))
    yield from transcripts(document, "parlamint-meta", OWN, rows)


def _from_meta(row: Row, words: Mapping[str, str]) -> Row:
    surname, _, forename = (row.get("Speaker_name") or "").strip("- ").partition(", ")  # "-" stands for nothing
    return {
        "text": words.get(row["ID"], ""),
        "speaker": f"{forename} {surname}".strip(),
        "speaker_id": (row.get("Speaker_ID") or "").strip("- "),
        "date": row.get("Date"),
        "title": row.get("Agenda") or row.get("Title"),
        "chamber": {"Upper house": "upper house", "Lower house": "lower house"}.get(row.get("Body") or ""),
        "language": None,
        "place": row["ID"],
    }


def _header(document: Document) -> list[str]:
    first = document.head.lstrip("\n").split("\n", 1)[0]
    if len(first) > 10_000 or first.startswith(("<", "{")):
        return []
    return [name.strip() for name in next(csv.reader([first], delimiter=_delimiter(first)), [])]


def _delimiter(line: str) -> str:
    return max("\t,;|", key=line.count)


def _csv_rows(document: Document) -> Iterator[tuple[int, Row]]:
    csv.field_size_limit(LINE)
    header = _header(document)
    lines = (f"{line}\n" for _, line in document.lines())
    delimiter = _delimiter(document.head.lstrip("\n").split("\n", 1)[0])
    if delimiter == "\t" and _is_even(document, len(header)):
        rows = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        rows = csv.reader(lines, delimiter=delimiter)
    try:
        begun = 1
        for row in rows:
            if row and [name.strip() for name in row] != header:
                if len(row) != len(header):
                    raise SourceError(
                        f"{len(row)} values under {len(header)} columns", where=document.name, line=begun,
                        remedy="are the quotes right?",
                    )  # fmt: skip
                yield begun, dict(zip(header, row, strict=True))
            begun = rows.line_num + 1
    except csv.Error as error:
        where = rows.line_num
        raise SourceError(f"a broken table: {error}", where=document.name, line=where, remedy="mend it") from error


def _is_even(document: Document, columns: int) -> bool:
    """Say whether every line has as many tabs as the first: then no cell is quoted, and a quote is a quote."""
    return all(line.count("\t") == columns - 1 for _, line in document.lines() if line)


def _json_rows(document: Document) -> Iterator[tuple[int, Row]]:
    for number, line in document.lines():
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise SourceError("no JSON object", where=document.name, line=number, remedy="one object a line") from error
        if not isinstance(row, dict):
            raise SourceError("no JSON object", where=document.name, line=number, remedy="one object a line")
        yield number, row


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


def transcripts(
    document: Document, reader: str, columns: Mapping[str, str], rows: Iterable[tuple[int, Row]]
) -> Iterator[Transcript]:
    """Yield a transcript for each stretch of rows of one day and chamber; a file of one sitting keeps its name.

    ``columns`` says under which name a row has each field.
    """
    if "date" not in columns:
        raise SourceError("no column with the date", where=document.name, remedy="name it in columns.toml")
    state = _Sittings(document, reader)
    several = False
    for key, stretch in groupby(
        (_item(n, row, columns, document) for n, row in rows), key=lambda i: (i.day, i.chamber)
    ):
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


def _item(number: int, row: Row, columns: Mapping[str, str], document: Document) -> Item:
    """Return a row as an item of one turn."""
    values = {field: _value(row.get(column)) for field, column in columns.items()}
    day = printed_day(values.get("date", ""))
    if day is None:
        raise SourceError(
            f"not a date: {values.get('date', '')!r}", where=document.name, line=number, remedy="write e.g. 2018-11-01"
        )
    item = Item(values.get("title") or PROCEEDINGS, number, day, chamber=values.get("chamber") or None)
    item.reference = split_reference(values.get("reference", ""))
    part = values.get("part", "").lower()
    speaker, role = values.get("speaker"), values.get("role")
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
    return "" if value is None else str(value).strip()


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
