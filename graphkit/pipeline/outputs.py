"""Outputs: the files that are drawn from a finished graph, each written beside its place and renamed."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph

from graphkit.pipeline.report import Report
from graphkit.pipeline.work import Progress
from graphkit.publish.html import write_whole
from graphkit.store import Manifest, written

__all__ = ["write_outputs"]


def write_outputs(
    output: Path, store: pyoxigraph.Store, report: Report, manifest: Manifest, progress: Progress
) -> None:
    """Write ``graph.html``, ``review.csv`` and ``report.json``; ``graph.nq`` and ``graph.ttl`` stand there already."""
    progress("drawing", 0, 3)
    written(output / "graph.html", lambda out: write_whole(store, out, report.settings.engine))
    progress("drawing", 1, 3)
    written(output / "review.csv", lambda out: report.write_review(manifest, out))
    progress("drawing", 2, 3)
    written(output / "report.json", lambda out: report.write_json(manifest, out))
