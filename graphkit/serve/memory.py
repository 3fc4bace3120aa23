"""Memory: the process that holds the graph in memory, as the service sees it."""

from __future__ import annotations

import asyncio
import json
import socket
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from graphkit.serve.processes import begun, ended
from graphkit.serve.workers import Lost, Worker

__all__ = ["Memory"]

_LINE: Final = 1 << 16

_GONE: Final = "the process that held the graph in memory is gone"


class Memory:
    """A process that holds the graph in memory (see `graphkit.serve.holder`): one request at a time, each with its answer."""

    def __init__(self, process: asyncio.subprocess.Process, line: socket.socket) -> None:
        self._process = process
        self._line = line
        self._turn = asyncio.Lock()
        self._workers: set[int] = set()
        self._retired = False
        self.statements = 0

    @classmethod
    async def load(cls, settings: dict[str, Any], quads: Path) -> Memory:
        """Have a process load the graph, and return when it has. Raises `Lost` where it cannot."""
        ours, theirs = socket.socketpair()
        ours.settimeout(0)
        with theirs:
            process = await begun("holder", {**settings, "quads": str(quads)}, stdin=theirs.fileno())
        memory = cls(process, ours)
        try:
            memory.statements = int((await memory._answer())["statements"])
        except BaseException:
            await memory.stop()
            raise
        return memory

    async def begin(self) -> Worker:
        """Begin a worker over the graph; raises `Lost` where the process is gone."""
        ours, theirs = socket.socketpair()
        try:
            pid = int((await self._asked({"do": "split"}, theirs))["pid"])
            self._workers.add(pid)
            replies, jobs = await asyncio.open_connection(sock=ours)
        except BaseException:
            ours.close()
            raise

        async def end(killed: bool) -> int | None:
            jobs.close()
            return await self._end(pid, killed)

        return Worker(pid, jobs, replies, end)

    async def put(self, graph: str, nquads: str) -> None:
        """Have ``nquads`` stand for ``graph`` in all workers that begin from now on; raises `Lost`."""
        await self._asked({"do": "put", "graph": graph, "nquads": nquads})

    async def retire(self) -> None:
        """End the process, when its last worker has ended."""
        self._retired = True
        if not self._workers:
            await self.stop()

    async def stop(self) -> None:
        """End the process and all of its workers: it ends when nobody is at the other end of the line."""
        self._line.close()
        if self._process.returncode is None and not self.statements:
            with suppress(ProcessLookupError):
                self._process.kill()
        await asyncio.shield(ended(self._process))

    async def _end(self, pid: int, killed: bool) -> int | None:
        try:
            found: int = (await self._asked({"do": "end", "pid": pid, "kill": killed}))["code"]
        except Lost:
            return None
        finally:
            self._workers.discard(pid)
            if self._retired and not self._workers:
                await self.stop()
        return found

    async def _asked(self, request: dict[str, Any], given: socket.socket | None = None) -> dict[str, Any]:
        """Return the answer to a request; who asks may go, but what was asked is answered before the next is."""
        return await asyncio.shield(asyncio.ensure_future(self._exchange(request, given)))

    async def _exchange(self, request: dict[str, Any], given: socket.socket | None) -> dict[str, Any]:
        async with self._turn:
            message = json.dumps(request).encode() + b"\n"
            try:
                if given is None:
                    await asyncio.get_running_loop().sock_sendall(self._line, message)
                else:
                    with given:
                        socket.send_fds(self._line, [message], [given.fileno()])
            except OSError as error:
                raise Lost(_GONE) from error
            return await self._answer()

    async def _answer(self) -> dict[str, Any]:
        loop = asyncio.get_running_loop()
        said = b""
        while not said.endswith(b"\n"):
            try:
                more = await loop.sock_recv(self._line, _LINE)
            except OSError:
                more = b""
            if not more:
                raise Lost(_GONE)
            said += more
        answer: dict[str, Any] = json.loads(said)
        if "error" in answer:
            raise Lost(answer["error"])
        return answer
