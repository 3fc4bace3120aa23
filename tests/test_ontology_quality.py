"""The ontology passes what OOPS!, FOOPS! and WIDOCO look for, as far as it can be looked for without a network."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN
from rdflib.namespace import DCAT, FOAF, ORG, PROV, SH, TIME, VOID, DefinedNamespace

from graphkit.version import __version__
from graphkit.vocabulary import GK, PREFIXES

ONTOLOGY = Path(__file__).parent.parent / "ontology" / "graphkit.ttl"
THIS = rdflib.URIRef("https://w3id.org/graphkit/ontology")
BIBO = rdflib.Namespace("http://purl.org/ontology/bibo/")
SCHEMA = rdflib.Namespace(PREFIXES["schema"])
NOT_LISTED = {
    PREFIXES["dcat"] + "version": "of DCAT 3; the list is of DCAT 2",
    PREFIXES["void"] + "class": "a word of Python, so the list cannot hold it",
}
"""Terms that exist in the vocabularies of others, and stand in no list that rdflib ships."""
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


@cache
def _graph() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY)


def _own(*kinds: rdflib.URIRef) -> list[rdflib.URIRef]:
    found = {term for kind in kinds for term in _graph().subjects(RDF.type, kind)}
    return sorted(term for term in found if isinstance(term, rdflib.URIRef) and term.startswith(GK))


def _said(term: rdflib.term.Node, *predicates: rdflib.URIRef) -> set[rdflib.term.Node]:
    return {value for predicate in predicates for value in _graph().objects(term, predicate)}


def test_no_term_is_above_itself() -> None:
    for path in (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentProperty, OWL.equivalentClass):
        for term in set(_graph().subjects(path, None)):
            above = {node for step in _graph().objects(term, path) for node in _graph().transitive_objects(step, path)}
            assert term not in above, term


def test_classes_properties_and_values_are_kept_apart() -> None:
    for term in set(_graph().subjects(RDF.type, None)):
        kinds = _said(term, RDF.type) & {OWL.Class, *PROPERTIES, OWL.AnnotationProperty, OWL.NamedIndividual}
        assert len(kinds) <= 1, term


def test_a_property_has_one_domain_and_one_range_that_are_classes_or_datatypes() -> None:
    classes = set(_graph().subjects(RDF.type, OWL.Class))
    for term in _own(*PROPERTIES):
        for predicate in (RDFS.domain, RDFS.range):
            assert len(_said(term, predicate)) <= 1, term
        values = OWL.DatatypeProperty in _said(term, RDF.type)
        assert _said(term, RDFS.domain, SCHEMA.domainIncludes) <= classes, term
        for target in _said(term, RDFS.range, SCHEMA.rangeIncludes):
            datatype = str(target).startswith(PREFIXES["xsd"]) or target in (RDF.langString, RDFS.Literal)
            assert datatype == values, (term, target)


def test_a_special_case_is_of_the_same_kind_as_the_general_one() -> None:
    for term in _own(*PROPERTIES):
        for general in _said(term, RDFS.subPropertyOf, OWL.equivalentProperty):
            kinds = _said(general, RDF.type)
            assert kinds & _said(term, RDF.type) & set(PROPERTIES), (term, general)


def test_every_class_is_tied_to_another_term() -> None:
    for term in _own(OWL.Class):
        assert _said(term, RDFS.subClassOf) or set(_graph().subjects(None, term)), term


def test_every_value_is_of_one_of_our_classes() -> None:
    for term in _own(OWL.NamedIndividual):
        assert _said(term, RDF.type) & set(_own(OWL.Class)), term


def test_no_two_terms_of_a_kind_share_a_label_or_a_definition() -> None:
    for kind in (OWL.Class, *PROPERTIES, OWL.NamedIndividual):
        for predicate in (RDFS.label, SKOS.definition):
            times = Counter(str(value).lower() for term in _own(kind) for value in _said(term, predicate))
            assert not [text for text, n in times.items() if n > 1], (kind, predicate)


def test_names_are_written_in_one_manner_and_labels_in_the_same_words() -> None:
    for kind, pattern in ((OWL.Class, r"[A-Z][A-Za-z]*"), *((kind, r"[a-z][A-Za-z0-9]*") for kind in PROPERTIES)):
        for term in _own(kind):
            assert re.fullmatch(pattern, term.removeprefix(GK)), term


def test_every_own_term_has_an_example() -> None:
    for term in _own(OWL.Class, *PROPERTIES, OWL.NamedIndividual):
        assert _said(term, SKOS.example), term


def test_no_definition_only_repeats_the_label() -> None:
    for term in _own(OWL.Class, *PROPERTIES):
        (label,), (definition,) = _said(term, RDFS.label), _said(term, SKOS.definition)
        words = set(re.findall(r"\w+", str(definition).lower())) - {"a", "an", "the", "of", "is"}
        assert words - set(re.findall(r"\w+", str(label).lower())), term


@pytest.mark.parametrize(
    "predicate",
    [
        *(DCTERMS.title, DCTERMS.abstract, DCTERMS.description, DCTERMS.creator, DCTERMS.publisher, DCTERMS.created),
        *(DCTERMS.issued, DCTERMS.modified, DCTERMS.license, DCTERMS.rights, DCTERMS.bibliographicCitation),
        *(OWL.versionIRI, OWL.versionInfo, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri, BIBO.status),
        *(RDFS.label, RDFS.comment, DCTERMS.language, SCHEMA.citation, RDFS.seeAlso),
    ],
)
def test_the_metadata_that_a_documentation_needs_are_there(predicate: rdflib.URIRef) -> None:
    assert _said(THIS, predicate)


def test_the_version_is_that_of_the_release() -> None:
    assert _said(THIS, OWL.versionInfo) == {rdflib.Literal(__version__)}
    assert _said(THIS, OWL.versionIRI) == {rdflib.URIRef(f"{THIS}/{__version__}")}
    (citation,) = _said(THIS, DCTERMS.bibliographicCitation)
    assert f"version {__version__}" in str(citation)


def test_the_prefix_and_namespace_are_those_of_the_code() -> None:
    assert {str(value) for value in _said(THIS, VANN.preferredNamespaceUri)} == {GK}
    assert PREFIXES[str(next(iter(_said(THIS, VANN.preferredNamespacePrefix))))] == GK


@pytest.mark.parametrize(
    "namespace", [DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDFS, SH, SKOS, TIME, VOID], ids=lambda n: str(n._NS)
)
def test_no_term_is_invented_in_the_name_of_others(namespace: type[DefinedNamespace]) -> None:
    known = {str(term) for term in dir(namespace) if str(term).startswith(str(namespace._NS))}
    written = {str(term) for term in _graph().subjects() if str(term).startswith(str(namespace._NS))}
    assert known
    assert not written - known - set(NOT_LISTED)
