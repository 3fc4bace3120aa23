"""The page of the questions says which are slow, and how each of those is evaluated."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from benchmarks.asking import Asked, asked
from benchmarks.explain import explain
from benchmarks.questions import Graph, page
from graphkit.query import question_names

DATA = Path(__file__).parent / "data" / "questions.trig"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build, as far as questions look at it."""
    folder = tmp_path_factory.mktemp("output")
    store = pyoxigraph.Store(str(folder / "store"))
    store.bulk_load(path=str(DATA))
    store.dump(output=str(folder / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
    store.flush()
    return folder


def test_the_page_counts_what_takes_too_long() -> None:
    quick = Asked("topics", 3, 0.002, 0.001, 0.001, None, "", 1.02)
    slow = Asked("turns", 70_000, 6.5, 2.25, 2.2, None, "", 1.01)
    set_to = Asked("turns", 4, 0.004, 0.003, 0.003, None, "question=A|B", 1.0)
    text = page([Graph(11_000_000, [quick, slow, set_to])], {"turns": ["70000 2.250  Sort"]}, "a machine", 5)
    assert (
        "Over everything: in memory 1,125.5 ms in the middle and 2.2 s at most, 1 of 2 over 1 s; on disk 1 over 5 s."
        in text
    )
    assert "| turns |  | 70,000 | 6,500.0 | 2,250.0 | 2,200.0 | 1.01 |" in text
    assert "| turns | question=A B | 4 | 4.0 | 3.0 | 3.0 | 1.00 |" in text
    assert "### turns\n\n```text\n70000 2.250  Sort\n```\n" in text


def test_every_question_is_asked_and_each_thing_that_can_be_set_is_set(output: Path) -> None:
    found = asked(output, 1, with_settings=True)
    assert [q.name for q in found if not q.settings] == list(question_names())
    settings = {(q.name, q.settings) for q in found}
    assert ("who-held-post", "post=Mayor of Ambleford") in settings
    assert all(q.rows for q in found if q.name == "who-held-post")
    assert all(q.ratio > 0 and q.disk > 0 for q in found)


@pytest.mark.server
def test_a_plan_has_a_line_a_step(output: Path) -> None:
    lines = explain(output, "SELECT ?q { ?q a gk:Question ; gk:askedBy ?who }")
    assert any("QuadPattern(?q rdf:type gk:Question)" in line for line in lines)
    assert len(lines) >= 3
