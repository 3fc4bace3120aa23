"""Open: the one place where sources are opened: a file, or an archive with many."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from graphkit.errors import SourceError, UnknownFormat
from graphkit.model import Transcript
from graphkit.read.archives import is_archive, members
from graphkit.read.document import LIMIT, Document, load, too_large, unreadable
from graphkit.read.readers import READERS, readers
from graphkit.read.settle import latest

__all__ = ["digest", "open_many", "open_path", "read_bytes", "read_document"]

Failed = Callable[[SourceError], None]


def open_many(path: Path, name: str | None = None, failed: Failed | None = None) -> Iterator[Transcript]:
    """Yield every transcript of a file or an archive, one at a time; a member's source is named ``name/member``.

    With ``failed``, the error of a member is handed to it and the other members are read; without, it is raised.
    Raises `SourceError` where the file itself cannot be read.
    """
    for document in _documents(path, name or path.name):
        try:
            if isinstance(document, SourceError):
                raise document
            yield from read_document(document)
        except SourceError as error:
            if failed is None:
                raise
            failed(error)


def open_path(path: Path, name: str | None = None) -> Transcript:
    """Return the one transcript of a file; raises `SourceError` where there are several, or none."""
    found = open_many(path, name)
    return _only(found, name or path.name)


def read_bytes(data: bytes, name: str) -> Transcript:
    """Return the one transcript in ``data``; ``name`` is what the graph knows the source by.

    Raises `UnknownFormat` where no reader knows the form, `SourceError` where something is missing in it.
    """
    return _only(read_document(Document(name, data)), name)


def read_document(document: Document) -> Iterator[Transcript]:
    """Yield the transcripts of one document; raises `UnknownFormat` where no reader knows its form."""
    if not document.data or document.data.isspace():
        raise SourceError("the file is empty", where=document.name, remedy="give a transcript")
    for reader in readers():
        if reader.sniff(document):
            yield from reader.read(document)
            return
    known = ", ".join(dict.fromkeys(reader.what for reader in READERS))
    raise UnknownFormat("no transcript of a known form", where=document.name, remedy=f"known are {known}")


def digest(path: Path, name: str | None = None) -> str:
    """Return the SHA-256 of a file; raises `SourceError` where it cannot be opened, or is larger than what is read."""
    try:
        with path.open("rb") as stream:
            if path.stat().st_size > LIMIT and not is_archive(stream):
                raise too_large(name or path.name)
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(name or path.name, error) from error


def _documents(path: Path, name: str) -> Iterator[Document | SourceError]:
    try:
        stream = path.open("rb")
    except OSError as error:
        raise unreadable(name, error) from error
    with stream:
        archived = is_archive(stream)
        if archived:
            found = members(stream, path.stat().st_size, name)
            yield from latest(inner for member in found for inner in _member(member))
    if not archived:
        yield load(path, name)


def _member(member: Document | SourceError) -> Iterator[Document | SourceError]:
    """A gzipped member is unpacked too; an archive within an archive is refused."""
    if isinstance(member, SourceError) or not is_archive(io.BytesIO(member.data)):
        yield member
        return
    inner = members(io.BytesIO(member.data), len(member.data), member.name)
    for document in inner if member.data.startswith(b"\x1f\x8b") else ():
        if isinstance(document, SourceError) or not is_archive(io.BytesIO(document.data)):
            yield document
            return
        break
    yield SourceError("an archive within an archive", where=member.name, remedy="unpack it first")


def _only(found: Iterator[Transcript], name: str) -> Transcript:
    transcripts = list(found)
    if len(transcripts) != 1:
        raise SourceError(
            f"holds {len(transcripts) or 'no'} transcripts", where=name, remedy="open_many gives all of them"
        )
    return transcripts[0]
