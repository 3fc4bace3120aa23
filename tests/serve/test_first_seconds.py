"""The first seconds of a service: who comes before it is ready waits, and is answered."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
import uvicorn

from graphkit.query import question_names
from graphkit.serve import Options
from graphkit.serve.app import make_app
from graphkit.serve.server import base_of, taken
from graphkit.serve.wire import configured

CLIENTS = 50
PAGES = [
    "/",
    "/browse/people",
    "/search?q=mayor",
    "/sparql",
    "/ambleford/person/ines-tallowby.ttl",
    "/.well-known/void",
]


def ways() -> list[str]:
    """Fifty addresses, no two alike, so that nobody can share the answer of another."""
    asked = [f"/sparql?{urlencode({'question': name})}" for name in question_names()]
    own = [f"/sparql?{urlencode({'query': f'SELECT ?s {{ ?s ?p ?o }} LIMIT {n}'})}" for n in range(1, CLIENTS)]
    return [*PAGES, *asked, *own][:CLIENTS]


@pytest.mark.parametrize("memory", [0, None], ids=["from the disk", "while memory is loading"])
def test_fifty_who_come_before_it_is_ready_are_all_answered(
    archived: Callable[[Path], Path], tmp_path: Path, memory: int | None
) -> None:
    options = Options(archived(tmp_path / "output"), port=0, concurrent=2, graph_bytes=memory)
    with taken(options) as listening:
        port = listening.getsockname()[1]
        together = threading.Barrier(CLIENTS + 1)

        def come(path: str) -> int:
            connection = http.client.HTTPConnection(options.host, port, timeout=120)
            try:
                connection.connect()
                connection.request("GET", path)
                together.wait()
                answer = connection.getresponse()
                answer.read()
                return answer.status
            finally:
                connection.close()

        with ThreadPoolExecutor(CLIENTS) as clients:
            coming = [clients.submit(come, path) for path in ways()]
            together.wait()  # all of them have asked, and nobody is there yet
            server = uvicorn.Server(configured(make_app(options, base_of(options)), 2))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
            thread.start()
            try:
                statuses = [one.result() for one in coming]
            finally:
                server.should_exit = True
                thread.join(60)
    assert len(statuses) == CLIENTS
    assert set(statuses) <= {200, 303}
