"""A debate in the graph: items without askers, chambers, locators, languages, and nobody looked up for procedure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.describe import Names, describe_transcript
from graphkit.extract import answer_status
from graphkit.model import Transcript
from graphkit.read import read_bytes
from graphkit.register import Register
from graphkit.resolve import cast
from tests.read.test_publicwhip import DEBATE
from tests.read.test_tei import sitting

ROOT = Path(__file__).parents[2]
GK = "https://w3id.org/graphkit/ontology#"
BASE = "https://example.org/ambleford/"


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load(ROOT / "examples" / "ambleford" / "register")


def graph_of(transcript: Transcript, register: Register) -> ox.Store:
    readings = [(q, cast(q, register), (), answer_status(q)) for q in transcript.questions]
    names = Names("https://example.org/", "ambleford", register.body)
    store = ox.Store()
    store.load(describe_transcript(transcript, readings, register, names), format=ox.RdfFormat.N_QUADS)
    return store


def values(store: ox.Store, predicate: str) -> Iterator[tuple[str, str]]:
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None):
        subject = str(quad.subject.value) if isinstance(quad.subject, ox.NamedNode) else ""
        yield subject.removeprefix(BASE), str(quad.object)


def test_a_section_of_a_debate_asks_nobody_for_an_answer(register: Register) -> None:
    store = graph_of(read_bytes(DEBATE.encode("latin-1"), "d.xml"), register)
    status = [subject for subject, _ in values(store, f"{GK}answerStatus")]
    assert status == ["question/2009-10-27/house-of-commons/trams-ada-quill"]
    sittings = {value for _, value in values(store, "https://schema.org/isPartOf") if "sitting/" in value}
    assert sittings == {f"<{BASE}sitting/2009-10-27/house-of-commons>"}


def test_a_turn_says_where_it_stands_and_who_its_source_says_it_is(register: Register) -> None:
    store = graph_of(read_bytes(DEBATE.encode("latin-1"), "d.xml"), register)
    trams = "contribution/2009-10-27/house-of-commons/trams-ada-quill/2"
    assert dict(values(store, f"{GK}locator"))[trams] == '"uk.org.publicwhip/debate/2009-10-27a.1.4"'
    assert dict(values(store, f"{GK}speakerIdentifier"))[trams] == '"uk.org.publicwhip/member/1"'
    labels = dict(values(store, "http://www.w3.org/2000/01/rdf-schema#label"))
    assert labels["contribution/2009-10-27/house-of-commons/transport/1"].startswith('"Procedure, in')


def test_words_have_the_language_in_which_they_are_said(register: Register) -> None:
    store = graph_of(read_bytes(sitting().encode(), "t.xml"), register)
    assert sorted(value.rsplit("@", 1)[1] for _, value in values(store, f"{GK}text")) == ["es", "gl", "gl", "gl"]
    assert {value.rsplit("@", 1)[1] for _, value in values(store, "http://purl.org/dc/terms/title")} == {"gl"}


def test_headings_that_come_again_are_items_of_their_own(register: Register) -> None:
    store = graph_of(read_bytes(sitting().encode(), "t.xml"), register)
    items = {subject for subject, _ in values(store, "http://purl.org/dc/terms/title")}
    assert items == {
        "question/2018-11-01/diario-de-ambleford",
        "question/2018-11-01/diario-de-ambleford/2",
        "question/2018-11-01/tranvias",
    }


def test_nobody_answers_their_own_turn(register: Register) -> None:
    people = list(register.people.values())
    lines = "\n\n".join(f"{person.label} (AM): Bells." for person in (people[0], people[0], people[1]))
    store = graph_of(read_bytes(f"Date: 1 November 2018\n\n{lines}\n".encode(), "t.txt"), register)
    assert [subject.rpartition("/")[2] for subject, _ in values(store, f"{GK}inReplyTo")] == ["3"]
