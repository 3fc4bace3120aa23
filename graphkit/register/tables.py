"""Tables: the CSV files of a register, read row by row; what is no such row is said with file, line and remedy."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

from graphkit.dates import parse_partial
from graphkit.errors import RegisterError, cause

__all__ = ["EVERY", "SETTINGS_FILE", "SLUG", "TABLES", "Folder"]

SETTINGS_FILE = "register.toml"
"""The file in the folder of a register that makes it one."""

EVERY = ("source", "certainty")
"""The columns that every table may have: where a row is known from, and how far to trust it."""

TABLES: dict[str, tuple[str, ...]] = {
    "people": ("id", "name", "aliases", "gender", "wikidata"),
    "identifiers": ("person", "scheme", "id"),
    "titles": ("person", "title", "from", "until"),
    "organisations": ("id", "name", "aliases", "kind", "parent", "from", "until", "wikidata"),
    "posts": ("id", "label", "body", "aliases", "styles", "holders", "wikidata"),
    "tenures": ("post", "person", "from", "until", "acting"),
    "parties": ("id", "label", "aliases", "colour", "wikidata"),
    "groups": ("id", "label", "aliases", "party", "from", "until", "wikidata"),
    "memberships": ("person", "seat", "party", "from", "until", "how", "note"),
    "group_memberships": ("person", "group", "from", "until"),
    "strategies": (
        "id", "kind", "title", "aliases", "edition", "status", "issued", "post", "owner", "work", "supersedes",
    ),
    "schemes": ("id", "name", "aliases", "kind", "responsible", "from", "until"),
    "places": ("id", "name", "aliases", "kind", "gss", "parent", "from", "until", "wikidata"),
    "events": ("id", "name", "aliases", "kind"),
}  # fmt: skip
"""Every table and its columns, beside `EVERY`. A table that is not there is empty."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_DATES = ("from", "until", "issued")
_ONE_OF = {
    "acting": ("", "yes", "no"),
    "gender": ("", "female", "male"),
    "holders": ("", "single", "many"),
    "certainty": ("", "verified", "likely", "check"),
}


class Folder:
    """The tables of a register's folder; ``digest`` grows with every byte that is read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.digest = hashlib.sha256()

    def fail(self, table: str, line: int, what: str, remedy: str) -> RegisterError:
        """Return the error of one row."""
        return RegisterError(what, where=str(self.path / f"{table}.csv"), line=line, remedy=remedy)

    def rows(self, table: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield (line, row) of a table, every known column filled.

        Raises `RegisterError` for an unknown column, a row that is longer or shorter than the header (a comma
        outside quotes shifts everything after it), an id that is none, a date or a word that the column cannot take.
        """
        file = self.path / f"{table}.csv"
        if not file.exists():
            return
        data = file.read_bytes()
        self.digest.update(table.encode() + b"\0" + data)
        try:
            reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
            header = self._header(table, next(reader, []))
            for cells in reader:
                if cells:
                    yield reader.line_num, self._row(table, reader.line_num, header, cells)
        except (UnicodeDecodeError, csv.Error) as error:
            raise RegisterError(f"not a table: {cause(error)}", where=str(file), remedy="write CSV in UTF-8") from error

    def _header(self, table: str, header: list[str]) -> list[str]:
        known = (*TABLES[table], *EVERY)
        if len(header) == 1 and (parted := max(";\t", key=header[0].count)) in header[0]:
            what = f"its cells are parted by {'tabs' if parted == chr(9) else 'semicolons'}"
            raise self.fail(table, 1, what, "save it as CSV with commas")
        for column in header:
            if column not in known:
                raise self.fail(table, 1, f"unknown column {column!r}", f"known are {', '.join(known)}")
        if len(set(header)) < len(header):
            raise self.fail(table, 1, "a column stands twice", "keep one of the two")
        if TABLES[table][0] not in header:
            raise self.fail(table, 1, f"no column {TABLES[table][0]!r}", f"known are {', '.join(known)}")
        return header

    def _row(self, table: str, line: int, header: list[str], cells: list[str]) -> dict[str, str]:
        if len(cells) != len(header):
            what = f"{len(cells)} cells where the header has {len(header)}"
            raise self.fail(table, line, what, "put a cell that holds a comma in quotes")
        row = dict.fromkeys((*TABLES[table], *EVERY), "")
        row.update(zip(header, (cell.strip() for cell in cells), strict=True))
        self._check(table, line, row)
        return row

    def _check(self, table: str, line: int, row: dict[str, str]) -> None:
        if TABLES[table][0] == "id" and not SLUG.fullmatch(row["id"]):
            raise self.fail(table, line, f"not an id: {row['id']!r}", "use small letters, digits and hyphens")
        for column in _DATES:
            try:
                if row.get(column):
                    parse_partial(row[column])
            except ValueError:
                remedy = "write 2018, 2018-05 or 2018-05-09"
                raise self.fail(table, line, f"no date in {column!r}: {row[column]!r}", remedy) from None
        if row.get("colour") and not _COLOUR.fullmatch(row["colour"]):
            raise self.fail(table, line, f"no colour: {row['colour']!r}", "write red, green and blue as in #1f5fbf")
        for column, words in _ONE_OF.items():
            if row.get(column, "") not in words:
                remedy = f"write {' or '.join(word for word in words if word)}, or leave it empty"
                raise self.fail(table, line, f"{column!r} cannot be {row[column]!r}", remedy)
