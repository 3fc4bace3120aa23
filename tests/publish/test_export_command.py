"""``graphkit export`` writes to a file, a folder, a zip or a pipe, and refuses in a sentence what does not fit."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner, Result

from graphkit.cli import commands
from graphkit.cli.waiting import waiting
from graphkit.publish import FORMATS


@pytest.fixture
def data(store: pyoxigraph.Store, tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    disk = pyoxigraph.Store(str(tmp_path / "out" / "store"))
    disk.extend(store)
    disk.flush()
    return tmp_path / "out"


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(commands, ["export", *arguments, "-d", str(data)])


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_goes_to_standard_output_and_to_a_file(data: Path, tmp_path: Path, name: str) -> None:
    piped = run(data, name)
    assert (piped.exit_code, piped.stderr) == (0, "")
    target = tmp_path / f"graph.{FORMATS[name].suffix}"
    done = run(data, name, "-o", str(target))
    assert (done.exit_code, done.stdout_bytes) == (0, b"")
    assert target.read_bytes() == piped.stdout_bytes != b""


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.pack])
def test_several_files_go_into_a_folder_or_a_zip(data: Path, tmp_path: Path, name: str) -> None:
    assert run(data, name, "-o", str(tmp_path / "tables")).exit_code == 0
    assert run(data, name, "-o", str(tmp_path / "tables.zip")).exit_code == 0
    files = {str(path.relative_to(tmp_path / "tables")): path for path in (tmp_path / "tables").rglob("*.*")}
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert set(archive.namelist()) == set(files)
        assert all(archive.read(member) == path.read_bytes() for member, path in files.items())


def test_several_files_do_not_go_into_one(data: Path, tmp_path: Path) -> None:
    done = run(data, "csv", "-o", str(tmp_path / "speeches.csv"))
    assert done.exit_code == 2
    assert "csv is several files: name a folder or a .zip" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["turtle", "--projection", "overview"], "turtle takes no --projection"),
        (["graphml", "--exact"], "graphml takes no --exact"),
        (["parquet", "--exact"], "parquet takes no --exact"),
    ],
)
def test_an_option_of_another_format_is_refused(data: Path, arguments: list[str], says: str) -> None:
    done = run(data, *arguments)
    assert (done.exit_code, says in done.stderr) == (2, True)


def test_a_projection_can_be_chosen(data: Path) -> None:
    one, other = (run(data, "graphml", "--projection", name).stdout for name in ("who-asks-whom", "member-topic"))
    assert 'id="who-asks-whom"' in one
    assert 'id="member-topic"' in other


def test_pyvis_can_be_chosen_for_the_picture(data: Path) -> None:
    done = run(data, "html", "--engine", "pyvis", "--around", "Petra O'Quill", "--projection", "who-asks-whom")
    assert "vis-network" in done.stdout
    assert "2 things, 1 tie" in done.stdout


def test_progress_is_for_a_person_at_a_terminal_who_wants_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with waiting("writing", quiet=True):
        pass
    assert capsys.readouterr().err == ""
    with waiting("writing", quiet=False):
        pass
    assert "writing" in capsys.readouterr().err
    monkeypatch.setattr("sys.stderr.isatty", lambda: False)
    with waiting("writing", quiet=False):
        pass
    assert capsys.readouterr().err == ""


def test_quiet_changes_nothing_of_what_is_written(data: Path) -> None:
    assert run(data, "turtle", "--quiet").stdout_bytes == run(data, "turtle").stdout_bytes
