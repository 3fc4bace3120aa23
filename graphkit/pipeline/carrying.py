"""Carrying: parts travel between machines that share no disk, over any file system that fsspec knows.

A build lays out what each machine needs (the register, the decisions); a machine takes that once, runs shards as it would at
home, and leaves their parts there; the build takes these home and clears up behind itself.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from uuid import uuid4

from graphkit.errors import OutputError
from graphkit.pipeline.shard import Orders, Shard, run
from graphkit.read import located

__all__ = ["laid_out", "run_away", "taken_home"]

_SUFFIXES = ("nq", "ttl", "jsonl")


@contextmanager
def laid_out(orders: Orders, place: str) -> Iterator[str]:
    """Lay out the register and the decisions of a build in a folder of its own below ``place``; yield its address.

    Nothing is left of it in the end. Raises `OutputError` where the place cannot be written.
    """
    kit = located(place) / f"graphkit-{uuid4().hex}"
    register = Path(orders.register)
    try:
        for file in sorted(p for p in register.rglob("*") if p.is_file()):
            _carry(file, kit / "register" / file.relative_to(register).as_posix())
        if orders.decisions:
            _carry(Path(orders.decisions), kit / "decisions.csv")
    except OSError as error:
        raise OutputError(f"cannot write: {error}", where=place, remedy="choose another place for --parts") from error
    try:
        yield str(kit)
    finally:
        with suppress(OSError):  # of an object store a folder is gone with the last file in it
            for file in [p for p in kit.rglob("*") if p.is_file()]:
                file.unlink()
            kit.rmdir()


def run_away(shard: Shard, orders: Orders, kit: str) -> None:
    """Run a shard on a machine that has only what was laid out in ``kit``, and leave its parts there."""
    own = _unpacked(orders, kit)
    run(shard, own)
    for suffix in _SUFFIXES:
        part = shard.part(own, suffix)
        _carry(part, _there(kit, part))
        part.unlink()


def taken_home(shard: Shard, orders: Orders, kit: str) -> None:
    """Take the parts of a shard to where the build has its own. Raises `OutputError` where they are not there."""
    for suffix in _SUFFIXES:
        part = shard.part(orders, suffix)
        try:
            _carry(_there(kit, part), part)
            _there(kit, part).unlink()
        except OSError as error:
            raise OutputError(
                f"a worker's parts are not there: {error}", where=kit,
                remedy="choose a place for --parts that all machines reach",
            ) from error  # fmt: skip


@lru_cache(maxsize=2)
def _unpacked(orders: Orders, kit: str) -> Orders:
    """Take what was laid out, once in a process, and return orders for this machine."""
    here = Path(_folder().name) / located(kit).name
    for file in (p for p in (located(kit) / "register").rglob("*") if p.is_file()):
        _carry(file, here / "register" / file.relative_to(located(kit) / "register").as_posix())
    (here / "parts").mkdir(parents=True, exist_ok=True)
    decisions = here / "decisions.csv"
    if orders.decisions:
        _carry(located(kit) / "decisions.csv", decisions)
    return replace(
        orders, register=str(here / "register"), parts=str(here / "parts"),
        decisions=str(decisions) if orders.decisions else "",
    )  # fmt: skip


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Return the folder of this process; it is gone with it."""
    return tempfile.TemporaryDirectory(prefix="graphkit-")


def _there(kit: str, part: Path) -> Path:
    return located(kit) / "parts" / part.name


def _carry(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    with file.open("rb") as source, to.open("wb") as out:
        shutil.copyfileobj(source, out, 2**20)
