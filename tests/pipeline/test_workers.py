"""Workers: a build is spread over processes where there is work for them, and makes the same whatever their number."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph
import pytest

import graphkit
from graphkit.config import examples_path
from graphkit.pipeline import shard, workers
from graphkit.register import Register

from .test_build import OVERLAPPING

CITY = examples_path() / "ambleford"
FILES = ("graph.nq", "graph.ttl", "report.json", "review.csv", "graph.html")


def built(output: Path, jobs: int | None) -> set[str]:
    """Build the example and return its statements."""
    graphkit.build(CITY / "transcripts", register=CITY / "register", output=output, jobs=jobs)
    return {str(quad) for quad in pyoxigraph.Store.read_only(str(output / "store"))}


def test_three_processes_make_what_one_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shard, "BYTES", 3000)
    one, three = tmp_path / "one", tmp_path / "three"
    assert built(one, 1) == built(three, 3)
    assert [(one / name).read_bytes() for name in FILES] == [(three / name).read_bytes() for name in FILES]
    assert not list((three / ".graphkit").glob("parts*"))


def test_three_processes_leave_the_same_twins_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for name, text in OVERLAPPING.items():
        (sources / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shard, "BYTES", 1)
    for name, jobs in (("one", 1), ("three", 3)):
        graphkit.build(sources, register=CITY / "register", output=tmp_path / name, jobs=jobs)
    assert [(tmp_path / "one" / f).read_bytes() for f in FILES] == [
        (tmp_path / "three" / f).read_bytes() for f in FILES
    ]


@pytest.mark.parametrize(("worth", "started"), [(10**9, 0), (4000, 3)])
def test_as_many_processes_start_as_have_work(
    worth: int, started: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[shard.Orders] = []
    real = workers._started
    monkeypatch.setattr(shard, "BYTES", 3000)
    monkeypatch.setattr(workers, "WORTH", worth)
    monkeypatch.setattr(workers, "cores", lambda: 3)
    monkeypatch.setattr(workers, "_started", lambda orders: seen.append(orders) or real(orders))
    built(tmp_path, None)
    assert len(seen) == started


def test_one_process_loads_its_register_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = tmp_path / "register"
    shutil.copytree(CITY / "register", register)
    loaded: list[object] = []
    real = Register.load
    monkeypatch.setattr(Register, "load", lambda source: loaded.append(source) or real(source))
    graphkit.build(CITY / "transcripts", register=register, output=tmp_path / "out", jobs=1)
    assert loaded == [register]


def test_what_a_worker_cannot_do_is_said_as_in_one_process(tmp_path: Path) -> None:
    register = tmp_path / "register"
    shutil.copytree(CITY / "register", register)
    orders = shard.Orders("https://example.org/", str(register), "another fingerprint", str(tmp_path / "parts"))
    todo = [shard.Shard(0, ((str(CITY / "README.md"), "README.md"),))]
    with pytest.raises(graphkit.GraphkitError, match="changed while it was being used"):
        list(workers.run_local(todo, orders, 2))


def test_a_worker_that_dies_is_a_bug_and_names_its_shard(tmp_path: Path) -> None:
    orders = shard.Orders("https://example.org/", str(CITY / "register"), "x", str(tmp_path / "parts"))
    worker = workers._started(orders)
    worker.kill()
    worker.wait()
    with pytest.raises(RuntimeError, match=r"ended with code -9 on a shard with page\.txt"):
        workers._told(worker, shard.Shard(0, (("page.txt", "page.txt"),)))
    workers.close(worker)
