"""Holder: a process that holds the graph in memory and splits off workers, which share it and may be killed at any time.

Run as ``python -m graphkit.serve.holder SETTINGS``, with a socket for its standard input: a line of JSON is a request
(``split`` comes with a socket for the worker), and each is answered by one. It has one thread and must keep to
that, for a process that is split while another thread holds a lock may wait for it for ever.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final

import pyoxigraph

from graphkit.errors import GraphkitError, OutputError
from graphkit.serve.jobs import Desk
from graphkit.serve.worker import attend
from graphkit.store import bulk_load, only_there, open_store

__all__ = ["held", "main"]

_MOST: Final = 1 << 16


class _Family:
    """The workers that were split off and have not been buried yet: no other process can have their numbers."""

    def __init__(self) -> None:
        self._alive: set[int] = set()

    def born(self, pid: int) -> None:
        self._alive.add(pid)

    def end(self, pid: int, killed: bool) -> int | None:
        """Wait for the end of a worker, kill it first where told so, and return what it ended with."""
        if pid not in self._alive:
            return None
        if killed:
            os.kill(pid, signal.SIGKILL)
        self._alive.discard(pid)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    def end_all(self) -> None:
        for pid in list(self._alive):
            self.end(pid, killed=True)


def main(settings: dict[str, Any]) -> None:
    """Load the graph, say so, and do what comes down the line until it ends."""
    line = socket.socket(fileno=0)
    try:
        store = held(Path(settings["quads"]), Path(settings["store"]))
    except (GraphkitError, MemoryError) as error:
        _say(line, {"error": f"the graph could not be held in memory ({error})"})
        return
    gc.freeze()
    desk = Desk(store, settings["base"], settings["rows"], settings["answer_bytes"])
    family = _Family()
    _say(line, {"statements": len(store)})
    try:
        for request, given in _requests(line):
            _say(line, _done(request, given, line, desk, settings, family))
    finally:
        family.end_all()


def held(quads: Path, folder: Path) -> pyoxigraph.Store:
    """Return in memory what ``quads`` holds, and the graphs that only the store in ``folder`` has.

    Raises `OutputError` where the two are not of one build.
    """
    memory = pyoxigraph.Store()
    bulk_load(memory, [quads])
    told, _, beside = _aside(memory, folder).partition(b"\n")
    memory.load(beside, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
    if told != b"%d" % len(memory):
        raise OutputError(f"{quads.name} and the store are not of one build", where=str(quads.parent))
    return memory


def _aside(memory: pyoxigraph.Store, folder: Path) -> bytes:
    """Return how many statements the store on disk has, and after a line the graphs that it has alone.

    A process of its own opens it: the engine has threads for a store on disk, which would stay in this one.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        _in_a_child(lambda: _tell(memory, folder, writing))
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        found = told.read()
    if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]):
        raise OutputError("cannot read the store", where=str(folder))
    return found


def _tell(memory: pyoxigraph.Store, folder: Path, writing: int) -> None:
    store = open_store(folder)
    with os.fdopen(writing, "wb") as out:
        out.write(b"%d\n" % len(store))
        pyoxigraph.serialize(only_there(store, memory), out, format=pyoxigraph.RdfFormat.N_QUADS)


def _requests(line: socket.socket) -> Iterator[tuple[dict[str, Any], list[int]]]:
    """Yield each request with the sockets that came with it. Only one is under way at a time."""
    said, given = b"", []
    while True:
        more, sockets, _, _ = socket.recv_fds(line, _MOST, 1)
        if not more:
            return
        said += more
        given += sockets
        if said.endswith(b"\n"):
            yield json.loads(said), given
            said, given = b"", []


def _done(
    request: dict[str, Any],
    given: list[int],
    line: socket.socket,
    desk: Desk,
    settings: dict[str, Any],
    family: _Family,
) -> dict[str, Any]:
    match request:
        case {"do": "split"}:
            pid = _split(desk, settings, line, given[0])
            family.born(pid)
            return {"pid": pid}
        case {"do": "end", "pid": pid, "kill": killed}:
            return {"code": family.end(pid, killed)}
        case {"do": "put", "graph": graph, "nquads": nquads}:
            desk.store.remove_graph(pyoxigraph.NamedNode(graph))
            desk.store.load(nquads, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
            return {"statements": len(desk.store)}
    raise ValueError(f"no such request: {request}")


def _split(desk: Desk, settings: dict[str, Any], line: socket.socket, place: int) -> int:
    pid = os.fork()
    if pid == 0:
        line.close()
        _in_a_child(lambda: _work(desk, settings, socket.socket(fileno=place)))
    os.close(place)
    return pid


def _work(desk: Desk, settings: dict[str, Any], own: socket.socket) -> None:
    jobs: IO[bytes] = own.makefile("rb")
    replies: IO[bytes] = own.makefile("wb")
    with suppress(ConnectionError):  # who asked is gone
        attend(desk, settings, jobs, replies)


def _in_a_child(do: Any) -> None:
    """Do something in the half that was split off, which ends here, and never where the other half goes on."""
    code = 1
    try:
        do()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _say(line: socket.socket, answer: dict[str, Any]) -> None:
    line.sendall(json.dumps(answer).encode() + b"\n")


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
