"""Ids: a name becomes the id of a row, small letters and hyphens, the same in every import."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from graphkit.fold import slug

__all__ = ["Ids", "ascii_slug"]


def ascii_slug(text: str) -> str:
    """Return the letters and digits of ``text`` that an id may have, or ``""`` where it has none of its own.

    A name in another script gives none: half a name would be a wrong one.
    """
    made = slug(unicodedata.normalize("NFKC", text))
    return made if made.isascii() and (made != "x" or text.strip().lower() == "x") else ""


class Ids:
    """The ids of one table that are taken."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def take(self, name: str, key: str) -> str:
        """Return a free id made of the name; of two with one name, the second has the end of its ``key`` in it."""
        tail = re.split(r"[/|:#]", key)[-1]
        made = ascii_slug(name) or ascii_slug(tail) or f"n-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
        for candidate in (made, f"{made}-{ascii_slug(tail) or 'x'}"):
            if candidate not in self._taken:
                self._taken.add(candidate)
                return candidate
        number = 2
        while f"{candidate}-{number}" in self._taken:
            number += 1
        self._taken.add(f"{candidate}-{number}")
        return f"{candidate}-{number}"
