"""The manual for researchers tells every column and every projection, and its commands and Python run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import graphkit
from graphkit.cli import commands
from graphkit.publish import FORMATS
from graphkit.publish.parlamint import COLUMNS
from graphkit.publish.projections import PROJECTIONS
from graphkit.publish.tables import TABLES

MANUAL = (Path(__file__).parents[2] / "docs" / "for-researchers.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the code blocks of a language; of the command line, where it is named by nothing."""
    return [
        text for tag, text in re.findall(r"^```(\w*)\n(.*?)^```$", MANUAL, re.DOTALL | re.MULTILINE) if tag == language
    ]


def test_every_column_stands_in_the_manual_as_the_dictionary_has_it() -> None:
    for table in TABLES:
        rows = [f"| `{column.name}` | {column.kind} | {column.description} |" for column in table.columns]
        assert "\n".join(rows) in MANUAL, table.name


def test_every_projection_stands_in_the_manual() -> None:
    rows = [f"| `{name}` | {projection.help} |" for name, projection in PROJECTIONS.items()]
    assert "\n".join(rows) in MANUAL


def test_every_column_of_parlamint_stands_in_the_manual() -> None:
    section = MANUAL.partition("## ParlaMint's tables")[2].partition("\n## ")[0]
    assert set(COLUMNS) <= set(re.findall(r"`([A-Z]\w+)`", section))


def test_every_format_that_is_no_rdf_stands_in_the_manual() -> None:
    for name in FORMATS:
        if name not in {"ntriples", "rdfxml", "trig", "jsonld"}:
            assert name in MANUAL


def test_every_command_of_the_manual_and_its_python_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [line for block in blocks("") for line in block.splitlines()]
    assert len(lines) > 12
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "graphkit"
        done = CliRunner().invoke(commands, arguments, catch_exceptions=False)
        assert done.exit_code == 0, (line, done.output)
    known: dict[str, object] = {"graphkit": graphkit}
    for block in blocks("python"):
        exec(compile(block, "for-researchers.md", "exec"), known)
    assert len(known["by_party"]) > 3  # type: ignore[arg-type]
