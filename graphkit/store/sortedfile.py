"""Sortedfile: a sorted file is its own index: a record is found by bisection, and replaced while the rest is copied."""

from __future__ import annotations

import mmap
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graphkit.store.files import copied, writing

__all__ = ["Edit", "Records", "edited", "opened"]


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
            copied(old, out, edit.start - at)
            out.write(edit.new)
            at = old.seek(edit.end)
        copied(old, out, os.fstat(old.fileno()).st_size - at)
