"""The built-in questions have the same rows in Virtuoso, whose bulk loader took the same N-Quads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import graphkit
from graphkit.config import examples_path
from graphkit.query import Result, ask, bind, found_in, load_question, question_names
from graphkit.query.endpoint import remote
from tests.servers import Virtuoso, virtuoso
from tests.test_questions import PROMISED

CITY = examples_path() / "ambleford"
DATA = Path(__file__).parent / "data" / "questions.trig"

pytestmark = pytest.mark.virtuoso


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    with virtuoso(tmp_path_factory.mktemp("servers") / "virtuoso") as running:
        yield running


def test_every_question_about_the_example_has_the_same_rows(other: Virtuoso, tmp_path: Path) -> None:
    kg = graphkit.build(CITY / "transcripts", register=CITY / "register", output=tmp_path, jobs=1)
    other.load(tmp_path / "graph.nq")
    for name in question_names():
        here = _rows(ask(kg.store, bind(load_question(name), {})))
        assert here, name
        assert _rows(remote(f"{other.url}/sparql", bind(load_question(name), {}))) == here, name


def test_every_question_with_something_set_has_the_same_rows(other: Virtuoso, tmp_path: Path) -> None:
    store = ox.Store()
    store.bulk_load(path=str(DATA))
    store.dump(str(tmp_path / "graph.nq"), ox.RdfFormat.N_QUADS)
    other.load(tmp_path / "graph.nq")
    url = f"{other.url}/sparql"

    def find(sparql: str) -> list[ox.NamedNode]:
        found = remote(url, sparql)
        assert isinstance(found, Result)
        return [thing for (thing,) in found.solutions if isinstance(thing, ox.NamedNode)]

    for name, settings, _, expected in PROMISED:
        question = load_question(name)
        here = _rows(ask(store, bind(question, settings, found_in(store))))
        assert len(here) == len(expected), (name, settings)
        assert _rows(remote(url, bind(question, settings, find))) == here, (name, settings)
        assert _rows(remote(url, bind(question, settings))) == here, (name, settings)


def _rows(found: Any) -> list[tuple[str | None, ...]]:
    """Return rows as they can be compared: Virtuoso keeps a truth as a number, and orders words of a language its own way."""
    assert isinstance(found, Result)
    return sorted((tuple(map(_plain, row)) for row in found.solutions), key=str)


def _plain(term: Any) -> str | None:
    text = None if term is None else str(term.value)
    return {"true": "1", "false": "0"}.get(text, text) if text is not None else None
