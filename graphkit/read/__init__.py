"""Read: the bytes of a file become a transcript; the form is told from what is in it, never from its name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import SourceError, UnknownFormat
from graphkit.model import Source, Transcript
from graphkit.read.page import read_pages, sniff_pages
from graphkit.read.text import decode

__all__ = ["READERS", "Reader", "digest", "open_path", "read_bytes"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One form of transcript: ``sniff`` says whether a text has it, ``read`` takes it."""

    name: str
    sniff: Callable[[str], bool]
    read: Callable[[str, Source], Transcript]


READERS: tuple[Reader, ...] = (Reader("question-page", sniff_pages, read_pages),)
"""The table of readers; the first whose ``sniff`` agrees takes the file."""


def read_bytes(data: bytes, name: str) -> Transcript:
    """Return the transcript in ``data``; ``name`` is what the graph knows the source by.

    Raises `UnknownFormat` where no reader knows the form, `SourceError` where something is missing in it.
    """
    text = decode(data, name)
    for reader in READERS:
        if reader.sniff(text):
            source = Source(name, hashlib.sha256(data).hexdigest(), reader.name)
            return reader.read(text, source)
    raise UnknownFormat(
        "no transcript of a known form",
        where=name,
        remedy='a question page has "Session date:" and "Question By:" lines',
    )


def open_path(path: Path, name: str | None = None) -> Transcript:
    """Return the transcript in a file; raises `SourceError` where it cannot be opened."""
    return read_bytes(_bytes(path, name or path.name), name or path.name)


def digest(path: Path, name: str | None = None) -> str:
    """Return the SHA-256 of a file; raises `SourceError` where it cannot be opened."""
    return hashlib.sha256(_bytes(path, name or path.name)).hexdigest()


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"cannot be opened: {error.strerror}", where=name, remedy="check the file's rights"
        ) from error
