"""Asking: the page on which a query is written and its answer read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final
from urllib.parse import urlencode

import pyoxigraph

from graphkit.config import ontology_path
from graphkit.query import Answer, Parameter, Result, load_question, question_names
from graphkit.serve.media import ROWS, TRIPLES
from graphkit.serve.views.parts import Link
from graphkit.vocabulary import PREFIXES, XSD, terms

if TYPE_CHECKING:
    from graphkit.serve.reader import Reader

__all__ = ["Choice", "Field", "QueryView", "answered", "equipped", "query_view"]

SHOWN: Final = 500
"""How many rows the page shows; all of them are in the files that it links to."""

_FIRST: Final = "SELECT ?date ?who ?title\nWHERE {\n  ?question a gk:Question ;\n    schema:datePublished ?date ;\n    dcterms:title ?title ;\n    gk:askedBy/rdfs:label ?who .\n}\nORDER BY DESC(?date)\nLIMIT 20\n"  # fmt: skip
_NAMES: Final = {"srj": "JSON", "srx": "XML", "ttl": "Turtle", "nt": "N-Triples", "jsonld": "JSON-LD", "rdf": "RDF/XML"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A built-in question that can be chosen."""

    link: Link
    help: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A setting of the chosen question, to be filled in."""

    name: str
    help: str
    value: str
    required: bool


@dataclass(frozen=True, slots=True)
class QueryView:
    """A query, what may be asked besides, and the answer if there is one."""

    template: ClassVar[str] = "query.html"
    kind: ClassVar[str] = ""
    title: str
    sparql: str
    question: str
    help: str
    choices: tuple[Choice, ...]
    fields: tuple[Field, ...]
    prefixes: tuple[tuple[str, str], ...] = tuple(PREFIXES.items())
    error: str = ""
    truth: bool | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Link, ...], ...] = ()
    total: int | None = None
    files: tuple[Link, ...] = ()
    editor: Mapping[str, object] | None = None


def query_view(sparql: str | None, question: str | None, settings: Mapping[str, str]) -> QueryView:
    """Return the page with a query that is not answered yet; ``question`` is the name of a built-in one."""
    chosen = load_question(question) if question else None
    names = question_names()
    choices = tuple(
        Choice(Link(name.replace("-", " "), f"/sparql?question={name}"), load_question(name).help, name == question)
        for name in names
    )
    return QueryView(
        title="Ask the graph" if chosen is None else chosen.name.replace("-", " ").capitalize(),
        sparql=sparql if sparql is not None else chosen.sparql if chosen else _FIRST,
        question=question or "",
        help=chosen.help if chosen else "",
        choices=choices,
        fields=tuple(_field(one, settings) for one in chosen.parameters) if chosen else (),
    )


def equipped(view: QueryView, base: str) -> QueryView:
    """Return ``view`` with what the editor needs: our prefixes and terms to complete from, the base of the names served here."""
    known = sorted(terms(ontology_path()).items())
    kinds = [(iri, label, iri.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1][:1].isupper()) for iri, label in known]
    data = {
        "base": base,
        "prefixes": dict(PREFIXES),
        "classes": [[iri, label] for iri, label, is_class in kinds if is_class],
        "properties": [[iri, label] for iri, label, is_class in kinds if not is_class],
    }
    return replace(view, editor=data)


def answered(view: QueryView, reader: Reader, found: Answer) -> QueryView:
    """Return ``view`` with the answer ``found``."""
    files = TRIPLES[:4] if isinstance(found, tuple) else ROWS
    links = tuple(
        Link(
            _NAMES.get(one.suffix, one.suffix.upper()),
            f"/sparql?{urlencode({'query': view.sparql, 'format': one.suffix})}",
        )
        for one in files
    )
    if isinstance(found, bool):
        return replace(view, truth=found, files=links)
    if isinstance(found, Result):
        rows = [[_shown(reader, term) for term in row] for row in found.solutions[:SHOWN]]
        columns = tuple(name.replace("_", " ") for name in found.variables)
    else:
        rows = [[_shown(reader, term) for term in (t.subject, t.predicate, t.object)] for t in found[:SHOWN]]
        columns = ("subject", "predicate", "object")
    return replace(view, columns=columns, rows=tuple(map(tuple, rows)), total=len(found), files=links)


def _field(one: Parameter, settings: Mapping[str, str]) -> Field:
    return Field(one.name, one.help, settings.get(one.name, one.default or ""), one.required)


def _shown(reader: Reader, term: object) -> Link:
    if isinstance(term, pyoxigraph.NamedNode):
        return Link(_compact(reader, term.value), reader.addresses.href(term.value))
    if isinstance(term, pyoxigraph.Literal):
        kind = term.datatype.value
        known = term.language or kind.startswith(XSD(""))
        return Link(term.value if known else f"{term.value} ({_compact(reader, kind)})")
    return Link("" if term is None else str(term))


def _compact(reader: Reader, iri: str) -> str:
    if iri.startswith(reader.addresses.base):
        return iri.removeprefix(reader.addresses.base)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
