"""Rdf: the whole graph in each of the W3C's serialisations, in one stable order."""

from __future__ import annotations

from typing import IO, Final

import pyoxigraph
from pyoxigraph import RdfFormat

from graphkit.vocabulary import PREFIXES, RDF, RDFS

__all__ = ["instance_root", "order", "write_quads", "write_triples"]

_FIRST: Final = {RDF("type"): "0", RDFS("label"): "1"}
_KINDS: Final = (
    "body", "contribution", "document", "event", "group", "membership", "mention", "organisation", "party",
    "person", "place", "post", "question", "scheme", "sitting", "source", "strategy", "tenure", "topic",
)  # fmt: skip


def write_triples(store: pyoxigraph.Store, out: IO[bytes], form: RdfFormat) -> None:
    """Write the union of all graphs, sorted by subject; of each subject first its classes and its label."""
    triples = sorted({quad.triple for quad in store}, key=order)
    pyoxigraph.serialize(triples, out, form, prefixes=_prefixes(store, form))


def write_quads(store: pyoxigraph.Store, out: IO[bytes], form: RdfFormat) -> None:
    """Write every graph under its name, sorted by graph, then as `write_triples` does."""
    quads = sorted(store, key=lambda quad: (str(quad.graph_name), *order(quad)))
    pyoxigraph.serialize(quads, out, form, prefixes=_prefixes(store, form))


def instance_root(store: pyoxigraph.Store) -> str | None:
    """Return the address under which the register of ``store`` and all its instances are named.

    It is the graph of the register without its last segment; ``None`` where the store has no register.
    """
    names = (graph.value for graph in store.named_graphs() if isinstance(graph, pyoxigraph.NamedNode))
    return next((name.removesuffix("register") for name in sorted(names) if name.endswith("/register")), None)


def order(statement: pyoxigraph.Triple | pyoxigraph.Quad) -> tuple[str, str, str]:
    """Return the key by which statements are sorted: subject, then its classes, its label and all else."""
    predicate = statement.predicate.value
    return str(statement.subject), _FIRST.get(predicate, predicate), str(statement.object)


def _prefixes(store: pyoxigraph.Store, form: RdfFormat) -> dict[str, str] | None:
    """Return our prefixes and one for each kind of instance, where the format has prefixes at all."""
    if form in (RdfFormat.N_TRIPLES, RdfFormat.N_QUADS):
        return None
    root = instance_root(store)
    return dict(PREFIXES) if root is None else {**PREFIXES, **{kind: f"{root}{kind}/" for kind in _KINDS}}
