"""Targets: what is fuzzed, each a function that takes bytes, and what the search begins with.

A target that is broken would find nothing, or the same in whatever it is given: each is run over its samples by a test.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pyoxigraph

from graphkit.config import examples_path
from graphkit.describe import Names
from graphkit.errors import GraphkitError
from graphkit.extract.due import due
from graphkit.pipeline.reading import graph_of
from graphkit.publish.push import Ledger
from graphkit.query import bind, load_question
from graphkit.query.scan import outline
from graphkit.read import Document, read_document
from graphkit.register import Register
from graphkit.review import Decisions, parse_decisions
from graphkit.serve.protocol import parameters_of
from tests.laws.service import SAMPLES, Site
from tests.laws.test_fuzz import ROWS, samples

__all__ = ["TARGETS", "one_line", "seeds"]

CITY: Final = examples_path() / "ambleford"
REGISTER: Final = Register.load(CITY / "register")
NAMES: Final = Names("https://example.org/", "ambleford", "")
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def reading(data: bytes) -> None:
    """Read a document of whatever form."""
    list(read_document(Document("2020-11-18", data)))


def describing(data: bytes) -> None:
    """Take a document the whole way to a graph, which has to be legal."""
    for transcript in read_document(Document("2020-11-18", data)):
        graph, _, _ = graph_of(transcript, REGISTER, NAMES, Decisions({}))
        list(pyoxigraph.parse(graph.nquads(), format=pyoxigraph.RdfFormat.N_QUADS))


def registering(data: bytes) -> None:
    """Load a register of which one table, named by the first byte, holds these bytes."""
    tables = sorted(path for path in (CITY / "register").iterdir() if path.is_file())
    chosen = tables[data[0] % len(tables)] if data else tables[0]
    if not (ROOM / "register.toml").exists():
        shutil.copytree(CITY / "register", ROOM, dirs_exist_ok=True)
    (ROOM / chosen.name).write_bytes(data[1:])
    try:
        Register.load(ROOM)
    finally:
        shutil.copyfile(chosen, ROOM / chosen.name)


def deciding(data: bytes) -> None:
    """Read a file of decisions."""
    parse_decisions(data, "decisions.csv", REGISTER)


def asking(data: bytes) -> None:
    """Take bytes as a parameter of a built-in question, as a query, and as the parameters of a request."""
    text = data.decode("utf-8", "replace")
    for attempt in (
        lambda: bind(load_question("questions-by-member"), {"member": text}),
        lambda: text,
        lambda: dict(parameters_of(data)).get("query", ""),
    ):
        try:
            outline(attempt())
        except GraphkitError as error:
            one_line(error)


def pushing(data: bytes) -> None:
    """Read the ledger of a push."""
    path = ROOM / "ledger.jsonl"
    path.write_bytes(data)
    Ledger(path, "somewhere")


def requesting(data: bytes) -> None:
    """Ask the whole web application, whose answer has to be one that a stranger may get."""
    _site().judge(data)


@cache
def _site() -> Site:
    return Site(Path(tempfile.mkdtemp()))


def promising(data: bytes) -> None:
    """Read the date that a clause names, counted from the day that the first three bytes give."""
    day = date.fromordinal(1 + int.from_bytes(data[:3], "big") % date.max.toordinal())
    found = due(data[3:].decode("utf-8", "replace"), day)
    if found is not None:
        assert _DATE.fullmatch(found), found
        date.fromisoformat(f"{found}-01-01"[:10])


ROOM: Final = Path(tempfile.mkdtemp())
TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = MappingProxyType(
    {
        "readers": reading, "whole way to a graph": describing, "register": registering, "decisions": deciding,
        "queries and parameters": asking, "ledger of a push": pushing, "requests to the service": requesting,
        "dates of undertakings": promising,
    }
)  # fmt: skip


CLAUSES: Final = (
    "I will write by the end of March 2022", "we shall do so within the next ten days", "on Tuesday the thirty-first of June",
    "before the close of play on Friday", "by the end of 2024", "next month", "in a fortnight, as was agreed last May",
    "by 31st of December, 2099", "by February 29", "today", "within 999 weeks",
)  # fmt: skip
"""What the search for dates begins with."""


def seeds(name: str) -> list[bytes]:
    """Return what the search begins with: the small samples of every form, and sound files of ours."""
    if name in ("readers", "whole way to a graph"):
        return [*samples().values(), *(p.read_bytes() for p in sorted((CITY / "transcripts").iterdir()))]
    if name == "register":
        tables = sorted(path for path in (CITY / "register").iterdir() if path.is_file())
        return [bytes([n]) + path.read_bytes() for n, path in enumerate(tables)]
    if name == "decisions":
        return [ROWS.encode()]
    if name == "requests to the service":
        return [*SAMPLES]
    if name == "dates of undertakings":
        return [b"\x0b\x40\x00" + clause.encode() for clause in CLAUSES]
    if name == "ledger of a push":
        return [b'{"to": "x"}\n{"graph": "http://a/b", "digest": "00"}\n{"graph": "http://a/b", "digest": null}\n']
    return [b"Nadia Okoro", b"SELECT * { ?s ?p ?o }", b"query=ASK%20%7B%7D&format=json", b'"\\u0022 } # ']


def one_line(error: GraphkitError) -> None:
    """Raise ``AssertionError`` where an error takes more than one line."""
    assert "\n" not in str(error)
