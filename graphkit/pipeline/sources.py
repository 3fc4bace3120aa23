"""Sources: which files a build was given, each with the name by which the graph knows it."""

from __future__ import annotations

import atexit
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from graphkit.describe import source_slug
from graphkit.errors import GraphkitError, SourceError
from graphkit.pipeline.report import OUTPUTS, TIMES
from graphkit.read import located, superseded
from graphkit.review import FILE
from graphkit.store import OWN, STORE

__all__ = ["STDIN", "Given", "gather", "without_decisions"]

STDIN = "-"
"""Stands for standard input among the sources; its transcript is named ``stdin``."""

_WILD = frozenset("*?[")
_LIMIT = 4 * 2**30

_PAGES: Final = frozenset((".html", ".htm", ".xhtml"))
_BESIDE: Final = re.compile(
    r"(.+)(?:_files|-Dateien|_fichiers|_archivos|_ficheiros|_arquivos|_file|_bestanden|_pliki|_soubory)", re.DOTALL
)
"""The folder in which a browser keeps the pictures, styles and scripts of a page that it saved, in its language."""

_SYSTEM: Final = frozenset(("thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class Given:
    """A file and its name: the path below the folder that was given, or the file's own name.

    The file may be an archive: `graphkit.read.open_many` yields its members as ``name/member``. ``without`` are the
    keys of questions that are to be left out, by graph: those that another source has.
    """

    path: Path
    name: str
    without: tuple[tuple[str, tuple[str, ...]], ...] = ()


def gather(sources: Iterable[str | Path]) -> tuple[list[Given], list[GraphkitError]]:
    """Return the files below ``sources`` sorted by name, and an error for each that cannot be taken.

    A source is a file, a folder, a pattern (``years/**/*.xml``), the address of one on another file system
    (``s3://bucket/years``) or ``-``. In a folder, hidden files and what a build wrote are passed over: the output may
    lie among the sources. So is what a browser saves beside a page (``Trams.html``, ``Trams_files/``), and what systems
    and offices leave behind. Two files that would get the same address are an error, not a merge: the first by path is
    kept. Of several versions of one day's record only the latest is kept.
    """
    found: list[Given] = []
    errors: list[GraphkitError] = []
    for source in sources:
        try:
            found.extend(_found(source, errors))
        except GraphkitError as error:
            errors.append(error)
    kept: dict[str, Given] = {}
    for given in sorted(found, key=lambda g: (g.name, str(g.path))):
        first = kept.setdefault(source_slug(given.name), given)
        if first is not given and first.path.resolve() != given.path.resolve():
            errors.append(
                SourceError(
                    f"would get the same address as {first.path}",
                    where=str(given.path),
                    remedy="rename one of them, or give the one folder that both lie in",
                )
            )
    earlier = superseded((g.name, g.path) for g in kept.values())
    return sorted((g for g in kept.values() if g.name not in earlier), key=lambda g: g.name), errors


def without_decisions(given: list[Given]) -> tuple[list[Given], Given | None]:
    """Part the file of decisions, which lies beside the transcripts, from them."""
    found = next((g for g in given if g.name == FILE), None)
    return [g for g in given if g is not found], found


def _found(source: str | Path, errors: list[GraphkitError]) -> Iterator[Given]:
    """Yield what one source stands for; raises `SourceError` where it stands for nothing, and adds one for what is closed."""
    if source == STDIN:
        yield Given(_spooled(), "stdin")
        return
    path = located(source)
    if path.is_dir():
        yield from (Given(p, p.relative_to(path).as_posix()) for p in _files(path, errors))
    elif path.exists():
        yield Given(path, path.name)
    elif _WILD & set(str(source)):
        yield from _matching(str(source) if "://" in str(source) else path.as_posix())
    else:
        raise SourceError("no such file or folder", where=str(source), remedy="check the path")


def _files(folder: Path, errors: list[GraphkitError]) -> Iterable[Path]:
    files: list[Path] = []
    folders = [folder]
    for path in folder.rglob("*"):
        (files if path.is_file() else folders).append(path)
    errors.extend(
        SourceError("this folder cannot be opened", where=str(path), remedy="check its rights")
        for path in sorted(folders)
        if _is_closed(path) and not _is_hidden(path.relative_to(folder))
    )
    outputs = {p.parents[1] for p in files if p.parent.name == OWN}
    pages = {str(p.with_suffix("")) for p in files if p.suffix.lower() in _PAGES}
    beside = {p for p in folders if (saved := _BESIDE.fullmatch(str(p))) and saved[1] in pages}
    return sorted(p for p in files if _may_be_a_transcript(p.relative_to(folder), folder, outputs, beside))


def _is_closed(folder: Path) -> bool:
    """Say whether a folder of this machine may not be looked into: whoever walks through it would miss what lies there."""
    return isinstance(folder, PurePath) and folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _may_be_a_transcript(path: Path, folder: Path, outputs: Set[Path], beside: Set[Path]) -> bool:
    """Say whether a file below a folder is to be read, and neither hidden nor what a build or another program left there."""
    if _is_hidden(path) or path.name.startswith("~$") or path.name.lower() in _SYSTEM:
        return False
    if folder in outputs and path.parts[0] in (*OUTPUTS, TIMES, STORE):
        return False
    return not any(folder / parent in outputs or folder / parent in beside for parent in path.parents[:-1])


def _matching(pattern: str) -> Iterator[Given]:
    """Yield the files that a pattern matches, named from the last folder before its first wild part."""
    wild = next(place for place, character in enumerate(pattern) if character in _WILD)
    cut = pattern.rfind("/", 0, wild) + 1
    folder = located(pattern[:cut] or ".")
    matches = sorted(p for p in folder.glob(pattern[cut:]) if p.is_file())
    if not matches:
        raise SourceError("no file matches this pattern", where=pattern, remedy="check the path")
    yield from (Given(p, p.relative_to(folder).as_posix()) for p in matches)


_spool: tempfile.TemporaryDirectory[str] | None = None


def _spooled() -> Path:
    """Put standard input into a file of its own, which lives as long as the process: a build reads it twice."""
    global _spool
    if _spool is None:
        _spool = tempfile.TemporaryDirectory(prefix="graphkit-")
        atexit.register(_spool.cleanup)
    path = Path(_spool.name) / "stdin"
    if not path.exists():
        taken = 0
        with path.open("wb") as out:
            while part := sys.stdin.buffer.read(2**20):
                taken += len(part)
                if taken > _LIMIT:
                    raise SourceError("more than 4 GiB", where="stdin", remedy="give it as files")
                out.write(part)
    return path
