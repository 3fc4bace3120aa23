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
from benchmarks.phases import tell, told
from benchmarks.worlds import PLANS, Plan, World, make
from graphkit.errors import GraphkitError

FILES = ("graph.nq", "graph.ttl", "graph.html", "report.json", "review.csv")
WAIT = 120.0
"""So many seconds a build may take before it counts as hung."""
STEP = 0.004
"""So many seconds lie between two looks at what an undisturbed build does."""

State = dict[str, str]
"""Artefact to the digest of its content; what is not there has none."""

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(
    [
        "benchmarks.killing", "graphkit.graph", "graphkit.publish.html", "graphkit.publish.explorer.page",
        "graphkit.publish.explorer.layout", "shacl",
    ]
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What was seen: kills by plan and by phase, what they left, and every fault as one sentence."""

    kills: Counter[str] = field(default_factory=Counter)
    phases: Counter[tuple[str, str]] = field(default_factory=Counter)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


class Bench:
    """A folder with some worlds, the finished build of each as soon as one asks, and room for builds that are killed."""

    def __init__(self, folder: Path, pages: int = 3) -> None:
        self.folder = folder
        self.worlds = make(folder, pages)
        self._states: dict[str | None, State] = {None: {}}
        self._moments: dict[str, list[tuple[float, str]]] = {}

    def finished(self, name: str) -> Path:
        """Return the folder of a world's undisturbed build."""
        output = self.folder / f"finished-{name}"
        if not output.exists():
            finish(self.worlds[name], output)
        return output

    def state(self, name: str | None) -> State:
        """Return what an undisturbed build of a world leaves; of no world, nothing."""
        if name is not None and name not in self._states:
            self._states[name] = state(self.finished(name))
        return self._states[name]

    def _undisturbed(self, plan: Plan) -> list[tuple[float, str]]:
        """Build once without a kill; return what it did at moments a few milliseconds apart."""
        output, log = self._ready(plan, "timing"), self.folder / "phase"
        log.unlink(missing_ok=True)
        begun = time.perf_counter()
        process = _started(self.worlds[plan.end], output, plan.options, log)
        moments = []
        while process.is_alive() and (now := time.perf_counter() - begun) < WAIT:
            moments.append((now, told(log)))
            process.join(STEP)
        if process.exitcode != 0 or state(output) != self.state(plan.end):
            raise AssertionError(
                f"{plan.name}: two undisturbed builds differ, or the second ended with {process.exitcode}"
            )
        shutil.rmtree(output)
        return moments

    def moment(self, plan: Plan, dice: random.Random) -> float:
        """Draw a moment: by length of time, or, every second one, first one of the phases and then a moment in it."""
        if plan.name not in self._moments:
            self._moments[plan.name] = self._undisturbed(plan)
        moments = self._moments[plan.name]
        if dice.random() < 0.5:
            return dice.uniform(0, moments[-1][0])
        phase = dice.choice(sorted({phase for _, phase in moments}))
        return max(0.0, dice.choice([at for at, each in moments if each == phase]) + dice.uniform(-STEP, STEP))

    def _ready(self, plan: Plan, name: str) -> Path:
        output = self.folder / name
        shutil.rmtree(output, ignore_errors=True)
        if plan.start:
            shutil.copytree(self.finished(plan.start), output)
        return output

    def kill(self, plan: Plan, moment: float, tally: Tally) -> None:
        """Start a build, kill it after ``moment`` seconds, look at what it left, and let the next build finish it."""
        output, log = self._ready(plan, "killed"), self.folder / "phase"
        log.unlink(missing_ok=True)
        process = _started(self.worlds[plan.end], output, plan.options, log)
        process.join(moment)
        phase = told(log)
        alive = process.is_alive()
        process.kill()
        process.join()
        tally.kills[plan.name] += alive
        tally.phases[plan.name, phase] += alive
        where = f"{plan.name}, killed after {moment:.3f} s ({phase})"
        old, new = self.state(plan.start), self.state(plan.end)
        found = state(output)
        for name in sorted({*old, *new}):
            if found.get(name) not in (old.get(name), new.get(name)):
                tally.faults.append(f"{where}: {name} is torn: {found.get(name, 'not there')}")
        tally.left[plan.name, _kind(found, old, new) if alive else "ended before it was killed"] += 1
        finish(self.worlds[plan.end], output, **plan.options | {"full": False})
        if (after := state(output)) != new:
            differ = ", ".join(name for name in sorted({*after, *new}) if after.get(name) != new.get(name))
            tally.faults.append(f"{where}: the next build differs in {differ}")
        if rest := sorted(str(path.relative_to(output)) for path in leavings(output)):
            tally.faults.append(f"{where}: left behind: {', '.join(rest)}")


def run(bench: Bench, kills: int, seed: int, seconds: float, say: Callable[[str], None] = lambda text: None) -> Tally:
    """Kill ``kills`` builds, at most for ``seconds``, at moments that `Bench.moment` draws."""
    dice, tally, end = random.Random(seed), Tally(), time.monotonic() + seconds
    number = 0
    while tally.kills.total() < kills and time.monotonic() < end:
        plan = PLANS[number % len(PLANS)]
        bench.kill(plan, bench.moment(plan, dice), tally)
        number += 1
        say(f"{tally.kills.total()} killed, {len(tally.faults)} faults")
    return tally


def finish(world: World, output: Path, **options: Any) -> None:
    """Build in a process of its own and wait; raises ``AssertionError`` where it fails or hangs."""
    process = _started(world, output, options)
    process.join(WAIT)
    if process.exitcode != 0:
        process.kill()
        raise AssertionError(f"a build of {world.sources.name} ended with {process.exitcode}")


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
def started(world: World, output: Path, **options: Any) -> Iterator[Any]:
    """Run a build beside the block and end it with the block."""
    process = _started(world, output, options)
    try:
        yield process
    finally:
        process.join(WAIT)
        process.kill()


def _started(world: World, output: Path, options: dict[str, Any], log: Path | None = None) -> Any:
    asked = (str(world.sources), world.register, str(output), {"jobs": 1} | options, log)
    process = _PROCESSES.Process(target=_build, args=asked)
    process.start()
    return process


def _build(sources: str, register: str, output: str, options: dict[str, Any], log: Path | None) -> None:
    if log:
        tell(log)
    graphkit.build(sources, register=register, output=output, **options)


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
