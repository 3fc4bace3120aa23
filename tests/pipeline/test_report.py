"""The report of a build counts what each stage made, says what was not understood, and keeps times out of what is compared."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from click.testing import CliRunner

import graphkit
from graphkit.cli import commands
from graphkit.config import examples_path
from graphkit.pipeline import OUTPUTS
from graphkit.vocabulary import GK

CITY = examples_path() / "ambleford"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the invented city, one that says the same as another, and one that is none."""
    folder = tmp_path_factory.mktemp("pages")
    shutil.copytree(CITY / "transcripts", folder, dirs_exist_ok=True)
    (folder / "2020-11-18-gulls-again.txt").write_bytes((folder / "2020-11-18-gulls.txt").read_bytes())
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 and nothing behind it")
    return folder


@pytest.fixture(scope="module")
def output(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    graphkit.build(pages, register=CITY / "register", output=folder)
    return folder


def told(output: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((output / "report.json").read_text(encoding="utf-8"))
    return report


def instances(store: pyoxigraph.Store, name: str) -> int:
    kind = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    return len({quad.subject for quad in store.quads_for_pattern(None, kind, pyoxigraph.NamedNode(GK(name)))})


def test_each_stage_counts_what_is_in_the_outputs(output: Path) -> None:
    stages = told(output)["stages"]
    store = graphkit.open(output).store
    assert list(stages) == ["read", "resolved", "extracted", "described", "checked", "written"]
    assert stages["read"]["files"] == len(list((CITY / "transcripts").iterdir())) + 2
    assert stages["read"]["transcripts"] == len(told(output)["sources"])
    assert stages["read"]["contributions"] == instances(store, "Contribution")
    extracted = stages["extracted"]
    mentions = extracted["mentions"] + extracted["mentions ambiguous"] + extracted["mentions of candidates"]
    assert mentions == instances(store, "Mention")
    assert extracted["topics"] == instances(store, "TopicAssignment")
    assert extracted["commitments"] == instances(store, "Commitment")
    lines = (output / "graph.nq").read_bytes().splitlines()
    assert stages["described"] == {"graphs": len(list(store.named_graphs())), "statements": len(lines)}
    assert stages["checked"] == {"findings": 0, "set aside": 0}
    assert stages["written"] == {name: (output / name).stat().st_size for name in OUTPUTS if name != "report.json"}


def test_what_was_left_out_is_counted_and_named(output: Path) -> None:
    report = told(output)
    assert report["stages"]["read"]["left out"] == len(report["left_out"]) == 2
    assert any("gulls-again.txt" in sentence for sentence in report["left_out"])
    assert any("broken.docx" in sentence for sentence in report["left_out"])


def test_every_line_of_the_review_is_counted_by_kind_and_reason(output: Path) -> None:
    counted: dict[str, dict[str, int]] = {}
    with (output / "review.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            whys = counted.setdefault(row["kind"], {})
            whys[row["why"]] = whys.get(row["why"], 0) + 1
    assert counted
    assert told(output)["not_understood"] == counted


def test_times_stand_in_a_file_of_their_own(pages: Path, output: Path, tmp_path: Path) -> None:
    times = json.loads((output / "timings.json").read_text(encoding="utf-8"))["seconds"]
    assert {"reading", "settling", "writing", "loading", "checking", "drawing"} <= times.keys()
    assert all(spent >= 0 for spent in times.values())
    assert times["reading"] > 0
    assert "timings.json" not in OUTPUTS
    graphkit.build(pages, register=CITY / "register", output=tmp_path)
    for name in OUTPUTS:
        assert (tmp_path / name).read_bytes() == (output / name).read_bytes(), name


def test_a_build_of_what_changed_counts_the_same_as_a_build_of_all(pages: Path, output: Path, tmp_path: Path) -> None:
    shutil.copytree(pages, tmp_path / "pages")
    gone = tmp_path / "pages" / "2020-11-18-theft-of-nets.txt"
    page = gone.read_bytes()
    gone.unlink()
    graphkit.build(tmp_path / "pages", register=CITY / "register", output=tmp_path / "out")
    assert told(tmp_path / "out")["stages"] != told(output)["stages"]
    gone.write_bytes(page)
    again = graphkit.build(tmp_path / "pages", register=CITY / "register", output=tmp_path / "out").report
    assert again is not None
    assert again.changed == 1
    assert {"reading", "writing", "loading", "checking"} <= again.times.keys()
    assert (tmp_path / "out" / "report.json").read_bytes() == (output / "report.json").read_bytes()


def test_the_command_prints_times_and_what_was_not_understood(pages: Path, tmp_path: Path) -> None:
    words = ["build", str(pages), "--register", str(CITY / "register"), "-o", str(tmp_path)]
    said = CliRunner().invoke(commands, words)
    assert said.exit_code == 1
    (times,) = (line for line in said.stdout.splitlines() if line.startswith("Times: "))
    assert "reading " in times
    counts = {kind: sum(whys.values()) for kind, whys in told(tmp_path)["not_understood"].items()}
    listed = ", ".join(f"{kind} {times}" for kind, times in counts.items())
    assert f"Not understood: {listed}; each is a line of {tmp_path / 'review.csv'}" in said.stdout
