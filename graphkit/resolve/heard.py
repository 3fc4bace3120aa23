"""Heard: a record introduces people once, by office and name or in full, and then calls them by half of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from graphkit.fold import key
from graphkit.model import Speaking
from graphkit.register.posts import bare

__all__ = ["Heard"]

_INTRODUCED = re.compile(r"(?P<before>[^()]+?) \((?P<inside>[^()]+)\)")


class Heard:
    """What the lines of one source have said so far: of one day in one chamber the offices, of one item the people.

    ``The Presiding Officer (Ann Oak)`` makes each later ``The Presiding Officer`` Ann Oak, until somebody else is
    introduced so: that is how official reports print whoever presides and whoever answers.
    """

    def __init__(self) -> None:
        self._sitting: tuple[date, str | None] | None = None
        self._offices: dict[str, Speaking] = {}
        self._people: dict[str, Speaking] = {}

    def begin(self, day: date, chamber: str | None) -> None:
        """Begin an item: on another day or in another chamber, nobody has been introduced."""
        self._people = {}
        if self._sitting != (day, chamber):
            self._sitting, self._offices = (day, chamber), {}

    def take(self, label: str, speaking: Speaking) -> None:
        """Take in a line and who it is."""
        introduced = _INTRODUCED.fullmatch(label)
        if speaking.person is None:
            # whoever it is, the office is no longer with the one who was introduced before
            self._offices.pop(bare(introduced["before"]) if introduced else "", None)
            return
        self._people.setdefault(speaking.person, speaking)
        for words in (introduced["before"], introduced["inside"]) if introduced else ():
            self._offices[bare(words)] = speaking

    def office(self, label: str) -> Speaking | None:
        """Return who was introduced under a bare office."""
        known = self._offices.get(bare(label))
        if known is None or "(" in label:
            return None
        return Speaking(known.person, known.capacity, "speaker: the office, as it was introduced", 0.9)

    def among(self, candidates: Collection[str], label: str) -> Speaking | None:
        """Return the one of several candidates who has spoken in this item: a line with half a name comes after."""
        known = [person for person in candidates if person in self._people]
        if len(known) != 1 or not key(label):
            return None
        return Speaking(known[0], self._people[known[0]].capacity, "speaker: the name and who has spoken before", 0.85)
