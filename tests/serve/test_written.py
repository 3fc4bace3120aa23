"""Rows are written by the engine, and counted in what it wrote: no text, however it looks, counts as a row."""

from __future__ import annotations

from typing import Final

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.query import Result, serialise
from graphkit.serve.written import TooMuch, written

FORMS: Final = {
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "xml": pyoxigraph.QueryResultsFormat.XML,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
    "csv": pyoxigraph.QueryResultsFormat.CSV,
}
ROW: Final = "SELECT ?s ?unbound ?text { ?s <a:says> ?text } ORDER BY ?s"
BARE: Final = "SELECT ?unbound { ?s <a:says> ?text }"
MANY: Final = 1 << 30

words = st.text(
    st.sampled_from("ab \n\r\t\\\"'<>{}[],:&é🏛") | st.characters(exclude_categories=("Cs", "Cc")), max_size=12
)
hostile = st.sampled_from(["},{", '"},{"', "[{", "</result><result>", '\\"},{\\"a"', '","', '""\n""', "\r\n", ",{}"])


def store_of(texts: list[str]) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    for number, text in enumerate(texts):
        what = pyoxigraph.Literal(text, language="en") if number % 2 else pyoxigraph.Literal(text)
        store.add(pyoxigraph.Quad(pyoxigraph.NamedNode(f"a:{number}"), pyoxigraph.NamedNode("a:says"), what))
    return store


def rows_of(store: pyoxigraph.Store, sparql: str) -> pyoxigraph.QuerySolutions:
    found = store.query(sparql)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return found


@pytest.mark.parametrize("name", FORMS)
@given(st.lists(words | hostile, max_size=6))
def test_one_more_than_may_is_refused_and_no_less(name: str, texts: list[str]) -> None:
    store = store_of(texts)
    whole = serialise(Result.of(rows_of(store, ROW)), name)
    for sparql in (ROW, BARE):
        assert written(rows_of(store, sparql), FORMS[name], len(texts), MANY)
        for fewer in range(len(texts)):
            with pytest.raises(TooMuch, match=f"more than {fewer:,} rows"):
                written(rows_of(store, sparql), FORMS[name], fewer, MANY)
    assert written(rows_of(store, ROW), FORMS[name], MANY, MANY) == whole


@pytest.mark.parametrize("name", FORMS)
def test_an_answer_that_grows_too_large_is_broken_off(name: str) -> None:
    store = store_of(["a text of some length"] * 2000)
    endless = "SELECT ?s ?o ?p { ?s <a:says> ?a . ?o <a:says> ?b . ?p <a:says> ?c }"
    with pytest.raises(TooMuch, match="1 MiB"):
        written(rows_of(store, endless), FORMS[name], MANY, 1 << 20)
