"""Asking: each built-in question put to a built graph, through graphkit, to the bare store, and to rdflib."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from graphkit.query import ask, bind, load_question, question_names
from graphkit.store import open_store
from graphkit.vocabulary import PREFIXES

__all__ = ["Asked", "asked"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Seconds that a question takes: on disk, in memory, of the bare store in memory, and (or ``None``) in rdflib."""

    name: str
    rows: int
    disk: float
    memory: float
    bare: float
    rdflib: float | None


def asked(output: Path, times: int, *, with_rdflib: bool) -> list[Asked]:
    """Ask every built-in question that can be asked without a setting."""
    disk = open_store(output / "store")
    memory = pyoxigraph.Store()
    memory.bulk_load(path=str(output / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
    other = _rdflib(output) if with_rdflib else None
    return [_one(name, disk, memory, other, times) for name in question_names()]


def _one(
    name: str, disk: pyoxigraph.Store, memory: pyoxigraph.Store, other: Callable[[str], int] | None, times: int
) -> Asked:
    sparql = bind(load_question(name), {})
    rows = [0]

    def count(store: pyoxigraph.Store) -> None:
        rows[0] = len(ask(store, sparql))

    return Asked(
        name,
        (count(memory), rows[0])[1],
        _median(lambda: count(disk), times),
        _median(lambda: count(memory), times),
        _median(lambda: _bare(memory, sparql), times),
        _median(lambda: other(sparql), 1) if other else None,
    )


def _bare(store: pyoxigraph.Store, sparql: str) -> int:
    """Ask the store itself, and take every term of the answer, as anyone must who wants to use it."""
    found = store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return len([tuple(row) for row in found])


def _rdflib(output: Path) -> Callable[[str], int]:
    import rdflib

    graph = rdflib.Dataset(default_union=True)
    graph.parse(output / "graph.nq", format="nquads")
    return lambda sparql: len(list(graph.query(sparql, initNs=dict(PREFIXES))))


def _median(run: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)
