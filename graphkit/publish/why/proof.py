"""Proof: the annotation, the undertaking, the turn or the head of a page that a statement rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph

from graphkit.publish.evidence import Passage, passage, passage_at
from graphkit.vocabulary import GK, OA, RDF, RDFS, SCHEMA

if TYPE_CHECKING:
    from graphkit.publish.standing import Standing
    from graphkit.publish.things import Facts

__all__ = ["Proof", "proofs"]

PRINTED: Final = "as printed in the source"
"""The rule of what needs no rule: what a source says of itself."""

_RESOLVED: Final = "the printed name, resolved by the register on that day"
_RULES: Final = {
    GK("speaker"): _RESOLVED,
    GK("inCapacity"): _RESOLVED,
    GK("askedBy"): _RESOLVED,
    GK("askedInCapacity"): _RESOLVED,
    GK("askedUnderGroup"): _RESOLVED,
    GK("askedOf"): _RESOLVED,
    GK("answeredBy"): _RESOLVED,
    GK("answerStatus"): "the words of the answer",
    GK("refersTo"): "a reference, as printed",
    GK("supplementaryTo"): "the question that the page names, or the lead of that heading and day",
    GK("inReplyTo"): "the order of the turns",
    GK("impliedSpeaker"): "no speaker is printed; the head of the page implies one",
    GK("sequence"): "counted in the source",
    GK("line"): "counted in the source",
    SCHEMA("isPartOf"): "the order of the page",
    RDF("type"): "the form of the page",
    RDFS("label"): "a name made of the words of the page",
}
"""Property to the rule of a statement that no annotation stands behind."""

_SHORT: Final = frozenset({GK("mentions"), GK("discusses"), GK("addressedTo")})
_ANNOTATES: Final = (OA("hasBody"), GK("denotes"), GK("resolvedHolder"), GK("candidate"))
_PARTS: Final = (OA("hasTarget"), OA("hasSelector"))


@dataclass(frozen=True, slots=True)
class Proof:
    """Words with where they stand, the rule that drew the statement from them, and how sure it is.

    ``confidence`` and ``status`` are empty where the source prints the statement itself.
    """

    words: Passage
    rule: str
    confidence: str
    status: str
    iri: str


def proofs(standing: Standing, quad: pyoxigraph.Quad) -> list[Proof]:
    """Return what a statement of a transcript rests on, in reading order; none where it is of the file as a whole."""
    found = [
        proof for item in _items(standing, quad) if (proof := _proof(standing, item, quad.predicate.value)) is not None
    ]
    return sorted(found, key=lambda proof: (proof.words.line, proof.iri))


def _items(standing: Standing, quad: pyoxigraph.Quad) -> list[str]:
    subject, predicate, target = quad.subject, quad.predicate.value, quad.object
    if not isinstance(subject, pyoxigraph.NamedNode):
        return []
    graph = quad.graph_name if isinstance(quad.graph_name, pyoxigraph.NamedNode) else None
    if predicate in _SHORT and isinstance(target, pyoxigraph.NamedNode):
        return _annotations(standing, target, graph, within=subject.value)
    if predicate == GK("refersTo"):
        return _references(standing, subject.value)
    own = _owner(standing, subject)
    things = standing.things
    if things.kind(own) == "question" and not _is_here(standing, own, graph):
        return _referring(standing, own, graph)
    if things.kind(own) in {"mention", "topic assignment", "question", "contribution"} or _clause(things.facts(own)):
        return [own]
    return _annotations(standing, subject, graph)


def _annotations(
    standing: Standing, body: pyoxigraph.NamedNode, graph: pyoxigraph.NamedNode | None, within: str = ""
) -> list[str]:
    """Return the annotations of a graph that name ``body``; only those in the turn or question ``within``, if given."""
    store = standing.things.store
    found = {
        quad.subject.value
        for name in _ANNOTATES
        for quad in store.quads_for_pattern(None, pyoxigraph.NamedNode(name), body, graph)
        if isinstance(quad.subject, pyoxigraph.NamedNode)
    }
    return sorted(item for item in found if not within or within in _around(standing, item))


def _around(standing: Standing, item: str) -> Iterator[str]:
    """Yield the turn that an annotation is in, and that turn's question."""
    things = standing.things
    turn = things.facts(things.facts(item).one(OA("hasTarget"))).one(OA("hasSource"))
    yield turn
    yield things.facts(turn).one(SCHEMA("isPartOf"))


def _references(standing: Standing, subject: str) -> list[str]:
    """Return the turns that refer: the one that is meant, or those of a question that refer to anything."""
    things = standing.things
    if things.kind(subject) == "contribution":
        return [subject]
    turns = things.store.quads_for_pattern(
        None, pyoxigraph.NamedNode(SCHEMA("isPartOf")), pyoxigraph.NamedNode(subject)
    )
    parts = sorted(quad.subject.value for quad in turns if isinstance(quad.subject, pyoxigraph.NamedNode))
    return [part for part in parts if things.facts(part).one(GK("refersTo"))]


def _is_here(standing: Standing, question: str, graph: pyoxigraph.NamedNode | None) -> bool:
    """Say whether a question is put in this source, and not only referred to."""
    pattern = (pyoxigraph.NamedNode(question), pyoxigraph.NamedNode(SCHEMA("isPartOf")), None, graph)
    return next(iter(standing.things.store.quads_for_pattern(*pattern)), None) is not None


def _referring(standing: Standing, question: str, graph: pyoxigraph.NamedNode | None) -> list[str]:
    """Return the turns of a source that refer to a question."""
    pattern = (None, pyoxigraph.NamedNode(GK("refersTo")), pyoxigraph.NamedNode(question), graph)
    quads = standing.things.store.quads_for_pattern(*pattern)
    found = {quad.subject.value for quad in quads if isinstance(quad.subject, pyoxigraph.NamedNode)}
    return sorted(item for item in found if standing.things.kind(item) == "contribution")


def _owner(standing: Standing, node: pyoxigraph.NamedNode) -> str:
    """Return the annotation that a target or selector is a part of, or the node itself."""
    for name in reversed(_PARTS):
        above = standing.things.store.quads_for_pattern(None, pyoxigraph.NamedNode(name), node)
        owners = sorted(
            (quad.subject for quad in above if isinstance(quad.subject, pyoxigraph.NamedNode)), key=lambda n: n.value
        )
        if owners:
            return _owner(standing, owners[0])
    return node.value


def _clause(facts: Facts) -> str:
    return facts.one(GK("clause"))


def _proof(standing: Standing, item: str, predicate: str) -> Proof | None:
    facts = standing.things.facts(item)
    words = _undertaken(standing, facts) if _clause(facts) else passage(standing, item)
    if words is None:
        return None
    status = facts.one(GK("status"))
    rule = facts.one(GK("rule")) or _RULES.get(predicate, PRINTED)
    return Proof(words, rule, facts.one(GK("confidence")), standing.things.label(status), item)


def _undertaken(standing: Standing, facts: Facts) -> Passage | None:
    """Return the words of an undertaking, where they stand in their turn."""
    said = standing.things.facts(facts.one(GK("madeIn")))
    start, end = map(int, facts.iri.rsplit("/", 1)[-1].split("-"))
    return passage_at(standing, said, start, end)
