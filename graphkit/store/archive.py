"""Archive: what earlier builds made of each source, kept as sorted N-Quads parts with a manifest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from graphkit.store.files import writing

__all__ = ["Archive", "Heading", "Record"]

_LAYOUT = 1
"""Raised whenever the manifest changes its form; another number makes the next build a full one."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What other sources need to know of a question: its key, day, heading, and place in a chain."""

    key: str
    date: str
    title: str
    reference: str | None = None
    supplementary: int | None = None
    supplementary_to: str | None = None


@dataclass(slots=True)
class Record:
    """One named graph: its IRI, the source it came from, what it was made with, and its counts."""

    graph: str
    name: str
    sha256: str
    fingerprint: str
    headings: list[Heading] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    review: list[dict[str, Any]] = field(default_factory=list)


class Archive:
    """The parts and the manifest under ``output/.graphkit/``.

    The manifest is written last: after a crash it still describes the old state, so whatever was touched is
    made again.
    """

    def __init__(self, output: Path) -> None:
        self.folder = output / ".graphkit"
        self.records: dict[str, Record] = {}
        self.outputs = ""
        self._load()

    def _load(self) -> None:
        try:
            data = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        if not isinstance(data, dict) or data.get("layout") != _LAYOUT:
            return
        for entry in data["records"]:
            headings = [Heading(**h) for h in entry.pop("headings")]
            record = Record(headings=headings, **entry)
            if self.part(record).exists():
                self.records[record.graph] = record
        self.outputs = data.get("outputs", "")

    def part(self, record: Record) -> Path:
        """Return where the N-Quads of a record are kept; the name depends on all they were made with."""
        return self.folder / "parts" / f"{record.fingerprint[:32]}.nq"

    def keep(self, record: Record, nquads: bytes) -> None:
        """Keep a graph's statements."""
        with writing(self.part(record)) as out:
            out.write(nquads)

    def parts(self, records: Iterable[Record]) -> Iterable[Path]:
        """Return the parts in the order of their graphs' IRIs, which is the order of ``graph.nq``."""
        return [self.part(r) for r in sorted(records, key=lambda r: r.graph)]

    def commit(self, records: dict[str, Record], outputs: str) -> None:
        """Make ``records`` the state that the next build starts from, and drop parts nobody needs."""
        data = {
            "layout": _LAYOUT,
            "outputs": outputs,
            "records": [asdict(r) for _, r in sorted(records.items())],
        }
        with writing(self.folder / "manifest.json") as out:
            out.write(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode())
        needed = {self.part(r).name for r in records.values()}
        for path in (self.folder / "parts").glob("*.nq"):
            if path.name not in needed:
                path.unlink(missing_ok=True)
        self.records, self.outputs = records, outputs

    def forget_outputs(self) -> None:
        """Say, before the store is touched, that it is no longer the manifest's: a crash then means a full build."""
        (self.folder / "manifest.json").unlink(missing_ok=True)

    def copy_into(self, out: IO[bytes], records: Iterable[Record]) -> None:
        """Write all parts one after the other: sorted within a graph, graphs sorted by IRI."""
        for path in self.parts(records):
            with path.open("rb") as part:
                while chunk := part.read(1 << 20):
                    out.write(chunk)


def fingerprint(*parts: str) -> str:
    """Return one SHA-256 over several strings, none of which can be mistaken for its neighbours."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}:".encode() + part.encode())
    return digest.hexdigest()
