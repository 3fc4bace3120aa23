"""Sortedfile: a sorted file is its own index: a record is found by bisection, and replaced while the rest is copied."""

from __future__ import annotations

import mmap
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from graphkit.store.files import writing

__all__ = ["Edit", "Records", "edited", "opened"]

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Edit:
    """The bytes ``[start, end)`` of a file give way to ``new``."""

    start: int
    end: int
    new: bytes


@dataclass(frozen=True, slots=True)
class Records:
    """A sorted file: where its records begin, what ends one, and how a record's key is read from its bytes."""

    data: mmap.mmap
    first: int
    mark: bytes
    key: Callable[[bytes], bytes]

    def span(self, key: bytes) -> tuple[int, int]:
        """Return where the records with ``key`` stand; an empty span where there are none, at their place."""
        start = self._bound(lambda found: found < key)
        return start, self._bound(lambda found: found <= key)

    def _bound(self, before: Callable[[bytes], bool]) -> int:
        low, high = self.first, len(self.data)
        while low < high:
            start, end = self._around((low + high) // 2, low, high)
            if before(self.key(self.data[start:end])):
                low = end
            else:
                high = start
        return low

    def _around(self, place: int, low: int, high: int) -> tuple[int, int]:
        """Return the record that holds a place: a record begins with the last byte of a mark of two, or behind one."""
        found = self.data.rfind(self.mark, max(low - 1, 0), place + len(self.mark) - 1)
        start = low if found < 0 else found + 1
        found = self.data.find(self.mark, place, high)
        return start, high if found < 0 else found + 1


@contextmanager
def opened(path: Path, first: int, mark: bytes, key: Callable[[bytes], bytes]) -> Iterator[Records]:
    """Open a sorted file whose records begin at byte ``first``, each ending with ``mark`` before the next."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        yield Records(data, first, mark, key)


def edited(path: Path, edits: Iterable[Edit]) -> None:
    """Write a file anew with some of its bytes replaced. The edits are sorted and do not overlap."""
    with path.open("rb") as old, writing(path) as out:
        at = 0
        for edit in edits:
            if edit.start < at:
                raise ValueError(f"an edit at {edit.start} comes after {at}")
            _copy(old, out, edit.start - at)
            out.write(edit.new)
            at = old.seek(edit.end)
        _copy(old, out, os.fstat(old.fileno()).st_size - at)


def _copy(old: IO[bytes], out: IO[bytes], size: int) -> None:
    """Copy the next bytes of a file: by the kernel, which need not look at them, where it can."""
    begin, out_at = old.tell(), out.tell()
    if size > _PIECE and hasattr(os, "copy_file_range"):
        out.flush()
        done = 0
        with suppress(OSError):  # a file system that cannot do it is no failure: the rest goes the long way
            while done < size and (
                taken := os.copy_file_range(old.fileno(), out.fileno(), size - done, begin + done, out_at + done)
            ):
                done += taken
        old.seek(begin + done)
        out.seek(out_at + done)
        size -= done
    while size > 0:
        piece = old.read(min(size, _PIECE))
        if not piece:
            raise ValueError(f"a file ends {size} bytes before an edit")
        out.write(piece)
        size -= len(piece)
