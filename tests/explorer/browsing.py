"""Browsing: a page is opened from disk in a browser without a network, and what it asks for and complains of is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-software-rasterizer",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Neither a network nor WebGL, in hardware or in software."""

SOFTWARE_WEBGL = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", *ARGUMENTS[3:]]

STATES = {
    "whole": "",
    "person": "#n=person/petra-oquill",
    "topic": "#n=topic/flooding&d=2",
    "hidden": "#n=topic/flooding&o=1&x=10_20_1.250",
    "tie": "#e=person/petra-oquill~person/ines-tallowby",
    "way": "#p=person/petra-oquill~topic/ferries",
    "filtered": "#k=person.topic&w=2&f=2021-01-01&u=2021-10-01",
    "relations": "#r=named.holds&b=topic/water",
    "party": "#k=person.party.topic.question.speech&y=party/mill&q=party/weir:7a3fb0&c=party",
    "dark": "#t=dark",
    "table": "#n=person/petra-oquill&v=table",
    "commitments": "#l=commitments",
    "unclear": "#l=unclear",
    "unanswered": "#l=unanswered",
    "story": '#v=table&s=[["First",""],["Then","v=table"]]&i=1',
}
"""Views of the example town by their addresses, each with its keys in the order in which the page writes them."""

HEADINGS = {
    "person": "Petra O'Quill",
    "topic": "Flooding",
    "hidden": "Flooding",
    "tie": "Petra O'Quill and Ines Tallowby",
    "way": "From Petra O'Quill to Ferries",
    "table": "Petra O'Quill",
    "commitments": "Undertakings",
    "unclear": "Mentions that stay unclear",
    "unanswered": "Questions without an answer",
}

DESK = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}


@dataclass
class Opened:
    """A page, with the addresses that it asked for and the errors that it met."""

    page: Page
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def wait(self, condition: str) -> Any:
        """Wait until a condition holds; the policy forbids the page itself to evaluate it, so it is asked again and again."""
        for _ in range(200):
            found = self.page.evaluate(condition)
            if found:
                return found
            self.page.wait_for_timeout(25)
        raise AssertionError(f"it never came to: {condition}")

    def settled(self) -> Opened:
        """Wait until the passages are there and, where the view has a picture, until that stands: slices of a large one come later."""
        self.wait(
            """document.documentElement.dataset.ready === 'yes'
            && (document.documentElement.dataset.drawn || !document.getElementById('picture').clientWidth)"""
        )
        return self

    @property
    def heading(self) -> str:
        return self.page.locator("#panel h2").inner_text()

    @property
    def address(self) -> str:
        return str(self.page.evaluate("location.hash"))

    def ink(self) -> int:
        """How many points of the picture are not its ground."""
        return int(
            self.page.evaluate(
                """() => { const c = document.getElementById('scene'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
                let n = 0; for (let i = 0; i < d.length; i += 4) if (d[i] !== d[0] || d[i + 1] !== d[1]) n++; return n; }"""
            )
        )

    def squares(self) -> list[float]:
        """How far each square of 16 by 16 points is from the ground, row by row: anti-aliasing does not change it, a shifted label does."""
        return list(
            self.page.evaluate(
                """() => { const c = document.getElementById('scene'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
                const wide = Math.ceil(c.width / 16), sums = new Array(wide * Math.ceil(c.height / 16)).fill(0);
                for (let i = 0; i < d.length; i += 4) { const x = (i / 4) % c.width, y = Math.floor(i / 4 / c.width);
                    const far = Math.abs(d[i] - d[0]) + Math.abs(d[i + 1] - d[1]) + Math.abs(d[i + 2] - d[2]);
                    sums[Math.floor(y / 16) * wide + Math.floor(x / 16)] += far / 256; }
                return sums; }"""
            )
        )

    def printed(self) -> dict[str, Any]:
        """The boxes of marks and of names in the picture as it is printed, each as left, top, right and bottom."""
        self.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        self.page.emulate_media(media="print")
        found = self.page.evaluate(
            """() => { const boxes = (kind) => [...document.querySelectorAll(`#print svg > ${kind}`)].map((each) => {
                const { x, y, width, height } = each.getBBox(); return [each.textContent, x, y, x + width, y + height]; });
                return { marks: [...boxes('circle'), ...boxes('polygon')].map(([, ...box]) => box),
                    names: Object.fromEntries(boxes('text').map(([name, ...box]) => [name, box])) }; }"""
        )
        self.page.emulate_media(media="screen")
        return dict(found)

    def choose(self, words: str) -> None:
        """Search for words and take the first that is found."""
        self.page.keyboard.press("Escape")
        self.page.fill("#search", words)
        self.page.press("#search", "Enter")


@contextmanager
def opened(browser: Browser, path: Path, address: str = "", **context: Any) -> Iterator[Opened]:
    """Open a page from disk with the network off."""
    window = browser.new_context(**{"offline": True, "viewport": DESK, "accept_downloads": True, **context})
    seen = Opened(window.new_page())
    seen.page.on("request", lambda request: seen.asked.append(request.url))
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    seen.page.on(
        "console", lambda message: seen.errors.append(message.text) if message.type in ("error", "warning") else None
    )
    try:
        seen.page.goto(f"{path.as_uri()}{address}")
        yield seen.settled()
    finally:
        window.close()
