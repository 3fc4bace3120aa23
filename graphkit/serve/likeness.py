"""Likeness: what tells one job from another; jobs that are alike have one answer while the graph stays as it is."""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache
from typing import Any, Final

from graphkit.errors import QueryError
from graphkit.query import bind, load_question
from graphkit.serve.media import HTML, tastes

__all__ = ["key_of", "repeatable"]

_UNLIKE: Final = re.compile(r"\b(?:now|rand|uuid|struuid)\b|\\u", re.IGNORECASE)
"""What makes a query answer otherwise each time (SPARQL 1.1, 17.4), or hides such a word behind an escape (19.2)."""

_BASED: Final = re.compile(r'<(?![a-z][a-z0-9+.-]*:)[^<>"{}|^`\\\s]*>|\b(?:iri|uri)\s*\(|\bbase\b', re.IGNORECASE)
"""Where the address of the endpoint may be part of an answer: a relative IRI, or what makes one of a text."""

_TRIPLES: Final = re.compile(r"\b(?:construct|describe)\b", re.IGNORECASE)
_OF_ROWS: Final = 2
"""So many of the tastes are those for rows, the second with pages beside."""


def repeatable(job: dict[str, Any]) -> bool:
    """Whether ``job`` has the same answer each time."""
    return not _UNLIKE.search(job.get("sparql") or "")


def key_of(job: dict[str, Any]) -> bytes:
    """Return what is the same for jobs that are alike.

    Of ``Accept`` only what it leads to here counts, which many ways say alike; the address of the endpoint where
    the query can tell it; and a question as it stands is the query that stands there.
    """
    told = {**job, "accept": tastes(job.get("accept"))}
    if told["job"] == "query" and not _for_people(told):
        told = _as_query(told)
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).digest()


def _for_people(job: dict[str, Any]) -> bool:
    named = job.get("format")
    return bool(named == HTML.suffix if named else job["accept"][1] == HTML.type)


def _as_query(job: dict[str, Any]) -> dict[str, Any]:
    sparql = job["sparql"] if job["sparql"] is not None or job["settings"] else _as_it_stands(job["question"])
    if sparql is None:
        return job
    accept = job["accept"] if _TRIPLES.search(sparql) else job["accept"][:_OF_ROWS]
    base = job["base"] if _BASED.search(sparql) else None
    return {**job, "sparql": sparql, "question": None, "accept": accept, "base": base}


@lru_cache(maxsize=64)
def _as_it_stands(question: str) -> str | None:
    try:
        return bind(load_question(question), {})
    except QueryError:
        return None
