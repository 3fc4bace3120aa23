"""Attendance: who is printed as present before anything is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graphkit.read.headers import chair_noted

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
        head, _, rest = line.partition(":")
        if head.lower() in _PRESENT or ((self.names or self.listing) and _WHOSE.fullmatch(head)):
            self.listing = True
            self.names.extend(_each(rest))
            return True
        if not line or ":" in line or len(line) > _LONGEST:
            self.listing = False
        elif self.listing:
            self.names.append(line)
        return self.listing


_WHOSE = re.compile(r"(?:[A-Z][\w’']* ){0,3}(?:Members|Officers|Staff|Guests)(?: present)?")
_WITH = re.compile(r"(?:^|[.;]? )(?:(?:[A-Z]{2,5} )?(?:Members|Officers|Staff|Guests)): |[.;,] (?!and )|,? and ")
"""What stands between those who are present: commas, and whose members or officers the next ones are."""

_FIRST = re.compile(
    r"(?<= )(?:(?:Sir|Dame|Dr|Lord|Baroness) )?[A-Z][\w’'-]+ [A-Z][\w’'-]+(?:,? (?:AM|MP|[OMC]BE)\b)*(?:(?<=AM)| \([^()]{1,120}\)) ?: "
)
"""The first speaker's line where no sentence ends before it: two names, and letters or an office."""

_LINES = re.compile(r"(?<=^Appendix \w) |(?<=^Appendix) (?=[A-Z][a-z])|(?<=\d{4}) (?=[A-Z])")
"""Where the lines of a heading were joined: behind the number of the paper, and behind the day."""


def opening_apart(line: str) -> list[str]:
    """Part a line into which a whole sitting was run together: what is above, each who is present, and what is said.

    >>> opening_apart("Transcript of 2 May 2010 Present: Members: Ann Oak, Bo Elm MPA Officers: Cy Ash Ann Oak (Chair): One.")
    ['Transcript of 2 May 2010', 'Present:', 'Ann Oak', 'Bo Elm', 'Cy Ash', '', 'Ann Oak (Chair): One.']
    """
    first = _FIRST.search(line) if "Transcript " in line[:250] else None
    if first is None or "Transcript " not in line[: first.start()]:
        return [line]
    above, present, names = line[: first.start()].strip().partition(" Present: ")
    listed = ["Present:", *_each(names), ""] if present else []
    return [*_LINES.split(above), *listed, line[first.start() :]]


def _each(names: str) -> Iterator[str]:
    for name in _WITH.split(names.strip().removesuffix(".")):
        if name and name[:1].isupper():
            yield name.strip()
