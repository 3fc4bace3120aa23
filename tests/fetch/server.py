"""A server of our own on the loopback interface: pages that we wrote, and every way in which a site can be difficult."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = tuple[int, dict[str, str], bytes]

QUESTION = """<!DOCTYPE html><html lang="en"><head><title>Moss {n}</title></head><body><main><h1>Moss on walls ({n})</h1>
<dl><dt>Reference:</dt><dd>2018/{n:04}</dd><dt>Session date:</dt><dd>November 1, 2018</dd>
<dt>Question by:</dt><dd>Ann Oak</dd><dt>Asked of:</dt><dd>The Mayor</dd></dl>
<h2>Question</h2><p>How much moss is there on wall {n}?</p>
<h2>Answer</h2><p>Answered by: The Mayor</p><p>{answer}</p></main></body></html>"""


def question(n: int, answer: str = "There is plenty of it.") -> bytes:
    return QUESTION.format(n=n, answer=answer).encode()


class Site:
    """What the server answers (``replies``: path to a list; the last one stays), and what it was asked (``asked``)."""

    def __init__(self) -> None:
        self.replies: dict[str, list[Reply]] = {"/robots.txt": [(404, {}, b"")]}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.times: list[float] = []
        self.hang = 0.0
        self.port = 0

    def says(self, path: str, *replies: Reply | bytes) -> None:
        html = {"Content-Type": "text/html; charset=utf-8"}
        self.replies[path] = [reply if isinstance(reply, tuple) else (200, html, reply) for reply in replies]

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def reply(self, path: str, headers: dict[str, str]) -> Reply:
        self.asked.append((path, headers))
        self.times.append(time.monotonic())
        waiting = self.replies.get(path, [(404, {}, b"")])
        status, given, body = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        tag = given.get("ETag")
        return (304, given, b"") if tag and headers.get("if-none-match") == tag else (status, given, body)

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, headers, body = site.reply(self.path, {k.lower(): v for k, v in self.headers.items()})
            if status == 0:
                time.sleep(site.hang)
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            if len(body) < int(headers.get("Content-Length", 0)):
                self.close_connection = True

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
