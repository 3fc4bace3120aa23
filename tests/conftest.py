"""What a test may need from outside the repository, where it is found, and what happens where it is not."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

STRICT = "GRAPHKIT_NO_SKIPS"
"""Set (by continuous integration) to make a test fail that would be skipped."""


def chromium_path() -> str | None:
    """Return the path of a Chromium: the one that is named, or the first on PATH."""
    named = os.environ.get("GRAPHKIT_CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def shared_path() -> Path | None:
    """Return the folder with real transcripts, gold and facts, where it is named and there."""
    named = os.environ.get("GRAPHKIT_SHARED")
    return Path(named) if named and Path(named).is_dir() else None


NEEDS = {
    "shared": (lambda: shared_path() is not None, "GRAPHKIT_SHARED names no folder"),
    "browser": (lambda: chromium_path() is not None, "no Chromium here"),
    "virtuoso": (lambda: bool(shutil.which("virtuoso-t") and shutil.which("isql-vt")), "no Virtuoso here"),
    "server": (lambda: shutil.which("oxigraph") is not None, "no oxigraph server here"),
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    asked = {item for item in items if os.environ.get("GRAPHKIT_SLOW") or not item.get_closest_marker("slow")}
    left_out = [i for i in items if i not in asked or any(m.args[0] not in os.environ for m in i.iter_markers("named"))]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    for item in items:
        for marker, (there, reason) in NEEDS.items():
            if item.get_closest_marker(marker) and not there():
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    outcome = yield
    report = outcome.get_result()
    if os.environ.get(STRICT) and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and {STRICT} forbids that: {report.longrepr}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real transcripts, gold and facts."""
    path = shared_path()
    assert path is not None
    return path


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    path = chromium_path()
    assert path is not None
    return path


@pytest.fixture(scope="session")
def driver() -> Iterator[Any]:
    """Playwright, begun once: it does not run twice in one process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright
