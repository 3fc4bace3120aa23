"""Ledger: what another store is known to hold, written down graph by graph, so that a push can be cut off."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Final

from graphkit.errors import OutputError
from graphkit.store import writing

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["PENDING", "Ledger"]

PENDING: Final = ""
"""The digest of a graph that is being sent: what the other store holds of it is not known."""


class Ledger:
    """The digests of the graphs at one target, as a file of JSON lines that only grows while a push runs.

    A line is written when a graph begins to be sent and again when it has arrived, each time through to the disk;
    a half-written last line is taken for not written. Opening the ledger writes it anew, one line a graph.
    """

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self.known: dict[str, str] = {}
        self._name = name
        self._read()

    def begin(self) -> None:
        """Write what is known as a whole; raises `OutputError` where the folder cannot be written."""
        head = json.dumps({"to": self._name}, ensure_ascii=False)
        lines = [head, *(_line(graph, digest) for graph, digest in sorted(self.known.items()))]
        with writing(self.path) as out:
            out.write(("\n".join(lines) + "\n").encode())

    def pending(self, graph: str) -> None:
        """Write down that a graph is about to change at the target."""
        self._note(graph, PENDING)

    def arrived(self, graph: str, digest: str) -> None:
        """Write down that the target holds a graph with this digest."""
        self._note(graph, digest)

    def gone(self, graph: str) -> None:
        """Write down that the target no longer holds a graph."""
        self._note(graph, None)

    def _note(self, graph: str, digest: str | None) -> None:
        try:
            with self.path.open("a", encoding="utf-8") as out:
                out.write(_line(graph, digest) + "\n")
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            raise OutputError(
                f"cannot write: {error.strerror}", where=str(self.path), remedy="free some room"
            ) from error
        self._take(graph, digest)

    def _take(self, graph: str, digest: str | None) -> None:
        if digest is None:
            self.known.pop(graph, None)
        else:
            self.known[graph] = digest

    def _read(self) -> None:
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return
        except OSError as error:
            raise OutputError(f"cannot be read: {error.strerror}", where=str(self.path)) from error
        for number, line in enumerate(lines[:-1], 1):  # what follows the last line break is half a line, or nothing
            try:
                entry = json.loads(line)
                if "graph" in entry:
                    self._take(entry["graph"], entry["digest"])
            except (ValueError, KeyError, TypeError) as error:
                remedy = "delete the file; the next push then sends every graph"
                raise OutputError("is no ledger of a push", where=str(self.path), line=number, remedy=remedy) from error


def _line(graph: str, digest: str | None) -> str:
    return json.dumps({"graph": graph, "digest": digest}, ensure_ascii=False)
