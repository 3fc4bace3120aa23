"""The layout is the same each time, leaves everything its room, and keeps its head when pages are added."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from scipy.spatial.distance import pdist

from benchmarks.explorer.synthetic import record
from graphkit.publish.explorer.forces import Edges, settle
from graphkit.publish.explorer.layout import Layout, lay_out
from graphkit.publish.explorer.ties import summary_of
from graphkit.publish.explorer.view import Thing, View


def laid(view: View, earlier: dict[str, tuple[float, float]] | None = None) -> Layout:
    return lay_out(view, summary_of(view), earlier)


def places(view: View, layout: Layout) -> dict[str, tuple[float, float]]:
    return {t.iri: (float(x), float(y)) for t, x, y in zip(view.things, layout.x, layout.y, strict=True)}


def without(view: View, count: int) -> View:
    """The record before its last ``count`` questions came in."""
    gone = {question.iri for question in view.questions[-count:]}
    return replace(
        view,
        questions=view.questions[:-count],
        turns=tuple(turn for turn in view.turns if turn.question not in gone),
        mentions=tuple(
            m
            for m in view.mentions
            if m.turn.split("/contribution/")[1].split("/")[0] not in {g.split("/question/")[1] for g in gone}
        ),
    )


def test_the_same_view_gives_the_same_places(council: View):
    assert laid(council) == laid(council)


def test_nothing_lies_on_anything_else(council: View):
    layout = laid(council)
    points = np.array([layout.x, layout.y], dtype=float).T
    sizes = np.array(layout.size, dtype=float)
    one, other = np.triu_indices(len(points), 1)
    assert (pdist(points) - sizes[one] - sizes[other]).min() > 0


def test_nothing_strays(council: View):
    layout = laid(council)
    distance = np.hypot(np.array(layout.x) - np.median(layout.x), np.array(layout.y) - np.median(layout.y))
    assert distance.max() < 2.2 * np.quantile(distance, 0.75)


def test_what_is_tied_lies_nearer_than_what_is_not(council: View):
    layout, summary = laid(council), summary_of(council)
    points = np.array([layout.x, layout.y], dtype=float).T
    strong = [np.hypot(*(points[a] - points[b])) for (a, b), count in summary.counts.items() if count >= 4]
    assert np.median(strong) < 0.7 * np.median(pdist(points))


def test_old_things_stay_about_where_they_were_when_pages_are_added(council: View):
    before = without(council, 12)
    old = places(before, laid(before))
    new = places(council, laid(council, old))
    width = max(x for x, _ in old.values()) - min(x for x, _ in old.values())
    moved = [np.hypot(new[iri][0] - x, new[iri][1] - y) / width for iri, (x, y) in old.items()]
    assert np.median(moved) < 0.01
    assert np.quantile(moved, 0.95) < 0.05


def test_without_a_former_page_a_few_more_pages_do_not_turn_the_picture_round(council: View):
    before = without(council, 12)
    old, new = places(before, laid(before)), places(council, laid(council))
    width = max(x for x, _ in old.values()) - min(x for x, _ in old.values())
    assert np.median([np.hypot(new[iri][0] - x, new[iri][1] - y) / width for iri, (x, y) in old.items()]) < 0.25


def test_a_new_thing_comes_beside_what_it_is_tied_to():
    view = record(300)
    old = places(view, laid(view))
    gone = next(t.iri for t in view.things if t.kind == "strategy")
    place = places(view, laid(view, {iri: at for iri, at in old.items() if iri != gone}))[gone]
    neighbours = [
        old[view.things[a if view.things[b].iri == gone else b].iri]
        for a, b in summary_of(view).counts
        if gone in (view.things[a].iri, view.things[b].iri)
    ]
    middle = np.mean(neighbours, axis=0)
    everything = np.array(list(old.values()))
    assert np.hypot(*(place - middle)) < np.median(np.hypot(*(everything - middle).T))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_tiny_records_have_a_layout_too(count: int):
    things = tuple(Thing(f"https://example.org/{n}", "topic", f"Topic {n}") for n in range(count))
    layout = laid(View("Tiny", "", "https://example.org/", 0, things=things))
    assert len(set(zip(layout.x, layout.y, strict=True))) == count


def test_forces_draw_a_chain_out_to_a_line():
    start = np.array([[0.0, 1.0], [3.0, 0.0], [-2.0, 1.0], [1.0, -3.0], [-1.0, -1.0]])
    ends = np.arange(4)
    place = settle(start, Edges(ends, ends + 1, np.full(4, 1.0)))
    steps = [np.hypot(*(place[b] - place[a])) for a, b in pairwise(range(5))]
    assert np.hypot(*(place[4] - place[0])) > 1.5 * max(steps)
