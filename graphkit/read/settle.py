"""Settle: of several files, which stand for others: a day's record is published again and again, and the last holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graphkit.errors import SourceError
from graphkit.read.document import Document
from graphkit.read.publicwhip import day_and_version

__all__ = ["latest", "superseded"]

_PEEK = 2**14

Version = tuple[str, str]
"""What a file is a version of, and which."""


def superseded(files: Iterable[tuple[str, Path]]) -> dict[str, str]:
    """Return, for the name of each file that is an earlier version of another, the name of the latest.

    Files that cannot be opened are passed over: whoever reads them will say so.
    """
    best: dict[str, tuple[str, str]] = {}
    versions: list[tuple[str, Version]] = []
    for name, path in files:
        version = _peek(name, path)
        if version:
            versions.append((name, version))
            best[version[0]] = max(best.get(version[0], ("", "")), (version[1], name))
    return {name: best[key][1] for name, (key, _) in versions if best[key][1] != name}


def latest(documents: Iterable[Document | SourceError]) -> Iterator[Document | SourceError]:
    """Pass the members of an archive on, without those that the next one is a later version of.

    One member is held back at a time, so versions must follow each other, as they do where names are in order.
    """
    held: Document | None = None
    for document in documents:
        if isinstance(document, SourceError):
            yield document
            continue
        earlier, later = (day_and_version(held) if held else None), day_and_version(document)
        if held and not (earlier and later and earlier[0] == later[0]):
            yield held
            held = document
        elif not (earlier and later and earlier[1] > later[1]):
            held = document
    if held:
        yield held


def _peek(name: str, path: Path) -> Version | None:
    try:
        with path.open("rb") as stream:
            head = stream.read(_PEEK)
    except OSError:
        return None
    return day_and_version(Document(name, head)) if b"<publicwhip" in head else None
