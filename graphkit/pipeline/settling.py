"""Settling: what can be said only when all sources are read: which twin is left out, which question follows which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from graphkit.pipeline.chains import leads_of
from graphkit.store import Kept

__all__ = ["Settled", "doubtful", "settle"]


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds of a graph now: the questions that its supplementaries follow, and why it is left out, if it is."""

    kept: Kept
    leads: dict[str, str]
    refused: dict[str, Any] | None

    @property
    def changed(self) -> bool:
        """Whether this is not what the last build said."""
        return self.leads != self.kept.leads or self.refused != self.kept.refused


def settle(graphs: Iterable[Kept], aside: Mapping[str, dict[str, Any]] = MappingProxyType({})) -> list[Settled]:
    """Return what holds of each graph. The first to hold a question, by name, has it; a second is left out.

    ``aside`` says why some graphs are set aside; they keep their questions, so that no second comes in for them.
    """
    kept = list(graphs)
    claimed: dict[str, str] = {}
    refused: dict[str, dict[str, Any]] = {}
    for one in kept:
        twin = next((h for h in one.headings if h.key in claimed), None)
        if twin is None:
            claimed.update({heading.key: one.name for heading in one.headings})
        else:
            refused[one.graph] = {
                "what": f"holds the same question as {claimed[twin.key]}: {twin.title}, {twin.date}",
                "where": one.name, "line": None, "remedy": "leave one of the two out",
            }  # fmt: skip
    refused.update({graph: why for graph, why in aside.items() if graph not in refused})
    leads = leads_of(h for one in kept if one.graph not in refused for h in one.headings)
    return [
        Settled(
            one,
            {h.key: leads[h.key] for h in one.headings if h.key in leads and one.graph not in refused},
            refused.get(one.graph),
        )
        for one in kept
    ]


def doubtful(settled: Sequence[Settled]) -> set[str]:
    """Return the keys of supplementaries that come before what they follow, or follow themselves by way of others."""
    leads = {key: lead for one in settled for key, lead in one.leads.items()}
    days = {heading.key: heading.date for one in settled if not one.refused for heading in one.kept.headings}
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
