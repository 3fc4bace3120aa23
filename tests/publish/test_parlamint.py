"""The tables have the shape of ParlaMint's: 23 columns, a line a speech, the same ids in both files."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pyoxigraph
import pytest

import graphkit
from graphkit.config import examples_path
from graphkit.publish import FORMATS
from graphkit.publish.parcel import Folder
from graphkit.publish.parlamint import COLUMNS, write_parlamint

Rows = list[dict[str, str]]


def read(folder: Path, day: str) -> tuple[Rows, list[list[str]]]:
    stem = folder / day[:4] / f"ParlaMint-ambleford_{day}"
    meta = stem.with_name(f"{stem.name}-meta.tsv").read_text(encoding="utf-8")
    text = stem.with_name(f"{stem.name}.txt").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(meta), delimiter="\t", quoting=csv.QUOTE_NONE))
    return rows, [line.split("\t") for line in text.splitlines()]


def test_a_sitting_is_two_files_with_the_same_speeches(store: pyoxigraph.Store, tmp_path: Path) -> None:
    write_parlamint(store, Folder(tmp_path))
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == [
        "ParlaMint-ambleford_2021-05-09-meta.tsv",
        "ParlaMint-ambleford_2021-05-09.txt",
        "ParlaMint-ambleford_2022-01-20-meta.tsv",
        "ParlaMint-ambleford_2022-01-20.txt",
    ]
    rows, lines = read(tmp_path, "2021-05-09")
    assert [row["ID"] for row in rows] == [line[0] for line in lines]
    assert len({row["ID"] for row in rows}) == len(rows) == 3
    assert all(len(line) == 2 for line in lines)
    assert lines[0][1] == "And who mends it?" or lines[0][1].startswith("When will the Mayor")


def test_the_columns_are_the_23_of_parlamint(store: pyoxigraph.Store, tmp_path: Path) -> None:
    write_parlamint(store, Folder(tmp_path))
    rows, _ = read(tmp_path, "2021-05-09")
    assert tuple(rows[0]) == COLUMNS
    assert len(COLUMNS) == 23
    row = next(row for row in rows if row["Speaker_name"] == "Odo Marshbank")
    assert (row["Date"], row["Sitting"], row["Term"], row["Lang"]) == ("2021-05-09", "2021-05-09", "-", "English")
    assert (row["Speaker_MP"], row["Speaker_minister"], row["Speaker_role"]) == ("notMP", "Minister", "Regular")
    assert (row["Agenda"], row["Subcorpus"], row["Speaker_ID"]) == ("Flooding in Lower Weir", "COVID", "odo-marshbank")
    member = next(row for row in rows if row["Speaker_name"] == "Ines Tallowby")
    assert (member["Speaker_MP"], member["Speaker_minister"]) == ("MP", "notMinister")
    assert (member["Speaker_party"], member["Speaker_party_name"]) == ("weir", "Weir Party")
    stranger = next(row for row in rows if row["Speaker_name"] == "A Stranger")
    assert (stranger["Speaker_role"], stranger["Speaker_MP"], stranger["Speaker_ID"]) == ("-", "-", "-")


def test_no_cell_is_empty_and_none_breaks_its_line(hostile: pyoxigraph.Store, tmp_path: Path) -> None:
    write_parlamint(hostile, Folder(tmp_path))
    for path in tmp_path.rglob("*.tsv"):
        for line in path.read_bytes().removesuffix(b"\n").split(b"\n"):
            cells = line.split(b"\t")
            assert len(cells) == 23
            assert all(cells)


@pytest.mark.parametrize(
    ("person", "told"),
    [
        ("Odo Marshbank", ("Regular", "notMP", "Minister")),
        ("Nadia Okoro", ("Regular", "MP", "notMinister")),
        ("Nick Harbottle", ("Regular", "MP", "notMinister")),
    ],
)
def test_in_the_example_the_chair_the_members_and_the_ministers_are_told_apart(
    tmp_path_factory: pytest.TempPathFactory, person: str, told: tuple[str, str, str]
) -> None:
    root = tmp_path_factory.mktemp("ambleford")
    example = examples_path() / "ambleford"
    kg = graphkit.build(example / "transcripts", register=example / "register", output=root / "out", engine="pyvis")
    write_parlamint(kg.store, Folder(root / "parlamint"))
    rows = [
        row for path in (root / "parlamint").rglob("*.tsv") for row in read(root / "parlamint", path.name[-19:-9])[0]
    ]
    found = {(r["Speaker_role"], r["Speaker_MP"], r["Speaker_minister"]) for r in rows if r["Speaker_name"] == person}
    assert found == {told}
    chairs = {row["Speaker_name"] for row in rows if row["Speaker_role"] == "Chairperson"}
    assert "Bart Quayle" in chairs


def test_on_a_stream_it_is_one_zip(store: pyoxigraph.Store) -> None:
    out = io.BytesIO()
    FORMATS["parlamint"].write(store, out)
    with zipfile.ZipFile(out) as archive:
        assert "2022/ParlaMint-ambleford_2022-01-20.txt" in archive.namelist()
