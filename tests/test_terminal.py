"""No command prints what steers a terminal or what a spreadsheet takes for a formula, whatever the words are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pyoxigraph
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from graphkit.cli import commands
from graphkit.config import Settings
from graphkit.errors import SourceError, on_one_line
from graphkit.pipeline import Report
from graphkit.register import Register
from graphkit.store import Manifest
from graphkit.vocabulary import GK

HARM = "\x1b[2J\x1b]0;title\x07\x9b1A\r\u202eback\u2066 =HYPERLINK(1)"
STEERS = "\x1b\x07\x9b\r\u202e\u2066\u2028"


def steers(printed: str) -> list[str]:
    return [character for character in STEERS if character in printed]


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A question whose title means harm, and which the shapes do not allow."""
    question = pyoxigraph.NamedNode("https://example.org/city/question/1")
    graph = pyoxigraph.NamedNode("https://example.org/city/source/page")
    kind = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    store = pyoxigraph.Store()
    store.add(pyoxigraph.Quad(question, kind, pyoxigraph.NamedNode(GK("Question")), graph))
    store.add(pyoxigraph.Quad(question, pyoxigraph.NamedNode(GK("reference")), pyoxigraph.Literal(HARM), graph))
    identifier = pyoxigraph.NamedNode("http://purl.org/dc/terms/identifier")
    store.add(pyoxigraph.Quad(graph, identifier, pyoxigraph.Literal(f"{HARM}.txt"), graph))
    path = tmp_path_factory.mktemp("harm") / "graph.nq"
    store.dump(str(path), format=pyoxigraph.RdfFormat.N_QUADS)
    return path


def test_an_explanation_of_a_finding_steers_nothing(quads: Path) -> None:
    said = CliRunner().invoke(commands, ["validate", str(quads)]).stdout
    assert "=HYPERLINK(1)" in said
    assert not steers(said)


def test_a_table_of_answers_steers_nothing(quads: Path, tmp_path: Path) -> None:
    store = pyoxigraph.Store(str(tmp_path / "store"))
    store.load(path=str(quads), format=pyoxigraph.RdfFormat.N_QUADS)
    store.flush()
    del store
    said = CliRunner().invoke(commands, ["query", "SELECT ?o { ?s gk:reference ?o }", "-d", str(tmp_path)]).stdout
    assert "=HYPERLINK(1)" in said
    assert not steers(said)


def test_what_is_to_be_decided_steers_nothing(tmp_path: Path) -> None:
    columns = ("kind", "printed", "times", "date", "question", "source", "line", "why", "candidates", "context")
    with (tmp_path / "review.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, [HARM] * len(columns)])
    said = CliRunner().invoke(commands, ["review", "-d", str(tmp_path)]).stdout
    assert "=HYPERLINK(1)" in said
    assert not steers(said)


def test_an_error_steers_nothing() -> None:
    said = str(SourceError(HARM, where=HARM, line=1, remedy=HARM))
    assert said.count("=HYPERLINK(1)") == 3
    assert not steers(said)


@given(st.text())
def test_a_line_stays_a_line_and_keeps_its_letters(text: str) -> None:
    said = on_one_line(text)
    assert len(said.splitlines()) <= 1
    assert [c for c in said if c.isalnum()] == [c for c in text if c.isalnum()]


class _Kept:
    """Stands for a manifest that keeps one thing to decide about."""

    def __init__(self, printed: str) -> None:
        self._printed = printed

    def review(self) -> Iterator[tuple[int, dict[str, Any]]]:
        yield 1, {"kind": "person", "printed": self._printed, "line": 3, "context": self._printed}


@pytest.mark.parametrize("printed", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "plain", "a = b"])
def test_what_is_to_be_decided_holds_no_formula(printed: str, tmp_path: Path) -> None:
    report = Report(Settings(output=tmp_path), Register.load("none"))
    out = io.BytesIO()
    report.write_review(cast("Manifest", _Kept(printed)), out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))
    for cell in (row["printed"], row["context"]):
        assert cell.removeprefix("'") == printed
        assert cell.startswith("'") == (printed not in {"plain", "a = b"})
