"""The page of the ontology shows every term with all its ties, without a script or an outside request."""

from __future__ import annotations

import re
from pathlib import Path

from graphkit.config import ontology_path
from graphkit.publish.bundle.ontology import ontology_page, ontology_view
from graphkit.vocabulary import GK, terms

OWN = {iri.removeprefix(GK) for iri in terms(ontology_path()) if iri.startswith(GK)}


def test_every_own_term_is_on_the_page_once() -> None:
    page = ontology_page(ontology_path()).decode()
    anchors = re.findall(r'<article id="([^"]+)"', page)
    assert sorted(anchors) == sorted(OWN)
    assert set(re.findall(r'href="#([^"]+)"', page)) == OWN


def test_a_term_shows_what_it_means_and_where_it_leads() -> None:
    view = ontology_view(ontology_path())
    (asked,) = (term for term in view.terms["Links between things"] if term.name == "askedOf")
    assert asked.definition.startswith("The post")
    assert asked.facts["is said of"] == [("gk:Question", "#Question")]
    assert {text for text, _ in asked.facts["leads to"]} == {"foaf:Person", "org:Post"}
    assert ("Prefix", "gk") in view.metadata


def test_nothing_on_the_page_runs_or_is_fetched() -> None:
    page = ontology_page(ontology_path()).decode()
    assert "<script" not in page
    assert not re.findall(r'(?:src|@import|url\()\s*=?\s*["\']?https?:', page)
    assert "default-src 'none'" in page


def test_hostile_words_are_inert(tmp_path: Path) -> None:
    text = (ontology_path() / "graphkit.ttl").read_text(encoding="utf-8")
    hostile = text.replace('"One meeting of a body on one day."@en', '"<script>alert(1)</script> & \\"x\\"."@en')
    assert hostile != text
    (tmp_path / "graphkit.ttl").write_text(hostile, encoding="utf-8")
    page = ontology_page(tmp_path).decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in page


def test_the_page_is_the_same_each_time() -> None:
    assert ontology_page(ontology_path()) == ontology_page(ontology_path())
