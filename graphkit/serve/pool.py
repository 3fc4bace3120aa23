"""Pool: jobs go to worker processes; one whose time is up is killed, and the next job gets a new worker."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from graphkit.errors import GraphkitError, OutputError
from graphkit.serve.frames import Reply, unpack_head
from graphkit.serve.workers import Lost, Source, Worker

__all__ = ["Busy", "Pool", "TimeUp"]

_QUICK: Final = 2.0
"""Seconds after which a job stands aside: it leaves its place to another, and the processor to all others."""

_TO_BEGIN: Final = 60.0
"""Seconds in which the first worker must have opened the store: a busy machine is slow to begin a process."""

_NICE: Final = 10
"""The priority of a job that takes long (POSIX; 0 is the usual one, 19 the last)."""


class Busy(GraphkitError):
    """More wait than may."""


class TimeUp(GraphkitError):
    """A job took longer than it may."""


class _Seat:
    """The place of one job: among the quick ones, or aside; and whether it takes long."""

    __slots__ = ("aside", "slow")

    def __init__(self) -> None:
        self.aside = self.slow = False


class Pool:
    """At most ``size`` quick jobs and as many that stand aside, each in a worker of its own.

    At most ``waiting`` jobs wait for a place, and none longer than ``timeout`` seconds.
    """

    def __init__(self, size: int, waiting: int, timeout: float, source: Source) -> None:
        self._size = size
        self._places = asyncio.Semaphore(size)
        self._free_aside = size
        self._timeout = timeout
        self._waiting = 0
        self._most = waiting
        self._source = source
        self._idle: list[Worker] = []
        self._all: dict[Worker, Source] = {}
        self._retired = False

    async def start(self) -> None:
        """Start the first worker, so that a store which cannot be opened is known at once."""
        reply = await self.run({"job": "ready"}, max(self._timeout, _TO_BEGIN))
        if reply.status != 200:
            raise OutputError(reply.body.decode().strip())

    async def renew(self, source: Source) -> None:
        """Have all further jobs done by workers of another ``source``; who is at work may finish."""
        self._source = source
        for worker in list(self._idle):
            await self._end(worker)

    async def stop(self) -> None:
        """End all workers and wait for them."""
        for worker in list(self._all):
            await self._end(worker)

    async def retire(self) -> None:
        """End the workers that have nothing to do, and the others when they have done it."""
        self._retired = True
        for worker in list(self._idle):
            await self._end(worker)

    @asynccontextmanager
    async def narrowed(self) -> AsyncIterator[None]:
        """Leave one place of those that are free, for the time of a block in which other work should get on."""
        held = 0
        while held < self._size - 1 and not self._places.locked():
            await self._places.acquire()
            held += 1
        try:
            yield
        finally:
            for _ in range(held):
                self._places.release()

    async def run(self, job: dict[str, Any], timeout: float | None = None) -> Reply:
        """Have a worker do ``job``, within ``timeout`` seconds or those of the pool.

        Raises `Busy`, `TimeUp` or `Lost`; cancelled, it kills its worker.
        """
        await self._enter()
        seat = _Seat()
        try:
            worker = self._idle.pop() if self._idle else await self._begin()
            slow = asyncio.get_running_loop().call_later(_QUICK, self._slow_down, seat, worker)
            try:
                reply = await self._done(worker, job, timeout or self._timeout)
            finally:
                slow.cancel()
            # Its priority cannot be raised again without rights that it should not have, so it ends with its job.
            if self._all.get(worker) is self._source and not seat.slow and not self._retired:
                self._idle.append(worker)
            else:
                await self._end(worker)
            return reply
        finally:
            self._leave(seat)

    async def _done(self, worker: Worker, job: dict[str, Any], timeout: float) -> Reply:
        try:
            async with asyncio.timeout(timeout):
                return await _exchange(worker, job)
        except TimeoutError:
            await self._end(worker)
            raise TimeUp(f"it took more than {timeout:g} seconds", remedy="ask for less at a time") from None
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise Lost(_reason(await self._end(worker, killed=False))) from error
        except asyncio.CancelledError:
            await self._end(worker)
            raise

    def _slow_down(self, seat: _Seat, worker: Worker) -> None:
        """Let all others go before a job that takes long, and another have its place, unless too many stand aside already."""
        seat.slow = True
        _lower(worker)
        if self._free_aside:
            self._free_aside -= 1
            seat.aside = True
            self._places.release()

    def _leave(self, seat: _Seat) -> None:
        if seat.aside:
            self._free_aside += 1
        else:
            self._places.release()

    async def _enter(self) -> None:
        if self._places.locked() and self._waiting >= self._most:
            raise Busy("too many are asking at the same time", remedy="try again in a moment")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._timeout):
                await self._places.acquire()
        except TimeoutError:
            raise Busy("too many are asking at the same time", remedy="try again in a moment") from None
        finally:
            self._waiting -= 1

    async def _begin(self) -> Worker:
        source = self._source
        worker = await source.begin()
        self._all[worker] = source
        return worker

    async def _end(self, worker: Worker, *, killed: bool = True) -> int | None:
        """Forget a worker, wait for its end, and return what it ended with."""
        self._all.pop(worker, None)
        if worker in self._idle:
            self._idle.remove(worker)
        return await asyncio.shield(asyncio.ensure_future(worker.end(killed)))


def _lower(worker: Worker) -> None:
    if sys.platform != "win32":
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, worker.pid, _NICE)


async def _exchange(worker: Worker, job: dict[str, Any]) -> Reply:
    message = json.dumps(job).encode()
    worker.jobs.write(b"%d\n%b" % (len(message), message))
    await worker.jobs.drain()
    line = await worker.replies.readline()
    if not line.endswith(b"\n"):
        raise asyncio.IncompleteReadError(line, None)
    reply, length = unpack_head(line)
    body = await worker.replies.readexactly(length)
    return Reply(reply.status, reply.media, body, reply.headers)


def _reason(code: int | None) -> str:
    if code is not None and code < 0:
        return "the query broke off: most often it needs more memory than one query may have"
    return "the worker ended; the log of the service says why"
