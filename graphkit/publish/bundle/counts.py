"""Counts: how many things of each class there are, and which property leads from which class to which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import IO, Final, TypeVar

import pyoxigraph as ox

from graphkit.vocabulary import OWL, RDF, SKOS

__all__ = ["Counts", "count"]

_LINKS: Final = frozenset((SKOS("exactMatch"), SKOS("closeMatch"), SKOS("broadMatch"), OWL("sameAs")))
_TYPE: Final = f"<{RDF('type')}>".encode()
_TAIL: Final = re.compile(rb'"(?:\^\^<([^<>]*)>|@[A-Za-z0-9-]+)?$')
_GRAPH: Final = re.compile(rb' (<[^<>" ]*>)$')
"""What follows the object: a literal without a graph may end in a blank and an IRI as well, but not without a quote."""

_STRING, _LANGUAGE = ox.Literal("").datatype.value, ox.Literal("", language="en").datatype.value
_SEVERAL: Final = b""
"""Stands for the graph of a subject that more than one graph speaks of."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The statistics of a graph, each statement counted once however many graphs hold it.

    Keys are IRIs: ``classes`` by class, ``properties`` by property, ``by_class`` by class and property,
    ``to_class`` and ``to_type`` by class, property and the class or datatype of the object, ``links`` by
    property and object of a link out of the graph.
    """

    things: dict[str, int] = field(default_factory=dict)
    classes: dict[str, int] = field(default_factory=dict)
    properties: dict[str, int] = field(default_factory=dict)
    by_class: dict[tuple[str, ...], int] = field(default_factory=dict)
    to_class: dict[tuple[str, ...], int] = field(default_factory=dict)
    to_type: dict[tuple[str, ...], int] = field(default_factory=dict)
    links: Counter[tuple[str, ...]] = field(default_factory=Counter)


Key = TypeVar("Key", str, "tuple[str, ...]")
Kinds = tuple[bytes, ...]
"""The classes of a thing, sorted: there are few such sets, and a statement is counted by those at its two ends."""

Way = tuple[Kinds, bytes, Kinds | str]
"""From which classes, by which property, to which classes or which datatype."""


def count(store: ox.Store, without: str) -> Counts:
    """Count the union of all graphs of ``store`` except the graph ``without``, which describes the others.

    The statements are dumped to a file and read twice. The second time only those of subjects that several graphs
    speak of have to be remembered: no other can stand in two.
    """
    with _dumped(store) as file:
        kinds, place = _subjects(file, f"<{without}>".encode())
        ways, objects, links = _ways(file, f"<{without}>".encode(), kinds, place)
    return _told(kinds, ways, {"distinctSubjects": len(place), "distinctObjects": objects}, links)


@contextmanager
def _dumped(store: ox.Store) -> Iterator[IO[bytes]]:
    with TemporaryFile(prefix="graphkit-") as file:
        store.dump(file, ox.RdfFormat.N_QUADS)
        yield file


def _statements(file: IO[bytes], without: bytes) -> Iterator[tuple[bytes, bytes, bytes, bytes]]:
    """Yield subject, predicate, object and graph (empty for the default graph) of each line, as they are written."""
    file.seek(0)
    for line in file:
        subject, predicate, said = line[: -len(b" .\n")].split(b" ", 2)
        found = _GRAPH.search(said)
        graph = found[1] if found else b""
        if graph != without:
            yield subject, predicate, said[: found.start()] if found else said, graph


def _subjects(file: IO[bytes], without: bytes) -> tuple[dict[bytes, Kinds], dict[bytes, bytes]]:
    """Return the classes of each subject that has some, and of each the graph that speaks of it."""
    kinds: dict[bytes, Kinds] = {}
    place: dict[bytes, bytes] = {}
    same: dict[Kinds, Kinds] = {}
    graphs: dict[bytes, bytes] = {}
    for subject, predicate, said, graph in _statements(file, without):
        graph = graphs.setdefault(graph, graph)
        if place.setdefault(subject, graph) != graph:
            place[subject] = _SEVERAL
        if predicate == _TYPE:
            found = tuple(sorted({*kinds.get(subject, ()), said}))
            kinds[subject] = same.setdefault(found, found)
    return kinds, place


def _ways(
    file: IO[bytes], without: bytes, kinds: dict[bytes, Kinds], place: dict[bytes, bytes]
) -> tuple[Counter[Way], int, Counter[tuple[str, ...]]]:
    """Return how often each way is gone, how many objects there are, and the links out of the graph."""
    ways: Counter[Way] = Counter()
    links: Counter[tuple[str, ...]] = Counter()
    objects: set[bytes] = set()
    seen: set[tuple[bytes, bytes, bytes]] = set()
    for subject, predicate, said, _ in _statements(file, without):
        if place[subject] == _SEVERAL:
            if (subject, predicate, said) in seen:
                continue
            seen.add((subject, predicate, said))
        literal = said.startswith(b'"')
        ways[kinds.get(subject, ()), predicate, _datatype(said) if literal else kinds.get(said, ())] += 1
        objects.add(said)
        if (name := _iri(predicate)) in _LINKS:
            links[name, "" if literal else _iri(said)] += 1
    return ways, len(objects), links


def _datatype(literal: bytes) -> str:
    found = _TAIL.search(literal)
    assert found is not None, literal
    if found[1] is None:
        return _LANGUAGE if found[0] != b'"' else _STRING
    return str(found[1], "utf-8")


def _told(
    kinds: dict[bytes, Kinds], ways: Counter[Way], things: dict[str, int], links: Counter[tuple[str, ...]]
) -> Counts:
    properties: Counter[str] = Counter()
    by_class, to_class, to_type = (Counter[tuple[str, ...]]() for _ in range(3))
    for (froms, predicate, to), number in ways.items():
        name = _iri(predicate)
        properties[name] += number
        for one in map(_iri, froms):
            by_class[one, name] += number
            for other in (to,) if isinstance(to, str) else map(_iri, to):
                (to_type if isinstance(to, str) else to_class)[one, name, other] += number
    classes = Counter(kind for of in kinds.values() for kind in of)
    return Counts(
        things={"triples": ways.total(), "entities": len(kinds), **things},
        classes=_sorted(Counter({_iri(kind): number for kind, number in classes.items()})),
        properties=_sorted(properties),
        by_class=_sorted(by_class),
        to_class=_sorted(to_class),
        to_type=_sorted(to_type),
        links=links,
    )


def _sorted(counter: Counter[Key]) -> dict[Key, int]:
    return dict(sorted(counter.items()))


def _iri(term: bytes) -> str:
    """Return the IRI that ``term`` writes; nothing for a blank node, which has no name."""
    return str(term[1:-1], "utf-8") if term.startswith(b"<") else ""
