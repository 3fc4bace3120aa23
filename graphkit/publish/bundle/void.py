"""Void: a graph described in the Vocabulary of Interlinked Datasets, so that a client knows what it may ask."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from graphkit.vocabulary import DCTERMS, PREFIXES, VOID, VOID_EXT, WD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.describe.statements import Statements
    from graphkit.publish.bundle.counts import Counts
    from graphkit.publish.bundle.subject import Subject

__all__ = ["TARGETS", "describe_void"]

TARGETS: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        "wikidata": (WD, "Wikidata", "https://www.wikidata.org/"),
        "eurovoc": ("http://eurovoc.europa.eu/", "EuroVoc", "https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/eurovoc"),
        "cap": ("https://w3id.org/graphkit/cap/", "Comparative Agendas Project", "https://www.comparativeagendas.net/"),
    }
)  # fmt: skip
"""Name to the namespace, the title and the address of a data set that ours link to."""


def describe_void(graph: Statements, subject: Subject, counts: Counts, labels: Mapping[str, str]) -> None:
    """State the numbers, the partitions and the linksets of a data set (VoID, sections 4 and 5).

    A property's partition in a class is divided by the classes and, in ``void-ext``, the datatypes that it
    leads to: that is what editors complete from. ``labels`` names the terms.
    """
    dataset = subject.dataset
    graph.kind(dataset, VOID("Dataset"))
    for name, number in counts.things.items():
        graph.typed(dataset, VOID(name), number, "integer")
    graph.typed(dataset, VOID("classes"), len(counts.classes), "integer")
    graph.typed(dataset, VOID("properties"), len(counts.properties), "integer")
    graph.text(dataset, VOID("uriSpace"), subject.root)
    for namespace in _vocabularies(counts):
        graph.link(dataset, VOID("vocabulary"), namespace)
        graph.label(namespace, f"Vocabulary {_prefix(namespace)}")
    _classes(graph, dataset, counts, labels)
    for term, number in counts.properties.items():
        part = f"{dataset}/property/{_token(term)}"
        graph.link(dataset, VOID("propertyPartition"), part)
        _partition(graph, part, VOID("property"), term, VOID("triples"), number, f"Statements of {_said(term, labels)}")
    _linksets(graph, dataset, counts)


def _classes(graph: Statements, dataset: str, counts: Counts, labels: Mapping[str, str]) -> None:
    for term, number in counts.classes.items():
        part = f"{dataset}/class/{_token(term)}"
        graph.link(dataset, VOID("classPartition"), part)
        _partition(graph, part, VOID("class"), term, VOID("entities"), number, f"Things of {_said(term, labels)}")
    for (kind, term), number in counts.by_class.items():
        above = f"{dataset}/class/{_token(kind)}"
        part = f"{above}/{_token(term)}"
        label = f"{_said(kind, labels)}: {_said(term, labels)}"
        graph.link(above, VOID("propertyPartition"), part)
        _partition(graph, part, VOID("property"), term, VOID("triples"), number, label)
    for found, link, name in (
        (counts.to_class, VOID("classPartition"), VOID("class")),
        (counts.to_type, VOID_EXT("datatypePartition"), VOID_EXT("datatype")),
    ):
        for (kind, term, target), number in found.items():
            above = f"{dataset}/class/{_token(kind)}/{_token(term)}"
            part = f"{above}/{_token(target)}"
            label = f"{_said(kind, labels)}: {_said(term, labels)} → {_said(target, labels)}"
            graph.link(above, link, part)
            if found is counts.to_type:
                graph.label(target, f"Datatype {_token(target)}")
            _partition(graph, part, name, target, VOID("triples"), number, label)


def _partition(graph: Statements, part: str, of: str, term: str, unit: str, number: int, label: str) -> None:
    graph.label(part, label)
    graph.link(part, of, term)
    graph.typed(part, unit, number, "integer")


def _linksets(graph: Statements, dataset: str, counts: Counts) -> None:
    found: Counter[tuple[str, str]] = Counter()
    for (predicate, target), number in counts.links.items():
        name = next((name for name, (namespace, *_) in TARGETS.items() if target.startswith(namespace)), None)
        if name is not None:
            found[name, predicate] += number
    for (name, predicate), number in sorted(found.items()):
        namespace, title, page = TARGETS[name]
        links = f"{dataset}/links/{name}/{_token(predicate)}"
        graph.link(dataset, VOID("subset"), links)
        graph.kind(links, VOID("Linkset"))
        graph.label(links, f"Links to {title} by {_token(predicate)}")
        graph.link(links, VOID("linkPredicate"), predicate)
        graph.link(links, VOID("subjectsTarget"), dataset)
        graph.link(links, VOID("objectsTarget"), page)
        graph.typed(links, VOID("triples"), number, "integer")
        graph.kind(page, VOID("Dataset"))
        graph.label(page, title)
        graph.text(page, DCTERMS("title"), title, "en")
        graph.text(page, VOID("uriSpace"), namespace)


def _vocabularies(counts: Counts) -> list[str]:
    used = {*counts.classes, *counts.properties}
    return [namespace for namespace in PREFIXES.values() if any(term.startswith(namespace) for term in used)]


def _prefix(namespace: str) -> str:
    return next(prefix for prefix, known in PREFIXES.items() if known == namespace)


def _token(term: str) -> str:
    """Return a term as one segment of a path: ``gk:Question``, or percent-encoded where it has no prefix."""
    for prefix, namespace in PREFIXES.items():
        local = term.removeprefix(namespace)
        if local != term and local.isidentifier():
            return f"{prefix}:{local}"
    return quote(term, safe="")


def _said(term: str, labels: Mapping[str, str]) -> str:
    return labels.get(term, _token(term))
