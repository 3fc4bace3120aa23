"""Merging: sorted parts of Turtle become one sorted file, a run of blocks at a time.

A part is a row of groups: a line of JSON (the size of the group in bytes, what its blocks are sorted by, where each begins,
and which stand for several graphs), then the blocks as they stand in the finished file. Pages that were read together
stand together there, so most of what is merged is copied as it lies, and only what several parts describe is looked into.
"""

from __future__ import annotations

import heapq
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, Final

from graphkit.publish.turtle import joined
from graphkit.store import writing

__all__ = ["merged", "write_blocks"]

GROUP: Final = 32 * 2**10
"""So many bytes of blocks make a group, of which each part that is merged holds one in memory."""

Block = tuple[str, bytes, int]
"""What a block is sorted by, the block, and how many graphs it stands for."""


def write_blocks(path: Path, blocks: Iterable[tuple[str, str]]) -> None:
    """Write (order, block) pairs of Turtle as a part, sorted; those of one subject become one block."""
    with writing(path, lasting=False) as out:
        group: list[Block] = []
        size = 0
        for order, same in groupby(sorted(blocks), key=itemgetter(0)):
            several = [block for _, block in same]
            printed = f"\n{joined(several)}".encode()
            group.append((order, printed, len(several)))
            size += len(printed)
            if size >= GROUP:
                _write(out, group)
                group, size = [], 0
        if group:
            _write(out, group)


def _write(out: IO[bytes], group: list[Block]) -> None:
    places = [0]
    for _, printed, _ in group:
        places.append(places[-1] + len(printed))
    several = {place: count for place, (_, _, count) in enumerate(group) if count > 1}
    head = [places[-1], [order for order, _, _ in group], places, list(several.items())]
    out.write(json.dumps(head, ensure_ascii=False).encode() + b"\n")
    out.writelines([printed for _, printed, _ in group])


def merged(parts: Iterable[Path], out: IO[bytes], follow: Set[str]) -> Iterator[str]:
    """Write all blocks of all parts, sorted, and yield what those are sorted by that several graphs describe.

    One graph is not counted where ``follow`` has the order.
    """
    streams = [stream for part in parts if (stream := _Stream(part)).order]
    heap = [(stream.order, number, stream) for number, stream in enumerate(streams)]
    heapq.heapify(heap)
    while heap:
        order, number, stream = heapq.heappop(heap)
        if not heap or heap[0][0] != order:
            out.write(stream.run(heap[0][0] if heap else None))
            yield from stream.shared
            ended = [(number, stream)]
        else:
            ended = [(number, stream), *_same(heap, order)]
            blocks = [one.block() for _, one in ended]
            if sum(count for _, _, count in blocks) - (order in follow) > 1:
                yield order
            out.write(f"\n{joined([printed.decode()[1:] for _, printed, _ in blocks])}".encode())
        for number, stream in ended:
            if stream.order:
                heapq.heappush(heap, (stream.order, number, stream))


def _same(heap: list[tuple[str, int, _Stream]], order: str) -> Iterator[tuple[int, _Stream]]:
    while heap and heap[0][0] == order:
        _, number, stream = heapq.heappop(heap)
        yield number, stream


class _Stream:
    """A part that is being merged: one group of it, and how far that is written.

    ``order`` is what the next block is sorted by, empty at the end; ``shared`` what the blocks of the last run are sorted
    by that stand for several graphs. The file is open only while a group is read: there may be thousands of parts.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._at = 0
        self.shared: list[str] = []
        self._read()

    def run(self, before: str | None) -> bytes:
        """Return all blocks of the group that are sorted before something, or all, and go on behind them."""
        first = self._next
        after = bisect_left(self._orders, before, first) if before is not None else len(self._orders)
        self.shared = [self._orders[n] for n in self._several if first <= n < after] if self._several else []
        blocks = self._blocks[self._places[first] : self._places[after]]
        self._go(after)
        return blocks

    def block(self) -> Block:
        """Return the next block, and go on behind it."""
        place, order = self._next, self.order
        printed = self._blocks[self._places[place] : self._places[place + 1]]
        count = self._several.get(place, 1)
        self._go(place + 1)
        return order, printed, count

    def _go(self, place: int) -> None:
        if place == len(self._orders):
            self._read()
        else:
            self._next, self.order = place, self._orders[place]

    def _read(self) -> None:
        with self._path.open("rb") as part:
            part.seek(self._at)
            head = part.readline()
            size, self._orders, self._places, several = json.loads(head) if head else (0, [""], [0, 0], [])
            self._blocks = part.read(size)
            self._at = part.tell()
        self._several: dict[int, int] = dict(several)
        self._next, self.order = 0, self._orders[0]
