"""Answers: a query is evaluated over a read-only store, as terms or written whole, within bounds of rows and bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

import pyoxigraph

from graphkit.errors import QueryError
from graphkit.query import Answer, Result, serialise
from graphkit.query.asking import ROW_FORMATS, syntax_error
from graphkit.query.scan import outline
from graphkit.serve.written import too_many, written
from graphkit.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.serve.media import Media

__all__ = ["Asked", "evaluate", "triples_bytes", "truth_bytes"]

_NAME_AT_END: Final = re.compile(r"[A-Za-z_\u00c0-\U000effff][\w.\-\u00b7]*$")
_BY_FORM: Final = {form: name for name, form in ROW_FORMATS.items()}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the protocol carries it: its text, the base of its relative IRIs, its dataset if it names one."""

    sparql: str
    base: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def evaluate(store: pyoxigraph.Store, asked: Asked, rows: int, size: int, media: Media | None = None) -> Answer | bytes:
    """Evaluate ``asked`` and return at most ``rows`` rows or triples; rows as they are written in the form ``media``, if there is one.

    The dataset of the request goes before that of the query (SPARQL 1.1 Protocol, 2.1.4); with neither, the
    default graph is the union of all graphs.

    Raises:
        QueryError: for an update, ``SERVICE``, an IRI that is none, or SPARQL that does not parse.
        TooMuch: where there are more, or written ones of more than ``size`` bytes.
    """
    found = _found(store, asked)
    if isinstance(found, pyoxigraph.QueryBoolean):
        return bool(found)
    if isinstance(found, pyoxigraph.QueryTriples):
        return tuple(sorted(set(_bounded(found, rows, "triples")), key=str))
    if media is not None:
        return written(found, cast("pyoxigraph.QueryResultsFormat", media.form), rows, size)
    names = tuple(variable.value for variable in found.variables)
    return Result(names, tuple(tuple(solution) for solution in _bounded(found, rows, "rows")))


def _found(
    store: pyoxigraph.Store, asked: Asked
) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples:
    shape = outline(asked.sparql)
    try:
        return store.query(asked.sparql, base_iri=asked.base, prefixes=dict(PREFIXES), **_dataset(asked, shape.dataset))
    except SyntaxError as error:
        raise syntax_error(error, shape) from error


def _dataset(asked: Asked, own: bool) -> dict[str, Any]:
    if not asked.default_graphs and not asked.named_graphs:
        return {"use_default_graph_as_union": not own}
    try:
        return {
            "default_graph": [pyoxigraph.NamedNode(iri) for iri in asked.default_graphs],
            "named_graphs": [pyoxigraph.NamedNode(iri) for iri in asked.named_graphs],
        }
    except ValueError as error:
        raise QueryError(f"a graph of the dataset has no IRI for a name: {error}") from error


def _bounded(found: Iterator[Any], most: int, what: str) -> list[Any]:
    kept = list(islice(found, most))
    if next(found, None) is not None:
        raise too_many(most, what)
    return kept


def truth_bytes(found: bool, media: Media) -> bytes:
    """Return a truth in the form ``media``; CSV and TSV have none (SPARQL 1.1), so there it is one word."""
    form = cast("pyoxigraph.QueryResultsFormat", media.form)
    if form in (pyoxigraph.QueryResultsFormat.CSV, pyoxigraph.QueryResultsFormat.TSV):
        return str(found).lower().encode()
    return serialise(found, _BY_FORM[form])


def triples_bytes(triples: Sequence[pyoxigraph.Triple], media: Media) -> bytes:
    """Return ``triples`` in the form ``media``; raises `QueryError` where RDF/XML cannot name a predicate."""
    form = cast("pyoxigraph.RdfFormat", media.form)
    if form == pyoxigraph.RdfFormat.RDF_XML:
        _refuse_unnameable(triples)
    plain = form in (pyoxigraph.RdfFormat.N_TRIPLES, pyoxigraph.RdfFormat.N_QUADS)
    return pyoxigraph.serialize(triples, format=form, prefixes=None if plain else dict(PREFIXES)) or b""


def _refuse_unnameable(triples: Sequence[pyoxigraph.Triple]) -> None:
    """RDF/XML writes a predicate as an element, which needs a name at its end (RDF/XML, 2.4)."""
    for triple in triples:
        if not _NAME_AT_END.search(triple.predicate.value):
            raise QueryError(f"RDF/XML cannot hold the predicate {triple.predicate}", remedy="ask for Turtle")
