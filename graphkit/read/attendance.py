"""Attendance: who is printed as present before anything is said."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphkit.read.headers import chair_noted

__all__ = ["Attendance"]

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
