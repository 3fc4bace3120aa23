"""Terms: an address, a prefixed name or a label, as a person types it, becomes the terms of the graph that it may mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import pyoxigraph

from graphkit.errors import QueryError
from graphkit.publish.rdf import instance_root
from graphkit.vocabulary import DCTERMS, FOAF, GK, PREFIXES, RDF, RDFS, SKOS

__all__ = ["Meaning", "Reader"]

Meaning = pyoxigraph.NamedNode | pyoxigraph.Literal

_IRI: Final = re.compile(r"<(.+)>|((?:https?|urn):.+)", re.DOTALL)
_LITERAL: Final = re.compile(r'"(.*)"(?:@([A-Za-z][A-Za-z0-9-]*)|\^\^(\S+))?', re.DOTALL)
_PREFIXED: Final = re.compile(r"([A-Za-z][A-Za-z0-9-]*):(\S+)")
_LABELS: Final = tuple(
    pyoxigraph.NamedNode(name)
    for name in (
        RDFS("label"), FOAF("name"), SKOS("prefLabel"), SKOS("altLabel"), DCTERMS("title"), GK("reference"),
        DCTERMS("identifier"),
    )
)  # fmt: skip


class Reader:
    """Reads terms for one store; the prefixes of instances (``person:``, ``topic:``) stand for its own addresses."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self._store = store
        self._root = instance_root(store)
        self._named: dict[str, set[str]] | None = None

    def node(self, text: str) -> list[pyoxigraph.NamedNode]:
        """Return what ``text`` may name, sorted; none where it names nothing here.

        Raises `QueryError` for an address that is none.
        """
        given = text.strip()
        found = _IRI.fullmatch(given)
        if found is not None:
            return [_address(found[1] or found[2])]
        by_prefix = self._prefixed(given)
        if by_prefix is not None:
            return [by_prefix]
        return [pyoxigraph.NamedNode(iri) for iri in sorted(self._labels().get(_key(given), ()))]

    def predicate(self, text: str) -> list[pyoxigraph.NamedNode]:
        """Return the properties that ``text`` may name: also ``a``, and a local name alone (``mentions``)."""
        given = text.strip()
        if given == "a":
            return [pyoxigraph.NamedNode(RDF("type"))]
        found = self.node(given)
        if found or not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", given):
            return found
        return [pyoxigraph.NamedNode(PREFIXES[prefix] + given) for prefix in sorted(PREFIXES)]

    def object(self, text: str) -> Callable[[object], bool]:
        """Return what tells whether a term is one that ``text`` may mean: a thing, or a value.

        A value is given plainly, or as Turtle writes it: in quotes, with its language or its datatype if it is to have that.
        """
        given = text.strip()
        found = _LITERAL.fullmatch(given)
        if found is None:
            nodes = set(self.node(given))
            return lambda term: term in nodes or (isinstance(term, pyoxigraph.Literal) and term.value == text)
        datatypes = self.node(found[3]) if found[3] else []
        return lambda term: (
            isinstance(term, pyoxigraph.Literal)
            and term.value == found[1]
            and (not found[2] or (term.language or "").casefold() == found[2].casefold())
            and (not found[3] or term.datatype in datatypes)
        )

    def _prefixed(self, text: str) -> pyoxigraph.NamedNode | None:
        found = _PREFIXED.fullmatch(text)
        if found is None:
            return None
        prefix, local = found[1], found[2]
        if prefix in PREFIXES:
            return _address(PREFIXES[prefix] + local)
        if self._root is None:
            return None
        iri = f"{self._root}{prefix}/{local}"
        return _address(iri) if self._holds(iri) else None

    def _holds(self, iri: str) -> bool:
        node = _address(iri)
        patterns = ((node, None, None), (None, None, node))
        return any(next(iter(self._store.quads_for_pattern(*pattern)), None) is not None for pattern in patterns)

    def _labels(self) -> dict[str, set[str]]:
        if self._named is None:
            self._named = {}
            for name in _LABELS:
                for quad in self._store.quads_for_pattern(None, name, None):
                    if isinstance(quad.subject, pyoxigraph.NamedNode) and isinstance(quad.object, pyoxigraph.Literal):
                        self._named.setdefault(_key(quad.object.value), set()).add(quad.subject.value)
        return self._named


def _key(label: str) -> str:
    return " ".join(label.replace("\u2019", "'").casefold().split())


def _address(iri: str) -> pyoxigraph.NamedNode:
    try:
        return pyoxigraph.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is no address: {error}", remedy="write it as graph.ttl does") from error
