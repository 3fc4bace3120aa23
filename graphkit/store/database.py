"""Database: the embedded Oxigraph store on disk, changed by whole graphs."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph

from graphkit.errors import OutputError

__all__ = ["load_parts", "open_file", "open_store", "replace_graphs"]


def load_parts(parts: Iterable[Path], folder: Path | None = None) -> pyoxigraph.Store:
    """Return a store that holds the parts: a new one in memory, or one on disk in ``folder`` (made anew).

    A store on disk comes back open for reading only, so that the next build of the same process is not locked out.
    """
    if folder is None:
        store = pyoxigraph.Store()
    else:
        beside = folder.with_name(folder.name + ".new")
        shutil.rmtree(beside, ignore_errors=True)
        store = _open(beside)
    for part in parts:
        store.bulk_load(path=str(part), format=pyoxigraph.RdfFormat.N_QUADS)
    if folder is None:
        return store
    store.flush()
    del store
    shutil.rmtree(folder, ignore_errors=True)
    folder.with_name(folder.name + ".new").rename(folder)
    return open_store(folder)


def replace_graphs(folder: Path, gone: Iterable[str], parts: Iterable[Path]) -> pyoxigraph.Store:
    """Drop the graphs that are gone or changed from the store on disk, load the new parts, open it for reading."""
    store = _open(folder)
    for graph in gone:
        store.remove_graph(pyoxigraph.NamedNode(graph))
    for part in parts:
        store.load(path=str(part), format=pyoxigraph.RdfFormat.N_QUADS)
    store.flush()
    del store
    return open_store(folder)


def open_store(folder: Path) -> pyoxigraph.Store:
    """Open an existing store for reading; raises `OutputError` where there is none."""
    if not folder.is_dir():
        raise OutputError(
            "no store here", where=str(folder), remedy="run graphkit build first, or name its folder with -d"
        )
    try:
        return pyoxigraph.Store.read_only(str(folder))
    except OSError as error:
        raise OutputError(
            f"cannot open the store: {error}", where=str(folder), remedy="build again with --full"
        ) from error


def _open(folder: Path) -> pyoxigraph.Store:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return pyoxigraph.Store(str(folder))
    except OSError as error:
        raise OutputError(
            f"cannot open the store: {error}", where=str(folder), remedy="is another build writing there?"
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
        raise OutputError(f"cannot be read: {error}", where=str(path), remedy="check the file") from error
    return store
