"""Parties have the colours of the register, or else ones that can be told apart, and all of them stand out on either ground."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pyoxigraph
import pytest
from playwright.sync_api import Browser

from benchmarks.explorer.synthetic import record
from graphkit.publish.explorer.pack import pack, unpacked
from graphkit.publish.explorer.page import page
from graphkit.publish.explorer.query import view_of
from graphkit.publish.explorer.view import Span, Thing, View
from tests.explorer.browsing import opened

GROUND = {"light": "#fcfbf8", "dark": "#15181b"}
OWN = {"party/0": "#e4003b", "party/2": "#ffffff", "party/3": "#000000"}
BRETTEL = (((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
           ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)))  # fmt: skip
"""What is seen without the cones for red, and without those for green (Machado et al., 2009, severity 1)."""


def channels(colour: str) -> list[float]:
    values = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def contrast(one: str, other: str) -> float:
    light = [
        sum(c * w for c, w in zip(channels(x), (0.2126, 0.7152, 0.0722), strict=True)) + 0.05 for x in (one, other)
    ]
    return max(light) / min(light)


def apart(one: str, other: str, matrix: tuple[tuple[float, ...], ...]) -> float:
    seen = [[sum(w * c for w, c in zip(row, channels(x), strict=True)) for row in matrix] for x in (one, other)]
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


@pytest.fixture(scope="module")
def coloured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("colours") / "graph.html"
    view = record(400)
    things = tuple(replace(t, colour=OWN.get(t.iri.removeprefix(view.root), "")) for t in view.things)
    path.write_text(page(replace(view, things=things), pack(replace(view, things=things))), encoding="utf-8")
    return path


@pytest.mark.browser
@pytest.mark.parametrize("look", GROUND)
def test_every_party_stands_out_and_keeps_its_own_colour(browser: Browser, coloured: Path, look: str):
    with opened(browser, coloured, "#c=party", color_scheme=look) as seen:
        found = seen.page.locator("input[type=color]").evaluate_all("(all) => all.map((one) => one.value)")
        assert len(found) == 6
        assert all(contrast(colour, GROUND[look]) >= 3 for colour in found)
        assert len(set(found)) == 6
        assert OWN["party/0"] in found
        assert seen.errors == []


@pytest.mark.browser
@pytest.mark.parametrize("look", GROUND)
def test_colours_by_order_are_told_apart_by_who_sees_few(browser: Browser, pages: dict[str, Path], look: str):
    with opened(browser, pages["council"], "#c=party", color_scheme=look) as seen:
        found = seen.page.locator("input[type=color]").evaluate_all("(all) => all.map((one) => one.value)")
    for matrix in BRETTEL:
        assert min(apart(one, other, matrix) for one, other in combinations(found[:5], 2)) > 0.04


@pytest.mark.browser
def test_a_readers_colour_is_in_the_link_and_leaves_the_others(browser: Browser, coloured: Path):
    colours = "(all) => all.map((one) => one.value)"
    with opened(browser, coloured) as seen:
        before = seen.page.locator("input[type=color]").evaluate_all(colours)
    with opened(browser, coloured, "#q=party/1:7a3fb0") as seen:
        after = seen.page.locator("input[type=color]").evaluate_all(colours)
    assert [a for a, b in zip(before, after, strict=True) if a != b] == [before[1]]
    assert after[1] == "#7a3fb0"


@pytest.mark.browser
def test_of_many_parties_those_heard_most_have_colours(browser: Browser, tmp_path: Path):
    view = record(1000)
    parties = [Thing(f"{view.root}party/ward-{n:02}", "party", f"Ward {n:02}") for n in range(40)]
    people = [thing.iri for thing in view.things if thing.kind == "person"]
    spans = [
        Span("party", iri, parties[n % 40].iri, parties[n % 40].label, "2014-05-01") for n, iri in enumerate(people)
    ]
    others = [thing for thing in view.things if thing.kind != "party"]
    view = replace(view, things=tuple(sorted([*others, *parties], key=lambda t: t.iri)), spans=tuple(spans))
    path = tmp_path / "graph.html"
    path.write_text(page(view, pack(view)), encoding="utf-8")
    rows = "(all) => all.map((row) => [Number(row.querySelector('.count').textContent.replace(',', '')), row.querySelector('input[type=color]').value])"
    with opened(browser, path, "#c=party") as seen:
        assert seen.page.locator("#parties").is_visible()
        found = sorted(seen.page.locator("#parties > *").evaluate_all(rows), reverse=True)
    assert len({colour for _, colour in found[:8]}) == 8
    assert len({colour for _, colour in found[8:]}) == 1


def test_the_graph_gives_the_page_a_partys_colour_and_nothing_else_for_one(town: View, ambleford: pyoxigraph.Store):
    store = pyoxigraph.Store()
    store.extend(ambleford)
    parties = [thing.iri for thing in town.things if thing.kind == "party"]
    term = pyoxigraph.NamedNode("https://w3id.org/graphkit/ontology#colour")
    for iri, colour in zip(parties, ("#1f5fbf", "url(https://example.org/)"), strict=False):
        store.add(pyoxigraph.Quad(pyoxigraph.NamedNode(iri), term, pyoxigraph.Literal(colour)))
    assert len(parties) >= 2
    view = view_of(store)
    assert {t.iri: t.colour for t in view.things if t.colour} == {parties[0]: "#1f5fbf"}
    assert list(unpacked(pack(view).data)["things"]["colour"].values()) == ["#1f5fbf"]
