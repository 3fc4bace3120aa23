"""Scan: what a query is about to do, read from its words alone, before anything runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graphkit.errors import QueryError

__all__ = ["FORMS", "CallsOut", "Outline", "outline"]

_UPDATES: Final = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"))
FORMS: Final = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))

# The terminals of SPARQL 1.1 section 19.8 that may hide a keyword; the longest match wins, as there.
_TOKEN: Final = re.compile(
    r"""
      (?P<skip> \#[^\n\r]* | <[^<>"{}|^`\\\x00-\x20]*>
        | \"{3}(?:[^"\\]|\\.|\"{1,2}(?!\"))*\"{3} | '{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' | [?$]\w+ | @[A-Za-z][\w-]* | _:[\w.-]+ )
    | (?P<prefixed> (?P<prefix>(?:[^\W\d_](?:[\w.-]*[\w-])?)?) : (?:[\w:%\\.-]*[\w:%\\-])? )
    | (?P<word> \w+ )
    | (?P<bracket> [(){}[\]] )
    """,
    re.VERBOSE | re.DOTALL,
)
_DEEPEST: Final = 200
"""So many brackets may be open at a time: the engine that parses a query has a stack, and dies where it ends."""

_AGGREGATES: Final = frozenset(("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"))
_MOST_AGGREGATES: Final = 8
"""So many aggregates may stand in each other: of each the engine tries two ways, so that its time doubles."""

_ESCAPED: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class CallsOut(QueryError):
    """A query that would have another endpoint answer a part of it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What the words of a query say: its form, the prefixes that it uses and declares, its own dataset."""

    form: str
    used: frozenset[str]
    declared: frozenset[str]
    dataset: bool


@lru_cache(maxsize=64)
def outline(sparql: str) -> Outline:
    """Return the outline of ``sparql``.

    Raises `QueryError` for an update, for an empty text and for one in which too much stands inside each other, and `CallsOut`, which is one too, for a call to
    another service (``SERVICE``), which a question may not make on its reader's behalf.
    """
    if (decoded := _unescaped(sparql)) != sparql:
        _refuse_service(decoded)
    _refuse_depth(decoded)
    words, used, declared = _words(sparql)
    form = next((word for word in words if word not in {"BASE", "PREFIX"}), "")
    if not words:
        raise QueryError("the query is empty", remedy="write e.g. SELECT * { ?s ?p ?o } LIMIT 10")
    if form in _UPDATES:
        raise QueryError(f"{form} would change the graph", remedy="only SELECT, ASK, CONSTRUCT and DESCRIBE ask")
    return Outline(form, frozenset(used), frozenset(declared), form in FORMS and "FROM" in words)


def _unescaped(sparql: str) -> str:
    """Return ``sparql`` with its codepoint escapes decoded, which SPARQL 1.1 section 19.2 does first."""
    return _ESCAPED.sub(lambda found: _character(int(found[1] or found[2], 16)), sparql)


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def _refuse_service(sparql: str) -> None:
    for token in _TOKEN.finditer(sparql):
        _refuse_call(sparql, token)


def _refuse_call(sparql: str, token: re.Match[str]) -> None:
    if token["word"] and token["word"].upper() == "SERVICE":
        line = sparql.count("\n", 0, token.start()) + 1
        raise CallsOut("SERVICE calls another endpoint, which is refused", line=line)


def _refuse_depth(sparql: str) -> None:
    """Refuse what would take the engine beyond its stack, or a time that doubles with each step."""
    opened: list[bool] = []
    aggregates, before = 0, ""
    for token in _TOKEN.finditer(sparql):
        if token["bracket"] in ("(", "{", "["):
            opened.append(before in _AGGREGATES)
            aggregates += opened[-1]
            _refuse_deeper(len(opened), aggregates)
        elif token["bracket"] and opened:
            aggregates -= opened.pop()
        if not (token["skip"] or "").startswith("#"):
            before = (token["word"] or "").upper()


def _refuse_deeper(depth: int, aggregates: int) -> None:
    if depth > _DEEPEST:
        raise QueryError(f"more than {_DEEPEST} brackets stand inside each other", remedy="ask in parts")
    if aggregates > _MOST_AGGREGATES:
        raise QueryError(
            f"more than {_MOST_AGGREGATES} aggregates stand inside each other", remedy="count in a query of its own"
        )


def _words(sparql: str) -> tuple[list[str], set[str], set[str]]:
    words: list[str] = []
    used: set[str] = set()
    declared: set[str] = set()
    for token in _TOKEN.finditer(sparql):
        _refuse_call(sparql, token)
        if token["word"]:
            words.append(token["word"].upper())
        elif token["prefixed"]:
            # Only a namespace being declared follows PREFIX directly: an IRI stands between two of them.
            declares = bool(words) and words[-1] == "PREFIX" and token["prefixed"] == token["prefix"] + ":"
            (declared if declares and not used else used).add(token["prefix"])
    return words, used, declared
