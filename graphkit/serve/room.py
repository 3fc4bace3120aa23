"""Room: whether the graph may be held in memory, reckoned from the size of its file before anything is read."""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.store import NEED

if TYPE_CHECKING:
    from graphkit.serve.options import Options

__all__ = ["Room", "free_memory", "room_for"]

_PART: Final = 2
"""The graph may take one part in so many of the memory that is free, unless it is told what it may take."""


@dataclass(frozen=True, slots=True)
class Room:
    """The bytes that a graph with its workers may take in memory, and those that it needs (``None``: it cannot be held)."""

    may: int
    needs: int | None

    @property
    def enough(self) -> bool:
        """Whether the graph is held in memory."""
        return self.needs is not None and self.needs <= self.may

    def __str__(self) -> str:
        """Return where answers come from, in a few words."""
        if self.enough:
            return "from memory as soon as it is loaded"
        if self.needs is None or not self.may:
            return "from the disk"
        return f"from the disk: memory needs {_mebibytes(self.needs)} and may have {_mebibytes(self.may)}"


def room_for(options: Options) -> Room:
    """Return the room for the graph of ``options``.

    Workers share it, but one that reads all of it copies nearly all: reading counts references, in the same pages. So it is
    reckoned once more for each query that may run at the same time. Where processes cannot be split (Windows), or
    there is no ``graph.nq``, nothing is held.
    """
    quads = options.output / "graph.nq"
    splits = hasattr(os, "fork") and hasattr(socket, "send_fds")
    needs = quads.stat().st_size * NEED * (1 + options.concurrent) if splits and quads.exists() else None
    return Room(free_memory() if options.graph_bytes is None else options.graph_bytes, needs)


def free_memory() -> int:
    """Return the bytes that the graph may take unless told otherwise: half of what is free. 0 where nobody tells."""
    return min(_of_the_system(), _of_the_group()) // _PART


def _of_the_system() -> int:
    try:
        told = Path("/proc/meminfo").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) << 10 for line in told.splitlines() if line.startswith("MemAvailable:")), 0)


def _of_the_group() -> int:
    """Return what is left of the bound that systemd or a container has set (cgroups, version 2), if there is one."""
    try:
        group = Path("/proc/self/cgroup").read_text(encoding="ascii").strip().rpartition("::/")[2]
        bounds = Path("/sys/fs/cgroup") / group
        most = (bounds / "memory.max").read_text(encoding="ascii").strip()
        taken = int((bounds / "memory.current").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return sys.maxsize
    return sys.maxsize if most == "max" else max(0, int(most) - taken)


def _mebibytes(number: int) -> str:
    return f"{-(-number // (1 << 20)):,} MiB"
