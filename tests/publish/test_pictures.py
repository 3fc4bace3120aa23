"""The picture holds everything it needs, shows what the graph says, and treats text as text."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import pyvis.network
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit
from graphkit.errors import ConfigError, OutputError
from graphkit.publish import FORMATS
from graphkit.publish.evidence import CAP, passage
from graphkit.publish.html import Whole, write_whole
from graphkit.publish.pictures import LIMIT, content, page
from graphkit.publish.pictures.layout import layout
from graphkit.publish.standing import Standing
from graphkit.publish.things import Things

from .conftest import BASE, HOSTILE

GK = "https://w3id.org/graphkit/ontology#"


def drawn(store: pyoxigraph.Store, **options: Any) -> str:
    out = io.BytesIO()
    FORMATS["html"].write(store, out, **{"engine": "pyvis", **options})
    return out.getvalue().decode()


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="content">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert isinstance(data, dict)
    return data


def crowded(members: int) -> pyoxigraph.Store:
    """A store in which so many people ask one office."""
    lines = [f"<{BASE}post/mayor> a org:Post ; rdfs:label 'Mayor' ."]
    lines += [
        f"<{BASE}person/p{number}> a foaf:Person ; rdfs:label 'Person {number}' . "
        f"<{BASE}question/q{number}> a gk:Question ; gk:askedBy <{BASE}person/p{number}> ; "
        f"gk:askedOf <{BASE}post/mayor> ; schema:datePublished '2020-01-02'^^xsd:date ."
        for number in range(members)
    ]
    made = pyoxigraph.Store()
    made.update(
        "PREFIX gk: <https://w3id.org/graphkit/ontology#> PREFIX org: <http://www.w3.org/ns/org#> "
        "PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX schema: <https://schema.org/> "
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
        f"INSERT DATA {{ GRAPH <{BASE}source/one> {{ {' '.join(lines)} }} }}"
    )
    return made


# ---- what it shows


def test_the_title_tells_the_body_the_days_and_the_pages(store: pyoxigraph.Store) -> None:
    html = drawn(store, projection="who-asks-whom")
    scope = "Ambleford Council Assembly · 9 May 2021 to 20 January 2022 · 3 pages · 3 things, 2 ties"
    assert f"<title>Who asks whom: {scope}</title>" in html
    assert f'<p class="scope">{scope}</p>' in html


def test_nodes_have_the_colour_of_their_kind_and_grow_with_their_ties(store: pyoxigraph.Store) -> None:
    made = content(store, "overview")
    nodes = {node["name"]: node for node in made.nodes}
    assert nodes["Ines Tallowby"]["color"] == nodes["Odo Marshbank"]["color"] != nodes["Flooding"]["color"]
    assert nodes["Ines Tallowby"]["shape"] != nodes["Flooding"]["shape"]
    assert nodes["Ines Tallowby"]["size"] > nodes["Sluice Strategy"]["size"]
    assert {row["kind"]: row["count"] for row in made.legend} == {"person": 3, "post": 1, "strategy": 2, "topic": 1}
    assert {edge["label"] for edge in made.edges} >= {"asks ×2", "asks", "mentions", "speaks as"}


def test_an_edge_has_its_words_with_speaker_office_and_file(store: pyoxigraph.Store) -> None:
    made = content(store, "who-mentions-whom")
    (edge,) = made.edges
    (place,) = made.quotes[edge["id"]]
    words = made.passages[place]
    assert (words["before"], words["marked"], words["after"]) == (
        "When will ",
        "the Mayor",
        " read the Ambleford Flood Strategy?",
    )
    assert (words["speaker"], words["office"], words["date"]) == (
        "Ines Tallowby",
        "Ambleford Council Assembly, Weir Party",
        "2021-05-09",
    )
    assert (words["question"], words["reference"], words["file"]) == (
        "Flooding in Lower Weir",
        "2021/0007",
        "flooding.txt",
    )


def test_the_words_of_a_question_are_what_was_put_first(store: pyoxigraph.Store) -> None:
    words = passage(Standing(Things(store)), f"{BASE}question/2021-0007")
    assert words is not None
    assert words.after == "When will the Mayor read the Ambleford Flood Strategy?"
    assert passage(Standing(Things(store)), f"{BASE}question/nowhere") is None


def test_the_office_is_the_one_of_that_day(store: pyoxigraph.Store) -> None:
    words = passage(Standing(Things(store)), f"{BASE}contribution/2022-0001/1")
    assert words is not None
    assert (words.speaker, words.office) == ("Petra O'Quill", "Mayor of Ambleford")


@given(st.text(alphabet="abc \n", min_size=1, max_size=3000), st.data())
def test_a_passage_is_cut_round_the_words_it_is_for(text: str, data: st.DataObject) -> None:
    from graphkit.publish.evidence import _cut

    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 300)))
    before, marked, after = _cut(text, start, end)
    assert marked == text[start:end]
    assert len(before) + len(marked) + len(after) <= CAP + 8
    assert text[:start].endswith(before.removeprefix("… "))
    assert text[end:].startswith(after.removesuffix(" …"))


# ---- which part of the graph


def test_a_neighbourhood_is_what_is_tied_to_a_thing(store: pyoxigraph.Store) -> None:
    made = content(store, "overview", around="petra o'quill")
    assert {node["name"] for node in made.nodes} == {"Petra O'Quill", "Ines Tallowby", "Mayor of Ambleford"}
    same = content(store, "overview", around=f"{BASE}person/petra-o-quill")
    assert same.nodes == made.nodes
    with pytest.raises(ConfigError, match="'Nobody' is not in the network overview"):
        content(store, "overview", around="Nobody")


def test_above_a_thousand_nodes_one_sentence_offers_the_explorer() -> None:
    store = crowded(LIMIT)
    with pytest.raises(OutputError, match=r"1,001 nodes are too many .* which shows 1,000 \(use the explorer"):
        content(store, "who-asks-whom")
    assert len(content(store, "who-asks-whom", around="Person 7").nodes) == 2


def test_a_build_shows_the_strongest_and_says_so() -> None:
    store = crowded(400)
    out = io.BytesIO()
    write_whole(Whole(lambda: store, tuple, "", 0, lambda _, made: made()), out, "pyvis")
    html = out.getvalue().decode()
    assert "The 150 most connected of 401." in html
    assert len(data_of(html)["nodes"]) == 150


def test_an_unknown_engine_and_a_strange_option_are_refused(store: pyoxigraph.Store) -> None:
    with pytest.raises(ConfigError, match=r"no engine 'crayon' \(there is .*pyvis"):
        drawn(store, engine="crayon")
    with pytest.raises(ConfigError, match="the engine pyvis takes no 'colour'"):
        drawn(store, engine="pyvis", colour="red")


def test_an_empty_graph_is_a_page_too() -> None:
    html = drawn(pyoxigraph.Store())
    assert data_of(html)["nodes"] == []


# ---- safety


def test_the_policy_names_exactly_the_scripts_and_styles_that_are_there(store: pyoxigraph.Store) -> None:
    html = drawn(store)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].replace("&#39;", "'").split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for name, pattern in (("script-src", r"<script>(.*?)</script>"), ("style-src", r"<style>(.*?)</style>")):
        texts = re.findall(pattern, html, re.DOTALL)
        assert len(texts) == 2
        hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
        assert rules[name].split() == [f"'sha256-{one}'" for one in hashes]
    assert "unsafe" not in policy[1]


def test_nothing_in_the_page_points_outside_it(store: pyoxigraph.Store) -> None:
    html = drawn(store)
    ours = re.sub(r"<script>.*?</script>|<style>.*?</style>|<script type.*?</script>", "", html, flags=re.DOTALL)
    assert not re.findall(r"\b(?:src|href|action|data)=", ours)


def test_hostile_text_cannot_leave_its_element(hostile: pyoxigraph.Store) -> None:
    html = drawn(hostile, projection="overview")
    assert "<script>window.ran" not in html
    assert html.count("</script>") == 3
    names = {node["name"] for node in data_of(html)["nodes"]}
    assert f"{HOSTILE}Ines Tallowby" in names


@given(st.text())
@settings(max_examples=200)
def test_data_hold_nothing_that_ends_a_script(text: str) -> None:
    from graphkit.publish.pictures.page import _json

    written = _json({"text": text})
    assert "<" not in written
    assert json.loads(written) == {"text": text}


def test_the_same_graph_gives_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    program = (
        "import hashlib, io, pyoxigraph, sys; from graphkit.publish import FORMATS; s = pyoxigraph.Store(); "
        "s.bulk_load(path=sys.argv[1]); o = io.BytesIO(); FORMATS['html'].write(s, o, engine='pyvis'); "
        "print(hashlib.sha256(o.getvalue()).hexdigest())"
    )
    seen = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        command = [sys.executable, "-c", program, str(root / "tests" / "data" / "questions.trig")]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=tmp_path, check=True)
        seen.add(done.stdout)
    assert len(seen) == 1


# ---- places


@given(st.integers(0, 40), st.data())
@settings(max_examples=40, deadline=None)
def test_no_box_lies_on_another_and_places_repeat(count: int, data: st.DataObject) -> None:
    node = st.integers(0, max(0, count - 1))
    ties = data.draw(st.lists(st.tuples(node, node, st.floats(0.1, 5)), max_size=60)) if count else []
    boxes = [(20.0 + 5 * (n % 7), 12.0, 40.0) for n in range(count)]
    places = layout(count, ties, boxes)
    assert places == layout(count, ties, boxes)
    for one in range(count):
        for other in range(one):
            (x1, y1), (x2, y2) = places[one], places[other]
            apart = abs(x1 - x2) + 2 >= boxes[one][0] + boxes[other][0] or abs(y1 - y2) + 2 >= 52
            assert apart, (one, other)


# ---- as a pyvis network


@pytest.fixture
def kg(store: pyoxigraph.Store, tmp_path: Path) -> graphkit.KnowledgeGraph:
    return graphkit.KnowledgeGraph(store, tmp_path)


def test_it_is_a_real_pyvis_network(kg: graphkit.KnowledgeGraph, tmp_path: Path) -> None:
    network = kg.pyvis("who-asks-whom")
    assert isinstance(network, pyvis.network.Network)
    assert network.num_nodes() == 3
    assert network.num_edges() == 2
    assert network.neighbors(f"{BASE}person/ines-tallowby") == {
        f"{BASE}person/odo-marshbank",
        f"{BASE}person/petra-o-quill",
    }
    assert network.get_node(f"{BASE}person/odo-marshbank")["name"] == "Odo Marshbank"


def test_what_is_added_by_hand_is_drawn_and_stays_text(kg: graphkit.KnowledgeGraph, tmp_path: Path) -> None:
    network = kg.pyvis("who-asks-whom")
    network.add_node("new", label="<img src=x onerror=alert(1)>")
    network.add_edge("new", f"{BASE}person/odo-marshbank")
    data = data_of(network.generate_html())
    assert data["nodes"][-1]["name"] == "<img src=x onerror=alert(1)>"
    assert data["edges"][-1]["from"] == "new"
    assert "<img" not in network.generate_html()


@pytest.mark.parametrize("way", ["write_html", "save_graph", "show"])
def test_each_way_of_writing_writes_one_file_in_utf_8(
    kg: graphkit.KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write: Callable[[str], None] = getattr(kg.pyvis("overview"), way)
    write("picture.html")
    assert [path.name for path in tmp_path.iterdir()] == ["picture.html"]
    text = (tmp_path / "picture.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert text == page(content(kg.store, "overview")).decode()


def test_in_a_notebook_it_is_a_frame_that_reaches_nothing(kg: graphkit.KnowledgeGraph) -> None:
    shown = kg.pyvis("who-asks-whom")._repr_html_()
    assert shown.startswith('<iframe sandbox="allow-scripts"')
    assert "<script" not in shown


def test_physics_only_when_asked(kg: graphkit.KnowledgeGraph) -> None:
    assert data_of(kg.pyvis("who-asks-whom").generate_html())["physics"] is False
    assert data_of(kg.pyvis("who-asks-whom", physics=True).generate_html())["physics"] is True
