"""A cluster makes what one machine makes, also when a worker dies in the middle of it."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

import graphkit
from graphkit.cli import commands
from graphkit.config import examples_path
from graphkit.errors import ConfigError, GraphkitError
from graphkit.pipeline import shard

from .test_build import OVERLAPPING

CITY = examples_path() / "ambleford"
FILES = ("graph.nq", "graph.ttl", "report.json", "review.csv", "graph.html")


def files(output: Path) -> dict[str, bytes]:
    return {name: (output / name).read_bytes() for name in FILES}


def _run(*arguments: str) -> None:
    """Build by the command, as it would be called; raises what it ends with."""
    CliRunner().invoke(commands, ["build", *arguments], standalone_mode=False, catch_exceptions=False)


def test_a_scheduler_that_does_not_answer_is_said(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    with pytest.raises(ConfigError, match="no Dask scheduler answers at tcp://127"):
        graphkit.build(
            CITY / "transcripts", register=CITY / "register", output=tmp_path, scheduler="tcp://127.0.0.1:1", jobs=1
        )


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of the transcripts on a file system that is none of this machine's paths."""
    fsspec = pytest.importorskip("fsspec", reason="Dask is not installed")
    there = fsspec.filesystem("memory")
    there.put(f"{CITY / 'transcripts'}/", "/city/transcripts/", recursive=True)
    yield "memory://city/transcripts"
    there.rm("/city", recursive=True)


@pytest.mark.parametrize("below", ["", "/*"])
def test_sources_on_another_file_system_make_the_same_graph(tmp_path: Path, elsewhere: str, below: str) -> None:
    for name, sources in (("here", CITY / "transcripts"), ("there", f"{elsewhere}{below}")):
        graphkit.build(sources, register=CITY / "register", output=tmp_path / name, jobs=1)
    assert files(tmp_path / "there") == files(tmp_path / "here")


def test_a_change_on_a_file_system_without_times_is_seen(tmp_path: Path, elsewhere: str) -> None:
    fsspec = pytest.importorskip("fsspec", reason="Dask is not installed")
    once = graphkit.build(elsewhere, register=CITY / "register", output=tmp_path, jobs=1).report
    again = graphkit.build(elsewhere, register=CITY / "register", output=tmp_path, jobs=1).report
    there = fsspec.filesystem("memory")
    page = next(path for path in there.find("/city") if b" will " in there.cat_file(path))
    there.pipe_file(page, there.cat_file(page).replace(b" will ", b" WILL "))
    changed = graphkit.build(elsewhere, register=CITY / "register", output=tmp_path, jobs=1).report
    assert once
    assert again
    assert changed
    assert (once.unchanged, again.unchanged, changed.unchanged, changed.changed) == (False, True, False, 1)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("nosuch://records/2018", "no file system that is known"),
        ("https://example.org/2018", "bring its pages with: graphkit fetch"),
        ("memory://nowhere", "no such file or folder"),
    ],
)
def test_an_address_that_is_none_is_said(tmp_path: Path, source: str, said: str) -> None:
    with pytest.raises(GraphkitError) as error:
        _run(source, "-o", str(tmp_path))
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--engine", "dask"), "--engine dask without --scheduler (write e.g. --scheduler tcp://first:8786"),
        (("--parts", "memory://x"), "--parts without --scheduler"),
        (("--engine", "pyvis", "--engine", "explorer"), "drawn by one engine, not by pyvis and explorer"),
    ],
)
def test_half_an_order_is_said(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    with pytest.raises(ConfigError) as error:
        _run(str(CITY), "-o", str(tmp_path), *options)
    assert said in str(error.value)


@pytest.mark.filterwarnings("default")
def test_parts_are_carried_between_machines_that_share_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    register = ("--register", str(CITY / "register"))
    sources = tmp_path / "sources"
    shutil.copytree(CITY / "transcripts", sources)
    for name, text in OVERLAPPING.items():
        (sources / f"{name}.txt").write_text(text, encoding="utf-8")
    with suppress(SystemExit):
        _run(str(sources), "-o", str(tmp_path / "here"), *register, "--jobs", "1")
    with distributed.LocalCluster(2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        cluster_of = ("--engine", "dask", "--scheduler", cluster.scheduler_address)
        over = ("--parts", f"local://{tmp_path / 'scratch'}")
        with suppress(SystemExit):
            _run(f"local://{sources}", "-o", str(tmp_path / "there"), *register, *cluster_of, *over)
    assert files(tmp_path / "there") == files(tmp_path / "here")
    assert not list((tmp_path / "scratch").iterdir())


@pytest.mark.filterwarnings("default")
def test_two_workers_one_of_which_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    graphkit.build(CITY / "transcripts", register=CITY / "register", output=tmp_path / "here", jobs=1)
    monkeypatch.setattr(shard, "SIZE", 1)
    monkeypatch.setattr(shard, "BYTES", 1)
    with (
        distributed.LocalCluster(2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        victim = next(iter(client.run(os.getpid).values()))
        output = tmp_path / "there"
        killer = threading.Thread(target=_kill_at_work, args=(victim, output / ".graphkit"))
        killer.start()
        graphkit.build(
            CITY / "transcripts", register=CITY / "register", output=output, scheduler=cluster.scheduler_address
        )
        killer.join()
        assert victim not in client.run(os.getpid).values()
    assert files(tmp_path / "there") == files(tmp_path / "here")


def _kill_at_work(process: int, folder: Path) -> None:
    """Wait until the first shards are done, then kill; where none ever is, the test that waits for it fails."""
    for _ in range(6_000):
        if len(list(folder.glob("parts-*/*.jsonl"))) >= 2:
            os.kill(process, signal.SIGKILL)
            return
        time.sleep(0.01)
