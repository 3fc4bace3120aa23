"""Accuracy does not fall: each figure holds its floor on the sessions on which the floor was measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import floor as module
from benchmarks.accuracy.floor import SETS, fallen, figures, gold_files, measured, raise_floor, read_floor
from benchmarks.accuracy.page import MEASURES, page, traps


@pytest.mark.parametrize("name", SETS)
def test_no_figure_has_fallen_by_more_than_a_point_and_a_half(name: str) -> None:
    assert fallen(name, read_floor()[name]) == {}


def test_the_floor_lists_what_the_page_explains() -> None:
    for name in SETS:
        assert {"speaker", "span+person: post", "commitment precision"} <= set(read_floor()[name]["figures"])
    assert set(MEASURES) - set(module.LISTED) == {"ambiguous"}
    assert set(module.LISTED) - set(MEASURES) == {f"span+entity: {k}" for k in ("person", "organisation", "strategy")}


@pytest.fixture
def own_floor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floor.json"
    monkeypatch.setattr(module, "FLOOR", path)
    return path


def test_a_floor_rises_and_never_sinks(own_floor: Path) -> None:
    assert raise_floor() == {}
    first = read_floor()
    first["gold"]["figures"]["speaker"] += 0.01
    own_floor.write_text(json.dumps(first), encoding="utf-8")
    assert raise_floor() == {}
    assert read_floor()["gold"]["figures"]["speaker"] == first["gold"]["figures"]["speaker"]
    first["gold"]["figures"]["speaker"] += 0.05
    own_floor.write_text(json.dumps(first), encoding="utf-8")
    assert set(raise_floor()["gold"]) == {"speaker"}


def test_new_sessions_are_taken_in_while_the_old_ones_hold(own_floor: Path) -> None:
    sources = [path.stem for path in gold_files(SETS["gold"])][:1]
    held = {"gold": {"sources": sources, "figures": figures(measured("gold", sources))}}
    own_floor.write_text(json.dumps(held), encoding="utf-8")
    assert raise_floor() == {}
    assert len(read_floor()["gold"]["sources"]) > 1


def test_the_page_names_every_session_and_every_trap() -> None:
    made = page()
    for folder in SETS.values():
        for path in gold_files(folder):
            assert f"| {path.stem} |" in made
    for trap in traps():
        assert f"| {trap} |" in made
