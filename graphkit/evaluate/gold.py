"""Gold: what a careful reader takes out of a transcript, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.errors import SourceError, cause

__all__ = ["TYPES", "Gold", "Record", "load"]

Record = dict[str, Any]
"""One line of a gold file: ``record`` names its kind, `REQUIRED` the fields that each kind must have."""

TYPES = ("person", "post", "organisation", "strategy", "document", "scheme", "event", "place")
"""What a mention can name (guideline 2)."""

REQUIRED = {
    "question": ("title", "date"),
    "contribution": ("n", "speaker"),
    "mention": ("n", "exact", "nth", "type", "entity"),
    "negative": ("n", "exact", "nth"),
    "reference": ("n", "exact", "question"),
    "commitment": ("n", "exact"),
}


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one source. ``source`` is its printed path, ``path`` the file it was found as."""

    source: str
    path: Path
    records: tuple[Record, ...]

    def of(self, kind: str) -> tuple[Record, ...]:
        """Return the records of one kind, in file order; those marked ``check`` are not settled and left out."""
        return tuple(r for r in self.records if r["record"] == kind and not r.get("check"))


def load(paths: Iterable[Path], folder: Path | None = None) -> tuple[Gold, ...]:
    """Return the gold of every source that the files annotate, in the order of their names.

    A source is looked for under ``folder``, or else under the nearest folder above its gold file that has it.
    Raises `SourceError` with file, line and remedy for a line that is no record and a source that is not there.
    """
    found: dict[tuple[str, Path], list[Record]] = {}
    for path in paths:
        for record in _records(path):
            where = _transcript(record["source"], path, folder)
            found.setdefault((record["source"], where), []).append(record)
    if not found:
        raise SourceError("no gold in these files", remedy="give files with one JSON record a line")
    return tuple(Gold(source, where, tuple(rows)) for (source, where), rows in sorted(found.items()))


def _records(path: Path) -> Iterable[Record]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"cannot be read: {cause(error)}", where=str(path), remedy="name a gold file") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _record(line, path, number)


def _record(line: str, path: Path, number: int) -> Record:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise SourceError(f"no JSON: {error}", where=str(path), line=number, remedy="one object a line") from error
    kind = record.get("record") if isinstance(record, dict) else None
    if kind not in REQUIRED:
        raise SourceError(
            f"record {kind!r} is not known", where=str(path), line=number, remedy=f"one of {', '.join(REQUIRED)}"
        )
    missing = [name for name in ("source", *REQUIRED[kind]) if name not in record]
    if missing:
        raise SourceError(f"a {kind} without {', '.join(missing)}", where=str(path), line=number, remedy="add it")
    if kind == "mention" and record["type"] not in TYPES:
        raise SourceError(
            f"type {record['type']!r} is not known", where=str(path), line=number, remedy=f"one of {', '.join(TYPES)}"
        )
    return dict(record)


def _transcript(source: str, gold: Path, folder: Path | None) -> Path:
    places = (folder,) if folder else tuple(gold.resolve().parents)
    for place in places:
        if (place / source).is_file():
            return place / source
    looked = f"under {folder}" if folder else "beside or above the gold file"
    raise SourceError(f"{source} is not {looked}", where=str(gold), remedy="name its folder with --source")
