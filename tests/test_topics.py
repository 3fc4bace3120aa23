"""The topics are sound SKOS: the conditions of its reference, and what qSKOS looks for, in the files and in the graph."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import DCTERMS, RDF, RDFS, SKOS

from graphkit.config import examples_path, ontology_path
from graphkit.describe import Names, state_register
from graphkit.register import Register

FILES = (ontology_path() / "topics.ttl", examples_path() / "ambleford" / "register" / "topics.ttl")
REGISTERS = ("london", str(examples_path() / "ambleford" / "register"))
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
OUTWARD = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
CHECKED = [*(str(path) for path in FILES), *(f"graph of {Path(name).parent.name or name}" for name in REGISTERS)]


@cache
def _scheme(what: str) -> rdflib.Graph:
    if what in CHECKED[: len(FILES)]:
        return rdflib.Graph().parse(what)
    register = Register.load(REGISTERS[CHECKED.index(what) - len(FILES)])
    names = Names("https://w3id.org/graphkit/", register.name, register.body)
    triples = [quad.triple for quad in ox.parse(state_register(register, names).nquads(), format=ox.RdfFormat.N_QUADS)]
    return rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")


def _concepts(graph: rdflib.Graph) -> list[rdflib.term.Node]:
    return sorted(graph.subjects(RDF.type, SKOS.Concept))


@pytest.fixture(params=CHECKED, ids=lambda what: "/".join(Path(what).parts[-3:]))
def graph(request: pytest.FixtureRequest) -> rdflib.Graph:
    return _scheme(request.param)


def test_no_concept_is_a_scheme(graph: rdflib.Graph) -> None:
    """SKOS, S9."""
    assert _concepts(graph)
    assert not set(_concepts(graph)) & set(graph.subjects(RDF.type, SKOS.ConceptScheme))


def test_the_labels_of_a_concept_are_all_different(graph: rdflib.Graph) -> None:
    """SKOS, S13."""
    for concept in _concepts(graph):
        labels = [label for predicate in LABELS for label in graph.objects(concept, predicate)]
        assert len(labels) == len(set(labels)), concept


def test_a_concept_has_one_preferred_label_a_language(graph: rdflib.Graph) -> None:
    """SKOS, S14; and every concept has one at all."""
    for concept in _concepts(graph):
        languages = [getattr(label, "language", None) for label in graph.objects(concept, SKOS.prefLabel)]
        assert languages, concept
        assert len(languages) == len(set(languages)), concept


def test_words_have_a_language(graph: rdflib.Graph) -> None:
    for concept in _concepts(graph):
        for predicate in (*LABELS, SKOS.definition, SKOS.scopeNote, SKOS.note):
            for text in graph.objects(concept, predicate):
                assert getattr(text, "language", None), (concept, text)
                assert str(text).strip() == str(text) != ""


def test_what_is_related_is_not_above_or_below(graph: rdflib.Graph) -> None:
    """SKOS, S27."""
    for concept in _concepts(graph):
        above = set(graph.transitive_objects(concept, SKOS.broader)) - {concept}
        assert not above & set(graph.objects(concept, SKOS.related)), concept


def test_an_exact_match_is_no_other_match(graph: rdflib.Graph) -> None:
    """SKOS, S46; and qSKOS: a pair of concepts is matched in one way only."""
    for concept in _concepts(graph):
        targets = [target for predicate in OUTWARD for target in graph.objects(concept, predicate)]
        assert len(targets) == len(set(targets)), concept


def test_no_concept_is_above_itself(graph: rdflib.Graph) -> None:
    for concept in _concepts(graph):
        above = {
            node
            for step in graph.objects(concept, SKOS.broader)
            for node in graph.transitive_objects(step, SKOS.broader)
        }
        assert concept not in above, concept


def test_above_and_below_agree(graph: rdflib.Graph) -> None:
    """SKOS, S25; where one of the two is written at all."""
    for concept, above in graph.subject_objects(SKOS.narrower):
        assert (above, SKOS.broader, concept) in graph
    for concept, above in graph.subject_objects(SKOS.broader):
        assert (above, RDF.type, SKOS.Concept) in graph, concept


def test_no_concept_is_an_orphan(graph: rdflib.Graph) -> None:
    """qSKOS: each concept hangs on another one or is at the top of its scheme; and a scheme has a top."""
    for concept in _concepts(graph):
        hangs = set(graph.objects(concept, SKOS.broader)) | set(graph.objects(concept, SKOS.topConceptOf))
        assert hangs | set(graph.subjects(SKOS.hasTopConcept, concept)), concept
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        assert set(graph.objects(scheme, SKOS.hasTopConcept)) | set(graph.subjects(SKOS.topConceptOf, scheme)), scheme
        assert graph.value(scheme, DCTERMS.title), scheme


def test_a_top_concept_has_nothing_above_it(graph: rdflib.Graph) -> None:
    for concept in set(graph.subjects(SKOS.topConceptOf, None)) | set(graph.objects(None, SKOS.hasTopConcept)):
        assert not set(graph.objects(concept, SKOS.broader)), concept


def test_no_two_concepts_of_a_scheme_bear_the_same_name(graph: rdflib.Graph) -> None:
    """qSKOS: label conflicts. Cues (hidden labels) may be shared: they are evidence, not names."""
    bearers = defaultdict(set)
    for concept in _concepts(graph):
        for predicate in (SKOS.prefLabel, SKOS.altLabel):
            for label in graph.objects(concept, predicate):
                scheme = str(concept).rpartition("/")[0]
                bearers[scheme, str(label).casefold(), getattr(label, "language", None)].add(concept)
    assert not [(name, found) for name, found in bearers.items() if len(found) > 1]


def test_no_match_stays_inside_its_scheme(graph: rdflib.Graph) -> None:
    for concept in _concepts(graph):
        inside = str(concept).rpartition("/")[0] + "/"
        for target in (target for predicate in OUTWARD for target in graph.objects(concept, predicate)):
            assert not str(target).startswith(inside), (concept, target)


@pytest.mark.parametrize("what", CHECKED[len(FILES) :])
def test_in_the_graph_every_topic_is_in_its_scheme_and_every_match_has_a_label(what: str) -> None:
    graph = _scheme(what)
    for concept in _concepts(graph):
        assert set(graph.objects(concept, SKOS.inScheme)), concept
        for target in (target for predicate in OUTWARD for target in graph.objects(concept, predicate)):
            assert graph.value(target, RDFS.label), target
