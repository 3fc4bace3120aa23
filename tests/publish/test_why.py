"""Every statement of the graph leads back to words with their file, line and rule, or to a row of the register."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner, Result

import graphkit
from graphkit.cli import commands
from graphkit.config import examples_path
from graphkit.publish.standing import Standing
from graphkit.publish.things import Things
from graphkit.publish.why import Rows, data, told, why
from graphkit.publish.why.account import account_of
from graphkit.register import Register
from graphkit.version import __version__
from graphkit.vocabulary import GK, SCHEMA

CITY = examples_path() / "ambleford"
BASE = "https://w3id.org/graphkit/ambleford/"
NETS = f"{BASE}question/2020-0320"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("city")
    graphkit.build(CITY / "transcripts", register=CITY / "register", output=output)
    return output


@pytest.fixture(scope="module")
def ask(city: Path) -> Callable[..., Result]:
    return lambda *words: CliRunner().invoke(commands, ["why", *words, "-d", str(city)])


@pytest.fixture(scope="module")
def store(city: Path) -> pyoxigraph.Store:
    return graphkit.open(city).store


@pytest.mark.parametrize("subject", [NETS, f"<{NETS}>", "question:2020-0320", "theft of nets"])
@pytest.mark.parametrize("predicate", [GK("mentions"), "gk:mentions", "mentions"])
@pytest.mark.parametrize("value", [f"{BASE}place/long-quay", "place:long-quay", "Long Quay"])
def test_a_statement_is_found_by_address_prefix_and_label(
    store: pyoxigraph.Store, subject: str, predicate: str, value: str
) -> None:
    (account,) = why(store, subject, predicate, value)
    assert (account.kind, account.file) == ("transcript", "2020-11-18-theft-of-nets.txt")
    assert {proof.words.marked for proof in account.proofs} == {"Long Quay"}


def test_the_command_prints_words_speaker_place_rule_version_and_digest(ask: Callable[..., Result]) -> None:
    told = ask("question:2020-0320", "gk:mentions", "Long Quay")
    source = CITY / "transcripts" / "2020-11-18-theft-of-nets.txt"
    assert told.exit_code == 0
    for words in (
        "[Long Quay] since June", "Said by:  Greta Marshbank (Ambleford Assembly, Weir Group), 2020-11-18",
        "Question: Theft of nets (2020/0320)", f"Place:    {source.name}, line 13", "Rule:     label of the register",
        "confidence 0.", f"sha-256 {hashlib.sha256(source.read_bytes()).hexdigest()}", f"graphkit {__version__}",
    ):  # fmt: skip
        assert words in told.stdout


def test_the_line_that_is_told_holds_the_words(store: pyoxigraph.Store) -> None:
    (account,) = why(store, NETS, "gk:mentions", "Long Quay")
    lines = (CITY / "transcripts" / account.file).read_text(encoding="utf-8").splitlines()
    for proof in account.proofs:
        assert proof.words.marked in lines[proof.words.line - 1]


def test_json_has_all_of_it(ask: Callable[..., Result]) -> None:
    (told,) = json.loads(ask(NETS, "mentions", "Long Quay", "--json").stdout)
    assert told["subject"] == f"<{NETS}>"
    assert told["graphkit"] == __version__
    assert len(told["sha256"]) == 64
    assert {(p["quote"], p["file"], bool(p["rule"]), 0 < float(p["confidence"]) <= 1) for p in told["proofs"]} == {
        ("Long Quay", "2020-11-18-theft-of-nets.txt", True, True)
    }


def test_a_statement_of_the_register_names_its_row(ask: Callable[..., Result]) -> None:
    told = ask("Odo Marshbank", "a", "foaf:Person")
    assert told.exit_code == 0
    lines = (CITY / "register" / "people.csv").read_text(encoding="utf-8").splitlines()
    (line,) = (number for number, text in enumerate(lines, 1) if text.startswith("odo-marshbank,"))
    assert f"people.csv, row odo-marshbank, line {line} " in told.stdout
    assert "Source:   invented" in told.stdout
    assert "Rule:     as written in the register" in told.stdout
    assert f"{BASE}register" in told.stdout


def test_an_undertaking_is_told_by_its_clause(store: pyoxigraph.Store) -> None:
    (made, *_) = sorted(
        (q for q in store.quads_for_pattern(None, pyoxigraph.NamedNode(GK("madeBy")), None)), key=lambda q: str(q)
    )
    (account,) = why(store, made.subject.value, "gk:madeBy", made.object.value)
    clause = next(iter(store.quads_for_pattern(made.subject, pyoxigraph.NamedNode(GK("clause")), None))).object.value
    assert [proof.words.marked for proof in account.proofs] == [clause]


def test_a_value_is_found_as_it_is_printed(store: pyoxigraph.Store) -> None:
    for value in ("2020/0320", '"2020/0320"'):
        (account,) = why(store, NETS, "gk:reference", value)
        assert account.object.value == "2020/0320"


@pytest.mark.parametrize(
    ("predicate", "value", "found"),
    [
        ("dcterms:title", '"Theft of nets"@en', 1),
        ("dcterms:title", '"Theft of nets"@cy', 0),
        ("schema:datePublished", '"2020-11-18"^^xsd:date', 1),
        ("schema:datePublished", '"2020-11-18"^^<http://www.w3.org/2001/XMLSchema#date>', 1),
        ("schema:datePublished", '"2020-11-18"^^xsd:string', 0),
        ("schema:datePublished", "2020-11-18", 1),
    ],
)
def test_a_value_is_found_as_turtle_writes_it(store: pyoxigraph.Store, predicate: str, value: str, found: int) -> None:
    assert len(why(store, NETS, predicate, value)) == found


def test_what_the_graph_does_not_say_is_a_sentence_and_exit_code_1(ask: Callable[..., Result]) -> None:
    told = ask("question:2020-0320", "gk:askedBy", "Odo Marshbank")
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith("graphkit: the graph does not say question:2020-0320 gk:askedBy Odo Marshbank")
    assert "Greta Marshbank" in told.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("No such thing", "a", "x"), "nothing here is called 'No such thing'"),
        (("Odo Marshbank", "no:such", "x"), "nothing here is called 'no:such'"),
        (("http://a b", "a", "x"), "'http://a b' is no address"),
        (("person:../../x y", "a", "x"), "nothing here is called"),
    ],
)
def test_what_names_nothing_is_refused(ask: Callable[..., Result], words: tuple[str, ...], says: str) -> None:
    error = ask(*words).exception
    assert isinstance(error, graphkit.GraphkitError)
    assert says in str(error)


def test_every_statement_of_the_graph_has_an_account(store: pyoxigraph.Store) -> None:
    """Words for all that is said in a transcript, a table for all that the register says."""
    standing = Standing(Things(store))
    whole_file = {"source", "sitting"}
    for quad in store:
        account = account_of(standing, quad)
        kind = standing.things.kind(quad.subject.value)
        if account.kind == "register":
            foreign = not quad.subject.value.startswith(BASE)
            assert foreign or account.file or "/work/" in quad.subject.value, quad  # the work that editions are of
        elif account.kind == "transcript" and kind not in whole_file:
            assert account.proofs, quad
            assert {proof.words.file for proof in account.proofs} == {account.file}, quad


def test_what_the_source_does_not_print_is_not_called_printed(store: pyoxigraph.Store) -> None:
    """A name that graphkit makes, the class of a thing, a count: each says where it comes from."""
    standing = Standing(Things(store))
    for name in ("http://www.w3.org/2000/01/rdf-schema#label", GK("impliedSpeaker"), GK("sequence"), GK("line")):
        for quad in store.quads_for_pattern(None, pyoxigraph.NamedNode(name), None):
            assert all(proof.rule != "as printed in the source" for proof in account_of(standing, quad).proofs), quad


def test_words_that_mean_harm_cannot_steer_the_terminal(hostile_city: pyoxigraph.Store) -> None:
    standing = Standing(Things(hostile_city))
    for quad in hostile_city.quads_for_pattern(None, pyoxigraph.NamedNode(SCHEMA("isPartOf")), None):
        lines = told(account_of(standing, quad), "0").split("\n")
        assert all(line.isprintable() for line in lines)


@pytest.fixture
def hostile_city(store: pyoxigraph.Store) -> pyoxigraph.Store:
    held = pyoxigraph.Store()
    for quad in store:
        target = quad.object
        if isinstance(target, pyoxigraph.Literal) and target.language:
            target = pyoxigraph.Literal(f"\x1b[2J\x07\n\u202e{target.value}", language=target.language)
        held.add(pyoxigraph.Quad(quad.subject, quad.predicate, target, quad.graph_name))
    return held


@pytest.fixture(scope="module")
def rows() -> Rows:
    return Rows(CITY / "register", Register.load(CITY / "register").fingerprint)


def test_every_row_that_is_told_is_the_line_that_has_the_key_and_the_source(
    store: pyoxigraph.Store, rows: Rows
) -> None:
    standing = Standing(Things(store))
    seen = set()
    for quad in store.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(f"{BASE}register")):
        row = account_of(standing, quad, rows).row
        assert row is not None, quad
        seen.add(row.file)
        text = (CITY / "register" / row.file).read_text(encoding="utf-8")
        if row.file.endswith(".csv"):
            assert row.line is not None, (quad, row)
            line = text.splitlines()[row.line - 1]
            names = row.key.split("--")[:3] if row.file == "tenures.csv" else row.key.split("--")[1:2] or [row.key]
            assert all(name in line for name in names), (quad, row)
            assert row.source in line.replace('""', '"'), (quad, row)
            assert row.source, (quad, row)
        elif row.line is not None:
            assert row.key in text.splitlines()[row.line - 1]
    assert {"tenures.csv", "memberships.csv", "group_memberships.csv", "topics.ttl"} <= seen
    assert {path.name for path in (CITY / "register").glob("*.csv")} - seen <= {
        "titles.csv"
    }  # those are words of an address, no names


def test_a_title_and_an_identifier_are_told_by_their_own_rows(tmp_path: Path) -> None:
    shutil.copytree(CITY / "register", tmp_path / "register")
    table = "person,scheme,id,source,certainty\n\nodo-marshbank,roll,AM-7,the roll of members,likely\n"
    (tmp_path / "register" / "identifiers.csv").write_text(table, encoding="utf-8")
    with (tmp_path / "register" / "titles.csv").open("a", encoding="utf-8") as titles:
        titles.write("odo-marshbank,Alderman Odo Marshbank,2019,,the roll of aldermen\n")
    graphkit.build(CITY / "transcripts", register=tmp_path / "register", output=tmp_path / "out")
    ask = ["why", "person:odo-marshbank", "skos:altLabel", "Alderman Odo Marshbank", "-d", str(tmp_path / "out")]
    titles_of = (tmp_path / "register" / "titles.csv").read_text(encoding="utf-8").splitlines()
    said = CliRunner().invoke(commands, ask).stdout
    assert f"titles.csv, row odo-marshbank, line {len(titles_of)} " in said
    assert "Source:   the roll of aldermen" in said
    ask = [*"why person:odo-marshbank dcterms:identifier AM-7 -d".split(), str(tmp_path / "out")]
    said = CliRunner().invoke(commands, ask).stdout
    assert "identifiers.csv, row odo-marshbank, line 3 " in said
    assert "Source:   the roll of members, likely" in said
    table += "petra-oquill,roll,AM-8,,\n"
    (tmp_path / "register" / "identifiers.csv").write_text(table, encoding="utf-8")
    changed = CliRunner().invoke(commands, ask)
    assert changed.exit_code == 0
    assert "line " not in changed.stdout, "the lines of a register that has changed are those of other things"
    shutil.rmtree(tmp_path / "register")
    assert "people.csv, row odo-marshbank (" in CliRunner().invoke(commands, ask).stdout


def test_each_predicate_of_each_kind_of_graph_prints_a_place_and_a_rule(store: pyoxigraph.Store, rows: Rows) -> None:
    standing = Standing(Things(store))
    samples: dict[tuple[str, str, str], pyoxigraph.Quad] = {}
    for quad in sorted(store, key=str):
        graph = quad.graph_name.value
        kind = "source" if "/source/" in graph else graph.rsplit("/", 1)[-1]
        samples.setdefault((kind, quad.predicate.value, standing.things.kind(quad.subject.value)), quad)
    assert len({key[:2] for key in samples}) > 70
    for (kind, predicate, thing), quad in samples.items():
        account = account_of(standing, quad, rows)
        said, plain = told(account, __version__), data(account, __version__)
        assert "  Rule:     " in said, quad
        assert f"  Built by: graphkit {__version__}" in said, quad
        if kind != "source":
            assert "  Register: " in said or "  Ontology: " in said, quad
            continue
        assert f"sha-256 {plain['sha256']}" in said, quad
        if thing in {"source", "sitting"} and not account.proofs:
            assert f"  Source:   {account.file}, of the file as a whole" in said, quad
            continue
        assert "  Quote:    " in said, quad
        assert f"  Place:    {account.file}, line " in said, quad
        if thing in {"mention", "topic assignment"} or predicate in {GK("mentions"), GK("discusses")}:
            assert "confidence " in said, quad
