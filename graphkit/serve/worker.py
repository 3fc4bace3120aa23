"""Worker: a process that holds the store read-only, does one job after the other, and may be killed at any time.

Run as ``python -m graphkit.serve.worker SETTINGS`` with the settings as JSON; jobs come on standard input.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import IO, Any, Final

from graphkit.errors import GraphkitError
from graphkit.serve.frames import Reply, pack, read_job
from graphkit.serve.jobs import Desk, do
from graphkit.store import open_store

__all__ = ["attend", "main"]

_GRACE: Final = 5
"""Seconds after which a worker ends itself, should the web process be gone and nobody kill it."""


def main(settings: dict[str, Any]) -> None:
    """Answer the jobs on standard input until it ends."""
    desk = Desk(open_store(Path(settings["store"])), settings["base"], settings["rows"], settings["answer_bytes"])
    attend(desk, settings, sys.stdin.buffer, sys.stdout.buffer)


def attend(desk: Desk, settings: dict[str, Any], jobs: IO[bytes], replies: IO[bytes]) -> None:
    """Answer ``jobs`` until they end, each within its bounds of time and memory."""
    _bound_memory(settings["memory_bytes"])
    while (job := read_job(jobs)) is not None:
        _alarm(settings["timeout"] + _GRACE)
        reply = _bounded(_attempt(desk, job), settings["answer_bytes"])
        _alarm(0)
        replies.write(pack(reply))
        replies.write(reply.body)
        replies.flush()


def _attempt(desk: Desk, job: dict[str, Any]) -> Reply:
    """Do a job. A bug is told to the log with its traceback, to the client without: it is nothing to mend there."""
    try:
        return do(desk, job)
    except GraphkitError as error:
        return Reply.sentence(400, str(error))
    except MemoryError:
        return Reply.sentence(500, "the query needs more memory than one query may have")
    except Exception:
        traceback.print_exc()
        return Reply.sentence(500, "graphkit failed here; the log of the service says where")


def _bounded(reply: Reply, most: int) -> Reply:
    if len(reply.body) <= most:
        return reply
    return Reply.sentence(403, f"the answer is larger than {most >> 20} MiB (add LIMIT, or take the whole graph)")


def _alarm(seconds: float) -> None:
    """Have the system end this process when ``seconds`` are over, whatever it is doing then."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _bound_memory(most: int) -> None:
    """Let this process take ``most`` bytes beyond what it has now, where the system tells what that is."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):
        return
    bound = pages * os.sysconf("SC_PAGE_SIZE") + most
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))


if __name__ == "__main__":
    try:
        main(json.loads(sys.argv[1]))
    except GraphkitError as error:
        sys.exit(f"graphkit: {error}")
