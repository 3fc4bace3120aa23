"""Topics: a SKOS file becomes the concepts that turns can be about."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from graphkit.errors import RegisterError, cause
from graphkit.register.model import Topic
from graphkit.vocabulary import RDF, RDFS, SKOS

__all__ = ["load_topics"]


def load_topics(path: Path) -> tuple[dict[str, Topic], dict[str, str], tuple[str, ...]]:
    """Return the concepts of a scheme by id (the last segment of their IRI), labels of matched concepts, and everyday words.

    Everyday words mean many things: they are the ``skos:hiddenLabel`` of the scheme itself; here in small letters.

    Concepts that are only matched to (CAP, EuroVoc) are not part of the scheme: a topic has a
    ``skos:broader`` or is a ``skos:topConceptOf``. Raises `RegisterError` where the file is no Turtle.
    """
    import pyoxigraph

    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            if isinstance(triple.subject, pyoxigraph.NamedNode) and not isinstance(triple.object, pyoxigraph.Triple):
                values[triple.subject.value][triple.predicate.value].append(triple.object.value)
    except SyntaxError as error:
        raise RegisterError(
            f"not Turtle: {cause(error)}", where=str(path), line=error.lineno, remedy="mend it"
        ) from error
    inside = {iri for iri, v in values.items() if v[SKOS("broader")] or v[SKOS("topConceptOf")]}
    topics = {_id(iri): _topic(iri, values[iri]) for iri in sorted(inside)}
    everyday = (
        word.lower()
        for v in values.values()
        if SKOS("ConceptScheme") in v[RDF("type")]
        for word in v[SKOS("hiddenLabel")]
    )
    labels = {iri: v[RDFS("label")][0] for iri, v in values.items() if iri not in inside and v[RDFS("label")]}
    for topic in topics.values():
        if topic.parent and topic.parent not in topics:
            raise RegisterError(
                f"topic {topic.id!r} has an unknown broader {topic.parent!r}",
                where=str(path),
                remedy="add the broader one",
            )
    return topics, labels, tuple(sorted(everyday))


def _id(iri: str) -> str:
    return iri.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _topic(iri: str, values: dict[str, list[str]]) -> Topic:
    def of(name: str) -> tuple[str, ...]:
        return tuple(sorted(values[SKOS(name)]))

    return Topic(
        id=_id(iri),
        label=(of("prefLabel") or (_id(iri),))[0],
        aliases=of("altLabel"),
        cues=of("hiddenLabel"),
        parent=_id(of("broader")[0]) if of("broader") else None,
        definition=" ".join(of("definition")),
        exact=of("exactMatch"),
        broad=of("broadMatch"),
        close=of("closeMatch"),
    )
