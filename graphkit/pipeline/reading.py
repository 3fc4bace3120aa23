"""Reading: one source goes through read, resolve, extract and describe, and comes out as a named graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from graphkit.describe import Names, Reading, Statements, question_key, state_transcript
from graphkit.extract import Memory, answer_status, extract
from graphkit.model import Finding, Question, Transcript
from graphkit.register import Register
from graphkit.register.minting import minted
from graphkit.resolve import Heard, cast, cast_unlisted
from graphkit.review import Decisions, decided, decided_cast
from graphkit.store import Heading

__all__ = ["graph_of", "headings_of"]


def headings_of(transcript: Transcript) -> list[Heading]:
    """Return what other sources need to know of a transcript's questions."""
    return [
        Heading(
            question_key(q), q.date.isoformat(), q.title, q.reference, q.supplementary, q.supplementary_to,
            "\n".join(filter(None, (q.asked_by, q.asked_under, *q.asked_of, *q.answered_by))), q.line,
            sum(len(turn.text) for turn in q.turns),
        )
        for q in transcript.questions
    ]  # fmt: skip


def graph_of(
    transcript: Transcript, register: Register, names: Names, decisions: Decisions, without: Collection[str] = ()
) -> tuple[Statements, dict[str, int], list[dict[str, Any]]]:
    """Return a transcript's named graph, its counts, and what could neither be told nor was decided in it.

    The questions whose keys are in ``without`` are read, for whom they introduce, and not described.
    """
    readings: list[Reading] = []
    review: list[dict[str, Any]] = []
    counts: Counter[str] = Counter()
    memory = Memory()
    if not register.listed:
        register = minted(transcript, register)
    heard = Heard()
    for question in transcript.questions:
        cast_of = cast(question, register, heard) if register.listed else cast_unlisted(question, register)
        cast_of = decided_cast(cast_of, question, transcript.source.name, decisions, register)
        findings = decided(
            extract(question, cast_of, register, memory), question, transcript.source.name, decisions, register
        )
        if question_key(question) in without:
            continue
        readings.append((question, cast_of, findings, answer_status(question)))
        counts["questions"] += 1
        counts["contributions"] += len(question.turns)
        for turn, spoken in zip(question.turns, cast_of.speakers, strict=True):
            if turn.part == "procedure" or spoken.rule.startswith("speaker: nobody"):
                continue
            counts["speakers resolved" if spoken.person else "speakers not resolved"] += 1
            if not spoken.person:
                review.append(
                    _row(
                        transcript,
                        question,
                        turn.line,
                        "speaker",
                        turn.label or "",
                        spoken.rule,
                        spoken.candidates,
                    )
                )
        for finding in findings:
            counts[_count_name(finding)] += 1
            if finding.status != "Accepted":
                turn = next(t for t in question.turns if t.sequence == finding.sequence)
                quote = turn.text[finding.start : finding.end]
                row = _row(transcript, question, turn.line, finding.kind, quote, finding.rule, finding.candidates)
                review.append(row | {"context": turn.text[max(0, finding.start - 60) : finding.end + 60]})
    graph = state_transcript(transcript, readings, register, names)
    return graph, dict(counts), review


def _count_name(finding: Finding) -> str:
    if finding.kind in ("topic", "reference", "commitment"):
        return f"{finding.kind}s"
    return {"Accepted": "mentions", "Ambiguous": "mentions ambiguous", "Candidate": "mentions of candidates"}[
        finding.status
    ]


def _row(
    transcript: Transcript,
    question: Question,
    line: int,
    kind: str,
    printed: str,
    why: str,
    candidates: tuple[str, ...],
) -> dict[str, Any]:
    return {
        "kind": kind, "printed": printed, "date": question.date.isoformat(), "question": question.title,
        "source": transcript.source.name, "line": line, "why": why, "candidates": "; ".join(candidates), "context": "",
    }  # fmt: skip
