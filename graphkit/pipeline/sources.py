"""Sources: which files a build was given, each with the name by which the graph knows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graphkit.describe import source_slug
from graphkit.errors import GraphkitError, SourceError

__all__ = ["Given", "gather"]


@dataclass(frozen=True, slots=True)
class Given:
    """A file and its name: the path below the folder that was given, or the file's own name."""

    path: Path
    name: str


def gather(sources: Iterable[str | Path]) -> tuple[list[Given], list[GraphkitError]]:
    """Return the files below ``sources`` sorted by name, and an error for each that cannot be taken.

    Hidden files are passed over. Two files that would get the same address are an error, not a merge: the
    first by path is kept.
    """
    found: list[Given] = []
    errors: list[GraphkitError] = []
    for source in sources:
        path = Path(source)
        if path.is_dir():
            found.extend(Given(p, p.relative_to(path).as_posix()) for p in _files(path))
        elif path.exists():
            found.append(Given(path, path.name))
        else:
            errors.append(SourceError("no such file or folder", where=str(source), remedy="check the path"))
    kept: dict[str, Given] = {}
    for given in sorted(found, key=lambda g: (g.name, str(g.path))):
        first = kept.setdefault(source_slug(given.name), given)
        if first is not given and first.path.resolve() != given.path.resolve():
            errors.append(
                SourceError(
                    f"would get the same address as {first.path}",
                    where=str(given.path),
                    remedy="rename one of them",
                )
            )
    return sorted(kept.values(), key=lambda g: g.name), errors


def _files(folder: Path) -> Iterable[Path]:
    return sorted(
        p
        for p in folder.rglob("*")
        if p.is_file() and not any(part.startswith(".") for part in p.relative_to(folder).parts)
    )
