"""Succession: who followed whom in an office; two holders at once contradict, a day without one is worth a look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from graphkit.dates import Interval, Span
from graphkit.register.model import Register
from graphkit.register.problems import Problem, error, warning
from graphkit.register.things import Tenure

__all__ = ["gaps", "overlaps"]


def overlaps(register: Register) -> Iterator[Problem]:
    """Yield where two people hold an office that one holds: an error if it is certain, else a warning.

    Acting holders are left out: they stand in for one who is away. Two dates that are printed alike
    (``until 2016-05``, ``from 2016-05``) are one hand-over, on whichever day of the month it was.
    """
    for post, tenures in _single(register).items():
        substantive = [t for t in tenures if not t.acting]
        for earlier, later in combinations(substantive, 2):
            how = _overlap(earlier.span, later.span)
            if how is not None:
                say = error if how == "certain" else warning
                verb = "hold" if how == "certain" else "may hold"
                names = f"{_dated(earlier)} and {_dated(later)}"
                yield say(register.folder, "tenures", later.line, f"two {verb} {post!r} at once: {names}")


def gaps(register: Register) -> Iterator[Problem]:
    """Yield the times in which nobody holds an office between two who do."""
    for post, tenures in _single(register).items():
        held: date | None = None
        for tenure in tenures:
            begin, end = tenure.span.widest.start, tenure.span.widest.end
            if held is not None and begin > held:
                what = f"nobody holds {post!r} from {held} until {begin}, when {tenure.person!r} begins"
                yield warning(register.folder, "tenures", tenure.line, what)
            held = end if held is None else max(held, end)


def _single(register: Register) -> dict[str, list[Tenure]]:
    """Return the tenures of each office that one person holds, first come first."""
    found: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in sorted(register.tenures, key=lambda t: (t.span.widest, t.id)):
        if not register.posts[tenure.post].concurrent:
            found[tenure.post].append(tenure)
    return found


def _overlap(one: Span, other: Span) -> str | None:
    """Return ``"certain"``, ``"possible"`` or ``None``."""
    if _share(one.surest, other.surest):
        return "certain"
    if (one.end and one.end == other.start) or (other.end and other.end == one.start):
        return None
    return "possible" if _share(one.widest, other.widest) else None


def _share(one: Interval, other: Interval) -> bool:
    return max(one.start, other.start) < min(one.end, other.end)


def _dated(tenure: Tenure) -> str:
    return f"{tenure.person} ({tenure.start or '?'} to {tenure.end or 'now'})"
