"""A push into a real second store ends with the same canonical graphs, also when it is killed in the middle."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from tests.publish.push.conftest import Shop, canonical
from tests.servers import free_port, virtuoso, wait_for

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data" / "questions.trig"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder like that of a build: a store on disk, with as many sources again as make a push last."""
    (tmp_path / "output").mkdir()
    store = ox.Store(str(tmp_path / "output" / "store"))
    store.bulk_load(path=str(DATA))
    for number in range(40):
        name = ox.NamedNode(f"https://w3id.org/graphkit/ambleford/source/more-{number:02}")
        store.add(ox.Quad(name, ox.NamedNode("urn:says"), ox.Literal("words " * number, language="en"), name))
    store.flush()
    del store
    return tmp_path / "output"


def _command(built: Path, url: str) -> list[str]:
    return [sys.executable, "-m", "graphkit", "publish", "-d", str(built), "--to", url]


def _environ(built: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(built.parent)}


def _expected(built: Path) -> ox.Dataset:
    from graphkit.publish.bundle import Publication, described

    whole, _ = described(ox.Store.read_only(str(built / "store")), Publication())
    return canonical(whole)


@pytest.mark.parametrize("after", [1, 7, 23, 44])
def test_a_push_that_is_killed_goes_on_where_it_was(built: Path, shop: Shop, after: int) -> None:
    shop.delay = 0.01
    running = subprocess.Popen(_command(built, shop.url), env=_environ(built), stdout=subprocess.DEVNULL)
    while len(shop.asked) < after:
        assert running.poll() is None, "the push ended before it could be killed"
        time.sleep(0.002)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    time.sleep(0.05)
    before = len(shop.asked)
    shop.delay = 0.0
    subprocess.run(_command(built, shop.url), env=_environ(built), check=True, stdout=subprocess.DEVNULL)
    assert shop.canonical() == _expected(built)
    assert len(shop.asked) - before <= len(shop.graphs) - before + 1  # at most the one that was on its way again


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[str]:
    program = shutil.which("oxigraph")
    assert program is not None
    port = free_port()
    command = [program, "serve", "--location", str(tmp_path / "other"), "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    wait_for(f"{url}/query?query=ASK%7B%7D")
    yield url
    server.terminate()
    server.wait()


def _held(url: str) -> ox.Dataset:
    request = urllib.request.Request(f"{url}/store", headers={"Accept": "application/n-quads"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return canonical(ox.parse(answer.read(), format=ox.RdfFormat.N_QUADS))


@pytest.mark.server
def test_an_oxigraph_server_then_holds_the_same_canonical_graphs(built: Path, oxigraph: str) -> None:
    command, environ = _command(built, f"{oxigraph}/store"), _environ(built)
    said = subprocess.run(command, env=environ, check=True, capture_output=True, text=True).stdout
    assert said.startswith("46 graphs sent, 0 deleted, 0 already there")
    assert _held(oxigraph) == _expected(built)
    store = ox.Store(str(built / "store"))
    store.remove_graph(ox.NamedNode("https://w3id.org/graphkit/ambleford/source/more-05"))
    store.flush()
    del store
    said = subprocess.run(command, env=environ, check=True, capture_output=True, text=True).stdout
    assert said.startswith("1 graph sent, 1 deleted, 44 already there")  # the description counts, so it changes
    assert _held(oxigraph) == _expected(built)


@pytest.mark.server
def test_a_killed_push_into_an_oxigraph_server_goes_on(built: Path, oxigraph: str) -> None:
    command, environ = _command(built, f"{oxigraph}/store"), _environ(built)
    for seconds in (0.5, 0.6, 0.7, 0.8):
        running = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
        time.sleep(seconds)
        running.kill()
        running.wait()
    subprocess.run(command, env=environ, check=True, stdout=subprocess.DEVNULL)
    assert _held(oxigraph) == _expected(built)


@pytest.mark.virtuoso
def test_a_virtuoso_asks_for_digest_and_then_holds_the_same_graphs(built: Path, tmp_path: Path) -> None:
    with virtuoso(tmp_path / "virtuoso") as other:
        environ = {**_environ(built), "GRAPHKIT_PUSH_USER": "dba", "GRAPHKIT_PUSH_PASSWORD": "dba"}
        subprocess.run(
            _command(built, f"{other.url}/sparql-graph-crud-auth"), env=environ, check=True, stdout=subprocess.DEVNULL
        )
        expected = _expected(built)
        for name in {quad.graph_name for quad in expected}:
            request = urllib.request.Request(
                f"{other.url}/sparql-graph-crud?graph={quote(name.value)}", headers={"Accept": "text/plain"}
            )
            with urllib.request.urlopen(request, timeout=30) as answer:
                held = {quad.triple for quad in ox.parse(answer.read(), format=ox.RdfFormat.N_TRIPLES)}
            assert held == {quad.triple for quad in expected if quad.graph_name == name}
