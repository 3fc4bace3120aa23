"""Worlds: what a build may be given, in pairs that differ by pages, by the register, or by what a person decided."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from graphkit.config import examples_path

CITY = examples_path() / "ambleford"
REGISTER = str(CITY / "register")


@dataclass(frozen=True, slots=True)
class World:
    """The sources and the register of a build."""

    sources: Path
    register: str = REGISTER


@dataclass(frozen=True, slots=True)
class Plan:
    """A kind of build to be killed: the world that it starts from finished (or nothing), the one it makes, and how."""

    name: str
    start: str | None
    end: str
    options: dict[str, Any] = field(default_factory=dict)


PLANS: Final = (
    Plan("first build", None, "before"),
    Plan("first build in two processes", None, "many", {"jobs": 2}),
    Plan("pages change, go and come", "before", "after"),
    Plan("full rebuild", "before", "after", {"full": True}),
    Plan("an edit of the register", "before", "edited"),
    Plan("decisions of a person", "before", "decided"),
    Plan("people taken from the pages", None, "unlisted"),
    Plan("from a register to none", "before", "unlisted"),
)


def make(folder: Path, pages: int) -> dict[str, World]:
    """Write every world below a folder: ``pages`` pages that stay, and two that go or come."""
    chosen = sorted((CITY / "transcripts").glob("*.txt"))[: pages + 2]
    worlds = {}
    for name, made in _MADE.items():
        sources = folder / name
        sources.mkdir(parents=True)
        for page in [*chosen[:pages], chosen[pages + (name == "after")]]:
            shutil.copy2(page, sources / page.name)
        worlds[name] = made(World(sources))
    return worlds


def _as_it_is(world: World) -> World:
    return world


def _changed(world: World) -> World:
    path = min(world.sources.iterdir())
    path.write_text(path.read_text(encoding="utf-8").replace("the Mayor", "Odo Marshbank"), encoding="utf-8")
    return world


def _edited(world: World) -> World:
    """Give the one who was mayor on the day of the pages another name, and keep the old one beside it."""
    folder = world.sources.with_name("register-edited")
    shutil.copytree(CITY / "register", folder)
    path = folder / "people.csv"
    people = path.read_text(encoding="utf-8")
    path.write_text(people.replace(",Odo Marshbank,,", ",Odo Marshbank the Elder,Odo Marshbank,"), encoding="utf-8")
    return World(world.sources, str(folder))


def _many(world: World) -> World:
    """Add the city's other pages, so that there is work for a second process."""
    for page in (CITY / "transcripts").glob("*.txt"):
        shutil.copy2(page, world.sources / page.name)
    return world


def _decided(world: World) -> World:
    """Reject the letters that the first page introduces, so that its links change."""
    rows = "kind,printed,decision,target,source,note\r\norganisation,ISP,reject,,,as a person said\r\n"
    (world.sources / "decisions.csv").write_text(rows, encoding="utf-8", newline="")
    return world


def _unlisted(world: World) -> World:
    return World(world.sources, "none")


_MADE: Final[Mapping[str, Callable[[World], World]]] = MappingProxyType(
    {
        "before": _as_it_is,
        "many": _many,
        "after": _changed,
        "edited": _edited,
        "decided": _decided,
        "unlisted": _unlisted,
    }
)
