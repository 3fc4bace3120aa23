"""Work: the state of one build, and how far it has come."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from graphkit.config import Settings
from graphkit.describe import Names
from graphkit.pipeline.report import Report
from graphkit.pipeline.shard import Orders, Shard
from graphkit.publish.turtle import Turtle
from graphkit.register import Register
from graphkit.store import STORE, Manifest

__all__ = ["Engine", "Place", "Progress", "Work", "uncollected"]

Progress = Callable[[str, int, int], None]
"""Told a stage, how many of its steps are done, and how many there are."""

Engine = Callable[[Sequence[Shard], Orders], Iterator[Shard]]
"""Runs shards, wherever it does, and yields each when its parts are written."""

Place = tuple[Path, int, int]
"""A part and the range of bytes in it that is one graph."""


@dataclass(slots=True)
class Work:
    """What the stages of one build share.

    ``jobs`` is how many shards may be worked on at a time. ``places`` says where the statements of each new graph lie and
    ``triples`` how many they are, ``outdated`` which parts hold graphs that were made again, ``suspects`` which things the shapes have to see again, ``drawn`` that ``graph.html`` is made.
    """

    settings: Settings
    register: Register
    names: Names
    manifest: Manifest
    report: Report
    orders: Orders
    jobs: int
    engine: Engine
    progress: Progress
    places: dict[str, Place] = field(default_factory=dict)
    triples: dict[str, int] = field(default_factory=dict)
    outdated: set[Path] = field(default_factory=set)
    suspects: set[str] = field(default_factory=set)
    drawn: bool = False
    done: list[Shard] = field(default_factory=list)

    @property
    def output(self) -> Path:
        """The folder that is built into."""
        return self.settings.output

    @property
    def store(self) -> Path:
        """The folder of the store."""
        return self.output / STORE

    @property
    def parts(self) -> Path:
        """The folder of the parts, which is gone when the build has ended."""
        return Path(self.orders.parts)

    @property
    def turtle(self) -> Turtle:
        """The form of ``graph.ttl``."""
        return Turtle(self.names.root)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the seconds that something takes to those of a stage."""
        begun = time.perf_counter()
        yield
        times = self.report.times
        times[stage] = times.get(stage, 0.0) + time.perf_counter() - begun

    def graph(self, name: str) -> bytes:
        """Return the statements of a new graph as they lie in its part."""
        path, start, end = self.places[name]
        with path.open("rb") as part:
            part.seek(start)
            return part.read(end - start)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector of cycles rest: where much is made that lives for long, it walks through it again and again."""
    resting = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not resting:
            gc.enable()
