"""Records: what a build keeps of each source and each graph, as plain data that crosses processes as JSON."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from typing import Any

__all__ = ["Heading", "Kept", "Record", "Seen", "fingerprint"]


@dataclass(frozen=True, slots=True)
class Heading:
    """What other sources need to know of a question: its key, day, heading, and place in a chain.

    ``printed`` is what the head of the page prints of who asked and answered, a line each, resolved or not; ``line`` is
    where it stands in its source, and ``size`` how many characters are said under it.
    """

    key: str
    date: str
    title: str
    reference: str | None = None
    supplementary: int | None = None
    supplementary_to: str | None = None
    printed: str = ""
    line: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """One file: its name, what tells that it changed, its digest, and why parts of it (or all) were left out.

    ``size`` is in bytes and ``stamp`` the time of its last change in nanoseconds. Each failure has the keys
    ``what``, ``where``, ``line``, ``remedy``.
    """

    name: str
    size: int
    stamp: int
    sha256: str
    failures: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One named graph: the file it came from, what is in it, and where its statements lie in a part.

    ``headings`` are those of all questions that the source holds, and ``without`` the keys of those that were not described.
    ``suspects`` are the subjects of which it was not sure that they keep the shapes when this graph was seen alone, and
    ``side`` is what the explorer shows of the graph, packed, in base64.
    """

    graph: str
    source: str
    name: str
    sha256: str
    headings: tuple[Heading, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    review: tuple[dict[str, Any], ...] = ()
    suspects: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    triples: int = 0
    side: str = ""
    without: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the record as plain data."""
        return asdict(self)

    @classmethod
    def of(cls, data: dict[str, Any]) -> Record:
        """Return the record that `as_json` made ``data`` of."""
        headings = tuple(Heading(**heading) for heading in data["headings"])
        plain = {name: tuple(data[name]) for name in ("review", "suspects", "without")}
        return cls(**{**data, **plain, "headings": headings})


@dataclass(frozen=True, slots=True)
class Kept:
    """What the manifest says of a graph without its review rows; ``refused`` is why it is not in the outputs.

    ``without`` maps the key of each question that was not described to why, or to ``None`` until that is settled.
    """

    graph: str
    source: str
    name: str
    headings: tuple[Heading, ...]
    leads: dict[str, str]
    refused: dict[str, Any] | None
    without: dict[str, dict[str, Any] | None] = field(default_factory=dict)


def fingerprint(*parts: str) -> str:
    """Return one SHA-256 over several strings, none of which can be mistaken for its neighbours."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}:".encode() + part.encode())
    return digest.hexdigest()
