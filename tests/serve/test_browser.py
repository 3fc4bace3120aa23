"""The pages in a real browser: inert, silent, for everyone to read, on a phone, in the dark, on paper, without scripts."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser

CITY = "/ambleford"
PAGES = [
    "/", "/browse/people", "/browse/questions", "/search?q=the", f"{CITY}/person/ines-tallowby.html", f"{CITY}/post/mayor.html",
    f"{CITY}/organisation/assembly.html", f"{CITY}/strategy/flood.html", f"{CITY}/topic/water.html", f"{CITY}/sitting/2021-05-09.html",
    f"{CITY}/question/2021-0007.html", f"{CITY}/mention/2021-0007/1/10-19.html", f"{CITY}/tenure/mayor--odo.html",
    "/sparql", "/sparql?question=questions-by-member&member=Ines+Tallowby", "/sparql?query=SELECT", "/nothing",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_for_everyone(client: Any, opened: Any, serious: Any, path: str) -> None:
    assert serious(opened(client.url + path).page) == []
    assert serious(opened(client.url + path, color_scheme="dark", viewport={"width": 390, "height": 800}).page) == []


@pytest.mark.parametrize("path", PAGES)
def test_pages_ask_only_this_host_and_complain_of_nothing(client: Any, opened: Any, path: str) -> None:
    seen = opened(client.url + path)
    assert all(url.startswith(client.url) for url in seen.requests)
    expected = {"/nothing": "404", "/sparql?query=SELECT": "400"}.get(path)
    assert [one for one in seen.complaints if expected is None or expected not in one] == []


@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_a_phone(client: Any, opened: Any, path: str) -> None:
    page = opened(client.url + path, viewport={"width": 360, "height": 740}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    "path",
    [
        "/", "/browse/people", "/search?q=alert", f"{CITY}/person/ines-tallowby.html", f"{CITY}/post/mayor.html",
        f"{CITY}/question/2021-0007.html", f"{CITY}/topic/flooding.html", f"{CITY}/mention/2021-0007/1/10-19.html",
        "/sparql?query=SELECT+%2A+%7B+%3Fs+rdfs%3Alabel+%3Fo+%7D",
    ],
)  # fmt: skip
def test_hostile_text_is_inert(hostile: Any, opened: Any, path: str) -> None:
    seen = opened(hostile.url + path)
    seen.page.wait_for_timeout(100)
    assert seen.complaints == []
    assert seen.page.evaluate("document.querySelectorAll('img, script:not([type$=json]):not([src])').length") == 0
    assert "<script>alert(1)</script>" in seen.page.inner_text("body")
    assert all(url.startswith(hostile.url) for url in seen.requests)


def test_everything_works_without_scripts(client: Any, opened: Any) -> None:
    page = opened(client.url, java_script_enabled=False).page
    page.fill("#find", "harbour trust")
    page.press("#find", "Enter")
    page.click("main li a >> text=Harbour Trust")
    assert page.inner_text("h1") == "Harbour Trust"
    page.click("text=Query")
    page.fill("#query", "SELECT ?name { ?p foaf:name ?name } ORDER BY ?name")
    page.click("text=Run")
    assert page.inner_text("table.answer tbody tr >> nth=0") == "Ines Tallowby"


def test_the_keyboard_leads_everywhere(client: Any, opened: Any) -> None:
    page = opened(f"{client.url}{CITY}/question/2021-0007.html").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_paper_has_the_words_and_not_the_ways(client: Any, opened: Any) -> None:
    page = opened(f"{client.url}{CITY}/question/2021-0007.html").page
    page.emulate_media(media="print")
    assert not page.is_visible("header.site nav")
    assert not page.is_visible(".find")
    assert page.is_visible("text=When will the Mayor read")
