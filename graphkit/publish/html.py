"""Html: the picture of a graph, drawn by an engine that can be chosen."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any, Final

from graphkit.errors import ConfigError

if TYPE_CHECKING:
    import pyoxigraph

    from graphkit.publish.explorer.side import Memory, Sided

__all__ = ["DEFAULT", "ENGINES", "Engine", "Whole", "check_engine", "needs_store", "write_html", "write_whole"]


@dataclass(frozen=True, slots=True)
class Engine:
    """Where the function is that writes a page of a store to a binary stream, and the options that it takes.

    ``whole`` are the options with which it takes a graph of any size, as a build must; ``of_sides`` is the function that
    makes the same page of what a build keeps of each graph, where the engine has one.
    """

    module: str
    function: str
    options: tuple[str, ...] = ()
    of_sides: str = ""
    whole: Mapping[str, Any] = field(default_factory=dict)


ENGINES: Final[Mapping[str, Engine]] = MappingProxyType(
    {
        "explorer": Engine("graphkit.publish.explorer", "write_explorer", ("earlier",), "write_sides"),
        "pyvis": Engine(
            "graphkit.publish.pictures", "write_picture", ("projection", "around", "top", "physics"), whole={"top": 150}
        ),
    }
)
"""Name to engine."""

DEFAULT: Final = "explorer"
"""The engine of a build, unless another is chosen."""


def check_engine(name: str) -> None:
    """Raise `ConfigError` for an engine that is not known."""
    if name not in ENGINES:
        raise ConfigError(f"there is no engine {name!r}", remedy=f"there is {', '.join(ENGINES)}")


def write_html(store: pyoxigraph.Store, out: IO[bytes], engine: str = DEFAULT, **options: Any) -> None:
    """Write one self-contained page; ``options`` are the engine's own.

    Raises `ConfigError` for an unknown engine or option, and `OutputError` where the graph is too large for it.
    """
    check_engine(engine)
    chosen = ENGINES[engine]
    for name in options:
        if name not in chosen.options:
            takes = ", ".join(chosen.options) or "none"
            raise ConfigError(f"the engine {engine} takes no {name!r}", remedy=f"its options: {takes}")
    getattr(importlib.import_module(chosen.module), chosen.function)(store, out, **options)


@dataclass(frozen=True, slots=True)
class Whole:
    """A build that is finished, or nearly: its store, which may have to wait, and the sides of its graphs.

    ``root`` is the address of all instances, ``statements`` their number; ``memory`` keeps from build to build what need not
    be made again.
    """

    store: Callable[[], pyoxigraph.Store]
    sides: Callable[[], Iterable[Sided]]
    root: str
    statements: int
    memory: Memory


def needs_store(engine: str) -> bool:
    """Say whether an engine asks a store for what it draws. Raises `ConfigError` for an engine that is not known."""
    check_engine(engine)
    return not ENGINES[engine].of_sides


def write_whole(whole: Whole, out: IO[bytes], engine: str = DEFAULT) -> None:
    """Write the page that a build leaves: whatever the size; what an engine leaves out, its page says."""
    if needs_store(engine):
        write_html(whole.store(), out, engine, **ENGINES[engine].whole)
    else:
        chosen = ENGINES[engine]
        write = getattr(importlib.import_module(chosen.module), chosen.of_sides)
        write(whole.sides(), whole.root, whole.statements, whole.memory, out)
