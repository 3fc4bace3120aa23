"""Results: the rows of an answer, as Python values, data frames, or a table in a notebook."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from io import StringIO
from typing import Any, Final

import pyoxigraph

from graphkit.errors import on_one_line
from graphkit.query.frames import pandas_frame, polars_frame
from graphkit.vocabulary import XSD

__all__ = ["Result", "Row", "Term", "Value"]

Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
Value = str | int | float | bool | date | None

SHOWN: Final = 200
"""How many rows a notebook shows; the rest is counted."""

PRINTED: Final = 20
"""How many rows the interpreter shows."""

WIDTH: Final = 120
"""How many characters wide it shows them."""

_INTEGERS: Final = ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")
_PYTHON: Final[dict[str, Callable[[str], Value]]] = {
    **{XSD(name): int for name in _INTEGERS},
    **{XSD(name): float for name in ("decimal", "double", "float")},
    XSD("boolean"): lambda text: text in {"true", "1"},
    XSD("date"): date.fromisoformat,
}


def value(term: Term | None) -> Value:
    """Return ``term`` as a Python value: numbers, booleans and days as such, all else as its text.

    A literal that its datatype forbids stays text. A decimal becomes a ``float``, so that data frames
    can count with it; the exact form is in `Result.solutions`.
    """
    if term is None or isinstance(term, pyoxigraph.Triple):
        return None if term is None else str(term)
    if not isinstance(term, pyoxigraph.Literal):
        return term.value
    try:
        return _PYTHON.get(term.datatype.value, str)(term.value)
    except ValueError:
        return term.value


class Row:
    """One row: ``row.member``, ``row["member"]`` and ``row[0]`` are the same value; ``None`` if unbound."""

    __slots__ = ("_names", "_values")

    def __init__(self, names: tuple[str, ...], values: tuple[Value, ...]) -> None:
        self._names = names
        self._values = values

    def keys(self) -> tuple[str, ...]:
        """Return the names of the columns, so that ``dict(row)`` works."""
        return self._names

    def __getitem__(self, key: str | int) -> Value:
        if isinstance(key, int):
            return self._values[key]
        try:
            return self._values[self._names.index(key)]
        except ValueError:
            raise KeyError(key) from None

    def __getattr__(self, name: str) -> Value:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError:
            known = ", ".join(self._names)
            raise AttributeError(f"no column {name!r} in this row (there are: {known})") from None

    def __iter__(self) -> Iterator[Value]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row):
            return NotImplemented
        return (self._names, self._values) == (other._names, other._values)

    def __hash__(self) -> int:
        return hash((self._names, self._values))

    def __repr__(self) -> str:
        cells = ", ".join(f"{name}={cell!r}" for name, cell in zip(self._names, self._values, strict=True))
        return f"Row({cells})"


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """The answer to a SELECT: ``variables`` in the order of the query, ``solutions`` as RDF terms."""

    variables: tuple[str, ...]
    solutions: tuple[tuple[Term | None, ...], ...]

    @classmethod
    def of(cls, solutions: pyoxigraph.QuerySolutions) -> Result:
        """Return everything that ``solutions`` yields."""
        names = tuple(variable.value for variable in solutions.variables)
        return cls(names, tuple(map(tuple, solutions)))

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as Python values."""
        return tuple(self)

    def __iter__(self) -> Iterator[Row]:
        for solution in self.solutions:
            yield Row(self.variables, tuple(value(term) for term in solution))

    def __len__(self) -> int:
        return len(self.solutions)

    def columns(self) -> dict[str, list[Value]]:
        """Return the values column by column, which is what data frames are made of."""
        rows = self.rows
        return {name: [row[index] for row in rows] for index, name in enumerate(self.variables)}

    def to_pandas(self) -> Any:
        """Return a ``pandas.DataFrame`` with types. Raises `ConfigError` where pandas is not installed."""
        return pandas_frame(self.columns())

    def to_polars(self) -> Any:
        """Return a ``polars.DataFrame`` with types. Raises `ConfigError` where polars is not installed."""
        return polars_frame(self.columns())

    def to_json(self) -> bytes:
        """Return the rows in the SPARQL 1.1 Query Results JSON Format."""
        bindings = [
            {name: _json(term) for name, term in zip(self.variables, solution, strict=True) if term is not None}
            for solution in self.solutions
        ]
        document = {"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}}
        return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()

    def __repr__(self) -> str:
        """Return the first rows as a table, a line each, for whoever asks at a prompt."""
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(*self.variables, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for solution in self.solutions[:PRINTED]:
            cells = ("" if term is None else str(value(term)) for term in solution)
            table.add_row(*(Text(on_one_line(cell), no_wrap=True, overflow="ellipsis") for cell in cells))
        out = StringIO()
        Console(file=out, width=WIDTH, force_jupyter=False).print(table)
        lines = "\n".join(line.rstrip() for line in out.getvalue().splitlines())
        left = len(self) - PRINTED
        return f"{lines}\n… and {left:,} more rows" if left > 0 else lines

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self.variables)
        body = "".join(_html_row(solution) for solution in self.solutions[:SHOWN])
        left = len(self) - SHOWN
        more = f"<p>… and {left} more rows</p>" if left > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _html_row(solution: tuple[Term | None, ...]) -> str:
    return "<tr>" + "".join(f"<td>{_html(term)}</td>" for term in solution) + "</tr>"


def _html(term: Term | None) -> str:
    shown = escape("" if term is None else str(value(term)))
    if isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(("http://", "https://")):
        return f'<a href="{shown}" rel="noreferrer">{shown}</a>'
    return shown


def _json(term: Term) -> dict[str, Any]:
    """Return ``term`` as SPARQL 1.1 Query Results JSON, section 3.2.2, writes it."""
    if isinstance(term, pyoxigraph.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, pyoxigraph.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, pyoxigraph.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
    plain = {"type": "literal", "value": term.value}
    if term.language is not None:
        return {**plain, "xml:lang": term.language}
    return plain if term.datatype.value == XSD("string") else {**plain, "datatype": term.datatype.value}
