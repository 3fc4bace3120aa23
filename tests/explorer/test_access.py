"""No state of the page has a serious or critical finding of axe-core, in light, in dark, or on a phone."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.explorer.browsing import DESK, HEADINGS, PHONE, STATES, Opened, opened

pytestmark = pytest.mark.browser
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": DESK},
    "dark": {"color_scheme": "dark", "viewport": DESK},
    "phone": {"viewport": PHONE, "reduced_motion": "reduce"},
}
GO = """(address) => location.hash === address || new Promise((done) => {
    addEventListener('popstate', () => setTimeout(done), { once: true });
    location.hash = address;
})"""
"""Go to a state as a link does, and wait until the page has followed."""


@pytest.fixture(scope="session")
def axe(pytestconfig: pytest.Config) -> str:
    """The text of axe-core: of the file that GRAPHKIT_AXE names, or fetched once by npm into the cache of the tests."""
    named = os.environ.get("GRAPHKIT_AXE")
    if named:
        return Path(named).read_text(encoding="utf-8")
    folder = Path(pytestconfig.cache.mkdir("axe"))
    found = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not found.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("neither GRAPHKIT_AXE nor npm is here")
        asked = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), "axe-core@4"]
        done = subprocess.run(asked, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode:
            pytest.skip(f"npm could not fetch axe-core: {done.stderr.strip()[:200]}")
    return found.read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=LOOKS)
def looked_at(request: pytest.FixtureRequest, browser: Browser, pages: dict[str, Path], axe: str) -> Iterator[Opened]:
    """A page with all its controls unfolded, which goes from state to state."""
    with opened(browser, pages["town"], **LOOKS[request.param]) as seen:
        for group in seen.page.locator("details.group:not([open]) > summary").all():
            if group.is_visible():
                group.click()
        seen.page.evaluate(axe)
        yield seen


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious(looked_at: Opened, state: str):
    looked_at.page.evaluate(GO, STATES[state])
    assert looked_at.settled().heading == HEADINGS.get(state, "Who is tied to what")
    looked_at.page.wait_for_timeout(250)
    found = looked_at.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    serious = [v for v in found["violations"] if v["impact"] in ("serious", "critical")]
    assert [(v["id"], [n["html"][:160] for n in v["nodes"]][:4]) for v in serious] == []


def test_headings_come_in_order(browser: Browser, pages: dict[str, Path]):
    with opened(browser, pages["town"], STATES["person"]) as seen:
        levels = seen.page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((h) => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
