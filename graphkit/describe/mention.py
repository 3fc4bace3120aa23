"""Mention: each finding becomes an annotation of the Web Annotation model, with its target, offsets and quote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graphkit.describe.commitment import describe_commitment
from graphkit.describe.names import Names, question_key
from graphkit.describe.statements import Statements, escaped, term
from graphkit.model import Cast, Finding, Question, Speaking, Turn
from graphkit.vocabulary import DCTERMS, FOAF, GK, OA, ORG, RDF, RDFS, SCHEMA, SKOS, XSD

__all__ = ["describe_findings"]

CONTEXT = 32
"""So many characters of the text stand before and after a quote (Web Annotation, 4.2.4)."""

_TYPE, _LABEL = term(RDF("type")), term(RDFS("label"))
_INTEGER, _DECIMAL = term(XSD("integer")), term(XSD("decimal"))
_BODY, _TARGET, _SOURCE, _SELECTOR = (term(OA(n)) for n in ("hasBody", "hasTarget", "hasSource", "hasSelector"))
_START, _END, _EXACT, _PREFIX, _SUFFIX = (term(OA(n)) for n in ("start", "end", "exact", "prefix", "suffix"))
_CONFIDENCE, _RULE, _CANDIDATE = term(GK("confidence")), term(GK("rule")), term(GK("candidate"))
_MENTIONS, _DISCUSSES = term(GK("mentions")), term(GK("discusses"))
_DENOTES, _HOLDER = term(GK("denotes")), term(GK("resolvedHolder"))
_MENTION = tuple((_TYPE, term(name)) for name in (GK("Mention"), OA("Annotation")))
_TOPIC = tuple((_TYPE, term(name)) for name in (GK("TopicAssignment"), OA("Annotation")))
_STATUS = {name: ((term(GK("status")), term(GK(name))),) for name in ("Accepted", "Ambiguous", "Candidate")}
_RESOURCE, _POSITION, _QUOTE = (
    (_TYPE, term(OA(name))) for name in ("SpecificResource", "TextPositionSelector", "TextQuoteSelector")
)
"""What every annotation says, written once: nine statements in ten are an annotation's."""

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
    key = question_key(question)
    turns = {turn.sequence: turn for turn in question.turns}
    spoken = {turn.sequence: one for turn, one in zip(question.turns, cast.speakers, strict=True)}
    for finding in findings:
        turn = turns[finding.sequence]
        if finding.kind == "reference":
            _reference(graph, finding, key, names)
        elif finding.kind == "commitment":
            by = spoken[finding.sequence]
            describe_commitment(graph, finding, question, turn, by, capacity(by), names)
        else:
            _annotation(graph, finding, key, question.title, turn, names)
            _short_links(graph, finding, key, names)


def _reference(graph: Statements, finding: Finding, key: str, names: Names) -> None:
    target = names.of(finding.body)
    own = names.of(f"question/{key}")
    if target == own:
        return
    graph.link(_contribution(finding, key, names), GK("refersTo"), target)
    graph.link(own, GK("refersTo"), target)
    graph.kind(target, SCHEMA("Question"))
    graph.label(target, f"Question {finding.label}")
    graph.text(target, GK("reference"), finding.label)


def _contribution(finding: Finding, key: str, names: Names) -> str:
    return names.of(f"contribution/{key}/{finding.sequence}")


def _annotation(graph: Statements, finding: Finding, key: str, title: str, turn: Turn, names: Names) -> None:
    topic = finding.kind == "topic"
    path = f"{key}/{finding.sequence}/{finding.start}-{finding.end}"
    name = finding.body.rsplit("/", 1)[-1]
    subject = graph.term(names.of(f"topic-assignment/{path}/{name}" if topic else f"mention/{path}"))
    quote = turn.text[finding.start : finding.end]
    words = escaped(quote)
    target = f"{subject[:-1]}/target>"
    said = [
        *(_TOPIC if topic else _MENTION), *_STATUS[finding.status],
        (_LABEL, f'"“{words}” in {escaped(title)}"@en'),
        (_TARGET, target),
        (_CONFIDENCE, f'"{finding.confidence:.2f}"^^{_DECIMAL}'),
        (_RULE, f'"{escaped(finding.rule)}"@en'),
        *((_BODY, graph.term(names.of(body))) for body in _bodies(finding)),
        *((_CANDIDATE, graph.term(names.of(candidate))) for candidate in finding.candidates),
    ]  # fmt: skip
    if finding.denotes:
        said.append((_DENOTES, graph.term(names.of(finding.denotes))))
    if finding.holder:
        said.append((_HOLDER, graph.term(names.of(f"tenure/{finding.holder}"))))
    graph.put(subject, said)
    _place(graph, subject[:-1], finding, turn, graph.term(_contribution(finding, key, names)))
    if "/candidate/" in finding.body or "/new/" in finding.body or finding.body.startswith("name/"):
        _minted(graph, finding, quote, names)


def _bodies(finding: Finding) -> Iterator[str]:
    yield finding.body
    yield from (value for what, value in finding.extra if what == "body")


def _place(graph: Statements, mention: str, finding: Finding, turn: Turn, contribution: str) -> None:
    """State where the words stand; ``mention`` is the mention's address, open at its end."""
    text, start, end = turn.text, finding.start, finding.end
    words = escaped(text[start:end])
    position, quote = f"{mention}/position>", f"{mention}/quote>"
    graph.put(
        f"{mention}/target>",
        [
            _RESOURCE, (_LABEL, f'"Place of “{words}”"@en'), (_SELECTOR, position), (_SELECTOR, quote),
            (_SOURCE, contribution),
        ],
    )  # fmt: skip
    graph.put(
        position,
        [
            _POSITION, (_LABEL, f'"Characters {start} to {end}"@en'), (_END, f'"{end}"^^{_INTEGER}'),
            (_START, f'"{start}"^^{_INTEGER}'),
        ],
    )  # fmt: skip
    said = [_QUOTE, (_LABEL, f'"The words “{words}”"@en')]
    around = ((_EXACT, words), (_PREFIX, escaped(text[max(0, start - CONTEXT) : start])))
    for predicate, part in (*around, (_SUFFIX, escaped(text[end : end + CONTEXT]))):
        if part:
            said.append((predicate, f'"{part}"'))
    graph.put(quote, said)


def _minted(graph: Statements, finding: Finding, quote: str, names: Names) -> None:
    """Describe a thing that is in no register: its class, the name it goes by, and that it is a candidate.

    A work goes by the title in which its names on all pages are joined: what several graphs say of it agrees.
    """
    subject = names.of(finding.body)
    kind = finding.body.split("/", 1)[0]
    printed = finding.label or quote
    name = dict(finding.extra).get("title", printed)
    graph.kind(subject, *_CANDIDATE_CLASSES[kind])
    graph.label(subject, name)
    for other in dict.fromkeys((printed, quote)):
        if other != name:
            graph.text(subject, SKOS("altLabel"), other, "en")
    if kind in ("strategy", "document"):
        graph.text(subject, DCTERMS("title"), name, "en")
    if kind == "post":
        graph.text(subject, SKOS("prefLabel"), name, "en")
    if kind in ("name", "person"):
        graph.text(subject, FOAF("name"), name)
    graph.link(subject, GK("status"), GK("Accepted" if "/new/" in finding.body else "Candidate"))


def _short_links(graph: Statements, finding: Finding, key: str, names: Names) -> None:
    ends = (_contribution(finding, key, names), names.of(f"question/{key}"))
    if finding.kind == "topic":
        said = [(_DISCUSSES, graph.term(names.of(finding.body)))]
    elif finding.status == "Ambiguous":
        return
    else:
        named = (finding.body, finding.denotes)
        said = [(_MENTIONS, graph.term(names.of(path))) for path in named if path]
    for end in ends:
        graph.put(graph.term(end), said)
    if ("addressed", "yes") in finding.extra and finding.denotes and finding.denotes.startswith("person/"):
        graph.link(ends[0], GK("addressedTo"), names.of(finding.denotes))
