"""Database: the embedded Oxigraph store on disk, changed by whole graphs."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pyoxigraph

from graphkit.errors import OutputError, cause
from graphkit.store.files import copied, writing
from graphkit.store.swapping import STORE, cleared, place, standing

__all__ = [
    "NEED",
    "Loader",
    "bulk_load",
    "exchange",
    "only_there",
    "open_file",
    "open_store",
    "replace_graphs",
    "resident",
]

PIECE: Final = 96 * 2**20
"""So many bytes of N-Quads are loaded at once."""

NEED: Final = 2
"""A graph in memory takes at most so many times the bytes of its N-Quads."""

LOADERS: Final = 2
"""So many pieces are loaded side by side: one load keeps one core busy, and two write no less each."""

SMALL: Final = 4 * 2**20
"""What is smaller goes into a store in one transaction; what is larger as files of its own."""


class Loader:
    """Loads parts into a new store on disk while they are still being made, in threads of its own.

    Parts are joined to pieces of about `PIECE` bytes: each load writes files of its own, and a hundred thousand
    small ones would be a hundred thousand sets of files; one huge one would be sorted in memory.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._beside = cleared(folder)
        self._store = _open(self._beside)
        self._parts: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
        self._made = _pieces(iter(self._parts.get, None))
        self._taking = threading.Lock()
        self._failed: list[BaseException] = []
        self._threads = [threading.Thread(target=self._run, name="loader", daemon=True) for _ in range(LOADERS)]
        for thread in self._threads:
            thread.start()

    def add(self, part: Path) -> None:
        """Load a part of sorted N-Quads, soon."""
        self._parts.put(part)

    def complete(self) -> None:
        """Say that no more parts come, so that what is too little for a piece is loaded now."""
        self._parts.put(None)

    def finished(self) -> pyoxigraph.Store:
        """Wait until every part is loaded and return the store, which nobody else can see yet."""
        self.complete()
        for thread in self._threads:
            thread.join()
        if self._failed:
            raise self._failed[0]
        return self._store

    def placed(self) -> None:
        """Put the finished store in its place. Whoever holds it must have let it go."""
        with _room(self._folder):
            self._store.flush()
            del self._store
            place(self._beside, self._folder)

    def dropped(self) -> None:
        """Leave nothing of a store that nobody wants. Whoever holds it must have let it go."""
        self.finished()
        del self._store
        cleared(self._folder)

    def _run(self) -> None:
        try:
            with _room(self._folder):
                while piece := self._taken():
                    bulk_load(self._store, piece)
        except BaseException as error:  # handed over to the thread that waits
            self._failed.append(error)

    def _taken(self) -> list[Path] | None:
        """Return the next piece when its parts are made, or ``None`` when there are no more."""
        with self._taking:
            return next(self._made, None)


def bulk_load(store: pyoxigraph.Store, parts: Sequence[Path]) -> None:
    """Load parts that `graphkit.describe` wrote, as one. They are not checked again for what an IRI may hold.

    Several are copied into one file first: the loader reads a file by itself, but would ask Python for each piece of
    another input, and wait for whatever Python does meanwhile.
    """
    if len(parts) == 1:
        store.bulk_load(path=str(parts[0]), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
        return
    whole = parts[0].with_suffix(".piece")
    try:
        with writing(whole, lasting=False) as out:
            for part in parts:
                with part.open("rb") as piece:
                    copied(piece, out, part.stat().st_size)
        bulk_load(store, [whole])
    finally:
        whole.unlink(missing_ok=True)


def _pieces(parts: Iterable[Path]) -> Iterator[list[Path]]:
    piece: list[Path] = []
    size = 0
    for part in parts:
        piece.append(part)
        size += part.stat().st_size
        if size >= PIECE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def exchange(store: pyoxigraph.Store, gone: Iterable[str], part: Path) -> None:
    """Drop graphs of a store that nobody else can see yet, and load what takes their place."""
    for graph in gone:
        store.remove_graph(pyoxigraph.NamedNode(graph))
    if part.stat().st_size < SMALL:
        store.load(path=str(part), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
    else:
        bulk_load(store, [part])


def replace_graphs(folder: Path, gone: Iterable[str], part: Path) -> pyoxigraph.Store:
    """Drop the graphs that are gone or changed and load what takes their place; return the new store for reading.

    It happens in a copy, which shares the files that do not change, and takes the store's place when it is whole.
    """
    with _room(folder):
        beside = cleared(folder)
        old = _open(folder)
        old.backup(str(beside))
        del old
        store = _open(beside)
        exchange(store, gone, part)
        store.flush()
        del store
        place(beside, folder)
    return open_store(folder)


@contextmanager
def _room(folder: Path) -> Iterator[None]:
    """Say in one sentence that a store cannot be written."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # the engine has no other error for what its files do to it
        raise OutputError(
            f"cannot write the store: {cause(error)}",
            where=str(folder),
            remedy="free some room, or choose another -o folder",
        ) from error


def open_store(folder: Path) -> pyoxigraph.Store:
    """Open an existing store for reading; raises `OutputError` where there is none."""
    folder = standing(folder)
    if not folder.is_dir():
        raise OutputError(
            "no store here", where=str(folder), remedy="run graphkit build first, or name its folder with -d"
        )
    try:
        return pyoxigraph.Store.read_only(str(folder))
    except OSError as error:
        raise OutputError(
            f"cannot open the store: {cause(error)}", where=str(folder), remedy="build again with --full"
        ) from error


def resident(output: Path, budget: int) -> pyoxigraph.Store:
    """Return the graph of an output folder in memory where that takes at most ``budget`` bytes, and on disk otherwise.

    Graphs that stand in the store alone, such as its description, are held too. Raises `OutputError` where there is none.
    """
    quads = output / "graph.nq"
    store = open_store(output / STORE)
    if not quads.exists() or quads.stat().st_size * NEED > budget:
        return store
    memory = pyoxigraph.Store()
    bulk_load(memory, [quads])
    memory.extend(only_there(store, memory))
    return memory


def only_there(store: pyoxigraph.Store, other: pyoxigraph.Store) -> Iterator[pyoxigraph.Quad]:
    """Yield the statements of graphs that ``store`` has and ``other`` has not, such as the description of all others."""
    for graph in store.named_graphs():
        if not other.contains_named_graph(graph):
            yield from store.quads_for_pattern(None, None, None, graph)


def _open(folder: Path) -> pyoxigraph.Store:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return pyoxigraph.Store(str(folder))
    except OSError as error:
        raise OutputError(
            f"cannot open the store: {cause(error)}",
            where=str(folder),
            remedy="is another build writing there, or the disk full?",
        ) from error


def open_file(path: Path) -> pyoxigraph.Store:
    """Return a store in memory that holds one RDF file; raises `OutputError` where it cannot be read.

    The form is told by the suffix (``.ttl``, ``.nq``, ``.nt``, ``.trig``, ``.jsonld``, ``.rdf``).
    """
    form = pyoxigraph.RdfFormat.from_extension(path.suffix.lstrip("."))
    if form is None:
        raise OutputError(
            "not a file of RDF by its suffix",
            where=str(path),
            remedy="use .ttl, .nq, .nt, .trig, .jsonld or .rdf",
        )
    store = pyoxigraph.Store()
    try:
        store.load(path=str(path), format=form)
    except (OSError, SyntaxError) as error:
        line = error.lineno if isinstance(error, SyntaxError) else None
        raise OutputError(
            f"cannot be read: {cause(error)}", where=str(path), line=line, remedy="check the file"
        ) from error
    return store
