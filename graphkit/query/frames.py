"""Frames: columns of Python values become a data frame whose columns have types."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from graphkit.errors import ConfigError

__all__ = ["pandas_frame", "polars_frame"]

_PANDAS: Final[dict[frozenset[type], str]] = {
    frozenset({int}): "Int64",
    frozenset({bool}): "boolean",
    frozenset({float}): "float64",
    frozenset({int, float}): "float64",
    frozenset({date}): "datetime64[s]",
    frozenset({str}): "string",
}
"""The types in a column to the pandas type that holds them and a missing value too; else ``object``."""

_LARGEST: Final = 2**63 - 1


def pandas_frame(columns: Mapping[str, Sequence[Any]]) -> Any:
    """Return a ``pandas.DataFrame``: whole numbers stay whole and days are days where some are missing, too.

    A column that holds several types (a date and a year alone, say) stays as it is. Raises `ConfigError` where
    pandas is not installed.
    """
    pandas = _library("pandas")
    typed = {name: pandas.Series(list(values), dtype=_dtype(values)) for name, values in columns.items()}
    return pandas.DataFrame(typed, columns=list(columns))


def polars_frame(columns: Mapping[str, Sequence[Any]]) -> Any:
    """Return a ``polars.DataFrame``; polars finds the types, a column of several becomes text.

    Raises `ConfigError` where polars is not installed.
    """
    return _library("polars").DataFrame(dict(columns), strict=False)


def _dtype(values: Sequence[Any]) -> str:
    found = frozenset(type(value) for value in values if value is not None)
    if found == {int} and any(abs(value) > _LARGEST for value in values if value is not None):
        return "object"
    return _PANDAS.get(found, "object")


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ConfigError(f"{name} is not installed", remedy=f"pip install {name}") from error
