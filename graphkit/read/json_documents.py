"""JSON documents: a record as one object or one list, in which each object with words and a speaker is a turn."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.read.columns import MAPPING, fields_of, is_spoken, mapping_of
from graphkit.read.document import Document
from graphkit.read.rows import OWN, flat, transcripts

__all__ = ["read_json", "sniff_json"]

_KEY = re.compile(r'"([^"\\\n]{1,60})"\s*:')
_ABOVE = ("date", "title", "reference", "chamber", "language")
"""What an object says of all turns in it. A speaker and words are of one turn alone."""

_ABOUT = frozenset("meta metadata header info meeting session sitting debate".split())
"""Objects that say of the one around them when and what it is."""

_DEPTH = 20


def sniff_json(document: Document) -> bool:
    """Say whether a text begins as JSON, and has keys for what is said and by whom."""
    head = document.head.lstrip()
    if not head.startswith(("{", "[")):
        return False
    return is_spoken(fields_of(_KEY.findall(head), {})) or document.beside(MAPPING) is not None


def read_json(document: Document) -> Iterator[Transcript]:
    """Yield a transcript a sitting: each object with words and a speaker is a turn, with what those around it say.

    Raises `SourceError` with the line for what is no JSON, and where no object has both.
    """
    try:
        whole = json.loads(document.text)
    except json.JSONDecodeError as error:
        raise SourceError(
            f"no JSON: {error.msg}", where=document.name, line=error.lineno, remedy="was it copied to its end?"
        ) from error
    except (ValueError, RecursionError) as error:
        raise SourceError("no JSON: numbers or levels without end", where=document.name, remedy="mend it") from error
    mapped = mapping_of(document)
    turns = list(_turns(whole, {}, mapped, document.name))
    yield from transcripts(document, "json", OWN, lambda: _placed(document, turns))


def _turns(
    value: Any, above: Mapping[str, str], mapped: Mapping[str, str], name: str, depth: int = 0
) -> Iterator[dict[str, Any]]:
    """Yield the objects that are turns, in document order, each with what is said above it."""
    if depth > _DEPTH:
        raise SourceError(f"nested more than {_DEPTH} deep", where=name, remedy="is this a transcript?")
    if isinstance(value, list):
        for item in value:
            yield from _turns(item, above, mapped, name, depth + 1)
    if not isinstance(value, dict):
        return
    columns = fields_of(value, mapped)
    if _is_turn(value, columns):
        yield {**above, **flat({field: value[column] for field, column in columns.items()})}
        return
    inner = {**above, **_above(value, columns)}
    for key, item in value.items():
        if key.lower() in _ABOUT and isinstance(item, dict):
            inner |= _above(item, fields_of(item, mapped))
    for item in value.values():
        yield from _turns(item, inner, mapped, name, depth + 1)


def _is_turn(row: Mapping[str, Any], columns: Mapping[str, str]) -> bool:
    said = row.get(columns.get("text", ""))
    whole = isinstance(said, str) or (isinstance(said, list) and all(isinstance(part, str) for part in said))
    return whole and is_spoken(columns)


def _above(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, str]:
    told = {field: row[columns[field]] for field in _ABOVE if field in columns}
    return {field: str(value) for field, value in told.items() if isinstance(value, str | int) and value != ""}


def _placed(document: Document, rows: Iterable[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each turn with the line on which its words stand: the parser keeps none, so they are looked for in order."""
    data, at, line = document.data, 0, 1
    for row in rows:
        begin = row["text"].split("\n", 1)[0][:40]
        spelled = (json.dumps(begin, ensure_ascii=escaped)[1:-1].encode() for escaped in (True, False))
        found = min((place for text in spelled if (place := data.find(text, at)) >= 0), default=at)
        line, at = line + data.count(b"\n", at, found), found
        yield line, row
