"""Plan: which sources have to be read, told from what the last build saw of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graphkit.errors import SourceError
from graphkit.pipeline.sources import Given
from graphkit.read import digest
from graphkit.store import Manifest, Seen

__all__ = ["Plan", "plan"]

_DOUBT = 2_000_000_000
"""A file that changed less than two seconds before the last build began may have changed again unseen: it is digested.
So is one on a file system that tells no time (0)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The sources to read, the names of those that are gone, and those whose bytes did not change but whose time did."""

    read: tuple[Given, ...]
    gone: tuple[str, ...]
    touched: tuple[Seen, ...] = ()


def plan(given: Sequence[Given], manifest: Manifest) -> Plan:
    """Compare the sources with the manifest: by size and time first, by digest where these differ."""
    known = manifest.sources()
    begun = int(manifest.get("begun") or 0)
    read: list[Given] = []
    touched: list[Seen] = []
    for source in given:
        seen = Seen(source.name, *known.get(source.name, (-1, -1, "")))
        now = _stat(source)
        if (now.size, now.stamp) == (seen.size, seen.stamp) and 0 < now.stamp < begun - _DOUBT:
            continue
        if seen.sha256 and _digest(source) == seen.sha256:
            touched.append(replace(now, sha256=seen.sha256))
        else:
            read.append(source)
    names = {source.name for source in given}
    return Plan(tuple(read), tuple(sorted(name for name in known if name not in names)), tuple(touched))


def _stat(source: Given) -> Seen:
    try:
        stat = source.path.stat()
    except OSError:
        return Seen(source.name, -2, -2, "")
    return Seen(source.name, stat.st_size, stat.st_mtime_ns, "")


def _digest(source: Given) -> str:
    try:
        return digest(source.path, source.name)
    except SourceError:
        return ""
