"""Stages: what each stage of a build made of what it was given, in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from graphkit.pipeline.report import Report

__all__ = ["counts_of"]

_RESOLVED: Final = ("speakers resolved", "speakers not resolved")
_EXTRACTED: Final = (
    "mentions", "mentions ambiguous", "mentions of candidates", "topics", "references", "commitments",
)  # fmt: skip


def counts_of(report: Report, written: Iterable[Path]) -> dict[str, dict[str, int]]:
    """Return the counts of each stage in the order in which a source passes them.

    They are drawn from the whole graph and not from the work of one build, so that a build which did only what changed
    counts the same as one which did everything. ``written`` are the files whose bytes are told.
    """
    counts = report.counts
    return {
        "read": {
            "files": report.files, "transcripts": report.sources,
            "questions": counts["questions"], "contributions": counts["contributions"],
            "left out": len(report.failures) - len(report.aside),
        },
        "resolved": {kind: counts[kind] for kind in _RESOLVED},
        "extracted": {kind: counts[kind] for kind in _EXTRACTED},
        "described": {"graphs": report.graphs, "statements": report.triples},
        "checked": {"findings": len(report.violations), "set aside": len(report.aside)},
        "written": {path.name: path.stat().st_size for path in written if path.exists()},
    }  # fmt: skip
