"""The example town as a built graph, and invented records, as pages that a browser may open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from playwright.sync_api import Browser, Playwright

from benchmarks.explorer.synthetic import record
from graphkit.config import Settings
from graphkit.pipeline import build
from graphkit.publish.explorer.pack import pack
from graphkit.publish.explorer.page import page
from graphkit.publish.explorer.query import view_of
from graphkit.publish.explorer.view import View
from graphkit.register import Register
from tests.explorer.browsing import ARGUMENTS

EXAMPLE = Path(__file__).parents[2] / "examples" / "ambleford"


@pytest.fixture(scope="session")
def ambleford(tmp_path_factory: pytest.TempPathFactory) -> pyoxigraph.Store:
    output = tmp_path_factory.mktemp("ambleford")
    register = Register.load(EXAMPLE / "register")
    store, _ = build([EXAMPLE / "transcripts"], Settings(output=output, register=str(EXAMPLE / "register")), register)
    return store


@pytest.fixture(scope="session")
def town(ambleford: pyoxigraph.Store) -> View:
    return view_of(ambleford)


@pytest.fixture(scope="session")
def council() -> View:
    """An invented record of about a thousand nodes."""
    return record(1000)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, town: View, council: View) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    empty = View("Nowhere", "", "https://example.org/", 0)
    made = {}
    for name, view in {"town": town, "council": council, "empty": empty}.items():
        made[name] = folder / f"{name}.html"
        made[name].write_text(page(view, pack(view)), encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def browser(chromium: str, driver: Playwright) -> Iterator[Browser]:
    started = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
    yield started
    started.close()
