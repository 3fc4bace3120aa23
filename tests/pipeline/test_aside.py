"""Pages in which the shapes find something are left out on demand, and come back when they or the register are mended."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graphkit
from graphkit.cli import commands
from graphkit.config import Settings
from graphkit.errors import ConfigError
from graphkit.validate import validate

from .test_build import CITY, FILES, files, page, stepped, stored

EARLY = page("Swans again", "2021/0002", follows="2021/0001").replace("October 20, 2021", "October 6, 2021")
"""A supplementary that is asked two weeks before the question that it follows."""


def built(sources: Path, output: Path, **options: object) -> graphkit.KnowledgeGraph:
    options = {"register": CITY / "register", "jobs": 1, "on_finding": "quarantine"} | options
    return graphkit.build(sources, output=output, **options)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text(page("Swans", "2021/0001"), encoding="utf-8")
    (sources / "b.txt").write_text(EARLY, encoding="utf-8")
    (sources / "c.txt").write_text(page("Trolleys", "2021/0003"), encoding="utf-8")
    return sources


def names(output: Path) -> list[str]:
    report = json.loads((output / "report.json").read_text(encoding="utf-8"))
    return [source["name"] for source in report["sources"]]


def test_a_finding_is_told_or_its_page_is_left_out(pages: Path, tmp_path: Path) -> None:
    told = built(pages, tmp_path / "warn", on_finding="warn")
    assert told.report.violations
    assert names(tmp_path / "warn") == ["a.txt", "b.txt", "c.txt"]
    left = built(pages, tmp_path / "out")
    assert left.report.violations == []
    assert left.report.aside == ["b.txt"]
    assert [str(error) for error in left.report.failures] == [
        error for error in left.report.failed() if error.startswith("set aside: b.txt: line ")
    ]
    assert names(tmp_path / "out") == ["a.txt", "c.txt"]
    assert validate(left.store).conforms
    for name in FILES:
        if name != "report.json":
            assert b"Swans again" not in (tmp_path / "out" / name).read_bytes()


def test_what_is_left_is_what_a_build_without_the_page_gives(pages: Path, tmp_path: Path) -> None:
    built(pages, tmp_path / "out")
    (pages / "b.txt").unlink()
    built(pages, tmp_path / "without")
    for name in ("graph.nq", "graph.ttl", "graph.html", "review.csv"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "without" / name).read_bytes()
    assert stored(tmp_path / "out") == stored(tmp_path / "without")


def test_a_page_that_is_mended_comes_back(pages: Path, tmp_path: Path) -> None:
    built(pages, tmp_path / "out")
    assert built(pages, tmp_path / "out").report.unchanged
    (pages / "b.txt").write_text(EARLY.replace("October 6", "October 20"), encoding="utf-8")
    assert built(pages, tmp_path / "out").report.aside == []
    assert names(tmp_path / "out") == ["a.txt", "b.txt", "c.txt"]
    (pages / "b.txt").write_text(EARLY, encoding="utf-8")
    assert built(pages, tmp_path / "out").report.aside == ["b.txt"]


def test_a_page_that_is_newly_set_aside_is_counted_as_removed(pages: Path, tmp_path: Path) -> None:
    (pages / "b.txt").write_text(EARLY.replace("October 6", "October 20"), encoding="utf-8")
    assert built(pages, tmp_path / "out").report.removed == 0
    (pages / "b.txt").write_text(EARLY, encoding="utf-8")
    assert built(pages, tmp_path / "out").report.removed == 1
    assert built(pages, tmp_path / "out").report.removed == 0


def test_a_page_comes_back_when_another_one_is_mended(pages: Path, tmp_path: Path) -> None:
    built(pages, tmp_path / "out")
    earlier = page("Swans", "2021/0001").replace("October 20, 2021", "October 6, 2021")
    (pages / "a.txt").write_text(earlier, encoding="utf-8")
    assert built(pages, tmp_path / "out").report.aside == []
    assert names(tmp_path / "out") == ["a.txt", "b.txt", "c.txt"]


TEXTS = st.sampled_from(
    [None, *(page("Swans", "2021/0001", said=said) for said in ("What of the Mayor?", "No.")), EARLY,
     EARLY.replace("October 6", "October 20"), page("Gulls", "2021/0007", follows="2021/0002"),
     EARLY + "\n" + page("Swans", "2021/0001")]
)  # fmt: skip


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(st.sampled_from("abd"), TEXTS, min_size=1), min_size=2, max_size=4))
def test_one_change_after_the_other_sets_aside_what_a_whole_build_does(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, str | None]]
) -> None:
    for sources, kept, fresh in stepped(tmp_path_factory.mktemp("steps"), steps):
        built(sources, kept)
        built(sources, fresh)
        assert files(kept) == files(fresh)
        assert stored(kept) == stored(fresh)


def test_an_edit_of_the_register_brings_a_page_back(tmp_path: Path) -> None:
    """A finding in the register alone belongs to no page: it stays a finding, and the build ends with 1."""
    register = tmp_path / "register"
    shutil.copytree(CITY / "register", register)
    tenures = register / "tenures.csv"
    sound = tenures.read_text(encoding="utf-8")
    tenures.write_text(sound + "mayor,nadia-okoro,2021-06-01,2021-12-01,,invented\n", encoding="utf-8")
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "c.txt").write_text(page("Trolleys", "2021/0003"), encoding="utf-8")
    kept = built(sources, tmp_path / "out", register=register).report
    assert kept.violations
    tenures.write_text(sound, encoding="utf-8")
    built(sources, tmp_path / "out", register=register)
    built(sources, tmp_path / "afresh", register=register)
    assert names(tmp_path / "out") == ["c.txt"]
    assert files(tmp_path / "out") == files(tmp_path / "afresh")


@pytest.mark.parametrize(("way", "code", "sources"), [("warn", 0, 3), ("fail", 1, 3), ("quarantine", 1, 2)])
def test_the_exit_code_and_the_summary_say_so(pages: Path, tmp_path: Path, way: str, code: int, sources: int) -> None:
    asked = ["build", str(pages), "-o", str(tmp_path / "out"), "--register", str(CITY / "register")]
    done = CliRunner().invoke(commands, [*asked, "--on-finding", way])
    assert done.exit_code == code, done.output
    assert f"{sources} sources" in done.stdout
    assert ("1 left out (1 set aside by the shapes)" in done.stdout) is (way == "quarantine")
    assert ("graphkit: set aside: b.txt: line " in done.stderr) is (way == "quarantine")
    again = CliRunner().invoke(commands, [*asked, "--on-finding", way, "--quiet"])
    assert again.exit_code == code


def test_another_way_is_refused() -> None:
    with pytest.raises(ConfigError, match="known are warn, fail, quarantine"):
        Settings(on_finding="ignore")


def test_the_store_holds_no_statement_of_what_is_set_aside(pages: Path, tmp_path: Path) -> None:
    store = built(pages, tmp_path / "out").store
    graphs = {g.value.rsplit("/", 1)[-1] for g in store.named_graphs() if isinstance(g, pyoxigraph.NamedNode)}
    assert not any(graph.startswith("b") for graph in graphs)
