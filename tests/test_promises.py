"""What graphkit never does (unpickle, run text, call a shell), what every command does, and that each threat has a test."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

import graphkit
from graphkit.cli import COMMANDS, commands

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


def test_every_line_of_the_threat_model_names_tests_that_are_there() -> None:
    model = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
    lines = [line for line in model.splitlines() if line.startswith("| ")][1:]
    assert len(lines) > 20
    for line in lines:
        named = re.findall(r"`(tests/[a-z0-9_/]+\.py)`", line.split("|")[3])
        assert named, line
        for name in named:
            assert re.search(r"^def test_", (ROOT / name).read_text(encoding="utf-8"), re.M), name


def every_command() -> list[tuple[str, click.Command]]:
    """Return the commands by name; of a group those that may take long."""
    context = click.Context(commands)
    found = {name: commands.get_command(context, name) for name in COMMANDS}
    return [(name, one) for name, one in found.items() if one is not None and not isinstance(one, click.Group)]


@pytest.mark.parametrize(
    ("name", "command"), every_command(), ids=lambda given: given if isinstance(given, str) else ""
)
def test_every_command_can_be_quiet_and_shows_an_example(name: str, command: click.Command) -> None:
    options = {option for parameter in command.params for option in parameter.opts}
    assert "--quiet" in options
    assert f"graphkit {name} " in (command.help or "")
