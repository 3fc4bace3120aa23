"""Settings: what a person types becomes a line of SPARQL, as terms and never as raw text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

import pyoxigraph

from graphkit.errors import QueryError
from graphkit.vocabulary import XSD

__all__ = ["LABELS", "NAMED", "Find", "bound", "labels_query", "limited", "search_for"]

Find = Callable[[str], Sequence[pyoxigraph.NamedNode]]
"""Puts a query that selects one variable, and returns the addresses that it yields."""

LABELS: Final = "rdfs:label|foaf:name|skos:prefLabel|skos:altLabel|dcterms:title|gk:reference"
"""The properties under which a thing is found by what it is called."""

NAMED: Final = (
    "foaf:Person org:Post org:Organization org:Membership gk:Tenure gk:Strategy gk:Document gk:Scheme "
    "gk:UnresolvedName schema:Place schema:Event skos:Concept gk:Question"
)
"""The classes of ``anything``: nobody asks by its label for the place of a quote, and most labels are of such."""

_IRI: Final = re.compile(r"<(.*)>|((?:https?|urn):.*)", re.DOTALL)
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,9}", re.ASCII)
_TOPIC: Final = "skos:Concept"
_VALUES: Final = frozenset(("text", "date", "year", "number"))


def bound(name: str, variable: str, kind: str, value: str, find: Find | None = None) -> str:
    """Return one line of SPARQL that limits ``?variable`` to the ``value`` of the parameter ``name``.

    ``kind`` is ``text``, ``date``, ``year`` or ``number`` for a value; else classes, divided by spaces, or
    ``anything``: then ``value`` is an IRI (with or without angle brackets) or a label, which matches in
    small or capital letters and with straight or curly apostrophes. A topic stands for its narrower ones too.

    With ``find``, a label is looked up first, and its things stand in the line: knowing them, a store begins there,
    where with a search in the middle of a query it begins somewhere else and throws most of it away.
    Raises `QueryError` where ``value`` is none of these.
    """
    try:
        if kind in _VALUES:
            return f"VALUES ?{variable} {{ {_literal(name, kind, value)} }}"
        found = _IRI.fullmatch(value.strip())
        if found is not None:
            return _by_iri(variable, kind, pyoxigraph.NamedNode(found[1] or found[2] or ""))
        search = _by_label(variable, kind, value)
        if find is None:
            return f"{{ {search} }}"
        return f"VALUES ?{variable} {{ {' '.join(sorted(map(str, find(search))))} }}"
    except ValueError as error:
        raise QueryError(f"{name} cannot be {value!r}: {error}") from error


def limited(name: str, value: str) -> str:
    """Return the ``LIMIT`` of so many, or nothing for ``all``; raises `QueryError` for any other word."""
    if value.strip() == "all":
        return ""
    if not _NUMBER.fullmatch(value.strip()):
        raise QueryError(f"{name} cannot be {value!r}", remedy="write e.g. 1000, or all")
    return f"LIMIT {int(value)}"


def search_for(variable: str, kind: str, value: str) -> str | None:
    """Return the query for what bears a label; ``None`` where ``value`` is no label, but an address or a value."""
    return None if kind in _VALUES or _IRI.fullmatch(value.strip()) else _by_label(variable, kind, value)


def labels_query(kind: str) -> str:
    """Return the query for everything that a thing of these classes (or ``anything``) is called."""
    return f"SELECT DISTINCT ?label WHERE {{ {_typed('thing', kind)} ?thing {LABELS} ?label }}"


def _typed(variable: str, kind: str) -> str:
    classes = NAMED if kind == "anything" else kind
    return f"VALUES ?{variable}_class {{ {classes} }} ?{variable} a ?{variable}_class ."


def _literal(name: str, kind: str, value: str) -> str:
    text = value.strip()
    if kind == "date":
        day = date.fromisoformat(text).isoformat()
        return str(pyoxigraph.Literal(day, datatype=pyoxigraph.NamedNode(XSD("date"))))
    if kind == "text":
        return str(pyoxigraph.Literal(value))
    if not (_YEAR if kind == "year" else _NUMBER).fullmatch(text):
        raise QueryError(f"{name} cannot be {value!r}", remedy="write e.g. 2018")
    return str(int(text))


def _by_iri(variable: str, kind: str, thing: pyoxigraph.NamedNode) -> str:
    if _TOPIC in kind.split():
        return f"?{variable} skos:broader* {thing} ."
    return f"VALUES ?{variable} {{ {thing} }}"


def _by_label(variable: str, kind: str, value: str) -> str:
    """Return the query for the things of a class that bear a label."""
    spellings = sorted({value.strip().replace("\u2019", "'"), value.strip().replace("'", "\u2019")})
    wanted = ", ".join(f"LCASE({pyoxigraph.Literal(spelling)})" for spelling in spellings)
    path = f"({LABELS})"
    if _TOPIC in kind.split():
        path = f"{path}|(skos:broader/{path})|(skos:broader/skos:broader/{path})"
    return (
        f"SELECT DISTINCT ?{variable} WHERE {{ {_typed(variable, kind)} ?{variable} {path} ?{variable}_label . "
        f"FILTER(LCASE(STR(?{variable}_label)) IN ({wanted})) }}"
    )
