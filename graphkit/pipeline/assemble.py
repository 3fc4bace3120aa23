"""Assemble: the parts of a whole build become the store, ``graph.nq`` and ``graph.ttl``, each as a stream."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from graphkit.pipeline.checking import recheck
from graphkit.pipeline.linking import doubted_leads, linked
from graphkit.pipeline.merging import merged, write_blocks
from graphkit.pipeline.outputs import draw
from graphkit.pipeline.settling import Settled
from graphkit.pipeline.shard import blocks_of
from graphkit.pipeline.work import Work
from graphkit.publish.html import needs_store
from graphkit.store import Loader, exchange, writing

__all__ = ["assemble"]


def assemble(work: Work, settled: Sequence[Settled], loader: Loader) -> None:
    """Write the files while the loader still works, then put the store in its place."""
    leads = {s.kept.graph: s.leads for s in settled if s.leads}
    refused = {s.kept.graph for s in settled if s.refused}
    parted = {s.kept.graph for s in settled if s.without}
    with work.timed("writing"):
        links = _links(work, leads)
        if links is not None:
            loader.add(links)
        loader.complete()
        work.report.triples = _quads(work, leads, refused)
        shared = _turtle(work, leads, refused)
    if not needs_store(work.settings.engine):
        draw(work)
    with work.timed("loading"):
        store = loader.finished()
        exchange(store, sorted(refused | parted), _parted(work, leads, parted))
    doubted = doubted_leads(settled, work.names)
    work.manifest.put("doubted leads", json.dumps(sorted(doubted)))
    with work.timed("checking"):
        work.manifest.find((), recheck(store, work.suspects | shared | doubted))
    del store
    loader.placed()


def _links(work: Work, leads: dict[str, dict[str, str]]) -> Path | None:
    """Write the statements that tell which question each supplementary follows as a part of their own."""
    if not leads:
        return None
    path = work.parts / "links.nq"
    with writing(path, lasting=False) as out:
        out.writelines(linked(graph, b"", own, work.names) for graph, own in sorted(leads.items()))
    return path


def _parted(work: Work, leads: dict[str, dict[str, str]], parted: set[str]) -> Path:
    """Write the graphs that are to be without some of their questions, and were loaded with all, as a part of their own."""
    path = work.parts / "parted.nq"
    with writing(path, lasting=False) as out:
        out.writelines(linked(graph, work.graph(graph), leads.get(graph, {}), work.names) for graph in sorted(parted))
    return path


def _quads(work: Work, leads: dict[str, dict[str, str]], refused: set[str]) -> int:
    """Write every graph, sorted within, graphs sorted by IRI; return the number of statements."""
    count = 0
    names = sorted(name for name in work.places if name not in refused)
    with writing(work.output / "graph.nq") as out:
        for number, name in enumerate(names):
            work.progress("writing", number, len(names))
            own = leads.get(name, {})
            out.write(linked(name, work.graph(name), own, work.names) if own else work.graph(name))
            count += work.triples[name] + len(own)
    return count


def _turtle(work: Work, leads: dict[str, dict[str, str]], refused: set[str]) -> set[str]:
    """Merge the blocks of all parts and return the subjects that several of them have, each written once.

    A lead is told of a question that its own graph has described and is judged apart: it does not count.
    """
    for path in {work.places[name][0] for name in refused} | work.outdated:
        kept = [n for n, (part, _, _) in work.places.items() if part == path and n not in refused]
        write_blocks(path.with_suffix(".ttl"), blocks_of(map(work.graph, kept), work.turtle))
    told = blocks_of((linked(graph, b"", own, work.names) for graph, own in leads.items()), work.turtle)
    write_blocks(work.parts / "links.ttl", told)
    with writing(work.output / "graph.ttl") as out:
        out.write(work.turtle.header().encode())
        shared = merged(sorted(work.parts.glob("*.ttl")), out, {order for order, _ in told})
        return {order.split(" ", 1)[1] for order in shared}
