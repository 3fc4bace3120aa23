"""The tables are typed, described, quanteda-ready, exact, and run nothing in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pandas
import polars
import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import ConfigError
from graphkit.publish import FORMATS
from graphkit.publish.parcel import Folder
from graphkit.publish.standing import Standing
from graphkit.publish.tables import TABLES, guarded, unguarded, write_csv, write_parquet
from graphkit.publish.tables.mentions import sentence
from graphkit.publish.things import Things

from .conftest import HOSTILE


@pytest.fixture
def folder(store: pyoxigraph.Store, tmp_path: Path) -> Path:
    write_csv(store, Folder(tmp_path / "tables"))
    return tmp_path / "tables"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_speeches_begin_with_doc_id_and_text(folder: Path) -> None:
    assert (folder / "speeches.csv").read_bytes().startswith(b"doc_id,text,date,")
    first, second, *_ = rows(folder / "speeches.csv")
    assert first["doc_id"] == "2021-0007/1"
    assert first["text"] == "When will the Mayor read the Ambleford Flood Strategy?"
    assert (first["speaker"], first["party"], first["capacity"]) == (
        "Ines Tallowby",
        "Weir Party",
        "Ines Tallowby, Ambleford Council Assembly",
    )
    assert (second["speaker"], second["office"], second["in_reply_to"]) == (
        "Odo Marshbank",
        "Mayor of Ambleford",
        "2021-0007/1",
    )
    assert (second["topics"], second["words"], second["source_file"]) == ("Flooding", "18", "flooding.txt")


def test_an_unresolved_speaker_keeps_the_printed_label(folder: Path) -> None:
    stranger = next(row for row in rows(folder / "speeches.csv") if row["speaker_label"] == "A Stranger")
    assert (stranger["speaker"], stranger["speaker_iri"], stranger["party"]) == ("", "", "")


def test_mentions_tell_the_thing_the_person_and_the_sentence(folder: Path) -> None:
    title, strategy, sluice, warden = rows(folder / "mentions.csv")
    assert (title["quote"], title["type"], title["entity"], title["person"]) == (
        "the Mayor",
        "post",
        "Mayor of Ambleford",
        "Odo Marshbank",
    )
    assert title["holder"] == "Odo Marshbank, Mayor of Ambleford"
    assert (title["start"], title["end"], title["confidence"], title["status"]) == ("10", "19", "0.95", "Accepted")
    assert title["sentence"] == "When will the Mayor read the Ambleford Flood Strategy?"
    assert (strategy["type"], strategy["start"]) == ("strategy", "")
    assert (warden["status"], warden["person"], warden["candidates"]) == (
        "Ambiguous",
        "",
        "Deputy River Warden; River Warden",
    )
    assert (sluice["status"], sluice["source_file"]) == ("Candidate", "flooding.txt")


def test_questions_tell_who_was_asked_and_who_that_was(folder: Path) -> None:
    lead, supplementary, ferries = sorted(
        rows(folder / "questions.csv"), key=lambda r: (r["date"], -len(r["reference"]))
    )
    assert (lead["reference"], lead["asked_of"], lead["asked_of_person"], lead["speeches"]) == (
        "2021/0007",
        "Mayor of Ambleford",
        "Odo Marshbank",
        "2",
    )
    assert (supplementary["supplementary"], supplementary["supplementary_to"]) == ("1", "2021-0007")
    assert (ferries["party"], ferries["asked_of_person"]) == ("Mill Party", "Petra O'Quill")


def test_the_speeches_are_in_the_order_of_the_sitting(folder: Path) -> None:
    keys = [(r["date"], r["question_id"], int(r["sequence"])) for r in rows(folder / "speeches.csv")]
    assert keys == sorted(keys)


# ---- the dictionary


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_every_column_is_described_and_every_described_column_is_there(
    store: pyoxigraph.Store, tmp_path: Path, form: str
) -> None:
    {"csv": write_csv, "parquet": write_parquet}[form](store, Folder(tmp_path))
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == [table.name for table in TABLES]
    for resource in package["resources"]:
        path = tmp_path / resource["path"]
        frame = pandas.read_csv(path) if form == "csv" else pandas.read_parquet(path)
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == list(frame.columns)
        assert all(len(field["description"]) > 10 and field["description"].endswith(".") for field in fields)
        assert len({field["description"] for field in fields}) == len(fields)
        assert resource["schema"]["primaryKey"] == [fields[0]["name"]]
        assert frame[fields[0]["name"]].is_unique


def test_foreign_keys_point_at_rows_that_are_there(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for key in resource["schema"]["foreignKeys"]:
            other = key["reference"]["resource"] or resource["name"]
            held = {row[key["reference"]["fields"][0]] for row in rows(folder / f"{other}.csv")}
            told = {row[key["fields"][0]] for row in rows(folder / resource["path"])} - {""}
            assert told <= held


# ---- types


def test_parquet_has_types_and_lists(store: pyoxigraph.Store, tmp_path: Path) -> None:
    write_parquet(store, Folder(tmp_path))
    frame = polars.read_parquet(tmp_path / "speeches.parquet")
    assert frame.schema["date"] == polars.Date
    assert frame.schema["sequence"] == polars.Int64
    assert frame.schema["implied"] == polars.Boolean
    assert frame.schema["topics"] == polars.List(polars.String)
    assert frame.row(1, named=True)["topics"] == ["Flooding"]
    assert frame["date"][0] == date(2021, 5, 9)


def test_every_cell_has_the_type_of_its_column(store: pyoxigraph.Store) -> None:
    types: dict[str, tuple[type, ...]] = {
        "string": (str,),
        "integer": (int,),
        "number": (float,),
        "boolean": (bool,),
        "date": (date,),
        "list": (tuple,),
    }
    standing = Standing(Things(store))
    for table in TABLES:
        for row in table.rows(standing):
            for cell, column in zip(row, table.columns, strict=True):
                assert cell is None or isinstance(cell, types[column.kind]), (table.name, column.name, cell)
                assert cell not in ("", ()), "nothing is None, not an empty text"


def test_without_pyarrow_one_sentence_says_what_to_do(
    store: pyoxigraph.Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r'pyarrow is not installed \(pip install "graphkit-rdf\[tables\]"\)'):
        write_parquet(store, Folder(tmp_path))
    assert not list(tmp_path.iterdir())


# ---- spreadsheets


@given(st.text(alphabet=st.one_of(st.sampled_from("=+-@\t\r'|!"), st.characters())))
def test_guarding_is_undone_exactly_and_leaves_no_formula(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_ordinary_text_is_not_touched(folder: Path, store: pyoxigraph.Store, tmp_path: Path) -> None:
    write_csv(store, Folder(tmp_path / "exact"), exact=True)
    for name in ("speeches.csv", "mentions.csv", "questions.csv"):
        assert (folder / name).read_bytes() == (tmp_path / "exact" / name).read_bytes()


def test_hostile_cells_run_nothing_and_are_exact_on_request(hostile: pyoxigraph.Store, tmp_path: Path) -> None:
    write_csv(hostile, Folder(tmp_path / "guarded"))
    for path in (tmp_path / "guarded").glob("*.csv"):
        for row in rows(path):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values()), path
    write_csv(hostile, Folder(tmp_path / "exact"), exact=True)
    told = rows(tmp_path / "exact" / "speeches.csv")
    assert all(row["text"].startswith(HOSTILE) for row in told)
    assert [unguarded(row["text"]) for row in rows(tmp_path / "guarded" / "speeches.csv")] == [r["text"] for r in told]


# ---- one zip


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_on_a_stream_the_tables_are_one_zip_the_same_every_time(store: pyoxigraph.Store, form: str) -> None:
    made = []
    for _ in range(2):
        out = io.BytesIO()
        FORMATS[form].write(store, out)
        made.append(out.getvalue())
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        assert archive.namelist() == [*(f"{table.name}.{form}" for table in TABLES), "datapackage.json"]
        assert archive.testzip() is None


def test_a_zip_can_go_into_a_pipe(store: pyoxigraph.Store) -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.got = b""

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.got += bytes(data)
            return len(data)

    pipe = Pipe()
    FORMATS["csv"].write(store, pipe)
    with zipfile.ZipFile(io.BytesIO(pipe.got)) as archive:
        assert "speeches.csv" in archive.namelist()


# ---- sentences


@given(st.text(alphabet="ab .!?\n”", max_size=60), st.data())
def test_a_sentence_holds_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end].strip()
    found = sentence(text, start, end)
    assert words in found
    assert found in text


def test_a_sentence_ends_where_it_ends() -> None:
    text = "He said “No.” Then he left.\n\nA new paragraph with the Mayor in it"
    assert sentence(text, 9, 11) == "He said “No.”"
    assert sentence(text, 19, 21) == "Then he left."
    assert sentence(text, 55, 60) == "A new paragraph with the Mayor in it"
