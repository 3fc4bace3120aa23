"""Every serialisation says what the store says, in one order, however little of it fits into memory."""

from __future__ import annotations

import io
import subprocess

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat

from graphkit.publish import FORMATS, sorting
from graphkit.publish.sorting import in_order
from graphkit.publish.turtle import Turtle, block, joined, statements

FORMS = {
    "turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML,
    "nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD,
}  # fmt: skip


def written(store: pyoxigraph.Store, name: str) -> bytes:
    out = io.BytesIO()
    FORMATS[name].write(store, out)
    return out.getvalue()


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_lost_or_added(name: str, store: pyoxigraph.Store) -> None:
    read = set(pyoxigraph.parse(input=written(store, name), format=FORMS[name]))
    if name in ("nquads", "trig", "jsonld"):
        assert read == set(store)
    else:
        assert {quad.triple for quad in read} == {quad.triple for quad in store}


@pytest.mark.parametrize("name", ["turtle", "ntriples", "nquads", "trig"])
def test_names_that_mean_harm_come_back_as_they_were(name: str, hostile: pyoxigraph.Store) -> None:
    read = {q.triple for q in pyoxigraph.parse(input=written(hostile, name), format=FORMS[name])}
    assert read == {quad.triple for quad in hostile}


@pytest.mark.parametrize("name", FORMS)
def test_what_does_not_fit_into_memory_is_written_the_same(
    name: str, store: pyoxigraph.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = written(store, name)
    monkeypatch.setattr(sorting, "BYTES", 500)
    assert written(store, name) == at_once


def test_other_parsers_read_as_many_triples(hostile: pyoxigraph.Store) -> None:
    turtle = written(hostile, "turtle")
    triples = len({quad.triple for quad in hostile})
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == triples
    try:  # Raptor stops at U+FFFE, which is no character but may stand in a literal.
        told = subprocess.run(
            ["rapper", "-q", "-i", "turtle", "-o", "ntriples", "-", "https://example.org/"],
            input=turtle.replace(b"\\uFFFE", b""), capture_output=True, check=True,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("no rapper here")
    assert told.stdout.count(b" .\n") == triples


def test_a_store_without_a_register_is_written_too() -> None:
    store = pyoxigraph.Store()
    store.load(b'_:b <http://example.org/p> "x \\" <y> ."@en , 1 . <http://example.org/a/b> a _:b .', RdfFormat.TURTLE)
    assert len(rdflib.Graph().parse(data=written(store, "turtle"), format="turtle")) == 3
    assert len(list(pyoxigraph.parse(input=written(store, "nquads"), format=RdfFormat.N_QUADS))) == 3


@given(st.lists(st.binary(max_size=6).map(lambda line: line.replace(b"\n", b"") + b"\n")))
def test_lines_come_in_order_and_once(lines: list[bytes]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "BYTES", 12)
        assert list(in_order(lines, lambda line: str(len(line)))) == sorted(set(lines), key=lambda x: (str(len(x)), x))


TERMS = st.sampled_from(
    ("<https://example.org/x/a/b>", "<https://example.org/x/person/o-b>", '"a , b ; c ."@en', '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
     '"\\n        x ,"', '"q\\" ;"', "<http://xmlns.com/foaf/0.1/Person>")
)  # fmt: skip
PREDICATES = st.sampled_from(
    (
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
        "<http://www.w3.org/2000/01/rdf-schema#label>",
        "<http://e.org/p>",
    )
)
LINES = st.lists(
    st.tuples(PREDICATES, TERMS).filter(lambda pair: not pair[0].endswith("#type>") or pair[1].startswith("<")),
    min_size=1,
)


@given(LINES, LINES)
def test_a_block_can_be_read_back_and_joined(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    turtle = Turtle("https://example.org/x/")
    subject = "<https://example.org/x/question/2020-1/2>"

    def blocks(pairs: list[tuple[str, str]]) -> list[str]:
        return [b for _, b in turtle.blocks(f"{subject} {p} {o} ." for p, o in sorted(set(pairs)))]

    (first,), (second,), (both,) = blocks(one), blocks(other), blocks(one + other)
    said: dict[str, set[str]] = {}
    for predicate, target in statements(first):
        said.setdefault(predicate, set()).add(target)
    assert block(first.split("\n", 1)[0], said) == first
    assert joined([first, second]) == joined([second, first]) == both
    assert turtle.order_of(first) == turtle.order(subject)
    triples = {q.triple for q in pyoxigraph.parse(input=turtle.header() + both, format=RdfFormat.TURTLE)}
    assert len(triples) == len(set(one + other))
