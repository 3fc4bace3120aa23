"""Written: rows in the form that the engine writes them, which reads none of them term by term, within bounds of rows and bytes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Final, cast

import pyoxigraph

from graphkit.errors import GraphkitError

if TYPE_CHECKING:
    from typing_extensions import Buffer

__all__ = ["TooMuch", "too_many", "written"]

_STRING: Final = re.compile(rb'"(?:[^"\\]|\\.)*"')
_ROW: Final = re.compile(rb"[\[,]\{")
_JSON: Final = pyoxigraph.QueryResultsFormat.JSON
_XML: Final = pyoxigraph.QueryResultsFormat.XML
_TSV: Final = pyoxigraph.QueryResultsFormat.TSV
_CSV: Final = pyoxigraph.QueryResultsFormat.CSV


class TooMuch(GraphkitError):
    """An answer beyond the bounds of the service."""


def too_many(most: int, what: str) -> TooMuch:
    """Return the refusal of an answer with more than ``most`` rows or triples."""
    return TooMuch(
        f"the answer has more than {most:,} {what}, and a part of it would mislead",
        remedy="add LIMIT and OFFSET, or take the whole graph",
    )


def written(found: pyoxigraph.QuerySolutions, form: pyoxigraph.QueryResultsFormat, rows: int, size: int) -> bytes:
    """Return ``found`` in ``form``; raises `TooMuch` beyond so many rows or a ``size`` in bytes, which ends the query."""
    out = _Bounded(size)
    found.serialize(cast("IO[bytes]", out), format=form)
    # A row takes a byte at least, so that most answers need not be counted.
    if len(out.body) > rows and _COUNTS[form](bytes(out.body)) > rows:
        raise too_many(rows, "rows")
    return bytes(out.body)


class _Bounded(io.RawIOBase):
    """Bytes in memory, up to a bound."""

    def __init__(self, most: int) -> None:
        self.body = bytearray()
        self._most = most

    def writable(self) -> bool:
        return True

    def write(self, piece: Buffer, /) -> int:
        self.body += piece
        if len(self.body) > self._most:
            raise TooMuch(
                f"the answer is larger than {self._most >> 20} MiB", remedy="add LIMIT, or take the whole graph"
            )
        return memoryview(piece).nbytes


def _in_json(body: bytes) -> int:
    """Without its strings, an object of a row stands in a list, and one of a term after the colon of its name."""
    return len(_ROW.findall(_STRING.sub(b"", body)))


def _in_csv(body: bytes) -> int:
    csv.field_size_limit(max(len(body), csv.field_size_limit()))
    return sum(1 for _ in csv.reader(io.StringIO(body.decode(), newline=""))) - 1


_COUNTS: Final[dict[pyoxigraph.QueryResultsFormat, Callable[[bytes], int]]] = {
    _JSON: _in_json,
    _XML: lambda body: body.count(b"<result>"),
    _TSV: lambda body: body.count(b"\n") - 1,
    _CSV: _in_csv,
}
"""How many rows a form holds: text cannot look like a part of the form, for each form has an escape for that."""
