"""Measure: a page is opened, dragged and filtered, and what that takes is counted in processor time."""

from __future__ import annotations

import time
from pathlib import Path

from playwright.sync_api import CDPSession, Page

from benchmarks.explorer.browser import processor_seconds, tab, wait

__all__ = ["measured"]

STEPS = 90
CHOICES = 6
PATIENCE = 150.0
COUNT = """() => { window.seen = 0; const step = () => { window.seen++; requestAnimationFrame(step); }; requestAnimationFrame(step); }"""


def measured(path: Path, drawn: str, address: str = "", *, webgl: bool = False) -> dict[str, float | None]:
    """Return processor seconds to the first picture, then milliseconds a frame and frames a second of a drag.

    For a page of ours ``restyle`` is what a change of a filter takes of the page's thread, in milliseconds of
    processor time, from the click to the picture. What was not reached within two and a half minutes is ``None``.
    """
    with tab(webgl=webgl) as page:
        page.wait_for_timeout(300)
        before = processor_seconds()
        page.goto(f"{path.as_uri()}{address}", wait_until="commit")
        if not wait(page, drawn, PATIENCE):
            return {"first": None, "frame": None, "rate": None}
        first = processor_seconds() - before
        _quiet(page)
        found = {"first": first, **_drag(page)}
        if "dataset" in drawn:
            found["restyle"] = _restyle(page)
        return found


def _quiet(page: Page) -> None:
    """Wait until the page has nothing to do any more, ten seconds at most."""
    for _ in range(20):
        before = processor_seconds()
        page.wait_for_timeout(500)
        if processor_seconds() - before < 0.05:
            return


def _drag(page: Page) -> dict[str, float | None]:
    page.evaluate(COUNT)
    page.mouse.move(720, 450)
    page.mouse.down()
    begun, spent, seen = time.perf_counter(), processor_seconds(), page.evaluate("window.seen")
    for step in range(STEPS):
        page.mouse.move(720 + 2 * (step % 30), 450 + step % 20)
    elapsed, spent = time.perf_counter() - begun, processor_seconds() - spent
    frames = page.evaluate("window.seen") - seen
    page.mouse.up()
    return {"frame": 1000 * spent / max(frames, 1), "rate": frames / elapsed}


def _restyle(page: Page) -> float:
    page.keyboard.press("Escape")
    page.wait_for_timeout(1000)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = _spent(session)
    for _ in range(CHOICES):
        page.locator("#controls input[type=checkbox]").nth(2).click()
        page.wait_for_timeout(500)
    return 1000 * (_spent(session) - before) / CHOICES


def _spent(session: CDPSession) -> float:
    found = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in found if metric["name"] == "TaskDuration"))
