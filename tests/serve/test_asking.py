"""The query page is good without JavaScript: built-in questions, a field to write in, the answer as a table and as files."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from graphkit.query import question_names

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def html(client: Any, **parameters: str) -> Any:
    return client.get("/sparql" + (f"?{urlencode(parameters)}" if parameters else ""), Accept=BROWSER)


def test_the_bare_endpoint_is_a_page_to_a_browser(client: Any) -> None:
    got = html(client)
    assert (got.status, got.media) == (200, "text/html")
    assert '<textarea id="query" name="query"' in got.text
    assert '<label for="query">' in got.text


@pytest.mark.parametrize("name", question_names())
def test_every_built_in_question_is_there_and_says_what_it_needs(client: Any, name: str) -> None:
    assert f'href="/sparql?question={name}"' in html(client).text
    got = html(client, question=name)
    assert got.status in (200, 400)
    assert got.status == 200 or "needs a value" in got.text
    assert 'aria-current="page"' in got.text


def test_a_question_is_asked_with_its_settings(client: Any) -> None:
    got = html(client, question="questions-by-member", member="Ines Tallowby", year="")
    assert got.status == 200
    assert '<span class="count">3 rows</span>' in got.text
    assert 'value="Ines Tallowby"' in got.text
    none = html(client, question="questions-by-member", member="Nobody")
    assert "No row fits." in none.text


def test_programs_may_ask_by_name_too(client: Any) -> None:
    got = client.get("/sparql?question=questions-by-member&member=Ines%20Tallowby", Accept="text/csv")
    assert (got.status, got.media) == (200, "text/csv")
    assert got.text.count("Ines Tallowby") == 3
    assert client.get("/sparql?question=nothing", Accept="text/csv").status == 400
    assert client.get("/sparql?question=topics&colour=red", Accept="text/csv").status == 400


@pytest.mark.parametrize(
    ("format_", "media"),
    [("csv", "text/csv"), ("json", "application/sparql-results+json"), ("tsv", "text/tab-separated-values")],
)
def test_a_link_may_name_the_form(client: Any, format_: str, media: str) -> None:
    assert html(client, query="SELECT * { ?s a foaf:Person }", format=format_).media == media


def test_a_form_that_the_answer_does_not_have_is_refused(client: Any) -> None:
    assert html(client, query="SELECT * {}", format="ttl").status == 406
    assert html(client, query="SELECT * {}", format="doc").status == 406


def test_things_in_the_answer_lead_to_their_pages(client: Any) -> None:
    got = html(client, query="SELECT ?person { ?person a foaf:Person }")
    assert '<a href="/ambleford/person/ines-tallowby">ambleford/person/ines-tallowby</a>' in got.text


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("ASK {}", 200, "<h2>Yes</h2>"),
        ("ASK { ?s a gk:Nothing }", 200, "<h2>No</h2>"),
        ("CONSTRUCT WHERE { ?s a foaf:Person }", 200, "foaf:Person"),
        ("SELECT", 400, "this is no SPARQL"),
        ("SELECT * { SERVICE <x:> {} }", 403, "SERVICE"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", 403, "2,000 rows"),
        ("SELECT ('<script>alert(1)</script>' AS ?x) {}", 200, "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("SELECT (IRI('javascript:alert(1)') AS ?x) {}", 200, "<td>javascript:alert(1)</td>"),
    ],
)
def test_every_kind_of_answer_can_be_read(client: Any, query: str, status: int, words: str) -> None:
    got = html(client, query=query)
    assert (got.status, got.media) == (status, "text/html")
    assert words in got.text
    assert "</textarea>" in got.text


def test_a_query_is_given_back_as_it_was_written(client: Any) -> None:
    query = "# </textarea><script>alert(1)</script>\nSELECT * { ?s ?p 'é' }"
    got = html(client, query=query)
    assert "# &lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;\nSELECT" in got.text
