"""Tables: a row is a turn: comma- or tab-separated values, JSON lines, Parquet, and ParlaMint's pair of files."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.read.columns import columns_of, fields_of, is_table
from graphkit.read.document import LINE, Document
from graphkit.read.rows import OWN, Row, transcripts

__all__ = ["read_csv", "read_json_lines", "read_parlamint_meta", "read_parquet"]
__all__ += ["sniff_csv", "sniff_json_lines", "sniff_parlamint_meta", "sniff_parquet"]

_META = frozenset(("ID", "Date", "Speaker_ID", "Speaker_name"))


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
    yield from transcripts(document, "table", columns_of(_header(document), document), lambda: _csv_rows(document))


def read_json_lines(document: Document) -> Iterator[Transcript]:
    """Yield a transcript a sitting of JSON lines, one object a turn."""
    first = json.loads(document.head.lstrip().split("\n", 1)[0])
    yield from transcripts(document, "json-lines", columns_of(first, document), lambda: _json_rows(document))


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

        def rows() -> Iterator[tuple[int, Row]]:
            batches = table.iter_batches(1000, columns=wanted)
            return enumerate((row for batch in batches for row in batch.to_pylist()), 1)

        yield from transcripts(document, "parquet", columns, rows)
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

    def rows() -> Iterator[tuple[int, Row]]:
        return ((number, _from_meta(row, words)) for number, row in _csv_rows(document))

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
