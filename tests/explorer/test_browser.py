"""What a reader does with the page, in a browser that has neither a network nor WebGL."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Playwright

from tests.explorer.browsing import HEADINGS, PHONE, SOFTWARE_WEBGL, STATES, Opened, opened

pytestmark = pytest.mark.browser
Pages = dict[str, Path]


def first_under_pointer(seen: Opened, wanted: str) -> tuple[int, int]:
    """Move over the picture in a grid until ``wanted`` holds."""
    box = seen.page.locator("#over").bounding_box()
    assert box
    for y in range(int(box["y"]) + 60, int(box["y"] + box["height"]) - 60, 9):
        for x in range(int(box["x"]) + 40, int(box["x"] + box["width"]) - 40, 14):
            seen.page.mouse.move(x, y)
            if seen.page.evaluate(wanted):
                return x, y
    raise AssertionError("nothing was found under the pointer")


@pytest.mark.parametrize("name", ["town", "council"])
def test_it_draws_and_asks_for_nothing(browser: Browser, pages: Pages, name: str):
    with opened(browser, pages[name]) as seen:
        assert seen.ink() > 5000
        assert seen.asked == [pages[name].as_uri()]
        assert seen.errors == []
        assert not seen.page.evaluate("!!document.createElement('canvas').getContext('webgl')")


def test_an_empty_graph_says_so(browser: Browser, pages: Pages):
    with opened(browser, pages["empty"]) as seen:
        assert seen.page.locator("#notice").inner_text() == "Nothing was said yet in this graph."
        assert seen.heading == "Nothing said yet"
        assert seen.errors == []


def test_the_head_tells_what_it_is_made_of(browser: Browser, pages: Pages):
    with opened(browser, pages["town"]) as seen:
        assert seen.page.locator("h1").inner_text() == "Ambleford Assembly"
        assert re.fullmatch(
            r"18 November 2020 – 20 October 2021 · 13 pages, 16 questions, [\d,]+ statements",
            seen.page.locator("#lede").inner_text(),
        )


@pytest.mark.parametrize(("wide", "fewest"), [(1280, 50), (1440, 56)])
def test_the_names_of_a_small_graph_lie_over_no_dot_and_no_other_name(
    browser: Browser, pages: Pages, wide: int, fewest: int
):
    with opened(browser, pages["town"], viewport={"width": wide, "height": 860}) as seen:
        found = seen.printed()
    names, marks = found["names"], found["marks"]
    assert {"Marguerite Sallow", "Nadia Okoro", "Petra O'Quill"} <= names.keys()
    assert len(names) >= fewest
    for name, box in names.items():
        assert [mark for mark in marks if covers(box, mark)] == [], name
        assert [other for other in names if other != name and covers(box, names[other])] == [], name


def covers(one: list[float], other: list[float], *, slack: float = 3.0) -> bool:
    """Whether two boxes share more than the empty edge of a line of text."""
    return all(min(one[n + 2], other[n + 2]) - max(one[n], other[n]) > slack for n in (0, 1))


def test_names_stand_clear_of_the_buttons_on_a_phone(browser: Browser, pages: Pages):
    with opened(browser, pages["town"], viewport={"width": 400, "height": 800}) as seen:
        box = seen.page.locator("#picture").bounding_box()
        assert box
        lying = [seen.page.locator(each).bounding_box() for each in ("#views", "#zoom", "#more")]
        held = [
            (b["x"] - box["x"], b["y"] - box["y"], b["x"] - box["x"] + b["width"], b["y"] - box["y"] + b["height"])
            for b in lying
            if b
        ]
        found = seen.printed()
    assert [name for name, at in found["names"].items() for other in held if covers(at, list(other))] == []


def test_a_node_and_a_tie_can_be_clicked(browser: Browser, pages: Pages):
    with opened(browser, pages["council"]) as seen:
        at = first_under_pointer(
            seen, "document.getElementById('over').style.cursor === 'pointer' && document.getElementById('tip').hidden"
        )
        seen.page.mouse.click(*at)
        assert "#n=" in seen.address
        seen.page.keyboard.press("Escape")
        seen.page.mouse.click(*first_under_pointer(seen, "!document.getElementById('tip').hidden"))
        assert "#e=" in seen.address
        assert seen.page.locator("#panel .kind").inner_text().upper().endswith("TIE")


def test_search_minds_no_accents_and_finds_words_that_were_said(browser: Browser, pages: Pages):
    with opened(browser, pages["council"]) as seen:
        seen.page.keyboard.press("/")
        seen.page.keyboard.type("szabo lukasz")
        seen.page.keyboard.press("Enter")
        assert seen.heading == "Łukasz Szabó"
        seen.page.fill("#search", "twice the staff reports every quarter")
        assert seen.page.locator("#searchlist [role=option]").count() > 0
        seen.page.press("#search", "ArrowDown")
        seen.page.press("#search", "Enter")
        assert "twice the staff" in seen.page.locator("#panel").inner_text()


def test_a_passage_shows_the_words_the_office_that_day_and_the_source(browser: Browser, pages: Pages):
    with opened(browser, pages["town"]) as seen:
        seen.choose("Flood Wardens Strategy")
        passage = seen.page.locator("#panel .passage").first
        marked = passage.locator("mark").inner_text()
        assert marked
        assert marked in passage.locator("blockquote").inner_text()
        assert re.search(r"\d{1,2} \w+ 20\d\d · ", passage.locator(".where").inner_text())
        assert ".txt, line" in passage.locator(".where").inner_text()
        offices = seen.page.locator("#panel .by").all_inner_texts()
        assert any("Mayor of Ambleford" in office for office in offices)


def test_what_is_unclear_looks_so_and_says_what_it_may_be(browser: Browser, pages: Pages):
    with opened(browser, pages["town"], "#l=unclear") as seen:
        doubt = seen.page.locator("#panel .passage.unclear").first
        assert re.search(r"it may be .+ or .+", doubt.locator(".doubt").inner_text())
        style = doubt.locator("blockquote").evaluate("(e) => getComputedStyle(e).borderLeftStyle")
        assert style == "dashed"


def test_filters_change_counts_and_ties(browser: Browser, pages: Pages):
    with opened(browser, pages["council"], "#v=table") as seen:
        rows = lambda: int(re.search(r"[\d,]+", seen.page.locator("caption").inner_text())[0].replace(",", ""))  # noqa: E731
        everything = rows()
        seen.page.get_by_role("checkbox", name="Topics").uncheck()
        without = rows()
        assert 0 < without < everything
        seen.page.locator("#from").fill(str(int(seen.page.locator("#from").get_attribute("min")) + 1500))
        assert rows() < without
        assert "Filtered:" in seen.page.locator("#words").inner_text()
        assert "f=20" in seen.address
        seen.page.get_by_role("button", name="Clear all filters").click()
        assert rows() == everything
        seen.page.locator("#least").fill("3")
        assert 0 < rows() < everything


def test_weights_are_those_of_the_chosen_dates(browser: Browser, pages: Pages):
    with opened(browser, pages["council"]) as seen:
        seen.choose("Łukasz Szabó")
        count = lambda: int(seen.page.locator("#panel .tie .count").first.inner_text())  # noqa: E731
        whole = count()
        seen.page.locator("#until").fill(
            str(
                (
                    int(seen.page.locator("#from").get_attribute("min"))
                    + int(seen.page.locator("#from").get_attribute("max"))
                )
                // 2
            )
        )
        assert 0 < count() < whole


def test_a_link_opens_the_same_view(browser: Browser, pages: Pages):
    with opened(browser, pages["council"]) as seen:
        seen.choose("Łukasz Szabó")
        seen.page.get_by_label("Offices").uncheck()
        seen.page.get_by_label("Colour by").select_option("party")
        seen.page.locator("#least").fill("2")
        seen.page.get_by_role("button", name="Two steps away").click()
        seen.page.keyboard.press("t")
        address, heading, caption = seen.address, seen.heading, seen.page.locator("caption").inner_text()
    with opened(browser, pages["council"], address) as again:
        assert (again.address, again.heading, again.page.locator("caption").inner_text()) == (address, heading, caption)
        assert not again.page.get_by_label("Offices").is_checked()
        assert again.page.get_by_label("Colour by").input_value() == "party"


@pytest.mark.parametrize("state", STATES)
def test_a_link_to_every_view_opens_it_and_comes_out_again(browser: Browser, pages: Pages, state: str):
    with opened(browser, pages["town"], STATES[state]) as seen:
        assert seen.heading == HEADINGS.get(state, "Who is tied to what")
        copied = "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }"
        seen.page.evaluate(copied)
        if not seen.page.get_by_role("button", name="Copy link").is_visible():
            seen.page.get_by_text("Save and share").click()
        seen.page.get_by_role("button", name="Copy link").click()
        assert unquote(str(seen.page.evaluate("window.copied")).partition("#")[2]) == STATES[state].removeprefix("#")
        assert seen.errors == []


def test_with_webgl_it_draws_the_same_and_asks_for_nothing(
    chromium: str, driver: Playwright, browser: Browser, pages: Pages
):
    with opened(browser, pages["town"]) as seen:
        without = seen.squares()
    able = driver.chromium.launch(executable_path=chromium, args=SOFTWARE_WEBGL)
    with opened(able, pages["town"]) as seen:
        assert seen.page.evaluate("!!document.createElement('canvas').getContext('webgl')")
        assert sum(abs(one - other) for one, other in zip(seen.squares(), without, strict=True)) < 0.02 * sum(without)
        assert seen.asked == [pages["town"].as_uri()]
        assert seen.errors == []
    able.close()


@pytest.mark.parametrize(
    "address",
    [
        "#n=person/nobody&w=x&f=99&k=zz&x=1_2&s={&e=a~b&q=x:zz~y&v=%E0%A4%A",
        "#__proto__=1&constructor=2",
        "#" + "n=" * 4000,
    ],
)
def test_an_address_that_means_nothing_opens_the_whole(browser: Browser, pages: Pages, address: str):
    with opened(browser, pages["town"], address) as seen:
        assert seen.heading == "Who is tied to what"
        assert seen.errors == []


def test_back_and_forward_go_through_what_was_looked_at(browser: Browser, pages: Pages):
    with opened(browser, pages["town"]) as seen:
        seen.choose("Petra O'Quill")
        seen.page.locator("#panel .tie").first.click()
        tie = seen.heading
        assert tie.startswith("Petra O'Quill and ")
        seen.page.go_back()
        seen.wait("document.querySelector('#panel h2').textContent === \"Petra O'Quill\"")
        seen.page.go_back()
        seen.wait("document.querySelector('#panel h2').textContent === 'Who is tied to what'")
        seen.page.go_forward()
        seen.page.go_forward()
        seen.wait("location.hash.startsWith('#e=')")
        assert seen.heading == tie


def test_focus_hides_the_rest_and_goes_two_steps(browser: Browser, pages: Pages):
    with opened(browser, pages["council"]) as seen:
        seen.choose("Ferries")
        seen.page.get_by_role("button", name="Hide the rest").click()
        near = seen.ink()
        seen.page.get_by_role("button", name="Two steps away").click()
        seen.wait("document.documentElement.dataset.drawn > 3")
        assert seen.ink() > near


def test_the_way_between_two_is_told_step_by_step(browser: Browser, pages: Pages):
    with opened(browser, pages["council"]) as seen:
        seen.choose("Ferries")
        seen.page.get_by_text("Way to…").click()
        field = seen.page.get_by_label("Way to", exact=True).first
        field.fill("Clean Air Plan")
        field.press("Enter")
        assert seen.heading == "From Ferries to Clean Air Plan"
        steps = seen.page.locator(".way > li > .tie").all_inner_texts()
        assert steps[0].startswith("Ferries →")
        assert "→ Clean Air Plan" in steps[-1]


def test_a_story_is_sent_in_the_address_and_steps(browser: Browser, pages: Pages):
    with opened(browser, pages["town"]) as seen:
        for name, caption in (("Petra O'Quill", "First <b>the Mayor</b>"), ("Flooding", "Then the water")):
            seen.choose(name)
            if not seen.page.get_by_label("Caption of this view").is_visible():
                seen.page.get_by_text("Story", exact=True).click()
            seen.page.get_by_label("Caption of this view").fill(caption)
            seen.page.get_by_role("button", name="Add this view").click()
        address = seen.address
    with opened(browser, pages["town"], address) as again:
        again.page.get_by_role("button", name="Read the story (2)").click()
        assert again.heading == "Petra O'Quill"
        assert "First <b>the Mayor</b>" in again.page.locator("#caption").inner_text()
        again.page.get_by_role("button", name="Step on").click()
        assert again.heading == "Flooding"


def test_the_words_of_the_filters_leave_the_picture_its_size(browser: Browser, pages: Pages):
    with opened(browser, pages["council"]) as seen:
        before = seen.page.locator("#picture").bounding_box()
        seen.page.get_by_label("Offices").uncheck()
        assert seen.page.locator("#words").is_visible()
        assert seen.page.locator("#picture").bounding_box() == before


def test_back_leaves_a_story_that_was_begun_since(browser: Browser, pages: Pages):
    with opened(browser, pages["town"]) as seen:
        seen.choose("Flooding")
        seen.page.get_by_text("Story", exact=True).click()
        seen.page.get_by_label("Caption of this view").fill("The water")
        seen.page.get_by_role("button", name="Add this view").click()
        seen.page.go_back()
        seen.wait("document.querySelector('#panel h2').textContent === 'Who is tied to what'")
        assert seen.page.locator("#steps li").count() == 1
        assert "The water" in unquote(seen.address)


@pytest.mark.parametrize("times", [1, 2])
def test_a_table_sorted_by_a_column_has_its_empty_cells_last(browser: Browser, pages: Pages, times: int):
    with opened(browser, pages["council"], "#v=table&n=person/petra-ferreira") as seen:
        for _ in range(times):
            seen.page.get_by_role("button", name="Times").click()
        shown = seen.page.locator("tbody td.number").all_inner_texts()
        cells = seen.page.locator("tbody tr > :nth-child(4)").all_inner_texts()
        assert [int(cell) for cell in shown] == sorted((int(cell) for cell in shown), reverse=times == 1)
        assert cells == shown + [""] * (len(cells) - len(shown))
        assert "" in cells


def test_on_a_phone_the_picture_stays_in_sight(browser: Browser, pages: Pages):
    with opened(browser, pages["council"], viewport=PHONE, has_touch=True, is_mobile=True) as seen:
        seen.choose("Łukasz Szabó")
        picture, panel = seen.page.locator("#picture").bounding_box(), seen.page.locator("#panel").bounding_box()
        assert picture
        assert panel
        assert picture["height"] > 0.3 * PHONE["height"]
        assert panel["y"] + panel["height"] <= PHONE["height"] + 1
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        before = panel["height"]
        seen.page.locator("#handle").click()
        seen.page.wait_for_timeout(400)
        after = seen.page.locator("#panel").bounding_box()
        assert after
        assert after["height"] > before + 100


def test_print_has_the_picture_the_filters_in_words_and_the_passages(browser: Browser, pages: Pages):
    with opened(browser, pages["town"]) as seen:
        seen.choose("Flooding")
        seen.page.get_by_label("Offices").uncheck()
        assert len(seen.page.pdf(format="A4")) > 20000
        seen.page.emulate_media(media="print")
        assert seen.page.locator("#print svg circle").count() > 5
        assert "showing people" in seen.page.locator("#print").inner_text()
        assert seen.page.locator("#panel blockquote").first.is_visible()
        assert not seen.page.locator("#controls").is_visible()
        title = seen.page.locator("#title").bounding_box()
        assert title
        assert title["y"] >= 16  # on paper nothing touches the edge


def test_the_whole_tour_by_keyboard(browser: Browser, pages: Pages):
    with opened(browser, pages["town"]) as seen:
        keys = seen.page.keyboard
        keys.press("/")
        keys.type("flooding")
        keys.press("ArrowDown")
        keys.press("ArrowUp")
        keys.press("Enter")
        assert seen.heading == "Flooding"
        assert seen.page.evaluate("document.activeElement.id") == "panel"
        assert seen.page.locator("#live").inner_text() == "Flooding"
        reach(seen, "document.activeElement.className === 'tie'")
        keys.press("Enter")
        assert seen.address.startswith("#e=")
        keys.press("Escape")
        assert seen.heading == "Who is tied to what"
        reach(seen, "document.activeElement.id === 'over'", back=True)
        keys.press("ArrowRight")
        keys.press("ArrowDown")
        said = seen.page.locator("#live").inner_text()
        keys.press("+")
        keys.press("Shift+ArrowLeft")
        keys.press("0")
        keys.press("Enter")
        assert said.startswith(seen.heading)
        keys.press("t")
        assert seen.page.locator("table").is_visible()
        reach(seen, "document.activeElement.closest('th') && document.activeElement.textContent === 'To'")
        keys.press("Enter")
        assert seen.page.locator("th[aria-sort=ascending]").inner_text().startswith("To")
        assert seen.page.evaluate("document.activeElement.textContent") == "To"
        keys.press("t")
        reach(seen, "document.activeElement.type === 'checkbox'", back=True)
        keys.press("Space")
        assert "k=" in seen.address


def reach(seen: Opened, condition: str, *, back: bool = False) -> None:
    """Press Tab until a condition holds of the element in focus."""
    for _ in range(160):
        seen.page.keyboard.press("Shift+Tab" if back else "Tab")
        if seen.page.evaluate(condition):
            return
    raise AssertionError(f"Tab never led to: {condition}")
