"""No query, however costly, takes the service from the others."""

from __future__ import annotations

import http.client
import json
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from graphkit.errors import ConfigError, OutputError
from graphkit.serve import Options
from graphkit.serve.frames import read_job
from graphkit.serve.server import base_of, taken

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
QUICK = "SELECT ?p { ?p a foaf:Person }"


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory, archived: Callable[[Path], Path]) -> Path:
    return archived(tmp_path_factory.mktemp("bounds"))


@pytest.fixture(params=["disk", "memory"])
def served(
    request: pytest.FixtureRequest, serving: Callable[[Options], Any], in_memory: Callable[[Any], None]
) -> Callable[[Options], AbstractContextManager[Any]]:
    """A service that answers from the disk, and one that answers from memory: all bounds are those of both."""

    @contextmanager
    def started(options: Options) -> Iterator[Any]:
        with serving(replace(options, graph_bytes=1 << 30 if request.param == "memory" else 0)) as client:
            if request.param == "memory":
                in_memory(client)
            yield client

    return started


def workers(client: Any) -> set[int]:
    service = client.app.state.service
    return {worker.pid for pool in (service._queries, service._pages) for worker in pool._all}


def test_an_endless_query_is_cut_off_and_disturbs_nobody(output: Path, served: Callable[..., Any]) -> None:
    with served(Options(output, port=0, timeout=2, concurrent=2)) as client, ThreadPoolExecutor(2) as others:
        client.query(QUICK)
        begun = time.monotonic()
        endless = others.submit(client.query, ENDLESS)
        taken_by_others = []
        while not endless.done():
            once = time.monotonic()
            assert client.query(QUICK).status == 200
            taken_by_others.append(time.monotonic() - once)
        cut = endless.result()
        assert cut.status == 504
        assert "2 seconds" in cut.text
        assert 2 <= time.monotonic() - begun < 8
        assert len(taken_by_others) > 3
        assert statistics.median(taken_by_others) < 1
        assert client.query(QUICK).status == 200


def test_more_than_may_wait_are_sent_away_for_a_moment(output: Path, served: Callable[..., Any]) -> None:
    options = Options(output, port=0, timeout=3, concurrent=1, waiting=1)
    with served(options) as client, ThreadPoolExecutor(6) as others:
        asked = list(others.map(client.query, [f"{ENDLESS} # {n}" for n in range(6)]))
        sent_away = [got for got in asked if got.status == 503]
        assert sent_away
        assert all(got.headers["Retry-After"] == "5" for got in sent_away)
        assert {got.status for got in asked} <= {503, 504}
        assert client.get("/graphs?graph=https%3A%2F%2Fw3id.org%2Fgraphkit%2Fontology").status == 200


def test_data_do_not_wait_for_queries(output: Path, served: Callable[..., Any]) -> None:
    with served(Options(output, port=0, timeout=4, concurrent=1)) as client, ThreadPoolExecutor(1) as other:
        endless = other.submit(client.query, ENDLESS)
        assert client.get("/graphs?graph=https%3A%2F%2Fw3id.org%2Fgraphkit%2Fontology").status == 200
        assert not endless.done()
        assert endless.result().status == 504


def test_a_query_that_takes_all_memory_takes_its_worker_only(output: Path, served: Callable[..., Any]) -> None:
    with served(Options(output, port=0, timeout=40, concurrent=1, memory_bytes=64 << 20)) as client:
        assert client.query(QUICK).status == 200
        got = client.query(GREEDY)
        assert got.status == 500
        assert "memory" in got.text
        assert client.query(QUICK).status == 200


def test_a_query_whose_client_is_gone_is_broken_off(output: Path, served: Callable[..., Any]) -> None:
    with served(Options(output, port=0, timeout=60, concurrent=1)) as client:
        client.query(QUICK)
        before = workers(client)
        connection = http.client.HTTPConnection(client.host, client.port)
        connection.request("GET", "/sparql?" + urlencode({"query": ENDLESS}))
        time.sleep(0.5)
        connection.close()
        begun = time.monotonic()
        assert client.query(f"{QUICK} LIMIT 1").status == 200
        assert time.monotonic() - begun < 20
        assert workers(client) != before


def test_a_large_answer_is_refused(output: Path, served: Callable[..., Any]) -> None:
    with served(Options(output, port=0, answer_bytes=1 << 20)) as client:
        got = client.query("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 10000")
        assert got.status == 403
        assert "1 MiB" in got.text


def test_fifty_clients_are_answered_alike(client: Any) -> None:
    wanted = client.query(QUICK).body
    with ThreadPoolExecutor(50) as clients:
        found = list(clients.map(lambda _: client.query(QUICK), range(400)))
    assert {(got.status, got.body) for got in found} == {(200, wanted)}


@pytest.mark.slow
def test_fifty_clients_for_a_minute(output: Path, served: Callable[..., Any]) -> None:
    until = time.monotonic() + 60

    def keep_asking(client: Any) -> int:
        done = 0
        while time.monotonic() < until:
            assert client.query(QUICK).status == 200
            done += 1
        return done

    with served(Options(output, port=0)) as client, ThreadPoolExecutor(51) as clients:
        asking = [clients.submit(keep_asking, client) for _ in range(50)]
        assert client.query(ENDLESS).status == 504
        assert sum(one.result() for one in asking) > 500


def test_no_worker_is_left_behind(output: Path, served: Callable[..., Any]) -> None:
    with served(Options(output, port=0)) as client:
        left: set[int] = set()
        for number in range(1, 30):  # a worker of whom a job took long, as on a busy machine, ends with it
            client.query(f"{QUICK} LIMIT {number}")
            client.get(f"/search?q={number}")
            left = workers(client)
            if len(left) == 2:
                break
    assert len(left) == 2
    assert not [pid for pid in left if Path(f"/proc/{pid}").exists()]


def test_a_kept_page_is_the_page_and_in_the_form_that_is_asked_for(client: Any) -> None:
    path = "/ambleford/person/ines-tallowby.html"
    first, again = client.get(path), client.get(path)
    assert (first.status, first.body, first.headers["ETag"]) == (200, again.body, again.headers["ETag"])
    assert client.get(path, Accept_Encoding="gzip").headers["Content-Encoding"] == "gzip"
    assert client.get(path, If_None_Match=first.headers["ETag"]).status == 304
    assert client.ask("HEAD", path).body == b""


# ---- what the service is told


def test_the_base_is_read_from_the_register_or_told(output: Path, tmp_path: Path, store_of: Callable[..., Any]) -> None:
    assert base_of(Options(output)) == "https://w3id.org/graphkit/"
    assert base_of(Options(output, base="https://example.org/id/")) == "https://example.org/id/"
    bare = store_of("<a:a> <a:b> <a:c> .", tmp_path / "bare")
    with pytest.raises(ConfigError, match="--base"):
        base_of(Options(bare))
    with pytest.raises(OutputError, match="no store"):
        base_of(Options(tmp_path / "nothing"))


@pytest.mark.parametrize(
    "wrong",
    [{"base": "ftp://x/"}, {"base": "https://x"}, {"port": 70000}, {"timeout": 0}, {"rows": 0}, {"cache_bytes": -1}],
)
def test_a_value_that_cannot_work_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        Options(**wrong)


def test_a_port_that_is_taken_is_said() -> None:
    with taken(Options(port=0)) as first, pytest.raises(ConfigError, match="--port"):
        taken(Options(port=first.getsockname()[1]))
    with pytest.raises(ConfigError, match=r"cannot listen at 192\.0\.2\.1:0: [^(]+ \(take another --host\)$"):
        taken(Options(host="192.0.2.1", port=0))


def test_only_the_loopback_is_the_loopback() -> None:
    assert Options().loopback
    assert not Options(host="0.0.0.0").loopback


def test_the_stream_of_jobs_ends(tmp_path: Path) -> None:
    job = json.dumps({"job": "ready", "text": "é\n"}).encode()
    (tmp_path / "jobs").write_bytes(b"%d\n%b" % (len(job), job))
    with (tmp_path / "jobs").open("rb") as stream:
        assert read_job(stream) == {"job": "ready", "text": "é\n"}
        assert read_job(stream) is None
