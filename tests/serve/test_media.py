"""The form of an answer is the one that the request likes best, as RFC 9110, 12.5.1, weighs it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.serve.media import HTML, ROWS, TRIPLES, choose

JSON, XML, CSV, TSV = ROWS


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", CSV),
        ("TEXT/CSV", CSV),
        ("text/csv;q=0.5, application/sparql-results+xml", XML),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.4", CSV),
        ("application/json", JSON),
        ("application/xml", XML),
        ("text/csv, */*", CSV),
        ("*/*, text/csv", JSON),
        ("text/*;q=0.9, text/csv;q=0.1", JSON),
        ("text/*, text/csv;q=0, text/json;q=0, text/xml;q=0", TSV),
        ("*/*, application/sparql-results+json;q=0, application/json;q=0, text/json;q=0", XML),
        ("image/png, text/csv;q=0", None),
        ("text/html", None),
        ("text/csv;q=oops", None),
        ("text/csv;q=7", CSV),
        ("text/csv;charset=utf-8;q=0.5, text/tab-separated-values;q=0.6", TSV),
        ("nonsense", JSON),
    ],
)
def test_the_best_form_is_chosen(accept: str | None, wanted: object) -> None:
    assert choose(accept, ROWS) is wanted


def test_a_browser_gets_a_page_where_there_is_one() -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert choose(accept, (*TRIPLES, HTML)) is HTML
    assert choose(accept, TRIPLES) is TRIPLES[3]


@given(st.text(alphabet="*/,;q=01.text csvjson+-", max_size=60))
def test_no_header_is_too_odd(accept: str) -> None:
    assert choose(accept, ROWS) in (*ROWS, None)


@given(st.permutations([media.type for media in ROWS]))
def test_of_equals_the_first_named_is_taken(types: list[str]) -> None:
    found = choose(", ".join(types), ROWS)
    assert found is not None
    assert found.type == types[0]
