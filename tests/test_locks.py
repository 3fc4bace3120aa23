"""What is locked: every version with its digest, none that an advisory names, and each under a licence that we accept."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(tool: str, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / f"{tool}.py"), "--root", str(root)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("tool", ["audit", "licences"])
def test_the_locks_are_sound(tool: str) -> None:
    told = run(tool)
    assert (told.returncode, told.stderr) == (0, "")


def test_the_report_names_every_locked_project_with_its_licence() -> None:
    lines = run("licences").stdout.splitlines()
    assert any(line.split()[:2] == ["pyoxigraph", "runtime"] and "MIT OR Apache-2.0" in line for line in lines)
    assert len(lines) > 100


ADDED = "strangely-new==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n"


def test_a_dependency_without_a_line_is_told(project: Path) -> None:
    lock = project / "requirements" / "runtime.txt"
    lock.write_text(lock.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
    told = run("licences", project)
    assert told.returncode == 1
    assert told.stderr.startswith("strangely-new: no line in requirements/licences.csv")


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-only", "AGPL-3.0-or-later", "MIT AND GPL-2.0-only", "not told", "SSPL-1.0"]
)
def test_a_licence_that_we_do_not_accept_is_told(project: Path, licence: str) -> None:
    change(project / "requirements" / "licences.csv", "click,BSD-3-Clause,", f"click,{licence},")
    told = run("licences", project)
    assert told.returncode == 1
    assert told.stderr == f"click: {licence} is not among the licences that we accept\n"


def test_a_line_of_what_is_not_locked_is_told(project: Path) -> None:
    lines = project / "requirements" / "licences.csv"
    lines.write_text(lines.read_text(encoding="utf-8") + "long-gone,MIT,\n", encoding="utf-8")
    assert run("licences", project).stderr == "long-gone: has a line, and is not locked\n"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("--hash=sha256:", "--hash=md5:", "has no SHA-256"),
        ("click==", "click>=", "click is not fixed to one version"),
        ("click==", "renamed==", "click is not locked"),
        ("jinja2==3.1.6", "jinja2==3.1.5", "CVE-2025-27516"),
        ("jinja2==3.1.6", "jinja2==3.0.6", "jinja2 3.0.6 is not >=3.1"),
        ("jinja2==3.1.6", "jinja2==3.1.7", "another is tested"),
        ("ahocorasick-rs==", "--index-url https://example.org/simple\nahocorasick-rs==", "--index-url"),
        ("click==8", "click @ https://example.org/click.whl #==8", "comes from an address"),
    ],
)  # fmt: skip
def test_a_lock_that_is_unsound_is_told(project: Path, old: str, new: str, says: str) -> None:
    change(project / "requirements" / "runtime.txt", old, new)
    told = run("audit", project)
    assert told.returncode == 1
    assert says in told.stderr
