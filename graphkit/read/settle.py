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
    and its lists give way to the parts. A file that is only read with another (`columns.toml`) gives way to it. Files
    that cannot be opened are passed over: whoever reads them will say so.
    """
    names: set[str] = set()
    versions: dict[str, tuple[str, str]] = {}
    corpus: dict[str, str] = {}
    for name, path in files:
        names.add(name)
        start = _peek(path)
        if b"<" not in start:  # most are no XML, and need not be read as text for that to be known
            continue
        head = Document(name, start)
        if version := day_and_version(head):
            versions[name] = version
        elif root := _corpus_root(head, path):
            corpus[name] = root
    return _earlier(versions) | _around(corpus) | _companions(names)


def _earlier(versions: dict[str, tuple[str, str]]) -> dict[str, str]:
    best: dict[str, tuple[str, str]] = {}
    for name, (day, version) in versions.items():
        best[day] = max(best.get(day, ("", "")), (version, name))
    return {name: best[day][1] for name, (day, _) in versions.items() if best[day][1] != name}


def _around(corpus: dict[str, str]) -> dict[str, str]:
    part = next((name for name, root in sorted(corpus.items()) if root == "TEI"), None)
    if part is None or "teiCorpus" not in corpus.values():
        return {}
    return {name: part for name, root in corpus.items() if root != "TEI"}


def _companions(names: set[str]) -> dict[str, str]:
    """Files that are read with another: the words of a ParlaMint table, and the mapping of a folder's columns."""
    found: dict[str, str] = {}
    for name in sorted(names):
        stem = name.removesuffix("-meta.tsv")
        if stem != name:
            found |= dict.fromkeys({f"{stem}.txt", f"{stem}-meta-en.tsv"} & names, name)
        elif name.rsplit("/", 1)[-1] == MAPPING:
            found[name] = name.removesuffix(MAPPING)
    return found


def _corpus_root(head: Document, path: Path) -> str | None:
    """Return the root of a file of a corpus; a corpus that holds its sittings itself is no root of others."""
    root = root_of(head)
    if root == "teiCorpus" and b"include" not in _peek(path, tail=True):
        return None
    return root if root in ("TEI", "teiCorpus", *LISTS) else None


def latest(documents: Iterable[Document | SourceError]) -> Iterator[Document | SourceError]:
    """Pass the members of an archive on, without those for which another stands.

    One member is held back at a time, so the versions of a day must follow each other, as they do where names are in
    order. The root and the lists of a corpus are held back to the end, and dropped if a sitting has been seen.
    """
    held: Document | None = None
    around: list[Document] = []
    sittings = 0
    for document in documents:
        if isinstance(document, SourceError):
            yield document
            continue
        root = root_of(document)
        sittings += root == "TEI"
        if root in LISTS or (root == "teiCorpus" and b"include" in document.data[-_PEEK:]):
            around.append(document)
            continue
        earlier, later = (day_and_version(held) if held else None), day_and_version(document)
        if held and not (earlier and later and earlier[0] == later[0]):
            yield held
            held = document
        elif not (earlier and later and earlier[1] > later[1]):
            held = document
    if held:
        yield held
    yield from () if sittings else around


def _peek(path: Path, *, tail: bool = False) -> bytes:
    try:
        with path.open("rb") as stream:
            if tail:
                stream.seek(max(0, path.stat().st_size - _PEEK))
            return stream.read(_PEEK)
    except OSError:
        return b""
