"""Problems: what is wrong in a register, each with its file and line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

__all__ = ["Problem", "error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that contradicts (``error``) or that a person should look at (``warning``).

    ``file`` is the table, ``line`` the 1-based line of the row in it.
    """

    file: Path
    line: int
    severity: Literal["error", "warning"]
    what: str


def error(folder: Path, table: str, line: int, what: str) -> Problem:
    """Return what cannot be so."""
    return Problem(folder / f"{table}.csv", line, "error", what)


def warning(folder: Path, table: str, line: int, what: str) -> Problem:
    """Return what may be so, but rarely is."""
    return Problem(folder / f"{table}.csv", line, "warning", what)
