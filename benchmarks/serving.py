"""Serving: fifty clients ask the built-in questions for a minute, beside queries that never end, held against the store.

    python -m benchmarks.serving output/ [--memory --rest 40 | --at-once] [--think 1] [--serve "--cache 0"]

The table has, a question: what the store itself takes in a process of its own, asked by one and asked by as many
threads as there are clients, and what the clients wait for. What these cost is measured against a server that
does nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph

from benchmarks.clients import Load, Timed, asked, request
from benchmarks.measure import machine
from graphkit.query import Result, ask, bind, load_question, question_names
from graphkit.query.questions import Question
from graphkit.store import bulk_load, open_store
from graphkit.vocabulary import PREFIXES

ENDLESS = "SELECT (COUNT(*) AS ?n%d) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
IDLE = 3.0
"""Seconds for which the clients ask nothing in particular."""

EVERY = 5.0
"""Seconds between two queries without an end."""

_MOST_USED = "SELECT ?x { { SELECT ?x (COUNT(*) AS ?n) { VALUES ?c { %s } ?x a ?c . ?s ?p ?x } GROUP BY ?x } } ORDER BY DESC(?n) ?x LIMIT 1"
_DAY = "SELECT ?d { ?q a gk:Question ; schema:datePublished ?d } ORDER BY ?d LIMIT 1"


def main() -> None:
    """Measure what is asked for and print the table."""
    options = _options()
    store = _memory(options.output) if options.memory else open_store(options.output / "store")
    questions = _questions(store)
    requests = {
        name: request("/sparql?" + urlencode({"query": one}), packed=not options.plain)
        for name, one in questions.items()
    }
    count = int(options.seconds / EVERY) if options.every else 0
    endless = [request("/sparql?" + urlencode({"query": ENDLESS % n})) for n in range(count)]
    alone = {name: _alone(store, sparql) for name, sparql in questions.items()}
    threads = _threads(store, questions, options.clients, min(options.seconds, 20.0))
    idle = _idle(requests, options)
    with _served(options.output, options.serve.split(), ready=not options.at_once) as port:
        time.sleep(options.rest)
        load = Load(port, requests, options.clients, options.seconds, options.think, endless, EVERY)
        served, cut = asked(load)
    print("\n".join((*_head(options, len(store), served, cut, idle), "", *_table(alone, threads, served))))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("output", type=Path, help="folder of a build")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--think", type=float, default=0.0, help="seconds that a client pauses, on average")
    parser.add_argument(
        "--rest", type=float, default=0.0, help="seconds that the service has run when the clients come"
    )
    parser.add_argument(
        "--at-once", action="store_true", help="the clients come as soon as the service listens, before it is ready"
    )
    parser.add_argument("--plain", action="store_true", help="the clients do not take gzip")
    parser.add_argument("--no-endless", dest="every", action="store_false", help="no queries without an end")
    parser.add_argument("--memory", action="store_true", help="hold the service against the store in memory")
    parser.add_argument("--serve", default="", help='options of graphkit serve, e.g. "--cache 0"')
    return parser.parse_args()


def _memory(output: Path) -> pyoxigraph.Store:
    """Return the graph in memory."""
    store = pyoxigraph.Store()
    bulk_load(store, [output / "graph.nq"])
    return store


def _questions(store: pyoxigraph.Store) -> dict[str, str]:
    """Return every built-in question as SPARQL: as it stands, and with each of its settings."""
    found = {}
    for name in question_names():
        question = load_question(name)
        found[name] = bind(question, {})
        for parameter in (one for one in question.parameters if f"# @bind {one.name} " in question.sparql):
            found[f"{name} {parameter.name}"] = bind(
                question, {parameter.name: _value(store, question, parameter.name)}
            )
    return found


def _value(store: pyoxigraph.Store, question: Question, parameter: str) -> str:
    """Return a value for a parameter: the thing of its classes that most points to, or the first day of all."""
    mark = f"# @bind {parameter} "
    kinds = next(line.split(mark)[1].split()[1:] for line in question.sparql.splitlines() if mark in line)
    if kinds == ["text"]:
        return "ambiguous"
    if kinds in (["date"], ["year"]):
        return _first(store, _DAY)[: 10 if kinds == ["date"] else 4]
    return _first(store, _MOST_USED % ("org:Post" if kinds == ["anything"] else " ".join(kinds)))


def _first(store: pyoxigraph.Store, sparql: str) -> str:
    found = ask(store, sparql)
    assert isinstance(found, Result)
    return str(found.rows[0][0])


def _alone(store: pyoxigraph.Store, sparql: str) -> list[float]:
    """Return the seconds that the query takes when nobody else asks."""
    taken: list[float] = []
    while len(taken) < 3 or (sum(taken) < 1 and len(taken) < 40):
        taken.append(_embedded(store, sparql))
    return taken


def _threads(store: pyoxigraph.Store, questions: dict[str, str], number: int, seconds: float) -> dict[str, list[float]]:
    """Return the seconds that the queries take when as many threads of one process ask as there are clients."""
    taken: dict[str, list[float]] = {name: [] for name in questions}
    until = time.perf_counter() + seconds

    def keep_asking(seed: int) -> None:
        draw = random.Random(seed)
        while time.perf_counter() < until:
            name = draw.choice(list(questions))
            taken[name].append(_embedded(store, questions[name]))

    with ThreadPoolExecutor(number) as threads:
        list(threads.map(keep_asking, range(number)))
    return taken


def _embedded(store: pyoxigraph.Store, sparql: str) -> float:
    """Return the seconds of a query in this process: rows written as JSON by the engine, as served ones are."""
    begun = time.perf_counter()
    found = store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
    return time.perf_counter() - begun


@contextmanager
def _served(output: Path, more: Sequence[str], *, ready: bool) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "graphkit", "serve", "-d", str(output), "--port", str(port), "--quiet", *more]
    with subprocess.Popen(command) as server:
        try:
            _await(server, port, answering=ready)
            yield port
        finally:
            server.terminate()


def _await(server: subprocess.Popen[bytes], port: int, *, answering: bool) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as line:
                if not answering:
                    return
                line.sendall(request("/robots.txt"))
                if line.recv(1):
                    return
        except OSError:
            time.sleep(0.02)
    raise SystemExit("the service did not start")


def _idle(requests: dict[str, bytes], options: argparse.Namespace) -> list[Timed]:
    """Return what the clients see of a server that says the same few bytes to everything: their own cost."""
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(loop.create_server(_Nothing, "127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    port = server.sockets[0].getsockname()[1]
    answers, _ = asked(Load(port, requests, options.clients, IDLE, options.think))
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    return answers


class _Nothing(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        if data.endswith(b"\r\n\r\n"):
            assert isinstance(self._transport, asyncio.Transport)
            self._transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")


def _head(
    options: argparse.Namespace, size: int, served: Sequence[Timed], cut: Sequence[Timed], idle: Sequence[Timed]
) -> Iterator[str]:
    bad = sum(one.status != 200 for one in served)
    yield f"{machine()}; {size:,} statements; {options.clients} clients for {options.seconds:g} s"
    when = "they came before it was ready; " if options.at_once else ""
    when += f"the service had run for {options.rest:g} s; " if options.rest else ""
    yield f"{options.think:g} s of thought between two questions; {when}graphkit serve {options.serve}".rstrip()
    yield f"{len(served):,} answers, {len(served) / options.seconds:,.0f} a second, {bad} not 200: {_three(served)}"
    yield from (f"… {status} {name}: {n}" for (status, name), n in _refused(served).most_common())
    yield f"the clients, asking a server that does nothing: {len(idle) / IDLE:,.0f} a second: {_three(idle)}"
    yield f"without an end: {len(cut)} cut off with {sorted({one.status for one in cut})}: {_three(cut)}"


def _refused(served: Sequence[Timed]) -> Counter[tuple[int, str]]:
    return Counter((one.status, one.name) for one in served if one.status != 200)


def _three(answers: Sequence[Timed]) -> str:
    seconds = [one.seconds for one in answers]
    most = f"{max(seconds, default=float('nan')) * 1000:.0f}"
    return f"p50 {_ms(seconds, 50)}, p95 {_ms(seconds, 95)}, p99 {_ms(seconds, 99)}, at most {most} ms"


def _table(alone: dict[str, list[float]], threads: dict[str, list[float]], served: Sequence[Timed]) -> Iterator[str]:
    by_name: dict[str, list[float]] = {name: [] for name in alone}
    for answer in served:
        by_name[answer.name].append(answer.seconds)
    ratios = {name: [_at(by_name[name], 95) / _at(of[name], 95) for of in (alone, threads)] for name in alone}
    within = [sum(ratio[column] <= 1.5 for ratio in ratios.values()) for column in (0, 1)]
    yield f"p95 within 1.5 times of the store's: {within[0]} of {len(alone)} asked by one, {within[1]} by as many threads"
    yield ""
    yield "| question | answers | store, asked by one: p50 | p95 | by threads: p95 | served: p50 | p95 | p99 | ÷ one | ÷ threads |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    for name, (one, many) in ratios.items():
        cells = [
            *(_ms(alone[name], of) for of in (50, 95)), _ms(threads[name], 95), *(_ms(by_name[name], of) for of in (50, 95, 99)),
        ]  # fmt: skip
        yield f"| {name} | {len(by_name[name])} | {' | '.join(cells)} | {one:.2f} | {many:.2f} |"


def _ms(seconds: Sequence[float], of: int) -> str:
    return f"{_at(seconds, of) * 1000:.1f}"


def _at(seconds: Sequence[float], of: int) -> float:
    if len(seconds) < 2:
        return seconds[0] if seconds else float("nan")
    return statistics.quantiles(seconds, n=100, method="inclusive")[of - 1]


if __name__ == "__main__":
    main()
