"""Sending: what changed goes to the target, what is gone is deleted there, and the rest is left alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphkit.publish.push.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graphkit.publish.push.target import Target

__all__ = ["Pushed", "push"]


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did: the IRIs of the graphs that it sent and deleted, and how many were there already."""

    sent: tuple[str, ...]
    deleted: tuple[str, ...]
    kept: int


def push(
    store: ox.Store,
    target: Target,
    folder: Path,
    *,
    dry_run: bool = False,
    full: bool = False,
    progress: Callable[[str, int, int], None] = lambda stage, done, all_: None,
) -> Pushed:
    """Bring every named graph of ``store`` to ``target``.

    What the target holds is kept in a ledger in ``folder``, one file a target. A graph is sent if its digest differs
    from the one that arrived last, or always with ``full``; a graph that this ledger knows and the store no longer
    has is deleted. Graphs of others at the target are never touched. ``dry_run`` sends and writes nothing.

    Raises `OutputError` where the target refuses or does not answer: all that arrived before is in the ledger.
    """
    ledger = Ledger(folder / f"{target.key}.jsonl", target.name)
    graphs = sorted(name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode))
    gone = sorted(set(ledger.known) - set(graphs))
    if not dry_run:
        ledger.begin()
    sent, steps = [], len(graphs) + len(gone)
    for number, graph in enumerate(graphs):
        progress("sending", number, steps)
        triples = _triples(store, graph)
        digest = hashlib.sha256(triples).hexdigest()
        if not full and ledger.known.get(graph) == digest:
            continue
        sent.append(graph)
        if not dry_run:
            ledger.pending(graph)
            target.put(graph, triples)
            ledger.arrived(graph, digest)
    for number, graph in enumerate(gone, len(graphs)):
        progress("deleting", number, steps)
        if not dry_run:
            ledger.pending(graph)
            target.delete(graph)
            ledger.gone(graph)
    return Pushed(tuple(sent), tuple(gone), len(graphs) - len(sent))


def _triples(store: ox.Store, graph: str) -> bytes:
    """Return a graph as sorted N-Triples, so that the same graph has the same digest."""
    dumped = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph)) or b""
    return b"".join(sorted(dumped.splitlines(keepends=True)))
