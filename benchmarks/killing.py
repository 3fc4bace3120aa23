"""Killing: a build is ended with SIGKILL at a random moment, and what it leaves is compared with undisturbed builds."""

from __future__ import annotations

import hashlib
import multiprocessing
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import graphkit
from graphkit.config import examples_path
from graphkit.errors import GraphkitError

CITY = examples_path() / "ambleford"
FILES = ("graph.nq", "graph.ttl", "graph.html", "report.json", "review.csv")
WAIT = 120.0
"""So many seconds a build may take before it counts as hung."""

State = dict[str, str]
"""Artefact to the digest of its content; what is not there has none."""

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["graphkit", "graphkit.graph", "graphkit.publish.html", "benchmarks.killing"])


@dataclass(frozen=True, slots=True)
class Plan:
    """A kind of build to be killed: what it starts from (nothing, or a finished build) and how it is asked for."""

    name: str
    start: bool
    second: bool
    options: dict[str, Any] = field(default_factory=dict)


PLANS = (
    Plan("first build", start=False, second=False),
    Plan("first build in two processes", start=False, second=False, options={"jobs": 2}),
    Plan("incremental build", start=True, second=True),
    Plan("full rebuild", start=True, second=True, options={"full": True}),
)


@dataclass(slots=True)
class Tally:
    """What was seen: kills by plan and by what they left, and every fault as one sentence."""

    kills: Counter[str] = field(default_factory=Counter)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


class Bench:
    """A folder with two states of some sources, the finished builds of both, and room for builds that are killed."""

    def __init__(self, folder: Path, pages: int = 3) -> None:
        self.folder = folder
        self.sources = [folder / "before", folder / "after"]
        _write_sources(self.sources, pages)
        self.finished = [folder / "finished-before", folder / "finished-after"]
        self.states: list[State] = []
        for sources, output in zip(self.sources, self.finished, strict=True):
            finish(sources, output)
            self.states.append(state(output))
        self.seconds = {plan.name: self._undisturbed(plan) for plan in PLANS}

    def _undisturbed(self, plan: Plan) -> float:
        output = self._ready(plan, "timing")
        begun = time.perf_counter()
        finish(self.sources[plan.second], output, **plan.options)
        took = time.perf_counter() - begun
        if state(output) != self.states[plan.second]:
            raise AssertionError(f"{plan.name}: two undisturbed builds differ")
        shutil.rmtree(output)
        return took

    def _ready(self, plan: Plan, name: str) -> Path:
        output = self.folder / name
        shutil.rmtree(output, ignore_errors=True)
        if plan.start:
            shutil.copytree(self.finished[0], output)
        return output

    def kill(self, plan: Plan, moment: float, tally: Tally) -> None:
        """Start a build, kill it after ``moment`` seconds, look at what it left, and let the next build finish it."""
        output = self._ready(plan, "killed")
        process = _started(self.sources[plan.second], output, plan.options)
        process.join(moment)
        alive = process.is_alive()
        process.kill()
        process.join()
        tally.kills[plan.name] += alive
        where = f"{plan.name}, killed after {moment:.3f} s"
        old, new = (self.states[0] if plan.start else {}), self.states[plan.second]
        found = state(output)
        for name in sorted({*old, *new}):
            if found.get(name) not in (old.get(name), new.get(name)):
                tally.faults.append(f"{where}: {name} is torn: {found.get(name, 'not there')}")
        tally.left[plan.name, _kind(found, old, new) if alive else "ended before it was killed"] += 1
        finish(self.sources[plan.second], output, **plan.options | {"full": False})
        if (after := state(output)) != new:
            differ = ", ".join(name for name in sorted({*after, *new}) if after.get(name) != new.get(name))
            tally.faults.append(f"{where}: the next build differs in {differ}")
        if rest := sorted(str(path.relative_to(output)) for path in leavings(output)):
            tally.faults.append(f"{where}: left behind: {', '.join(rest)}")


def run(bench: Bench, kills: int, seed: int, seconds: float, tell: Callable[[str], None] = lambda text: None) -> Tally:
    """Kill ``kills`` builds, at most for ``seconds``, at moments drawn evenly from the length of each plan's build."""
    dice, tally, end = random.Random(seed), Tally(), time.monotonic() + seconds
    number = 0
    while tally.kills.total() < kills and time.monotonic() < end:
        plan = PLANS[number % len(PLANS)]
        bench.kill(plan, dice.uniform(0, bench.seconds[plan.name]), tally)
        number += 1
        tell(f"{tally.kills.total()} killed, {len(tally.faults)} faults")
    return tally


def finish(sources: Path, output: Path, **options: Any) -> None:
    """Build in a process of its own and wait; raises ``AssertionError`` where it fails or hangs."""
    process = _started(sources, output, options)
    process.join(WAIT)
    if process.exitcode != 0:
        process.kill()
        raise AssertionError(f"a build of {sources.name} ended with {process.exitcode}")


def state(output: Path) -> State:
    """Return what is in an output folder; the store is opened and read in a process of its own."""
    found = {name: _digest((output / name).read_bytes()) for name in FILES if (output / name).exists()}
    mine, theirs = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_read_store, args=(str(output), theirs))
    process.start()
    theirs.close()
    try:
        told = mine.recv() if mine.poll(WAIT) else "hung"
    except EOFError:
        told = "the reader died"
    process.join(1)
    process.kill()
    return found | ({"store": told} if told else {})


def leavings(output: Path) -> Iterator[Path]:
    """Yield what a finished build must not leave behind."""
    yield from output.glob(".*.part")
    yield from (output / ".graphkit").glob("parts*")
    yield from (output / name for name in ("store.new", "store.gone") if (output / name).exists())


@contextmanager
def started(sources: Path, output: Path, **options: Any) -> Iterator[Any]:
    """Run a build beside the block and end it with the block."""
    process = _started(sources, output, options)
    try:
        yield process
    finally:
        process.join(WAIT)
        process.kill()


def _started(sources: Path, output: Path, options: dict[str, Any]) -> Any:
    process = _PROCESSES.Process(target=_build, args=(str(sources), str(output), {"jobs": 1} | options))
    process.start()
    return process


def _build(sources: str, output: str, options: dict[str, Any]) -> None:
    graphkit.build(sources, register=CITY / "register", output=output, **options)


def _read_store(output: str, answer: Any) -> None:
    try:
        lines = sorted(str(quad) for quad in graphkit.open(output).store)
    except GraphkitError as error:
        answer.send("" if "no store here" in str(error) else f"cannot be opened: {error}")
    else:
        answer.send(_digest("\n".join(lines).encode()))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _kind(found: State, old: State, new: State) -> str:
    if found == old:
        return "the old state"
    return "the new state" if found == new else "some files old, some new, each whole"


def _write_sources(folders: list[Path], pages: int) -> None:
    """Write two states of the sources: pages in both, one that changes, one that goes, one that comes."""
    chosen = sorted((CITY / "transcripts").glob("*.txt"))[: pages + 2]
    for folder in folders:
        folder.mkdir(parents=True)
    for page in chosen[:pages]:
        for folder in folders:
            shutil.copyfile(page, folder / page.name)
    changed = folders[1] / chosen[0].name
    changed.write_text(changed.read_text(encoding="utf-8").replace("the Mayor", "Odo Marshbank"), encoding="utf-8")
    shutil.copyfile(chosen[pages], folders[0] / "goes.txt")
    shutil.copyfile(chosen[pages + 1], folders[1] / "comes.txt")
