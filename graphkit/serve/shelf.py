"""Shelf: answers of one state of the graph, kept while it lasts: the same question has the same answer, and is answered once."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from graphkit.serve.frames import Reply
from graphkit.serve.likeness import key_of, repeatable
from graphkit.serve.pool import TimeUp

__all__ = ["Head", "Shelf"]

_LARGEST: Final = 4
"""One answer may take this part of the whole shelf, so that no single one empties it."""

_BESIDE: Final = 1024
"""Bytes that are counted for an answer besides its body: its headers, its key, and what holds them."""

_LASTING: Final = (200, 403)
"""The answers that stay what they are while the graph does: what is whole, and that it would be more than may be."""

_REST: Final = 2
"""What took too long is not tried again for so many times the time that it had."""

_MOST_LATE: Final = 1000
"""How many jobs that took too long are remembered."""

_MOST_NOTED: Final = 4000
"""How many requests are known by their words."""

_NOT_MODIFIED: Final = 304

Head = dict[str, Any]
"""The message with which an answer begins, as ASGI has it: ``status`` and ``headers``."""


@dataclass(slots=True)
class _Flight:
    """Work that is under way, and how many wait for it."""

    work: asyncio.Task[Reply]
    begun: float
    waiting: int = 0


class Shelf:
    """Replies by the job that they answer, within ``most`` bytes; what was asked for longest ago makes room.

    It knows one state of the graph: another state has another shelf.
    """

    def __init__(self, most: int) -> None:
        self._kept: OrderedDict[bytes, Reply] = OrderedDict()
        self._under_way: dict[bytes, _Flight] = {}
        self._late: OrderedDict[bytes, tuple[float, TimeUp]] = OrderedDict()
        self._noted: OrderedDict[bytes, tuple[bytes, Head]] = OrderedDict()
        self._most = most
        self._size = 0

    def get(self, job: dict[str, Any]) -> Reply | None:
        """Return the reply to ``job`` if it is here."""
        return self._found(key_of(job)) if self._keeps(job) else None

    async def once(self, job: dict[str, Any], do: Callable[[], Awaitable[Reply]]) -> Reply:
        """Return the reply to ``job``: the one that is kept, or what ``do`` gives.

        Who asks while another is asking the same waits for the same work. It is broken off when the last has
        gone; where it fails, it fails for all of them. Where its time was up, it is so for a while to come.
        """
        if not self._keeps(job):
            return await do()
        key = key_of(job)
        found = self._found(key)
        if found is not None:
            return found
        self._refuse_late(key)
        return await self._joined(key, do)

    def note(self, words: bytes, job: dict[str, Any], head: Head) -> None:
        """Remember that a request in these ``words`` was answered under ``head`` with the reply to ``job``, if that is kept."""
        key = key_of(job)
        if head["status"] in (*_LASTING, _NOT_MODIFIED) and key in self._kept:
            self._noted[words] = (key, head)
            if len(self._noted) > _MOST_NOTED:
                self._noted.popitem(last=False)

    def again(self, words: bytes) -> tuple[Head, bytes] | None:
        """Return the head and the body that a request in the same ``words`` had before, if the answer is here still."""
        key, head = self._noted.get(words, (b"", {}))
        reply = self._found(key)
        if reply is None:
            return None
        return head, b"" if head["status"] == _NOT_MODIFIED else reply.body

    def forgive(self) -> None:
        """Let what took too long be tried again, for it may be quicker now."""
        self._late.clear()

    def _keeps(self, job: dict[str, Any]) -> bool:
        return self._most > 0 and repeatable(job)

    def _found(self, key: bytes) -> Reply | None:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def _refuse_late(self, key: bytes) -> None:
        until, error = self._late.get(key, (0.0, None))
        if error is not None and asyncio.get_running_loop().time() < until:
            raise TimeUp(error.what, remedy=error.remedy)

    async def _joined(self, key: bytes, do: Callable[[], Awaitable[Reply]]) -> Reply:
        flight = self._under_way.get(key)
        if flight is None:
            flight = self._under_way[key] = _Flight(asyncio.ensure_future(do()), asyncio.get_running_loop().time())
            flight.work.add_done_callback(lambda work: self._landed(key, work))
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.work)
        finally:
            flight.waiting -= 1
            if not flight.waiting and not flight.work.done():
                self._under_way.pop(key, None)
                flight.work.cancel()

    def _landed(self, key: bytes, work: asyncio.Task[Reply]) -> None:
        flight = self._under_way.get(key)
        if flight is not None and flight.work is work:
            del self._under_way[key]
        if work.cancelled():
            return
        error = work.exception()
        if error is None:
            self._put(key, work.result())
        elif isinstance(error, TimeUp) and flight is not None:
            self._remember_late(key, flight, error)

    def _remember_late(self, key: bytes, flight: _Flight, error: TimeUp) -> None:
        now = asyncio.get_running_loop().time()
        self._late[key] = (now + _REST * (now - flight.begun), error)
        self._late.move_to_end(key)
        if len(self._late) > _MOST_LATE:
            self._late.popitem(last=False)

    def _put(self, key: bytes, reply: Reply) -> None:
        size = _size(reply)
        if reply.status not in _LASTING or size > self._most // _LARGEST or key in self._kept:
            return
        self._kept[key] = reply
        self._size += size
        while self._size > self._most:
            _, gone = self._kept.popitem(last=False)
            self._size -= _size(gone)


def _size(reply: Reply) -> int:
    return len(reply.body) + _BESIDE
