"""Csvfiles: the tables as RFC 4180 CSV, which no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import IO, TYPE_CHECKING, Final

from graphkit.publish.standing import Standing
from graphkit.publish.tables.columns import SEPARATOR, Cell, Table
from graphkit.publish.tables.dictionary import dictionary
from graphkit.publish.tables.mentions import MENTIONS
from graphkit.publish.tables.questions import QUESTIONS
from graphkit.publish.tables.speeches import SPEECHES
from graphkit.publish.things import Things

if TYPE_CHECKING:
    import pyoxigraph

    from graphkit.publish.parcel import Parcel

__all__ = ["guarded", "unguarded", "write_csv"]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write_csv(store: pyoxigraph.Store, parcel: Parcel, *, exact: bool = False) -> None:
    """Write ``speeches.csv``, ``mentions.csv``, ``questions.csv`` and ``datapackage.json``, row by row.

    UTF-8 without a byte-order mark, commas, CRLF, quotes only where needed. Unless ``exact``, cells that a
    spreadsheet would run are `guarded`.
    """
    standing = Standing(Things(store))
    tables = (SPEECHES, MENTIONS, QUESTIONS)
    for table in tables:
        with parcel.open(f"{table.name}.csv") as out:
            _write(table, standing, out, exact=exact)
    with parcel.open("datapackage.json") as out:
        out.write(dictionary(tables, "csv", guarded=not exact))


def guarded(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula (OWASP, *CSV Injection*).

    An apostrophe is put before a cell that begins with ``= + - @``, a tab or a carriage return; and, so that
    `unguarded` gives back every text exactly, before one that begins with an apostrophe itself.

    >>> guarded("=1+1"), guarded("'tis"), guarded("It rains.")
    ("'=1+1", "''tis", 'It rains.')
    """
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def unguarded(cell: str) -> str:
    """Return what `guarded` was given: in R, ``sub("^'", "", x)``."""
    return cell.removeprefix("'")


def _write(table: Table, standing: Standing, out: IO[bytes], *, exact: bool) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=False)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows(standing):
        cells = [_cell(cell) for cell in row]
        writer.writerow(cells if exact else [guarded(cell) for cell in cells])
    text.flush()
    text.detach()


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, date):
        return cell.isoformat()
    return SEPARATOR.join(cell) if isinstance(cell, tuple) else str(cell)
