"""Mention: each finding becomes an annotation of the Web Annotation model, with its target, offsets and quote."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graphkit.describe.commitment import describe_commitment
from graphkit.describe.names import Names, question_key
from graphkit.describe.statements import Statements
from graphkit.model import Cast, Finding, Question, Speaking, Turn
from graphkit.vocabulary import DCTERMS, FOAF, GK, OA, ORG, SCHEMA, SKOS

__all__ = ["describe_findings"]

CONTEXT = 32
"""So many characters of the text stand before and after a quote (Web Annotation, 4.2.4)."""

_CANDIDATE_CLASSES = {
    "strategy": (GK("Strategy"), SCHEMA("CreativeWork")),
    "document": (GK("Document"), SCHEMA("CreativeWork")),
    "organisation": (ORG("Organization"),),
    "scheme": (GK("Scheme"), SCHEMA("Project")),
    "name": (GK("UnresolvedName"),),
    "person": (FOAF("Person"),),
    "post": (ORG("Post"),),
    "place": (SCHEMA("Place"),),
    "event": (SCHEMA("Event"),),
}


def describe_findings(
    graph: Statements,
    question: Question,
    cast: Cast,
    findings: Sequence[Finding],
    capacity: Callable[[Speaking], str | None],
    names: Names,
) -> None:
    """State every finding of a question, and the short links that they add up to.

    ``capacity`` gives the IRI of the tenure or membership in which somebody speaks.
    """
    turns = {turn.sequence: turn for turn in question.turns}
    spoken = {turn.sequence: one for turn, one in zip(question.turns, cast.speakers, strict=True)}
    for finding in findings:
        turn = turns[finding.sequence]
        if finding.kind == "reference":
            _reference(graph, finding, question, names)
        elif finding.kind == "commitment":
            by = spoken[finding.sequence]
            describe_commitment(graph, finding, question, turn, by, capacity(by), names)
        else:
            _annotation(graph, finding, question, turn, names)
            _short_links(graph, finding, question, names)


def _reference(graph: Statements, finding: Finding, question: Question, names: Names) -> None:
    target = names.of(finding.body)
    own = names.of(f"question/{question_key(question)}")
    if target == own:
        return
    graph.link(_contribution(finding, question, names), GK("refersTo"), target)
    graph.link(own, GK("refersTo"), target)
    graph.kind(target, SCHEMA("Question"))
    graph.label(target, f"Question {finding.label}")
    graph.text(target, GK("reference"), finding.label)


def _contribution(finding: Finding, question: Question, names: Names) -> str:
    return names.of(f"contribution/{question_key(question)}/{finding.sequence}")


def _annotation(graph: Statements, finding: Finding, question: Question, turn: Turn, names: Names) -> None:
    topic = finding.kind == "topic"
    path = f"{question_key(question)}/{finding.sequence}/{finding.start}-{finding.end}"
    name = finding.body.rsplit("/", 1)[-1]
    subject = names.of(f"topic-assignment/{path}/{name}" if topic else f"mention/{path}")
    quote = turn.text[finding.start : finding.end]
    graph.kind(subject, GK("TopicAssignment") if topic else GK("Mention"), OA("Annotation"))
    graph.label(subject, f"“{quote}” in {question.title}")
    graph.link(subject, OA("hasBody"), names.of(finding.body))
    for other in (value for what, value in finding.extra if what == "body"):
        graph.link(subject, OA("hasBody"), names.of(other))
    graph.link(subject, GK("denotes"), names.of(finding.denotes) if finding.denotes else None)
    graph.link(subject, GK("resolvedHolder"), names.of(f"tenure/{finding.holder}") if finding.holder else None)
    for candidate in finding.candidates:
        graph.link(subject, GK("candidate"), names.of(candidate))
    graph.link(subject, GK("status"), GK(finding.status))
    graph.typed(subject, GK("confidence"), f"{finding.confidence:.2f}", "decimal")
    graph.text(subject, GK("rule"), finding.rule, "en")
    _target(graph, subject, finding, turn, _contribution(finding, question, names))
    if "/candidate/" in finding.body or "/new/" in finding.body or finding.body.startswith("name/"):
        _minted(graph, finding, quote, names)


def _target(graph: Statements, subject: str, finding: Finding, turn: Turn, contribution: str) -> None:
    text, start, end = turn.text, finding.start, finding.end
    target, position, quote = f"{subject}/target", f"{subject}/position", f"{subject}/quote"
    graph.link(subject, OA("hasTarget"), target)
    graph.kind(target, OA("SpecificResource"))
    graph.label(target, f"Place of “{text[start:end]}”")
    graph.link(target, OA("hasSource"), contribution)
    graph.link(target, OA("hasSelector"), position)
    graph.link(target, OA("hasSelector"), quote)
    graph.kind(position, OA("TextPositionSelector"))
    graph.label(position, f"Characters {start} to {end}")
    graph.typed(position, OA("start"), start, "integer")
    graph.typed(position, OA("end"), end, "integer")
    graph.kind(quote, OA("TextQuoteSelector"))
    graph.label(quote, f"The words “{text[start:end]}”")
    graph.text(quote, OA("exact"), text[start:end])
    graph.text(quote, OA("prefix"), text[max(0, start - CONTEXT) : start])
    graph.text(quote, OA("suffix"), text[end : end + CONTEXT])


def _minted(graph: Statements, finding: Finding, quote: str, names: Names) -> None:
    """Describe a thing that is in no register: its class, the name it goes by, and that it is a candidate."""
    subject = names.of(finding.body)
    kind = finding.body.split("/", 1)[0]
    graph.kind(subject, *_CANDIDATE_CLASSES[kind])
    graph.label(subject, finding.label or quote)
    if quote != finding.label:
        graph.text(subject, SKOS("altLabel"), quote, "en")
    if kind in ("strategy", "document"):
        graph.text(subject, DCTERMS("title"), finding.label or quote, "en")
    if kind == "post":
        graph.text(subject, SKOS("prefLabel"), finding.label or quote, "en")
    if kind in ("name", "person"):
        graph.text(subject, FOAF("name"), finding.label or quote)
    graph.link(subject, GK("status"), GK("Accepted" if "/new/" in finding.body else "Candidate"))


def _short_links(graph: Statements, finding: Finding, question: Question, names: Names) -> None:
    contribution = _contribution(finding, question, names)
    own = names.of(f"question/{question_key(question)}")
    if finding.kind == "topic":
        for subject in (contribution, own):
            graph.link(subject, GK("discusses"), names.of(finding.body))
        return
    if finding.status == "Ambiguous":
        return
    for path in dict.fromkeys((finding.body, finding.denotes)):
        if path:
            for subject in (contribution, own):
                graph.link(subject, GK("mentions"), names.of(path))
    if ("addressed", "yes") in finding.extra and finding.denotes and finding.denotes.startswith("person/"):
        graph.link(contribution, GK("addressedTo"), names.of(finding.denotes))
