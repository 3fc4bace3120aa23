"""A store that gives way to another is never lost, whenever the build is killed."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from graphkit.errors import OutputError
from graphkit.store import database, open_store, replace_graphs, swept
from graphkit.store.swapping import cleared, place

OLD, NEW = "https://example.org/old", "https://example.org/new"


def stored(folder: Path, name: str) -> Path:
    store = pyoxigraph.Store(str(folder))
    node = pyoxigraph.NamedNode(name)
    store.add(pyoxigraph.Quad(node, node, node, node))
    store.flush()
    return folder


def names(folder: Path) -> set[str]:
    return {quad.subject.value for quad in open_store(folder)}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return stored(tmp_path / "store", OLD)


def part(tmp_path: Path) -> Path:
    path = tmp_path / "part.nq"
    path.write_text(f"<{NEW}> <{NEW}> <{NEW}> <{NEW}> .\n", encoding="utf-8")
    return path


def test_a_new_store_takes_the_place_of_the_old(store: Path, tmp_path: Path) -> None:
    place(stored(tmp_path / "store.new", NEW), store)
    assert names(store) == {NEW}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["store"]


def test_between_the_two_renames_the_old_store_is_read(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = stored(tmp_path / "store.new", NEW)
    renamed = Path.rename

    def killed(path: Path, target: Path) -> Path:
        if path == beside:
            raise KeyboardInterrupt
        return renamed(path, target)

    monkeypatch.setattr(Path, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        place(beside, store)
    assert not store.exists()
    assert names(store) == {OLD}
    monkeypatch.undo()
    swept(tmp_path, ())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["store"]
    assert names(store) == {OLD}


def test_graphs_are_replaced_in_a_copy(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(beside: Path, folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(database, "place", killed)
    with pytest.raises(KeyboardInterrupt):
        replace_graphs(store, [OLD], part(tmp_path))
    assert names(store) == {OLD}
    monkeypatch.undo()
    assert {quad.subject.value for quad in replace_graphs(store, [OLD], part(tmp_path))} == {NEW}
    assert names(store) == {NEW}


def test_what_cannot_be_loaded_is_said_in_one_sentence(store: Path, tmp_path: Path) -> None:
    (tmp_path / "store.new").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot write the store"):
        replace_graphs(store, [OLD], part(tmp_path))
    assert names(store) == {OLD}


def test_only_what_a_build_left_is_swept(store: Path, tmp_path: Path) -> None:
    mine = (".graph.nq.17.part", ".graphkit/parts-17/0.nq", "store.new/CURRENT")
    others = (".export.ttl.17.part", "decisions.csv", ".graphkit/manifest.sqlite")
    for name in (*mine, *others):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    swept(tmp_path, ("graph.nq",))
    assert not any((tmp_path / name).exists() for name in mine)
    assert all((tmp_path / name).exists() for name in others)
    assert cleared(store) == tmp_path / "store.new"
