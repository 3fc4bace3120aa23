"""Of many files of which one in twenty is damaged, the others are built, and each damaged one is one line of the report."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import commands
from graphkit.config import examples_path

from .test_fuzz import samples

CITY = examples_path() / "ambleford"
PAGE = (CITY / "transcripts" / "2020-11-18-theft-of-nets.txt").read_text(encoding="utf-8")
DAMAGE = {
    "empty.txt": lambda: b"",
    "spaces.txt": lambda: b" \n\t \n",
    "zeros.txt": lambda: bytes(4096),
    "noise.pdf": lambda: b"%PDF-1.7" + bytes(range(256)) * 8,
    "half.docx": lambda: samples()["word"][:-200],
    "half.parquet": lambda: samples()["parquet"][:-40],
    "half.xml": lambda: samples()["tei"][: len(samples()["tei"]) // 2],
    "entity.xml": lambda: b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]><TEI xmlns="http://www.tei-c.org/ns/1.0">&b;</TEI>',
    "bomb.gz": lambda: gzip.compress(bytes(64 * 2**20)),
    "no-date.txt": lambda: PAGE.replace("November 18, 2020", "one day").encode(),
    "prose.txt": lambda: b"There is nothing here that anybody said.\n",
}  # fmt: skip
FILES = 10_000 if os.environ.get("GRAPHKIT_SLOW") else 220


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    kinds = sorted(DAMAGE)
    for number in range(FILES):
        if number % 20:
            page = PAGE.replace("2020/0320", f"2020/{number:05}").replace("Theft of nets", f"Theft of net {number}")
            (folder / f"{number:05}.txt").write_text(page, encoding="utf-8")
        else:
            name = kinds[number // 20 % len(kinds)]
            (folder / f"{number:05}-{name}").write_bytes(DAMAGE[name]())
    return folder


def test_every_damaged_file_is_one_line_and_every_other_one_a_graph(folder: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(
        commands, ["build", str(folder), "-o", str(tmp_path), "--register", str(CITY / "register"), "--quiet"]
    )
    damaged = sorted(path.name for path in folder.iterdir() if path.name[5] == "-")
    assert done.exit_code == 1, done.exception
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert len(report["sources"]) == FILES - len(damaged)
    assert len(report["left_out"]) == len(damaged)
    assert [name for name in damaged if sum(name.removesuffix(".gz") in line for line in report["left_out"]) != 1] == []
    assert done.stderr.splitlines() == [f"graphkit: {line}" for line in report["left_out"]]
