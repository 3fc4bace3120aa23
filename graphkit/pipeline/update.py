"""Update: some graphs of a finished build give way to others; all else is left alone in the store and copied in the files."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph

from graphkit.pipeline.checking import recheck
from graphkit.pipeline.linking import doubted_leads, linked
from graphkit.pipeline.outputs import draw
from graphkit.pipeline.settling import Settled
from graphkit.pipeline.work import Work
from graphkit.publish.html import needs_store
from graphkit.publish.turtle import joined
from graphkit.store import Edit, Records, edited, opened, replace_graphs, writing

__all__ = ["MOST", "update"]

MOST = 2_000
"""So many graphs are replaced at most; beyond that a whole build is the shorter way."""


def update(work: Work, settled: Sequence[Settled], gone: Iterable[str]) -> None:
    """Replace graphs in the store, ``graph.nq`` and ``graph.ttl``.

    ``gone`` are graphs of the last build that no source has any more; new ones are in ``work.places``, and those in
    ``settled`` whose leads changed are rewritten from ``graph.nq``.
    """
    work.drawn = False
    out = set(gone) | {s.kept.graph for s in settled if s.refused}
    leads = {s.kept.graph: s.leads for s in settled}
    touched = {s.kept.graph for s in settled if s.changed} | set(work.places) | out
    old = dict(_old(work.output / "graph.nq", touched))
    new = {graph: _new(work, graph, old, leads) for graph in sorted(touched - out)}
    changed = [g for g in sorted(touched) if new.get(g, b"") != old[g][2]]
    part = work.parts / "update.nq"
    with writing(part) as file:
        file.writelines(new[graph] for graph in changed if graph in new)
    with work.timed("loading"):
        store = replace_graphs(work.store, [g for g in changed if old[g][2]], part)
    difference = sum(new.get(g, b"").count(b"\n") - old[g][2].count(b"\n") for g in changed)
    work.report.triples = int(work.manifest.get("triples")) + difference
    subjects = {s for g in touched for nquads in (old[g][2], new.get(g, b"")) for s in _subjects(nquads)}
    again = {thing for thing, _ in work.manifest.found()} & {subject[1:-1] for subject in subjects}
    edits = [Edit(*old[g][:2], new.get(g, b"")) for g in changed]
    with ThreadPoolExecutor(1) as aside:  # the files are copied by the kernel, and need nobody meanwhile
        files = aside.submit(_write, work, store, edits, subjects, new, again)
        if not needs_store(work.settings.engine):
            draw(work)
        files.result()
    before = set(json.loads(work.manifest.get("doubted leads") or "[]"))
    now = doubted_leads(settled, work.names)
    work.manifest.put("doubted leads", json.dumps(sorted(now)))
    cleared = {subject[1:-1] for subject in subjects} | before | now
    with work.timed("checking"):
        work.manifest.find(cleared, recheck(store, again | before | now))


def _write(
    work: Work,
    store: pyoxigraph.Store,
    edits: Sequence[Edit],
    subjects: set[str],
    new: Container[str],
    again: set[str],
) -> None:
    """Put the edits of ``graph.nq`` into it, and what they change into ``graph.ttl``; adds to ``again`` as `_paragraphs` does."""
    with work.timed("writing"):
        edited(work.output / "graph.nq", edits)
        edited(work.output / "graph.ttl", list(_paragraphs(work, store, subjects, new, again)))


def _new(work: Work, graph: str, old: dict[str, tuple[int, int, bytes]], leads: dict[str, dict[str, str]]) -> bytes:
    nquads = work.graph(graph) if graph in work.places else old[graph][2]
    return linked(graph, nquads, leads.get(graph, {}), work.names)


def _old(path: Path, graphs: Iterable[str]) -> Iterator[tuple[str, tuple[int, int, bytes]]]:
    """Yield where each graph stands in a file of sorted N-Quads, or would stand, and what it says there."""
    with opened(path, 0, b"\n", _graph_of) as records:
        for graph in graphs:
            start, end = records.span(graph.encode())
            yield graph, (start, end, records.data[start:end])


def _graph_of(line: bytes) -> bytes:
    """Return the graph's address at the end of a line: ``… <address> .``."""
    return line[line.rindex(b" <") + 2 : -4]


def _subjects(nquads: bytes) -> Iterator[str]:
    return (line.split(b" ", 1)[0].decode() for line in nquads.split(b"\n") if line)


def _paragraphs(
    work: Work, store: pyoxigraph.Store, subjects: set[str], new: Container[str], again: set[str]
) -> Iterator[Edit]:
    """Yield what changes in ``graph.ttl``, of which ``graph.nq`` is already the new state.

    Adds to ``again`` what has to be checked with all that is said of it: the suspects, what several graphs describe,
    and what is left to others to describe.

    The store tells which graphs speak of a subject, but not how they print it: it keeps ``0.90`` as ``0.9``.
    """
    turtle = work.turtle
    first = len(turtle.header().encode())
    by_order = sorted((turtle.order(subject), subject) for subject in subjects)
    with (
        opened(
            work.output / "graph.ttl", first, b"\n\n", lambda block: turtle.order_of(block.decode()).encode()
        ) as blocks,
        opened(work.output / "graph.nq", 0, b"\n", _graph_of) as quads,
    ):
        for order, subject in by_order:
            start, end = blocks.span(order.encode())
            graphs = _graphs(store, subject)
            if len(graphs) > 1 or subject[1:-1] in work.suspects or not all(graph in new for graph in graphs):
                again.add(subject[1:-1])
            spans = (quads.span(graph.encode()) for graph in graphs)
            several = [b for span in spans for _, b in turtle.blocks(_lines(quads, span, subject))]
            yield Edit(start, end, f"\n{joined(several)}".encode() if several else b"")


def _graphs(store: pyoxigraph.Store, subject: str) -> set[str]:
    """Return the graphs that say something of a subject."""
    quads = store.quads_for_pattern(pyoxigraph.NamedNode(subject[1:-1]), None, None, None)
    return {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, pyoxigraph.NamedNode)}


def _lines(quads: Records, span: tuple[int, int], subject: str) -> Iterator[str]:
    """Yield the lines of one graph that begin with a subject; they stand together."""
    start, end = span
    mark = f"{subject} ".encode()
    at = start
    if quads.data[start : start + len(mark)] != mark:
        at = quads.data.find(b"\n" + mark, start, end) + 1
    while start <= at < end and quads.data[at : at + len(mark)] == mark:
        after = quads.data.find(b"\n", at) + 1
        yield quads.data[at : after - 1].decode()
        at = after
