"""Columns: what a table consists of; each column says what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from graphkit.publish.standing import Standing

__all__ = ["SEPARATOR", "Cell", "Column", "Table", "day_of", "number_of", "several", "tail"]

Cell = str | int | float | bool | date | tuple[str, ...] | None
"""What stands in a row; ``None`` where nothing is known, a tuple where there may be several."""

Kind = Literal["string", "integer", "number", "boolean", "date", "list"]

SEPARATOR: Final = "; "
"""Stands between several values where a form has no lists."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and its type (as in Table Schema; ``list`` is a list of strings)."""

    name: str
    description: str
    kind: Kind = "string"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, its first one the key, and the rows that a store has for it, one after the other.

    ``refers`` maps a column to the table whose key it holds.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[Standing], Iterator[tuple[Cell, ...]]]
    refers: tuple[tuple[str, str], ...] = ()


def tail(iri: str, kind: str) -> str:
    """Return what stands behind ``/kind/`` in an IRI, which names a thing within one register.

    >>> tail("https://example.org/ambleford/question/2021-0007", "question")
    '2021-0007'
    """
    before, found, after = iri.partition(f"/{kind}/")
    return after if found else before


def day_of(text: str) -> date | None:
    """Return an ISO date; ``None`` where there is none, or only a year or a month."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def number_of(text: str) -> int | None:
    """Return a whole number; ``None`` where there is none."""
    return int(text) if text else None


def several(values: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return several values; ``None`` where there are none."""
    return values or None
