"""Sheets: a CSV of members, one row a term, with the column names that spreadsheets of members have."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from graphkit.errors import RegisterError, cause
from graphkit.fold import key
from graphkit.register.importing.rows import Body, Found, Term, Who, after, clean

__all__ = ["COLUMNS", "read_sheet"]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "person_id", "member_id"),
    "name": ("name", "full_name", "member"),
    "given": ("given_name", "first_name", "forename", "firstname"),
    "family": ("family_name", "last_name", "surname", "lastname"),
    "aliases": ("aliases", "other_names"),
    "gender": ("gender", "sex"),
    "born": ("born", "birth_date", "date_of_birth"),
    "wikidata": ("wikidata",),
    "body": ("body", "organisation", "organization", "chamber"),
    "role": ("role", "post", "office"),
    "seat": ("seat", "area", "constituency", "ward", "district"),
    "party": ("party",),
    "group": ("group", "faction"),
    "from": ("from", "start_date", "start"),
    "until": ("until",),
    "to": ("to", "end_date", "end"),
    "acting": ("acting",),
}
"""What a column is called here, and the names by which it is found. ``until`` is the first day after, ``to`` the last."""

_WIKIDATA = re.compile(r"Q[1-9]\d*")


def read_sheet(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> Found:
    """Return what a CSV in UTF-8 says (comma, semicolon or tab).

    Rows with one ``id`` are one person; without an id, those that share name and date of birth are, and no others.
    ``columns`` says what a column is called in this sheet (``{"name": "Nombre"}``); one that it has not is left to
    its usual names. Raises `RegisterError` for a sheet without a column of names, or a row that does not fit the first
    line.
    """
    try:
        text = data.decode("utf-8-sig")
        delimiter = _delimiter(text.lstrip("\r\n").split("\n", 1)[0])
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise RegisterError(f"not a table: {cause(error)}", where=name, remedy="write CSV in UTF-8") from error
    places = _places(rows[0][1] if rows else [], name, columns or {})
    found = Found()
    for line, cells in rows[1:]:
        if len(cells) != len(rows[0][1]):
            what = f"{len(cells)} cells where the first line has {len(rows[0][1])}"
            raise RegisterError(what, where=name, line=line, remedy="put a cell that holds a comma in quotes")
        _row({column: cells[at].strip() for column, at in places.items()}, line, found, name)
    return found


def _delimiter(first: str) -> str:
    return max(",;\t", key=first.count)


def _places(header: list[str], name: str, columns: Mapping[str, str]) -> dict[str, int]:
    printed = [_folded(cell) for cell in header]
    places = {
        column: next(printed.index(other) for other in others if other in printed)
        for column, others in COLUMNS.items()
        if any(other in printed for other in others)
    }
    places |= {column: printed.index(_folded(said)) for column, said in columns.items() if _folded(said) in printed}
    if "name" not in places and not {"given", "family"} <= places.keys():
        there = next((cell for cell in header if cell.strip()), "Nombre")
        raise RegisterError(
            f"no column 'name' among {', '.join(map(repr, header)) or 'none'}", where=name, line=1,
            remedy=f"say which column has the full names, e.g. --column \"name={there}\"",
        )  # fmt: skip
    return places


def _folded(cell: str) -> str:
    return cell.strip().lower().replace(" ", "_")


def _row(row: Mapping[str, str], line: int, found: Found, source: str) -> None:
    name = clean(row.get("name") or f"{row.get('given', '')} {row.get('family', '')}")
    born = found.date(row.get("born"), source)
    if not name:
        found.note(source, f"line {line} has no name and is left out")
        return
    own = row.get("id") or (f"{key(name)} {born}" if born else f"{source} line {line}")
    identifiers = [("csv", row["id"])] if row.get("id") else []
    if wikidata := row.get("wikidata"):
        if _WIKIDATA.fullmatch(wikidata):
            identifiers.append(("wikidata", wikidata))
        else:
            found.note(source, f"line {line}: {wikidata!r} is no number of Wikidata; left out")
    aliases = tuple(clean(alias) for alias in row.get("aliases", "").split(";") if alias.strip())
    gender = {"f": "female", "m": "male"}.get(row.get("gender", "").lower(), row.get("gender", "").lower())
    gender = gender if gender in ("female", "male") else ""
    found.people.append(Who(own, (name, *aliases), tuple(identifiers), source, gender, born))
    _terms(own, row, found, source)


def _terms(own: str, row: Mapping[str, str], found: Found, source: str) -> None:
    body, party, group = (clean(row.get(column)) for column in ("body", "party", "group"))
    start, last = found.date(row.get("from"), source), found.date(row.get("to"), source)
    until = found.date(row.get("until"), source) or (after(last) if last else "")
    acting = row.get("acting", "").lower() in ("yes", "true", "1")
    found.bodies += [Body(f"party:{party}", party, "party", source)] if party else []
    found.bodies += [Body(f"group:{group}", group, "group", source)] if group else []
    found.bodies += [Body(f"body:{body}", body, "organisation", source)] if body else []
    if any(row.get(column) for column in ("body", "role", "seat", "party", "group", "from", "until", "to")):
        found.terms.append(
            Term(
                own, f"body:{body}" if body else "", source, clean(row.get("role")), clean(row.get("seat")),
                f"party:{party}" if party else "", start, until, acting,
            )
        )  # fmt: skip
    if group:
        found.terms.append(Term(own, f"group:{group}", source, "member", start=start, until=until))
