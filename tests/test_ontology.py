"""The ontology is the truth: it is well formed, and the code writes what it declares."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN

from graphkit import vocabulary
from graphkit.vocabulary import GK, PREFIXES, Namespace, terms

ROOT = Path(__file__).parent.parent
ONTOLOGY = ROOT / "ontology"
THIS = rdflib.URIRef("https://w3id.org/graphkit/ontology")
OWN = sorted(iri.removeprefix(GK) for iri in terms(ONTOLOGY) if iri.startswith(GK))

RESERVED = {
    "AnswerStatus": "the class of the four answer statuses, which are never typed in a dump",
    "MentionStatus": "the class of the three mention statuses, likewise",
}


@cache
def _graph() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY / "graphkit.ttl")


@cache
def _sources() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "graphkit").rglob("*.py")))


@cache
def _queries_and_shapes() -> str:
    files = [*sorted((ROOT / "graphkit").rglob("*.rq")), ONTOLOGY / "shapes.ttl"]
    return "\n".join(path.read_text("utf-8") for path in files)


def _called(name: str, text: str) -> set[str]:
    return set(re.findall(rf"\b{name}\(\s*[\"']([A-Za-z0-9_]+)[\"']\s*\)", text))


def _prefixed(prefix: str, text: str) -> set[str]:
    return set(re.findall(rf"(?<![\w/#]){prefix}:([A-Za-z][A-Za-z0-9_]*)", text))


@pytest.mark.parametrize("name", ["graphkit.ttl", "shapes.ttl"])
def test_two_parsers_read_the_same_number_of_triples(name: str) -> None:
    store = ox.Store()
    store.load(path=str(ONTOLOGY / name), format=ox.RdfFormat.TURTLE)
    assert len(store) == len(rdflib.Graph().parse(ONTOLOGY / name))


def test_the_ontology_has_no_blank_node() -> None:
    assert not [node for triple in _graph() for node in triple if isinstance(node, rdflib.BNode)]


@pytest.mark.parametrize("name", OWN)
def test_each_own_term_is_labelled_defined_and_typed(name: str) -> None:
    term = rdflib.URIRef(GK(name))
    (label,) = _graph().objects(term, RDFS.label)
    (definition,) = _graph().objects(term, SKOS.definition)
    assert isinstance(label, rdflib.Literal)
    assert isinstance(definition, rdflib.Literal)
    assert (label.language, definition.language) == ("en", "en")
    assert definition.endswith(".")
    assert len(definition) > len(label)
    assert _graph().value(term, RDFS.isDefinedBy) == THIS
    kinds = set(_graph().objects(term, RDF.type))
    assert kinds & {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual}


@pytest.mark.parametrize("name", [name for name in OWN if name[0].islower()])
def test_each_own_property_says_what_it_ties_to_what(name: str) -> None:
    term = rdflib.URIRef(GK(name))
    schema = rdflib.Namespace(PREFIXES["schema"])
    assert set(_graph().objects(term, RDFS.domain | schema.domainIncludes)), "no domain"
    if name not in {"mentions", "denotes", "candidate"}:  # these may point at anything
        assert set(_graph().objects(term, RDFS.range | schema.rangeIncludes)), "no range"


def test_what_the_ontology_builds_on_is_declared_with_a_label() -> None:
    builtin = (str(OWL), str(RDF), str(RDFS), PREFIXES["xsd"])
    schema = rdflib.Namespace(PREFIXES["schema"])
    path = RDFS.domain | RDFS.range | RDFS.subClassOf | RDFS.subPropertyOf | OWL.equivalentProperty
    used = {str(term) for _, term in _graph().subject_objects(path | schema.domainIncludes | schema.rangeIncludes)}
    used |= {str(predicate) for predicate in _graph().predicates()}
    assert {iri for iri in used if not iri.startswith(builtin)} <= set(terms(ONTOLOGY))


@pytest.mark.parametrize(
    "term",
    [
        *(DCTERMS[name] for name in ("title", "description", "abstract", "creator", "created", "modified")),
        *(DCTERMS.license, DCTERMS.bibliographicCitation, OWL.versionIRI, OWL.versionInfo),
        *(VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri),
    ],
)
def test_the_ontology_describes_itself(term: rdflib.URIRef) -> None:
    assert list(_graph().objects(THIS, term))


def test_every_term_in_the_code_is_declared() -> None:
    for name, namespace in vars(vocabulary).items():
        if isinstance(namespace, Namespace) and name not in {"WD", "XSD"}:
            written = {namespace(term) for term in _called(name, _sources())}
            assert written <= set(terms(ONTOLOGY)), name


def test_every_term_in_queries_and_shapes_is_declared() -> None:
    for prefix in ("gk", "oa", "org", "schema", "skos", "dcterms", "foaf", "prov", "dcat"):
        written = {PREFIXES[prefix] + term for term in _prefixed(prefix, _queries_and_shapes())}
        assert written <= set(terms(ONTOLOGY)), prefix


def test_every_own_term_is_used_or_reserved() -> None:
    used = _called("GK", _sources()) | _prefixed("gk", _queries_and_shapes())
    assert set(OWN) - used == set(RESERVED)
