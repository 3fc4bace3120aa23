"""Outputs: check first, then write every file beside its place and rename it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO

import pyoxigraph

from graphkit.pipeline.report import Report
from graphkit.publish import FORMATS
from graphkit.publish.html import write_whole
from graphkit.store import Archive, Record, writing, written
from graphkit.validate import explain, locate, remedy, validate

__all__ = ["write_outputs"]


def write_outputs(
    output: Path,
    archive: Archive,
    records: list[Record],
    report: Report,
    progress: Callable[[str, int, int], None],
) -> None:
    """Validate the graph and write ``graph.nq``, ``graph.ttl``, ``graph.html``, ``report.json`` and ``review.csv``."""
    progress("checking", 0, 1)
    memory = pyoxigraph.Store()
    with writing(output / "graph.nq") as out:
        archive.copy_into(out, records)
    memory.bulk_load(path=str(output / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
    checked = validate(memory)
    report.conforms = checked.conforms
    report.violations = [explain(v, locate(memory, v), remedy(v)) for v in checked.findings]
    progress("writing", 0, 3)
    written(output / "graph.ttl", lambda out: FORMATS["turtle"].write(memory, out))
    progress("writing", 1, 3)
    report.triples = len(memory)
    written(output / "graph.html", lambda out: write_whole(memory, out, report.settings.engine))
    progress("writing", 2, 3)
    written(output / "review.csv", lambda out: _put(out, report.review_bytes()))
    written(output / "report.json", lambda out: _put(out, report.json_bytes()))


def _put(out: IO[bytes], data: bytes) -> None:
    out.write(data)
