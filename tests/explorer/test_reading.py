"""What a reader meets on the way to a quote: that it is whole, plain, and where it is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graphkit.publish.explorer.pack import pack
from graphkit.publish.explorer.page import page
from graphkit.publish.explorer.view import Question, Thing, Turn, View
from tests.explorer.browsing import PHONE, Opened, opened

pytestmark = pytest.mark.browser
Pages = dict[str, Path]


def test_a_search_shows_the_words_that_it_found(browser: Browser, pages: Pages):
    with opened(browser, pages["town"]) as seen:
        seen.page.fill("#search", "flood wall")
        options = seen.page.locator("#searchlist [role=option]").all_inner_texts()
    spoken = [option for option in options if option.startswith("“")]
    assert spoken
    assert all("flood" in option.lower().split("\n")[0] or "wall" in option.lower().split("\n")[0] for option in spoken)


def test_a_speech_is_marked_and_in_view_in_its_thread(browser: Browser, tmp_path: Path):
    root, person = "https://example.org/", "https://example.org/person/ada-fenn"
    turns = tuple(
        Turn(f"{root}contribution/1/{n}", f"{root}question/1", n, speaker=person, text=f"Sluice {n} is mended.")
        for n in range(1, 31)
    )
    view = View(
        "Marsh Council", "", root, 1, things=(Thing(person, "person", "Ada Fenn"),),
        questions=(Question(f"{root}question/1", "The sluices", "2021-03-01"),), turns=turns,
    )  # fmt: skip
    path = tmp_path / "graph.html"
    path.write_text(page(view, pack(view)), encoding="utf-8")
    with opened(browser, path) as seen:
        seen.choose("sluice 23 mended")
        assert seen.address == "#n=contribution/1/23"
        assert "Sluice 23 is mended." in seen.page.locator("#panel [aria-current]").inner_text()
        assert in_view(seen)
    with opened(browser, path, "#n=contribution/1/23") as seen:
        assert in_view(seen)


def in_view(seen: Opened) -> bool:
    """Whether the speech that is marked stands wholly within the panel."""
    return bool(
        seen.page.evaluate(
            """() => { const one = document.querySelector('#panel [aria-current]').getBoundingClientRect(), panel = document.getElementById('panel').getBoundingClientRect();
            return one.top >= panel.top && one.bottom <= panel.bottom; }"""
        )
    )


def test_what_became_of_a_question_is_said_in_words(browser: Browser, pages: Pages):
    with opened(browser, pages["town"], "#l=unanswered") as seen:
        flags = set(seen.page.locator("#panel .flag").all_inner_texts())
    assert flags
    assert flags <= {"Holding reply", "Answered elsewhere", "Unanswered", "Answer not known"}


def test_the_signs_before_memberships_are_alike(browser: Browser, pages: Pages):
    with opened(browser, pages["town"], "#n=person/petra-oquill") as seen:
        sizes = seen.page.evaluate(
            "[...document.querySelectorAll('.timeline .dot')].map(dot => [dot.offsetWidth, dot.offsetHeight].join())"
        )
    assert len(sizes) > 2
    assert len(set(sizes)) == 1


@pytest.mark.parametrize("tab", [0, 1, 2])
def test_a_table_has_room_for_all_its_columns(browser: Browser, pages: Pages, tab: int):
    with opened(browser, pages["town"], "#v=table", viewport={"width": 1280, "height": 800}) as seen:
        seen.page.locator(".tabs button").nth(tab).click()
        wide = seen.page.evaluate(
            "(() => { const { scrollWidth, clientWidth } = document.querySelector('#table .scroll'); return scrollWidth - clientWidth; })()"
        )
    assert wide <= 0


def test_filters_on_a_phone_leave_the_words_free(browser: Browser, pages: Pages):
    with opened(browser, pages["town"], viewport=PHONE) as seen:
        seen.page.click("#sidetoggle")
        over = seen.page.evaluate(
            """() => { const { left, right, top, bottom } = document.querySelector('#panel .kind').getBoundingClientRect(), found = [];
            for (let x = left + 1; x < right; x += 10) found.push(!!document.elementFromPoint(x, (top + bottom) / 2).closest('#panel'));
            return found; }"""
        )
    assert over
    assert all(over)


def test_a_caption_and_the_filters_in_words_are_whole_on_a_phone(browser: Browser, pages: Pages):
    story = '#k=person.topic&w=2&f=2021-01-01&u=2021-10-01&s=[["All that was said of the water in a year",""]]&i=0'
    with opened(browser, pages["town"], story, viewport=PHONE) as seen:
        caption = seen.page.locator("#caption").bounding_box()
        words = seen.page.evaluate(
            "(() => { const { scrollHeight, clientHeight } = document.getElementById('words'); return scrollHeight - clientHeight; })()"
        )
    assert caption
    assert caption["width"] > 0.6 * PHONE["width"]
    assert words <= 0


@pytest.mark.parametrize("selected", ["", "&n=person/petra-oquill"])
def test_nothing_lies_over_the_words_of_a_printed_table(browser: Browser, pages: Pages, selected: str):
    with opened(browser, pages["town"], f"#v=table{selected}", viewport={"width": 794, "height": 1123}) as seen:
        seen.page.emulate_media(media="print")
        panel, last, table = (
            seen.page.evaluate(f"document.querySelector('{each}').getBoundingClientRect().toJSON()")
            for each in ("#panel", "#panel > :last-child", "#table")
        )
    assert last["bottom"] <= panel["bottom"] <= table["top"] + 1


def test_a_passage_of_the_person_who_is_shown_stands_once(browser: Browser, pages: Pages):
    with opened(browser, pages["town"], "#n=person/petra-oquill") as seen:
        while seen.page.locator("#panel > button:last-of-type").is_visible():
            seen.page.locator("#panel > button:last-of-type").click()
        own = [
            passage.locator("blockquote").inner_text()
            for passage in seen.page.locator("#panel .passage").all()
            if passage.locator(".by").inner_text().startswith("Petra O'Quill")
        ]
    assert own
    assert len(own) == len(set(own))


def test_the_saved_picture_is_as_light_as_the_one_that_is_seen(browser: Browser, pages: Pages):
    with opened(browser, pages["council"]) as seen:
        seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        dark = seen.page.evaluate(
            "[...document.querySelectorAll('#print line')].map(line => line.getAttribute('stroke-opacity') * line.getAttribute('stroke-width'))"
        )
    assert len(dark) > 100
    assert sum(dark) / len(dark) < 0.45


def test_what_was_copied_is_said_to_the_eye_too(browser: Browser, pages: Pages):
    with opened(browser, pages["town"], "#n=person/petra-oquill") as seen:
        seen.page.locator("#panel button.small").first.click()
        seen.wait("document.getElementById('live').textContent === 'Copied'")
        box = seen.page.locator("#live").bounding_box()
        assert box
        assert box["width"] > 40
        seen.wait("document.getElementById('live').offsetWidth === 1")


def test_a_story_is_read_with_one_key(browser: Browser, pages: Pages):
    story = '#s=[["First",""],["Then","n=topic/ferries"],["Last","v=table"]]'
    with opened(browser, pages["town"], story) as seen:
        seen.page.locator("#caption button").press("Enter")
        for step in ("1 of 3 First", "2 of 3 Then", "3 of 3 Last"):
            assert seen.page.locator("#caption p").inner_text() == step
            seen.page.keyboard.press("Enter")
        assert seen.page.locator("#caption p").inner_text() == "2 of 3 Then"


@pytest.mark.parametrize("address", ["#l=commitments", "#n=person/petra-oquill"])
def test_a_quote_leads_to_its_place_in_the_thread(browser: Browser, pages: Pages, address: str):
    with opened(browser, pages["town"], address) as seen:
        quote = seen.page.locator("#panel .passage").last
        speaker = quote.locator(".by").inner_text().partition(" to ")[0].partition(",")[0]
        quote.locator(".where button").click()
        assert seen.page.locator("#panel [aria-current] .by").inner_text().startswith(speaker)
        assert seen.address.startswith("#n=contribution/")
        assert in_view(seen)
