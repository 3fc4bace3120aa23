"""Standing: what a person held and belonged to on a day, read once from a store."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.publish.things import Things

__all__ = ["Held", "Standing"]

_HELD: Final = """SELECT ?person ?what ?kind ?start ?end ?acting WHERE {
  ?held org:member ?person .
  { ?held gk:post ?what . BIND("post" AS ?kind) }
  UNION { ?held org:organization ?what . ?what a gk:Party . BIND("party" AS ?kind) }
  UNION { ?held org:organization ?what . ?what a gk:PoliticalGroup . BIND("group" AS ?kind) }
  UNION { ?held org:organization ?what . ?what a gk:Body . FILTER NOT EXISTS { ?held gk:post ?any }
          BIND("seat" AS ?kind) }
  OPTIONAL { ?held schema:startDate ?start }
  OPTIONAL { ?held schema:endDate ?end }
  OPTIONAL { ?held gk:acting ?acting }
}"""


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """Somebody (``person``) held or belonged to ``what`` in [``start``, ``end``); both are IRIs.

    The dates are ISO, may be a year or a month only, and are empty where they are not known.
    """

    start: str
    end: str
    what: str
    person: str
    acting: bool = False

    def on(self, day: str) -> bool:
        """Say whether the ISO date ``day`` is in the interval; a partial date stands for its first day."""
        return self.start <= day and (not self.end or day < self.end)


class Standing:
    """Who held and belonged to what: asked for a person and an ISO date, answers with IRIs."""

    def __init__(self, things: Things) -> None:
        self.things = things
        self._of: dict[tuple[str, str], list[Held]] = defaultdict(list)
        self._holders: dict[str, list[Held]] = defaultdict(list)
        for kind, held in sorted(_read(things)):
            self._of[kind, held.person].append(held)
            if kind == "post":
                self._holders[held.what].append(held)

    def party(self, person: str, day: str) -> str:
        """Return the party that ``person`` belonged to on ``day``, or nothing; of two the one joined last."""
        return _last(self._of[("party", person)], day)

    def group(self, person: str, day: str) -> str:
        """Return the political group that ``person`` belonged to on ``day``, or nothing; as `party`."""
        return _last(self._of[("group", person)], day)

    def has_seat(self, person: str, day: str) -> bool:
        """Say whether ``person`` was a member of the body on ``day``."""
        return any(held.on(day) for held in self._of[("seat", person)])

    def posts(self, person: str, day: str) -> tuple[str, ...]:
        """Return the offices that ``person`` held on ``day``, the longest held first."""
        return tuple(dict.fromkeys(held.what for held in self._of[("post", person)] if held.on(day)))

    def holder(self, post: str, day: str) -> str | None:
        """Return who held ``post`` on ``day``, where that was one person; someone acting counts if alone."""
        held = [one for one in self._holders[post] if one.on(day)]
        people = {one.person for one in held if not one.acting} or {one.person for one in held}
        return people.pop() if len(people) == 1 else None


def _last(held: Iterable[Held], day: str) -> str:
    found = [one.what for one in held if one.on(day)]
    return found[-1] if found else ""


def _read(things: Things) -> Iterable[tuple[str, Held]]:
    for person, what, kind, start, end, acting in things.rows(_HELD):
        yield kind, Held(start, end, what, person, acting in {"true", "1"})
