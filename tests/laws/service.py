"""The whole web application in this process: bytes that are a request of HTTP go in, its answer comes out.

The workers, which are processes so that they can be killed, are stood for by a lane that does each job at once: so a
bug in a job is seen with its traceback, and coverage reaches it.
"""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import h11
import pyoxigraph

from graphkit.errors import GraphkitError
from graphkit.serve import Options
from graphkit.serve.app import make_app
from graphkit.serve.frames import Reply, pack, unpack_head
from graphkit.serve.jobs import Desk, do

DATA = Path(__file__).parents[1] / "data" / "questions.trig"
BASE = "https://w3id.org/graphkit/"
BOUND = 20_000
"""So many bytes a body may have."""

MARK = b"<mark onclick=x>"
"""What a page must not show as it was sent: samples carry it wherever words of the request may come back."""

SAMPLES = tuple(
    text.replace("\n", "\r\n").encode()
    for text in (
        "GET /sparql?query=SELECT%20*%20%7B%20%3Fs%20a%20foaf%3APerson%20%7D HTTP/1.0\naccept: text/csv;q=0.5, */*;q=0.1\n\n",
        "GET /sparql?query=ASK%20%7B%7D&format=json&default-graph-uri=https%3A%2F%2Fw3id.org%2Fgraphkit%2Fambleford%2Fregister HTTP/1.0\n\n",
        "GET /sparql?question=questions-by-member&member=Ines%20Tallowby HTTP/1.0\naccept: text/html\n\n",
        "GET /sparql?question=who-held-post&post=%3Cmark+onclick%3Dx%3E&on=2021-05-09 HTTP/1.0\naccept: text/html\n\n",
        "GET /sparql?query=SELECT%20%3Cmark+onclick%3Dx%3E HTTP/1.0\naccept: text/html,application/xhtml+xml\n\n",
        "POST /sparql HTTP/1.0\ncontent-type: application/sparql-query\naccept: application/rdf+xml\n\nDESCRIBE <https://w3id.org/graphkit/ambleford/question/2021-0007>",
        "POST /sparql HTTP/1.0\ncontent-type: application/x-www-form-urlencoded; charset=utf-8\n\nquery=CONSTRUCT+WHERE+%7B+%3Fs+%3Fp+%3Fo+%7D&named-graph-uri=urn:x",
        "POST /sparql HTTP/1.0\ncontent-type: application/sparql-update\ncontent-length: 99999999\n\nDROP ALL",
        'POST /sparql HTTP/1.0\ncontent-type: application/sparql-query\n\nPREFIX gk: <urn:x> SELECT (GROUP_CONCAT(STR(?l); separator="|") AS ?n) FROM <urn:y> { GRAPH ?g { ?s rdfs:label ?l FILTER (REGEX(?l, "^M.*", "i") && LANG(?l) = "en") } } GROUP BY ?g ORDER BY DESC(?n) LIMIT 3',
        "POST /sparql HTTP/1.0\ncontent-type: application/sparql-query\n\nSELECT * { SERVICE <http://127.0.0.1/> { ?s gk:supplementaryTo+/^schema:isPartOf ?o } VALUES ?s { 1 1.5e3 'x'@en true } BIND(STRDT('x', xsd:date) AS ?d) }",
        "GET /graphs?graph=https%3A%2F%2Fw3id.org%2Fgraphkit%2Fambleford%2Fregister HTTP/1.0\naccept: application/ld+json\n\n",
        'GET /graphs?default HTTP/1.0\naccept: application/trig\naccept-encoding: gzip;q=0.5\nif-none-match: W/"0", *\n\n',
        "PUT /graphs?graph=urn:x HTTP/1.0\ncontent-type: text/turtle\n\n<urn:a> <urn:b> <urn:c> .",
        "OPTIONS /sparql HTTP/1.0\norigin: http://example.org\naccess-control-request-method: POST\n\n",
        "HEAD /ambleford/person/odo-marshbank HTTP/1.0\naccept: text/turtle\n\n",
        "GET /ambleford/person/odo-marshbank.html?page=2 HTTP/1.0\n\n",
        "GET /ambleford/contribution/2021-0007/1.jsonld HTTP/1.0\n\n",
        "GET /ambleford/%3Cmark%20onclick%3Dx%3E HTTP/1.0\naccept: text/html\n\n",
        "GET /browse/person?page=1 HTTP/1.0\naccept: text/html\n\n",
        "GET /search?q=%3Cmark%20onclick%3Dx%3E%20flood HTTP/1.0\n\n",
        "GET /dumps/..%2f..%2fetc%2fpasswd HTTP/1.0\nrange: bytes=0-3,9-\n\n",
        "GET /static/../page.css HTTP/1.0\nif-modified-since: Mon, 01 Jan 2024 00:00:00 GMT\n\n",
        "GET /.well-known/void HTTP/1.0\naccept: text/n3, text/turtle;q=nan\n\n",
        "GET / HTTP/1.0\naccept: image/*, */*;q=0\n\n",
    )
)
"""Sound and unsound requests of every kind that the application answers."""

_STATUS = frozenset((200, 204, 206, 303, 304, 307, 400, 403, 404, 405, 406, 413, 415, 416))


class Lane:
    """Stands for a pool of workers: a job goes through the same frames, and is done here and now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def run(self, job: dict[str, Any]) -> Reply:
        try:
            reply = do(self._desk, json.loads(json.dumps(job)))
        except GraphkitError as error:
            reply = Reply.sentence(400, str(error))
        head, _ = unpack_head(pack(reply))
        return Reply(head.status, head.media, reply.body, head.headers)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back of one request."""

    status: int
    headers: dict[str, str]
    body: bytes


class Site:
    """The application over the small graph of the tests, which lies in ``folder``."""

    def __init__(self, folder: Path) -> None:
        on_disk = pyoxigraph.Store(str(folder / "store"))
        on_disk.bulk_load(path=str(DATA))
        on_disk.flush()
        del on_disk
        options = Options(folder, base=BASE, request_bytes=BOUND, describe=False, cache_bytes=0)
        self.app = make_app(options, BASE)
        self.store = pyoxigraph.Store()
        self.store.bulk_load(path=str(DATA))
        self.size = len(self.store)
        service = self.app.state.service
        service._queries = service._pages = Lane(Desk(self.store, BASE, 2_000, 1 << 20))
        # In a thread of its own: where a browser is driven, the thread of the tests has a loop that runs already.
        self._thread = ThreadPoolExecutor(1)
        self._loop = asyncio.new_event_loop()

    def close(self) -> None:
        self.app.state.service._snapshots.drop()
        self._thread.shutdown()
        self._loop.close()

    def ask(self, data: bytes) -> Answer | None:
        """Answer a request as uvicorn would hand it over; ``None`` for bytes that are no request of HTTP."""
        scope, body = _scope(data)
        if scope is None:
            return None
        return self._thread.submit(lambda: self._loop.run_until_complete(_answered(self.app, scope, body))).result()

    def judge(self, data: bytes) -> None:
        """Raise ``AssertionError`` where the answer to a request is not one that a stranger may get."""
        answer = self.ask(data)
        if answer is None:
            return
        assert answer.status in _STATUS, f"status {answer.status}: {answer.body[:200]!r}"
        assert all(value.isprintable() for value in answer.headers.values()), answer.headers
        assert answer.headers.get("x-content-type-options") == "nosniff"
        media = answer.headers.get("content-type", "")
        if media.startswith("text/html"):
            assert MARK not in answer.body, "words of the request stand in the page as they were sent"
        if answer.status >= 400 and media.startswith("text/plain"):
            assert answer.body.count(b"\n") <= 1, f"a refusal of several lines: {answer.body!r}"
        assert len(self.store) == self.size, "a request changed the graph"


def _scope(data: bytes) -> tuple[dict[str, Any] | None, bytes]:
    """Return the scope of a request and its body, as uvicorn reads them; h11 says whether the head is one."""
    head, _, body = data.partition(b"\r\n\r\n")
    connection = h11.Connection(h11.SERVER)
    try:
        connection.receive_data(head + b"\r\n\r\n")
        event = connection.next_event()
    except h11.RemoteProtocolError:
        return None, b""
    if not isinstance(event, h11.Request) or not event.target.startswith(b"/"):
        return None, b""
    raw_path, _, query = event.target.partition(b"?")
    return {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": event.http_version.decode("ascii"),
        "method": event.method.decode("ascii"), "scheme": "http", "path": unquote(raw_path.decode("ascii")),
        "raw_path": raw_path, "query_string": query, "root_path": "", "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 9), "headers": [(name.lower(), value) for name, value in event.headers],
    }, body  # fmt: skip


async def _answered(app: Any, scope: dict[str, Any], body: bytes) -> Answer:
    parts, begun = [body[: len(body) // 2], body[len(body) // 2 :]], {}
    found = bytearray()
    gone = asyncio.Event()

    async def receive() -> dict[str, Any]:
        if parts:
            return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            begun.update(status=message["status"], headers=message["headers"])
        found.extend(message.get("body", b""))

    await app(scope, receive, send)
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in begun["headers"]}
    return Answer(begun["status"], headers, bytes(found))
