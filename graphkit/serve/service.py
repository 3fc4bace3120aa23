"""Service: the door between HTTP and the workers: a job goes in, a response comes out, whatever happens."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import Response

from graphkit.serve.frames import Reply
from graphkit.serve.memory import Memory
from graphkit.serve.pool import Busy, Pool, TimeUp
from graphkit.serve.processes import begun, ended
from graphkit.serve.protocol import Refused
from graphkit.serve.room import room_for
from graphkit.serve.shelf import Head, Shelf
from graphkit.serve.snapshot import Snapshots
from graphkit.serve.warming import warm
from graphkit.serve.workers import Lost, Source
from graphkit.store import put_graph

if TYPE_CHECKING:
    from starlette.requests import Request

    from graphkit.serve.options import Options

__all__ = ["Service", "respond"]

_log: Final = logging.getLogger(__name__)

_RETRY: Final = "5"
"""Seconds after which a client that was sent away may come again."""

_NO_GZIP: Final = re.compile(r"q=0(\.0*)?$")


class Service:
    """Two lanes of workers: one for the queries of strangers, one for pages and data, which never waits for it."""

    def __init__(self, options: Options, base: str) -> None:
        self.options = options
        self.base = base
        self._snapshots = Snapshots(options.output)
        self._renewing = asyncio.Lock()
        self._equipping: asyncio.Task[None] | None = None
        self._shelf = Shelf(options.cache_bytes)
        queries, pages = options.lanes
        self._source = Source(self._settings(self._snapshots.take()))
        self._queries = Pool(queries, options.waiting, options.timeout, self._source)
        self._pages = Pool(pages, options.waiting, options.timeout, self._source)

    async def start(self) -> None:
        """Start a worker a lane; raises `GraphkitError` where the store cannot be opened."""
        await asyncio.gather(self._queries.start(), self._pages.start())
        self._begin_to_equip()

    async def stop(self) -> None:
        """End all workers, and let go of what they worked on."""
        if self._equipping is not None:
            self._equipping.cancel()
            await asyncio.wait({self._equipping})
        await asyncio.gather(self._queries.stop(), self._pages.stop())
        if self._source.memory is not None:
            await self._source.memory.stop()
        self._snapshots.drop()

    async def _renew(self) -> None:
        """Go on with the store that the last build left, where one has ended since."""
        if not self._snapshots.stale():
            return
        async with self._renewing:
            if self._snapshots.stale():
                settings = self._settings(await asyncio.to_thread(self._snapshots.take))
                await self._go_on_with(Source(settings), Shelf(self.options.cache_bytes))
                self._begin_to_equip()

    async def _go_on_with(self, source: Source, shelf: Shelf) -> None:
        before, self._source = self._source, source
        await asyncio.gather(self._queries.renew(source), self._pages.renew(source))
        self._shelf = shelf
        if before.memory is not None and before.memory is not source.memory:
            await before.memory.retire()

    def _begin_to_equip(self) -> None:
        if self._equipping is not None:
            self._equipping.cancel()
        self._equipping = asyncio.create_task(self._equip(self._snapshots.latest))

    async def _equip(self, of: Path) -> None:
        """Bring the snapshot ``of`` into memory where it has room there, and then describe it."""
        if room_for(self.options).enough:
            async with self._queries.narrowed():
                await self._remember(of)
            await self._warm(self._shelf, self._source)
        if self.options.describe:
            await self._describe(of)

    async def _remember(self, of: Path) -> None:
        settings = self._settings(of)
        try:
            memory = await Memory.load(settings, self.options.output / "graph.nq")
        except Lost as error:
            _log.warning("graphkit: %s; answers come from the disk", error)
            return
        async with self._renewing:
            if self._snapshots.latest == of:
                self._shelf.forgive()
                await self._go_on_with(Source(settings, memory), self._shelf)
                return
        await memory.stop()

    async def _warm(self, shelf: Shelf, source: Source) -> None:
        """Have the answers to the built-in questions ready where they come from memory: from the disk they cost too much to be made for nobody."""
        if source.memory is not None and self.options.cache_bytes:
            await warm(shelf, source, self.options.timeout)

    async def _describe(self, of: Path) -> None:
        """Go on with a copy of the snapshot ``of`` in which its description is new, where that is not so already."""
        settings = {"store": str(of), "output": str(self.options.output)}
        graph, _, nquads = (await _output(await begun("describing", settings))).partition(b"\n")
        copy = await asyncio.to_thread(self._snapshots.copy) if nquads else None
        if copy is None:
            return
        await asyncio.to_thread(put_graph, copy, graph.decode(), nquads)
        source = Source(self._settings(copy), await self._told(graph.decode(), nquads))
        shelf = Shelf(self.options.cache_bytes)
        await self._warm(shelf, source)
        async with self._renewing:
            if self._snapshots.latest == of:
                self._snapshots.latest = copy
                await self._go_on_with(source, shelf)

    async def _told(self, graph: str, nquads: bytes) -> Memory | None:
        """Return the process with the graph in memory, where there is one, which has the description now too."""
        memory = self._source.memory
        if memory is None:
            return None
        try:
            await memory.put(graph, nquads.decode())
        except Lost:
            return None
        return memory

    def _settings(self, store: Path) -> dict[str, Any]:
        return {
            "store": str(store),
            "base": self.base,
            "rows": self.options.rows,
            "timeout": self.options.timeout,
            "answer_bytes": self.options.answer_bytes,
            "memory_bytes": self.options.memory_bytes,
        }

    async def query(self, request: Request, job: dict[str, Any]) -> Response:
        """Do a job that runs a stranger's query, unless it was done lately."""
        return await self._answer(self._queries, request, job)

    async def page(self, request: Request, job: dict[str, Any]) -> Response:
        """Do a job whose cost is ours, unless it was done lately."""
        return await self._answer(self._pages, request, job)

    async def _answer(self, pool: Pool, request: Request, job: dict[str, Any]) -> Response:
        asked = {**job, "accept": request.headers.get("accept"), "gzip": _takes_gzip(request)}
        await self._renew()
        shelf = self._shelf
        request.scope["graphkit"] = (shelf, asked)
        reply = shelf.get(asked) or await _unless_gone(request, shelf.once(asked, lambda: _made(shelf, pool, asked)))
        return respond(request, reply)

    def again(self, words: bytes) -> tuple[Head, bytes] | None:
        """Return what a request in the same ``words`` was answered, where that is kept and the graph is the same."""
        return None if self._snapshots.stale() else self._shelf.again(words)


async def _made(shelf: Shelf, pool: Pool, job: dict[str, Any]) -> Reply:
    """Return the reply to ``job``: unpacked from the one that is kept packed, or made by a worker of ``pool``."""
    packed = None if job["gzip"] else shelf.get({**job, "gzip": True})
    return await pool.run(job) if packed is None else await asyncio.to_thread(packed.unpacked)


async def _output(process: asyncio.subprocess.Process) -> bytes:
    """Return what a process prints; cancelled, it is killed."""
    try:
        return (await process.communicate())[0]
    finally:
        if process.returncode is None:
            process.kill()
            await asyncio.shield(ended(process))


async def _unless_gone(request: Request, doing: Coroutine[Any, Any, Reply]) -> Reply:
    """Return what comes of ``doing``; when the client hangs up first, it is broken off."""
    work = asyncio.ensure_future(doing)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            work.cancel()
            await asyncio.wait({work})
            return Reply.sentence(499, "the client is gone")
        return work.result()
    except Busy as error:
        return Reply.sentence(503, str(error), Retry_After=_RETRY)
    except TimeUp as error:
        return Reply.sentence(504, str(error))
    except Lost as error:
        return Reply.sentence(500, str(error))
    finally:
        work.cancel()
        gone.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _takes_gzip(request: Request) -> bool:
    for part in request.headers.get("accept-encoding", "").split(","):
        name, _, quality = part.strip().lower().partition(";")
        if name.strip() in {"gzip", "*"}:
            return not _NO_GZIP.search(quality.strip())
    return False


def respond(request: Request, reply: Reply | Refused) -> Response:
    """Return the response that ``reply`` is: 304 where the client has it already, without a body for HEAD."""
    if isinstance(reply, Refused):
        reply = Reply.sentence(reply.status, str(reply))
    headers = {**reply.headers, "Content-Type": reply.media}
    if reply.status == 200 and _has_it(request, reply.headers.get("ETag")):
        return Response(status_code=304, headers={k: v for k, v in reply.headers.items() if k != "Content-Encoding"})
    headers["Content-Length"] = str(len(reply.body))
    return Response(b"" if request.method == "HEAD" else reply.body, reply.status, headers)


def _has_it(request: Request, tag: str | None) -> bool:
    """Whether ``If-None-Match`` names ``tag``; the comparison is the weak one (RFC 9110, 13.1.2)."""
    known = [part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")]
    return tag is not None and ("*" in known or tag.removeprefix("W/") in known)
