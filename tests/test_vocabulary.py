"""The vocabulary names terms; the ontology says what they are called."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graphkit import vocabulary
from graphkit.vocabulary import GK, PREFIXES, SCHEMA, Namespace, terms

ONTOLOGY = Path(__file__).parent.parent / "ontology"


def test_a_namespace_called_with_a_name_gives_an_iri() -> None:
    assert GK("Question") == "https://w3id.org/graphkit/ontology#Question"
    assert SCHEMA("isPartOf") == "https://schema.org/isPartOf"
    assert type(GK("Question")) is str


def test_every_namespace_has_a_prefix_in_stable_order() -> None:
    namespaces = {value for value in vars(vocabulary).values() if isinstance(value, Namespace)}
    assert namespaces == set(PREFIXES.values())
    assert list(PREFIXES) == sorted(PREFIXES)
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_terms_are_labelled_in_english_and_sorted() -> None:
    labels = terms(ONTOLOGY)
    assert labels[GK("askedUnderGroup")] == "asked under group"
    assert labels[PREFIXES["foaf"] + "Person"] == "person"
    assert list(labels) == sorted(labels)
    assert terms(ONTOLOGY) is labels


def test_an_absent_ontology_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        terms(tmp_path)


def test_importing_the_vocabulary_imports_no_rdf_library() -> None:
    code = "import sys, graphkit.vocabulary; print({'rdflib', 'pyoxigraph'} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "set()"
