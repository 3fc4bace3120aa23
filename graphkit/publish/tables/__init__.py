"""Tables: the graph as three flat tables for R, pandas and spreadsheets, each column described."""

from graphkit.publish.tables.columns import Column, Table
from graphkit.publish.tables.csvfiles import guarded, unguarded, write_csv
from graphkit.publish.tables.mentions import MENTIONS
from graphkit.publish.tables.parquet import write_parquet
from graphkit.publish.tables.questions import QUESTIONS
from graphkit.publish.tables.speeches import SPEECHES

__all__ = [
    "MENTIONS",
    "QUESTIONS",
    "SPEECHES",
    "TABLES",
    "Column",
    "Table",
    "guarded",
    "unguarded",
    "write_csv",
    "write_parquet",
]

TABLES = (SPEECHES, MENTIONS, QUESTIONS)
"""The tables, in the order in which they are written."""
