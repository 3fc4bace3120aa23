"""Ontology: the terms of ``graphkit.ttl`` as a page that a person reads: query, then view, then page."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graphkit.vocabulary import GK, OWL, PREFIXES, RDF, RDFS, SCHEMA, SKOS

__all__ = ["SOURCES", "TOPICS", "OntologyView", "TermView", "ontology_page", "ontology_view"]

SOURCES: Final = ("graphkit.ttl", "shapes.ttl")
"""What the page links to beside it and is the same for every graph …"""

TOPICS: Final = "topics.ttl"
"""… and what each graph has of its own."""

_THIS: Final = ox.NamedNode("https://w3id.org/graphkit/ontology")
_KINDS: Final = {
    OWL("Class"): "Classes",
    OWL("ObjectProperty"): "Links between things",
    OWL("DatatypeProperty"): "Properties with a value",
    OWL("NamedIndividual"): "Values",
}
_FACTS: Final = {
    RDFS("subClassOf"): "is a kind of",
    RDFS("subPropertyOf"): "is a special case of",
    OWL("equivalentProperty"): "means the same as",
    OWL("inverseOf"): "is the inverse of",
    RDFS("domain"): "is said of",
    SCHEMA("domainIncludes"): "is said of",
    RDFS("range"): "leads to",
    SCHEMA("rangeIncludes"): "leads to",
    RDFS("seeAlso"): "see also",
}
_HEAD: Final = {
    "dcterms:creator": "Creator",
    "dcterms:publisher": "Publisher",
    "dcterms:created": "Created",
    "dcterms:modified": "Last changed",
    "owl:versionInfo": "Version",
    "owl:versionIRI": "This version",
    "dcterms:license": "Licence",
    "vann:preferredNamespacePrefix": "Prefix",
    "vann:preferredNamespaceUri": "Namespace",
    "bibo:status": "Status",
    "dcterms:bibliographicCitation": "Cite as",
}
_MORE: Final = {"vann": "http://purl.org/vocab/vann/", "bibo": "http://purl.org/ontology/bibo/"}


@dataclass(frozen=True, slots=True)
class TermView:
    """One own term: its name in the namespace, what it means, and its ties to other terms by heading.

    A tie is the text that is shown and the address it leads to: ``#name`` for an own term.
    """

    name: str
    label: str
    definition: str
    examples: tuple[str, ...]
    facts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OntologyView:
    """What the page shows: title, abstract, description, metadata as heading and value, terms by kind."""

    title: str
    abstract: str
    description: str
    metadata: list[tuple[str, str]]
    terms: dict[str, list[TermView]]


def ontology_view(ontology: Path) -> OntologyView:
    """Return the view of the ontology in the folder ``ontology``; raises ``OSError`` where it is missing."""
    store = ox.Store()
    store.load(path=str(ontology / "graphkit.ttl"), format=ox.RdfFormat.TURTLE)
    known = {**PREFIXES, **_MORE}
    metadata = [
        (heading, value)
        for name, heading in _HEAD.items()
        for value in _values(store, _THIS, known[name.partition(":")[0]] + name.partition(":")[2])
    ]
    terms: dict[str, list[TermView]] = {heading: [] for heading in _KINDS.values()}
    for kind, heading in _KINDS.items():
        quads = store.quads_for_pattern(None, ox.NamedNode(RDF("type")), ox.NamedNode(kind))
        own = {q.subject for q in quads if isinstance(q.subject, ox.NamedNode) and q.subject.value.startswith(GK)}
        terms[heading] = [_term(store, term) for term in sorted(own, key=lambda term: term.value.lower())]
    first = {
        name: next(iter(_values(store, _THIS, PREFIXES["dcterms"] + name)), "")
        for name in ("title", "abstract", "description")
    }
    return OntologyView(first["title"], first["abstract"], first["description"], metadata, terms)


def ontology_page(ontology: Path, files: str = "") -> bytes:
    """Return the page of the ontology in the folder ``ontology`` as HTML, without script or outside request.

    ``files`` is the address of the folder in which a reader finds its Turtle, seen from the page; it ends in a slash.
    """
    import jinja2

    template = (Path(__file__).parent / "ontology.html.j2").read_text(encoding="utf-8")
    rendered = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return rendered.from_string(template).render(view=ontology_view(ontology), files=files).encode()


def _term(store: ox.Store, term: ox.NamedNode) -> TermView:
    facts: dict[str, list[tuple[str, str]]] = {}
    for predicate, heading in _FACTS.items():
        found = [_tie(value) for value in _values(store, term, predicate)]
        if found:
            facts.setdefault(heading, []).extend(found)
    return TermView(
        term.value.removeprefix(GK),
        next(iter(_values(store, term, RDFS("label"))), ""),
        next(iter(_values(store, term, SKOS("definition"))), ""),
        tuple(_values(store, term, SKOS("example"))),
        facts,
    )


def _tie(iri: str) -> tuple[str, str]:
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local not in (iri, ""):
            return f"{prefix}:{local}", f"#{local}" if prefix == "gk" else iri
    return iri, iri


def _values(store: ox.Store, subject: ox.NamedNode, predicate: str) -> list[str]:
    quads = store.quads_for_pattern(subject, ox.NamedNode(predicate), None)
    return sorted(q.object.value for q in quads if isinstance(q.object, ox.NamedNode | ox.Literal))
