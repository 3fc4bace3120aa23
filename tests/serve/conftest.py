"""A real service on a free port of the loopback, over the small graph of the tests."""

from __future__ import annotations

import http.client
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyoxigraph
import pytest
import uvicorn

from graphkit.serve import Options
from graphkit.serve.app import make_app
from graphkit.serve.server import base_of, taken
from graphkit.serve.wire import configured

ROOT = Path(__file__).parents[2]
DATA = Path(__file__).parents[1] / "data" / "questions.trig"
EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\u2028‮ مرحبا 🏛 {{ 7*7 }}"

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@dataclass
class Got:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media(self) -> str:
        return (self.headers["Content-Type"] or "").partition(";")[0]


@dataclass
class Client:
    """Asks one service; each request has a connection of its own."""

    host: str
    port: int
    base: str
    options: Options
    app: Any = field(repr=False)

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Got:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            response = connection.getresponse()
            return Got(response.status, response.headers, response.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Got:
        return self.ask("GET", path, **headers)

    def query(self, sparql: str, **headers: str) -> Got:
        return self.get("/sparql?" + urlencode({"query": sparql}), **headers)


@contextmanager
def running(options: Options, *, describe: bool = False) -> Iterator[Client]:
    """Run a service in a thread for the time of a block; what it serves stays as it is unless it may ``describe`` it."""
    options = replace(options, describe=describe)
    with taken(options) as listening:
        app = make_app(options, base_of(options))
        server = uvicorn.Server(configured(app, 2))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + 30
        while not server.started:
            assert thread.is_alive(), "the service did not start"
            assert time.monotonic() < until, "the service did not start in time"
            time.sleep(0.02)
        try:
            yield Client(options.host, listening.getsockname()[1], app.state.service.base, options, app)
        finally:
            server.should_exit = True
            thread.join(30)
            assert not thread.is_alive()


def stored(trig: Path | str, folder: Path) -> Path:
    """Load TriG into a store on disk as a build leaves it, and return the folder of the build."""
    folder.mkdir(parents=True, exist_ok=True)
    store = pyoxigraph.Store(str(folder / "store"))
    if isinstance(trig, Path):
        store.bulk_load(path=str(trig))
    else:
        store.bulk_load(trig, format=pyoxigraph.RdfFormat.TRIG)
    store.flush()
    del store
    return folder


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(DATA, tmp_path_factory.mktemp("ambleford"))


@pytest.fixture(scope="session")
def client(output: Path) -> Iterator[Client]:
    with running(Options(output, port=0, timeout=20, rows=2000, concurrent=2)) as found:
        yield found


@pytest.fixture(scope="session")
def serving() -> Callable[[Options], Any]:
    """The context manager that runs a service of a test's own."""
    return running


@pytest.fixture(scope="session")
def served(serving: Callable[[Options], Any]) -> Callable[[Options], Any]:
    """The same; a module may have its services run in another way."""
    return serving


def remembered(client: Client) -> None:
    """Wait until a service answers from memory."""
    service = client.app.state.service
    until = time.monotonic() + 60
    while service._source.memory is None:
        assert time.monotonic() < until, "the graph did not come into memory"
        assert not service._equipping.done() or service._source.memory is not None, "the graph cannot be held"
        time.sleep(0.02)


@pytest.fixture(scope="session")
def in_memory() -> Callable[[Client], None]:
    """What waits until a service answers from memory."""
    return remembered


@pytest.fixture(scope="session")
def archived() -> Callable[[Path], Path]:
    """The function that makes the folder of a build with the store and its archive of N-Quads."""

    def made(folder: Path) -> Path:
        stored(DATA, folder)
        store = pyoxigraph.Store.read_only(str(folder / "store"))
        store.dump(str(folder / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
        return folder

    return made


@pytest.fixture(scope="session")
def store_of() -> Callable[[Path | str, Path], Path]:
    """The function that makes the folder of a build out of TriG."""
    return stored


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A service over a graph whose names and words are meant to do harm."""
    text = DATA.read_text(encoding="utf-8")
    evil = str(pyoxigraph.Literal(EVIL))
    for plain in (
        '"Ines Tallowby"',
        '"Flooding in Lower Weir"',
        '"Mayor of Ambleford"',
        '"Flooding"',
        '"flooding.txt"',
    ):
        text = text.replace(plain, evil)
    text = text.replace('"the Mayor"', evil).replace('"When will the Mayor', f"{evil[:-1]} When will the Mayor")
    text += (
        "\n<https://w3id.org/graphkit/ambleford/register> { <https://w3id.org/graphkit/ambleford/person/ines-tallowby> "
    )
    text += "<http://www.w3.org/2004/02/skos/core#exactMatch> <javascript:alert(3)> . }"
    with running(Options(stored(text, tmp_path_factory.mktemp("hostile")), port=0)) as client:
        yield client


@dataclass
class Seen:
    """A page, what it asked for, and what it complained of."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser(chromium: str, driver: Any) -> Iterator[Any]:
    started = driver.chromium.launch(executable_path=chromium, args=FLAGS)
    yield started
    started.close()


@pytest.fixture
def opened(browser: Any) -> Iterator[Any]:
    contexts = []

    def open_page(url: str, **view: Any) -> Seen:
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **view})
        contexts.append(context)
        seen = Seen(context.new_page())
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on("dialog", lambda dialog: seen.complaints.append(dialog.message) or dialog.dismiss())
        seen.page.goto(url)
        return seen

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def serious() -> Callable[[Any], list[str]]:
    """What axe-core, from where it is named or where npm puts it, finds that is serious or critical: rule and element."""
    path = Path(os.environ.get("GRAPHKIT_AXE") or ROOT / "node_modules" / "axe-core" / "axe.min.js")
    if not path.is_file():
        pytest.skip("no axe-core here: npm install axe-core, or name axe.min.js with GRAPHKIT_AXE")
    axe = path.read_text(encoding="utf-8")

    def found(page: Any) -> list[str]:
        page.evaluate(axe)
        grave = [one for one in page.evaluate("axe.run()")["violations"] if one["impact"] in ("serious", "critical")]
        return [f"{one['id']}: {node['html'][:160]}" for one in grave for node in one["nodes"]]

    return found
