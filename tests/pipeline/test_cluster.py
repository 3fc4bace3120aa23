"""A cluster makes what one machine makes, also when a worker dies in the middle of it."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

import graphkit
from graphkit.config import examples_path
from graphkit.errors import ConfigError
from graphkit.pipeline import shard

CITY = examples_path() / "ambleford"
FILES = ("graph.nq", "graph.ttl", "report.json", "review.csv", "graph.html")


def files(output: Path) -> dict[str, bytes]:
    return {name: (output / name).read_bytes() for name in FILES}


def test_a_scheduler_that_does_not_answer_is_said(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    with pytest.raises(ConfigError, match="no Dask scheduler answers at tcp://127"):
        graphkit.build(
            CITY / "transcripts", register=CITY / "register", output=tmp_path, scheduler="tcp://127.0.0.1:1", jobs=1
        )


@pytest.mark.slow
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
        killer = threading.Thread(target=_kill_at_work, args=(victim, output / ".graphkit" / "parts"))
        killer.start()
        graphkit.build(
            CITY / "transcripts", register=CITY / "register", output=output, scheduler=cluster.scheduler_address
        )
        killer.join()
        assert victim not in client.run(os.getpid).values()
    assert files(tmp_path / "there") == files(tmp_path / "here")


def _kill_at_work(process: int, parts: Path) -> None:
    """Wait until the first shards are done, then kill."""
    while len(list(parts.glob("*.jsonl"))) < 2:
        time.sleep(0.01)
    os.kill(process, signal.SIGKILL)
