"""Document: the bytes of one source, bounded, and the characters that they stand for."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Protocol

from graphkit.errors import SourceError
from graphkit.model import Source
from graphkit.read.text import decode, encoding_of

__all__ = ["HEAD", "LIMIT", "Beside", "Document", "Readable", "bounded", "load", "too_large", "unreadable"]

LIMIT = 512 * 2**20
"""A source may have so many bytes; the largest sitting that we know of has a twentieth of it."""

HEAD = 2**16
"""So many bytes at the beginning of a source tell its form."""

LINE = 10_000_000
"""A line may have so many characters: a table may hold a day's speech in one, but no file is one line of gigabytes."""


class Readable(Protocol):
    """What bytes can be read from, a piece at a time."""

    def read(self, size: int = ..., /) -> bytes:
        """Return at most ``size`` of the next bytes; none at the end."""
        ...


_RARE_ENDS = re.compile("[\u2028\u0085\x0c]")

Beside = Callable[[str], "Document | None"]
"""Given a relative path with forward slashes: the document that lies there beside this one, or ``None``."""


class Document:
    """One source: its ``name`` in the graph, its bytes, and (``beside``) a way to files that belong to it."""

    def __init__(self, name: str, data: bytes, beside: Beside = lambda path: None) -> None:
        self.name = name
        self.data = data
        self.beside = beside

    @cached_property
    def sha256(self) -> str:
        """The hex digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def head(self) -> str:
        """The first characters, with mistakes passed over: to tell a form by, never to read from."""
        start = self.data[:HEAD]
        text = start.decode(encoding_of(start), errors="replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def text(self) -> str:
        """All characters, with one newline at each line's end; raises `SourceError` where this is no text."""
        return decode(self.data, self.name)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield (number from 1, line without its end), decoded as they are asked for.

        Raises `SourceError` where this is no text, or where a line has no end within `LINE` characters.
        """
        if not self.data or self.data.isspace():
            raise SourceError("the file is empty", where=self.name, remedy="give a transcript")
        encoding = encoding_of(self.data)
        if encoding == "utf-8" and b"\x00" in self.data[:4096]:
            raise SourceError("this is no text", where=self.name, remedy="give a transcript as text")
        with io.TextIOWrapper(io.BytesIO(self.data), encoding=encoding, errors="replace", newline=None) as stream:
            number = 0
            while line := stream.readline(LINE):
                if len(line) == LINE:
                    raise SourceError(
                        f"a line of more than {LINE:,} characters", where=self.name, line=number + 1,
                        remedy="is this a transcript?",
                    )  # fmt: skip
                for part in _RARE_ENDS.split(line.rstrip("\n")):
                    number += 1
                    yield number, part.removeprefix("\ufeff") if number == 1 else part

    def source(self, reader: str, url: str | None = None, part: str = "") -> Source:
        """Return what the graph keeps of this source; ``part`` tells apart several transcripts of one file."""
        return Source(f"{self.name}/{part}" if part else self.name, self.sha256, reader, url)


def load(path: Path, name: str) -> Document:
    """Return a file as a document; raises `SourceError` where it cannot be opened or is too large."""
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            data = None if size > LIMIT else bounded(stream, LIMIT, size)
    except OSError as error:
        raise unreadable(name, error) from error
    if data is None:
        raise too_large(name)
    return Document(name, data, lambda relative: _beside(path, name, relative))


def bounded(stream: Readable, limit: int, expected: int = 0) -> bytes | None:
    """Return all bytes of a stream, or ``None`` where they are more than ``limit``; no more are ever read.

    ``expected`` is the size that the stream is said to have: what it says true of is read in one piece.
    """
    parts = [stream.read(min(expected, limit))] if expected else []
    size = sum(map(len, parts))
    while part := stream.read(2**20):
        size += len(part)
        if size > limit:
            return None
        parts.append(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _beside(path: Path, name: str, relative: str) -> Document | None:
    """Open a file that lies in the folder of ``path`` or below it; a way out of the folder leads nowhere."""
    if not (path.parent / relative).is_file():
        return None
    folder = path.parent.resolve()
    wanted = (folder / relative).resolve()
    if not wanted.is_relative_to(folder) or not wanted.is_file():
        return None
    return load(wanted, (PurePosixPath(name).parent / wanted.relative_to(folder).as_posix()).as_posix())


def too_large(name: str) -> SourceError:
    """Return the error for a source of more than `LIMIT` bytes."""
    return SourceError(f"more than {LIMIT // 2**20} MiB", where=name, remedy="split it into sittings")


def unreadable(name: str, error: OSError) -> SourceError:
    """Return the error for a file that the system will not open."""
    remedy = "check the path" if isinstance(error, FileNotFoundError | IsADirectoryError) else "check the file's rights"
    return SourceError(f"cannot be opened: {error.strerror}", where=name, remedy=remedy)
