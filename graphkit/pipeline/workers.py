"""Workers: shards are spread over processes of this machine; each loads the register once and writes files.

A worker is a fresh interpreter that is told shards on its standard input, one JSON line each, and answers each with
a line. Nothing is pickled and nothing is forked: it is right on every platform, beside threads, and in a script
that has no ``if __name__ == "__main__"``.
"""

from __future__ import annotations

import gc
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import graphkit.errors
from graphkit.errors import GraphkitError
from graphkit.pipeline.shard import Orders, Shard, run, warm

__all__ = ["cores", "run_local", "serve"]

WORTH = 400_000
"""A process for every so many bytes of sources: to start one takes as long as to work through half of them."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_local(shards: Sequence[Shard], orders: Orders, jobs: int | None) -> Iterator[Shard]:
    """Run shards in ``jobs`` processes, or in this one where that is one; yield each when its parts are written.

    Without ``jobs`` there are as many as cores, but no more than are worth their start. Raises the `GraphkitError` that a
    shard ended with, and ``RuntimeError`` where a worker died.
    """
    jobs = min(jobs or min(cores(), _worthwhile(shards)), len(shards))
    if jobs <= 1:
        for shard in shards:
            run(shard, orders)
            yield shard
        return
    pool = _Pool(iter(shards), orders, jobs)
    try:
        yield from pool.results()
    finally:
        pool.end()


def _worthwhile(shards: Sequence[Shard]) -> int:
    """Return how many processes the sources keep at work, by their bytes."""
    paths = (Path(path) for shard in shards for path, _ in shard.sources)
    return sum(path.stat().st_size for path in paths if path.is_file()) // WORTH


class _Pool:
    """Some workers, each with a thread that hands it the next shard."""

    def __init__(self, shards: Iterator[Shard], orders: Orders, jobs: int) -> None:
        self._shards = shards
        self._taking = threading.Lock()
        self._done: queue.SimpleQueue[Shard | BaseException | None] = queue.SimpleQueue()
        self._workers = [_started(orders) for _ in range(jobs)]
        self._threads = [threading.Thread(target=self._feed, args=(w,), daemon=True) for w in self._workers]
        for thread in self._threads:
            thread.start()

    def results(self) -> Iterator[Shard]:
        """Yield shards as they are done, until every worker has nothing left to do."""
        left = len(self._threads)
        while left:
            done = self._done.get()
            if isinstance(done, BaseException):
                raise done
            if done is None:
                left -= 1
            else:
                yield done

    def end(self) -> None:
        """Let every worker end; those that are still at work are stopped."""
        for worker in self._workers:
            if worker.poll() is None:
                worker.kill()
            worker.wait()
        for thread in self._threads:
            thread.join()
        for worker in self._workers:
            close(worker)

    def _feed(self, worker: subprocess.Popen[str]) -> None:
        try:
            while True:
                with self._taking:
                    shard = next(self._shards, None)
                if shard is None:
                    break
                self._done.put(_told(worker, shard))
            self._done.put(None)
        except BaseException as error:  # handed over to the thread that waits
            self._done.put(error)


def _started(orders: Orders) -> subprocess.Popen[str]:
    package = str(Path(graphkit.errors.__file__).parent.parent)
    paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    worker = subprocess.Popen(
        [sys.executable, "-c", "from graphkit.pipeline.workers import serve; serve()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip
    assert worker.stdin is not None
    _say(worker.stdin, asdict(orders))
    return worker


def _told(worker: subprocess.Popen[str], shard: Shard) -> Shard:
    """Have a worker run a shard; raises what it ended with."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    with suppress(BrokenPipeError):  # a worker that died says why below, by its exit code
        _say(worker.stdin, asdict(shard))
    answer = worker.stdout.readline()
    if not answer:
        raise RuntimeError(f"a worker ended with code {worker.wait()} on a shard with {shard.sources[0][1]}")
    failed: dict[str, Any] = json.loads(answer)
    if failed:
        kind = getattr(graphkit.errors, failed.pop("kind"))
        raise kind(failed.pop("what"), **failed)
    return shard


def close(worker: subprocess.Popen[str]) -> None:
    """Close the pipes of a worker that has ended; what it was told last may still be in one of them."""
    for pipe in (worker.stdin, worker.stdout):
        assert pipe is not None
        with suppress(BrokenPipeError):
            pipe.close()


def _say(pipe: IO[str], data: dict[str, Any]) -> None:
    pipe.write(json.dumps(data) + "\n")
    pipe.flush()


def _settle_down(orders: Orders) -> None:
    """Keep the collector from walking the register again and again: nothing that lasts is made after it."""
    with suppress(GraphkitError):  # the first shard says it
        warm(orders)
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def serve() -> None:
    """Be a worker: take orders, then shards, from standard input until it ends."""
    orders = Orders(**json.loads(sys.stdin.readline()))
    _settle_down(orders)
    for line in sys.stdin:
        told = json.loads(line)
        failed: dict[str, Any] = {}
        try:
            run(Shard.of(told), orders)
        except GraphkitError as error:
            failed = {
                "kind": type(error).__name__, "what": error.what, "where": error.where, "line": error.line,
                "remedy": error.remedy,
            }  # fmt: skip
        _say(sys.stdout, failed)
