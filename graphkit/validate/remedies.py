"""Remedies: what to do about a finding, as the shapes say it."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graphkit.validate.findings import Violation

__all__ = ["remedy"]

_OWN = "https://w3id.org/graphkit/shapes#remedy"
_PROPERTY = "http://www.w3.org/ns/shacl#property"


def remedy(violation: Violation, ontology: Path | None = None) -> str:
    """Return what most likely mends a finding, or ``""`` where the shapes in ``ontology`` do not say.

    A shape of a property that has no remedy of its own takes that of the one shape that asks for it.
    """
    if ontology is None:
        from graphkit.config import ontology_path

        ontology = ontology_path()
    return _remedies(ontology).get(violation.shape, "")


@cache
def _remedies(ontology: Path) -> Mapping[str, str]:
    import pyoxigraph

    store = pyoxigraph.Store()
    store.load(path=str(ontology / "shapes.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    own = {
        quad.subject.value: quad.object.value
        for quad in store.quads_for_pattern(None, pyoxigraph.NamedNode(_OWN), None)
        if isinstance(quad.subject, pyoxigraph.NamedNode) and isinstance(quad.object, pyoxigraph.Literal)
    }
    asked: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, pyoxigraph.NamedNode(_PROPERTY), None):
        if isinstance(quad.subject, pyoxigraph.NamedNode) and isinstance(quad.object, pyoxigraph.NamedNode):
            asked.setdefault(quad.object.value, set()).add(own.get(quad.subject.value, ""))
    inherited = {shape: next(iter(said)) for shape, said in asked.items() if len(said) == 1}
    return MappingProxyType({**inherited, **own})
