"""Vocabulary: the names we write; what each of them means stands in the ontology."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph

__all__ = [
    "DCAT",
    "DCATAP",
    "DCTERMS",
    "FOAF",
    "GK",
    "OA",
    "OPENGOV",
    "ORG",
    "OWL",
    "PQA",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SH",
    "SKOS",
    "SPDX",
    "TIME",
    "VCARD",
    "VOID",
    "VOID_EXT",
    "WD",
    "XSD",
    "Namespace",
    "lexical",
    "terms",
]


_ESCAPE: Final = re.compile(r"\\(.)")
_PLAIN: Final = MappingProxyType({"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"})


class Namespace(str):
    """A namespace IRI; called with a local name it gives the term's IRI: ``GK("Question")``.

    >>> GK("Question")
    'https://w3id.org/graphkit/ontology#Question'
    """

    __slots__ = ()

    def __call__(self, name: str) -> str:
        """Return the IRI of the term ``name`` in this namespace."""
        return self + name


GK: Final = Namespace("https://w3id.org/graphkit/ontology#")
RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL: Final = Namespace("http://www.w3.org/2002/07/owl#")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/")
ORG: Final = Namespace("http://www.w3.org/ns/org#")
OA: Final = Namespace("http://www.w3.org/ns/oa#")
DCTERMS: Final = Namespace("http://purl.org/dc/terms/")
SCHEMA: Final = Namespace("https://schema.org/")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
DCAT: Final = Namespace("http://www.w3.org/ns/dcat#")
TIME: Final = Namespace("http://www.w3.org/2006/time#")
PQA: Final = Namespace("http://parliament.uk/ontologies/question-and-answer/")
OPENGOV: Final = Namespace("http://www.w3.org/ns/opengov#")
VOID: Final = Namespace("http://rdfs.org/ns/void#")
VOID_EXT: Final = Namespace("http://ldf.fi/void-ext#")
SH: Final = Namespace("http://www.w3.org/ns/shacl#")
SPDX: Final = Namespace("http://spdx.org/rdf/terms#")
VCARD: Final = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP: Final = Namespace("http://data.europa.eu/r5r/")
WD: Final = Namespace("http://www.wikidata.org/entity/")

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcat": DCAT,
        "dcatap": DCATAP,
        "dcterms": DCTERMS,
        "foaf": FOAF,
        "gk": GK,
        "oa": OA,
        "opengov": OPENGOV,
        "org": ORG,
        "owl": OWL,
        "pqa": PQA,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "sh": SH,
        "skos": SKOS,
        "spdx": SPDX,
        "time": TIME,
        "vcard": VCARD,
        "void": VOID,
        "void-ext": VOID_EXT,
        "wd": WD,
        "xsd": XSD,
    }
)
"""Prefix to namespace, sorted by prefix: the order in which a dump declares them."""


@cache
def terms(path: Path) -> Mapping[str, str]:
    """Map the IRI of every term that the ontology in the folder ``path`` declares to its English label.

    Terms that we borrow are declared there too, so that every property and class in a dump can be
    labelled. Sorted by IRI; read once a folder. Raises ``OSError`` where ``graphkit.ttl`` is missing.
    """
    import pyoxigraph

    triples = pyoxigraph.parse(path=str(path / "graphkit.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    found = dict(label for triple in triples if (label := _english_label(triple)) is not None)
    return MappingProxyType(dict(sorted(found.items())))


def lexical(literal: str) -> str:
    """Return the characters of a literal in N-Triples syntax, without language or datatype."""
    inner = literal[1 : literal.rindex('"')]
    return _ESCAPE.sub(_meant, inner) if "\\" in inner else inner


def _meant(found: re.Match[str]) -> str:
    return _PLAIN.get(found[1], found[0])


def _english_label(statement: pyoxigraph.Quad) -> tuple[str, str] | None:
    import pyoxigraph

    subject, label = statement.subject, statement.object
    if statement.predicate.value != RDFS("label") or not isinstance(subject, pyoxigraph.NamedNode):
        return None
    if not isinstance(label, pyoxigraph.Literal) or label.language != "en":
        return None
    return subject.value, label.value
