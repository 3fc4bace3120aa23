"""Transcript: sittings, questions and contributions as the contract of the graph has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.describe.mention import describe_findings
from graphkit.describe.minted import describe_minted
from graphkit.describe.names import Names, question_key, sitting_key
from graphkit.describe.statements import Statements
from graphkit.model import Cast, Finding, Question, Speaking, Transcript, Turn
from graphkit.register import Register
from graphkit.vocabulary import DCAT, DCTERMS, GK, PQA, PROV, SCHEMA

__all__ = ["Reading", "describe_leads", "describe_transcript", "state_transcript"]

Reading = tuple[Question, Cast, tuple[Finding, ...], str]
"""A question, who took part, what was found, and its answer status."""


def describe_transcript(
    transcript: Transcript,
    readings: Sequence[Reading],
    register: Register,
    names: Names,
) -> bytes:
    """Return the named graph of one source as sorted N-Quads, without what only all sources together tell."""
    return state_transcript(transcript, readings, register, names).nquads()


def state_transcript(
    transcript: Transcript,
    readings: Sequence[Reading],
    register: Register,
    names: Names,
) -> Statements:
    """Return the statements of `describe_transcript`."""
    graph = Statements(names.source(transcript.source.name))
    _source(graph, transcript)
    if not register.listed:
        describe_minted(graph, register, names)
    for question, cast, findings, status in readings:
        _sitting(graph, question, register, names)
        _question(graph, question, cast, status, register, names, transcript.language)
        _turns(graph, question, cast, register, names, transcript.language)
        describe_findings(graph, question, cast, findings, lambda spoken: _capacity(spoken, register, names), names)
    return graph


def describe_leads(graph: str, leads: Mapping[str, str], names: Names) -> bytes:
    """Return, as sorted N-Quads of ``graph``, which question each supplementary follows.

    ``leads`` maps the key of a supplementary to the key of the question that it follows.
    """
    statements = Statements(graph)
    for key, lead in leads.items():
        statements.link(names.of(f"question/{key}"), GK("supplementaryTo"), names.of(f"question/{lead}"))
    return statements.nquads()


def _source(graph: Statements, transcript: Transcript) -> None:
    source = transcript.source
    graph.kind(graph.graph, GK("Source"), PROV("Entity"), DCAT("Distribution"))
    graph.label(graph.graph, f"Transcript {source.name}")
    graph.text(graph.graph, DCTERMS("identifier"), source.name)
    graph.text(graph.graph, GK("sha256"), source.sha256)
    graph.text(graph.graph, GK("reader"), source.reader)
    graph.link(graph.graph, DCTERMS("source"), source.url)
    if source.url:
        graph.label(source.url, source.url)


def _sitting(graph: Statements, question: Question, register: Register, names: Names) -> None:
    day = question.date
    sitting = names.of(f"sitting/{sitting_key(question)}")
    body = register.organisations[register.body].label if register.body in register.organisations else register.title
    graph.kind(sitting, GK("Sitting"), SCHEMA("Event"))
    chamber = f" ({question.chamber})" if question.chamber else ""
    graph.label(sitting, f"{body}{chamber}, sitting of {day.day} {day:%B %Y}")
    graph.typed(sitting, GK("date"), day.isoformat(), "date")
    if register.body in register.organisations:
        graph.link(sitting, SCHEMA("organizer"), names.of(f"organisation/{register.body}"))


def _question(
    graph: Statements,
    question: Question,
    cast: Cast,
    status: str,
    register: Register,
    names: Names,
    language: str,
) -> None:
    subject = names.of(f"question/{question_key(question)}")
    graph.kind(subject, GK("Question"), SCHEMA("Question"), PQA("Question"))
    if question.supplementary is not None:
        graph.kind(subject, GK("SupplementaryQuestion"))
        graph.typed(subject, GK("supplementaryNumber"), question.supplementary, "integer")
    graph.text(subject, DCTERMS("title"), question.title, language)
    graph.label(subject, question.title, language)
    graph.text(subject, GK("reference"), question.reference)
    graph.typed(subject, SCHEMA("datePublished"), question.date.isoformat(), "date")
    graph.link(subject, SCHEMA("isPartOf"), names.of(f"sitting/{sitting_key(question)}"))
    if not _is_debate(question):
        graph.link(subject, GK("answerStatus"), GK(status))
    graph.typed(subject, GK("line"), question.line, "integer")
    if cast.asked_by and cast.asked_by.person:
        graph.link(subject, GK("askedBy"), names.of(f"person/{cast.asked_by.person}"))
        graph.link(subject, GK("askedInCapacity"), _capacity(cast.asked_by, register, names))
    if cast.asked_under:
        graph.link(subject, GK("askedUnderGroup"), names.of(f"group/{cast.asked_under}"))
    for kind, identifier in cast.asked_of:
        graph.link(subject, GK("askedOf"), names.of(f"{kind}/{identifier}"))
    for person in cast.answered_by:
        graph.link(subject, GK("answeredBy"), names.of(f"person/{person}"))


def _capacity(spoken: Speaking, register: Register, names: Names) -> str | None:
    if spoken.capacity is None:
        return None
    kind = "tenure" if spoken.capacity in register.tenure_ids else "membership"
    return names.of(f"{kind}/{spoken.capacity}")


def _is_debate(question: Question) -> bool:
    """Say whether an item is a section of a debate, which asks nobody for an answer."""
    return all(turn.part in ("debate", "procedure") for turn in question.turns)


def turn_path(question: Question, turn: Turn) -> str:
    """Return the path of a contribution: its question's key and its place in reading order."""
    return f"contribution/{question_key(question)}/{turn.sequence}"


def _turns(graph: Statements, question: Question, cast: Cast, register: Register, names: Names, language: str) -> None:
    subject_of = names.of(f"question/{question_key(question)}")
    before: str | None = None
    for turn, spoken, replies in zip(question.turns, cast.speakers, cast.replies(), strict=True):
        subject = names.of(turn_path(question, turn))
        graph.kind(subject, GK("Contribution"), SCHEMA("CreativeWork"))
        graph.label(
            subject,
            f"{_speaker_name(turn, spoken, register)}, in “{question.title}”, {question.date.isoformat()}",
        )
        graph.typed(subject, GK("sequence"), turn.sequence, "integer")
        graph.typed(subject, GK("line"), turn.line, "integer")
        graph.text(subject, GK("locator"), turn.place)
        graph.text(subject, GK("text"), turn.text, turn.language or language)
        graph.text(
            subject,
            GK("speakerLabel"),
            turn.label or (question.asked_by if turn.part == "question" else None),
        )
        graph.text(subject, GK("speakerIdentifier"), turn.speaker_id)
        if turn.implied:
            graph.typed(subject, GK("impliedSpeaker"), "true", "boolean")
        if spoken.person:
            graph.link(subject, GK("speaker"), names.of(f"person/{spoken.person}"))
            graph.link(subject, GK("inCapacity"), _capacity(spoken, register, names))
        graph.link(subject, SCHEMA("isPartOf"), subject_of)
        graph.link(subject, GK("inReplyTo"), before if replies else None)
        before = subject


def _speaker_name(turn: Turn, spoken: Speaking, register: Register) -> str:
    if spoken.person:
        return register.people[spoken.person].label
    return turn.label or ("Procedure" if turn.part == "procedure" else "Speaker not named")
