"""An answer is made once while the graph stays as it is, however many ask, and never more of them are kept than may be."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from graphkit.serve import Options
from graphkit.serve.frames import Reply
from graphkit.serve.pool import TimeUp
from graphkit.serve.server import taken
from graphkit.serve.shelf import Shelf
from graphkit.serve.workers import Lost

PAGE = Reply(200, "text/html", b"x" * 1000)
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(STR(?a)) > STRLEN(STR(?f))) }"


class Work:
    """A job that waits until it may end, and counts how often it was begun and broken off."""

    def __init__(self, reply: Reply = PAGE) -> None:
        self.begun = self.broken = 0
        self.may_end = asyncio.Event()
        self.reply = reply

    async def __call__(self) -> Reply:
        self.begun += 1
        try:
            await self.may_end.wait()
        except asyncio.CancelledError:
            self.broken += 1
            raise
        return self.reply


async def at_once(reply: Reply = PAGE) -> Reply:
    return reply


def kept(shelf: Shelf, name: str, reply: Reply = PAGE) -> Coroutine[Any, Any, Reply]:
    return shelf.once({"job": name}, lambda: at_once(reply))


def run(test: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a test in a thread of its own: the one of the tests has a loop where a browser is driven from it."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(test())).result()


def test_the_oldest_makes_room() -> None:
    async def test() -> None:
        shelf = Shelf(9000)
        for name in "abcd":
            await kept(shelf, name)
        assert shelf.get({"job": "a"}) is PAGE
        await kept(shelf, "e")
        assert [shelf.get({"job": name}) is PAGE for name in "abcde"] == [True, False, True, True, True]

    run(test)


def test_no_answer_takes_the_shelf_and_no_refusal_is_kept() -> None:
    async def test() -> None:
        shelf = Shelf(9000)
        await kept(shelf, "large", Reply(200, "text/html", b"x" * 2000))
        await kept(shelf, "missing", Reply(404, "text/html", b""))
        assert shelf.get({"job": "large"}) is None
        assert shelf.get({"job": "missing"}) is None

    run(test)


def test_many_small_answers_are_bounded_too() -> None:
    async def test() -> None:
        shelf = Shelf(20 << 10)
        for number in range(100):
            await kept(shelf, str(number), Reply(200, "text/plain", b""))
        assert sum(shelf.get({"job": str(number)}) is not None for number in range(100)) == 20

    run(test)


def test_fifty_that_ask_at_once_wait_for_one() -> None:
    async def test() -> None:
        shelf, work = Shelf(1 << 20), Work()
        asking = [asyncio.ensure_future(shelf.once({"job": "a"}, work)) for _ in range(50)]
        await asyncio.sleep(0)
        work.may_end.set()
        assert set(map(id, await asyncio.gather(*asking))) == {id(PAGE)}
        assert work.begun == 1
        assert shelf.get({"job": "a"}) is PAGE

    run(test)


def test_work_goes_on_while_one_waits_and_is_broken_off_with_the_last() -> None:
    async def test() -> None:
        shelf, work = Shelf(1 << 20), Work()
        first, second = (asyncio.ensure_future(shelf.once({"job": "a"}, work)) for _ in range(2))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.wait({first})
        assert (work.begun, work.broken) == (1, 0)
        second.cancel()
        await asyncio.wait({second})
        await asyncio.sleep(0)
        assert (work.begun, work.broken) == (1, 1)
        third = asyncio.ensure_future(shelf.once({"job": "a"}, work))
        await asyncio.sleep(0)
        work.may_end.set()
        assert await third is PAGE
        assert work.begun == 2

    run(test)


def test_what_fails_fails_for_all_and_is_tried_again() -> None:
    async def test() -> None:
        shelf = Shelf(1 << 20)

        async def fail() -> Reply:
            await asyncio.sleep(0)
            raise Lost("gone")

        found = await asyncio.gather(*(shelf.once({"job": "a"}, fail) for _ in range(3)), return_exceptions=True)
        assert [type(one) for one in found] == [Lost] * 3
        assert await kept(shelf, "a") is PAGE

    run(test)


def test_without_room_nothing_is_kept_or_shared() -> None:
    async def test() -> None:
        shelf, work = Shelf(0), Work()
        work.may_end.set()
        await asyncio.gather(*(shelf.once({"job": "a"}, work) for _ in range(3)))
        assert work.begun == 3

    run(test)


def test_headers_that_lead_to_the_same_form_share_an_answer() -> None:
    async def test() -> None:
        shelf = Shelf(1 << 20)
        await shelf.once({"job": "a", "accept": "application/json"}, at_once)
        assert shelf.get({"job": "a", "accept": "text/json;q=0.9, application/json"}) is PAGE
        assert shelf.get({"job": "a", "accept": "text/csv"}) is None
        assert shelf.get({"job": "a", "accept": "text/html, application/json;q=0.9"}) is None

    run(test)


@pytest.mark.parametrize("function", ["NOW()", "rand()", "UUID()", "StrUUID ( )", "\\u004eOW()"])
def test_what_differs_each_time_is_asked_each_time(function: str) -> None:
    async def test() -> None:
        shelf, work = Shelf(1 << 20), Work()
        work.may_end.set()
        job = {"job": "query", "sparql": f"SELECT ({function} AS ?x) {{}}"}
        await asyncio.gather(*(shelf.once(job, work) for _ in range(2)))
        assert work.begun == 2
        assert shelf.get(job) is None

    run(test)


def test_random_numbers_stay_random(client: Any) -> None:
    assert client.query("SELECT (RAND() AS ?r) {}").body != client.query("SELECT (RAND() AS ?r) {}").body


def test_a_kept_answer_is_quicker_than_its_query(client: Any) -> None:
    begun = time.monotonic()
    first = client.query(SLOW)
    between = time.monotonic()
    again = client.query(SLOW)
    assert (first.status, again.body, again.headers["ETag"]) == (200, first.body, first.headers["ETag"])
    assert time.monotonic() - between < (between - begun) / 2
    assert client.query(SLOW, If_None_Match=first.headers["ETag"]).status == 304


def test_a_dataset_a_base_and_a_form_have_answers_of_their_own(client: Any) -> None:
    query = "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D"
    found = [
        client.get(query + more).body
        for more in ("", "&default-graph-uri=http%3A%2F%2Fnowhere.example%2F", "&format=csv")
    ]
    assert len(set(found)) == 3
    relative = "/sparql?query=SELECT%20(IRI('x')%20AS%20%3Fn)%20%7B%7D"
    assert client.get(relative, Host="one.example").body != client.get(relative, Host="two.example").body


def test_head_and_body_of_an_answer_go_out_at_once(client: Any) -> None:
    """Without TCP_NODELAY each answer on an open connection waits 40 ms for the acknowledgement of its head."""
    import http.client

    connection = http.client.HTTPConnection(client.host, client.port)
    took = []
    for _ in range(9):
        begun = time.monotonic()
        connection.request("GET", "/robots.txt")
        connection.getresponse().read()
        took.append(time.monotonic() - begun)
    connection.close()
    assert min(took[3:]) < 0.03  # without it none is quick, and on a busy machine not each is
    with taken(Options(port=0)) as listening:
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_slow_jobs_stand_aside_for_quick_ones(output: Path, served: Callable[..., Any]) -> None:
    """Two queries without an end fill a service for two; a third and a fourth are answered all the same."""
    endless = "SELECT (COUNT(*) AS ?n%d) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with served(Options(output, port=0, timeout=8, concurrent=2)) as client, ThreadPoolExecutor(2) as others:
        client.query("ASK {}")
        slow = [others.submit(client.query, endless % number) for number in range(2)]
        time.sleep(0.3)
        begun = time.monotonic()
        assert client.query("SELECT ?p { ?p a foaf:Person }").status == 200
        assert time.monotonic() - begun < 6
        assert not any(one.done() for one in slow)
        assert [one.result().status for one in slow] == [504, 504]
        assert client.query("SELECT ?p { ?p a gk:Party }").status == 200


def test_what_took_too_long_is_not_tried_again_at_once() -> None:
    async def test() -> None:
        shelf = Shelf(1 << 20)
        tried = 0

        async def late() -> Reply:
            nonlocal tried
            tried += 1
            await asyncio.sleep(0.1)
            raise TimeUp("it took more than 0.1 seconds", remedy="ask for less")

        async def ask() -> None:
            with pytest.raises(TimeUp) as refused:
                await shelf.once({"job": "late"}, late)
            assert str(refused.value) == "it took more than 0.1 seconds (ask for less)"

        await ask()
        await ask()
        assert tried == 1
        await asyncio.sleep(0.4)
        await ask()
        assert tried == 2

    run(test)


def test_an_answer_with_too_many_rows_is_found_to_be_so_once(client: Any) -> None:
    many = "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(STR(?a)) > STRLEN(STR(?f))) }"
    begun = time.monotonic()
    assert client.query(many).status == 403
    between = time.monotonic()
    again = client.query(many)
    assert (again.status, "2,000 rows" in again.text) == (403, True)
    assert time.monotonic() - between < between - begun
