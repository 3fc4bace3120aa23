"""Spans: what a turn names and points at, compared at their places in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graphkit.evaluate.gold import TYPES, Gold, Record
from graphkit.evaluate.names import Names, plain
from graphkit.evaluate.outcome import Outcome
from graphkit.evaluate.running import Run
from graphkit.model import Finding, Turn

__all__ = ["CONTEXT", "Place", "around", "mention_outcomes", "place_of", "reference_outcomes"]

CONTEXT = 40
"""So many characters of the text stand on either side of a quote in a table of misses."""

Place = tuple[int, int, int]
"""Turn, first character, first character after."""


def place_of(record: Record, turns: Mapping[int, Turn]) -> Place | None:
    """Return where a record's ``exact`` stands for the ``nth`` time in its turn; ``None`` where it does not."""
    turn = turns.get(record["n"])
    start = -1
    for _ in range(record.get("nth", 1)):
        start = turn.text.find(record["exact"], start + 1) if turn else -1
        if start < 0:
            return None
    return record["n"], start, start + len(record["exact"])


def around(place: Place | None, turns: Mapping[int, Turn]) -> str:
    """Return the quote with its surroundings, in one line."""
    if place is None or place[0] not in turns:
        return ""
    n, start, end = place
    text = turns[n].text
    shown = f"{text[max(0, start - CONTEXT) : start]}⟦{text[start:end]}⟧{text[end : end + CONTEXT]}"
    return shown.replace("\n", " ")


def mention_outcomes(gold: Gold, run: Run, names: Names, findings: Iterable[Finding]) -> Iterator[Outcome]:
    """Compare mentions four times: the span; span and type; span and entity; span and person.

    Whether a doubt is admitted where gold has one, and only there, is a measure of its own.
    """
    found = {(f.sequence, f.start, f.end): f for f in findings if f.kind in TYPES}
    for record in gold.of("mention"):
        place = place_of(record, run.turns)
        finding = found.pop(place, None) if place else None
        if not record.get("optional"):
            yield from _mention(record, finding, place, gold.source, run, names)
    unsettled = {place_of(r, run.turns) for r in gold.records if r["record"] == "mention" and r.get("check")}
    for place, finding in found.items():
        if place not in unsettled:
            yield from _extra(finding, place, gold.source, run)
    yield from _negatives(gold, run, {(f.sequence, f.start, f.end): f for f in findings if f.kind in TYPES})


def _mention(
    record: Record, finding: Finding | None, place: Place | None, source: str, run: Run, names: Names
) -> Iterator[Outcome]:
    right_entity, right_person = _right(record, finding, names) if finding else (False, False)
    person = finding.denotes if finding and (finding.denotes or "").startswith("person/") else None
    judged = [
        ("span", finding is not None, bool(finding)),
        ("span+type", finding is not None and finding.kind == record["type"], bool(finding)),
        ("span+entity", right_entity, bool(finding)),
    ]
    if record.get("person"):
        judged.append(("span+person", right_person, bool(person)))
    elif person and not record.get("minted"):
        judged.append(("span+person", False, True))
    unsure = finding is not None and finding.status == "Ambiguous"
    if record.get("ambiguous"):
        judged.append(("ambiguous", unsure, False))
    elif unsure:
        judged.append(("ambiguous", False, True))
    context = around(place, run.turns)
    wanted = record["entity"] + (f" ({record['person']})" if record.get("person") else "")
    has = {"span+person": bool(record.get("person")), "ambiguous": bool(record.get("ambiguous"))}
    for measure, right, claimed in judged:
        known = has.get(measure, True)
        for verdict in ("hit",) if right else (*(("miss",) if known else ()), *(("false",) if claimed else ())):
            yield Outcome(
                measure, record["type"], verdict, source, record["n"], wanted, _claim(finding), record["exact"], context,
                finding.confidence if finding else None, finding.rule if finding else "",
            )  # fmt: skip


def _right(record: Record, finding: Finding, names: Names) -> tuple[bool, bool]:
    """Say whether a finding has the gold's entity and its person; where gold is ambiguous, so must we be."""
    if record.get("ambiguous"):
        ambiguous = finding.status == "Ambiguous"
        return ambiguous, ambiguous
    body, denoted = names.body(finding, record["exact"]), names.of(finding.denotes)
    entity = plain(record["entity"]) in body | denoted
    if record.get("id"):
        entity = finding.body == record["id"]
    person = plain(record.get("person")) in ((denoted or body) | (names.of(finding.body)))
    return entity, person


def _claim(finding: Finding | None) -> str:
    if finding is None:
        return ""
    who = f" ({finding.denotes})" if finding.denotes and finding.denotes != finding.body else ""
    status = "" if finding.status == "Accepted" else f" {finding.status.lower()}"
    return f"{finding.body}{who}{status}"


def _extra(finding: Finding, place: Place, source: str, run: Run) -> Iterator[Outcome]:
    quote = run.turns[place[0]].text[place[1] : place[2]]
    measures = ["span", "span+type", "span+entity"]
    if (finding.denotes or "").startswith("person/"):
        measures.append("span+person")
    for measure in measures:
        yield Outcome(
            measure, finding.kind, "false", source, place[0], "", _claim(finding), quote, around(place, run.turns),
            finding.confidence, finding.rule,
        )  # fmt: skip


def _negatives(gold: Gold, run: Run, found: Mapping[Place, Finding]) -> Iterator[Outcome]:
    """Count as false every accepted finding on words that gold says name nobody.

    A person or an office that shares a character with them counts too: in "Mayor of Newham" the Mayor is not named.
    """
    for record in gold.of("negative"):
        place = place_of(record, run.turns)
        bad = [f for at, f in found.items() if place and f.status == "Accepted" and _names(at, f, place)]
        yield Outcome(
            "not a mention", "", "false" if bad else "hit", gold.source, record["n"], record.get("why", ""),
            _claim(bad[0] if bad else None), record["exact"], around(place, run.turns),
        )  # fmt: skip


def _names(at: Place, finding: Finding, place: Place) -> bool:
    shares = at[0] == place[0] and at[1] < place[2] and place[1] < at[2]
    return at == place or (shares and finding.kind in ("person", "post"))


def reference_outcomes(gold: Gold, run: Run) -> Iterator[Outcome]:
    """Compare the question numbers that each turn points at."""
    found = {(f.sequence, f.label or ""): f for f in run.findings if f.kind == "reference"}
    for record in gold.of("reference"):
        same = found.pop((record["n"], record["question"]), None)
        place = place_of(record, run.turns)
        verdict = "hit" if same else "miss"
        yield Outcome(
            "reference", "", verdict, gold.source, record["n"], record["question"], record["question"] if same else "",
            record["exact"], around(place, run.turns),
        )  # fmt: skip
    for (n, number), finding in found.items():
        place = (n, finding.start, finding.end)
        yield Outcome("reference", "", "false", gold.source, n, "", number, "", around(place, run.turns))
