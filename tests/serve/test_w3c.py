"""Every test of the W3C's suites for the SPARQL 1.1 Protocol, the Graph Store Protocol and service descriptions, by its name there.

The requests are those of the suites (github.com/w3c/rdf-tests, sparql/sparql11), with names of our own for the graphs.
What asks must be answered; what changes must be refused with 403, or as the bad request that it is, and change nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pyoxigraph
import pytest

from graphkit.serve import Options

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
BASE = "http://data.example/"
GRAPHS = [f"{BASE}data{number}" for number in range(4)]
ROWS = {
    "application/sparql-results+xml", "application/sparql-results+json", "text/tab-separated-values", "text/csv",
}  # fmt: skip
TRIPLES = {"application/rdf+xml", "text/turtle", "application/n-triples", "application/ld+json"}
BOTH = f"ASK {{ <{GRAPHS[1]}> a ?type . <{GRAPHS[2]}> a ?type }}"
BOTH_NAMED = f"ASK {{ GRAPH ?one {{ <{GRAPHS[1]}> a ?type }} GRAPH ?other {{ <{GRAPHS[2]}> a ?type }} }}"
FULL = f"ASK {{ <{GRAPHS[3]}> a ?t GRAPH ?g {{ <{GRAPHS[1]}> a ?t }} GRAPH ?h {{ <{GRAPHS[2]}> a ?t }} }}"
INSERT = f"INSERT DATA {{ GRAPH <{BASE}new> {{ <a:a> <a:b> <test> }} }}"


@dataclass(frozen=True)
class Case:
    """A request; what it must be answered with."""

    method: str
    pairs: list[tuple[str, str]] = field(default_factory=list)
    kind: str | None = None
    body: bytes | None = None
    status: int = 200
    media: set[str] = field(default_factory=lambda: ROWS)
    truth: bool | None = None


def get(*pairs: tuple[str, str], **wanted: Any) -> Case:
    return Case("GET", list(pairs), **wanted)


def post(kind: str | None, body: str | bytes, *pairs: tuple[str, str], **wanted: Any) -> Case:
    return Case("POST", list(pairs), kind, body.encode() if isinstance(body, str) else body, **wanted)


def form(*fields: tuple[str, str], to: tuple[tuple[str, str], ...] = (), **wanted: Any) -> Case:
    return post(FORM, urlencode(fields), *to, **wanted)


def default(*numbers: int) -> list[tuple[str, str]]:
    return [("default-graph-uri", GRAPHS[number]) for number in numbers]


def named(*numbers: int) -> list[tuple[str, str]]:
    return [("named-graph-uri", GRAPHS[number]) for number in numbers]


def using(*numbers: int) -> tuple[tuple[str, str], ...]:
    return tuple(("using-graph-uri", GRAPHS[number]) for number in numbers)


QUERIES = {
    "query_post_form": form(("query", "ASK {}"), to=tuple(default(0)), truth=True),
    "query_dataset_default_graphs_get": get(("query", BOTH), *default(1, 2), truth=True),
    "query_dataset_default_graphs_post": post(DIRECT, BOTH, *default(1, 2), truth=True),
    "query_dataset_named_graphs_post": post(DIRECT, BOTH_NAMED, *named(1, 2), truth=True),
    "query_dataset_named_graphs_get": get(("query", BOTH_NAMED), *named(1, 2), truth=True),
    "query_dataset_full": post(DIRECT, FULL, *default(3), *named(1, 2), truth=True),
    "query_multiple_dataset": post(
        DIRECT, f"ASK FROM <{GRAPHS[3]}> {{ GRAPH ?g {{ <{GRAPHS[1]}> a ?t }} <{GRAPHS[2]}> a ?t }}", *default(2),
        *named(1), truth=True,
    ),
    "query_get": get(("query", "ASK {}"), *default(0), truth=True),
    "query_content_type_select": post(DIRECT, "SELECT (1 AS ?value) {}", *default(0)),
    "query_content_type_ask": post(DIRECT, "ASK {}", *default(0), truth=True),
    "query_content_type_describe": post(DIRECT, f"DESCRIBE <{BASE}>", *default(0), media=TRIPLES),
    "query_content_type_construct": post(DIRECT, "CONSTRUCT { <s> <p> 1 } WHERE {}", *default(0), media=TRIPLES),
    "query_post_direct": post(DIRECT, "ASK {}", truth=True),
    "bad_query_method": Case("PUT", [("query", "ASK {}"), *default(0)], FORM, status=405),
    "bad_multiple_queries": get(("query", "ASK {}"), ("query", "SELECT * {}"), status=400),
    "bad_query_wrong_media_type": post("text/plain", "ASK {}", status=415),
    "bad_query_missing_form_type": post(None, "query=ASK%20%7B%7D", status=400),
    "bad_query_missing_direct_type": post(None, "ASK {}", status=400),
    "bad_query_non_utf8": post(f"{DIRECT}; charset=UTF-16", "ASK {}".encode("utf-16"), status=415),
    "bad_query_syntax": get(("query", "ASK {"), status=400),
}  # fmt: skip
UPDATES = {
    "update_dataset_default_graph": post(UPDATE, INSERT, *using(1), status=403),
    "update_dataset_default_graphs": post(UPDATE, INSERT, *using(1, 2), status=403),
    "update_dataset_named_graphs": post(UPDATE, INSERT, ("using-named-graph-uri", GRAPHS[1]), status=403),
    "update_dataset_full": post(UPDATE, INSERT, *using(1), ("using-named-graph-uri", GRAPHS[2]), status=403),
    "update_post_form": form(("update", "CLEAR ALL"), status=403),
    "update_post_direct": post(UPDATE, "CLEAR ALL", status=403),
    "update_base_uri": post(UPDATE, INSERT, status=403),
    "bad_update_get": get(("update", "CLEAR ALL"), status=403),
    "bad_multiple_updates": form(("update", "CLEAR NAMED"), ("update", "CLEAR DEFAULT"), status=403),
    "bad_update_wrong_media_type": post("text/plain", "CLEAR NAMED", status=415),
    "bad_update_missing_form_type": post(None, "update=CLEAR%20NAMED", status=400),
    "bad_update_non_utf8": post(f"{UPDATE}; charset=UTF-16", "CLEAR NAMED".encode("utf-16"), status=415),
    "bad_update_syntax": form(("update", "CLEAR XYZ"), status=403),
    "bad_update_dataset_conflict": form(
        ("using-named-graph-uri", GRAPHS[0]), ("update", f"CLEAR GRAPH <{GRAPHS[0]}>"), status=403
    ),
}
READING = {
    "get_of_put__initial_state": ("GET", "/graphs?" + urlencode({"graph": GRAPHS[1]}), 200),
    "get_of_put__graph_already_in_store": ("GET", "/data1", 200),
    "get_of_put__default_graph": ("GET", "/graphs?default", 200),
    "get_of_delete__existing_graph": ("GET", "/data9", 404),
    "get_of_post__existing_graph": ("GET", "/data2", 200),
    "get_of_post__multipart_formdata": ("GET", "/data2", 200),
    "get_of_post__create__new_graph": ("GET", "/data3", 200),
    "get_of_post__after_noop": ("GET", "/data3", 200),
    "head_on_an_existing_graph": ("HEAD", "/data1", 200),
    "head_on_a_nonexisting_graph": ("HEAD", "/data9", 404),
}
WRITING = {
    "put__initial_state": ("PUT", "/graphs?" + urlencode({"graph": GRAPHS[1]})),
    "put__graph_already_in_store": ("PUT", "/data1"),
    "put__default_graph": ("PUT", "/graphs?default"),
    "put__mismatched_payload": ("PUT", "/data1"),
    "delete__existing_graph": ("DELETE", "/data1"),
    "delete__nonexistent_graph": ("DELETE", "/data9"),
    "post__existing_graph": ("POST", "/data1"),
    "post__multipart_formdata": ("POST", "/data1"),
    "post__create__new_graph": ("POST", "/graphs"),
}


@pytest.fixture(scope="module")
def suite(
    tmp_path_factory: pytest.TempPathFactory, served: Callable[..., Any], store_of: Callable[..., Any]
) -> Iterator[Any]:
    """A service over the four graphs that the suites put there."""
    trig = "\n".join(f"<{name}> {{ <{name}> a <http://xmlns.com/foaf/0.1/Document> . }}" for name in GRAPHS)
    with served(Options(store_of(trig, tmp_path_factory.mktemp("w3c")), port=0, base=BASE)) as client:
        yield client


def statements(client: Any) -> int:
    """How many statements there are, asked anew each time."""
    got = client.query("SELECT (COUNT(*) AS ?n) (NOW() AS ?t) { GRAPH ?g { ?s ?p ?o } }")
    return int(json.loads(got.body)["results"]["bindings"][0]["n"]["value"])


def sent(client: Any, case: Case, path: str) -> Any:
    headers = {} if case.kind is None else {"Content_Type": case.kind}
    target = path + ("?" + urlencode(case.pairs) if case.pairs else "")
    return client.ask(case.method, target, case.body, **headers)


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
@pytest.mark.parametrize("name", [*QUERIES, *UPDATES])
def test_protocol(suite: Any, name: str, path: str) -> None:
    case = {**QUERIES, **UPDATES}[name]
    got = sent(suite, case, path)
    assert got.status == case.status, got.text
    if case.status == 200:
        assert got.media in case.media
    if case.truth is not None:
        assert json.loads(got.body)["boolean"] is case.truth
    assert statements(suite) == len(GRAPHS)


def test_the_suite_is_whole() -> None:
    """There are 34 tests of the protocol and 19 of the Graph Store Protocol."""
    assert (len(QUERIES) + len(UPDATES), len(READING) + len(WRITING)) == (34, 19)


@pytest.mark.parametrize("name", READING)
def test_graph_store_reading(suite: Any, name: str) -> None:
    method, path, status = READING[name]
    got = suite.ask(method, path, None, Accept="text/turtle")
    assert got.status == status, got.text
    if method == "HEAD":
        assert got.body == b""
    elif status == 200:
        assert got.media == "text/turtle"
        found = {quad.subject.value for quad in pyoxigraph.parse(got.body, format=pyoxigraph.RdfFormat.TURTLE)}
        assert found == (
            set(GRAPHS) if "default" in name else {BASE + path.removeprefix("/")} & set(GRAPHS) or {GRAPHS[1]}
        )


@pytest.mark.parametrize("name", WRITING)
def test_graph_store_writing_is_refused(suite: Any, name: str) -> None:
    method, path = WRITING[name]
    body = None if method == "DELETE" else b"<a:a> <a:b> <a:c> ."
    got = suite.ask(method, path, body, Content_Type="application/rdf+xml" if "mismatched" in name else "text/turtle")
    assert got.status == 403
    assert statements(suite) == len(GRAPHS)


# ---- service description: what the suite tells of its three tests are their names


SD = "http://www.w3.org/ns/sparql-service-description#"
RDF_TYPE = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
FORMS = {
    "text/turtle": pyoxigraph.RdfFormat.TURTLE,
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
    "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML,
    "application/ld+json": pyoxigraph.RdfFormat.JSON_LD,
}
DOMAINS = {
    "endpoint": "Service", "supportedLanguage": "Service", "feature": "Service", "defaultEntailmentRegime": "Service",
    "resultFormat": "Service", "defaultDataset": "Service", "availableGraphs": "Service", "extensionFunction": "Service",
    "inputFormat": "Service", "languageExtension": "Service", "propertyFeature": "Service", "extensionAggregate": "Service",
    "defaultSupportedEntailmentProfile": "Service", "defaultGraph": "Dataset", "namedGraph": "GraphCollection",
    "name": "NamedGraph", "graph": "NamedGraph", "entailmentRegime": "NamedGraph", "supportedEntailmentProfile": "NamedGraph",
}  # fmt: skip
"""Property to the class that its subjects have (SPARQL 1.1 Service Description, 3.4)."""

RANGES = {
    "defaultDataset": "Dataset", "availableGraphs": "GraphCollection", "defaultGraph": "Graph", "namedGraph": "NamedGraph",
}  # fmt: skip
"""Property to the class that its objects have, of those classes that a description itself has members of."""

LANGUAGES = {f"{SD}SPARQL10Query", f"{SD}SPARQL11Query", f"{SD}SPARQL11Update"}
FEATURES = {
    f"{SD}{name}"
    for name in ("DereferencesURIs", "UnionDefaultGraph", "RequiresDataset", "EmptyGraphs", "BasicFederatedQuery")
}


def described(client: Any, path: str, media: str = "text/turtle") -> set[pyoxigraph.Triple]:
    got = client.get(path, Accept=media)
    assert (got.status, got.media) == (200, media)
    address = f"{client.url}{path}"
    return {quad.triple for quad in pyoxigraph.parse(got.body, format=FORMS[media], base_iri=address)}


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
@pytest.mark.parametrize("media", FORMS)
def test_service_description_returns_rdf(suite: Any, path: str, media: str) -> None:
    """returns-rdf: GET on endpoint returns RDF."""
    found = described(suite, path, media)
    assert any(t.predicate == RDF_TYPE and t.object == pyoxigraph.NamedNode(f"{SD}Service") for t in found)
    assert found == described(suite, path)


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_service_description_has_endpoint_triple(suite: Any, path: str) -> None:
    """has-endpoint-triple: Service description contains a matching sd:endpoint triple."""
    found = described(suite, path)
    services = {t.subject for t in found if t.predicate == RDF_TYPE and t.object.value == f"{SD}Service"}
    endpoint = pyoxigraph.NamedNode(f"{suite.url}{path}")
    (service,) = services
    assert pyoxigraph.Triple(service, pyoxigraph.NamedNode(f"{SD}endpoint"), endpoint) in found


def test_service_description_conforms_to_schema(suite: Any) -> None:
    """conforms-to-schema: Service description conforms to schema."""
    found = described(suite, "/sparql")
    classes = {(t.subject, t.object.value) for t in found if t.predicate == RDF_TYPE}
    used = [(t, t.predicate.value.removeprefix(SD)) for t in found if t.predicate.value.startswith(SD)]
    assert {"endpoint", "defaultDataset", "defaultGraph", "namedGraph", "name"} <= {name for _, name in used}
    for triple, name in used:
        assert (triple.subject, f"{SD}{DOMAINS[name]}") in classes, triple
        assert not isinstance(triple.object, pyoxigraph.Literal), triple
        if name in RANGES:
            assert (triple.object, f"{SD}{RANGES[name]}") in classes, triple
    assert {t.object.value for t, name in used if name == "supportedLanguage"} <= LANGUAGES
    assert {t.object.value for t, name in used if name == "feature"} <= FEATURES
    assert {t.object.value for t, name in used if name == "name"} == set(GRAPHS)
