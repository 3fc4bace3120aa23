"""Snapshot: a store as it is now, held by links to its files, so that a build may go on in the folder that is served."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

from graphkit.store import STORE

__all__ = ["Snapshots"]

_NOT_OF_IT: Final = ("LOCK", "LOG")
"""What begins so is no part of a store's state: its lock, and what the engine notes about itself."""


class Snapshots:
    """The states of one build's store that are being served; `latest` is the path of the newest.

    The large files of a store are never written again once they are there, so that a link to each keeps them
    without copying; the small ones are copied. Where the folder cannot be written, or has no links, the store is
    served in its place, and a build there must wait for the service to end.
    """

    def __init__(self, output: Path) -> None:
        self._store = output / STORE
        self._report = output / "report.json"
        self._taken: list[Path] = []
        self._state: tuple[int, int] | None = None
        self.latest = self._store

    def take(self) -> Path:
        """Hold the store as it is now, and return where."""
        self._state = self._told()
        self.latest = self._held(self._store) or self._store
        return self.latest

    def copy(self) -> Path | None:
        """Return a second hold of what was taken last, which may be written to; ``None`` where nothing is held."""
        return None if self.latest == self._store else self._held(self.latest)

    def stale(self) -> bool:
        """Whether a build has ended since the last one was taken: it writes its report last, and anew each time."""
        told = self._told()
        return told is not None and told != self._state

    def drop(self) -> None:
        """Let go of all."""
        for folder in self._taken:
            shutil.rmtree(folder, ignore_errors=True)
        self._taken.clear()

    def _held(self, source: Path) -> Path | None:
        try:
            folder = Path(tempfile.mkdtemp(prefix=".serving-", dir=self._store.parent))
        except OSError:
            return None
        try:
            _hold(source, folder)
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
            return None
        self._taken.append(folder)
        return folder

    def _told(self) -> tuple[int, int] | None:
        try:
            found = self._report.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino


def _hold(store: Path, folder: Path) -> None:
    for path in store.iterdir():
        if path.suffix == ".sst":
            os.link(path, folder / path.name)
        elif not path.name.startswith(_NOT_OF_IT):
            shutil.copyfile(path, folder / path.name)
