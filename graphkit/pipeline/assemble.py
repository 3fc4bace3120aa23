"""Assemble: the parts of a whole build become the store, ``graph.nq`` and ``graph.ttl``, each as a stream."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

import pyoxigraph

from graphkit.pipeline.checking import recheck
from graphkit.pipeline.linking import doubted_leads, linked
from graphkit.pipeline.outputs import draw
from graphkit.pipeline.settling import Settled
from graphkit.pipeline.shard import blocks_of, write_blocks
from graphkit.pipeline.work import Work
from graphkit.publish.html import needs_store
from graphkit.publish.turtle import joined
from graphkit.store import Loader, writing

__all__ = ["assemble"]

_PIECE: Final = 1 << 16
Blocks = Iterator[tuple[str, str]]


def assemble(work: Work, settled: Sequence[Settled], loader: Loader) -> None:
    """Write the files while the loader still works, then put the store in its place."""
    leads = {s.kept.graph: s.leads for s in settled if s.leads}
    refused = {s.kept.graph for s in settled if s.refused}
    links = _links(work, leads)
    if links is not None:
        loader.add(links)
    work.report.triples = _quads(work, leads, refused)
    shared = _turtle(work, leads, refused)
    if not needs_store(work.settings.engine):
        draw(work)
    store = loader.finished()
    for graph in sorted(refused):
        store.remove_graph(pyoxigraph.NamedNode(graph))
    doubted = doubted_leads(settled, work.names)
    work.manifest.put("doubted leads", json.dumps(sorted(doubted)))
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
    for path in {work.places[name][0] for name in refused}:
        kept = [n for n, (part, _, _) in work.places.items() if part == path and n not in refused]
        write_blocks(path.with_suffix(".ttl"), blocks_of(map(work.graph, kept), work.turtle))
    turtle = work.turtle
    told = blocks_of((linked(graph, b"", own, work.names) for graph, own in leads.items()), turtle)
    follow = {order for order, _ in told}
    streams = [*map(_blocks, sorted(work.parts.glob("*.ttl"))), iter(told)]
    shared: set[str] = set()
    with writing(work.output / "graph.ttl") as out:
        out.write(turtle.header().encode())
        for order, same in groupby(heapq.merge(*streams, key=itemgetter(0)), key=itemgetter(0)):
            several = [block for _, block in same]
            if len(several) - (order in follow) > 1:
                shared.add(order.split(" ", 1)[1])
            out.write(f"\n{joined(several)}".encode())
    return shared


def _blocks(path: Path) -> Blocks:
    """Yield the blocks of a part. The file is open only while a piece is read: there may be thousands of parts."""
    at, rest = 0, b""
    while True:
        with path.open("rb") as part:
            part.seek(at)
            piece = part.read(_PIECE)
            at = part.tell()
        if not piece:
            return
        whole, mark, rest = (rest + piece).rpartition(b"\n\n")
        if mark:
            yield from _split(whole.decode().split("\n\n"))


def _split(blocks: Iterable[str]) -> Blocks:
    for text in blocks:
        order, block = text.split("\n", 1)
        yield order, block + "\n"
