"""The description in the graph: its figures are right, and the look-ups of SPARQL editors return rows."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.publish.bundle import Publication, describe_dataset
from graphkit.publish.bundle.counts import count
from graphkit.query import Result, ask, question_names
from graphkit.vocabulary import PREFIXES

BASE = "https://w3id.org/graphkit/ambleford/"
HEAD = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())

# What an editor needs to know: which classes have which properties leading where, which prefixes there are, and
# which example queries. Blank nodes in a query are variables, so it does not matter that ours have addresses.
CLASSES = """SELECT DISTINCT ?from ?property ?to ?datatype ?triples WHERE {
  ?part void:class ?from ; void:propertyPartition ?sub .
  ?sub void:property ?property ; void:triples ?triples .
  OPTIONAL { { ?sub void:classPartition [ void:class ?to ] } UNION { ?sub void-ext:datatypePartition [ void-ext:datatype ?datatype ] } }
}"""
NAMESPACES = "SELECT DISTINCT ?prefix ?namespace WHERE { [] sh:prefix ?prefix ; sh:namespace ?namespace }"
EXAMPLES = """SELECT DISTINCT ?example ?comment ?query WHERE {
  ?example a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct ?query
}"""


@pytest.fixture
def described(store: ox.Store) -> ox.Store:
    store.load(
        describe_dataset(store, Publication(endpoint="https://records.example/sparql")), format=ox.RdfFormat.N_QUADS
    )
    return store


def _rows(store: ox.Store, query: str) -> list[tuple[str | None, ...]]:
    found = store.query(HEAD + query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(None if term is None else term.value for term in row) for row in found]


def test_an_editor_learns_which_class_leads_where(described: ox.Store) -> None:
    rows = {row[:4]: int(row[4] or 0) for row in _rows(described, CLASSES)}
    gk, xsd = PREFIXES["gk"], PREFIXES["xsd"]
    assert rows[gk + "Question", gk + "askedBy", PREFIXES["foaf"] + "Person", None] == 3
    assert rows[gk + "Question", PREFIXES["schema"] + "datePublished", None, xsd + "date"] == 3
    assert rows[gk + "Mention", gk + "denotes", gk + "Strategy", None] == 3


def test_an_editor_learns_the_prefixes(described: ox.Store) -> None:
    assert dict(_rows(described, NAMESPACES)) == dict(PREFIXES)


def test_an_editor_learns_examples_that_run_as_they_stand(described: ox.Store) -> None:
    rows = _rows(described, EXAMPLES)
    assert {(row[0] or "").rpartition("/")[2] for row in rows} == set(question_names())
    for example, comment, query in rows:
        assert comment
        assert query is not None
        assert isinstance(described.query(query, use_default_graph_as_union=True), ox.QuerySolutions), example


def test_every_example_finds_something(described: ox.Store) -> None:
    for example, _, query in _rows(described, EXAMPLES):
        assert query is not None
        found = ask(described, query)
        assert isinstance(found, Result)
        assert len(found), example


def test_the_figures_are_those_of_the_graph(store: ox.Store) -> None:
    triples = {quad.triple for quad in store}
    of = {quad.predicate.value: quad.object for quad in _about(store, "dataset")}
    assert int(of[PREFIXES["void"] + "triples"].value) == len(triples)
    assert int(of[PREFIXES["void"] + "distinctSubjects"].value) == len({t.subject for t in triples})
    assert int(of[PREFIXES["void"] + "distinctObjects"].value) == len({t.object for t in triples})
    assert int(of[PREFIXES["void"] + "properties"].value) == len({t.predicate for t in triples})
    typed = {(t.subject, t.object) for t in triples if t.predicate.value.endswith("#type")}
    assert int(of[PREFIXES["void"] + "entities"].value) == len({subject for subject, _ in typed})
    assert int(of[PREFIXES["void"] + "classes"].value) == len({kind for _, kind in typed})


def test_links_to_other_data_sets_are_counted(store: ox.Store) -> None:
    graph = ox.NamedNode(BASE + "register")
    for number, target in enumerate(
        ("http://www.wikidata.org/entity/Q1", "http://eurovoc.europa.eu/2", "https://elsewhere.example/3")
    ):
        predicate = ox.NamedNode(PREFIXES["skos"] + ("exactMatch", "closeMatch", "exactMatch")[number])
        store.add(ox.Quad(ox.NamedNode(BASE + "topic/water"), predicate, ox.NamedNode(target), graph))
    rows = {
        q.subject.value.removeprefix(BASE): q.object.value
        for q in _about(store, "", "void:triples")
        if "/links/" in q.subject.value
    }
    assert rows == {"dataset/links/wikidata/skos:exactMatch": "1", "dataset/links/eurovoc/skos:closeMatch": "1"}


def test_a_class_of_no_known_vocabulary_has_an_address_too(store: ox.Store) -> None:
    kind = ox.NamedNode("https://elsewhere.example/terms#Großes/Ding?x=ü")
    store.add(
        ox.Quad(ox.NamedNode(BASE + "x"), ox.NamedNode(PREFIXES["rdf"] + "type"), kind, ox.NamedNode(BASE + "register"))
    )
    (part,) = [q.subject.value for q in _about(store, "", "void:class") if q.object == kind]
    assert part == f"{BASE}dataset/class/https%3A%2F%2Felsewhere.example%2Fterms%23Gro%C3%9Fes%2FDing%3Fx%3D%C3%BC"


def _about(store: ox.Store, subject: str, predicate: str = "") -> list[ox.Quad]:
    prefix, _, local = predicate.partition(":")
    quads = ox.parse(describe_dataset(store), format=ox.RdfFormat.N_QUADS)
    return [
        quad
        for quad in quads
        if (not subject or quad.subject.value == BASE + subject)
        and (not predicate or quad.predicate.value == PREFIXES[prefix] + local)
    ]


TERMS = st.sampled_from([ox.NamedNode(f"http://x.example/{name}") for name in "abcd"])
LITERALS = st.sampled_from(
    [
        ox.Literal("plain"), ox.Literal('a <b> "c" .'), ox.Literal("en", language="en"), ox.Literal(7), ox.Literal(True),
        ox.Literal(" <http://x.example/a>"), ox.Literal("b <c", datatype=ox.NamedNode("http://x.example/type")),
        ox.Literal("line\nline\\"), ox.Literal("2020-01-01", datatype=ox.NamedNode(PREFIXES["xsd"] + "date")),
    ]
)  # fmt: skip
GRAPHS = st.sampled_from([ox.DefaultGraph(), *(ox.NamedNode(f"http://x.example/graph{n}") for n in (1, 2))])
TYPES = st.builds(ox.Quad, TERMS, st.just(ox.NamedNode(PREFIXES["rdf"] + "type")), TERMS, GRAPHS)
OTHERS = st.builds(ox.Quad, TERMS, TERMS, TERMS | LITERALS, GRAPHS)


@given(st.lists(TYPES | OTHERS, max_size=30))
def test_what_is_counted_in_two_readings_is_what_sparql_counts(quads: list[ox.Quad]) -> None:
    """Over one graph that holds each statement once, a query says the same of classes, properties, and where they lead."""
    store = ox.Store()
    store.extend(quads)
    found = count(store, "http://x.example/graph2")
    union = ox.Store()
    union.extend(ox.Quad(*quad.triple) for quad in quads if "graph2" not in str(quad.graph_name))
    assert found.things["triples"] == len(union)
    assert found.things["distinctSubjects"] == len({quad.subject for quad in union})
    assert found.things["distinctObjects"] == len({quad.object for quad in union})
    for counted, query in (
        (found.classes, "SELECT ?a (COUNT(?s) AS ?n) { ?s a ?a } GROUP BY ?a"),
        (found.properties, "SELECT ?a (COUNT(*) AS ?n) { ?s ?a ?o } GROUP BY ?a"),
        (found.by_class, "SELECT ?a ?b (COUNT(*) AS ?n) { ?s a ?a ; ?b ?o } GROUP BY ?a ?b"),
        (found.to_class, "SELECT ?a ?b ?c (COUNT(*) AS ?n) { ?s a ?a ; ?b ?o . ?o a ?c } GROUP BY ?a ?b ?c"),
        (
            found.to_type,
            "SELECT ?a ?b ?c (COUNT(*) AS ?n) { ?s a ?a ; ?b ?o BIND(DATATYPE(?o) AS ?c) FILTER(BOUND(?c)) } GROUP BY ?a ?b ?c",
        ),
    ):
        rows = union.query(query)
        assert isinstance(rows, ox.QuerySolutions)
        wanted = {tuple(term.value for term in row)[:-1]: int(row["n"].value) for row in rows}
        assert {key if isinstance(key, tuple) else (key,): number for key, number in counted.items()} == wanted
