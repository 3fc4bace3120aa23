"""Real files: each is read or refused with one sentence, and a second count by other means agrees."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif("GRAPHKIT_SHARED" not in os.environ, reason="GRAPHKIT_SHARED names no folder")
def test_two_counts_of_every_real_file_agree_and_the_table_says_them() -> None:
    spec = importlib.util.spec_from_file_location("formats", ROOT / "benchmarks" / "formats.py")
    assert spec is not None
    assert spec.loader is not None
    formats = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(formats)
    written: list[str] = []
    assert formats.main(written.append) == 0
    assert "\n".join(written) in (ROOT / "benchmarks" / "formats.md").read_text("utf-8")
