"""Builds that are killed, starved or crossed lose nothing; the long form is ``python -m benchmarks.reliability``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.killing import PLANS, Bench, run
from benchmarks.troubles import TROUBLES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="SIGKILL, limits and mounts are those of Linux")


def test_a_build_that_is_killed_leaves_whole_files_and_the_next_one_finishes_it(tmp_path: Path) -> None:
    tally = run(Bench(tmp_path / "kills", pages=1), kills=3 * len(PLANS), seed=7, seconds=300)
    assert tally.faults == []
    assert tally.kills.total() >= len(PLANS)


@pytest.mark.parametrize("name", TROUBLES)
def test_trouble_is_one_sentence_and_loses_nothing(name: str, tmp_path: Path) -> None:
    said = TROUBLES[name](tmp_path / "bench")
    assert said.startswith(("held: ", "not tried: "))
