"""Validate: a graph, held against the shapes, becomes a list of what is wrong, where, and what to do."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from graphkit.validate.constraints import load_constraints, pointed, violations_of
from graphkit.validate.engines import CORE, ENGINES
from graphkit.validate.findings import Report, Violation, explain
from graphkit.validate.places import Place, locate
from graphkit.validate.remedies import remedy
from graphkit.validate.sure import Sure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pyoxigraph

__all__ = [
    "ENGINES",
    "Place",
    "Report",
    "Sure",
    "Violation",
    "explain",
    "locate",
    "nearby",
    "of_things",
    "pointed",
    "remedy",
    "validate",
]


def validate(
    store: pyoxigraph.Store, ontology: Path | None = None, engine: str | None = None, triples: str | None = None
) -> Report:
    """Hold the union of all graphs in ``store`` against ``shapes.ttl`` in the folder ``ontology``.

    ``ontology`` is the folder that ships with graphkit unless given. ``engine`` is a key of `ENGINES`;
    both give the same findings. Without one, the compiled engine is taken where this platform has it.
    ``triples`` is the same union as N-Triples, where it is at hand. Nothing is inferred: a class that a shape asks for must be stated. Raises ``KeyError`` for an
    unknown engine and ``OSError`` where there are no shapes.
    """
    judge = ENGINES[engine or _fastest()]
    return Report.of(judge(store, (ontology or _shipped()) / "shapes.ttl", triples))


def nearby(store: pyoxigraph.Store, triples: str | None = None) -> Report:
    """Return what can be told from a thing and what it points to, so that a part of the graph is enough."""
    return Report.of(CORE[_fastest()](store, _shipped() / "shapes.ttl", triples))


def of_things(store: pyoxigraph.Store, things: Iterable[str]) -> Iterator[Violation]:
    """Yield what only the whole graph tells of these things, given by their IRIs: chains, days of a tenure.

    With `nearby` it is what `validate` finds in them.
    """
    constraints = load_constraints(_shipped() / "shapes.ttl")
    for thing in things:
        yield from violations_of(store, constraints, thing)


def _fastest() -> str:
    return "shacl" if find_spec("shacl") else "pyshacl"


def _shipped() -> Path:
    from graphkit.config import ontology_path

    return ontology_path()
