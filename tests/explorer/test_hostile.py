"""Whatever a transcript says, the page shows it and runs none of it; what is not the page's own does not run at all."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.explorer.synthetic import record
from graphkit.publish.explorer.pack import pack
from graphkit.publish.explorer.page import page
from graphkit.publish.explorer.view import View
from tests.explorer.browsing import Opened, opened

pytestmark = pytest.mark.browser

PAYLOADS = (
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    '"><img src=x onerror=window.ran=1>',
    "'><svg onload=window.ran=1>",
    "]]><script xmlns='http://www.w3.org/2000/svg'>window.ran=1</script>",
    "<iframe srcdoc='<script>parent.ran=1</script>'>",
    "{{constructor.constructor('window.ran=1')()}}",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u202eesrever \u2066 مرحبا 🚲\n\r\n\x00",
    "--><style>body{display:none}</style>",
)
URL = "javascript:window.ran=1//"


def poisoned(view: View) -> View:
    """Put a payload into every name, title, label, passage and address of a record."""
    evil = lambda n, text: f"{PAYLOADS[n % len(PAYLOADS)]} {text}"  # noqa: E731
    return replace(
        view,
        title=PAYLOADS[1],
        body=PAYLOADS[2],
        things=tuple(
            replace(t, label=evil(n, t.label), aliases=(PAYLOADS[n % 7],), note=PAYLOADS[n % 5], wikidata=PAYLOADS[n % 3])
            for n, t in enumerate(view.things)
        ),
        questions=tuple(replace(q, title=evil(n, q.title), status=PAYLOADS[n % 4], reference="") for n, q in enumerate(view.questions)),
        turns=tuple(replace(t, text=f"{t.text} {evil(n, '')}", capacity=PAYLOADS[n % 6]) for n, t in enumerate(view.turns)),
        mentions=tuple(replace(m, rule=PAYLOADS[n % 9]) for n, m in enumerate(view.mentions)),
        sources=tuple(replace(s, url=URL, name=evil(n, s.name)) for n, s in enumerate(view.sources)),
        commitments=tuple(replace(c, clause=evil(n, c.clause), due=PAYLOADS[0]) for n, c in enumerate(view.commitments)),
    )  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "graph.html"
    view = poisoned(record(400))
    path.write_text(page(view, pack(view)), encoding="utf-8", errors="replace")
    return path


def test_two_hundred_payloads_among_twenty_thousand_nodes_run_nothing(browser: Browser, tmp_path: Path):
    view = record(20_000)
    some = poisoned(
        replace(
            view,
            things=view.things[:60],
            questions=view.questions[:70],
            turns=view.turns[:70],
            sources=view.sources[:9],
        )
    )
    mixed = replace(
        view,
        title=some.title,
        things=(*some.things, *view.things[60:]),
        questions=(*some.questions, *view.questions[70:]),
        turns=(*some.turns, *view.turns[70:]),
        sources=(*some.sources, *view.sources[9:]),
    )
    path = tmp_path / "graph.html"
    path.write_text(page(mixed, pack(mixed)), encoding="utf-8", errors="replace")
    with opened(browser, path, "#k=person.post.party.organisation.strategy.topic.question.speech") as seen:
        assert seen.ink() > 20_000
        saved_is_inert(seen, tmp_path)
        seen.page.fill("#search", "script")
        seen.page.press("#search", "Enter")
        seen.page.keyboard.press("t")
        seen.page.wait_for_timeout(200)
        assert seen.page.evaluate("window.ran") is None
        assert seen.errors == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#v=table",
        "#l=commitments",
        "#l=unanswered",
        "#l=unclear",
        '#s=[["<img src=x onerror=window.ran=1>","n=1"]]&i=0',
        "#n=<script>window.ran=1</script>",
    ],
)
def test_nothing_that_was_said_is_run(browser: Browser, hostile: Path, address: str):
    with opened(browser, hostile, address) as seen:
        for number in (0, 1):
            tie = seen.page.locator("#panel .tie").nth(number)
            if tie.count():
                tie.click()
                seen.page.go_back()
        seen.page.fill("#search", "script")
        seen.page.press("#search", "Enter")
        seen.page.locator("#panel h2").wait_for()
        seen.page.wait_for_timeout(150)
        assert seen.page.evaluate("window.ran") is None
        assert seen.page.locator("iframe, #panel img, #panel script, #table script").count() == 0
        assert seen.page.locator("a[href^='javascript' i]").count() == 0
        assert seen.asked == [seen.asked[0]]
        assert seen.errors == []


def test_what_is_saved_is_inert_too(browser: Browser, hostile: Path, tmp_path: Path):
    with opened(browser, hostile) as seen:
        saved_is_inert(seen, tmp_path)


def saved_is_inert(seen: Opened, folder: Path) -> None:
    """Save the picture and the tables, and see that nothing in them runs or is taken for a formula."""
    seen.page.get_by_text("Save and share").click()
    for button, name in (("SVG", "graph.svg"), ("CSV of passages", "passages.csv"), ("CSV of ties", "ties.csv")):
        with seen.page.expect_download() as saved:
            seen.page.get_by_role("button", name=button, exact=True).click()
        saved.value.save_as(folder / name)
    drawing = ET.parse(folder / "graph.svg").getroot()
    assert {element.tag.rpartition("}")[2] for element in drawing.iter()} <= {
        "svg",
        "title",
        "rect",
        "line",
        "polygon",
        "circle",
        "text",
    }
    assert not any(
        name.startswith("on") or name.endswith("href") for element in drawing.iter() for name in element.attrib
    )
    for name in ("passages.csv", "ties.csv"):
        rows = list(csv.reader(io.StringIO((folder / name).read_text(encoding="utf-8-sig"), newline="")))
        assert len(rows) > 50
        assert len({len(row) for row in rows}) == 1
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


@pytest.mark.parametrize(
    "injected",
    [
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')",
        "document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc=\"<script>parent.ran = 1</script>\"></iframe>')",
        "document.body.append(Object.assign(document.createElement('script'), {src: 'https://example.org/evil.js'}))",
        "(() => { const a = document.createElement('a'); a.href = 'javascript:window.ran=1'; document.body.append(a); a.click(); })()",
    ],
)
def test_the_policy_stops_a_script_that_is_not_the_pages(browser: Browser, hostile: Path, injected: str):
    with opened(browser, hostile) as seen:
        seen.page.evaluate(injected)
        seen.page.wait_for_timeout(200)
        assert seen.page.evaluate("window.ran") is None
        assert any("Content Security Policy" in error for error in seen.errors)


def test_the_policy_stops_requests(browser: Browser, hostile: Path):
    with opened(browser, hostile) as seen:
        refused = seen.page.evaluate("fetch('https://example.org/').then(() => 'asked', (error) => error.name)")
        assert refused == "TypeError"
        assert any("Content Security Policy" in error for error in seen.errors)
