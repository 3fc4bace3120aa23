"""Where there is room, answers come from memory: the same ones, and none the later for a query that had to be ended."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from graphkit.errors import ConfigError, OutputError
from graphkit.query import question_names
from graphkit.serve import Options
from graphkit.serve.holder import held
from graphkit.serve.room import Room, free_memory, room_for
from graphkit.store import open_store

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
PAGES = (
    "/", "/browse/people", "/search?q=flooding", "/ambleford/person/ines-tallowby.html", "/ambleford/register.ttl",
    "/graphs?graph=https%3A%2F%2Fw3id.org%2Fgraphkit%2Fontology", "/graphs?default", "/nothing-of-this-name",
)  # fmt: skip


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory, archived: Callable[[Path], Path]) -> Path:
    return archived(tmp_path_factory.mktemp("memory"))


@pytest.fixture(scope="module")
def remembering(output: Path, serving: Callable[..., Any], in_memory: Callable[[Any], None]) -> Iterator[Any]:
    with serving(Options(output, port=0, timeout=3, concurrent=2, cache_bytes=0)) as client:
        in_memory(client)
        yield client


@pytest.fixture(scope="module")
def asking_the_disk(output: Path, serving: Callable[..., Any]) -> Iterator[Any]:
    with serving(Options(output, port=0, cache_bytes=0, graph_bytes=0)) as client:
        yield client


@pytest.mark.parametrize("name", question_names())
def test_every_question_has_the_same_answer(remembering: Any, asking_the_disk: Any, name: str) -> None:
    path = f"/sparql?question={name}"
    from_memory, from_disk = remembering.get(path), asking_the_disk.get(path)
    assert (from_memory.status, from_memory.body) == (200, from_disk.body)
    assert from_memory.headers["ETag"] == from_disk.headers["ETag"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_the_same(remembering: Any, asking_the_disk: Any, path: str) -> None:
    from_memory, from_disk = remembering.get(path), asking_the_disk.get(path)
    assert (from_memory.status, from_memory.body) == (from_disk.status, from_disk.body)


def test_after_a_query_that_was_ended_the_next_answer_is_quick(remembering: Any) -> None:
    """Nothing is loaded again: a worker is split off from the process that holds the graph."""
    memory = remembering.app.state.service._source.memory
    assert remembering.query(ENDLESS).status == 504
    begun = time.monotonic()
    assert remembering.query(COUNT).status == 200
    assert time.monotonic() - begun < 2
    assert remembering.app.state.service._source.memory is memory


def test_the_description_is_in_memory_too(
    output: Path, serving: Callable[..., Any], in_memory: Callable[[Any], None]
) -> None:
    with serving(Options(output, port=0), describe=True) as client:
        in_memory(client)
        until = time.monotonic() + 60
        while client.get("/.well-known/void").status != 303:
            assert time.monotonic() < until
            time.sleep(0.1)
        assert client.app.state.service._source.memory is not None
        assert "void:classPartition" in client.get("/ambleford/dataset", Accept="text/turtle").text


def test_a_new_build_takes_the_place_of_the_old_one(
    tmp_path: Path, serving: Callable[..., Any], in_memory: Callable[[Any], None], archived: Callable[[Path], Path]
) -> None:
    built = archived(tmp_path / "built")
    ask = "ASK { <a:new> ?p ?o }"
    with serving(Options(built, port=0)) as client:
        in_memory(client)
        before = client.app.state.service._source.memory
        assert client.query(ask, Accept="text/csv").text == "false"
        archived_again(built, "INSERT DATA { GRAPH <a:graph> { <a:new> <a:b> 1 } }")
        assert client.query(ask, Accept="text/csv").text == "true"
        in_memory(client)
        assert client.query(f"{ask} # again", Accept="text/csv").text == "true"
        assert client.app.state.service._source.memory is not before
        assert before._process.returncode is not None


def archived_again(built: Path, update: str) -> None:
    """Change a build, and leave its report last, as the end of one does."""
    store = pyoxigraph.Store(str(built / "store"))
    store.update(update)
    store.flush()
    store.dump(str(built / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
    del store
    (built / "beside").write_text(update, encoding="utf-8")
    (built / "beside").replace(built / "report.json")


def test_should_the_graph_in_memory_be_lost_the_disk_is_there(
    output: Path, serving: Callable[..., Any], in_memory: Callable[[Any], None]
) -> None:
    with serving(Options(output, port=0, cache_bytes=0, concurrent=1, timeout=2)) as client:
        in_memory(client)
        memory = client.app.state.service._source.memory
        os.kill(memory._process.pid, signal.SIGKILL)
        assert client.query(ENDLESS).status in (500, 504)
        assert client.query(COUNT).status == 200
        assert client.get("/").status == 200
        assert client.app.state.service._source.memory is None


def test_no_process_is_left_behind(output: Path, serving: Callable[..., Any], in_memory: Callable[[Any], None]) -> None:
    with serving(Options(output, port=0)) as client:
        in_memory(client)
        assert client.query(COUNT).status == 200
        service = client.app.state.service
        left = {worker.pid for pool in (service._queries, service._pages) for worker in pool._all}
        left.add(service._source.memory._process.pid)
    assert len(left) >= 2
    assert not [pid for pid in left if Path(f"/proc/{pid}").exists()]


def test_files_of_two_builds_are_not_mixed(
    tmp_path: Path, serving: Callable[..., Any], archived: Callable[[Path], Path]
) -> None:
    built = archived(tmp_path / "built")
    with (built / "graph.nq").open("a", encoding="utf-8") as quads:
        quads.write("<a:a> <a:b> <a:c> <a:d> .\n")
    with pytest.raises(OutputError, match="one build"):
        held(built / "graph.nq", built / "store")
    with serving(Options(built, port=0)) as client:
        until = time.monotonic() + 30
        while not client.app.state.service._equipping.done():
            assert time.monotonic() < until
            time.sleep(0.05)
        assert client.app.state.service._source.memory is None
        assert client.query("ASK { <a:a> ?p ?o }", Accept="text/csv").text == "false"


def test_graphs_that_only_the_store_has_are_held(tmp_path: Path, archived: Callable[[Path], Path]) -> None:
    built = archived(tmp_path / "built")
    store = pyoxigraph.Store(str(built / "store"))
    store.update("INSERT DATA { GRAPH <a:beside> { <a:a> <a:b> 1 } }")
    store.flush()
    del store
    assert set(held(built / "graph.nq", built / "store")) == set(open_store(built / "store"))


def test_room_is_reckoned_with_what_the_workers_copy(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(b" " * 1000)
    assert room_for(Options(tmp_path, concurrent=4, graph_bytes=10_000)) == Room(10_000, 10_000)
    assert room_for(Options(tmp_path, concurrent=4, graph_bytes=10_000)).enough
    assert not room_for(Options(tmp_path, concurrent=4, graph_bytes=9_999)).enough
    assert room_for(Options(tmp_path, concurrent=1, graph_bytes=9_999)).enough
    assert not room_for(Options(tmp_path / "nowhere", graph_bytes=1 << 40)).enough
    assert not room_for(Options(tmp_path, graph_bytes=0)).enough


def test_it_is_said_where_answers_come_from() -> None:
    assert str(Room(10 << 20, 5 << 20)) == "from memory as soon as it is loaded"
    assert str(Room(10 << 20, (11 << 20) + 1)) == "from the disk: memory needs 12 MiB and may have 10 MiB"
    assert str(Room(0, 5 << 20)) == str(Room(10 << 20, None)) == "from the disk"


def test_half_of_what_is_free_is_little_where_nobody_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(path: Path, **_: Any) -> str:
        raise FileNotFoundError(path)

    assert free_memory() > 0
    monkeypatch.setattr(Path, "read_text", nothing)
    assert free_memory() == 0


def test_a_bound_of_the_group_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {
        "/proc/meminfo": "MemTotal: 9000 kB\nMemAvailable: 8000 kB\n",
        "/proc/self/cgroup": "0::/system.slice/graphkit.service\n",
        "/sys/fs/cgroup/system.slice/graphkit.service/memory.max": "4096000\n",
        "/sys/fs/cgroup/system.slice/graphkit.service/memory.current": "96000\n",
    }
    monkeypatch.setattr(Path, "read_text", lambda path, **_: told[path.as_posix()])
    assert free_memory() == 2_000_000
    told["/sys/fs/cgroup/system.slice/graphkit.service/memory.max"] = "max\n"
    assert free_memory() == 4_096_000


def test_less_than_nothing_is_refused() -> None:
    with pytest.raises(ConfigError, match="--memory"):
        Options(graph_bytes=-1)
