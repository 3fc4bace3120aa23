"""Nothing that is read or asked leads anywhere that nobody named: redirections, contexts and entities fetch nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graphkit.errors import GraphkitError, OutputError, QueryError
from graphkit.query.endpoint import remote
from graphkit.store import open_file


class Shop(ThreadingHTTPServer):
    """A server that leads on to ``to`` with ``status``, and remembers what it was asked."""

    to, status = "", 302

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str, str | None]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    def answer(self) -> None:
        assert isinstance(self.server, Shop)
        self.server.asked.append((self.command, self.path, self.headers.get("Authorization")))
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.send_response(self.server.status)
        self.send_header("Location", self.server.to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST = do_HEAD = answer  # noqa: N815 - the library calls them so

    def log_message(self, *arguments: object) -> None: ...


@pytest.fixture
def shop() -> Iterator[Shop]:
    server = Shop()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "to", ["{own}/secret", "http://169.254.169.254/latest", "http://10.0.0.1/", "http://[::1]:9/", "file:///etc/hostname", "//127.0.0.1/x"]
)  # fmt: skip
def test_an_endpoint_that_leads_on_is_not_followed(shop: Shop, status: int, to: str) -> None:
    shop.status, shop.to = status, to.replace("{own}", shop.address)
    with pytest.raises(QueryError):
        remote(f"{shop.address}/sparql", "ASK {}")
    assert [path for _, path, _ in shop.asked] == ["/sparql"]


def test_an_endpoint_is_told_no_password_of_ours(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n", encoding="utf-8")
    netrc.chmod(0o600)
    for name, value in (("NETRC", str(netrc)), ("GRAPHKIT_PUSH_TOKEN", "secret"), ("HOME", str(tmp_path))):
        monkeypatch.setenv(name, value)
    shop.status = 401
    with pytest.raises(QueryError):
        remote(f"{shop.address}/sparql", "ASK {}")
    assert {told for _, _, told in shop.asked} == {None}


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "ftp://127.0.0.1/", "gopher://127.0.0.1/_x", "/etc/hostname"]
)
def test_an_endpoint_is_an_address_of_the_web(address: str) -> None:
    with pytest.raises(GraphkitError):
        remote(address, "ASK {}")


@pytest.mark.parametrize("place", ["{own}/context.jsonld", "file:///etc/hostname"])
def test_a_remote_context_is_not_fetched(shop: Shop, tmp_path: Path, place: str) -> None:
    path = tmp_path / "x.jsonld"
    context = place.replace("{own}", shop.address)
    path.write_text(f'{{"@context": "{context}", "@id": "http://example.org/a", "name": "A"}}', encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be read"):
        open_file(path)
    assert shop.asked == []


def test_an_entity_of_rdf_xml_is_not_fetched(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "x.rdf"
    path.write_text(
        f'<!DOCTYPE r [<!ENTITY e SYSTEM "{shop.address}/entity">]>'
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://example.org/">'
        '<r:Description r:about="http://example.org/a"><x:name>&e;</x:name></r:Description></r:RDF>',
        encoding="utf-8",
    )
    with pytest.raises(OutputError, match="cannot be read"):
        open_file(path)
    assert shop.asked == []
