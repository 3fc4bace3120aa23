"""Asking: each built-in question put to a built graph, through graphkit, to the bare store, and to rdflib."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from graphkit.query import Result, ask, bind, found_in, load_question, question_names
from graphkit.query.questions import Question
from graphkit.store import open_store
from graphkit.vocabulary import PREFIXES

__all__ = ["Asked", "asked"]

LONG = 4.0
"""Seconds after which a question is not asked again."""

_MOST_USED = "SELECT ?x { { SELECT ?x (COUNT(*) AS ?n) { VALUES ?c { %s } ?x a ?c . ?s ?p ?x } GROUP BY ?x } } ORDER BY DESC(?n) ?x LIMIT 1"
_LABEL = "SELECT ?label { %s rdfs:label ?label } ORDER BY ?label LIMIT 1"


@dataclass(frozen=True, slots=True)
class Asked:
    """Seconds that a question takes: on disk, in memory, of the bare store in memory, and (or ``None``) in rdflib.

    They are seconds of the processor, which others who use the machine do not lengthen as they do those of the clock;
    ``ratio`` is the median of graphkit over the bare store, of pairs asked one right after the other. ``settings``
    is what was set, as a person would write it.
    """

    name: str
    rows: int
    disk: float
    memory: float
    bare: float
    rdflib: float | None
    settings: str = ""
    ratio: float = math.nan


def asked(output: Path, times: int, *, with_rdflib: bool = False, with_settings: bool = False) -> list[Asked]:
    """Ask every built-in question over everything, and where wanted also with each thing that can be set, by its label.

    What is set is the thing of its classes that most statements point to.
    """
    disk = open_store(output / "store")
    memory = pyoxigraph.Store()
    memory.bulk_load(path=str(output / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
    other = _rdflib(output) if with_rdflib else None
    found = []
    for name in question_names():
        question = load_question(name)
        set_to = [{}, *(_settings(memory, question) if with_settings else [])]
        found += [_one(question, given, disk, memory, other, times) for given in set_to]
    return found


def _settings(store: pyoxigraph.Store, question: Question) -> list[dict[str, str]]:
    """Return one setting for each parameter that is a thing of certain classes."""
    found = []
    for parameter in question.parameters:
        mark = f"# @bind {parameter.name} "
        kinds = next(
            (line.split(mark)[1].split()[1:] for line in question.sparql.splitlines() if mark in line), ["number"]
        )
        if all(":" in kind for kind in kinds) or kinds == ["anything"]:
            classes = "foaf:Person" if kinds == ["anything"] else " ".join(kinds)
            thing = _first(store, _MOST_USED % classes)
            found.append({parameter.name: _first(store, _LABEL % f"<{thing}>")})
    return found


def _first(store: pyoxigraph.Store, sparql: str) -> str:
    found = ask(store, sparql)
    assert isinstance(found, Result)
    return str(found.rows[0][0])


def _one(
    question: Question,
    settings: dict[str, str],
    disk: pyoxigraph.Store,
    memory: pyoxigraph.Store,
    other: Callable[[str], int] | None,
    times: int,
) -> Asked:
    rows = [0]

    def through_graphkit(store: pyoxigraph.Store) -> None:
        found = ask(store, bind(question, settings, found_in(store)))
        assert isinstance(found, Result)
        rows[0] = len(found)

    sparql = bind(question, settings, found_in(memory))
    pairs = _pairs(lambda: through_graphkit(memory), lambda: _bare(memory, sparql), times)
    return Asked(
        question.name,
        rows[0],
        statistics.median(_taken(lambda: through_graphkit(disk), times)),
        statistics.median(ours for ours, _ in pairs),
        statistics.median(bare for _, bare in pairs),
        statistics.median(_taken(lambda: other(sparql), 1)) if other else None,
        ", ".join(f"{name}={value}" for name, value in settings.items()),
        statistics.median(ours / bare for ours, bare in pairs),
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


def _pairs(ours: Callable[[], object], bare: Callable[[], object], times: int) -> list[tuple[float, float]]:
    """Time both in turns, each first as often as the other, so that neither always finds what the other left behind."""
    pairs: list[tuple[float, float]] = []
    for turn in range(times):
        if turn % 2:
            second = _once(bare)
            pairs.append((_once(ours), second))
        else:
            pairs.append((_once(ours), _once(bare)))
        if sum(map(sum, pairs)) > LONG:
            break
    return pairs


def _taken(run: Callable[[], object], times: int) -> list[float]:
    taken: list[float] = []
    while len(taken) < times and sum(taken) < LONG:
        taken.append(_once(run))
    return taken


def _once(run: Callable[[], object]) -> float:
    begun = time.thread_time()
    run()
    return time.thread_time() - begun
