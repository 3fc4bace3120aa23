"""Commitments: what a speaker undertakes, to whom and until when, held against gold."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.evaluate.gold import Gold, Record
from graphkit.evaluate.names import Names, plain
from graphkit.evaluate.outcome import Outcome
from graphkit.evaluate.running import Run
from graphkit.evaluate.spans import Place, around, place_of
from graphkit.model import Finding

__all__ = ["commitment_outcomes"]


def commitment_outcomes(gold: Gold, run: Run, names: Names) -> Iterator[Outcome]:
    """Compare undertakings, and of those that match also the day (``dueDate``) and the person they are made to.

    A clause has no natural end: it matches where it begins at the same character, or shares half of the longer one.
    """
    left = [f for f in run.findings if f.kind == "commitment"]
    for record in gold.of("commitment"):
        place = place_of(record, run.turns)
        same = next((f for f in left if place and _same(f, place)), None)
        shown = around(place, run.turns)
        verdict = "hit" if same else "miss"
        yield Outcome("commitment", "", verdict, gold.source, record["n"], record["exact"], "", "", shown)
        if same:
            left.remove(same)
            yield from _details(record, same, gold.source, shown, names)
    for finding in left:
        place = (finding.sequence, finding.start, finding.end)
        shown = around(place, run.turns)
        yield Outcome("commitment", "", "false", gold.source, finding.sequence, "", finding.rule, "", shown)


def _details(record: Record, finding: Finding, source: str, shown: str, names: Names) -> Iterator[Outcome]:
    """Compare day and addressee. Gold that says "by the autumn" names no day, so there none is asked for."""
    extra = dict(finding.extra)
    due, wanted = extra.get("due", ""), record.get("dueDate") or ""
    if wanted or (due and not record.get("due")):
        verdicts = ("hit",) if due == wanted else (*(("miss",) if wanted else ()), *(("false",) if due else ()))
        for verdict in verdicts:
            yield Outcome("commitment due", "", verdict, source, record["n"], wanted, due, "", shown)
    if record.get("to"):
        to = extra.get("to", "")
        verdict = "hit" if plain(record["to"]) in names.of(to) else "miss"
        yield Outcome("commitment to", "", verdict, source, record["n"], record["to"], to, "", shown)


def _same(finding: Finding, place: Place) -> bool:
    n, start, end = place
    if finding.sequence != n:
        return False
    shared = min(finding.end, end) - max(finding.start, start)
    return finding.start == start or 2 * shared >= max(finding.end - finding.start, end - start)
