"""Reliability: the command that kills builds, starves them of room and memory, and writes what it saw to a page.

    python -m benchmarks.reliability --kills 500 --minutes 60

writes ``benchmarks/reliability.md``. ``--seed`` draws other moments.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.killing import Bench, Tally, run
from benchmarks.phases import PHASES
from benchmarks.troubles import TROUBLES
from benchmarks.worlds import PLANS
from graphkit.version import __version__

PAGE = Path(__file__).with_suffix(".md")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, default=PAGE)
    asked = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder) / "kills", pages=1)
        tally = run(bench, asked.kills, asked.seed, asked.minutes * 60, lambda text: print(text, file=sys.stderr))
        told = [(name, trouble(Path(folder) / f"trouble-{n}")) for n, (name, trouble) in enumerate(TROUBLES.items())]
    command = f"python -m benchmarks.reliability --kills {asked.kills} --minutes {asked.minutes:g} --seed {asked.seed}"
    text = "\n".join(page(tally, told, command, time.monotonic() - begun)) + "\n"
    asked.output.write_text(text, encoding="utf-8")
    return 1 if tally.faults or any("not held" in said for _, said in told) else 0


def page(tally: Tally, told: list[tuple[str, str]], command: str, seconds: float) -> Iterator[str]:
    yield "# Reliability\n"
    yield f"Made by `{command}` with graphkit {__version__}, Python {platform.python_version()}, in {seconds / 60:.0f} minutes.\n"
    yield f"**{tally.kills.total()} builds were killed** with SIGKILL, half of them at moments drawn evenly from the length of a build, half"
    yield "at moments of a phase that was drawn first, so that the short ones are met too;"
    yield f"{len(tally.faults)} faults were seen. After each kill every file and the store were compared with those of the state"
    yield "before and of the state after: each has to be one of the two, whole. Then the build was run again: all files, and all"
    yield "statements of the store, have to be those of an undisturbed build, byte for byte, and nothing may be left beside them.\n"
    kinds = sorted({kind for _, kind in tally.left})
    yield f"| build | killed | {' | '.join(kinds)} |"
    yield "|---|--:" + "|--:" * len(kinds) + "|"
    for plan in PLANS:
        yield f"| {plan.name} | {tally.kills[plan.name]} | {' | '.join(str(tally.left[plan.name, k]) for k in kinds)} |"
    yield "\nThe files of a build are replaced one after the other. A build that is killed in that while leaves some of the old"
    yield "state and some of the new, each whole; its manifest then says that the folder is not finished, and the next build finishes it.\n"
    yield from _phases(tally)
    if tally.faults:
        yield "## Faults\n"
        yield from (f"* {fault}" for fault in tally.faults)
        yield ""
    yield "## Other troubles\n"
    yield "| trouble | what was seen |"
    yield "|---|---|"
    yield from (f"| {name} | {said} |" for name, said in told)


def _phases(tally: Tally) -> Iterator[str]:
    yield "\nWhat the main thread was doing when it was killed, told by a thread beside it that looks at its stack every millisecond:\n"
    yield f"| phase | killed | {' | '.join(plan.name for plan in PLANS)} |"
    yield "|---|--:" + "|--:" * len(PLANS) + "|"
    for phase in PHASES:
        of = [tally.phases[plan.name, phase] for plan in PLANS]
        if any(of):
            yield f"| {phase} | {sum(of)} | {' | '.join(map(str, of))} |"
    yield ""


if __name__ == "__main__":
    sys.exit(main())
