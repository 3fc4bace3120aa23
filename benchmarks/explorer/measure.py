"""Measure: a page is opened, dragged and filtered, and what that takes is counted in processor time.

The clock of a browser's main thread (``TaskDuration`` of the DevTools protocol, in thread ticks) stands while others
have the processor; what a busy machine still adds is that caches are cold, so of several choices the median counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page

from benchmarks.explorer.browser import processor_seconds, tab, wait

__all__ = ["measured"]

STEPS = 90
CHOICES = 10
SETTLED = 400
PATIENCE = 150.0
COUNT = """() => { window.seen = 0; const step = () => { window.seen++; requestAnimationFrame(step); }; requestAnimationFrame(step); }"""
TICK = "#controls input[type=checkbox]"


def measured(path: Path, drawn: str, address: str = "", *, webgl: bool = False) -> dict[str, float | None]:
    """Return processor seconds to the first picture, then what a drag takes, and of a page of ours also a choice.

    ``frame`` is the processor time of all the browser's processes for a frame of a drag, ``page`` what of it is the
    page's own thread (both in milliseconds), ``rate`` the frames in a second. ``restyle`` and ``dates`` are what a tick
    at a kind and a step of the first date take of the page's thread, in milliseconds, until the new picture stands.
    What was not reached within two and a half minutes is ``None``.
    """
    with tab(webgl=webgl) as page:
        page.wait_for_timeout(300)
        before = processor_seconds()
        page.goto(f"{path.as_uri()}{address}", wait_until="commit")
        if not wait(page, drawn, PATIENCE):
            return {"first": None, "frame": None, "page": None, "rate": None}
        first = processor_seconds() - before
        _quiet(page)
        thread = page.context.new_cdp_session(page)
        thread.send("Performance.enable", {"timeDomain": "threadTicks"})
        found = {"first": first, **_drag(page, thread)}
        if "dataset" in drawn:
            page.keyboard.press("Escape")
            found |= {"restyle": _ticks(page, thread), "dates": _dates(page, thread)}
        return found


def _quiet(page: Page) -> None:
    """Wait until the page has nothing to do any more, ten seconds at most."""
    for _ in range(20):
        before = processor_seconds()
        page.wait_for_timeout(500)
        if processor_seconds() - before < 0.05:
            return


def _drag(page: Page, thread: CDPSession) -> dict[str, float | None]:
    page.evaluate(COUNT)
    page.mouse.move(720, 450)
    page.mouse.down()
    begun, spent, own, seen = time.perf_counter(), processor_seconds(), _spent(thread), page.evaluate("window.seen")
    for step in range(STEPS):
        page.mouse.move(720 + 2 * (step % 30), 450 + step % 20)
    elapsed, spent, own = time.perf_counter() - begun, processor_seconds() - spent, _spent(thread) - own
    frames = max(page.evaluate("window.seen") - seen, 1)
    page.mouse.up()
    return {"frame": 1000 * spent / frames, "page": 1000 * own / frames, "rate": frames / elapsed}


def _ticks(page: Page, thread: CDPSession) -> float:
    """Tick kinds of things off and on, by turns, where the mouse finds their boxes."""
    boxes = [page.locator(TICK).nth(n).bounding_box() for n in range(4)]
    points = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes if box]

    def choose(n: int) -> None:
        page.mouse.click(*points[n // 2 % len(points)])

    return _each(page, thread, choose)


def _dates(page: Page, thread: CDPSession) -> float:
    page.locator("#from").focus()
    return _each(page, thread, lambda _: page.keyboard.press("ArrowRight"))


def _each(page: Page, thread: CDPSession, choose: Callable[[int], None]) -> float:
    """Return the median of what the choices take."""
    page.wait_for_timeout(1000)
    taken = []
    for n in range(CHOICES):
        before = _spent(thread)
        choose(n)
        page.wait_for_timeout(SETTLED)
        taken.append(_spent(thread) - before)
    return 1000 * median(taken)


def _spent(thread: CDPSession) -> float:
    """Return the processor time of the page's main thread, in seconds."""
    found = thread.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in found if metric["name"] == "TaskDuration"))
