"""The picture in a real browser with the network off: drawn, silent, inert, and it answers a click."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from graphkit.publish import FORMATS

from .conftest import BASE, HOSTILE

pytestmark = pytest.mark.browser

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@dataclass
class Seen:
    """A page, and what it asked for and complained of."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser(chromium: str, driver: Any) -> Iterator[Any]:
    started = driver.chromium.launch(executable_path=chromium, args=FLAGS)
    yield started
    started.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    contexts = []

    def open_page(html: bytes, **view: Any) -> Seen:
        path = tmp_path / "graph.html"
        path.write_bytes(html)
        context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}, **view)
        contexts.append(context)
        seen = Seen(context.new_page())
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("requestfailed", lambda request: seen.blocked.append(request.failure))
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on("dialog", lambda dialog: seen.complaints.append(dialog.message) or dialog.dismiss())
        seen.page.goto(path.as_uri())
        for _ in range(100):
            if seen.page.evaluate("document.documentElement.dataset.drawn") == "yes":
                break
            seen.page.wait_for_timeout(50)
        seen.page.wait_for_timeout(100)
        return seen

    yield open_page
    for context in contexts:
        context.close()


def picture(store: pyoxigraph.Store, **options: Any) -> bytes:
    out = io.BytesIO()
    FORMATS["html"].write(store, out, engine="pyvis", **options)
    return out.getvalue()


def place_of(seen: Seen, iri: str) -> tuple[float, float]:
    """Return where on the screen a node is drawn."""
    point = seen.page.evaluate("id => graphkit.network.canvasToDOM(graphkit.network.getPosition(id))", iri)
    box = seen.page.locator("#canvas").bounding_box()
    return box["x"] + point["x"], box["y"] + point["y"]


COLOURS_DRAWN = """() => {
  const canvas = document.querySelector('#canvas canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  const seen = new Set();
  for (let i = 0; i < pixels.length; i += 4) if (pixels[i + 3] === 255) seen.add(`${pixels[i]},${pixels[i + 1]},${pixels[i + 2]}`);
  return [...seen];
}"""


def test_it_is_drawn_and_asks_for_nothing(opened: Any, store: pyoxigraph.Store) -> None:
    seen = opened(picture(store))
    assert [url for url in seen.requests if not url.endswith("/graph.html")] == []
    assert seen.complaints == []
    colours = set(seen.page.evaluate(COLOURS_DRAWN))
    assert {"0,114,178", "0,158,115", "213,94,0"} <= colours, "people, topics and offices are on the canvas"
    assert seen.page.locator("h1").inner_text() == "People, offices, topics and strategies"
    assert "9 May 2021 to 20 January 2022" in seen.page.locator(".scope").inner_text()
    assert seen.page.locator("#legend button").all_inner_texts() == ["person 3", "post 1", "strategy 2", "topic 1"]


def test_no_node_or_label_is_cut_off(opened: Any, store: pyoxigraph.Store) -> None:
    seen = opened(picture(store))
    outside = seen.page.evaluate("""() => {
      const box = document.querySelector('#canvas').getBoundingClientRect();
      return graphkit.network.body.nodeIndices.filter((id) => {
        const b = graphkit.network.getBoundingBox(id);
        const a = graphkit.network.canvasToDOM({ x: b.left, y: b.top }), z = graphkit.network.canvasToDOM({ x: b.right, y: b.bottom });
        return a.x < 0 || a.y < 0 || z.x > box.width || z.y > box.height;
      });
    }""")
    assert outside == []


def test_a_click_on_a_node_shows_its_words(opened: Any, store: pyoxigraph.Store) -> None:
    seen = opened(picture(store))
    seen.page.mouse.click(*place_of(seen, f"{BASE}person/petra-o-quill"))
    panel = seen.page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Petra O'Quill"
    caption = panel.locator("figcaption").first.inner_text()
    assert "Petra O'Quill, Mayor of Ambleford · 20 January 2022" in caption
    assert "ferries.txt" in caption
    assert panel.locator("blockquote").first.inner_text() == "I will write to the Member about the ferry."


def test_a_click_on_an_edge_shows_the_marked_words(opened: Any, store: pyoxigraph.Store) -> None:
    seen = opened(picture(store, projection="who-mentions-whom"))
    middle = seen.page.evaluate("""() => {
      const edge = Object.values(graphkit.network.body.edges)[0];
      return graphkit.network.canvasToDOM(edge.edgeType.getPoint(0.3));
    }""")
    box = seen.page.locator("#canvas").bounding_box()
    seen.page.mouse.click(box["x"] + middle["x"], box["y"] + middle["y"])
    panel = seen.page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Ines Tallowby mentions Odo Marshbank"
    assert panel.locator("mark").all_inner_texts() == ["the Mayor"]
    assert "Ines Tallowby, Ambleford Council Assembly, Weir Party" in panel.locator("figcaption").inner_text()


def test_everything_can_be_reached_by_keyboard(opened: Any, store: pyoxigraph.Store) -> None:
    seen = opened(picture(store))
    seen.page.locator("#pick").focus()
    seen.page.keyboard.type("Odo")
    assert seen.page.locator("#panel h2").inner_text() == "Odo Marshbank"
    seen.page.locator("#panel li button").first.focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#panel figure").count() >= 1


def test_the_legend_hides_a_kind(opened: Any, store: pyoxigraph.Store) -> None:
    seen = opened(picture(store))
    topics = seen.page.locator("#legend button", has_text="topic")
    topics.click()
    assert topics.get_attribute("aria-pressed") == "false"
    seen.page.wait_for_timeout(200)
    assert "0,158,115" not in seen.page.evaluate(COLOURS_DRAWN)
    topics.click()
    seen.page.wait_for_timeout(200)
    assert "0,158,115" in seen.page.evaluate(COLOURS_DRAWN)


@pytest.mark.parametrize("projection", ["overview", "who-mentions-whom"])
def test_hostile_text_does_nothing(opened: Any, hostile: pyoxigraph.Store, projection: str) -> None:
    seen = opened(picture(hostile, projection=projection))
    for node in seen.page.evaluate("graphkit.network.body.nodeIndices"):
        seen.page.mouse.move(*place_of(seen, node))
        seen.page.wait_for_timeout(350)
        seen.page.mouse.click(*place_of(seen, node))
        assert "<script>window.ran=1</script>" in seen.page.locator("#panel h2").inner_text()
    assert seen.page.evaluate("window.ran") is None
    assert seen.page.locator("#panel b, #panel script, #canvas script, #canvas b").count() == 0
    assert seen.complaints == []
    assert [url for url in seen.requests if not url.endswith("/graph.html")] == []
    assert HOSTILE.split("\n")[-1] in seen.page.locator("#pick").inner_text()


def test_a_script_that_gets_in_is_stopped_by_the_policy(opened: Any, store: pyoxigraph.Store) -> None:
    html = picture(store).replace(
        b"</body>",
        b"<script>window.ran=1</script><img src=x onerror='window.ran=2'><img src='http://127.0.0.1:9/x'></body>",
    )
    seen = opened(html)
    assert seen.page.evaluate("window.ran") is None
    assert seen.page.evaluate("document.documentElement.dataset.drawn") == "yes"
    assert any("Content Security Policy" in complaint for complaint in seen.complaints)
    assert all(reason == "csp" for reason in seen.blocked)
    assert len(seen.blocked) == 2


def test_a_link_leads_only_to_the_web(opened: Any, store: pyoxigraph.Store) -> None:
    for name, url in (("flooding", "javascript:window.ran=1"), ("ferries", "https://example.org/ferries")):
        source = pyoxigraph.NamedNode(f"{BASE}source/{name}")
        store.add(
            pyoxigraph.Quad(
                source, pyoxigraph.NamedNode("http://purl.org/dc/terms/source"), pyoxigraph.NamedNode(url), source
            )
        )
    seen = opened(picture(store))
    seen.page.select_option("#pick", label="Ines Tallowby")
    hrefs = [link.get_attribute("href") for link in seen.page.locator("#panel a").all()]
    assert set(hrefs) <= {"https://example.org/ferries"}
    seen.page.select_option("#pick", label="Petra O'Quill")
    assert seen.page.locator("#panel a").first.get_attribute("href") == "https://example.org/ferries"


def test_it_fits_a_phone(opened: Any, store: pyoxigraph.Store) -> None:
    seen = opened(picture(store), is_mobile=True, has_touch=True)
    seen.page.set_viewport_size({"width": 390, "height": 844})
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390
