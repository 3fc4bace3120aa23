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
    "server": (lambda: shutil.which("oxigraph") is not None, "no oxigraph server here"),
    "slow": (lambda: bool(os.environ.get("GRAPHKIT_SLOW")), "the long form runs with GRAPHKIT_SLOW=1"),
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    unnamed = [item for item in items if any(m.args[0] not in os.environ for m in item.iter_markers("named"))]
    if unnamed:
        config.hook.pytest_deselected(items=unnamed)
        items[:] = [item for item in items if item not in unnamed]
    for item in items:
        for marker, (there, reason) in NEEDS.items():
            if item.get_closest_marker(marker) and not there():
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    outcome = yield
    report = outcome.get_result()
    if os.environ.get(STRICT) and report.skipped and not hasattr(report, "wasxfail") and "slow" not in item.keywords:
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
