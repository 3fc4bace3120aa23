"""Measure: a command as a whole process: its wall time, its processor time, and the most memory it and its children had."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Run", "machine", "medians", "python", "timed"]

_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall and processor time, and megabytes (10⁶ bytes) of memory at the highest."""

    wall: float
    cpu: float
    memory: float


def timed(command: Sequence[str]) -> Run:
    """Run a command to its end and measure it; raises ``CalledProcessError`` where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=_as_installed())
    peak = _Peak(process.pid)
    code = process.wait()
    wall = time.perf_counter() - begun
    if code:
        raise subprocess.CalledProcessError(code, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, peak.end() / 1e6)


def _as_installed() -> dict[str, str]:
    """Return an environment in which modules are compiled once, as an installer does, and not at each start."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def python(code: str, *arguments: str) -> list[str]:
    """Return the command that runs some Python in a process of its own."""
    return [sys.executable, "-c", code, *arguments]


def medians(run: Callable[[], Run], times: int) -> Run:
    """Run several times and return the median of each figure."""
    runs = [run() for _ in range(times)]
    return Run(*(statistics.median(getattr(r, name) for r in runs) for name in Run.__slots__))


class _Peak:
    """Looks at the memory of a process and its descendants ten times a second. (Linux; 0 elsewhere.)"""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> int:
        """Stop looking, and return the most that was seen, in bytes."""
        self._ended.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._ended.wait(0.1):
            self._most = max(self._most, sum(map(_resident, _family(self._pid))))


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in _family(int(child)))]


def _resident(pid: int) -> int:
    """Return what a process has for itself: files that are mapped and shared with others are not counted."""
    try:
        fields = Path(f"/proc/{pid}/statm").read_text().split()
    except OSError:
        return 0
    return (int(fields[1]) - int(fields[2])) * _PAGE


def machine() -> str:
    """Say what the figures were measured on."""
    import platform

    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PHYS_PAGES") * _PAGE / 2**30
    versions = json.dumps(_versions())
    return f"{len(os.sched_getaffinity(0))} cores of {model}, {memory:.0f} GiB, Python {platform.python_version()}, {versions}"


def _versions() -> dict[str, str]:
    from importlib.metadata import version

    return {name: version(name) for name in ("pyoxigraph", "rdflib", "shacl", "ahocorasick-rs")}
