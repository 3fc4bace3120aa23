"""Rounds: sources are read, and some again when all of them together tell which questions each is to hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from pathlib import Path

from graphkit.pipeline.settling import Settled, settle
from graphkit.pipeline.shard import read_results, shards
from graphkit.pipeline.sources import Given
from graphkit.pipeline.work import Work
from graphkit.store import Seen

__all__ = ["read", "settled_of"]


def read(work: Work, given: Sequence[Given], ready: Callable[[Path], None] = lambda part: None) -> None:
    """Have sources read in shards, and keep what each says of itself; ``ready`` is told each part that is made."""
    with work.timed("reading"):
        _read(work, given, ready)


def settled_of(work: Work, given: Sequence[Given], held: Set[str]) -> list[Settled]:
    """Return what holds of each graph, when every graph lies somewhere and holds the questions that it is to hold.

    ``held`` are the graphs that lie in the files of the last build or in a part. One that was left out and is no longer
    lies in none, and a twin is known only when all is read: such sources are read again. Until then nothing is settled,
    or what changes with that would seem to have been so before.
    """
    settled = _settled(work)
    while again := _again(settled, given, held | set(work.places)):
        read(work, again)
        settled = _settled(work)
    for one in settled:
        if one.changed:
            work.manifest.settle(one.kept.graph, one.leads, one.refused, one.without)
    return settled


def _settled(work: Work) -> list[Settled]:
    with work.timed("settling"):
        return settle(kept for kept in work.manifest.kept() if kept.name)


def _again(settled: Sequence[Settled], given: Sequence[Given], held: Set[str]) -> list[Given]:
    """Return the sources of graphs that do not lie where they could be taken from, or not as they are to be."""
    sources = {s.kept.source for s in settled if s.misdescribed or not (s.refused or s.kept.graph in held)}
    without: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for one in settled:
        if one.without and one.kept.source in sources:
            without.setdefault(one.kept.source, []).append((one.kept.graph, tuple(sorted(one.without))))
    return [replace(g, without=tuple(without.get(g.name, ()))) for g in given if g.name in sources]


def _read(work: Work, given: Sequence[Given], ready: Callable[[Path], None]) -> None:
    todo = list(shards(given, work.jobs, first=len(work.done)))
    done = 0
    for shard in work.engine(todo, work.orders):
        part = shard.part(work.orders, "nq")
        for result in read_results(shard.part(work.orders, "jsonl")):
            if isinstance(result, Seen):
                work.manifest.see(result)
                continue
            work.manifest.keep(result)
            work.suspects.update(result.suspects)
            if result.graph in work.places:
                work.outdated.add(work.places[result.graph][0])
            work.places[result.graph] = (part, result.start, result.end)
            work.triples[result.graph] = result.triples
        ready(part)
        work.done.append(shard)
        done += len(shard.sources)
        work.progress("reading", done, len(given))
