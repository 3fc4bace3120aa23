"""Rdf: the whole graph in each of the W3C's serialisations, in one stable order and in constant memory."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

import pyoxigraph
from pyoxigraph import RdfFormat

from graphkit.publish.sorting import in_order
from graphkit.publish.turtle import Turtle
from graphkit.vocabulary import RDF, RDFS

if TYPE_CHECKING:
    from typing_extensions import Buffer

__all__ = ["instance_root", "order", "write_quads", "write_triples"]

_FIRST: Final = {RDF("type"): "0", RDFS("label"): "1"}


def write_triples(store: pyoxigraph.Store, out: IO[bytes], form: RdfFormat) -> None:
    """Write the union of all graphs, sorted by subject; in Turtle for a person to read, a paragraph a thing."""
    turtle = Turtle(instance_root(store))
    with _dumped(store) as quads:
        triples = (line[: _graph_at(line)] + b".\n" for line in quads)
        lines = in_order(triples, lambda line: turtle.order(_subject(line)))
        if form == RdfFormat.TURTLE:
            out.write(turtle.header().encode())
            out.writelines(f"\n{block}".encode() for _, block in turtle.blocks(line.decode() for line in lines))
        elif form == RdfFormat.N_TRIPLES:
            out.writelines(lines)
        else:
            _serialise(lines, out, form, turtle.prefixes)


def write_quads(store: pyoxigraph.Store, out: IO[bytes], form: RdfFormat) -> None:
    """Write every graph under its name, sorted by graph, then by statement."""
    with _dumped(store) as quads:
        lines = in_order(quads, lambda line: line[_graph_at(line) :].decode())
        if form == RdfFormat.N_QUADS:
            out.writelines(lines)
        else:
            _serialise(lines, out, form, Turtle(instance_root(store)).prefixes)


def instance_root(store: pyoxigraph.Store) -> str | None:
    """Return the address under which the register of ``store`` and all its instances are named.

    It is the graph of the register without its last segment; ``None`` where the store has no register.
    """
    names = (graph.value for graph in store.named_graphs() if isinstance(graph, pyoxigraph.NamedNode))
    return next((name.removesuffix("register") for name in sorted(names) if name.endswith("/register")), None)


def order(statement: pyoxigraph.Triple | pyoxigraph.Quad) -> tuple[str, str, str]:
    """Return what statements are sorted by: subject, then its classes, its label, and the other properties."""
    predicate = statement.predicate.value
    return str(statement.subject), _FIRST.get(predicate, predicate), str(statement.object)


@contextmanager
def _dumped(store: pyoxigraph.Store) -> Iterator[IO[bytes]]:
    """Dump a store into a file, which costs neither memory nor a Python object a statement."""
    with tempfile.TemporaryFile(prefix="graphkit-") as file:
        store.dump(file, RdfFormat.N_QUADS)
        file.seek(0)
        yield file


def _graph_at(line: bytes) -> int:
    """Return where the graph begins in a line of N-Quads, or its end where it is in the default graph."""
    start = line.index(b" ", line.index(b" ") + 1) + 1
    quote = line.rindex(b'"') if line[start : start + 1] == b'"' else start
    return line.index(b" ", quote) + 1


def _subject(line: bytes) -> str:
    return line[: line.index(b" ")].decode()


def _serialise(lines: Iterable[bytes], out: IO[bytes], form: RdfFormat, prefixes: dict[str, str]) -> None:
    """Have statements written in another form as they come."""
    statements = pyoxigraph.parse(input=Fed.of(lines), format=RdfFormat.N_QUADS)
    has_graphs = form in (RdfFormat.TRIG, RdfFormat.JSON_LD)
    said = statements if has_graphs else (quad.triple for quad in statements)
    pyoxigraph.serialize(said, out, form, prefixes=prefixes)


class Fed(io.RawIOBase):
    """Lines, read as a file, so that a parser can take them as they come."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._rest = b""

    @classmethod
    def of(cls, lines: Iterable[bytes]) -> IO[bytes]:
        """Return a buffered file of lines."""
        return io.BufferedReader(cls(lines), 1 << 18)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """Fill a buffer with the next bytes and return how many there are; none at the end."""
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view):
            if not self._rest:
                self._rest = next(self._lines, b"")
                if not self._rest:
                    break
            taken = self._rest[: len(view) - filled]
            view[filled : filled + len(taken)] = taken
            self._rest = self._rest[len(taken) :]
            filled += len(taken)
        return filled
