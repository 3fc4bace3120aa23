"""A build draws its picture with the engine that is chosen, and draws it again when another is."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit
from graphkit.config import examples_path
from graphkit.errors import ConfigError
from graphkit.publish.html import DEFAULT, ENGINES

AMBLEFORD = examples_path() / "ambleford"


def drawn(output: Path, engine: str | None) -> tuple[bool, bytes]:
    kg = graphkit.build(AMBLEFORD / "transcripts", register=AMBLEFORD / "register", output=output, engine=engine)
    assert kg.report is not None
    return kg.report.unchanged, (output / "graph.html").read_bytes()


def test_another_engine_draws_again_and_the_same_one_does_not(tmp_path: Path) -> None:
    assert DEFAULT in ENGINES
    unchanged, first = drawn(tmp_path, None)
    assert (unchanged, b"vis-network" in first) == (False, False)
    unchanged, second = drawn(tmp_path, "pyvis")
    assert (unchanged, b"vis-network" in second) == (False, True)
    assert drawn(tmp_path, "pyvis") == (True, second)
    assert drawn(tmp_path, DEFAULT) == (False, first)


def test_an_unknown_engine_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no engine 'crayon' \(there is explorer, pyvis\)"):
        drawn(tmp_path / "out", "crayon")
    assert not (tmp_path / "out").exists()
