"""Counts add up, intervals are the same each time, and a reliability table tells the right from the sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.evaluate.calibration import expected_error, reliability
from graphkit.evaluate.names import plain
from graphkit.evaluate.outcome import Counts, Outcome, tally
from graphkit.evaluate.scores import scores_of

counts = st.builds(Counts, *(st.integers(0, 50),) * 3)


def outcome(verdict: str, source: str = "a", measure: str = "speaker", kind: str = "", n: int = 1) -> Outcome:
    return Outcome(measure, kind, verdict, source, n)


@given(counts, counts)
def test_figures_lie_between_nought_and_one_and_f1_between_its_sides(one: Counts, other: Counts) -> None:
    total = one + other
    low, high = sorted((total.precision, total.recall))
    assert 0 <= low - 1e-9 <= total.f1 <= high + 1e-9 <= 1 + 2e-9 or total.hit == 0


def test_figures_of_a_known_case() -> None:
    assert Counts(8, 2, 0).recall == 0.8
    assert Counts(8, 0, 2).precision == 0.8
    assert Counts(8, 2, 2).f1 == pytest.approx(0.8)
    assert Counts().f1 == 1.0


def test_tally_counts_by_source_and_type_and_over_all_types() -> None:
    counted = tally([outcome("hit", kind="x"), outcome("miss", kind="y"), outcome("false", source="b", kind="x")])
    assert counted["a", "speaker", ""] == Counts(1, 1, 0)
    assert counted["a", "speaker", "x"] == Counts(1, 0, 0)
    assert counted["b", "speaker", "x"] == Counts(0, 0, 1)


def test_intervals_are_the_same_each_time_and_hold_the_figure() -> None:
    outcomes = [outcome("hit" if i % 5 else "miss", source=str(i % 10)) for i in range(60)]
    first, second = scores_of(outcomes, {}), scores_of(list(reversed(outcomes)), {})
    assert first == second
    assert first[0].low <= first[0].f1 <= first[0].high
    assert first[0].low < first[0].high


def test_one_source_gives_no_width() -> None:
    (score,) = scores_of([outcome("hit"), outcome("miss")], {})
    assert score.low == score.f1 == score.high


def test_macro_figures_are_means_over_classes() -> None:
    topics = [
        outcome("hit", measure="topic", kind="Buses", n=1),
        outcome("miss", measure="topic", kind="Trams", n=2),
        outcome("false", measure="topic", kind="Trams", n=3),
        outcome("false", measure="topic", kind="Boats", n=3),
    ]
    figures = {s.measure: s.f1 for s in scores_of(topics, {"Buses": "Transport", "Trams": "Transport"})}
    assert figures["macro topics"] == pytest.approx((1.0 + 0.0) / 2)
    assert figures["macro major"] == pytest.approx(0.5)


def test_reliability_tells_the_right_from_the_sure() -> None:
    sure = [Outcome("span+entity", "", "hit" if i < 9 else "false", "a", i, confidence=0.9) for i in range(10)]
    unsure = [Outcome("span+entity", "", "false", "a", 20, confidence=0.4), outcome("miss", measure="span+entity")]
    bins = reliability([*sure, *unsure])
    assert [(b.number, round(b.right, 2)) for b in bins] == [(1, 0.0), (10, 0.9)]
    assert expected_error(bins) == pytest.approx(0.4 / 11)


def test_labels_are_compared_without_typography() -> None:
    assert plain("Victims’\u00a0 Commissioner") == plain("victims' commissioner")
