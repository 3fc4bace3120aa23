"""Archives: a zip, gzip or tar file is read member by member, in order, without unpacking anything to disk."""

from __future__ import annotations

import gzip
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, cast

from graphkit.errors import SourceError
from graphkit.read.document import LIMIT, Document, Readable, bounded, too_large

__all__ = ["is_archive", "members"]

RATIO = 250
"""Nothing that people write shrinks further: more is a bomb. (Markup shrinks to a thirtieth, a table to a fortieth.)"""

_FREE = 16 * 2**20
"""So much may come out of any archive, however small."""

_ZIP, _EMPTY_ZIP, _GZIP, _TAR = b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"ustar"
_DAMAGE = (zipfile.BadZipFile, tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, NotImplementedError)


def is_archive(stream: IO[bytes]) -> bool:
    """Say whether a file is an archive of others; an office document is a zip too, and is none."""
    head = stream.read(512)
    stream.seek(0)
    if not head.startswith(_ZIP):
        return head.startswith((_GZIP, _EMPTY_ZIP)) or head[257:262] == _TAR
    try:
        with zipfile.ZipFile(stream) as archive:
            return not {"[Content_Types].xml", "mimetype"} & set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError):
        return True
    finally:
        stream.seek(0)


def members(stream: IO[bytes], size: int, name: str) -> Iterator[Document | SourceError]:
    """Yield each member of an archive of ``size`` bytes as a document ``name/member``, or the error in its place.

    Folders, links and hidden files are passed over. Raises `SourceError` where the archive itself is damaged.
    """
    head = stream.read(512)
    stream.seek(0)
    try:
        if head.startswith((_ZIP, _EMPTY_ZIP)):
            yield from _zip(stream, name)
        elif head.startswith(_GZIP):
            yield from _gzip(stream, size, name)
        else:
            yield from _tar(stream, name)
    except _DAMAGE as error:
        raise SourceError(f"a damaged archive: {error}", where=name, remedy="was it copied to its end?") from error


def _zip(stream: IO[bytes], name: str) -> Iterator[Document | SourceError]:
    with zipfile.ZipFile(stream) as archive:
        entries = {i.filename: i for i in archive.infolist() if not i.is_dir() and not _hidden(i.filename)}
        for member, entry in sorted(entries.items()):
            fault = _fault(name, member)
            if fault is None and entry.flag_bits & 1:
                fault = SourceError("locked with a password", where=f"{name}/{member}", remedy="unlock it first")
            if fault:
                yield fault
                continue
            with archive.open(entry) as content:
                data = bounded(content, _bound(entry.compress_size))
            yield _bomb(f"{name}/{member}") if data is None else Document(f"{name}/{member}", data)


def _gzip(stream: IO[bytes], size: int, name: str) -> Iterator[Document | SourceError]:
    with gzip.GzipFile(fileobj=stream) as content:
        is_tar = content.read(512)[257:262] == _TAR
        content.seek(0)
        if is_tar:
            yield from _tar(_Counted(content, max(_FREE, size * RATIO), name), name)
            return
        data = bounded(content, _bound(size))
    yield _bomb(name) if data is None else Document(name.removesuffix(".gz"), data)


def _tar(stream: Readable, name: str) -> Iterator[Document | SourceError]:
    with tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|") as archive:
        for entry in archive:
            if not entry.isfile() or _hidden(entry.name):
                continue
            member = f"{name}/{entry.name.removeprefix('./')}"
            fault = _fault(name, entry.name)
            content = archive.extractfile(entry)
            data = bounded(content, LIMIT) if content and not fault and entry.size <= LIMIT else None
            yield fault or (too_large(member) if data is None else Document(member, data))


class _Counted:
    """A stream that refuses to give more than it may."""

    def __init__(self, stream: Readable, limit: int, name: str) -> None:
        self._stream, self._left, self._name = stream, limit, name

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; raises `SourceError` past the limit."""
        data = self._stream.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise _bomb(self._name)
        return data


def _bound(packed: int) -> int:
    return min(LIMIT, max(_FREE, packed * RATIO))


def _bomb(name: str) -> SourceError:
    return SourceError(
        f"unpacks to more than {RATIO} times its size or {LIMIT // 2**20} MiB", where=name,
        remedy="unpack it yourself if you trust it",
    )  # fmt: skip


def _fault(archive: str, member: str) -> SourceError | None:
    """A name that leads out of the archive is refused, though nothing is written: it would be the source's name."""
    path = PurePosixPath(member.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return SourceError(
            f"a member named {member!r} points outside the archive", where=archive, remedy="pack it anew"
        )
    return None


def _hidden(member: str) -> bool:
    parts = PurePosixPath(member).parts
    return any(part.startswith(".") and part != ".." for part in parts) or parts[:1] == ("__MACOSX",)
