"""What was answered once is answered again from what is kept: in the same words at once, in others that mean the same without work."""

from __future__ import annotations

import gzip
import http.client
import select
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from graphkit.query import bind, load_question, question_names
from graphkit.serve import Options
from graphkit.serve.likeness import key_of
from graphkit.serve.warming import warm

ROWS = "application/sparql-results+json"
LIKE = {
    "job": "query", "base": "http://one.example/sparql", "sparql": "SELECT ?p { ?p a foaf:Person }", "question": None,
    "settings": {}, "format": None, "default_graphs": [], "named_graphs": [], "accept": ROWS, "gzip": True,
}  # fmt: skip


def like(**more: Any) -> bytes:
    return key_of({**LIKE, **more})


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory, archived: Callable[[Path], Path]) -> Path:
    return archived(tmp_path_factory.mktemp("repeats"))


@pytest.fixture(scope="module")
def warmed(output: Path, serving: Callable[..., Any], in_memory: Callable[[Any], None]) -> Iterator[Any]:
    with serving(Options(output, port=0, concurrent=2)) as client:
        in_memory(client)
        equipped(client)
        yield client


def equipped(client: Any) -> None:
    until = time.monotonic() + 60
    while not client.app.state.service._equipping.done():
        assert time.monotonic() < until
        time.sleep(0.02)


def counted(monkeypatch: pytest.MonkeyPatch, client: Any) -> list[dict[str, Any]]:
    """Return the list of the jobs that are given to workers from now on."""
    jobs: list[dict[str, Any]] = []
    service = client.app.state.service
    for pool in (service._queries, service._pages):
        run = pool.run

        async def noted(job: dict[str, Any], run: Any = run) -> Any:
            jobs.append(job)
            return await run(job)

        monkeypatch.setattr(pool, "run", noted)
    return jobs


@pytest.mark.parametrize("name", question_names())
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_who_asks_a_built_in_question_first_need_not_wait(
    warmed: Any, monkeypatch: pytest.MonkeyPatch, name: str, coding: str
) -> None:
    jobs = counted(monkeypatch, warmed)
    by_name = warmed.get(f"/sparql?question={name}", Accept=ROWS, Accept_Encoding=coding)
    by_text = warmed.query(bind(load_question(name), {}), Accept="*/*", Accept_Encoding=coding)
    assert by_name.status == 200
    assert by_name.body == by_text.body
    assert by_name.headers["ETag"] == by_text.headers["ETag"]
    assert not jobs


def test_the_answer_for_who_takes_no_gzip_is_unpacked(warmed: Any) -> None:
    packed = warmed.get("/sparql?question=topics", Accept_Encoding="gzip")
    plain = warmed.get("/sparql?question=topics")
    assert (packed.headers["Content-Encoding"], plain.headers["Content-Encoding"]) == ("gzip", None)
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["ETag"] == plain.headers["ETag"]


def test_from_the_disk_nothing_is_asked_ahead(
    output: Path, serving: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(Options(output, port=0, graph_bytes=0)) as client:
        equipped(client)
        jobs = counted(monkeypatch, client)
        assert client.get("/sparql?question=topics").status == 200
        assert len(jobs) == 1


def test_the_same_words_have_the_same_answer_to_the_last_header(warmed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "/sparql?" + urlencode({"query": "SELECT ?party { ?party a gk:Party }"})
    first, again = warmed.get(path), warmed.get(path)
    monkeypatch.setattr(warmed.app.state.service._shelf, "get", None)  # no longer asked
    third = warmed.get(path)
    for one in (again, third):
        assert (one.status, one.body) == (first.status, first.body)
        assert {n: v for n, v in one.headers.items() if n != "date"} == {
            n: v for n, v in first.headers.items() if n != "date"
        }


def test_who_has_an_answer_is_told_so_again(warmed: Any) -> None:
    tag = warmed.query("SELECT ?s { ?s a gk:Sitting }").headers["ETag"]
    for _ in range(2):
        had = warmed.query("SELECT ?s { ?s a gk:Sitting }", If_None_Match=tag)
        assert (had.status, had.body) == (304, b"")
    assert warmed.query("SELECT ?s { ?s a gk:Sitting }", If_None_Match='"other"').status == 200


def test_the_same_words_after_a_build_are_asked_anew(
    tmp_path: Path, serving: Callable[..., Any], archived: Callable[[Path], Path]
) -> None:
    built = archived(tmp_path / "built")
    with serving(Options(built, port=0, graph_bytes=0)) as client:
        assert [client.query("ASK { ?s ?p ?o }").status for _ in range(2)] == [200, 200]
        service = client.app.state.service
        assert service._shelf._noted
        (built / "report.json").write_text("{}", encoding="utf-8")
        assert service.again(next(iter(service._shelf._noted))) is None
        before = service._shelf
        assert client.query("ASK { ?s ?p ?o }").status == 200
        assert service._shelf is not before


def test_jobs_that_mean_the_same_are_alike() -> None:
    assert like() == like(base="http://two.example/sparql") == like(accept="*/*") == like(accept=None)
    question = bind(load_question("topics"), {})
    assert like(sparql=question) == like(sparql=None, question="topics")


@pytest.mark.parametrize(
    "other",
    [
        {"gzip": False}, {"accept": "text/csv"}, {"accept": "text/html"}, {"format": "csv"}, {"default_graphs": ["a:a"]},
        {"named_graphs": ["a:a"]}, {"sparql": "SELECT ?q { ?q a foaf:Person }"}, {"sparql": None, "question": "topics"},
    ],
)  # fmt: skip
def test_jobs_that_mean_something_else_are_not_alike(other: dict[str, Any]) -> None:
    assert like() != like(**other)


@pytest.mark.parametrize(
    "sparql", ["ASK { <x> ?p ?o }", "ASK { <> ?p ?o }", "SELECT (IRI('x') AS ?x) {}", "SELECT (uri ('x') AS ?x) {}",
               "BASE <a:/> ASK { <#x> ?p ?o }"],
)  # fmt: skip
def test_where_the_endpoint_is_part_of_the_answer_each_has_its_own(sparql: str) -> None:
    assert like(sparql=sparql) != like(sparql=sparql, base="http://two.example/sparql")


def test_triples_come_in_forms_of_their_own() -> None:
    graph = {"sparql": "DESCRIBE ?p { ?p a foaf:Person }"}
    assert like(**graph, accept="text/turtle") != like(**graph, accept="application/n-triples")


def test_settings_and_pages_are_what_they_are_asked_as() -> None:
    named = {"sparql": None, "question": "topics"}
    assert like(**named, settings={"year": "2018"}) != like(**named)
    html = {"accept": "text/html"}
    assert like(**named, **html) != like(sparql=bind(load_question("topics"), {}), **html)
    assert like(sparql=None, question="no-such") != like(**named)


def test_warming_goes_on_past_what_cannot_be_answered(warmed: Any) -> None:
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    from graphkit.serve.shelf import Shelf
    from graphkit.serve.workers import Lost

    class Nowhere:
        async def begin(self) -> Any:
            raise Lost("gone")

    async def test() -> None:
        shelf = Shelf(1 << 20)
        await warm(shelf, Nowhere(), 1)  # type: ignore[arg-type]
        assert not shelf._kept

    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(test())).result()


def test_a_head_without_an_end_is_refused(warmed: Any) -> None:
    with socket.create_connection((warmed.host, warmed.port), 30) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n")
        assert poured(line) < 1 << 20
    assert warmed.get("/").status == 200


def poured(line: socket.socket) -> int:
    """Return how many bytes of a head were taken before it was refused."""
    taken = 0
    with suppress(ConnectionError):
        while taken < 8 << 20:
            line.sendall(b"X-More: " + b"x" * 1000 + b"\r\n")
            taken += 1010
            if select.select([line], [], [], 0.001)[0]:
                break
    return taken


def test_a_long_body_is_no_long_head(warmed: Any) -> None:
    connection = http.client.HTTPConnection(warmed.host, warmed.port)
    for _ in range(2):
        body = b"SELECT ?p { ?p a foaf:Person } #" + b"x" * 300_000
        connection.request("POST", "/sparql", body, {"Content-Type": "application/sparql-query"})
        answer = connection.getresponse()
        assert (answer.status, len(answer.read()) > 0) == (200, True)
    connection.close()
