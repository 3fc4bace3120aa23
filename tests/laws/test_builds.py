"""The order of what is given does not matter, and what is added and taken away again leaves no trace."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.config import examples_path

from .conftest import FEW

CITY = examples_path() / "ambleford"
FILES = ("graph.nq", "graph.ttl", "graph.html", "report.json", "review.csv")
CHOSEN = sorted((CITY / "transcripts").glob("*.txt"))[:5]


def made(sources: list[Path], output: Path) -> dict[str, bytes]:
    graphkit.build(sources, register=CITY / "register", output=output, jobs=1)
    return {name: (output / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(CHOSEN, tmp_path_factory.mktemp("wanted"))


@FEW
@given(order=st.permutations(CHOSEN))
def test_the_order_of_the_files_does_not_matter(
    order: list[Path], wanted: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert made(order, tmp_path_factory.mktemp("order")) == wanted


@FEW
@given(seed=st.integers(0, 1 << 16))
def test_what_is_added_and_deleted_leaves_no_trace(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    dice, folder = random.Random(seed), tmp_path_factory.mktemp("trace")
    pages = folder / "pages"
    pages.mkdir()
    others = [p for p in sorted((CITY / "transcripts").glob("*.txt")) if p not in CHOSEN]
    for page in CHOSEN:
        shutil.copy2(page, pages)
    before = made([pages], folder / "out")
    added = [Path(shutil.copy2(page, pages)) for page in dice.sample(others, dice.randint(1, len(others)))]
    assert made([pages], folder / "out") != before
    for page in added:
        page.unlink()
    assert made([pages], folder / "out") == before
