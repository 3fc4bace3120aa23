"""Sources: files, folders, patterns and standard input, each with its name."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from graphkit.pipeline import sources
from graphkit.pipeline.sources import gather
from graphkit.read import open_path
from tests.read.samples import page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("2018/one.txt", "2018/deep/two.txt", "2019/three.txt", "2018/.hidden.txt", ".git/four.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(page(name))
    return tmp_path


def names(*given: str | Path) -> list[str]:
    found, errors = gather(given)
    assert errors == []
    return [g.name for g in found]


def test_a_folder_gives_all_that_is_below_it_but_what_is_hidden(folder: Path) -> None:
    assert names(folder) == ["2018/deep/two.txt", "2018/one.txt", "2019/three.txt"]


def test_what_a_build_left_among_the_sources_is_no_source(folder: Path) -> None:
    before = names(folder)
    for output in (folder / "2018" / "graph", folder):
        for written in (".graphkit/manifest.sqlite", "store/CURRENT", "graph.html", "timings.json"):
            (output / written).parent.mkdir(parents=True, exist_ok=True)
            (output / written).write_bytes(page("Built"))
        (output / "tables.txt").write_bytes(page("Exported"))
        assert [n for n in names(folder) if n != "tables.txt"] == before
    assert "tables.txt" in names(folder), "only what builds write is passed over in the folder that was given"


def test_a_folder_that_may_not_be_looked_into_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = folder / "2018" / "deep"
    monkeypatch.setattr(sources.os, "access", lambda path, rights: path not in (closed, folder / ".git"))
    found, errors = gather([folder])
    assert [str(error) for error in errors] == [f"{closed}: this folder cannot be opened (check its rights)"]
    assert "2019/three.txt" in [g.name for g in found]


@pytest.mark.parametrize("beside", ["Trams_files", "Trams-Dateien", "Trams_fichiers"])
def test_what_a_browser_saves_beside_a_page_is_passed_over(tmp_path: Path, beside: str) -> None:
    for name in (
        "Trams.htm",
        f"{beside}/style.css",
        f"{beside}/deep/script.js",
        "~$Trams.docx",
        "Thumbs.db",
        "Trams/x.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(page(name))
    assert names(tmp_path) == ["Trams.htm", "Trams/x.txt"]
    (tmp_path / "Trams.htm").unlink()
    assert f"{beside}/style.css" in names(tmp_path), "a folder of that name without a page is a folder as any other"


def test_a_file_has_its_own_name(folder: Path) -> None:
    assert names(folder / "2018" / "one.txt") == ["one.txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("201?/*.txt", ["2018/one.txt", "2019/three.txt"]),
        ("2018/**/*.txt", ["deep/two.txt", "one.txt"]),
        ("201[9]/*", ["2019/three.txt"]),
    ],
)
def test_a_pattern_gives_what_it_matches(folder: Path, pattern: str, expected: list[str]) -> None:
    assert [n for n in names(folder / pattern) if "hidden" not in n] == expected


def test_what_is_not_there_is_said_and_the_rest_is_given(folder: Path) -> None:
    found, errors = gather([folder / "absent.txt", folder / "*.pdf", folder / "2018" / "one.txt"])
    assert [g.name for g in found] == ["one.txt"]
    assert [e.what for e in errors] == ["no such file or folder", "no file matches this pattern"]


def test_two_files_of_one_address_are_said_and_the_first_is_kept(folder: Path) -> None:
    (folder / "2018" / "one.md").write_bytes(page("One"))
    found, errors = gather([folder / "2018"])
    assert [g.name for g in found] == ["deep/two.txt", "one.md"]
    assert "would get the same address" in str(errors[0])


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_spool", None)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(page("One"))))
    (given,), errors = gather(["-"])
    assert (given.name, errors) == ("stdin", [])
    assert open_path(given.path, given.name).questions[0].title == "One"
    (again,), _ = gather(["-"])
    assert again == given
    assert sources._spool is not None
    sources._spool.cleanup()
