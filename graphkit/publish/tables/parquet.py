"""Parquet: the tables with their types, lists as lists, nothing guarded."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import ConfigError
from graphkit.publish.standing import Standing
from graphkit.publish.tables.columns import Cell, Table
from graphkit.publish.tables.dictionary import dictionary
from graphkit.publish.tables.mentions import MENTIONS
from graphkit.publish.tables.questions import QUESTIONS
from graphkit.publish.tables.speeches import SPEECHES
from graphkit.publish.things import Things

if TYPE_CHECKING:
    import pyoxigraph

    from graphkit.publish.parcel import Parcel

__all__ = ["write_parquet"]

ROWS: Final = 20_000
"""So many rows are held in memory at a time and make a row group."""


def write_parquet(store: pyoxigraph.Store, parcel: Parcel) -> None:
    """Write ``speeches.parquet``, ``mentions.parquet``, ``questions.parquet`` and ``datapackage.json``.

    Raises `ConfigError` where pyarrow is not installed.
    """
    arrow, files = _library("pyarrow"), _library("pyarrow.parquet")
    standing = Standing(Things(store))
    tables = (SPEECHES, MENTIONS, QUESTIONS)
    for table in tables:
        schema = _schema(arrow, table)
        with parcel.open(f"{table.name}.parquet") as out, files.ParquetWriter(out, schema) as writer:
            for batch in _batches(table.rows(standing)):
                columns = [arrow.array(values, field.type) for values, field in zip(batch, schema, strict=True)]
                writer.write_table(arrow.Table.from_arrays(columns, schema=schema))
    with parcel.open("datapackage.json") as out:
        out.write(dictionary(tables, "parquet", guarded=False))


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ConfigError("pyarrow is not installed", remedy='pip install "graphkit-rdf[tables]"') from error


def _schema(arrow: Any, table: Table) -> Any:
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
        "list": arrow.list_(arrow.string()),
    }
    return arrow.schema(
        [
            arrow.field(column.name, types[column.kind], metadata={"description": column.description})
            for column in table.columns
        ]
    )


def _batches(rows: Iterator[tuple[Cell, ...]]) -> Iterator[list[tuple[Cell, ...]]]:
    """Turn rows into columns, `ROWS` at a time."""
    while batch := list(islice(rows, ROWS)):
        yield list(zip(*batch, strict=True))
