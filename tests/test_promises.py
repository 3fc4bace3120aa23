"""What graphkit never does: unpickle, run text, call a shell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import graphkit

ROOT = Path(__file__).parent.parent
FORBIDDEN = re.compile(
    r"^\s*(?:import|from)\s+(?:pickle|shelve|marshal|dill|cloudpickle|joblib)\b|\b(?:eval|exec)\(|shell=True|\byaml\.load\(|"
    r"allow_pickle=True|\bread_pickle\b|\bos\.system\(|\bextractall\(",
    re.M,
)
MODULES = sorted(Path(graphkit.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_unpickled_or_run_as_code_or_handed_to_a_shell(module: Path) -> None:
    assert not FORBIDDEN.findall(module.read_text(encoding="utf-8"))
