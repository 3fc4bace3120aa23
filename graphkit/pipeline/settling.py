"""Settling: what can be said only when all sources are read: which twins are left out, which question follows which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from graphkit.counting import many
from graphkit.pipeline.chains import leads_of
from graphkit.store import Heading, Kept

__all__ = ["Settled", "doubtful", "settle"]


_NEARLY = 0.9
"""Who says so large a part of what the longest says of a question says no less of it: two prints differ in a comma."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds of a graph now: the questions that its supplementaries follow, and why it is left out, if it is.

    ``without`` maps the key of each question that is left out of it, since another source has it, to why.
    """

    kept: Kept
    leads: dict[str, str]
    refused: dict[str, Any] | None
    without: dict[str, dict[str, Any]]

    @property
    def changed(self) -> bool:
        """Whether this is not what the last build said."""
        kept = self.kept
        return (self.leads, self.refused, self.without) != (kept.leads, kept.refused, kept.without)

    @property
    def misdescribed(self) -> bool:
        """Whether the graph, as it was described, holds other questions than it is to hold."""
        return not self.refused and self.without.keys() != self.kept.without.keys()

    @property
    def held(self) -> Iterable[Heading]:
        """The headings of the questions that the graph is to hold."""
        return () if self.refused else (h for h in self.kept.headings if h.key not in self.without)


def settle(graphs: Iterable[Kept], aside: Mapping[str, dict[str, Any]] = MappingProxyType({})) -> list[Settled]:
    """Return what holds of each graph. Of several that hold one question, one has it (see `_holders`): it is left out of the others.

    A graph of which nothing would stay is left out whole. ``aside`` says why some graphs are set aside; they keep their
    questions, so that no second comes in for them.
    """
    kept = list(graphs)
    holders = _holders(kept)
    claimed = {key: kept[at].name for key, at in holders.items()}
    refused: dict[str, Any] | None
    without: dict[str, dict[str, Any]]
    parted: list[Settled] = []
    for at, one in enumerate(kept):
        twins = {h.key: h for h in one.headings if holders[h.key] != at}
        if twins and all(h.key in twins for h in one.headings):
            refused, without = _left_out(one.name, list(twins.values()), claimed), {}
        elif one.graph in aside:
            refused, without = aside[one.graph], {}
        else:
            refused, without = None, {key: _twin(one.name, h, claimed[key]) for key, h in sorted(twins.items())}
        parted.append(Settled(one, {}, refused, without))
    leads = leads_of(h for one in parted for h in one.held)
    return [replace(one, leads={h.key: leads[h.key] for h in one.held if h.key in leads}) for one in parted]


def _holders(kept: Sequence[Kept]) -> dict[str, int]:
    """Return which graph has each question: the first by name of those that say nearly as much of it as any.

    An order paper holds a question without its answer, and a list cuts it short: the page that has it whole goes first.
    """
    sizes: dict[str, dict[int, int]] = {}
    for at, one in enumerate(kept):
        for heading in one.headings:
            said = sizes.setdefault(heading.key, {})
            said[at] = said.get(at, 0) + heading.size
    return {
        key: next(at for at, size in said.items() if size >= _NEARLY * max(said.values()))
        for key, said in sizes.items()
    }


def _left_out(name: str, twins: Sequence[Heading], claimed: Mapping[str, str]) -> dict[str, Any]:
    """Say why a source is left out of which other sources hold every question."""
    first, *more = twins
    others = len({claimed[twin.key] for twin in twins}) - 1
    holders = claimed[first.key] + (f" and {many(others, 'other')}" if others else "")
    questions = f"{first.title}, {first.date}" + (f", and {len(more):,} more" if more else "")
    return {
        "what": f"holds the same {'questions' if more else 'question'} as {holders}: {questions}",
        "where": name, "line": None, "remedy": f"leave one of the two out{_or_call_it(first)}",
    }  # fmt: skip


def _twin(name: str, twin: Heading, has: str) -> dict[str, Any]:
    """Say why one question of a source is left out."""
    return {
        "what": f"holds the same question as {has}, which says no less of it: {twin.title}, {twin.date}",
        "where": name, "line": twin.line,
        "remedy": f"the rest of this file stays; take the question out of one of the two{_or_call_it(twin)}",
    }  # fmt: skip


def _or_call_it(twin: Heading) -> str:
    """Say what else mends it where no number tells two questions apart, but the day, the heading and who asks."""
    return "" if twin.reference else ", or give it another heading if it is another"


def doubtful(settled: Sequence[Settled]) -> set[str]:
    """Return the keys of supplementaries that come before what they follow, or follow themselves by way of others."""
    leads = {key: lead for one in settled for key, lead in one.leads.items()}
    days = {heading.key: heading.date for one in settled for heading in one.held}
    early = {key for key, lead in leads.items() if days[key] < days.get(lead, "")}
    return early | _in_circles(leads)


def _in_circles(leads: Mapping[str, str]) -> set[str]:
    ended: set[str] = set()
    found: set[str] = set()
    for key in leads:
        way: dict[str, None] = {}
        while key in leads and key not in ended and key not in way:
            way[key] = None
            key = leads[key]
        if key in way:
            passed = list(way)
            found.update(passed[passed.index(key) :])
        ended.update(way)
    return found
