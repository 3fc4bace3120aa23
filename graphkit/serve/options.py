"""Options: what the service is told, frozen, with bounds that hold for every request."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import ConfigError
from graphkit.store import STORE

__all__ = ["Options"]

_LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))


@dataclass(frozen=True, slots=True)
class Options:
    """What the service is told.

    ``output`` is the folder of a build. ``base`` is the address that its things are named under (ends in a
    slash); without one it is read from the store. ``timeout`` is in seconds, for one query; ``rows`` bounds the
    rows or triples of one answer, ``answer_bytes`` and ``request_bytes`` the sizes of bodies, ``memory_bytes``
    what one worker may take beyond its start, ``cache_bytes`` what finished answers may take while they are kept.
    ``concurrent`` queries run at a time; ``waiting`` more may queue. With ``describe`` what is served has its
    description (VoID, prefixes, examples) in a graph of its own, made anew for each state of the store.
    ``graph_bytes`` is what the graph with its workers may take in memory: ``None`` is half of what is free, and with
    0, or where it needs more, answers come from the disk.
    """

    output: Path = Path("output")
    host: str = "127.0.0.1"
    port: int = 8000
    base: str | None = None
    timeout: float = 30.0
    rows: int = 100_000
    concurrent: int = 4
    waiting: int = 96
    request_bytes: int = 1 << 20
    answer_bytes: int = 64 << 20
    memory_bytes: int = 2 << 30
    cache_bytes: int = 128 << 20
    describe: bool = True
    graph_bytes: int | None = None

    def __post_init__(self) -> None:
        """Raise `ConfigError` for a value that no service can work with."""
        if self.base is not None and not (self.base.startswith(("http://", "https://")) and self.base.endswith("/")):
            raise ConfigError(f"not a base address: {self.base!r}", remedy="write e.g. https://example.org/id/")
        if not 0 <= self.port <= 65535:
            raise ConfigError(f"no such port: {self.port}", remedy="0 takes any free one, 8000 is usual")
        for name in ("timeout", "rows", "concurrent"):
            if getattr(self, name) <= 0:
                raise ConfigError(f"--{name} must be more than nothing", remedy="leave it out for the usual bound")
        if self.cache_bytes < 0:
            raise ConfigError("--cache cannot be less than nothing", remedy="0 keeps no answers")
        if self.graph_bytes is not None and self.graph_bytes < 0:
            raise ConfigError("--memory cannot be less than nothing", remedy="0 asks the disk")

    @property
    def loopback(self) -> bool:
        """Whether only this computer can reach the service."""
        return self.host in _LOOPBACK

    @property
    def store(self) -> Path:
        """The folder of the store."""
        return self.output / STORE

    @property
    def lanes(self) -> tuple[int, int]:
        """How many workers answer queries, and how many answer pages and data, which never wait for queries."""
        return self.concurrent, max(2, min(4, os.cpu_count() or 2))
