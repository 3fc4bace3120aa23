"""The editor of the query page in a real browser: held to the law of every other page, whatever state it is in."""

from __future__ import annotations

from typing import Any

import pytest

from graphkit.serve import asking

pytestmark = pytest.mark.browser

LISTING = "SELECT ?who ?name { ?who foaf:name ?name } ORDER BY ?name"
LIGHT = {"viewport": {"width": 1200, "height": 900}}
PHONE_AT_NIGHT = {"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"}


@pytest.fixture
def edited(client: Any, opened: Any) -> Any:
    """The function that opens a built-in question in the editor."""
    if not asking.EDITOR.is_file():
        pytest.skip("no editor here: python tools/editor.py brings it")

    def open_editor(**view: Any) -> Any:
        seen = opened(f"{client.url}/sparql?question=topics", **view)
        assert not any("yasgui.min.js" in url for url in seen.requests)
        seen.page.click("text=The query in SPARQL")
        seen.page.click("text=Open the editor")
        seen.page.wait_for_selector("#editor .CodeMirror")
        return seen

    return open_editor


def write(page: Any, query: str) -> None:
    page.evaluate(
        "query => document.querySelector('#editor .tabPanel.active .CodeMirror').CodeMirror.setValue(query)", query
    )


def run(page: Any, query: str) -> None:
    write(page, query)
    with page.expect_response("**/sparql"):
        page.click("#editor .tabPanel.active .yasqe_queryButton")
    page.wait_for_selector("#editor .tabPanel.active .yasqe_queryButton:not(.busy)")


@pytest.mark.parametrize("view", [LIGHT, PHONE_AT_NIGHT], ids=["light", "phone at night"])
def test_the_editor_is_for_everyone(edited: Any, serious: Any, view: dict[str, Any]) -> None:
    page = edited(**view).page
    found = {"opened": serious(page)}
    page.click("#editor .yasqe_queryButton")
    page.wait_for_selector("#editor .yasr_results td")
    found["answered"] = serious(page)
    page.click("#editor .tableControls input >> nth=0")
    found["with types"] = serious(page)
    page.click("#editor .select_response")
    page.wait_for_selector("#editor .yasr .CodeMirror")
    found["as it came"] = serious(page)
    run(page, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 200")
    found["triples"] = serious(page)
    run(page, "SELECT * { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }")
    found["refused"] = serious(page)
    page.click("#editor .yasqe_share")
    found["shared"] = serious(page)
    write(page, "SELECT * { ?s a gk:Q")
    page.click("#editor .CodeMirror-lines")
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Space")
    page.wait_for_selector(".CodeMirror-hints")
    found["completing"] = serious(page)
    page.keyboard.press("Escape")
    page.click("#editor .addTab")
    page.click("#editor .tab.active a", button="right")
    found["menu of a tab"] = serious(page)
    page.click("text=Rename Tab")
    page.wait_for_selector("#editor .tab.renaming input")
    found["renaming"] = serious(page)
    assert {state: grave for state, grave in found.items() if grave} == {}
    assert page.evaluate("document.documentElement.scrollWidth") == view["viewport"]["width"]


def test_the_editor_asks_only_this_host(client: Any, edited: Any) -> None:
    seen = edited()
    page = seen.page
    assert not page.is_visible("#query")
    assert "PREFIX gk:" in page.evaluate("document.querySelector('#editor .CodeMirror').CodeMirror.getValue()")
    page.click("#editor .yasqe_queryButton")
    page.wait_for_selector("#editor .yasr_results td")
    assert "Flooding" in page.inner_text("#editor .yasr_results")
    page.evaluate("document.querySelector('#editor .CodeMirror').CodeMirror.setValue('SELECT * { ?s a gk:Quest }')")
    page.evaluate("document.querySelector('#editor .CodeMirror').CodeMirror.setCursor(0, 24)")
    page.keyboard.press("Control+Space")
    page.goto(f"{client.url}/sparql")
    page.wait_for_selector("#editor .CodeMirror:visible")
    assert page.locator("#editor .tabsList .tab").count() >= 2
    page.click("text=Back to the plain form")
    page.wait_for_selector("#query")
    assert seen.complaints == []
    assert all(url.startswith((client.url, "data:")) for url in seen.requests)


def test_the_editor_leads_to_pages_of_this_host(client: Any, edited: Any) -> None:
    page = edited().page
    run(page, LISTING)
    page.click("#editor .yasr_results a >> text=person/ines-tallowby")
    page.wait_for_url(f"{client.url}/ambleford/person/ines-tallowby.html")


def test_a_shared_query_is_the_one_that_is_written(client: Any, edited: Any) -> None:
    page = edited().page
    write(page, LISTING)
    page.click("#editor .yasqe_share")
    page.goto(page.input_value("#editor .yasqe_sharePopup input"))
    assert page.url.startswith(f"{client.url}/sparql?query=SELECT")
    assert "Ines Tallowby" in page.inner_text("#answer")


def test_the_keyboard_leads_through_the_editor(edited: Any) -> None:
    page = edited().page
    page.focus("#editor .yasqe textarea")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "yasqe_share"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#editor .yasr_results td")
    page.click("#editor .select_response")
    page.focus("#editor .yasr .CodeMirror textarea")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.CodeMirror') === null")
