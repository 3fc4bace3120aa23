"""A graph is held in memory where it fits, with all that the store on disk has."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from graphkit.store import resident

ARCHIVED = '<https://example.org/a> <https://example.org/p> "one" <https://example.org/g> .\n'
ALONE = '<https://example.org/b> <https://example.org/p> "two" <https://example.org/description> .\n'


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "graph.nq").write_text(ARCHIVED, encoding="utf-8")
    store = pyoxigraph.Store(str(tmp_path / "store"))
    store.load(ARCHIVED + ALONE, format=pyoxigraph.RdfFormat.N_QUADS)
    store.flush()
    return tmp_path


@pytest.mark.parametrize("budget", [0, 2 * len(ARCHIVED) - 1, 2 * len(ARCHIVED), 1 << 30])
def test_the_whole_store_answers_wherever_it_is_held(output: Path, budget: int) -> None:
    assert sorted(quad.object.value for quad in resident(output, budget)) == ["one", "two"]


def test_what_does_not_fit_stays_on_disk_where_it_cannot_be_written(output: Path) -> None:
    quad = pyoxigraph.Quad(
        pyoxigraph.NamedNode("https://example.org/c"),
        pyoxigraph.NamedNode("https://example.org/p"),
        pyoxigraph.Literal("three"),
    )
    resident(output, 1 << 30).add(quad)
    with pytest.raises(RuntimeError, match="read-write"):
        resident(output, 2 * len(ARCHIVED) - 1).add(quad)
