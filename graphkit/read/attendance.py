"""Attendance: who is printed as present before anything is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graphkit.read.headers import chair_noted
from graphkit.read.speakers import split_turns

__all__ = ["Attendance", "opening_apart"]

_PRESENT = ("present", "in attendance", "members present", "members")
_LONGEST = 120


@dataclass(slots=True)
class Attendance:
    """The lines under ``Present:`` up to an empty one, and whoever is noted to be in the chair."""

    names: list[str] = field(default_factory=list)
    listing: bool = False

    def takes(self, line: str) -> bool:
        """Take a line of the list; say whether it was one."""
        if noted := chair_noted(line):
            self.names.append(noted[0])
            return True
        if line.partition(":")[0].lower() in _PRESENT:
            self.listing = True
            return True
        if not line or ":" in line or len(line) > _LONGEST:
            self.listing = False
        elif self.listing:
            self.names.append(line)
        return self.listing


_WITH = re.compile(r"(?:^|(?<=[.;] ))(?:[A-Z]\w*(?: [A-Z]\w+)*: )|[.;,] (?!and )|,? and ")
"""What stands between those who are present: commas, and whose members or officers the next ones are."""


def opening_apart(line: str) -> list[str]:
    """Part a line into which a whole sitting was run together: what is above, each who is present, and what is said.

    >>> opening_apart("Bells. Present: Members: Ann Oak (Chair), Bo Elm. Officers: Cy Ash. Ann Oak (Chair): One. Bo Elm (AM): Two.")
    ['Bells.', 'Present:', 'Ann Oak (Chair)', 'Bo Elm', 'Cy Ash', '', 'Ann Oak (Chair): One. Bo Elm (AM): Two.']
    """
    above, present, below = line.partition(" Present: ")
    if not present or len(pieces := list(split_turns([(0, below)]))) < 3 or pieces[0].label:
        return [line]
    names = pieces[0].text
    return [above, "Present:", *_each(names), "", below[len(names) :].strip()]


def _each(names: str) -> Iterator[str]:
    for name in _WITH.split(names.removesuffix(".")):
        if name and name.strip():
            yield name.strip()
