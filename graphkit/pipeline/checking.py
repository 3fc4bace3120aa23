"""Checking: every graph is held against the shapes, a few at a time, so that nothing has to be loaded as a whole.

In the processes that make the graphs, each is checked beside the register: what is found there is a suspicion, since
another graph may say what is missing. When all is loaded, the suspects, and everything that several graphs
describe, are checked again with all that is said of them. Constraints that look further than one step from a thing are
asked of the whole store, which is quick. Together that finds what checking the whole at once would find; a test holds
the two equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pyoxigraph

from graphkit.store import Record
from graphkit.validate import across, explain, locate, nearby, remedy

__all__ = ["far", "recheck", "suspect"]

TRIPLES = 70_000
"""So many statements are checked at once: enough for the register beside them not to count."""

THINGS = 1_000
"""So many things are checked again at once."""


def suspect(register: bytes, graphs: Sequence[bytes], records: Sequence[Record]) -> list[Record]:
    """Return the records with the subjects of their graphs that the shapes find something wrong with.

    ``register`` is the register's graph in N-Quads, which stands beside the others and is not checked here.
    """
    checked: list[Record] = []
    for batch in _batches(graphs, records):
        store = pyoxigraph.Store()
        for nquads in (register, *(nquads for nquads, _ in batch)):
            store.bulk_load(input=nquads, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
        triples = "".join((_triples(register), *(_triples(nquads) for nquads, _ in batch)))
        found = {violation.focus for violation in nearby(store, triples=triples).findings}
        for nquads, record in batch:
            own = sorted(focus for focus in found if _describes(nquads, focus))
            checked.append(replace(record, suspects=tuple(own)))
    return checked


def recheck(store: pyoxigraph.Store, things: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (IRI, sentence) for what the shapes find in things, by all that the whole store says of them."""
    for some in _chunks(sorted(set(things)), THINGS):
        near = pyoxigraph.Store()
        near.extend(quad for thing in some for quad in _near(store, pyoxigraph.NamedNode(thing)))
        asked = set(some)
        for violation in nearby(near).findings:
            if violation.focus in asked:
                yield violation.focus, explain(violation, locate(store, violation), remedy(violation))


def far(store: pyoxigraph.Store) -> list[str]:
    """Return a sentence for each constraint that the graph as a whole does not keep."""
    return [explain(violation, locate(store, violation), remedy(violation)) for violation in across(store).findings]


def _near(store: pyoxigraph.Store, thing: pyoxigraph.NamedNode) -> Iterator[pyoxigraph.Quad]:
    """Yield what is said of a thing, and of the things that it points to."""
    for quad in store.quads_for_pattern(thing, None, None, None):
        yield quad
        if isinstance(quad.object, pyoxigraph.NamedNode):
            yield from store.quads_for_pattern(quad.object, None, None, None)


def _batches(graphs: Sequence[bytes], records: Sequence[Record]) -> Iterator[list[tuple[bytes, Record]]]:
    batch: list[tuple[bytes, Record]] = []
    size = 0
    for nquads, record in zip(graphs, records, strict=True):
        batch.append((nquads, record))
        size += record.triples
        if size >= TRIPLES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _triples(nquads: bytes) -> str:
    """Return the statements of one graph as N-Triples. No literal holds a newline, so the end of a line is its graph."""
    line = nquads[: nquads.find(b"\n") + 1]
    return nquads.replace(line[line.rfind(b" <") :], b" .\n").decode() if line else ""


def _describes(nquads: bytes, subject: str) -> bool:
    start = f"<{subject}> ".encode()
    return nquads.startswith(start) or b"\n" + start in nquads


def _chunks(things: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (things[at : at + size] for at in range(0, len(things), size))
