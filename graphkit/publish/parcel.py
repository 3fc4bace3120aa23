"""Parcel: a format that has several files goes into a folder, or into one zip."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Final, Protocol

from graphkit.store import writing

__all__ = ["Folder", "Parcel", "Zip", "zipped"]

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip, so that the same graph gives the same bytes."""


class Parcel(Protocol):
    """Somewhere to put files, one after the other."""

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open a new file of this name (a relative POSIX path) for writing."""
        ...


class Folder:
    """A parcel that is a folder; each file takes its place whole. Raises `OutputError` where it cannot."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open a file beside its place; it is renamed when the block ends well."""
        return writing(self.path / name)


class Zip:
    """A parcel that is one zip on a stream; the stream need not be seekable."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open the next member of the zip."""
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        with self._archive.open(entry, "w", force_zip64=True) as out:
            yield out


def zipped(out: IO[bytes], write: Callable[[Parcel], None]) -> None:
    """Write a whole parcel as one zip to a binary stream."""
    with zipfile.ZipFile(out, "w") as archive:
        write(Zip(archive))
