"""Things: what a store says of one thing: its facts, what it is called, and what kind of thing it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyoxigraph

from graphkit.vocabulary import DCTERMS, FOAF, GK, ORG, PREFIXES, RDF, RDFS, SCHEMA, SKOS

__all__ = ["KINDS", "Facts", "Things"]

KINDS: Final = {
    FOAF("Person"): "person",
    ORG("Post"): "post",
    GK("Party"): "party",
    GK("PoliticalGroup"): "group",
    GK("Body"): "body",
    ORG("Organization"): "organisation",
    GK("Strategy"): "strategy",
    GK("Document"): "document",
    GK("Scheme"): "scheme",
    SKOS("Concept"): "topic",
    SCHEMA("Place"): "place",
    GK("Sitting"): "sitting",
    SCHEMA("Event"): "event",
    GK("Question"): "question",
    GK("Contribution"): "contribution",
    GK("Mention"): "mention",
    GK("TopicAssignment"): "topic assignment",
    GK("UnresolvedName"): "name",
    GK("Source"): "source",
}
"""Class to kind; where a thing is of several classes, the one that stands first here tells its kind."""

LANGUAGES: Final = {"en": "English", "cy": "Welsh", "de": "German", "fr": "French", "ga": "Irish", "gd": "Gaelic"}
"""Language subtag (BCP 47) to the English name of the language."""

RECENT: Final = 1_000
"""So many things are remembered whole: a question is asked for with each of its turns and mentions."""

_LABEL: Final = RDFS("label")


class Facts:
    """The statements about one thing: the values of a property, sorted, so that the first is always the same."""

    __slots__ = ("_graphs", "_languages", "_values", "iri")

    def __init__(self, iri: str, quads: Iterable[pyoxigraph.Quad]) -> None:
        self.iri = iri
        self._values: dict[str, set[tuple[bool, str]]] = {}
        self._graphs: dict[str, set[str]] = {}
        self._languages: dict[str, set[str]] = {}
        for quad in quads:
            target = quad.object
            if isinstance(target, pyoxigraph.NamedNode | pyoxigraph.Literal):
                foreign = isinstance(target, pyoxigraph.Literal) and target.language not in (None, "en")
                self._values.setdefault(quad.predicate.value, set()).add((foreign, target.value))
            if isinstance(target, pyoxigraph.Literal) and target.language:
                self._languages.setdefault(quad.predicate.value, set()).add(target.language)
            if isinstance(quad.graph_name, pyoxigraph.NamedNode):
                self._graphs.setdefault(quad.predicate.value, set()).add(quad.graph_name.value)

    def all(self, predicate: str) -> tuple[str, ...]:
        """Return every value of a property, as text; English before other languages."""
        return tuple(value for _, value in sorted(self._values.get(predicate, ())))

    def one(self, predicate: str) -> str:
        """Return the first value of a property; nothing where there is none."""
        values = self.all(predicate)
        return values[0] if values else ""

    def language(self, predicate: str) -> str:
        """Return the language of a property's text: its English name, or its tag; nothing where it tells none."""
        tag = min(self._languages.get(predicate, ()), default="")
        return LANGUAGES.get(tag.partition("-")[0], tag)

    def source(self, predicate: str) -> str:
        """Return the named graph that states a property; the first, where several do; nothing where none does."""
        return min(self._graphs.get(predicate, ()), default="")


class Things:
    """Looks things up in a store; labels, kinds and file names are remembered."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.store = store
        self._labels: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._files: dict[str, str] = {}
        self._recent: dict[str, Facts] = {}

    def facts(self, iri: str) -> Facts:
        """Return the statements of all graphs whose subject is ``iri``; none for nothing."""
        if not iri:
            return Facts(iri, ())
        if iri not in self._recent:
            if len(self._recent) >= RECENT:
                self._recent.clear()
            self._recent[iri] = Facts(iri, self.store.quads_for_pattern(pyoxigraph.NamedNode(iri), None, None))
        return self._recent[iri]

    def rows(self, sparql: str) -> Iterable[tuple[str, ...]]:
        """Return the rows of a query over the union of all graphs, each term as text, unbound as nothing."""
        found = self.store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        for row in found:
            yield tuple("" if term is None else term.value for term in row)

    def label(self, iri: str) -> str:
        """Return the label of a thing; the last segment of its IRI where it has none; nothing for nothing."""
        if iri not in self._labels:
            self._labels[iri] = self._first(iri, _LABEL) or iri.rstrip("/#").rsplit("/", 1)[-1].rsplit("#", 1)[-1]
        return self._labels[iri]

    def kind(self, iri: str) -> str:
        """Return what kind of thing an IRI names, one of the values of `KINDS`; ``thing`` where none fits."""
        if iri not in self._kinds:
            classes = set(self.facts(iri).all(RDF("type")))
            self._kinds[iri] = next((kind for name, kind in KINDS.items() if name in classes), "thing")
        return self._kinds[iri]

    def file(self, graph: str) -> str:
        """Return the name of the file that a named graph was made of; its label where it tells no file."""
        if graph not in self._files:
            self._files[graph] = self._first(graph, DCTERMS("identifier")) or self.label(graph)
        return self._files[graph]

    def _first(self, iri: str, predicate: str) -> str:
        if not iri:
            return ""
        pattern = (pyoxigraph.NamedNode(iri), pyoxigraph.NamedNode(predicate), None)
        return Facts(iri, self.store.quads_for_pattern(*pattern)).one(predicate)
