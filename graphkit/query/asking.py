"""Asking: SPARQL is put to the union of all graphs, and what cannot be asked is said in one sentence."""

from __future__ import annotations

import re
from typing import Final, TypeVar

import pyoxigraph

from graphkit.errors import ConfigError, QueryError
from graphkit.query.results import Result
from graphkit.query.scan import FORMS, Outline, outline
from graphkit.query.settings import Find
from graphkit.vocabulary import PREFIXES

__all__ = ["GRAPH_FORMATS", "ROW_FORMATS", "Answer", "answer", "ask", "found_in", "serialise", "syntax_error"]

Answer = Result | bool | tuple[pyoxigraph.Triple, ...]
"""Rows for SELECT, a truth for ASK, triples for CONSTRUCT and DESCRIBE."""

ROW_FORMATS: Final = {
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
    "xml": pyoxigraph.QueryResultsFormat.XML,
}
GRAPH_FORMATS: Final = {
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "turtle": pyoxigraph.RdfFormat.TURTLE,
}
_Format = TypeVar("_Format")
_PLACE: Final = re.compile(r"(?:error )?at (\d+):(\d+): ")


def ask(store: pyoxigraph.Store, sparql: str, *, where: str | None = None) -> Answer:
    """Put ``sparql`` to ``store`` and return the whole answer.

    The default graph is the union of all graphs, unless the query names its own with ``FROM``. The
    prefixes of `graphkit.vocabulary.PREFIXES` are declared already; the query's own go before them.
    ``where`` names the query in errors.

    Raises:
        QueryError: for an update, ``SERVICE``, an empty text, or SPARQL that does not parse: with the
            parser's words and the line.
    """
    shape = outline(sparql)
    try:
        found = store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=not shape.dataset)
        return answer(found)
    except SyntaxError as error:
        raise syntax_error(error, shape, where) from error


def found_in(store: pyoxigraph.Store) -> Find:
    """Return what looks up in ``store`` the things that a setting names (see `graphkit.query.bind`)."""

    def find(sparql: str) -> list[pyoxigraph.NamedNode]:
        found = ask(store, sparql)
        assert isinstance(found, Result)
        return [thing for (thing,) in found.solutions if isinstance(thing, pyoxigraph.NamedNode)]

    return find


def answer(
    found: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples,
) -> Answer:
    """Return what ``found`` yields, read to its end. Triples come sorted and once each."""
    if isinstance(found, pyoxigraph.QuerySolutions):
        return Result.of(found)
    if isinstance(found, pyoxigraph.QueryBoolean):
        return bool(found)
    return tuple(sorted(set(found), key=str))


def syntax_error(error: SyntaxError, shape: Outline, where: str | None = None) -> QueryError:
    """Return the parser's ``error`` as one of ours: its words, its line, its column; of a prefix that nobody declared its name."""
    message = str(error)
    place = _PLACE.match(message)
    line = int(place[1]) if place else None
    if "Prefix not found" in message and (unknown := sorted(shape.used - shape.declared - PREFIXES.keys())):
        remedy = f"write PREFIX {unknown[0]}: <…> before it; known without are {', '.join(PREFIXES)}"
        return QueryError(f"the prefix '{unknown[0]}:' is not declared", where=where, line=line, remedy=remedy)
    if shape.form not in FORMS:
        what = "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, and this one does not"
        return QueryError(
            what, where=where, remedy="graphkit query alone lists the questions that can be asked by name"
        )
    column = f"column {place[2]}: {message[place.end() :]}" if place else message
    return QueryError(f"this is no SPARQL: {column}", where=where, line=line)


def serialise(found: Answer, format: str) -> bytes:  # noqa: A002 - the word of the command line
    """Return ``found`` in ``format``: csv, json, tsv or xml for rows and truths, turtle or ntriples for triples.

    CSV and TSV cannot hold a truth (SPARQL 1.1 has no such form), so it is written as one word.
    Raises `ConfigError` for a format that this kind of answer does not have, naming those that it has.
    """
    if isinstance(found, tuple):
        chosen = _format(format, GRAPH_FORMATS, "triples")
        prefixes = dict(PREFIXES) if format == "turtle" else None
        return pyoxigraph.serialize(found, format=chosen, prefixes=prefixes) or b""
    kind = _format(format, ROW_FORMATS, "rows")
    if isinstance(found, bool):
        return _truth(found, format, kind)
    again = pyoxigraph.parse_query_results(found.to_json(), format=ROW_FORMATS["json"])
    return again.serialize(format=kind) or b""


def _truth(found: bool, name: str, kind: pyoxigraph.QueryResultsFormat) -> bytes:
    word = str(found).lower()
    if name in {"csv", "tsv"}:
        return f"{word}\n".encode()
    text = f'{{"head":{{}},"boolean":{word}}}'
    again = pyoxigraph.parse_query_results(text, format=ROW_FORMATS["json"])
    return again.serialize(format=kind) or b""


def _format(name: str, known: dict[str, _Format], kind: str) -> _Format:
    if name not in known:
        raise ConfigError(f"{kind} cannot be written as {name!r}", remedy=f"use one of {', '.join(known)}")
    return known[name]
