"""Sorting: more lines than memory holds, put in order by way of runs on disk."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

__all__ = ["in_order"]

BYTES = 64 * 2**20
"""So many bytes of lines are sorted at once."""

Line = tuple[str, bytes]


def in_order(lines: Iterable[bytes], key: Callable[[bytes], str]) -> Iterator[bytes]:
    """Yield lines (each with its newline) sorted by ``key``, then by themselves, and each only once.

    What does not fit into `BYTES` waits in files, which are gone when the iterator ends.
    """
    with tempfile.TemporaryDirectory(prefix="graphkit-") as folder:
        runs: list[Path] = []
        run: list[Line] = []
        size = 0
        for line in lines:
            run.append((key(line), line))
            size += len(line)
            if size >= BYTES:
                runs.append(_kept(Path(folder) / f"{len(runs)}", run))
                run, size = [], 0
        run.sort()
        for (_, line), _ in groupby(heapq.merge(run, *(_read(path, key) for path in runs))):
            yield line


def _kept(path: Path, run: list[Line]) -> Path:
    run.sort()
    with path.open("wb") as out:
        out.writelines(line for _, line in run)
    return path


def _read(path: Path, key: Callable[[bytes], str]) -> Iterator[Line]:
    with path.open("rb") as lines:
        for line in lines:
            yield key(line), line
