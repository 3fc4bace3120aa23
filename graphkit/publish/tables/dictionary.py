"""Dictionary: ``datapackage.json``, which says of every column what it holds (Frictionless Data Package)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from graphkit.publish.tables.columns import SEPARATOR, Column, Table
from graphkit.version import __version__

__all__ = ["dictionary"]

_CSV: Final = {
    "mediatype": "text/csv",
    "encoding": "utf-8",
    "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
}
_PARQUET: Final = {"mediatype": "application/vnd.apache.parquet"}
_GUARD: Final = (
    "So that no spreadsheet runs a cell as a formula, an apostrophe stands before every cell that begins with "
    "= + - @, a tab, a carriage return or an apostrophe. Take one leading apostrophe off to have the exact text."
)


def dictionary(tables: Sequence[Table], suffix: str, *, guarded: bool) -> bytes:
    """Return the descriptor of the files ``NAME.suffix`` (Data Package v1, with Table Schemas), as JSON."""
    document = {
        "profile": "tabular-data-package" if suffix == "csv" else "data-package",
        "name": "graphkit-tables",
        "title": "Speeches, mentions and questions",
        "description": "Three tables made of a graph of transcripts." + (f" {_GUARD}" if guarded else ""),
        "version": __version__,
        "resources": [_resource(table, suffix) for table in tables],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(table: Table, suffix: str) -> dict[str, Any]:
    keys = [
        {"fields": [column], "reference": {"resource": other if other != table.name else "", "fields": [_key(other)]}}
        for column, other in table.refers
    ]
    return {
        "profile": "tabular-data-resource" if suffix == "csv" else "data-resource",
        "name": table.name,
        "path": f"{table.name}.{suffix}",
        "description": table.description,
        "format": suffix,
        **(_CSV if suffix == "csv" else _PARQUET),
        "schema": {
            "fields": [_field(column, suffix) for column in table.columns],
            "primaryKey": [table.columns[0].name],
            "foreignKeys": keys,
            "missingValues": [""],
        },
    }


def _key(table: str) -> str:
    return {"speeches": "doc_id", "mentions": "mention_id", "questions": "question_id"}[table]


def _field(column: Column, suffix: str) -> dict[str, str]:
    if column.kind != "list":
        return {"name": column.name, "type": column.kind, "description": column.description}
    if suffix == "csv":
        several = f"{column.description} Several stand one after the other with “{SEPARATOR}” between them."
        return {"name": column.name, "type": "string", "description": several}
    return {"name": column.name, "type": "array", "description": column.description}
