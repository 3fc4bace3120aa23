"""Reading by the Graph Store HTTP Protocol, and the service's description of itself."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pyoxigraph
import pytest

BASE = "https://w3id.org/graphkit/ambleford/"
FERRIES = f"{BASE}source/ferries"
SD = "http://www.w3.org/ns/sparql-service-description#"
FORMS = ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]


def triples(got: Any) -> set[pyoxigraph.Triple]:
    assert got.status == 200, got.text
    form = pyoxigraph.RdfFormat.from_media_type(got.headers["Content-Type"])
    assert form is not None
    return {quad.triple for quad in pyoxigraph.parse(got.body, format=form)}


@pytest.fixture(scope="module")
def store(output: Any) -> pyoxigraph.Store:
    return pyoxigraph.Store.read_only(str(output / "store"))


@pytest.mark.parametrize("media", FORMS)
def test_a_graph_is_returned_whole_in_every_form(client: Any, store: pyoxigraph.Store, media: str) -> None:
    got = client.get(f"/graphs?graph={quote(FERRIES)}", Accept=media)
    assert got.media == media
    name = pyoxigraph.NamedNode(FERRIES)
    assert triples(got) == {quad.triple for quad in store.quads_for_pattern(None, None, None, name)}


def test_the_default_graph_is_the_one_that_queries_see(client: Any, store: pyoxigraph.Store) -> None:
    assert triples(client.get("/graphs?default")) == {quad.triple for quad in store}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/graphs?graph=http%3A%2F%2Fnowhere.example%2F", 404),
        ("/graphs?graph=no%20iri", 400),
        ("/graphs", 400),
        (f"/graphs?default&graph={quote(FERRIES)}", 400),
        ("/graphs?graph=%E9", 400),
    ],
)
def test_what_is_not_there_is_said(client: Any, path: str, status: int) -> None:
    assert client.get(path).status == status


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_writing_is_refused(client: Any, method: str) -> None:
    got = client.ask(method, f"/graphs?graph={quote(FERRIES)}", b"", Content_Type="text/turtle")
    assert got.status == 403
    assert client.get(f"/graphs?graph={quote(FERRIES)}").status == 200


def test_head_tells_without_sending(client: Any) -> None:
    path = f"/graphs?graph={quote(FERRIES)}"
    head = client.ask("HEAD", path)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(client.get(path).body))
    assert client.ask("HEAD", "/graphs?graph=http%3A%2F%2Fnowhere.example%2F").status == 404


# ---- service description


@pytest.mark.parametrize("media", FORMS)
def test_the_bare_endpoint_describes_itself_in_every_form(client: Any, media: str) -> None:
    """The three checks of the W3C's suite: it is RDF, it is a service, and it says where its endpoint is."""
    found = triples(client.get("/sparql", Accept=media))
    kind = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    services = {t.subject for t in found if (t.predicate, t.object.value) == (kind, f"{SD}Service")}
    assert len(services) == 1
    endpoints = {t.object.value for t in found if t.subject in services and t.predicate.value == f"{SD}endpoint"}
    assert endpoints == {f"{client.url}/sparql"}


def test_the_description_names_what_is_there(client: Any, store: pyoxigraph.Store) -> None:
    found = triples(client.get("/sparql"))
    named = {t.object.value for t in found if t.predicate.value == f"{SD}name"}
    assert named == {graph.value for graph in store.named_graphs() if isinstance(graph, pyoxigraph.NamedNode)}
    assert not [t for t in found if isinstance(t.subject, pyoxigraph.BlankNode)]
    features = {t.object.value.removeprefix(SD) for t in found if t.predicate.value == f"{SD}feature"}
    assert "UnionDefaultGraph" in features
    assert "BasicFederatedQuery" not in features
    formats = {t.object.value for t in found if t.predicate.value == f"{SD}resultFormat"}
    assert "http://www.w3.org/ns/formats/SPARQL_Results_JSON" in formats
    assert client.get("/sparql", Accept="image/png").status == 406
