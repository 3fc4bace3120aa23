"""Reader: what the views know of the graph: labels, links, neighbours, and the answers of the lookups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from graphkit.query import Result, Row
from graphkit.serve.addresses import Addresses
from graphkit.serve.views.parts import Link
from graphkit.vocabulary import DCTERMS, FOAF, PREFIXES, RDF, RDFS, SKOS, VOID

__all__ = ["Reader"]

_LOOKUPS: Final = Path(__file__).parent / "lookups"
_VALUE: Final = re.compile(r"\$([a-z]+)")
Term = NamedNode | Literal
"""What may stand for a value in a lookup."""

_LABELS: Final = tuple(NamedNode(iri) for iri in (DCTERMS("title"), RDFS("label"), SKOS("prefLabel"), FOAF("name")))


class Reader:
    """Reads one store for the length of one page; labels are kept, for the same names come again and again."""

    def __init__(self, store: pyoxigraph.Store, addresses: Addresses) -> None:
        self.store = store
        self.addresses = addresses
        self._labels: dict[str, str] = {}

    def rows(
        self, lookup: str, values: Mapping[str, Term] | None = None, *, limit: int | None = None, offset: int = 0
    ) -> tuple[Row, ...]:
        """Return the rows of the query in ``lookups/LOOKUP.rq``, in which ``$name`` stands for a term of ``values``.

        A value enters only as a term that the RDF library has written, never as raw text.
        """
        given = values or {}
        text = _VALUE.sub(lambda found: str(given[found[1]]), _lookup(lookup))
        cut = "" if limit is None else f"\nLIMIT {limit} OFFSET {offset}"
        found = self.store.query(text + cut, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        return Result.of(found).rows

    def about(self, lookup: str, iri: str, *, limit: int | None = None, offset: int = 0) -> tuple[Row, ...]:
        """Return the rows of a lookup about the thing ``iri``."""
        return self.rows(lookup, {"thing": NamedNode(iri)}, limit=limit, offset=offset)

    def count(self, lookup: str, values: Mapping[str, Term] | None = None) -> int:
        """Return the one number that a lookup gives."""
        return int(str(self.rows(lookup, values)[0][0]))

    def count_about(self, lookup: str, iri: str) -> int:
        """Return the one number that a lookup about the thing ``iri`` gives."""
        return self.count(lookup, {"thing": NamedNode(iri)})

    def description(self) -> int:
        """Return how many statements describe the others: those of the graph that bears the name of the data set."""
        names = [one for one in self.subjects(RDF("type"), VOID("Dataset")) if one.startswith(self.addresses.base)]
        return sum(1 for name in names for _ in self.store.quads_for_pattern(None, None, None, NamedNode(name)))

    def latest(self) -> str:
        """Return the last day that the graph knows of, as it is written."""
        return str(self.rows("latest-day")[0]["last"] or "")

    def objects(self, subject: str, *predicates: str) -> list[str]:
        """Return what stands at ``predicates`` of ``subject``, as text, once each and sorted, predicate by predicate."""
        found: dict[str, None] = {}
        for predicate in predicates:
            quads = self.store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
            found.update(dict.fromkeys(sorted({_text(quad.object) for quad in quads})))
        return list(found)

    def one(self, subject: str, *predicates: str) -> str | None:
        """Return the first of `objects`, or ``None``."""
        return next(iter(self.objects(subject, *predicates)), None)

    def subjects(self, predicate: str, object_: str) -> list[str]:
        """Return the IRIs that point to ``object_`` by ``predicate``, once each and sorted."""
        quads = self.store.quads_for_pattern(None, NamedNode(predicate), NamedNode(object_))
        return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)})

    def classes(self, iri: str) -> list[str]:
        """Return the classes of ``iri``."""
        return self.objects(iri, RDF("type"))

    def label(self, iri: str) -> str:
        """Return what ``iri`` is called: its English label, any other, or the end of its address."""
        if iri not in self._labels:
            self._labels[iri] = self._found_label(iri) or iri.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]
        return self._labels[iri]

    def link(self, iri: str) -> Link:
        """Return ``iri`` as a link with its label."""
        return Link(self.label(iri), self.addresses.href(iri))

    def links(self, subject: str, *predicates: str) -> tuple[Link, ...]:
        """Return the things at ``predicates`` of ``subject`` as links, sorted by label."""
        return tuple(sorted(map(self.link, self.objects(subject, *predicates)), key=lambda link: link.label))

    def predicates(self, iri: str) -> list[str]:
        """Return the properties that ``iri`` has, sorted by their labels."""
        return sorted({quad.predicate.value for quad in self._about(iri)}, key=lambda one: (self.label(one), one))

    def values(self, subject: str, predicate: str) -> tuple[Link, ...]:
        """Return what stands at ``predicate`` of ``subject``, text and things alike, sorted by how it reads."""
        quads = self.store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
        terms = {quad.object for quad in quads}
        found = {self.link(term.value) if isinstance(term, NamedNode) else Link(_text(term)) for term in terms}
        return tuple(sorted(found, key=lambda link: (link.label, link.href or "")))

    def exists(self, iri: str) -> bool:
        """Whether the graph says anything of ``iri``; an ill-formed one is not there."""
        try:
            return next(self._about(iri), None) is not None
        except ValueError:
            return False

    def _about(self, iri: str) -> Iterator[pyoxigraph.Quad]:
        return self.store.quads_for_pattern(NamedNode(iri), None, None)

    def _found_label(self, iri: str) -> str | None:
        for predicate in _LABELS:
            quads = self.store.quads_for_pattern(NamedNode(iri), predicate, None)
            found = [quad.object for quad in quads if isinstance(quad.object, Literal)]
            if found:
                return min(found, key=lambda term: (term.language not in ("en", None), term.value)).value
        return None


@cache
def _lookup(name: str) -> str:
    return (_LOOKUPS / f"{name}.rq").read_text(encoding="utf-8")


def _text(term: Any) -> str:
    return str(term.value) if isinstance(term, NamedNode | Literal | pyoxigraph.BlankNode) else str(term)
