"""Turns: who speaks in which capacity, in reply to what, about what; and what the header says."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.evaluate.gold import Gold, Record
from graphkit.evaluate.names import Names, plain
from graphkit.evaluate.outcome import Outcome
from graphkit.evaluate.running import Asked, Run

__all__ = ["header_outcomes", "topic_outcomes", "turn_outcomes"]


def turn_outcomes(gold: Gold, run: Run, names: Names) -> Iterator[Outcome]:
    """Compare the turns one by one, in reading order."""
    wanted = gold.of("contribution")
    if wanted:
        counts = f"{len(wanted)} turns", run.failure or f"{len(run.turns)} turns"
        yield from _one("turns", "", gold.source, 0, len(wanted) == len(run.turns), *counts)
    for record in wanted:
        yield from _turn(record, gold.source, run, names)


def _turn(record: Record, source: str, run: Run, names: Names) -> Iterator[Outcome]:
    n = record["n"]
    spoken = run.speakers.get(n)
    label = record.get("label") or ""
    if record["speaker"]:
        person = f"person/{spoken.person}" if spoken and spoken.person else ""
        right = plain(record["speaker"]) in names.of(person)
        yield from _one("speaker", "", source, n, right, record["speaker"], person, label)
    if record.get("capacity"):
        held = spoken.capacity if spoken else None
        right = _same_capacity(plain(record["capacity"]), names.capacity(held))
        yield from _one("capacity", "", source, n, right, record["capacity"], held or "", label)
    if "inReplyTo" in record:
        found = run.replies.get(n, -1)
        before = "" if found in (None, -1) else str(found)
        yield from _one(
            "reply", "", source, n, found == record["inReplyTo"], str(record["inReplyTo"] or "-"), before, label
        )


def _same_capacity(wanted: str, held: frozenset[str]) -> bool:
    return any(wanted == name or (wanted.startswith("member of") and "assembly" in name) for name in held)


def _one(
    measure: str, kind: str, source: str, n: int, right: bool, gold: str, found: str, quote: str = ""
) -> Iterator[Outcome]:
    """Yield a hit, or a miss and (where something was claimed) a false find."""
    if right:
        yield Outcome(measure, kind, "hit", source, n, gold, found, quote)
        return
    yield Outcome(measure, kind, "miss", source, n, gold, found, quote)
    if found:
        yield Outcome(measure, kind, "false", source, n, gold, found, quote)


def topic_outcomes(gold: Gold, run: Run, names: Names) -> Iterator[Outcome]:
    """Compare the topics of each turn as sets; the type of an outcome is the topic's label.

    A turn whose gold has no ``topics`` at all is not judged: whether "Oral response" is about anything is a matter of taste.
    """
    labels = {f"topic/{topic.id}": topic.label for topic in names.register.topics.values()}
    found: dict[int, dict[str, tuple[float, str]]] = {}
    for finding in run.findings:
        if finding.kind == "topic" and finding.body in labels:
            quote = run.turns[finding.sequence].text[finding.start : finding.end]
            found.setdefault(finding.sequence, {}).setdefault(labels[finding.body], (finding.confidence, quote))
    for record in gold.of("contribution"):
        if "topics" not in record:
            continue
        n, wanted, ours = record["n"], set(record["topics"]), found.get(record["n"], {})
        for topic in sorted(wanted | set(ours)):
            verdict = "miss" if topic not in ours else "hit" if topic in wanted else "false"
            confidence, quote = ours.get(topic, (None, ""))
            yield Outcome(
                "topic", topic, verdict, gold.source, n, topic if topic in wanted else "", topic if quote else "",
                quote, confidence=confidence,
            )  # fmt: skip


def header_outcomes(gold: Gold, run: Run, names: Names) -> Iterator[Outcome]:
    """Compare what stands above each question, whether it is a supplementary, and what became of it."""
    left = list(run.questions)
    for place, record in enumerate(gold.of("question")):
        asked = _same_question(record, left, place, run.questions)
        if asked in left:
            left.remove(asked)
        yield from _header(record, asked, gold.source, names)


def _same_question(record: Record, left: list[Asked], place: int, all_of: tuple[Asked, ...]) -> Asked | None:
    """Return the question with the gold's title, the nearest to its place; or else the one at its place."""
    same = [asked for asked in left if plain(asked.question.title) == plain(record["title"])]
    if same:
        return min(same, key=lambda asked: abs(all_of.index(asked) - place))
    return all_of[place] if place < len(all_of) and all_of[place] in left else None


def _header(record: Record, asked: Asked | None, source: str, names: Names) -> Iterator[Outcome]:
    n = record.get("first", 0)
    question = asked.question if asked else None
    values: list[tuple[str, str | None, str, bool]] = []
    title, day = (question.title, question.date.isoformat()) if question else ("", "")
    values.append(("title", record["title"], title, plain(title) == plain(record["title"])))
    values.append(("date", record["date"], day, day == record["date"]))
    asker = asked.cast.asked_by if asked else None
    person = f"person/{asker.person}" if asker and asker.person else ""
    values.append(("asked by", record.get("askedBy"), person, plain(record.get("askedBy")) in names.of(person)))
    group = f"group/{asked.cast.asked_under}" if asked and asked.cast.asked_under else ""
    values.append(("group", record.get("group"), group, plain(record.get("group")) in names.of(group)))
    reference = (question.reference or "") if question else ""
    values.append(("reference", record.get("reference"), reference, reference == record.get("reference")))
    for field, wanted, found, right in values:
        if wanted:
            yield from _one("header", field, source, n, right, wanted, found)
    yield from _asked_of(record, asked, source, names)
    if "supplementary" in record and (record["supplementary"] or (question and question.supplementary)):
        number = question.supplementary if question else None
        right = number == record["supplementary"]
        yield from _one("supplementary", "", source, n, right, str(record["supplementary"]), str(number or ""), title)
    if record.get("answerStatus"):
        status = asked.status if asked else ""
        right = status == record["answerStatus"]
        yield from _one(
            "answer status", record["answerStatus"], source, n, right, record["answerStatus"], status, title
        )


def _asked_of(record: Record, asked: Asked | None, source: str, names: Names) -> Iterator[Outcome]:
    wanted = record.get("askedOf") or []
    wanted = [wanted] if isinstance(wanted, str) else list(wanted)
    if not wanted:
        return
    found = {f"{kind}/{identifier}" for kind, identifier in (asked.cast.asked_of if asked else ())}
    n = record.get("first", 0)
    for label in wanted:
        same = sorted(path for path in found if plain(label) in names.of(path))
        found -= set(same[:1])
        verdict = "hit" if same else "miss"
        yield Outcome("header", "asked of", verdict, source, n, label, same[0] if same else "", record["title"] or "")
    for path in sorted(found):
        yield Outcome("header", "asked of", "false", source, n, "", path, record["title"] or "")
