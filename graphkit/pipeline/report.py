"""Report: what a build read, made and left out."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from graphkit.config import Settings
from graphkit.errors import GraphkitError, SourceError
from graphkit.pipeline.stages import counts_of
from graphkit.register import Register
from graphkit.store import Manifest
from graphkit.version import __version__

__all__ = ["OUTPUTS", "TIMES", "Report"]

OUTPUTS = ("graph.ttl", "graph.nq", "graph.html", "report.json", "review.csv")
"""The files that a build leaves beside ``store/``: the same bytes for the same inputs."""

TIMES = "timings.json"
"""The seconds of each stage, which no two builds share: the one file that is not compared with another build's."""

_REVIEW = ("kind", "printed", "times", "date", "question", "source", "line", "why", "candidates", "context")


@dataclass(slots=True)
class Report:
    """The result of a build in figures; ``failures`` lists what was left out, with file, line and remedy.

    ``aside`` names the transcripts that are among those left out because the shapes find something in them.
    ``sources`` is the number of transcripts in the graph; ``changed`` how many of them were read in this build. What is
    said of each of them stands in ``report.json`` and is not kept in memory. ``files`` is the number of files that were given,
    ``graphs`` that of the named graphs, ``undecided`` how often what kind of thing could not be told and why. ``times`` maps
    each stage of this build to its seconds; they stand in ``timings.json``, since no two builds take the same.
    """

    settings: Settings
    register: Register
    failures: list[GraphkitError] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    sources: int = 0
    files: int = 0
    graphs: int = 0
    undecided: dict[str, dict[str, int]] = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    triples: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: bool = False
    seconds: float = 0.0
    times: dict[str, float] = field(default_factory=dict)

    @property
    def conforms(self) -> bool:
        """Whether the shapes find nothing."""
        return not self.violations

    def count(self, manifest: Manifest) -> None:
        """Add up what the manifest says of all sources, and list what was left out."""
        self.files = len(manifest.sources())
        for _, name, _, counts in manifest.graphs():
            self.graphs += 1
            self.sources += bool(name)
            self.counts.update(counts)
        for kind, why, times in manifest.undecided():
            self.undecided.setdefault(kind, {})[why] = times
        self.violations.extend(manifest.findings())
        self.aside = [name for _, name in manifest.aside()]
        self.failures.extend(SourceError(f.pop("what"), **f) for f in manifest.failures())

    def failed(self) -> list[str]:
        """Return every failure as one sentence."""
        return [str(error) for error in self.failures]

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain data, the same for the same inputs; each source stands in ``report.json`` only."""
        return {
            "version": __version__,
            "register": {"name": self.register.name, "fingerprint": self.register.fingerprint},
            "base": self.settings.base,
            "engine": self.settings.engine,
            "on_finding": self.settings.on_finding,
            "left_out": self.failed(),
            "set_aside": self.aside,
            "not_understood": self.undecided,
            "stages": counts_of(self, (self.settings.output / name for name in OUTPUTS if name != "report.json")),
            "counts": dict(sorted(self.counts.items())),
            "triples": self.triples,
            "validation": {
                "conforms": self.conforms,
                "findings": self.violations,
            },
        }

    def write_json(self, manifest: Manifest, out: IO[bytes]) -> None:
        """Write ``report.json``, one line a source."""
        head = json.dumps(self.as_json(), ensure_ascii=False, indent=2)
        out.write(head.removesuffix("\n}").encode() + b',\n  "sources": [')
        for number, (graph, name, sha256, counts) in enumerate(g for g in manifest.graphs() if g[1]):
            row = {"name": name, "sha256": sha256, "graph": graph, **counts}
            out.write(f"{',' if number else ''}\n    {json.dumps(row, ensure_ascii=False)}".encode())
        out.write(b"\n  ]\n}\n")

    def write_times(self, out: IO[bytes]) -> None:
        """Write ``timings.json``: the seconds of each stage, which differ from build to build."""
        told = {"version": __version__, "seconds": {stage: round(spent, 3) for stage, spent in self.times.items()}}
        out.write(json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n")

    def write_review(self, manifest: Manifest, out: IO[bytes]) -> None:
        """Write ``review.csv``: what could not be decided, most frequent first."""
        out.writelines(_lines(manifest))


def _lines(manifest: Manifest) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _REVIEW, lineterminator="\r\n")
    writer.writeheader()
    for times, row in manifest.review():
        writer.writerow({k: _inert(v) for k, v in row.items()} | {"times": times})
        if text.tell() > 1 << 16:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def _inert(value: Any) -> Any:
    """Keep a spreadsheet from taking a cell for a formula (OWASP, CSV injection)."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
