"""Commitment: an undertaking becomes a thing of its own: who made it, in which office, to whom, in which words, by when."""

from __future__ import annotations

from graphkit.describe.names import Names, question_key
from graphkit.describe.statements import Statements
from graphkit.model import Finding, Question, Speaking, Turn
from graphkit.vocabulary import GK

__all__ = ["describe_commitment"]


def describe_commitment(
    graph: Statements,
    finding: Finding,
    question: Question,
    turn: Turn,
    spoken: Speaking,
    capacity: str | None,
    names: Names,
) -> None:
    """State an undertaking that was found in ``turn``; nothing where its speaker is not known."""
    if spoken.person is None:
        return
    place = f"{question_key(question)}/{finding.sequence}"
    subject = names.of(f"commitment/{place}/{finding.start}-{finding.end}")
    clause = turn.text[finding.start : finding.end]
    extra = dict(finding.extra)
    graph.kind(subject, GK("Commitment"))
    graph.label(subject, f"“{clause}”")
    graph.text(subject, GK("clause"), clause, "en")
    graph.link(subject, GK("madeBy"), names.of(f"person/{spoken.person}"))
    graph.link(subject, GK("inCapacity"), capacity)
    graph.link(subject, GK("madeTo"), names.of(extra["to"]) if "to" in extra else None)
    graph.link(subject, GK("madeIn"), names.of(f"contribution/{place}"))
    graph.day(subject, GK("due"), extra.get("due"))
    graph.typed(subject, GK("confidence"), f"{finding.confidence:.2f}", "decimal")
    graph.text(subject, GK("rule"), finding.rule, "en")
