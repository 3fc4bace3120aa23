"""The endpoint answers as the Oxigraph server does, in status, media type and meaning; where it does not, that is meant."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pyoxigraph
import pytest

pytestmark = pytest.mark.server

BASE = "https://w3id.org/graphkit/ambleford/"
FERRIES, FLOODING, NOWHERE = f"{BASE}source/ferries", f"{BASE}source/flooding", "http://nowhere.example/"
FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
PROLOGUE = (
    "PREFIX gk: <https://w3id.org/graphkit/ontology#> PREFIX schema: <https://schema.org/> "
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX foaf: <http://xmlns.com/foaf/0.1/> "
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX oa: <http://www.w3.org/ns/oa#> "
    "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
)
SELECTS = [
    "SELECT * { ?s ?p ?o }",
    "SELECT * {}",
    "SELECT ?nothing {}",
    "SELECT ?s { ?s a foaf:Person } ORDER BY ?s",
    "SELECT ?s ?name { ?s foaf:name ?name } ORDER BY DESC(?name) LIMIT 2 OFFSET 1",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c HAVING (COUNT(?s) > 1)",
    "SELECT ?p ?end { ?p schema:startDate ?start OPTIONAL { ?p schema:endDate ?end } }",
    "SELECT ?x { { ?x a gk:Tenure } UNION { ?x a gk:Party } }",
    "SELECT ?a ?b { ?a skos:broader+ ?b }",
    "SELECT ?t { ?q a gk:Question ; rdfs:label ?t FILTER(CONTAINS(?t, 'Fl')) }",
    "SELECT ?s ?e { ?m oa:hasTarget/oa:hasSelector ?s . ?s oa:start ?b ; oa:end ?e FILTER(?e > ?b) }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
    f"SELECT (COUNT(*) AS ?n) FROM NAMED <{FERRIES}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "SELECT ?v { VALUES ?v { 1 1.5 'a' 'b'@en '2020-01-01'^^xsd:date <http://x.example/> UNDEF true } }",
    "SELECT ?v { BIND('é\"\\n<&>,\\t🏛' AS ?v) }",
    "SELECT ?v { BIND(1/0 AS ?v) }",
    "SELECT ?v { BIND(IRI('relative') AS ?v) }",
    "SELECT (xsd:dateTime('2020-01-01T00:00:00Z') + xsd:dayTimeDuration('P1D') AS ?v) {}",
    "SELECT * { ?s foaf:name ?n MINUS { ?s skos:altLabel ?a } }",
    "SELECT * { { SELECT ?s (MAX(?c) AS ?m) { ?s gk:confidence ?c } GROUP BY ?s } FILTER(?m < 0.9) }",
    "SELECT * { FILTER(EXISTS { ?s a gk:Commitment }) }",
    "# a comment\nselect distinct ?c where { [] a ?c }",
]
ASKS = ["ASK {}", "ASK { ?s a gk:Nothing }", f"ASK FROM <{FLOODING}> {{ ?s a gk:Mention }}"]
GRAPHS = [
    "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }",
    "CONSTRUCT WHERE { ?s foaf:name ?n }",
    "CONSTRUCT { ?s foaf:knows _:b . _:b foaf:name ?n } WHERE { ?s foaf:name ?n }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s a gk:Nothing ; ?p ?o }",
    f"DESCRIBE <{BASE}person/ines-tallowby>",
    f"DESCRIBE <{NOWHERE}>",
]
ROW_ACCEPTS = [
    None, "*/*", "application/sparql-results+json", "application/json", "application/sparql-results+xml", "text/csv",
    "text/tab-separated-values", "text/csv;q=0.1, application/sparql-results+xml;q=0.2", "application/xml", "text/*", "image/png",
]  # fmt: skip
GRAPH_ACCEPTS = [
    "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json", "application/n-quads",
    "application/trig", "text/turtle;q=0.4, application/n-triples;q=0.8", "image/png",
]  # fmt: skip
BAD = [
    "", "SELECT", "SELECT * {", "SELECT * { ?s ?p }", "SELECT * WHERE { ?s unknown:p ?o }", "NONSENSE", "ASK { FILTER( }",
    "SELECT ?a (COUNT(*) AS ?a) {}", "CONSTRUCT { ?s ?p } WHERE {}", "CLEAR ALL", "INSERT DATA { <a:a> <a:b> <a:c> }",
    "SELECT * { ?s ?p 'open }", "SELECT * { ?s ?p <a b> }", "\u0000",
]  # fmt: skip
DATASETS = [
    [("default-graph-uri", FERRIES)],
    [("default-graph-uri", FERRIES), ("default-graph-uri", FLOODING)],
    [("named-graph-uri", FERRIES)],
    [("named-graph-uri", FERRIES), ("default-graph-uri", FLOODING)],
    [("default-graph-uri", NOWHERE)],
    [("default-graph-uri", "not an iri")],
    [("named-graph-uri", "relative")],
]
Request = tuple[str, str, dict[str, str], bytes | None]


def carried(sparql: str, how: int, dataset: list[tuple[str, str]], accept: str | None) -> Request:
    """Return a query as a request: by GET, by a form, or as it is."""
    headers = {} if accept is None else {"Accept": accept}
    if how % 3 == 0:
        return "GET", "/sparql?" + urlencode([("query", sparql), *dataset]), headers, None
    if how % 3 == 1:
        return "POST", "/sparql", {**headers, "Content-Type": FORM}, urlencode([*dataset, ("query", sparql)]).encode()
    target = "/sparql" + (f"?{urlencode(dataset)}" if dataset else "")
    return "POST", target, {**headers, "Content-Type": DIRECT}, sparql.encode()


def requests() -> list[Request]:
    found = []
    for number, query in enumerate((*SELECTS, *ASKS)):
        for turn, accept in enumerate(ROW_ACCEPTS):
            if turn < 4 or (number + turn) % 3 == 0:
                found += [carried(PROLOGUE + query, number + turn, [], accept)]
    for number, query in enumerate(GRAPHS):
        found.extend(carried(PROLOGUE + query, number + turn, [], accept) for turn, accept in enumerate(GRAPH_ACCEPTS))
    for number, query in enumerate(BAD):
        found.extend(carried(query, how, [], ROW_ACCEPTS[number % 4]) for how in range(3) if query or how)
    for dataset in DATASETS:
        for how in range(3):
            found.append(carried("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", how, dataset, None))
            found.append(carried("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", how, dataset, "text/csv"))
            found.append(carried(f"SELECT (COUNT(*) AS ?n) FROM <{FLOODING}> {{ ?s ?p ?o }}", how, dataset, None))
    for accept in GRAPH_ACCEPTS:
        for graph in (FERRIES, NOWHERE):
            found.append(("GET", f"/graphs?graph={quote(graph)}", {"Accept": accept}, None))
        found.append(("GET", "/sparql", {"Accept": accept}, None))
    found += [
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", {}, None),
        ("GET", "/sparql?other=1", {}, None),
        ("GET", "/sparql?query=ASK%7B%7D&other=1", {}, None),
        ("POST", "/sparql", {}, b"ASK {}"),
        ("POST", "/sparql", {"Content-Type": "text/plain"}, b"ASK {}"),
        ("POST", "/sparql", {"Content-Type": "application/json"}, b"{}"),
        ("POST", "/sparql", {"Content-Type": DIRECT}, b"\xff\xfe"),
        ("POST", "/sparql?query=ASK%7B%7D", {"Content-Type": DIRECT}, b"ASK {}"),
        ("POST", "/sparql", {"Content-Type": FORM}, b"other=1"),
        ("POST", "/sparql", {"Content-Type": FORM + "; charset=UTF-8"}, b"query=ASK+%7B%7D"),
        ("PUT", f"/graphs?graph={quote(FERRIES)}", {"Content-Type": "text/turtle"}, b""),
        ("POST", f"/graphs?graph={quote(FERRIES)}", {"Content-Type": "text/turtle"}, b""),
        ("DELETE", f"/graphs?graph={quote(FERRIES)}", {}, None),
        ("GET", "/graphs?default&graph=http%3A%2F%2Fx.example%2F", {}, None),
    ]
    return found


DEVIATIONS: dict[str, tuple[Request, int, int]] = {
    "our prefixes are declared already": (carried("ASK { ?s a gk:Mention }", 0, [], None), 200, 400),
    "no other service is called": (carried("SELECT * { SERVICE <x:> {} }", 0, [], None), 403, 200),
    "an update is understood and refused": (("POST", "/sparql", {"Content-Type": UPDATE}, b"CLEAR ALL"), 403, 415),
    "and so is one in a form": (("POST", "/sparql", {"Content-Type": FORM}, b"update=CLEAR+ALL"), 403, 400),
    "a body in another encoding is not guessed at": (
        ("POST", "/sparql", {"Content-Type": f"{DIRECT}; charset=utf-16"}, b"ASK {}"), 415, 200,
    ),
    "there is a page for people": (carried("ASK {}", 0, [], "text/html"), 200, 406),
    "HEAD is answered": (("HEAD", "/sparql?query=ASK%7B%7D", {}, None), 200, 404),
    "OPTIONS is answered": (("OPTIONS", "/sparql", {}, None), 204, 404),
    "a wrong method is called so": (("PUT", "/sparql?query=ASK%7B%7D", {}, b""), 405, 404),
    "all graphs together must be asked for": (("GET", "/graphs", {}, None), 400, 200),
    "a relative name of a graph is none": (("GET", "/graphs?graph=relative", {}, None), 400, 404),
}  # fmt: skip
"""What is meant to differ: the request, our status, the other's."""


def test_the_deviations_are_what_they_are_said_to_be(client: Any, other: int) -> None:
    for name, (request, ours, theirs) in DEVIATIONS.items():
        assert (send(client.port, request)[0], send(other, moved(request))[0]) == (ours, theirs), name


def test_three_more_deviations_are_in_the_answer(client: Any, other: int) -> None:
    """Triples come as Turtle by default, the Graph Store's default graph is that of queries, and FROM is heeded."""
    count = carried(f"SELECT (COUNT(*) AS ?n) FROM <{NOWHERE}> {{ ?s ?p ?o }}", 0, [], "text/csv")
    assert send(client.port, count)[2].split() == [b"n", b"0"]
    assert send(other, moved(count))[2].split() != [b"n", b"0"]
    request = carried("CONSTRUCT WHERE { ?s ?p ?o }", 0, [], None)
    assert send(client.port, request)[1] == "text/turtle"
    assert send(other, moved(request))[1] == "application/n-quads"
    default: Request = ("GET", "/graphs?default", {"Accept": "application/n-triples"}, None)
    assert len(send(client.port, default)[2]) > 0
    assert len(send(other, moved(default))[2]) == 0


def test_two_hundred_and_more_requests_agree(client: Any, other: int) -> None:
    asked = requests()
    assert len(asked) >= 200
    differing = []
    for request in asked:
        ours, theirs = send(client.port, request), send(other, moved(request))
        same = ours[:2] == theirs[:2] and (ours[0] != 200 or meaning(request, *ours) == meaning(request, *theirs))
        if not same:
            differing.append((request, ours[:2], theirs[:2]))
    assert differing == []


def moved(request: Request) -> Request:
    method, path, headers, body = request
    path = path.replace("/sparql", "/query", 1) if path.startswith("/sparql") else path.replace("/graphs", "/store", 1)
    return method, path, headers, body


def send(port: int, request: Request) -> tuple[int, str, bytes]:
    method, path, headers, body = request
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        try:
            received = response.read()
        except http.client.IncompleteRead:
            received = b""
        here = f"127.0.0.1:{port}/".encode()
        media = (response.headers["Content-Type"] or "").partition(";")[0]
        return response.status, media, received.replace(here, b"127.0.0.1/")
    finally:
        connection.close()


def meaning(request: Request, status: int, media: str, body: bytes) -> Any:
    """Return what an answer says, whatever the order of rows and the names of blank nodes."""
    if request[1] == "/sparql":
        return bool(body) if request[0] == "GET" else meaning((*request[:1], "", *request[2:]), status, media, body)
    results = pyoxigraph.QueryResultsFormat.from_media_type(media)
    if results in (pyoxigraph.QueryResultsFormat.CSV, pyoxigraph.QueryResultsFormat.TSV):
        head, *rows = body.decode().splitlines() or [""]
        return head, Counter(rows)
    if results is not None:
        found = pyoxigraph.parse_query_results(body, format=results)
        if isinstance(found, pyoxigraph.QueryBoolean):
            return bool(found)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        return [str(name) for name in found.variables], Counter(str(tuple(row)) for row in found)
    form = pyoxigraph.RdfFormat.from_media_type(media)
    assert form is not None, media
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(body, format=form))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


@pytest.fixture(scope="module")
def other(output: Path) -> Iterator[int]:
    """The port of an Oxigraph server over the same store."""
    binary = shutil.which("oxigraph")
    if binary is None:
        pytest.skip("there is no oxigraph on PATH")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        binary,
        "serve-read-only",
        "-l",
        str(output / "store"),
        "-b",
        f"127.0.0.1:{port}",
        "--union-default-graph",
    ]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as server:
        until = time.monotonic() + 20
        while True:
            assert server.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server did not start"
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield port
        server.terminate()
