"""Lists tell things of one name apart."""

from __future__ import annotations

import pyoxigraph

from graphkit.serve.addresses import Addresses
from graphkit.serve.reader import Reader
from graphkit.serve.views.entrance import told_apart

BASE = "https://w3id.org/graphkit/"
EDITIONS = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dcterms: <http://purl.org/dc/terms/>
BASE <https://w3id.org/graphkit/>
INSERT DATA {
  <flood-1> rdfs:label "Flood Plan"@en ; dcterms:issued "2009"^^<http://www.w3.org/2001/XMLSchema#gYear> .
  <flood-2> rdfs:label "Flood Plan"@en ; dcterms:issued "2018-03-07"^^<http://www.w3.org/2001/XMLSchema#date> .
  <flood-3> rdfs:label "Flood Plan"@en .
  <ferry> rdfs:label "Ferry Plan"@en ; dcterms:issued "2018-03-07"^^<http://www.w3.org/2001/XMLSchema#date> .
}"""


def test_editions_of_one_title_bear_their_year() -> None:
    store = pyoxigraph.Store()
    store.update(EDITIONS)
    links = told_apart(
        Reader(store, Addresses(BASE)), [f"{BASE}{name}" for name in ("ferry", "flood-1", "flood-2", "flood-3")]
    )
    assert [link.label for link in links] == ["Ferry Plan", "Flood Plan (2009)", "Flood Plan (2018)", "Flood Plan"]
    assert [link.href for link in links] == ["/ferry", "/flood-1", "/flood-2", "/flood-3"]
