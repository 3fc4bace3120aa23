"""Rows: the line of the register that a statement was made of, and what that line says it is known from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from graphkit.fold import slug
from graphkit.register import Register
from graphkit.register.tables import Folder
from graphkit.validate.places import TABLES

__all__ = ["Row", "Rows"]

_TABLE: Final = {
    "body": "organisations", "document": "strategies", "event": "events", "group": "groups", "organisation": "organisations",
    "party": "parties", "person": "people", "place": "places", "post": "posts", "scheme": "schemes",
    "strategy": "strategies",
}  # fmt: skip
"""The kind in an address to the table of a register that has its things by their id."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a register: its ``file``, the ``key`` of the thing, the 1-based ``line`` (``None`` where it is not known).

    ``source`` and ``certainty`` are what the row says in the columns of these names, empty where it says nothing.
    """

    file: str
    key: str
    line: int | None = None
    source: str = ""
    certainty: str = ""


@dataclass(frozen=True)
class Rows:
    """The rows of the register that a graph was built with: ``folder`` is where it was, ``fingerprint`` what it was.

    A register that has gone or has changed since tells no lines: they might be those of other things.
    """

    folder: Path | None = None
    fingerprint: str = ""

    @cached_property
    def register(self) -> Register | None:
        """The register, if it still is what the graph was built with. Raises `RegisterError` where it is wrong by now."""
        if self.folder is None or not self.folder.is_dir():
            return None
        found = Register.load(self.folder)
        return found if found.fingerprint == self.fingerprint else None

    def of(self, address: str, values: frozenset[str] = frozenset()) -> Row | None:
        """Return the row of a thing, by its address below that of the register (``person/odo-marshbank``).

        ``values`` are those of a statement about it: a title and an identifier have rows of their own. ``None`` where no
        table has such things.
        """
        kind, _, key = address.partition("/")
        file = TABLES.get(kind, "")
        if not file:
            return None
        if self.register is None:
            return Row(file, key)
        if kind == "person" and (own := self._of_person(self.register, key, values)):
            return own
        if kind == "topic":
            return Row(file, key, _concept(self.register.folder / file, key))
        return _found(self.register, kind, key) or Row(file, key)

    def _of_person(self, register: Register, key: str, values: frozenset[str]) -> Row | None:
        for title in register.people[key].titles if key in register.people else ():
            if title.text in values:
                return Row("titles.csv", key, title.line, title.source, title.certainty)
        for line, row in Folder(register.folder).rows("identifiers"):
            if row["person"] == key and row["id"] in values:
                return Row("identifiers.csv", key, line, row["source"], row["certainty"])
        return None


def _found(register: Register, kind: str, key: str) -> Row | None:
    if kind == "tenure":
        return _row("tenures", key, register.tenure_ids.get(key))
    if kind == "membership":
        found = next((m for m in register.memberships if m.id == key), None)
        return _row("group_memberships" if found and found.kind == "group" else "memberships", key, found)
    table = _TABLE.get(kind, "")
    if key.startswith("work/"):
        editions = (s for s in register.strategies.values() if s.version_of)
        return next((_row(table, s.id, s) for s in editions if f"work/{slug(s.version_of or '')}" == key), None)
    return _row(table, key, getattr(register, table).get(key)) if table else None


def _row(table: str, key: str, thing: Any) -> Row | None:
    return Row(f"{table}.csv", key, thing.line, thing.source, thing.certainty) if thing is not None else None


def _concept(file: Path, key: str) -> int | None:
    """Return the line of a Turtle file that begins to describe a concept, where a line begins with it."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        subject = line.split(maxsplit=1)[0] if line[:1].strip() else ""
        if key and subject.strip("<>").replace("#", "/").replace(":", "/").rstrip("/").rsplit("/", 1)[-1] == key:
            return number
    return None
