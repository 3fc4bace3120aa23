"""Checking: every graph is held against the shapes where it is made, and what is not sure there once more when all is loaded.

One pass over a page tells of nearly everything that it keeps the shapes (`graphkit.validate.Sure`). What it does
not tell is a doubt, not a finding: another graph may say what is missing. When all is loaded, what is doubted, and
everything that several graphs describe, is put to the shapes with all that the store says of it. Together that finds
what checking the whole at once would find; tests hold the two equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import pyoxigraph

from graphkit.config import ontology_path
from graphkit.describe import Paragraph
from graphkit.validate import Sure, explain, locate, nearby, of_things, pointed, remedy, validate

__all__ = ["doubted", "recheck", "sure_of"]

THINGS = 1_000
"""So many things are checked at once."""


def sure_of(register: Iterable[Paragraph]) -> Sure:
    """Return the judge of pages before a register, whose paragraphs these are."""
    return Sure(ontology_path() / "shapes.ttl", register)


def doubted(nquads: bytes) -> set[str]:
    """Return the things of a graph that the shapes find something wrong with when they see it alone."""
    store = pyoxigraph.Store()
    store.bulk_load(input=nquads, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
    return {violation.focus for violation in validate(store).findings}


def recheck(store: pyoxigraph.Store, things: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (IRI, sentence) for what the shapes find in things, by all that the whole store says of them."""
    for some in _chunks(sorted(set(things)), THINGS):
        near = pyoxigraph.Store()
        near.extend(_near(store, some))
        asked = set(some)
        found = {violation for violation in nearby(near).findings if violation.focus in asked}
        for violation in sorted(found | set(of_things(store, some)), key=lambda v: (v.focus, v.path, v.message)):
            yield violation.focus, explain(violation, locate(store, violation), remedy(violation))


def _near(store: pyoxigraph.Store, things: Iterable[str]) -> Iterator[pyoxigraph.Quad]:
    """Yield what is said of things, of the things that they point to, and that they are pointed to where a shape asks that."""
    pointing = [pyoxigraph.NamedNode(predicate) for predicate in pointed(ontology_path() / "shapes.ttl")]
    reached: set[pyoxigraph.NamedNode] = set()
    for thing in map(pyoxigraph.NamedNode, things):
        for quad in store.quads_for_pattern(thing, None, None, None):
            yield quad
            if isinstance(quad.object, pyoxigraph.NamedNode) and quad.object not in reached:
                reached.add(quad.object)
                yield from store.quads_for_pattern(quad.object, None, None, None)
        for predicate in pointing:
            yield from islice(store.quads_for_pattern(None, predicate, thing, None), 1)


def _chunks(things: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (things[at : at + size] for at in range(0, len(things), size))
