"""What is served tells of itself, rightly and anew after each build: an editor's look-ups return rows from the running endpoint."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyoxigraph
import pytest

from graphkit.query import question_names
from graphkit.serve import Options
from graphkit.serve.describing import described
from graphkit.store import put_graph
from graphkit.vocabulary import PREFIXES

DATA = Path(__file__).parents[1] / "data" / "questions.trig"
BASE = "https://w3id.org/graphkit/ambleford/"
DATASET = f"{BASE}dataset"
PREFIX_LOOKUP = """PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT DISTINCT ?prefix ?namespace WHERE { [] sh:namespace ?namespace ; sh:prefix ?prefix } ORDER BY ?prefix"""
CLASS_LOOKUP = """PREFIX void: <http://rdfs.org/ns/void#> PREFIX void-ext: <http://ldf.fi/void-ext#>
SELECT DISTINCT ?subjectClass ?prop ?objectClass ?objectDatatype WHERE {
  { ?cp void:class ?subjectClass ; void:propertyPartition ?pp . ?pp void:property ?prop .
    OPTIONAL { { ?pp void:classPartition [ void:class ?objectClass ] }
               UNION { ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] } } }
  UNION
  { ?linkset void:subjectsTarget [ void:class ?subjectClass ] ; void:linkPredicate ?prop ;
             void:objectsTarget [ void:class ?objectClass ] }
}"""
EXAMPLE_LOOKUP = """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?sq ?comment ?query WHERE {
  ?sq a sh:SPARQLExecutable ; rdfs:label|rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?query
} ORDER BY ?sq"""
COUNTED = f"PREFIX void: <http://rdfs.org/ns/void#> SELECT ?n {{ <{DATASET}> void:triples ?n }}"


def rows(client: Any, query: str) -> list[dict[str, Any]]:
    """Ask as an editor does: by a form, without any prefix of ours, for JSON."""
    got = client.ask(
        "POST", "/sparql", urlencode({"query": query}).encode(),
        Content_Type="application/x-www-form-urlencoded", Accept="application/sparql-results+json",
    )  # fmt: skip
    assert got.status == 200, got.text
    found: list[dict[str, Any]] = json.loads(got.body)["results"]["bindings"]
    return found


def wait_for(client: Any, wanted: int) -> None:
    until = time.monotonic() + 60
    while [int(row["n"]["value"]) for row in rows(client, COUNTED)] != [wanted]:
        assert time.monotonic() < until, "what is served was not described in time"
        time.sleep(0.1)


def statements(path: Path) -> int:
    store = pyoxigraph.Store.read_only(str(path))
    return len({quad.triple for quad in store if quad.graph_name.value != DATASET})


@pytest.fixture(scope="module")
def describing(
    tmp_path_factory: pytest.TempPathFactory, served: Callable[..., Any], store_of: Callable[..., Any]
) -> Iterator[Any]:
    output = store_of(DATA, tmp_path_factory.mktemp("described"))
    with served(Options(output, port=0), describe=True) as client:
        wait_for(client, statements(output / "store"))
        yield client


def test_an_editor_finds_prefixes(describing: Any) -> None:
    found = {row["prefix"]["value"]: row["namespace"]["value"] for row in rows(describing, PREFIX_LOOKUP)}
    assert found == dict(PREFIXES)


def test_an_editor_finds_what_leads_where(describing: Any) -> None:
    found = {
        tuple(row[name]["value"] for name in ("subjectClass", "prop", "objectClass"))
        for row in rows(describing, CLASS_LOOKUP)
        if "objectClass" in row
    }
    assert (f"{PREFIXES['gk']}Question", f"{PREFIXES['gk']}askedBy", f"{PREFIXES['foaf']}Person") in found
    assert any("objectDatatype" in row for row in rows(describing, CLASS_LOOKUP))


def test_an_editor_finds_examples_that_return_rows_from_here(describing: Any) -> None:
    found = {row["sq"]["value"]: row["query"]["value"] for row in rows(describing, EXAMPLE_LOOKUP)}
    assert {name.rpartition("/")[2] for name in found} == set(question_names())
    for name, query in found.items():
        assert rows(describing, query), name


def test_the_well_known_address_leads_to_it(describing: Any) -> None:
    got = describing.get("/.well-known/void")
    assert (got.status, got.headers["Location"]) == (303, "/ambleford/dataset")
    again = describing.get("/ambleford/dataset", Accept="text/turtle")
    assert (again.status, again.media) == (200, "text/turtle")
    assert "void:classPartition" in again.text
    page = describing.get("/ambleford/dataset.html")
    assert (page.status, page.media) == (200, "text/html")
    assert "Kinds of things" in page.text
    assert 'href="/sparql?question=who-asked-whom"' in page.text


def test_the_first_page_counts_what_is_described_and_not_the_description(describing: Any) -> None:
    store = pyoxigraph.Store.read_only(str(describing.options.output / "store"))
    assert f"{len(store):,} statements" in describing.get("/").text


def test_the_store_of_the_build_is_left_alone(describing: Any) -> None:
    store = pyoxigraph.Store.read_only(str(describing.options.output / "store"))
    assert not store.contains_named_graph(pyoxigraph.NamedNode(DATASET))


def test_after_a_build_the_figures_are_those_of_the_new_graph(
    tmp_path: Path, served: Callable[..., Any], store_of: Callable[..., Any]
) -> None:
    """Also where the build kept an old description, as one of a page does after ``graphkit publish``."""
    output = store_of(DATA, tmp_path / "built")
    first = statements(output / "store")
    name, nquads = described(pyoxigraph.Store.read_only(str(output / "store")), output) or ("", b"")
    assert name == DATASET
    put_graph(output / "store", name, nquads)
    assert described(pyoxigraph.Store.read_only(str(output / "store")), output) is None
    with served(Options(output, port=0), describe=True) as client:
        wait_for(client, first)
        store = pyoxigraph.Store(str(output / "store"))
        store.update(f"INSERT DATA {{ GRAPH <{BASE}source/new> {{ <{BASE}x> <{BASE}y> 1, 2 }} }}")
        store.flush()
        del store
        (output / "beside").write_text("ended", encoding="utf-8")
        (output / "beside").replace(output / "report.json")
        wait_for(client, first + 2)


def test_a_store_without_a_register_is_served_as_it_is(
    tmp_path: Path, store_of: Callable[..., Any], served: Callable[..., Any]
) -> None:
    output = store_of("<a:a> <a:b> <a:c> .", tmp_path / "bare")
    assert described(pyoxigraph.Store.read_only(str(output / "store")), output) is None
    with served(Options(output, port=0, base="https://w3id.org/graphkit/"), describe=True) as client:
        assert client.query("ASK { <a:a> ?p ?o }", Accept="text/csv").text == "true"
