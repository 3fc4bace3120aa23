"""A question that can be asked is answered whole; one that cannot is refused in a sentence."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.errors import ConfigError, QueryError
from graphkit.graph import KnowledgeGraph
from graphkit.query import (
    Result,
    Stranger,
    ask,
    bind,
    load_question,
    parse_question,
    question_names,
    remote,
    serialise,
    strangers,
)

DATA = Path(__file__).parent / "data"
XSD = "http://www.w3.org/2001/XMLSchema#"
PEOPLE = "SELECT ?person ?name { ?person a foaf:Person ; foaf:name ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    held = pyoxigraph.Store()
    held.bulk_load(path=str(DATA / "questions.trig"))
    return held


def rows(store: pyoxigraph.Store, sparql: str) -> Result:
    found = ask(store, sparql)
    assert isinstance(found, Result)
    return found


# ---- asking


def test_prefixes_need_not_be_declared_and_all_graphs_are_asked(store: pyoxigraph.Store) -> None:
    assert next(iter(rows(store, PEOPLE))).name == "Ines Tallowby"


def test_a_prefix_of_the_query_goes_before_ours(store: pyoxigraph.Store) -> None:
    assert len(rows(store, "PREFIX foaf: <http://nowhere.example/> " + PEOPLE)) == 0


def test_a_query_may_choose_its_own_dataset(store: pyoxigraph.Store) -> None:
    graph = "https://w3id.org/graphkit/ambleford/source/ferries"
    assert len(rows(store, f"SELECT ?q FROM <{graph}> {{ ?q a gk:Question }}")) == 1
    assert len(rows(store, "SELECT ?q { ?q a gk:Question }")) == 3


def test_ask_is_a_truth_and_construct_gives_sorted_triples(store: pyoxigraph.Store) -> None:
    assert ask(store, "ASK { ?s a gk:Commitment }") is True
    found = ask(store, "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }")
    assert isinstance(found, tuple)
    assert list(found) == sorted(set(found), key=str)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'it''s' . SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p """a "" b""" SERVICE <http://127.0.0.1/> { ?s ?p ?o } }',
        "SELECT * { ?s a gk:X.SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        r"SELECT * { \u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "# it's\nSELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    ],
)
def test_a_service_is_never_called(store: pyoxigraph.Store, sparql: str) -> None:
    with pytest.raises(QueryError):
        ask(store, sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT * { ?s ?p "SERVICE" } # SERVICE',
        "SELECT ?service { ?service a <http://x.example/SERVICE> }",
        "SELECT * { ?s rdfs:SERVICE ?o }",
        "SELECT * { ?s ?p '''it's a \"SERVICE\"''' }",
    ],
)
def test_the_word_service_may_be_written(store: pyoxigraph.Store, sparql: str) -> None:
    assert len(rows(store, sparql)) == 0


@pytest.mark.parametrize(
    "sparql",
    ["INSERT DATA { gk:a gk:b gk:c }", "prefix x: <http://x/> delete where { ?s ?p ?o }", "CLEAR ALL"],
)
def test_an_update_is_refused(store: pyoxigraph.Store, sparql: str) -> None:
    with pytest.raises(QueryError, match="would change the graph"):
        ask(store, sparql)
    with pytest.raises(QueryError, match="would change the graph"):
        remote("http://127.0.0.1:1/", sparql)


def test_bad_sparql_names_file_and_line(store: pyoxigraph.Store) -> None:
    with pytest.raises(QueryError, match=r"mine\.rq: line 2: this is no SPARQL: column \d+: expected") as caught:
        ask(store, "SELECT *\n{ ?s ?p }", where="mine.rq")
    assert caught.value.line == 2


@pytest.mark.parametrize("sparql", ["SELEC ?x { ?x a ?y }", "{ ?x a ?y }", "PREFIX x: <http://x/> ?x a ?y"])
def test_what_begins_like_no_query_is_said(store: pyoxigraph.Store, sparql: str) -> None:
    with pytest.raises(
        QueryError, match="a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, and this one does not"
    ):
        ask(store, sparql)


def test_a_prefix_that_nobody_declared_is_named(store: pyoxigraph.Store) -> None:
    with pytest.raises(QueryError) as caught:
        ask(store, "SELECT ?x\n{ ?x a mine:Thing ; rdfs:label ?y }")
    assert str(caught.value).startswith(
        "line 2: the prefix 'mine:' is not declared (write PREFIX mine: <…> before it; known"
    )


@pytest.mark.parametrize("sparql", ["", "  # nothing\n"])
def test_an_empty_query_is_refused(store: pyoxigraph.Store, sparql: str) -> None:
    with pytest.raises(QueryError, match="empty"):
        ask(store, sparql)


# ---- results


def test_rows_give_python_values(store: pyoxigraph.Store) -> None:
    result = rows(
        store,
        'SELECT (1 AS ?i) (1.5 AS ?d) (true AS ?b) ("2021-05-09"^^xsd:date AS ?day) ("x"@en AS ?t) ?none {}',
    )
    (row,) = result.rows
    assert (row.i, row.d, row.b, row.day, row["t"], row[5]) == (1, 1.5, True, date(2021, 5, 9), "x", None)
    assert dict(row)["i"] == 1
    assert len(row) == 6
    assert list(row) == [1, 1.5, True, date(2021, 5, 9), "x", None]
    assert row == result.rows[0]
    assert hash(row) == hash(result.rows[0])
    assert repr(row).startswith("Row(i=1")
    with pytest.raises(AttributeError, match="there are: i, d"):
        _ = row.nothing
    with pytest.raises(KeyError):
        _ = row["nothing"]


def test_a_literal_that_its_datatype_forbids_stays_text(store: pyoxigraph.Store) -> None:
    (row,) = rows(store, 'SELECT ("2021-02-31"^^xsd:date AS ?day) ("many"^^xsd:integer AS ?n) {}')
    assert (row.day, row.n) == ("2021-02-31", "many")


def test_a_notebook_shows_hostile_text_as_text(store: pyoxigraph.Store) -> None:
    html = rows(store, 'SELECT ("<script>alert(1)</script>" AS ?x) (<javascript:alert(1)> AS ?y) {}')._repr_html_()
    assert "<script" not in html
    assert "href" not in html
    assert 'href="http://xmlns.com' in rows(store, "SELECT (foaf:name AS ?x) {}")._repr_html_()


def test_a_long_table_is_cut_and_says_so(store: pyoxigraph.Store) -> None:
    html = rows(store, "SELECT * { ?s ?p ?o } LIMIT 201")._repr_html_()
    assert "and 1 more rows" in html


def test_a_prompt_shows_the_first_rows_a_line_each(store: pyoxigraph.Store) -> None:
    head, _, *lines = repr(rows(store, PEOPLE)).splitlines()
    assert head.split() == ["person", "name"]
    assert lines[0].split(maxsplit=1)[1] == rows(store, PEOPLE).rows[0].name
    long = repr(rows(store, 'SELECT ?s ("one\\n[bold]two" AS ?words) { ?s ?p ?o } LIMIT 23')).splitlines()
    assert [line.split(maxsplit=1)[1] for line in long[2:22]] == ["one [bold]two"] * 20
    assert long[22:] == ["… and 3 more rows"]
    assert "\x1b" not in repr(rows(store, 'SELECT ("a\\u001B[2Jb" AS ?steers) {}')), "nothing steers the terminal"


def test_settings_may_be_numbers_days_and_nothing(store: pyoxigraph.Store) -> None:
    kg = KnowledgeGraph(store, Path("output"))
    assert [row.answered_by for row in kg.query("who-asked-whom", year=2022, member=None)] == ["Petra O'Quill"]
    assert {row.held for row in kg.query("tenures-of", date=date(2016, 1, 1))} == {"Weir Party", "Mayor of Ambleford"}
    own = "# Who.\n# @param who  a person; default: all\nSELECT ?who {\n# @bind who ?who foaf:Person\n}"
    assert [row.who for row in kg.query(own, who="Odo Marshbank")] == [
        "https://w3id.org/graphkit/ambleford/person/odo-marshbank"
    ]
    with pytest.raises(QueryError, match="has no parameter 'year'"):
        kg.query(PEOPLE, year=2022)
    assert repr(kg) == f"<KnowledgeGraph of {len(store):,} statements in 'output'>"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Tallowby", ("Ines Tallowby",)),
        ("Odo Marsbank", ("Odo Marshbank",)),
        ("zzz", ()),
        ("o'quill PETRA", ("Petra O'Quill",)),
    ],
)
def test_a_name_that_nothing_bears_is_told_with_what_is_like_it(
    store: pyoxigraph.Store, name: str, near: tuple[str, ...]
) -> None:
    question = load_question("questions-by-member")
    (stranger,) = strangers(store, question, {"member": name, "year": "2021"})
    assert stranger == Stranger("member", name, stranger.near)
    assert stranger.near[:1] == near


@pytest.mark.parametrize("name", ["ines tallowby", "https://example.org/nobody"])
def test_a_name_that_is_borne_and_an_address_are_no_strangers(store: pyoxigraph.Store, name: str) -> None:
    assert not list(strangers(store, load_question("questions-by-member"), {"member": name}))


def test_a_notebook_shows_the_page_in_a_frame_and_warns_of_nothing(store: pyoxigraph.Store, tmp_path: Path) -> None:
    (tmp_path / "graph.html").write_text('<h1>"Weir"</h1>', encoding="utf-8")
    html = KnowledgeGraph(store, tmp_path).show(height=300).data
    assert 'sandbox="allow-scripts"' in html
    assert "height:300px" in html
    assert "&lt;h1&gt;&quot;Weir&quot;&lt;/h1&gt;" in html


def test_the_package_lists_what_is_meant_to_be_used() -> None:
    assert {"build", "open", "KnowledgeGraph"} < set(dir(graphkit))
    assert all(hasattr(graphkit, name) for name in dir(graphkit))


TYPED = """SELECT ?i ?d ?b ?day ?t ?none ?mixed {
  VALUES (?i ?d ?b ?day ?t ?mixed) {
    (1 1.5 true "2021-05-09"^^xsd:date "x"@en "2021"^^xsd:gYear)
    (UNDEF UNDEF UNDEF UNDEF UNDEF "2021-05-09"^^xsd:date)
  }
}"""


def test_pandas_gets_numbers_as_numbers_and_days_as_days(store: pyoxigraph.Store) -> None:
    frame = rows(store, TYPED).to_pandas()
    assert list(frame.columns) == ["i", "d", "b", "day", "t", "none", "mixed"]
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert (kinds["i"], kinds["d"], kinds["b"], kinds["day"]) == ("Int64", "float64", "boolean", "datetime64[s]")
    assert kinds["t"] == "string"
    assert frame["i"].tolist()[0] == 1
    assert frame["day"].dt.year.tolist()[0] == 2021
    assert frame.loc[1, ["i", "d", "b", "day", "t", "none"]].isna().all()
    assert frame["mixed"].tolist() == ["2021", date(2021, 5, 9)]


def test_polars_gets_numbers_as_numbers_and_days_as_days(store: pyoxigraph.Store) -> None:
    frame = rows(store, TYPED).to_polars()
    kinds = {name: str(kind) for name, kind in frame.schema.items()}
    assert kinds == {
        "i": "Int64",
        "d": "Float64",
        "b": "Boolean",
        "day": "Date",
        "t": "String",
        "none": "Null",
        "mixed": "String",
    }
    assert frame.row(0)[:5] == (1, 1.5, True, date(2021, 5, 9), "x")
    assert frame.row(1)[:6] == (None,) * 6


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_data_frame_may_be_empty_or_hold_numbers_of_any_size(store: pyoxigraph.Store, library: str) -> None:
    empty = getattr(rows(store, "SELECT ?x ?y { FILTER(false) }"), f"to_{library}")()
    assert (len(empty), list(empty.columns)) == (0, ["x", "y"])
    large = Result(("n",), ((pyoxigraph.Literal(str(2**70), datatype=pyoxigraph.NamedNode(f"{XSD}integer")),),))
    assert str(getattr(large, f"to_{library}")()["n"][0]).startswith("118059162071741")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_data_frames_need_their_library(store: pyoxigraph.Store, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ConfigError, match=f"{library} is not installed .pip install {library}"):
        getattr(rows(store, PEOPLE), f"to_{library}")()


# ---- serialise


def test_rows_are_written_in_each_format_as_the_library_writes_them(store: pyoxigraph.Store) -> None:
    sparql = 'SELECT ?s ?o ("é\\n\\"" AS ?t) ?none { ?s schema:startDate|rdfs:label|gk:sequence ?o } ORDER BY ?s ?o'
    result = rows(store, sparql)
    for name, kind in {"csv": "CSV", "tsv": "TSV", "json": "JSON", "xml": "XML"}.items():
        raw = store.query(sparql, prefixes=_prefixes(), use_default_graph_as_union=True)
        assert serialise(result, name) == raw.serialize(format=getattr(pyoxigraph.QueryResultsFormat, kind)), name


def test_truths_are_written() -> None:
    assert serialise(True, "csv") == b"true\n"
    assert b'"boolean":false' in serialise(False, "json")
    assert b"<boolean>true</boolean>" in serialise(True, "xml")


def test_triples_are_written_with_prefixes(store: pyoxigraph.Store) -> None:
    found = ask(store, "CONSTRUCT { ?s a foaf:Person } WHERE { ?s a foaf:Person }")
    assert b"@prefix foaf:" in serialise(found, "turtle")
    assert serialise(found, "ntriples").count(b"\n") == 4


@pytest.mark.parametrize(("found", "name"), [(True, "turtle"), (Result((), ()), "ntriples"), ((), "csv")])
def test_a_format_of_another_kind_of_answer_is_refused(found: Any, name: str) -> None:
    with pytest.raises(ConfigError, match="cannot be written as"):
        serialise(found, name)


def _prefixes() -> dict[str, str]:
    from graphkit.vocabulary import PREFIXES

    return dict(PREFIXES)


# ---- settings

OWN = """# Mine.
# @param who  a person
# @param day  a day; default: 2021-05-09
# @param limit  a number; default: all
SELECT ?who ?name ?day ?n WHERE {
  # @bind who ?who foaf:Person
  # @bind day ?day date
  # @bind limit ?n number
  ?who foaf:name ?name .
  # @when limit FILTER(?n > 0)
}
"""


def test_a_question_of_ones_own_is_read_and_filled(store: pyoxigraph.Store) -> None:
    question = parse_question(OWN, "mine.rq")
    assert (question.name, question.help) == ("mine", "Mine.")
    assert [(p.name, p.required, p.default) for p in question.parameters] == [
        ("who", True, None),
        ("day", False, "2021-05-09"),
        ("limit", False, None),
    ]
    sparql = bind(question, {"who": "  petra o\u2019quill ", "limit": "3"})
    assert sparql.count("\n") == OWN.count("\n")
    (row,) = rows(store, sparql)
    assert (row.name, row.day, row.n) == ("Petra O'Quill", date(2021, 5, 9), 3)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({}, "needs a value for 'who'"),
        ({"who": "x", "colour": "red"}, "no parameter 'colour' .it has who, day, limit"),
        ({"who": "x", "day": "soon"}, "day cannot be 'soon'"),
        ({"who": "x", "limit": "1 }"}, "limit cannot be"),
        ({"who": "http://x y"}, "who cannot be"),
        ({"who": "<http://x> } #>"}, "who cannot be"),
        ({"who": "a\udcff"}, "who cannot be"),
    ],
)
def test_a_wrong_setting_is_refused(settings: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        bind(parse_question(OWN, "mine.rq"), settings)


@pytest.mark.parametrize("mark", ["# @bind nobody ?x text", "# @bind who", "# @frobnicate who"])
def test_a_mark_that_is_not_understood_is_refused(mark: str) -> None:
    with pytest.raises(QueryError, match=r"mine\.rq: line 2"):
        parse_question(f"# @param who  a person\n{mark}\n", "mine.rq")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.text(alphabet="\"'\\}{<>#\n\r\t ?$;u00"))
def test_whatever_is_typed_stays_a_value(text: str) -> None:
    store = pyoxigraph.Store()
    question = parse_question(
        "# @param a  text; default: all\n# @param b  a name; default: all\n"
        "SELECT ?a WHERE {\n# @bind a ?a text\n OPTIONAL {\n# @bind b ?b anything\n}\n}\n",
        "mine.rq",
    )
    try:
        sparql = bind(question, {"a": text, "b": text})
    except QueryError:
        return  # an address that is none
    assert [row.a for row in rows(store, sparql)] == [text]


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(QueryError, match="there is who-held-post"):
        load_question("who-held-posts")
    with pytest.raises(QueryError, match="answers-by-topic"):
        load_question("../../etc/passwd")


def test_every_built_in_question_is_named_after_its_file() -> None:
    assert all(load_question(name).name == name for name in question_names())


# ---- endpoint


class Endpoint(BaseHTTPRequestHandler):
    """A SPARQL service in miniature, over the graph of this file."""

    held: pyoxigraph.Store
    asked: list[str]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        query = parse_qs(body)["query"][0]
        self.asked.append(query)
        if self.path != "/sparql":
            return self.special()
        found = self.held.query(query, use_default_graph_as_union=True)
        triples = isinstance(found, pyoxigraph.QueryTriples)
        kind = "application/n-triples" if triples else "application/sparql-results+json; charset=utf-8"
        form = pyoxigraph.RdfFormat.N_TRIPLES if triples else pyoxigraph.QueryResultsFormat.JSON
        return self.reply(200, kind, found.serialize(format=form) or b"")  # type: ignore[arg-type]

    def special(self) -> None:
        replies = {
            "/moved": (302, "text/plain", b""),
            "/bad": (400, "text/plain", b"no such function\nat all"),
            "/page": (200, "text/html", b"<p>"),
            "/broken": (200, "application/sparql-results+json", b"{"),
        }
        self.reply(*replies[self.path])

    def reply(self, code: int, kind: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        if code == 302:
            self.send_header("Location", "http://elsewhere.example/sparql")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def endpoint(store: pyoxigraph.Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    Endpoint.held, Endpoint.asked = store, []
    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_endpoint_answers_as_the_store_does(endpoint: str, store: pyoxigraph.Store) -> None:
    for sparql in (PEOPLE, "ASK { ?s a foaf:Person }", "CONSTRUCT { ?s a gk:X } WHERE { ?s a foaf:Person }"):
        assert remote(f"{endpoint}/sparql", sparql) == ask(store, sparql)


def test_only_the_prefixes_that_are_missing_are_sent(endpoint: str) -> None:
    remote(f"{endpoint}/sparql", "PREFIX gk: <http://own.example/> ASK { ?s a foaf:Person ; gk:x 'rdfs:label' }")
    assert Endpoint.asked[-1].startswith("PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX gk: <http://own.")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/moved", "has moved to http://elsewhere.example/sparql .give that address"),
        ("/bad", "refuses the query: 400 Bad Request: no such function"),
        ("/page", "answers in text/html"),
        ("/broken", "cannot be read"),
    ],
)
def test_an_endpoint_that_fails_is_said_in_a_sentence(endpoint: str, path: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        remote(endpoint + path, PEOPLE)


def test_an_endpoint_that_is_not_there(endpoint: str) -> None:
    with pytest.raises(QueryError, match=r"does not answer: [^\[\]]+$"):
        remote("http://127.0.0.1:1/sparql", PEOPLE)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/", "x", "http://", "http://a:b@x/", "http://[x/"])
def test_only_http_addresses_are_endpoints(url: str) -> None:
    with pytest.raises(ConfigError, match="is no address of an endpoint"):
        remote(url, PEOPLE)
