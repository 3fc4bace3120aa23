"""Troubles: a build is denied room, memory, or the folder, and must say so in one sentence and lose nothing."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Final

from benchmarks.killing import Bench, finish, leavings, started, state
from benchmarks.worlds import World

MIB = 2**20


def command(world: World, output: Path, limit: tuple[int, int] | None = None) -> tuple[int, str]:
    """Run ``graphkit build`` under a limit of the kernel; return its exit code and its last words."""
    done = subprocess.run(
        [sys.executable, "-m", "graphkit", "build", str(world.sources), "-o", str(output), "--register",
         world.register, "--jobs", "1", "--quiet"],
        capture_output=True, text=True, timeout=240, check=False,
        preexec_fn=(lambda: resource.setrlimit(limit[0], (limit[1], limit[1]))) if limit else None,
    )  # fmt: skip
    return done.returncode, done.stderr.strip()


def read_only(folder: Path) -> str:
    """A folder that cannot be written: one sentence, exit code 2, and nothing changed."""
    bench = Bench(folder, pages=1)
    place = folder / "file"
    place.write_text("in the way", encoding="utf-8")
    code, said = command(bench.worlds["before"], place / "out")
    return _verdict(code == 2 and _sentence(said) and place.read_text(encoding="utf-8") == "in the way", code, said)


def too_little_room(folder: Path) -> str:
    """A file that may not grow (RLIMIT_FSIZE): one sentence; the old state stays whole, the next build finishes."""
    return _starved(Bench(folder, pages=1), (resource.RLIMIT_FSIZE, 200_000))


def too_little_memory(folder: Path) -> str:
    """An address space of 400 MiB (RLIMIT_AS): the build may die; the old state stays whole, the next one finishes."""
    return _starved(Bench(folder, pages=1), (resource.RLIMIT_AS, 400 * MIB), sentence=False)


def disk_full(folder: Path) -> str:
    """A file system with too little room for a second build: one sentence; the old state stays, and later it finishes."""
    folder.mkdir(parents=True)
    bench = Bench(folder / "bench", pages=1)
    disk = folder / "disk"
    disk.mkdir()
    size = sum(p.stat().st_size for p in bench.finished("before").rglob("*") if p.is_file())
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size + 700_000}", "none", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        return "not tried: no file system can be mounted here"
    try:
        output = disk / "out"
        shutil.copytree(bench.finished("before"), output)
        code, said = command(bench.worlds["after"], output)
        held = code == 2 and _sentence(said) and _each_whole(bench, output)
        subprocess.run(["mount", "-o", "remount,size=512m", str(disk)], check=True)
        finish(bench.worlds["after"], output)
        return _verdict(held and state(output) == bench.state("after") and not list(leavings(output)), code, said)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def two_builds(folder: Path) -> str:
    """Two builds on one folder: one of them ends with one sentence, the other finishes as if alone."""
    bench = Bench(folder, pages=1)
    output = folder / "out"
    with started(bench.worlds["before"], output, full=True) as first:
        while not (output / ".graphkit" / "manifest.sqlite").exists() and first.is_alive():
            first.join(0.02)
        first.join(0.1)
        code, said = command(bench.worlds["before"], output)
    alone = first.exitcode == 0 and state(output) == bench.state("before")
    return _verdict(alone and (code == 0 or (code == 2 and _sentence(said))), code, said)


def _starved(bench: Bench, limit: tuple[int, int], *, sentence: bool = True) -> str:
    output = bench.folder / "out"
    shutil.copytree(bench.finished("before"), output)
    code, said = command(bench.worlds["after"], output, limit)
    held = code != 0 and _each_whole(bench, output) and (not sentence or (code == 2 and _sentence(said)))
    with suppress(AssertionError):
        finish(bench.worlds["after"], output)
    return _verdict(held and state(output) == bench.state("after") and not list(leavings(output)), code, said)


def _each_whole(bench: Bench, output: Path) -> bool:
    found = state(output)
    both = (bench.state("before"), bench.state("after"))
    return all(found.get(name) in {one.get(name) for one in both} for name in both[0])


def _sentence(said: str) -> bool:
    return said.startswith("graphkit: ") and "\n" not in said


def _verdict(held: bool, code: int, said: str) -> str:
    last = said.splitlines()[-1] if said else ""
    return f"{'held' if held else '**not held**'}: exit code {code}" + (f", {_words(last)}" if last else "")


def _words(said: str) -> str:
    """Return what was said without the places of this machine."""
    return " ".join(
        Path(word.rstrip(":")).name + ":" * word.endswith(":") if "/" in word else word for word in said.split()
    )


TROUBLES: Final[Mapping[str, Callable[[Path], str]]] = MappingProxyType(
    {
        "a folder that cannot be written": read_only,
        "files may not grow past 200 kB (RLIMIT_FSIZE)": too_little_room,
        "400 MiB of address space (RLIMIT_AS)": too_little_memory,
        "a full disk (tmpfs)": disk_full,
        "two builds on one folder": two_builds,
    }
)
"""Trouble to what brings it about and says what was seen."""
