"""Outputs: the files that are drawn from a finished graph, each written beside its place and renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from graphkit.pipeline.report import TIMES
from graphkit.pipeline.work import Work, uncollected
from graphkit.publish.explorer.side import Sided
from graphkit.publish.html import Whole, write_whole
from graphkit.store import open_store, written

__all__ = ["draw", "write_outputs"]


def write_outputs(work: Work) -> None:
    """Write ``graph.html``, ``review.csv``, ``report.json`` and ``timings.json``; ``graph.nq`` and ``graph.ttl`` stand there already."""
    output, report, manifest = work.output, work.report, work.manifest
    work.progress("drawing", 0, 3)
    if not work.drawn:
        draw(work)
    work.progress("drawing", 1, 3)
    with work.timed("reporting"):
        written(output / "review.csv", lambda out: report.write_review(manifest, out))
        work.progress("drawing", 2, 3)
        written(output / "report.json", lambda out: report.write_json(manifest, out))
    written(output / TIMES, report.write_times)


def draw(work: Work) -> None:
    """Write ``graph.html`` of what the manifest keeps of each graph, or of the store where its engine asks that."""
    manifest = work.manifest
    used: set[str] = set()

    def memory(name: str, make: Callable[[], bytes]) -> bytes:
        used.add(name)
        said = manifest.drawn(name)
        if said is None:
            said = make()
            manifest.draw(name, said)
        return said

    whole = Whole(
        store=lambda: open_store(work.store),
        sides=lambda: _sides(work),
        root=work.names.root,
        statements=work.report.triples,
        memory=memory,
    )
    with work.timed("drawing"), uncollected():
        written(work.output / "graph.html", lambda out: write_whole(whole, out, work.settings.engine))
    manifest.undraw(used)
    work.drawn = True


def _sides(work: Work) -> Iterator[Sided]:
    def question(key: str) -> str:
        return work.names.of(f"question/{key}")

    for graph, digest, leads in work.manifest.sides():
        told = {question(key): question(lead) for key, lead in leads.items()}
        yield Sided(graph, digest, partial(work.manifest.side, graph), told)
