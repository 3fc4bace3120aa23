"""Whatever a stranger asks over HTTP, he gets an answer, or a refusal of one line, and the graph stays as it is."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.serve import render

from .conftest import LAW
from .hostile import ODD
from .service import SAMPLES, Site
from .test_fuzz import SECONDS_A_MB, mutated


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("site"))
    yield made
    made.close()


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.split(b" HTTP")[0].decode()[:40] for sample in SAMPLES])
def test_a_request_is_answered_or_refused(site: Site, sample: bytes) -> None:
    assert site.ask(sample) is not None, "the sample is no request"
    site.judge(sample)


def judged(site: Site, request: bytes) -> None:
    begun = time.process_time()
    site.judge(request)
    assert time.process_time() - begun < SECONDS_A_MB


@LAW
@given(st.sampled_from(SAMPLES), st.integers(0, 1 << 48))
def test_a_damaged_request_is_answered_or_refused(site: Site, sample: bytes, seed: int) -> None:
    judged(site, mutated(sample, seed))


@LAW
@given(
    st.sampled_from(SAMPLES),
    st.binary(max_size=300) | st.sampled_from(ODD).map(lambda odd: odd.encode("utf-8", "replace")),
)
def test_a_body_of_any_bytes_is_answered_or_refused(site: Site, sample: bytes, body: bytes) -> None:
    judged(site, sample.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" + body)


def test_a_graph_whose_name_holds_a_line_break_is_refused_in_one_line(site: Site) -> None:
    """Found by fuzzing: the words of a library came back with the line break in them."""
    answer = site.ask(b"GET /graphs?graph=https%0A%2F%2Fw3id.org HTTP/1.0\r\n\r\n")
    assert answer is not None
    assert (answer.status, answer.body.count(b"\n")) == (400, 1)


@pytest.mark.parametrize("between", ["", " ", "# a remark\n"])
def test_aggregates_in_each_other_are_refused_before_they_are_parsed(site: Site, between: str) -> None:
    """Found by fuzzing: the parser of the engine takes twice as long for each one that stands in another.

    The first is just above the bound: were nothing refused, it would be answered and the others not be waited for.
    """
    for query in (
        f"SELECT ({f'GROUP_CONCAT{between}(' * 9}?x{')' * 9} AS ?n) {{ ?s ?p ?x }}",
        f"SELECT ({f'GROUP_CONCAT{between}(' * 40}?x) AS ?n) {{ ?s ?p ?x }}",
        "SELECT * { " + "FILTER(STR(" * 1500,
    ):
        begun = time.process_time()
        answer = site.ask(b"POST /sparql HTTP/1.0\r\ncontent-type: application/sparql-query\r\n\r\n" + query.encode())
        assert time.process_time() - begun < 1
        assert answer is not None
        assert answer.status == 400
        assert b"stand inside each other" in answer.body


def test_what_a_person_would_write_is_not_too_deep(site: Site) -> None:
    deep = (
        "SELECT (COUNT(?x) AS ?n) (GROUP_CONCAT(STR(?x)) AS ?m) { "
        + "{" * 90
        + "?s ?p ?x"
        + "}" * 90
        + " FILTER("
        + "(" * 90
        + "1"
        + ")" * 90
        + ") }"
    )
    answer = site.ask(b"POST /sparql HTTP/1.0\r\ncontent-type: application/sparql-query\r\n\r\n" + deep.encode())
    assert answer is not None
    assert answer.status == 200


def test_a_page_that_showed_what_was_sent_would_be_found(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    unescaped = render._environment().overlay(autoescape=False, cache_size=0)
    monkeypatch.setattr(render, "_environment", lambda: unescaped)
    (shown,) = (sample for sample in SAMPLES if sample.startswith(b"GET /search?q=%3Cmark"))
    with pytest.raises(AssertionError, match="as they were sent"):
        site.judge(shown)
