"""Settle: of several files, which stand for others: a day's record is published again and again, and the last holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graphkit.errors import SourceError
from graphkit.read.columns import MAPPING
from graphkit.read.document import Document
from graphkit.read.publicwhip import day_and_version
from graphkit.read.tei import LISTS
from graphkit.read.xml import root_of

__all__ = ["latest", "superseded"]

_PEEK = 2**14


def superseded(files: Iterable[tuple[str, Path]]) -> dict[str, str]:
    """Return, for the name of each file for which another stands, the name of that other.

    An earlier version of a day's record gives way to the latest. Where a TEI corpus is given with its parts, its root
    and its lists give way to the parts. A file that is only read with another (`columns.toml`) gives way to it. Files that cannot be opened are passed over: whoever reads them will say so.
    """
    given = list(files)
    return _earlier(given) | _roots(given) | _companions(given)


def _earlier(files: list[tuple[str, Path]]) -> dict[str, str]:
    best: dict[str, tuple[str, str]] = {}
    versions: list[tuple[str, str]] = []
    for name, path in files:
        head = _peek(path)
        version = day_and_version(Document(name, head)) if b"<publicwhip" in head else None
        if version:
            versions.append((name, version[0]))
            best[version[0]] = max(best.get(version[0], ("", "")), (version[1], name))
    return {name: best[key][1] for name, key in versions if best[key][1] != name}


def _roots(files: list[tuple[str, Path]]) -> dict[str, str]:
    roots = {name: root for name, path in files if (root := _tei_root(name, path))}
    part = next((name for name, root in sorted(roots.items()) if root == "TEI"), None)
    corpus = any(root == "teiCorpus" for root in roots.values())
    if part is None or not corpus:
        return {}
    return {name: part for name, root in roots.items() if root != "TEI"}


def _companions(files: list[tuple[str, Path]]) -> dict[str, str]:
    """Files that are read with another: the words of a ParlaMint table, and the mapping of a folder's columns."""
    names = {name for name, _ in files}
    found: dict[str, str] = {}
    for name in sorted(names):
        stem = name.removesuffix("-meta.tsv")
        if stem != name:
            found |= dict.fromkeys({f"{stem}.txt", f"{stem}-meta-en.tsv"} & names, name)
        elif name.rsplit("/", 1)[-1] == MAPPING:
            found[name] = name.removesuffix(MAPPING)
    return found


def _tei_root(name: str, path: Path) -> str | None:
    """Return the root of a file of a corpus; a corpus that holds its sittings itself is no root of others."""
    root = root_of(Document(name, _peek(path)))
    if root == "teiCorpus" and b"include" not in _peek(path, tail=True):
        return None
    return root if root in ("TEI", "teiCorpus", *LISTS) else None


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


def _peek(path: Path, *, tail: bool = False) -> bytes:
    try:
        with path.open("rb") as stream:
            if tail:
                stream.seek(max(0, path.stat().st_size - _PEEK))
            return stream.read(_PEEK)
    except OSError:
        return b""
