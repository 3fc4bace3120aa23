"""Writing: the bundle as a folder: dumps, descriptions, ontology, words, and the digest of each file."""

from __future__ import annotations

import gzip
import hashlib
from typing import IO, TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from graphkit.config import ontology_path
from graphkit.describe.statements import Statements
from graphkit.publish import FORMATS
from graphkit.publish.bundle.catalog import Dump, describe_catalog
from graphkit.publish.bundle.dataset import describe_dataset
from graphkit.publish.bundle.examples import describe_examples, describe_prefixes
from graphkit.publish.bundle.ontology import SOURCES, TOPICS, ontology_page
from graphkit.publish.bundle.provenance import describe_provenance
from graphkit.publish.bundle.subject import Subject
from graphkit.publish.bundle.topics import topics_of
from graphkit.publish.bundle.words import FILES, citation, licence, readme
from graphkit.publish.rdf import order
from graphkit.store import writing
from graphkit.vocabulary import GK, PREFIXES, RDF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graphkit.publish.bundle.publication import Publication

__all__ = ["described", "write_bundle"]

_DUMPS: Final = {
    "data/graph.ttl.gz": ("turtle", "text/turtle", "file-type/RDF_TURTLE"),
    "data/graph.nq.gz": ("nquads", "application/n-quads", "file-type/RDF_N_QUADS"),
    "data/graph.jsonld.gz": ("jsonld", "application/ld+json", "file-type/JSON_LD"),
}
_FIGURES: Final = {
    "Question": "questions",
    "Contribution": "contributions",
    "Mention": "mentions",
    "TopicAssignment": "topic assignments",
    "Source": "transcripts",
    "Tenure": "tenures",
}


def described(store: ox.Store, publication: Publication) -> tuple[ox.Store, bytes]:
    """Return a copy of a store in memory whose description of the data set is new, and the description."""
    copy = ox.Store()
    copy.bulk_load(store.dump(format=ox.RdfFormat.N_QUADS) or b"", format=ox.RdfFormat.N_QUADS)
    dataset = describe_dataset(copy, publication)
    copy.remove_graph(ox.NamedNode(Subject.of(store).dataset))
    copy.bulk_load(dataset, format=ox.RdfFormat.N_QUADS)
    return copy, dataset


def write_bundle(
    store: ox.Store,
    folder: Path,
    publication: Publication,
    progress: Callable[[str, int, int], None] = lambda stage, done, all_: None,
) -> tuple[tuple[Path, ...], bytes]:
    """Write the bundle of a store into ``folder``; return its files, and the description of the data set as N-Quads.

    The same input gives the same bytes. Each file is written beside its place and renamed, ``SHA256SUMS`` last: a folder whose sums hold is whole.
    Raises `OutputError` where the folder cannot be written or the store holds no register.
    """
    subject = Subject.of(store)
    whole, dataset = described(store, publication)
    steps = len(_DUMPS) + 1
    dumps = []
    for number, (path, (form, media, file_type)) in enumerate(_DUMPS.items()):
        progress("packing", number, steps)
        _pack(whole, folder / path, form)
        dumps.append(Dump(path, FILES[path], media, file_type, (folder / path).stat().st_size, _digest(folder / path)))
    progress("describing", steps - 1, steps)
    for path, data in _texts(whole, dataset, subject, publication, dumps):
        with writing(folder / path) as out:
            out.write(data)
    sums = "".join(f"{_digest(folder / path)}  {path}\n" for path in sorted(FILES))
    with writing(folder / "SHA256SUMS") as out:
        out.write(sums.encode())
    return tuple(folder / path for path in (*FILES, "SHA256SUMS")), dataset


def _pack(store: ox.Store, path: Path, form: str) -> None:
    """Write a dump through gzip, with neither name nor time in its head (RFC 1952, section 2.3.1)."""
    with writing(path) as out, gzip.GzipFile("", "wb", fileobj=out, mtime=0) as packed:
        FORMATS[form].write(store, cast("IO[bytes]", packed))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _texts(
    store: ox.Store, dataset: bytes, subject: Subject, publication: Publication, dumps: list[Dump]
) -> Iterator[tuple[str, bytes]]:
    catalog = describe_catalog(subject, publication, dumps)
    void = _small(dataset)
    yield "catalog.ttl", _small(catalog)
    yield "catalog.jsonld", _small(catalog, ox.RdfFormat.JSON_LD)
    yield "void.ttl", void
    yield ".well-known/void", void
    examples, prefixes = Statements(f"{subject.dataset}/examples"), Statements(f"{subject.dataset}/prefixes")
    describe_examples(examples, subject, publication.endpoint)
    describe_prefixes(prefixes, subject)
    yield "examples.ttl", _small(examples.nquads() + prefixes.nquads())
    yield "prefixes.ttl", _small(prefixes.nquads())
    yield "provenance.ttl", _small(describe_provenance(store, subject))
    yield "ontology/index.html", ontology_page(ontology_path())
    for name in SOURCES:
        yield f"ontology/{name}", (ontology_path() / name).read_bytes()
    yield f"ontology/{TOPICS}", _small(topics_of(store, subject.root))
    yield "LICENSE", licence(publication).encode()
    yield "CITATION.cff", citation(subject, publication).encode()
    yield "README.md", readme(subject, publication, _figures(store)).encode()


def _small(nquads: bytes, form: ox.RdfFormat = ox.RdfFormat.TURTLE) -> bytes:
    """Return a small graph in the order in which a person reads it, without the name of its graph.

    It does not pass through a store, which would write every whole number as ``xsd:integer``.
    """
    triples = {quad.triple for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)}
    return ox.serialize(sorted(triples, key=order), format=form, prefixes=dict(PREFIXES)) or b""


def _figures(store: ox.Store) -> list[tuple[str, int]]:
    figures = []
    for kind, label in _FIGURES.items():
        quads = store.quads_for_pattern(None, ox.NamedNode(RDF("type")), ox.NamedNode(GK(kind)))
        figures.append((label, len({quad.subject for quad in quads})))
    return [(label, number) for label, number in figures if number]
