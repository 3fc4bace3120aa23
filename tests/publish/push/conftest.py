"""A Graph Store on the loopback that keeps what it is given and misbehaves as it is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

Answer = Callable[["Shop", BaseHTTPRequestHandler, str, bytes], bool]
"""Answers a request itself and returns true, or returns false and lets the store do what it is asked."""


@dataclass
class Shop:
    """The store: its graphs by name, and every request as method, graph and headers."""

    url: str = ""
    graphs: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    script: list[Answer] = field(default_factory=list)
    always: Answer | None = None
    delay: float = 0.0

    def canonical(self) -> ox.Dataset:
        return canonical(
            ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(graph))
            for graph, data in self.graphs.items()
            for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)
        )


def canonical(quads: object) -> ox.Dataset:
    """Return a dataset in the canonical form of RDFC-1.0."""
    dataset = ox.Dataset(quads)  # type: ignore[arg-type]
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def saying(status: int, body: bytes = b"", **headers: str) -> Answer:
    """Return an answer with a status, a body and headers."""

    def answer(shop: Shop, handler: BaseHTTPRequestHandler, graph: str, data: bytes) -> bool:
        handler.send_response(status)
        for name, value in {**headers, "Content_Length": str(len(body))}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)
        return True

    return answer


def hanging_up(shop: Shop, handler: BaseHTTPRequestHandler, graph: str, data: bytes) -> bool:
    """Close the connection without a word."""
    handler.close_connection = True
    return True


def taking_it_and_hanging_up(shop: Shop, handler: BaseHTTPRequestHandler, graph: str, data: bytes) -> bool:
    """Do as asked, but never say so."""
    shop.graphs[graph] = data
    handler.close_connection = True
    return True


def _handler(shop: Shop) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            graph = parse_qs(urlsplit(self.path).query).get("graph", [""])[0]
            shop.asked.append((self.command, graph))
            shop.headers.append({name.lower(): value for name, value in self.headers.items()})
            time.sleep(shop.delay)
            answer = shop.script.pop(0) if shop.script else shop.always
            if answer is None or not answer(shop, self, graph, data):
                self._obey(graph, data)

        def _obey(self, graph: str, data: bytes) -> None:
            if self.command == "PUT":
                known = graph in shop.graphs
                shop.graphs[graph] = data
                saying(204 if known else 201)(shop, self, graph, data)
            else:
                saying(204 if shop.graphs.pop(graph, None) is not None else 404)(shop, self, graph, data)

        do_PUT = do_DELETE = do_GET = _serve  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            return

    return Handler


@pytest.fixture
def shop() -> Iterator[Shop]:
    shop = Shop()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(shop))
    server.daemon_threads = True
    shop.url = f"http://127.0.0.1:{server.server_address[1]}/store"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield shop
    server.shutdown()
    server.server_close()
    thread.join()
