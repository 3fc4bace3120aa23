"""Errors: one tree, each saying where, what, and what to do about it.

    GraphkitError
    ├── SourceError        a transcript cannot be read
    │   └── UnknownFormat  … because no reader knows its form
    ├── RegisterError      the authority data are wrong
    ├── ConfigError        a setting is unknown or has a wrong value
    ├── QueryError         a question cannot be asked
    ├── CollisionError     two different things would get one IRI
    └── OutputError        a result cannot be written or opened

Bugs are not in this tree: they keep their traceback.
"""

from __future__ import annotations

import re

__all__ = [
    "CollisionError",
    "ConfigError",
    "GraphkitError",
    "OutputError",
    "QueryError",
    "RegisterError",
    "SourceError",
    "UnknownFormat",
    "cause",
    "on_one_line",
]

_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
"""Control characters, the ends of lines, and what turns the order of letters round (Unicode, UAX #9)."""


_NUMBER = re.compile(r" \(os error \d+\)$")
"""What Rust puts behind the words of the system."""


def on_one_line(text: str) -> str:
    """Return a text as it may be printed: on one line, and without what steers a terminal."""
    return _STEERING.sub(" ", text)


def cause(error: Exception) -> str:
    """Return what the system or a library found wrong, in words for people: no numbers of errors, no positions in bytes."""
    if isinstance(error, UnicodeDecodeError):
        line = error.object[: error.start].count(b"\n") + 1
        return f"line {line} is not in UTF-8"
    if isinstance(error, SyntaxError) and error.msg:
        return error.msg.partition(": ")[2] or error.msg
    said = str(error.strerror or error) if isinstance(error, OSError) else str(error)
    return _NUMBER.sub("", said)


class GraphkitError(Exception):
    """Something the user can mend.

    ``where`` is a file name, ``line`` a 1-based line in it, ``what`` the fault and ``remedy``
    what to do; ``str()`` gives the one sentence that the command line prints, on one line whatever names and
    messages of others are in it, and without what steers a terminal.
    """

    def __init__(
        self, what: str, *, where: str | None = None, line: int | None = None, remedy: str | None = None
    ) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        place = "" if self.where is None else f"{self.where}: "
        if self.line is not None:
            place += f"line {self.line}: "
        remedy = f" ({self.remedy})" if self.remedy else ""
        return on_one_line(f"{place}{self.what}{remedy}")


class SourceError(GraphkitError):
    """A transcript that cannot be read."""


class UnknownFormat(SourceError):
    """A file whose form no reader knows."""


class RegisterError(GraphkitError):
    """Authority data that are missing or contradict themselves."""


class ConfigError(GraphkitError):
    """An unknown setting, or a value that it cannot take."""


class QueryError(GraphkitError):
    """A question that cannot be asked: unknown name, missing parameter, bad SPARQL."""


class CollisionError(GraphkitError):
    """Two different things that would get the same IRI."""


class OutputError(GraphkitError):
    """A result that cannot be written, or an output folder that holds none."""
