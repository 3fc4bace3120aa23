"""Heard: a record introduces people once, by office and name or in full, and then calls them by half of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from graphkit.fold import key
from graphkit.model import Speaking
from graphkit.register.posts import bare

__all__ = ["Heard", "chair_noted"]

_NOTED = re.compile(
    r"[\[(]?\s*(?P<who>[^\[\]\s][^\[\]]{2,99}?),? (?:is |was )?(?:in|took|takes|taking|resumed|resumes|assumed) the chair\b[^\[\]]{0,60}\]?",
    re.IGNORECASE,
)
_PRESIDES = re.compile(
    r"(?:(?:acting|temporary|deputy) )*(?:chair(?:man|woman|person)?|deputy speaker|acting speaker|temporary speaker)"
)
"""How a line calls whoever is in the chair. The Speaker is an office of its own: who sits in for one is a deputy."""

_MEN, _WOMEN = frozenset("mr sir lord".split()), frozenset("mrs ms miss madam dame lady baroness".split())
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
        self._presiding: tuple[Speaking, frozenset[str]] | None = None

    def begin(self, day: date, chamber: str | None) -> None:
        """Begin an item: on another day or in another chamber, nobody has been introduced."""
        self._people = {}
        if self._sitting != (day, chamber):
            self._sitting, self._offices, self._presiding = (day, chamber), {}, None

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

    def preside(self, who: str, speaking: Speaking) -> None:
        """Take in a note that somebody is in the chair: it holds until the next, also where nobody is known by it."""
        self.take(who, speaking)
        self._presiding = (speaking, frozenset(key(who).split())) if speaking.person else None

    def office(self, label: str) -> Speaking | None:
        """Return who was introduced under a bare office, or was noted to be in the chair."""
        if "(" in label:
            return None
        known = self._offices.get(bare(label))
        if known is None:
            return self._in_the_chair(label)
        return Speaking(known.person, known.capacity, "speaker: the office, as it was introduced", 0.9)

    def _in_the_chair(self, label: str) -> Speaking | None:
        """Return who was noted to be in the chair, unless a man is called Madam, or a woman Mr."""
        if self._presiding is None or not _PRESIDES.fullmatch(bare(label)):
            return None
        (known, noted), called = self._presiding, set(key(label).split())
        if (called & _MEN and noted & _WOMEN) or (called & _WOMEN and noted & _MEN):
            return None
        return Speaking(known.person, known.capacity, "speaker: who is noted to be in the chair", 0.9)

    def among(self, candidates: Collection[str], label: str) -> Speaking | None:
        """Return the one of several candidates who has spoken in this item: a line with half a name comes after."""
        known = [person for person in candidates if person in self._people]
        if len(known) != 1 or not key(label):
            return None
        return Speaking(known[0], self._people[known[0]].capacity, "speaker: the name and who has spoken before", 0.85)


def chair_noted(text: str) -> str | None:
    """Return whom a note says to be in the chair: ``[Mrs. Ann Oak in the Chair]``, ``Mr. Elm took the Chair.``"""
    found = _NOTED.match(text)
    return found["who"].strip() if found else None
