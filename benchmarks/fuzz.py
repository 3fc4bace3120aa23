"""Fuzz: the command that has every reader, the register, decisions, queries and pushes fuzzed, and records what was seen.

    pip install atheris
    python -m benchmarks.fuzz --minutes 60

shares the minutes out among the targets, ``--at-once`` of them beside each other, prints the figures and, with ``-o``, writes them as a page.
What crashes lies in ``--keep``, to be made a fixture.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from graphkit.version import __version__

TARGETS = (
    "readers", "whole way to a graph", "register", "decisions", "queries and parameters", "ledger of a push",
    "requests to the service", "dates of undertakings",
)  # fmt: skip
WEIGHTS = (6, 6, 3, 2, 3, 2, 7, 7)
BOUND = 1500
"""So many MiB a process may take at most."""

_EDGES = re.compile(r"(INITED|DONE)\s+cov: (\d+)")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the fuzzing of one target saw. ``edges`` are those of the seeds, and those that were found beyond them."""

    target: str
    minutes: float
    runs: int
    edges: tuple[int, int]
    slowest: float
    peak: float
    crashes: tuple[str, ...]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--at-once", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=None)
    parser.add_argument("-o", "--output", type=Path, default=None)
    asked = parser.parse_args()
    keep = asked.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))
    share = asked.minutes * 60 / sum(WEIGHTS)
    with ThreadPoolExecutor(asked.at_once) as pool:
        seen = list(
            pool.map(lambda n: fuzz(TARGETS[n], keep / str(n), share * WEIGHTS[n], asked.seed), range(len(TARGETS)))
        )
    command = f"python -m benchmarks.fuzz --minutes {asked.minutes:g} --at-once {asked.at_once} --seed {asked.seed}"
    text = "\n".join(page(seen, command)) + "\n"
    print(text)
    if asked.output:
        asked.output.write_text(text, encoding="utf-8")
    print(f"What crashed lies in {keep}", file=sys.stderr)
    return 1 if any(one.crashes for one in seen) else 0


def fuzz(target: str, folder: Path, seconds: float, seed: int) -> Seen:
    """Fuzz one target in a process of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.fuzzing", target, str(folder), str(int(seconds)), str(seed)],
        capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    (folder / "log").write_text(done.stderr, encoding="utf-8")
    told = json.loads((folder / "told.json").read_text(encoding="utf-8")) if (folder / "told.json").exists() else {}
    edges = dict(_EDGES.findall(done.stderr))
    first, last = int(edges.get("INITED", 0)), int(edges.get("DONE", 0))
    native = [f"the process ended: {path.name}" for path in sorted(folder.glob("native-*"))]
    if done.returncode and not native:
        native.append(f"the process ended with code {done.returncode}")
    return Seen(
        target, seconds / 60, told.get("runs", 0), (first, max(0, last - first)), told.get("slowest", 0.0),
        told.get("peak", 0.0), (*told.get("crashes", ()), *native),
    )  # fmt: skip


def page(seen: list[Seen], command: str) -> Iterator[str]:
    """Yield the lines of the page."""
    total = sum(one.minutes for one in seen)
    yield "# Fuzzing\n"
    yield f"Made by `{command}` with graphkit {__version__}, Python {platform.python_version()}: {total:.0f} minutes in all.\n"
    yield "Bytes are changed by libFuzzer (atheris, over the bytecode of graphkit), by our own damage, and by a grammar of hostile"
    yield "pages; what reaches new edges is kept and changed again. A crash is anything but a result or one sentence; a hang is more than"
    yield f"5 s a MB (at least 5 s); the bound of memory is {BOUND} MiB a process.\n"
    yield "| target | minutes | executions | edges of the samples | new edges | crashes | slowest, s a MB | peak, MiB |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for one in seen:
        yield (
            f"| {one.target} | {one.minutes:.0f} | {one.runs:,} | {one.edges[0]:,} | {one.edges[1]:,} | {len(one.crashes)} "
            f"| {one.slowest:.2f} | {one.peak:.0f} |"
        )
    yield ""
    yield from (f"* {one.target}: {crash}" for one in seen for crash in one.crashes)


if __name__ == "__main__":
    sys.exit(main())
