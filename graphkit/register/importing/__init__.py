"""Importing: the members that a field keeps in its own files become a register. Bytes in, files out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphkit.errors import RegisterError
from graphkit.register.importing.bodies import Bodies
from graphkit.register.importing.forms import FORMS, read_members
from graphkit.register.importing.ids import ascii_slug
from graphkit.register.importing.people import gather
from graphkit.register.importing.rows import Found
from graphkit.register.importing.sheets import COLUMNS
from graphkit.register.importing.tables import settings_file, table_file, tables_of
from graphkit.register.tables import SETTINGS_FILE, SLUG

__all__ = ["COLUMNS", "FORMS", "Imported", "import_register"]


@dataclass(frozen=True, slots=True)
class Imported:
    """A register as files: ``files`` maps a file's name to its bytes.

    ``counts`` maps a table to its number of rows; ``notes`` says what was merged without an identifier, who shares a
    name, and what could not be taken as it stood.
    """

    files: dict[str, bytes]
    counts: dict[str, int]
    notes: tuple[str, ...]


def import_register(
    sources: Iterable[tuple[str, bytes]],
    name: str,
    *,
    body: str | None = None,
    title: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Imported:
    """Put together the members that some files list: pairs of a file's name and its bytes.

    ``name`` is the register's id; ``body`` the organisation whose members sit (by default the one with the most
    terms), ``title`` the register's name for people (by default the body's). ``columns`` says what the columns of a
    sheet are called, by the names in `COLUMNS`. The same files give the same bytes.

    Raises `RegisterError` for a column that is none, a file of no known form, a clash of ids, or where there is no such body.
    """
    if not SLUG.fullmatch(name):
        raise RegisterError(
            f"not a name: {name!r}", remedy="use small letters, digits and hyphens, e.g. --name hob-town"
        )
    if body is not None and not ascii_slug(body) and not body.strip():
        raise RegisterError("the body has no name", remedy='write e.g. --body "Hob Town Council"')
    if unknown := sorted((columns or {}).keys() - COLUMNS.keys()):
        raise RegisterError(f"no such column: {unknown[0]!r}", remedy=f"known are {', '.join(COLUMNS)}")
    found = Found()
    for source, data in sources:
        found.add(read_members(data, source, columns))
    if not found.people:
        raise RegisterError("nobody is described in what was given", remedy="give a file with people too")
    people = gather(found)
    bodies = Bodies.of(found, body)
    tables = tables_of(found, people, bodies)
    main = next(b for b in bodies.settled("organisation") if b.id == bodies.main)
    files = {SETTINGS_FILE: settings_file(name, title or main.names[0], main.id)}
    files |= {f"{table}.csv": table_file(table, rows) for table, rows in sorted(tables.items()) if rows}
    counts = {table: len(rows) for table, rows in sorted(tables.items()) if rows}
    return Imported(files, counts, tuple(dict.fromkeys(found.notes)))
