"""Every thing has an address that leads to a page and to data, and no text in the graph can act in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from graphkit.serve import Options
from graphkit.serve.addresses import RESERVED
from graphkit.serve.schema_org import script_safe
from graphkit.serve.views.marking import Mark, marked
from graphkit.serve.views.parts import Held, Link, day, line_of

from .conftest import EVIL

BASE = "https://w3id.org/graphkit/"
CITY = "/ambleford"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class Page(HTMLParser):
    """The elements, the links and the text of a page; fails on an element that is closed but not open."""

    VOID = frozenset(("meta", "link", "input", "br", "rect"))

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        assert self.open == [], self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("script", "style"):
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]

    @property
    def hrefs(self) -> list[str]:
        return [str(one["href"]) for one in self.all("a") if "href" in one]


def page(client: Any, path: str) -> Page:
    got = client.get(path, Accept=BROWSER)
    assert got.status == 200, got.text
    assert got.media == "text/html"
    return Page(got.text)


# ---- from a thing to its documents


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        (BROWSER, "html"),
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
        ("text/html;q=0.3, application/rdf+xml;q=0.9", "rdf"),
        ("*/*", "html"),
        ("", "ttl"),
    ],
)
def test_a_thing_leads_to_the_document_that_is_wanted(client: Any, accept: str, suffix: str) -> None:
    got = client.get(f"{CITY}/post/mayor", Accept=accept)
    assert (got.status, got.headers["Location"]) == (303, f"{CITY}/post/mayor.{suffix}")
    assert "Accept" in got.headers["Vary"]
    assert f'<{BASE}ambleford/post/mayor>; rel="describes"' in got.headers["Link"]
    assert f'<{CITY}/post/mayor.ttl>; rel="alternate"; type="text/turtle"' in got.headers["Link"]
    followed = client.get(got.headers["Location"])
    assert followed.status == 200


def test_a_form_that_is_not_there_is_refused(client: Any) -> None:
    assert client.get(f"{CITY}/post/mayor", Accept="image/png").status == 406


@pytest.mark.parametrize("suffix", ["ttl", "nt", "jsonld", "rdf"])
def test_data_say_what_the_graph_says(client: Any, suffix: str) -> None:
    got = client.get(f"{CITY}/person/ines-tallowby.{suffix}")
    form = pyoxigraph.RdfFormat.from_media_type(got.headers["Content-Type"])
    assert form is not None
    found = {str(quad.triple) for quad in pyoxigraph.parse(got.body, format=form)}
    ines = f"<{BASE}ambleford/person/ines-tallowby>"
    assert f'{ines} <http://xmlns.com/foaf/0.1/name> "Ines Tallowby"' in found
    assert any(triple.endswith(f"<https://w3id.org/graphkit/ontology#askedBy> {ines}") for triple in found)
    assert got.headers["ETag"]
    assert client.get(f"{CITY}/person/ines-tallowby.{suffix}", If_None_Match=got.headers["ETag"]).status == 304


def test_a_graph_is_a_document_and_is_handed_over(client: Any) -> None:
    """Direct identification of a graph (Graph Store HTTP Protocol, 4.1)."""
    direct = client.get(f"{CITY}/source/ferries", Accept="application/n-triples")
    named = client.get(f"/graphs?graph={BASE}ambleford/source/ferries", Accept="application/n-triples")
    assert direct.status == 200
    assert direct.body == named.body
    assert client.get(f"{CITY}/source/ferries", Accept=BROWSER).status == 303
    assert client.ask("PUT", f"{CITY}/source/ferries", b"", Content_Type="text/turtle").status == 403


def test_what_is_not_there_is_not_found(client: Any) -> None:
    assert client.get("/nothing").status == 404
    got = client.get("/nothing<script>alert(1)</script>", Accept=BROWSER)
    assert (got.status, got.media) == (404, "text/html")
    assert "<script>alert" not in got.text
    assert client.get("/%E9%00").status == 404
    assert client.get(f"{CITY}/post/mayor.exe").status == 404


def test_names_under_another_base_are_served_here(output: Path, served: Callable[..., Any]) -> None:
    with served(Options(output, port=0, base=f"{BASE}ambleford/")) as client:
        assert client.get("/post/mayor", Accept="text/turtle").headers["Location"] == "/post/mayor.ttl"
        assert "/person/odo-marshbank" in page(client, "/post/mayor.html").hrefs
        assert client.get("/ambleford/post/mayor").status == 404


# ---- pages


def test_every_thing_has_a_page_whose_links_lead_somewhere(client: Any, output: Path) -> None:
    store = pyoxigraph.Store.read_only(str(output / "store"))
    things = {q.subject.value for q in store if isinstance(q.subject, pyoxigraph.NamedNode)}
    seen, wanted = set(), {"/"}
    for thing in sorted(things):
        if thing.startswith(f"{BASE}ambleford/"):
            got = client.get(f"/{thing.removeprefix(BASE)}", Accept=BROWSER)
            assert got.status == 303, thing
            wanted.add(got.headers["Location"].split("#")[0])
    while wanted - seen:
        path = min(wanted - seen)
        seen.add(path)
        got = client.get(path, Accept=BROWSER)
        if got.status == 303:
            wanted.add(got.headers["Location"].split("#")[0])
            continue
        assert got.status == 200, path
        if got.media == "text/html":
            found = Page(got.text).hrefs
            left = ("/sparql", "/dumps", "/explorer")
            wanted.update(href.split("#")[0] for href in found if href.startswith("/") and not href.startswith(left))
    assert len(seen) > 60


def test_a_person_held_asked_and_said(client: Any) -> None:
    found = page(client, f"{CITY}/person/ines-tallowby.html")
    for words in ("Weir Party", "2015 until 1 June 2021", "Flooding in Lower Weir", "Ferries", "Mayor of Ambleford"):
        assert words in found.text
    assert f"{CITY}/question/2021-0007" in found.hrefs


def test_an_office_has_its_holders_on_a_line_of_time(client: Any) -> None:
    found = page(client, f"{CITY}/post/mayor.html")
    assert found.text.index("Odo Marshbank") < found.text.index("Petra O'Quill")
    assert "2016 until 10 May 2021" in found.text
    assert len([one for one in found.all("rect") if one.get("class") == "span"]) == 2


def test_a_question_has_its_whole_thread_and_its_evidence(client: Any) -> None:
    found = page(client, f"{CITY}/question/2021-0007.html")
    assert "And who mends it?" in found.text
    marks = [one for one in found.all("a") if str(one.get("class", "")).startswith("mention")]
    assert f"{CITY}/mention/2021-0007/1/10-19" in [one["href"] for one in marks]
    assert {one["class"] for one in marks} == {"mention", "mention ambiguous", "mention candidate"}
    evidence = page(client, f"{CITY}/mention/2021-0007/1/10-19.html")
    for words in ("“the Mayor”", "Odo Marshbank, Mayor of Ambleford", "title-on-the-day", "0.95"):
        assert words in evidence.text


def test_a_contribution_leads_to_its_place_in_the_thread(client: Any) -> None:
    got = client.get(f"{CITY}/contribution/2021-0007/2.html")
    assert (got.status, got.headers["Location"]) == (303, f"{CITY}/question/2021-0007.html#2021-0007-2")
    assert 'id="2021-0007-2"' in client.get(f"{CITY}/question/2021-0007.html").text


def test_a_strategy_a_topic_and_a_sitting_say_what_was_said(client: Any) -> None:
    assert "Ambleford Flood Strategy" in page(client, f"{CITY}/strategy/flood.html").text
    topic = page(client, f"{CITY}/topic/water.html")
    assert "Flooding in Lower Weir" in topic.text
    sitting = page(client, f"{CITY}/sitting/2021-05-09.html")
    assert "Flooding in Lower Weir" in sitting.text


def test_the_search_finds_names_and_words(client: Any) -> None:
    found = page(client, "/search?q=HARBOUR%20trust")
    assert f"{CITY}/organisation/harbour-trust" in found.hrefs
    assert "fear high water" in found.text
    assert "Nothing here" in page(client, "/search?q=zzzz").text
    assert page(client, "/search?q=%22%5C%27%3Cscript%3E").all("script") == []


@pytest.mark.parametrize("words", ["h%C3%A0rb%C3%B5ur%20tru%C5%A1t", "HARBOUR+(trust", "harbour.trust", "harbour+.*"])
def test_a_search_passes_over_accents_and_takes_signs_as_they_are(client: Any, words: str) -> None:
    found = page(client, f"/search?q={words}")
    assert (f"{CITY}/organisation/harbour-trust" in found.hrefs) is ("%C3" in words)


def test_lists_hold_everything_of_a_kind(client: Any) -> None:
    assert len([h for h in page(client, "/browse/people").hrefs if "/person/" in h]) == 4
    assert page(client, "/browse/people?page=999").text == page(client, "/browse/people").text
    assert client.get("/browse/nothing").status == 404


def test_pages_load_nothing_from_elsewhere_and_run_nothing_inline(client: Any) -> None:
    got = client.get(f"{CITY}/question/2021-0007.html")
    policy = got.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    found = Page(got.text)
    for tag, attribute in (("script", "src"), ("img", "src"), ("link", "href")):
        for one in found.all(tag):
            if one.get("rel") != "canonical":
                assert not str(one.get(attribute) or "/").startswith("http")
    assert not [name for _, attributes in found.seen for name in attributes if name.startswith("on") or name == "style"]


def test_pages_tell_search_engines_what_they_are_about(client: Any) -> None:
    text = client.get(f"{CITY}/question/2021-0007.html").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert data["@type"] == "Question"
    assert data["@id"] == f"{BASE}ambleford/question/2021-0007"
    assert data["suggestedAnswer"][0]["author"]["name"] == "Odo Marshbank"


# ---- what a build left, and what is known of the whole


def test_files_of_the_build_are_handed_over(
    tmp_path: Path, served: Callable[..., Any], store_of: Callable[..., Any]
) -> None:
    output = store_of("<a:a> <a:b> <a:c> .", tmp_path / "built")
    (output / "graph.nq").write_bytes(b"<a:a> <a:b> <a:c> .\n" * 100)
    (output / "graph.html").write_bytes(b"<!doctype html><title>A picture</title>")
    with served(Options(output, port=0, base=BASE)) as client:
        whole = client.get("/dumps/graph.nq")
        assert (whole.status, whole.media, len(whole.body)) == (200, "application/n-quads", 2000)
        part = client.get("/dumps/graph.nq", Range="bytes=0-9")
        assert (part.status, part.body) == (206, whole.body[:10])
        picture = client.get("/explorer")
        assert (picture.status, picture.media) == (200, "text/html")
        assert "unsafe" not in picture.headers["Content-Security-Policy"]
        for path in ("/dumps/report.json", "/dumps/..%2Fstore", "/dumps/store", "/dumps/graph.ttl"):
            assert client.get(path).status == 404, path


def test_robots_are_told_not_to_ask_every_question(client: Any) -> None:
    got = client.get("/robots.txt")
    assert (got.status, got.media) == (200, "text/plain")
    assert "Disallow: /sparql" in got.text.splitlines()


def test_the_well_known_address_leads_to_the_data_set(
    client: Any, tmp_path: Path, served: Callable[..., Any], store_of: Callable[..., Any]
) -> None:
    described = client.get("/.well-known/void", Accept="application/n-triples")
    assert described.status == 200
    for words in ("void#Dataset>", "void#classPartition>", "void#propertyPartition>"):
        assert words in described.text
    trig = (
        "@prefix void: <http://rdfs.org/ns/void#> . @base <https://w3id.org/graphkit/x/> . "
        "<register> { <dataset> a void:Dataset . } <http://else.example/> { <http://else.example/> a void:Dataset . }"
    )
    with served(Options(store_of(trig, tmp_path / "void"), port=0)) as other:
        got = other.get("/.well-known/void")
        assert (got.status, got.headers["Location"]) == (303, "/x/dataset")


def test_the_ontology_is_where_its_name_leads(client: Any) -> None:
    for accept, suffix in (("text/turtle", "ttl"), (BROWSER, "html"), ("", "ttl"), ("application/rdf+xml", "rdf")):
        got = client.get("/ontology", Accept=accept)
        assert (got.status, got.headers["Location"]) == (303, f"/ontology.{suffix}")
        found = client.get(got.headers["Location"])
        assert found.status == 200
        assert "Question" in found.text
    assert client.get("/ontology", Accept="image/png").status == 406
    page_ = client.get("/ontology.html")
    assert "script-src" not in page_.headers["Content-Security-Policy"]
    assert "<script" not in page_.text


def test_the_topics_beside_the_ontology_are_those_of_the_graph(client: Any) -> None:
    got = client.get("/ontology/topics.ttl")
    assert (got.status, got.media) == (200, "text/turtle")
    assert "graphkit/ambleford/topic/" in got.text
    assert "graphkit/london/" not in got.text
    assert client.get("/ontology/shapes.ttl").status == 200
    assert client.get("/ontology/none.ttl").status == 404


# ---- hostile text


@pytest.mark.parametrize(
    "path",
    [
        "/", "/browse/people", "/search?q=alert", f"{CITY}/person/ines-tallowby.html", f"{CITY}/post/mayor.html",
        f"{CITY}/question/2021-0007.html", f"{CITY}/topic/flooding.html", f"{CITY}/sitting/2021-05-09.html",
        f"{CITY}/mention/2021-0007/1/10-19.html", f"{CITY}/source/flooding.html",
    ],
)  # fmt: skip
def test_hostile_text_stays_text(hostile: Any, path: str) -> None:
    found = page(hostile, path)
    assert {one.get("type") for one in found.all("script")} <= {"application/ld+json"}
    assert found.all("img") == []
    assert not [href for href in found.hrefs if not href.startswith(("/", "http", "#", "?"))]
    assert "<script>alert(1)</script>" in found.text
    assert "49" not in found.text


# ---- the parts


def test_pieces_of_a_marked_text_are_the_text() -> None:
    text = "The Mayor\nand the Mayor of Weir"
    marks = [
        Mark("the Mayor of Weir", (14, 31), "/a", "", ""),
        Mark("Mayor", (18, 23), "/b", "", ""),
        Mark("The Mayor", None, "/c", "", ""),
        Mark("not there", None, "/d", "", ""),
        Mark("Mayor", (2, 7), "/e", "", ""),
    ]
    found = marked(text, marks)
    assert [[piece.text for piece in paragraph] for paragraph in found] == [
        ["The Mayor"],
        ["and ", "the Mayor of Weir"],
    ]
    assert [piece.mention for paragraph in found for piece in paragraph] == ["/c", None, "/a"]


def test_dates_are_as_exact_as_they_are_known() -> None:
    assert [day(one) for one in ("2021-05-10", "2019-02", "2016", "", None, "soon")] == [
        "10 May 2021", "February 2019", "2016", "", "", "soon",
    ]  # fmt: skip


def test_what_has_no_end_is_drawn_to_the_last_day_known() -> None:
    held = [Held(Link("a"), Link("b"), "office", "2016", "2018-07-01", acting=False)]
    held.append(Held(Link("a"), Link("c"), "office", "2018-07-01", "", acting=False))
    line = line_of(held, "2020-06-01")
    assert line is not None
    assert (line.first, line.last, line.bars) == (2016, 2021, ((0, 500), (500, 500)))
    assert line_of([Held(Link("a"), Link("b"), "office", "", "", acting=False)], "") is None


def test_json_inside_a_script_cannot_end_it() -> None:
    assert script_safe({"a": "</script><!--&\u2028"}) == '{"a":"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028"}'
    assert json.loads(script_safe(EVIL)) == EVIL


def test_reserved_addresses_are_the_routes_of_the_service(client: Any) -> None:
    first = {route.path.strip("/").split("/")[0] for route in client.app.routes} - {"", "{path:path}"}
    assert first <= set(RESERVED)
