"""Derived: a graph that is made from all others, and so is put into a finished store by itself."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph

from graphkit.errors import OutputError

__all__ = ["put_graph"]


def put_graph(folder: Path, graph: str, nquads: bytes) -> bool:
    """Make the store on disk hold exactly ``nquads`` in ``graph``; say whether that changed anything.

    Cut off in the middle, the graph is not whole, and the next call makes it so: a service that has the store open
    keeps what it saw. Raises `OutputError` where there is no store or somebody else is writing there.
    """
    name = pyoxigraph.NamedNode(graph)
    quads = set(pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS))
    try:
        held = set(pyoxigraph.Store.read_only(str(folder)).quads_for_pattern(None, None, None, name))
        if held == quads:
            return False
        store = pyoxigraph.Store(str(folder))
    except OSError as error:
        remedy = "is a build writing there?"
        raise OutputError(f"cannot open the store: {error}", where=str(folder), remedy=remedy) from error
    if held:
        store.clear_graph(name)
    store.extend(quads)
    store.flush()
    return True
