"""A finding knows its graphs, its file and its line, and says what to do about it."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from graphkit.cli import commands
from graphkit.validate import Place, Violation, explain, locate, remedy, validate
from graphkit.vocabulary import PREFIXES
from tests.validate.broken import BREAKS, SOUND, messages

DATA = Path(__file__).parents[1] / "data"
BASE = "https://w3id.org/graphkit/ambleford/"
HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + f"BASE <{BASE}>\n"
SOURCE = """INSERT DATA { GRAPH <source/ferries> {
    <source/ferries> dcterms:identifier "pages/ferries.txt" . <question/2022-0001> gk:line 3 .
    <contribution/2022-0001/1> gk:line 9 .
    <mention/1> a gk:Mention ; rdfs:label "ferry" ; oa:hasTarget <mention/1/target> .
    <mention/1/target> a oa:SpecificResource ; oa:hasSource <contribution/2022-0001/1> ;
        oa:hasSelector <mention/1/quote> .
    <mention/1/quote> a oa:TextQuoteSelector ; rdfs:label "quote" } }"""


def _store(*updates: str) -> ox.Store:
    store = ox.Store()
    store.load(path=str(DATA / "questions.trig"), format=ox.RdfFormat.TRIG)
    for update in (SOURCE, *updates):
        store.update(HEAD + update)
    return store


def _at(store: ox.Store, focus: str) -> Place:
    return locate(store, Violation(BASE + focus, "", "", "Violation", ""))


def test_a_thing_of_a_source_is_found_in_its_file_at_its_line() -> None:
    here = Place((BASE + "source/ferries",), "pages/ferries.txt", 9)
    store = _store()
    assert _at(store, "contribution/2022-0001/1") == here
    assert str(here) == "pages/ferries.txt: line 9: "


def test_what_has_no_line_takes_that_of_the_turn_it_is_evidence_in() -> None:
    store = _store()
    for part in ("mention/1", "mention/1/target", "mention/1/quote", "commitment/2022-0001/1"):
        assert _at(store, part).line == 9, part


def test_a_thing_of_several_graphs_names_them_all() -> None:
    found = _at(_store(), "sitting/2021-05-09")
    assert found.graphs == (BASE + "source/flooding", BASE + "source/flooding-1")
    assert found.file == "flooding.txt"


def test_a_thing_of_the_register_is_found_in_its_table() -> None:
    store = _store()
    assert _at(store, "tenure/mayor--odo") == Place((BASE + "register",), "tenures.csv")
    assert str(_at(store, "person/odo-marshbank")) == "people.csv: "
    assert _at(store, "topic/ferries").file == "topics.ttl"


def test_a_thing_that_nothing_describes_is_found_where_it_is_pointed_to() -> None:
    store = _store("INSERT DATA { GRAPH <source/ferries> { <contribution/2022-0001/1> gk:mentions <place/gone> } }")
    found = _at(store, "place/gone")
    assert (found.graphs, found.file) == ((BASE + "source/ferries",), "pages/ferries.txt")


def test_a_blank_node_and_a_thing_of_nowhere_have_no_place() -> None:
    store = _store()
    assert locate(store, Violation("_:", "", "", "Violation", "")) == Place()
    assert _at(store, "person/nobody") == Place()


def test_a_finding_is_explained_with_its_place_and_its_remedy() -> None:
    store = _store(
        "DELETE { GRAPH ?g { <tenure/mayor--petra> schema:startDate ?d } } INSERT { GRAPH ?g { <tenure/mayor--petra> "
        'schema:startDate "2022-02"^^xsd:gYearMonth } } WHERE { GRAPH ?g { <tenure/mayor--petra> schema:startDate ?d } }'
    )
    (finding,) = (v for v in validate(store).findings if v.shape.endswith("SpeakerInTerm"))
    said = explain(finding, locate(store, finding), remedy(finding))
    assert said == (
        f"pages/ferries.txt: line 9: {BASE}contribution/2022-0001/1: Whoever speaks in a capacity holds it on the "
        f'day of the question (value is "{BASE}tenure/mayor--petra"). Check the dates of the tenure or membership '
        "in the register, or the date of the question in the file."
    )


REGISTER = ("post", "tenure", "membership", "person", "organisation", "group", "strategy", "scheme", "place", "topic")
"""The kinds of things that the register describes and no page does."""

CUT = {"line", "annotation-target", "target-source"}
"""What breaks these is that the line is wrong, or that nothing leads to it any more."""

LINES = """INSERT DATA { <source/page> dcterms:identifier "pages/page.txt" . <question/lead> gk:line 3 .
    <question/follow> gk:line 30 . <contribution/1> gk:line 9 . <contribution/2> gk:line 15 }"""


def _file(tmp_path: Path, update: str) -> Path:
    """Write a broken graph as a build would: what the register says in its graph, all else in that of the page."""
    flat = ox.Store()
    flat.load(HEAD + SOUND, format=ox.RdfFormat.TURTLE)
    flat.update(HEAD + LINES)
    flat.update(HEAD + update)
    store = ox.Store()
    for quad in flat:
        kind = str(quad.subject).strip("<>").removeprefix(BASE).split("/")[0]
        graph = ox.NamedNode(BASE + ("register" if kind in REGISTER else "source/page"))
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    path = tmp_path / "broken.nq"
    store.dump(str(path), format=ox.RdfFormat.N_QUADS)
    return path


@pytest.mark.parametrize(("shape", "update"), BREAKS)
def test_the_command_explains_each_break_with_its_file_its_line_and_its_remedy(
    tmp_path: Path, shape: str, update: str
) -> None:
    path = _file(tmp_path, update)
    printed = CliRunner().invoke(commands, ["validate", str(path)])
    told = json.loads(CliRunner().invoke(commands, ["validate", str(path), "--json"]).stdout)
    assert printed.exit_code == 1
    assert printed.stdout.splitlines() == told["findings"]
    assert messages()[shape] in {finding["message"] for finding in told["details"]}
    for said, finding in zip(told["findings"], told["details"], strict=True):
        assert finding["remedy"], finding
        assert said.endswith(finding["remedy"]), said
        if finding["focus"].startswith("_:"):
            continue
        assert finding["file"], finding
        assert said.startswith(f"{finding['file']}: "), said
        kind = finding["focus"].removeprefix(BASE).split("/")[0]
        if finding["file"] == "pages/page.txt" and kind in {"question", "contribution", "mention", "commitment"}:
            if shape in CUT:
                assert finding["line"] in {None, 0}, finding
                continue
            assert finding["line"] in {3, 9, 15, 30}, finding
            assert said.startswith(f"pages/page.txt: line {finding['line']}: "), said
