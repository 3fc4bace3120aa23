"""Clients: many that ask over open connections, each its next question as soon as the last is answered; one process.

They speak as little HTTP as they need, so that they take less of the machine than what they measure.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["Load", "Timed", "asked", "request"]


@dataclass(frozen=True, slots=True)
class Timed:
    """One answer: which question it was to, its status (0 where the connection broke), seconds, bytes."""

    name: str
    status: int
    seconds: float
    size: int


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked: requests by name, by how many ``clients`` for how many ``seconds``, with a pause in between.

    ``endless`` makes the request number n that should never be answered; one is sent every ``every`` seconds.
    """

    port: int
    requests: dict[str, bytes]
    clients: int = 50
    seconds: float = 60.0
    think: float = 0.0
    endless: Sequence[bytes] = field(default=())
    every: float = 5.0


def request(path: str, accept: str = "application/sparql-results+json", packed: bool = True) -> bytes:
    """Return a GET of ``path`` as bytes; most clients take gzip, and so do these."""
    coding = "Accept-Encoding: gzip\r\n" if packed else ""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n{coding}\r\n".encode()


def asked(load: Load) -> tuple[list[Timed], list[Timed]]:
    """Put a load on a server and return what came of the questions, and of those without an end."""
    return asyncio.run(_asked(load))


async def _asked(load: Load) -> tuple[list[Timed], list[Timed]]:
    until = time.perf_counter() + load.seconds
    answers: list[Timed] = []
    cut: list[Timed] = []
    endless = [asyncio.create_task(_endless(load, n, one, cut)) for n, one in enumerate(load.endless)]
    await asyncio.gather(*(_client(load, number, until, answers) for number in range(load.clients)))
    for task in endless:
        if not task.done():
            task.cancel()
    await asyncio.gather(*endless, return_exceptions=True)
    return answers, cut


async def _client(load: Load, number: int, until: float, answers: list[Timed]) -> None:
    draw = random.Random(number)
    names = list(load.requests)
    line = await _connected(load.port)
    while time.perf_counter() < until:
        name = draw.choice(names)
        if line.closed:
            line = await _connected(load.port)
        answers.append(await line.ask(name, load.requests[name]))
        if load.think:
            await asyncio.sleep(draw.expovariate(1 / load.think))
    line.close()


async def _endless(load: Load, number: int, sent: bytes, cut: list[Timed]) -> None:
    await asyncio.sleep(number * load.every)
    line = await _connected(load.port)
    cut.append(await line.ask(f"endless {number}", sent))
    line.close()


async def _connected(port: int) -> _Line:
    _, line = await asyncio.get_running_loop().create_connection(_Line, "127.0.0.1", port)
    return line


class _Line(asyncio.Protocol):
    """One open connection with one request under way."""

    def __init__(self) -> None:
        self._received = bytearray()
        self._answer: asyncio.Future[tuple[int, int]] | None = None
        self._transport: asyncio.Transport | None = None
        self.closed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        end = self._received.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self._received[:end].lower()
        place = head.find(b"\r\ncontent-length:")
        length = int(head[place + 17 :].split(b"\r\n", 1)[0]) if place >= 0 else 0
        if len(self._received) >= end + 4 + length:
            self._received.clear()
            self._done(int(head[9:12]), length)

    def connection_lost(self, exc: Exception | None) -> None:
        self.closed = True
        self._done(0, 0)

    async def ask(self, name: str, sent: bytes) -> Timed:
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        begun = time.perf_counter()
        self._transport.write(sent)
        status, size = await self._answer
        return Timed(name, status, time.perf_counter() - begun, size)

    def close(self) -> None:
        assert self._transport is not None
        self._transport.close()

    def _done(self, status: int, size: int) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result((status, size))
