"""The layout is the same each time, leaves everything its room, and keeps its head when pages are added."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import pdist

from benchmarks.explorer.synthetic import laid as summed
from benchmarks.explorer.synthetic import record
from graphkit.publish.explorer.core import core_size
from graphkit.publish.explorer.forces import (
    Array,
    Edges,
    between_pairs,
    drawn_together,
    field_of_one,
    on_a_grid,
    settle,
)
from graphkit.publish.explorer.view import Layout, Thing, View


def laid(view: View, earlier: dict[str, tuple[float, float]] | None = None) -> Layout:
    return summed(view, earlier)[1]


def places(view: View, layout: Layout) -> dict[str, tuple[float, float]]:
    return {t.iri: (float(x), float(y)) for t, x, y in zip(view.things, layout.x, layout.y, strict=True)}


def without(view: View, some: Iterable[int]) -> View:
    """The record without some of its questions, as it was before their pages came in."""
    gone = {view.questions[number].iri for number in some}
    turns = tuple(turn for turn in view.turns if turn.question not in gone)
    spoken = {turn.iri for turn in turns}
    return replace(
        view,
        questions=tuple(question for question in view.questions if question.iri not in gone),
        turns=turns,
        mentions=tuple(mention for mention in view.mentions if mention.turn in spoken),
    )


def moves(before: View, after: View, earlier: dict[str, tuple[float, float]] | None = None) -> Array:
    """How far each thing of ``before`` moved, as shares of the picture's diameter."""
    old = places(before, laid(before))
    new = places(after, laid(after, earlier))
    points = np.array(list(new.values()))
    return np.array([np.hypot(new[iri][0] - x, new[iri][1] - y) for iri, (x, y) in old.items()]) / np.hypot(
        *np.ptp(points, axis=0)
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
    summary, layout = summed(council)
    points = np.array([layout.x, layout.y], dtype=float).T
    strong = [
        np.hypot(*(points[a] - points[b]))
        for (a, b), count in zip(summary.pairs, summary.times, strict=True)
        if count >= 4
    ]
    assert np.median(strong) < 0.7 * np.median(pdist(points))


def test_old_things_stay_about_where_they_were_on_a_former_page(council: View):
    before = without(council, range(len(council.questions))[-12:])
    moved = moves(before, council, places(before, laid(before)))
    assert np.median(moved) < 0.01
    assert np.quantile(moved, 0.95) < 0.05


@given(seed=st.integers(1, 10_000), share=st.floats(0.005, 0.02))
@settings(max_examples=4, deadline=None)
def test_pages_of_later_days_leave_the_picture_as_it_is(seed: int, share: float):
    whole = record(600, seed=seed)
    count, added = len(whole.questions), max(1, round(share * len(whole.questions)))
    assume(core_size(count) == core_size(count - added))
    moved = moves(without(whole, range(count - added, count)), whole)
    assert np.median(moved) < 0.002
    assert np.quantile(moved, 0.95) < 0.02


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_pages_from_anywhere_in_time_move_things_little(seed: int):
    whole = record(1000, seed=seed)
    count = len(whole.questions)
    assert np.median(moves(without(whole, random.Random(seed).sample(range(count), count // 50)), whole)) < 0.1


def test_the_next_core_keeps_the_picture_the_right_way_round(council: View):
    count = len(council.questions)
    first = core_size(count)
    before, after = without(council, range(first - 1, count)), without(council, range(first, count))
    assert core_size(first - 1) < first
    assert np.median(moves(before, after)) < 0.2


def test_the_order_in_which_pages_are_read_does_not_count(council: View):
    turned = replace(council, turns=council.turns[::-1], mentions=council.mentions[::-1], spans=council.spans[::-1])
    assert laid(turned) == laid(council)


def test_a_new_thing_comes_beside_what_it_is_tied_to():
    view = record(300)
    old = places(view, laid(view))
    gone = next(t.iri for t in view.things if t.kind == "strategy")
    place = places(view, laid(view, {iri: at for iri, at in old.items() if iri != gone}))[gone]
    neighbours = [
        old[view.things[a if view.things[b].iri == gone else b].iri]
        for a, b in summed(view)[0].pairs
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


@pytest.mark.parametrize("count", [2, 40, 256])
def test_nodes_push_each_other_on_the_grid_as_they_do_pair_by_pair(count):
    rng = np.random.default_rng(count)
    place, mass = rng.normal(size=(count, 2)) * 300, 1 + rng.exponential(3, count)
    exact, fast = between_pairs(place, mass), on_a_grid(place, mass, field_of_one())
    assert np.abs(exact.sum(axis=0)).max() < 1e-9 * np.abs(exact).sum(), "what pushes is pushed as much"
    assert np.abs(exact - fast).mean() < 0.03 * np.abs(exact).mean(), "neighbours within a cell are told less well"


def test_forces_draw_a_chain_out_to_a_line():
    start = np.array([[0.0, 1.0], [3.0, 0.0], [-2.0, 1.0], [1.0, -3.0], [-1.0, -1.0]])
    ends = np.arange(4)
    place = settle(start, Edges(ends, ends + 1, np.full(4, 1.0)))
    steps = [np.hypot(*(place[b] - place[a])) for a, b in pairwise(range(5))]
    assert np.hypot(*(place[4] - place[0])) > 1.5 * max(steps)


def test_ties_alone_draw_things_together_without_a_choice():
    start = np.array([[0.0, 0.0], [10.0, 0.0], [0.0, 10.0], [10.0, 10.0]])
    place = drawn_together(start, Edges(np.array([0]), np.array([1]), np.array([5.0])))
    assert np.hypot(*(place[1] - place[0])) < 0.3 * np.hypot(*(place[3] - place[2]))
    again = drawn_together(start, Edges(np.array([0]), np.array([1]), np.array([5.05])))
    assert np.abs(again - place).max() < 0.1
