"""Media: the types that answers come in, and which of them a request would rather have (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pyoxigraph

__all__ = ["DOCUMENTS", "HTML", "PLAIN", "ROWS", "TRIPLES", "Media", "choose", "tastes"]


@dataclass(frozen=True, slots=True)
class Media:
    """One form: its type, other names that a request may give it, its suffix, and how it is written."""

    type: str
    suffix: str
    form: pyoxigraph.QueryResultsFormat | pyoxigraph.RdfFormat | None = None
    aliases: tuple[str, ...] = ()

    @property
    def header(self) -> str:
        """The value of ``Content-Type``: text comes in UTF-8, the XML and JSON forms say so themselves."""
        return f"{self.type}; charset=utf-8" if self.type.startswith("text/") else self.type

    @property
    def names(self) -> tuple[str, ...]:
        """All names under which it can be asked for."""
        return (self.type, *self.aliases)


_RESULTS, _RDF = pyoxigraph.QueryResultsFormat, pyoxigraph.RdfFormat

HTML: Final = Media("text/html", "html", None, ("application/xhtml+xml",))
ROWS: Final = (
    Media("application/sparql-results+json", "srj", _RESULTS.JSON, ("application/json", "text/json")),
    Media("application/sparql-results+xml", "srx", _RESULTS.XML, ("application/xml", "text/xml")),
    Media("text/csv", "csv", _RESULTS.CSV),
    Media("text/tab-separated-values", "tsv", _RESULTS.TSV, ("text/tsv",)),
)
"""Forms of rows and truths, the preferred one first."""

TRIPLES: Final = (
    Media("text/turtle", "ttl", _RDF.TURTLE),
    Media("application/n-triples", "nt", _RDF.N_TRIPLES, ("text/plain",)),
    Media("application/ld+json", "jsonld", _RDF.JSON_LD, ("application/json", "text/json")),
    Media("application/rdf+xml", "rdf", _RDF.RDF_XML, ("application/xml", "text/xml")),
    Media("application/n-quads", "nq", _RDF.N_QUADS),
    Media("application/trig", "trig", _RDF.TRIG),
)
"""Forms of triples, the preferred one first."""

DOCUMENTS: Final = {media.suffix: media for media in (HTML, *TRIPLES[:4])}
"""Suffix to form: how the documents about a thing end."""

PLAIN: Final = Media("text/plain", "txt")
_PAGES: Final = (PLAIN, HTML)


@lru_cache(maxsize=1024)
def tastes(accept: str | None) -> tuple[str | None, ...]:
    """Return what ``accept`` leads to in each place where there is a choice: headers with the same get the same."""
    chosen = (choose(accept, offered) for offered in (ROWS, (*ROWS, HTML), TRIPLES, (*TRIPLES, HTML), _PAGES))
    documents = choose(accept or TRIPLES[0].type, tuple(DOCUMENTS.values()))
    return tuple(media.type if media else None for media in (*chosen, documents))


@dataclass(frozen=True, slots=True)
class _Range:
    pattern: str
    quality: float

    @property
    def specificity(self) -> int:
        return 0 if self.pattern == "*/*" else 1 if self.pattern.endswith("/*") else 2

    def matches(self, name: str) -> bool:
        return self.pattern in ("*/*", name) or (self.specificity == 1 and name.startswith(self.pattern[:-1]))


def choose(accept: str | None, offered: Sequence[Media]) -> Media | None:
    """Return the form of ``offered`` that the header ``accept`` likes best, or ``None`` where it takes none.

    The most specific range that fits a form gives its quality. Of equals the one that the header names first
    is taken, and of those the first offered. Without a header, or with one that says nothing, all fit.
    """
    ranges = _ranges(accept or "")
    if not ranges:
        return offered[0]
    best, best_rank = None, (0.0, -len(ranges))
    for media in offered:
        for name in media.names:
            rank = _rank(name, ranges)
            if rank[0] > 0 and (best is None or rank > best_rank):
                best, best_rank = media, rank
    return best


def _rank(name: str, ranges: Sequence[_Range]) -> tuple[float, int]:
    fits = [(one.specificity, -place, one.quality) for place, one in enumerate(ranges) if one.matches(name)]
    if not fits:
        return 0.0, 0
    _, place, quality = max(fits)
    return quality, place


def _ranges(accept: str) -> list[_Range]:
    found = []
    for part in accept.split(","):
        pattern, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if "/" in pattern:
            found.append(_Range(pattern, _quality(parameters)))
    return found


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, text = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(text), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
