"""Shard: some sources go the whole way to parts of the graph, in whatever process, with nothing but files as result.

A shard leaves three files: ``NNNNNN.nq`` (the graphs one after the other, each sorted), ``NNNNNN.ttl`` (the same as
blocks of Turtle, sorted; see `graphkit.pipeline.merging`) and ``NNNNNN.jsonl`` (what the manifest keeps). The last is written last: where it
is, the shard is done.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from graphkit.describe import Names, Paragraph, Statements, state_register
from graphkit.errors import ConfigError, RegisterError, SourceError
from graphkit.pipeline.checking import sure_of
from graphkit.pipeline.merging import write_blocks
from graphkit.pipeline.reading import graph_of, headings_of
from graphkit.pipeline.sources import Given
from graphkit.publish.explorer.side import packed, side_of
from graphkit.publish.turtle import Turtle
from graphkit.read import digest, located, open_many
from graphkit.register import Register
from graphkit.review import Decisions, read_decisions
from graphkit.store import Record, Seen, address_of, writing
from graphkit.validate import Sure

__all__ = [
    "Orders",
    "Shard",
    "blocks_of",
    "lend",
    "read_results",
    "register_graph",
    "run",
    "shards",
    "sided",
    "warm",
]

SIZE = 64
"""So many files make a shard at most …"""

BYTES = 4 * 2**20
"""… and so many bytes, unless one file alone has more."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What every shard of a build is told: the address of everything, the folders of register and parts.

    ``fingerprint`` is that of the register, which each process loads for itself; ``decisions`` the path of the file
    of decisions, if there is one, and ``decided`` its fingerprint.
    """

    base: str
    register: str
    fingerprint: str
    parts: str
    decisions: str = ""
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Shard:
    """Some sources, by (path, name), and the number that its parts are named by; ``without`` as `Given` has it."""

    number: int
    sources: tuple[tuple[str, str], ...]
    without: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, data: dict[str, Any]) -> Shard:
        """Return the shard that was told to another process as ``asdict`` has it."""
        without = tuple((graph, tuple(keys)) for graph, keys in data["without"])
        return cls(data["number"], tuple((path, name) for path, name in data["sources"]), without)

    def part(self, orders: Orders, suffix: str) -> Path:
        """Return where a part of the shard is."""
        return Path(orders.parts) / f"{self.number:06d}.{suffix}"


def shards(given: Sequence[Given], jobs: int, first: int = 0) -> Iterator[Shard]:
    """Cut sources into shards of at most `SIZE` files and about `BYTES` bytes, numbered from ``first``.

    So few sources that ``jobs`` processes would not all have something to do are cut into smaller ones.
    """
    most = max(8, min(SIZE, -(-len(given) // (4 * jobs))))
    taken: list[Given] = []
    size = 0
    for source in given:
        taken.append(source)
        size += source.path.stat().st_size if source.path.is_file() else 0
        if len(taken) >= most or size >= BYTES:
            yield _shard(first, taken)
            taken, size, first = [], 0, first + 1
    if taken:
        yield _shard(first, taken)


def _shard(number: int, taken: Sequence[Given]) -> Shard:
    sources = tuple((str(source.path), source.name) for source in taken)
    return Shard(number, sources, tuple(left for source in taken for left in source.without))


def run(shard: Shard, orders: Orders) -> None:
    """Read, resolve, extract, describe and check the sources of a shard, and write its parts.

    A source that cannot be read is a failure in the results. Raises `OutputError` where a part cannot be written.
    """
    register = _register(orders.register, orders.fingerprint)
    names = Names(orders.base, register.name, register.body)
    decisions = _decisions(orders)
    seen: list[Seen] = []
    records: list[Record] = []
    made: list[bytes] = []
    sure = _sure(orders)
    blocks: list[tuple[str, str]] = []
    turtle = Turtle(names.root)
    without = dict(shard.without)
    place = 0
    for path, name in shard.sources:
        failures: list[SourceError] = []
        for record, graph in _graphs(located(path), name, register, names, decisions, failures, without):
            described = graph.paragraphs()
            nquads = graph.lines(described)
            blocks.extend(turtle.printed(described))
            triples = sum(len(said) for _, said in described)
            doubts = tuple(sure.doubts(described))
            side = sided(described)
            end = place + len(nquads)
            records.append(replace(record, suspects=doubts, triples=triples, start=place, end=end, side=side))
            made.append(nquads)
            place += len(nquads)
        seen.append(_seen(located(path), name, failures))
    with writing(shard.part(orders, "nq"), lasting=False) as out:
        out.writelines(made)
    write_blocks(shard.part(orders, "ttl"), blocks)
    results = [*({"seen": asdict(s)} for s in seen), *({"record": r.as_json()} for r in records)]
    with writing(shard.part(orders, "jsonl"), lasting=False) as out:
        out.writelines(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in results)


def warm(orders: Orders) -> None:
    """Make what every shard of a process shares. Raises `RegisterError` where the register is another one by now."""
    _sure(orders)


def read_results(path: Path) -> Iterator[Seen | Record]:
    """Yield what a shard wrote: what it saw of each file, then every graph that it made."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            if "seen" in row:
                yield Seen(**{**row["seen"], "failures": tuple(row["seen"]["failures"])})
            else:
                yield Record.of(row["record"])


def blocks_of(graphs: Iterable[bytes], turtle: Turtle) -> list[tuple[str, str]]:
    """Return (order, block) of every subject of every graph."""
    return [pair for nquads in graphs for pair in turtle.blocks(nquads.decode().split("\n")[:-1])]


def sided(described: Iterable[Paragraph]) -> str:
    """Return what the explorer shows of a graph as a record keeps it."""
    return b64encode(packed(side_of(described))).decode("ascii")


def _graphs(
    path: Path,
    name: str,
    register: Register,
    names: Names,
    decisions: Decisions,
    failures: list[SourceError],
    without: Mapping[str, tuple[str, ...]],
) -> Iterator[tuple[Record, Statements]]:
    try:
        for read in open_many(path, name, failures.append):
            transcript, source = read, read.source
            if came := address_of(path, source.sha256):
                source = replace(source, url=came)
                transcript = replace(transcript, source=source)
            address = names.source(source.name)
            left = without.get(address, ())
            graph, counts, review = graph_of(transcript, register, names, decisions, left)
            record = Record(
                graph=address, source=name, name=source.name, sha256=source.sha256, without=left,
                headings=tuple(headings_of(transcript)), counts=counts, review=tuple(review),
            )  # fmt: skip
            yield record, graph
    except SourceError as error:
        failures.append(error)


def _seen(path: Path, name: str, failures: list[SourceError]) -> Seen:
    """Say what tells this file from a later one; one that cannot be opened is tried again each time."""
    told = tuple({"what": e.what, "where": e.where, "line": e.line, "remedy": e.remedy} for e in failures)
    try:
        stat = path.stat()
        return Seen(name, stat.st_size, stat.st_mtime_ns, digest(path, name), told)
    except (OSError, SourceError):
        return Seen(name, -1, -1, "", told)


_lent: dict[str, Register] = {}


def lend(register: Register) -> None:
    """Let the shards that are run in this process use a register that is loaded already, until the next is lent."""
    _lent.clear()
    _lent[str(register.folder)] = register


@lru_cache(maxsize=2)
def _register(folder: str, fingerprint: str) -> Register:
    lent = _lent.get(folder)
    register = lent if lent and lent.fingerprint == fingerprint else Register.load(folder)
    if register.fingerprint != fingerprint:
        raise RegisterError("changed while it was being used", where=folder, remedy="build again")
    return register


@lru_cache(maxsize=2)
def _decisions(orders: Orders) -> Decisions:
    if not orders.decisions:
        return Decisions({})
    decisions = read_decisions(Path(orders.decisions), _register(orders.register, orders.fingerprint))
    if decisions.fingerprint != orders.decided:
        raise ConfigError("changed while it was being used", where=orders.decisions, remedy="build again")
    return decisions


@lru_cache(maxsize=2)
def _sure(orders: Orders) -> Sure:
    return sure_of(_stated(orders).paragraphs())


@lru_cache(maxsize=2)
def register_graph(orders: Orders) -> bytes:
    """Return the register's graph as sorted N-Quads, made once in a process."""
    return _stated(orders).nquads()


@lru_cache(maxsize=1)
def _stated(orders: Orders) -> Statements:
    register = _register(orders.register, orders.fingerprint)
    return state_register(register, Names(orders.base, register.name, register.body))
