"""Validate: a graph, held against the shapes, becomes a list of what is wrong, where, and what to do."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from graphkit.validate.engines import ENGINES
from graphkit.validate.findings import Report, Violation, explain
from graphkit.validate.places import Place, locate
from graphkit.validate.remedies import remedy

if TYPE_CHECKING:
    from pathlib import Path

    import pyoxigraph

__all__ = ["ENGINES", "Place", "Report", "Violation", "explain", "locate", "remedy", "validate"]


def validate(
    store: pyoxigraph.Store, ontology: Path | None = None, engine: str | None = None, triples: str | None = None
) -> Report:
    """Hold the union of all graphs in ``store`` against ``shapes.ttl`` in the folder ``ontology``.

    ``ontology`` is the folder that ships with graphkit unless given. ``engine`` is a key of `ENGINES`;
    both give the same findings. Without one, the compiled engine is taken where this platform has it.
    ``triples`` is the same union as N-Triples, where it is at hand. Nothing is inferred: a class that a shape asks for must be stated. Raises ``KeyError`` for an
    unknown engine and ``OSError`` where there are no shapes.
    """
    if ontology is None:
        from graphkit.config import ontology_path

        ontology = ontology_path()
    judge = ENGINES[engine or ("shacl" if find_spec("shacl") else "pyshacl")]
    return Report.of(judge(store, ontology / "shapes.ttl", triples))
