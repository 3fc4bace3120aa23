"""Workers: processes that do jobs, each with a way in, a way out, and an end; and where they come from."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import GraphkitError
from graphkit.serve.processes import begun, ended

if TYPE_CHECKING:
    import asyncio

    from graphkit.serve.memory import Memory

__all__ = ["Lost", "Source", "Worker"]


_log: Final = logging.getLogger(__name__)


class Lost(GraphkitError):
    """A process ended in the middle of its work."""


@dataclass(frozen=True, slots=True, eq=False)
class Worker:
    """A process that does one job after the other.

    ``end`` waits for its end, kills it first where it is told so, and returns what it ended with, if that is known.
    """

    pid: int
    jobs: asyncio.StreamWriter
    replies: asyncio.StreamReader
    end: Callable[[bool], Awaitable[int | None]]


class Source:
    """Begins workers over one state of the graph: processes that open the store on disk, or parts of one that has it in memory."""

    def __init__(self, settings: dict[str, Any], memory: Memory | None = None) -> None:
        self.settings = settings
        self.memory = memory

    async def begin(self) -> Worker:
        """Begin a worker. Should the process with the graph in memory be gone, the disk is there still."""
        if (memory := self.memory) is not None:
            try:
                return await memory.begin()
            except Lost as error:
                self.memory = None
                await memory.stop()
                _log.warning("graphkit: %s; answers come from the disk now", error)
        return await _over_the_disk(self.settings)


async def _over_the_disk(settings: dict[str, Any]) -> Worker:
    process = await begun("worker", settings)
    assert process.stdin is not None
    assert process.stdout is not None

    async def end(killed: bool) -> int | None:
        # One that ended by itself is not killed: that would hide how.
        if killed and process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
        return await ended(process)

    return Worker(process.pid, process.stdin, process.stdout, end)
