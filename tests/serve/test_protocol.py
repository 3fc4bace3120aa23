"""The cases of the W3C's SPARQL 1.1 Protocol suite for queries, written anew for a service that only reads."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
BASE = "https://w3id.org/graphkit/ambleford/"
FERRIES, FLOODING = f"{BASE}source/ferries", f"{BASE}source/flooding"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
COUNT_NAMED = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def params(*pairs: tuple[str, str]) -> str:
    return urlencode(pairs)


def number(got: Any) -> int:
    assert got.status == 200, got.text
    return int(json.loads(got.body)["results"]["bindings"][0]["n"]["value"])


# ---- queries that are answered


def test_query_get(client: Any) -> None:
    got = client.get("/sparql?" + params(("query", "ASK {}")))
    assert (got.status, got.media, json.loads(got.body)["boolean"]) == (200, "application/sparql-results+json", True)


def test_query_post_form(client: Any) -> None:
    got = client.ask("POST", "/sparql", params(("query", "ASK {}")).encode(), Content_Type=FORM)
    assert json.loads(got.body)["boolean"] is True


def test_query_post_direct(client: Any) -> None:
    got = client.ask("POST", "/sparql", "ASK { FILTER('é' = 'é') }".encode(), Content_Type=f"{DIRECT}; charset=UTF-8")
    assert json.loads(got.body)["boolean"] is True


@pytest.mark.parametrize(
    ("query", "media"),
    [
        ("SELECT * { ?s ?p ?o } LIMIT 1", "application/sparql-results+json"),
        ("ASK {}", "application/sparql-results+json"),
        ("CONSTRUCT WHERE { ?s a foaf:Person }", "text/turtle"),
        (f"DESCRIBE <{BASE}person/ines-tallowby>", "text/turtle"),
    ],
)
def test_query_content_types(client: Any, query: str, media: str) -> None:
    got = client.query(query)
    assert (got.status, got.media) == (200, media)


@pytest.mark.parametrize("how", ["get", "form", "direct"])
def test_query_dataset(client: Any, how: str) -> None:
    def ask(query: str, *dataset: tuple[str, str]) -> int:
        if how == "get":
            return number(client.get("/sparql?" + params(("query", query), *dataset)))
        if how == "form":
            return number(client.ask("POST", "/sparql", params(("query", query), *dataset).encode(), Content_Type=FORM))
        return number(client.ask("POST", "/sparql?" + params(*dataset), query.encode(), Content_Type=DIRECT))

    everything, all_named = ask(COUNT), ask(COUNT_NAMED)
    one, other = ask(COUNT, ("default-graph-uri", FERRIES)), ask(COUNT, ("default-graph-uri", FLOODING))
    both = ask(COUNT, ("default-graph-uri", FERRIES), ("default-graph-uri", FLOODING))
    assert 0 < one < both <= one + other < everything <= all_named
    assert ask(COUNT, ("named-graph-uri", FERRIES)) == 0
    assert ask(COUNT_NAMED, ("named-graph-uri", FERRIES)) == one
    assert ask(COUNT_NAMED, ("default-graph-uri", FERRIES)) == 0
    full = ("default-graph-uri", FLOODING), ("named-graph-uri", FERRIES)
    assert (ask(COUNT, *full), ask(COUNT_NAMED, *full)) == (other, one)
    assert ask(COUNT, ("default-graph-uri", "http://nowhere.example/")) == 0


def test_query_multiple_dataset(client: Any) -> None:
    """The dataset of the request goes before that of the query (2.1.4)."""
    query = f"SELECT (COUNT(*) AS ?n) FROM <{FLOODING}> {{ ?s ?p ?o }}"
    own = number(client.query(query))
    requested = number(client.get("/sparql?" + params(("query", query), ("default-graph-uri", FERRIES))))
    assert own == number(client.get("/sparql?" + params(("query", COUNT), ("default-graph-uri", FLOODING))))
    assert requested == number(client.get("/sparql?" + params(("query", COUNT), ("default-graph-uri", FERRIES))))
    assert own != requested


# ---- requests that are no query


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("PUT", "/sparql?" + params(("query", "ASK {}")), {}, None, 405),
        ("DELETE", "/sparql", {}, None, 405),
        ("GET", "/sparql?" + params(("query", "ASK {}"), ("query", "SELECT * {}")), {}, None, 400),
        ("GET", "/sparql?" + params(("nothing", "1")), {}, None, 400),
        ("POST", "/sparql?" + params(("query", "ASK {}")), {"Content_Type": DIRECT}, b"ASK {}", 400),
        ("POST", "/sparql", {"Content_Type": "text/plain"}, b"ASK {}", 415),
        ("POST", "/sparql", {}, b"query=ASK%20%7B%7D", 400),
        ("POST", "/sparql", {"Content_Type": f"{FORM}; charset=UTF-16"}, b"query=ASK%20%7B%7D", 415),
        ("POST", "/sparql", {"Content_Type": f"{DIRECT}; charset=utf-16"}, "ASK {}".encode("utf-16"), 415),
        ("POST", "/sparql", {"Content_Type": DIRECT}, b"ASK { FILTER('\xe9' = '') }", 400),
        ("GET", "/sparql?query=ASK%20%7B%20FILTER%28%27%E9%27%20%3D%20%27%27%29%20%7D", {}, None, 400),
        ("GET", "/sparql?" + params(("query", "ASK {")), {}, None, 400),
        ("GET", "/sparql?query=", {}, None, 400),
        ("GET", "/sparql?" + params(("query", "ASK {}"), ("default-graph-uri", "no iri")), {}, None, 400),
        ("POST", "/sparql", {"Content_Type": FORM}, b"a=1&" * 2000 + b"query=ASK%20%7B%7D", 400),
    ],
)
def test_bad_requests(
    client: Any, method: str, path: str, headers: dict[str, str], body: bytes | None, status: int
) -> None:
    got = client.ask(method, path, body, **headers)
    assert got.status == status, got.text
    assert got.media == "text/plain"


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("POST", "/sparql", {"Content_Type": UPDATE}, b"CLEAR ALL", 403),
        ("POST", "/sparql", {"Content_Type": FORM}, params(("update", "CLEAR ALL")).encode(), 403),
        ("GET", "/sparql?" + params(("update", "CLEAR ALL")), {}, None, 403),
        ("GET", "/sparql?" + params(("query", "ASK {}"), ("update", "CLEAR ALL")), {}, None, 400),
        ("POST", "/sparql", {"Content_Type": FORM}, params(("query", "CLEAR ALL")).encode(), 400),
        ("POST", "/sparql", {"Content_Type": DIRECT}, b"INSERT DATA { <a:a> <a:b> <a:c> }", 400),
        ("GET", "/sparql?" + params(("query", "PREFIX a: <a:> DELETE WHERE { ?s ?p ?o }")), {}, None, 400),
    ],
)
def test_updates_are_refused_and_nothing_changes(
    client: Any, method: str, path: str, headers: dict[str, str], body: bytes | None, status: int
) -> None:
    before = number(client.query(COUNT))
    got = client.ask(method, path, body, **headers)
    assert got.status == status, got.text
    assert number(client.query(COUNT)) == before


@pytest.mark.parametrize(
    "query", ["SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", r"SELECT * { \u0053ERVICE ?x { ?s ?p ?o } }"]
)
def test_no_other_service_is_called(client: Any, query: str) -> None:
    got = client.query(query)
    assert got.status == 403
    assert "SERVICE" in got.text


def test_a_refusal_says_where_the_query_is_wrong(client: Any) -> None:
    got = client.query("SELECT *\nWHERE { ?s ?p }")
    assert got.status == 400
    assert got.text.startswith("line 2: ")


# ---- what HTTP adds


def test_head_has_the_headers_of_get_and_no_body(client: Any) -> None:
    path = "/sparql?" + params(("query", COUNT))
    head, got = client.ask("HEAD", path), client.get(path)
    assert (head.status, head.body) == (200, b"")
    for name in ("Content-Type", "Content-Length", "ETag", "Vary"):
        assert head.headers[name] == got.headers[name]


def test_an_answer_that_the_client_has_is_not_sent_again(client: Any) -> None:
    first = client.query(COUNT)
    again = client.query(COUNT, If_None_Match=f'"other", {first.headers["ETag"]}')
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    other_form = client.query(COUNT, If_None_Match=first.headers["ETag"], Accept="text/csv")
    assert other_form.status == 200


def test_large_answers_are_packed_for_those_who_take_it(client: Any) -> None:
    import gzip

    query = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 200"
    plain, packed = client.query(query), client.query(query, Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.body) < len(plain.body) / 2
    assert gzip.decompress(packed.body) == plain.body
    assert client.query(query, Accept_Encoding="gzip;q=0, br").headers["Content-Encoding"] is None
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_pages_of_other_sites_may_ask(client: Any) -> None:
    asked = {"Origin": "https://other.example", "Access_Control_Request_Method": "POST"}
    before = client.ask("OPTIONS", "/sparql", None, **asked, Access_Control_Request_Headers="content-type,x-thing")
    assert before.status == 200
    assert before.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in before.headers["Access-Control-Allow-Methods"]
    assert "x-thing" in before.headers["Access-Control-Allow-Headers"]
    got = client.query("ASK {}", Origin="https://other.example")
    assert got.headers["Access-Control-Allow-Origin"] == "*"
    assert client.ask("OPTIONS", "/sparql").headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_a_large_request_is_refused_before_it_is_read(client: Any) -> None:
    got = client.ask("POST", "/sparql", b"x" * ((1 << 20) + 1), Content_Type=DIRECT)
    assert got.status == 413


def test_more_rows_than_the_bound_are_refused_and_not_cut(client: Any) -> None:
    got = client.query("SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert got.status == 403
    assert "2,000 rows" in got.text
    assert client.query("CONSTRUCT { ?a ?e ?f } { ?a ?b ?c . ?d ?e ?f }").status == 403
    assert client.query("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 2000").status == 200


def test_what_rdf_xml_cannot_hold_is_not_sent_broken(client: Any) -> None:
    got = client.query("CONSTRUCT { ?s <http://a.example/1> 2 } { ?s a foaf:Person }", Accept="application/rdf+xml")
    assert got.status == 406
    assert "RDF/XML" in got.text
