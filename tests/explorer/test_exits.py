"""What leaves the page is true to the graph: Turtle is a part of it, and SPARQL gives the same rows from it."""

from __future__ import annotations

import csv
import io
import re
import struct
from pathlib import Path

import pyoxigraph
import pytest
from playwright.sync_api import Browser

from tests.explorer.browsing import Opened, opened

pytestmark = pytest.mark.browser
Pages = dict[str, Path]


def saved(seen: Opened, name: str) -> bytes:
    if not seen.page.get_by_role("button", name="Turtle").is_visible():
        seen.page.get_by_text("Save and share").click()
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_bytes()


def copied(seen: Opened, name: str) -> str:
    seen.page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
    if not seen.page.get_by_role("button", name=name).first.is_visible():
        seen.page.get_by_text("Save and share").click()
    seen.page.get_by_role("button", name=name).first.click()
    return str(seen.page.evaluate("window.copied"))


@pytest.mark.parametrize("chosen", ["Petra O'Quill", "Flooding", "Flood Wardens Strategy", ""])
def test_turtle_says_nothing_that_the_graph_does_not_say(
    browser: Browser, pages: Pages, ambleford: pyoxigraph.Store, chosen: str
):
    with opened(browser, pages["town"]) as seen:
        if chosen:
            seen.choose(chosen)
        turtle = saved(seen, "Turtle")
    triples = list(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))
    assert len(triples) > 5
    assert {str(triple) for triple in triples} <= {str(quad.triple) for quad in ambleford}


@pytest.mark.parametrize("chosen", ["Petra O'Quill", "Flooding", "Flood Wardens Strategy"])
def test_sparql_finds_the_speeches_of_the_panel(
    browser: Browser, pages: Pages, ambleford: pyoxigraph.Store, chosen: str
):
    with opened(browser, pages["town"]) as seen:
        seen.choose(chosen)
        rows = list(csv.DictReader(io.StringIO(saved(seen, "CSV of passages").decode("utf-8-sig"), newline="")))
        query = copied(seen, "Copy SPARQL")
    found = {row["speech"].value for row in ambleford.query(query, use_default_graph_as_union=True)}
    assert rows
    assert {row["Address"] for row in rows} == found


def test_sparql_of_a_tie_finds_its_speeches(browser: Browser, pages: Pages, ambleford: pyoxigraph.Store):
    with opened(browser, pages["town"]) as seen:
        seen.page.locator("#panel .tie").first.click()
        rows = list(csv.DictReader(io.StringIO(saved(seen, "CSV of passages").decode("utf-8-sig"), newline="")))
        query = copied(seen, "Copy SPARQL")
    found = {row["speech"].value for row in ambleford.query(query, use_default_graph_as_union=True)}
    assert {row["Address"] for row in rows} == found


def test_sparql_of_the_whole_counts_as_the_table_does(browser: Browser, pages: Pages, ambleford: pyoxigraph.Store):
    with opened(browser, pages["town"]) as seen:
        rows = list(csv.DictReader(io.StringIO(saved(seen, "CSV of ties").decode("utf-8-sig"), newline="")))
        query = copied(seen, "Copy SPARQL")
    found = [tuple(term.value for term in row) for row in ambleford.query(query, use_default_graph_as_union=True)]
    rows = [{column: re.sub(r" \((?:\d{4}|not listed)\)$", "", cell) for column, cell in row.items()} for row in rows]
    said = [row for row in rows if row["Times"] and row["Tie"] != "gave an undertaking to"]
    assert len(said) > 50
    assert {(row["From"], row["Tie"].removesuffix(" (unclear)"), row["To"], row["Times"]) for row in said} <= set(found)


def test_a_citation_names_speaker_office_day_and_place(browser: Browser, pages: Pages):
    with opened(browser, pages["town"]) as seen:
        seen.choose("Petra O'Quill")
        text = copied(seen, "Copy with citation")
    assert text.startswith("“")
    assert "Ambleford Assembly, 20 October 2021" in text
    assert ".txt, line " in text
    assert "https://w3id.org/graphkit/ambleford/contribution/" in text


def test_the_png_is_three_times_the_window(browser: Browser, pages: Pages):
    with opened(browser, pages["town"]) as seen:
        png = saved(seen, "PNG")
        box = seen.page.locator("#picture").bounding_box()
    assert box
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (round(box["width"]) * 3, round(box["height"]) * 3)


def test_the_csv_of_ties_is_the_table(browser: Browser, pages: Pages):
    with opened(browser, pages["town"], "#v=table") as seen:
        rows = list(csv.reader(io.StringIO(saved(seen, "CSV of ties").decode("utf-8-sig"), newline="")))
        shown = seen.page.locator("thead th").all_inner_texts()
        assert rows[0] == shown
        assert f"Ties: {len(rows) - 1}" == seen.page.locator("caption").inner_text()
