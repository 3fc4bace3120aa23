"""Report: what a build read, made and left out."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit.config import Settings
from graphkit.errors import GraphkitError
from graphkit.register import Register
from graphkit.store import Record
from graphkit.version import __version__

__all__ = ["OUTPUTS", "Report"]

OUTPUTS = ("graph.ttl", "graph.nq", "graph.html", "report.json", "review.csv")
"""The files that a build leaves beside ``store/``."""

_REVIEW = ("kind", "printed", "times", "date", "question", "source", "line", "why", "candidates", "context")


@dataclass(slots=True)
class Report:
    """The result of a build in figures; ``failures`` lists what was left out, with file, line and remedy."""

    settings: Settings
    register: Register
    failures: list[GraphkitError] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    sources: list[Record] = field(default_factory=list)
    review: list[dict[str, Any]] = field(default_factory=list)
    conforms: bool | None = None
    violations: list[str] = field(default_factory=list)
    triples: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: bool = False
    seconds: float = 0.0

    def count(self, records: Iterable[Record]) -> None:
        """Add up what the records of all sources say."""
        for record in sorted(records, key=lambda r: r.name):
            if record.name:
                self.sources.append(record)
                self.counts.update(record.counts)
                self.review.extend(record.review)

    def failed(self) -> list[str]:
        """Return every failure as one sentence."""
        return [str(error) for error in self.failures]

    def outputs_exist(self, output: Path) -> bool:
        """Say whether every output file of the last build is still there."""
        return all((output / name).exists() for name in OUTPUTS)

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain data, the same for the same inputs."""
        return {
            "version": __version__,
            "register": {"name": self.register.name, "fingerprint": self.register.fingerprint},
            "base": self.settings.base,
            "sources": [{"name": r.name, "sha256": r.sha256, "graph": r.graph, **r.counts} for r in self.sources],
            "left_out": self.failed(),
            "counts": dict(sorted(self.counts.items())),
            "triples": self.triples,
            "validation": {"conforms": self.conforms, "findings": self.violations},
        }

    def json_bytes(self) -> bytes:
        """Return ``report.json``."""
        return (json.dumps(self.as_json(), ensure_ascii=False, indent=2) + "\n").encode()

    def review_bytes(self) -> bytes:
        """Return ``review.csv``: what could not be decided, most frequent first."""
        times = Counter((r["kind"], r["printed"], r["candidates"]) for r in self.review)
        rows = sorted(
            self.review,
            key=lambda r: (
                -times[r["kind"], r["printed"], r["candidates"]],
                r["printed"],
                r["source"],
                r["line"],
                r["context"],
            ),
        )
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, _REVIEW, lineterminator="\r\n")
        writer.writeheader()
        for row in rows:
            inert = {k: _inert(v) for k, v in row.items()}
            writer.writerow(inert | {"times": times[row["kind"], row["printed"], row["candidates"]]})
        return out.getvalue().encode()


def _inert(value: Any) -> Any:
    """Keep a spreadsheet from taking a cell for a formula (OWASP, CSV injection)."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
