"""Browser: a Chromium without network and GPU, and how much processor time it and its children have taken."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

__all__ = ["processor_seconds", "tab", "wait"]

PLAIN = (
    "--no-sandbox --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-extensions"
).split()
WITHOUT_WEBGL = ["--disable-gpu", "--disable-software-rasterizer"]
SOFTWARE_WEBGL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


@contextmanager
def tab(*, webgl: bool = False, **context: Any) -> Iterator[Page]:
    """Open an empty page in a browser of its own."""
    chromium = os.environ.get("GRAPHKIT_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as driver:
        arguments = PLAIN + (SOFTWARE_WEBGL if webgl else WITHOUT_WEBGL)
        started = driver.chromium.launch(executable_path=chromium, args=arguments)
        window = started.new_context(offline=True, **{"viewport": {"width": 1440, "height": 900}, **context})
        page = window.new_page()
        page.goto("about:blank")
        yield page
        started.close()


def wait(page: Page, condition: str, seconds: float = 120) -> bool:
    """Ask again and again whether a condition holds; say whether it came to hold."""
    for _ in range(int(seconds * 20)):
        if page.evaluate(condition):
            return True
        page.wait_for_timeout(50)
    return False


def processor_seconds() -> float:
    """Return the processor time of all descendants of this process, in seconds (Linux)."""
    parents, times = {}, {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it ended meanwhile
                continue
            parents[int(folder.name)] = int(fields[1])
            times[int(folder.name)] = int(fields[11]) + int(fields[12])
    mine = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in mine} - mine:
        mine |= more
    return sum(times[child] for child in mine if child != os.getpid() and child in times) / os.sysconf("SC_CLK_TCK")
