"""A packed view is the same bytes each time, holds what the view holds, and stays within its limit."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.explorer.synthetic import record
from graphkit.publish.explorer.columns import Strings
from graphkit.publish.explorer.pack import pack, unpacked
from graphkit.publish.explorer.passages import passages_of
from graphkit.publish.explorer.rows import Rows
from graphkit.publish.explorer.ties import numbered
from graphkit.publish.explorer.view import Mention, Question, Thing, Turn, View
from graphkit.publish.explorer.windows import LONGEST, windows_of

WORDS = st.text(alphabet="ab 😀é\u200f", min_size=0, max_size=1500)


def summed(numbers: list[int]) -> list[int]:
    total, found = 0, []
    for number in numbers:
        total += number
        found.append(total)
    return found


def test_the_same_view_gives_the_same_bytes(town: View):
    assert pack(town) == pack(town)


def test_the_columns_hold_the_view(town: View):
    data = unpacked(pack(town).data)
    assert data["things"]["label"] == [thing.label for thing in town.things]
    assert [data["root"] + path for path in data["things"]["path"]] == [thing.iri for thing in town.things]
    assert data["questions"]["title"] == [question.title for question in town.questions]
    assert len(data["turns"]["sequence"]) == len(town.turns)
    asker = data["questions"]["asker"][0]
    assert town.things[asker].iri == town.questions[0].asker


def test_every_mention_of_a_page_stands_in_its_passage(town: View):
    passages = unpacked(pack(town).passages)
    turns = {turn.iri: turn for turn in town.turns}
    day = {question.iri: (question.date, question.iri) for question in town.questions}
    found = sorted(
        town.mentions,
        key=lambda m: (day[turns[m.turn].question], turns[m.turn].sequence, m.start, m.end, m.body, m.denotes),
    )
    assert found
    for number, mention in enumerate(found):
        text = passages["text"][passages["window"][number]].encode("utf-16-le")
        start, length = passages["start"][number], passages["length"][number]
        shown = text[2 * start : 2 * (start + length)].decode("utf-16-le")
        assert shown == turns[mention.turn].text[mention.start : mention.end]


@given(WORDS, st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 40)), max_size=4))
def test_windows_hold_every_span_and_little_else(text: str, raw: list[tuple[int, int]]):
    spans = [(min(a, len(text)), min(a + n, len(text))) for a, n in raw]
    windows = windows_of(text, spans)
    for start, end in spans:
        assert any(left <= start and end <= right for left, right in windows)
    assert all(a[1] < b[0] for a, b in pairwise(windows))
    assert sum(right - left for left, right in windows) <= max(1, len(spans)) * LONGEST


@given(WORDS, st.integers(0, 1400), st.integers(1, 20))
def test_marks_count_as_browsers_count(text: str, start: int, length: int):
    start = min(start, len(text))
    end = min(start + length, len(text))
    view = View(
        "T", "", "https://example.org/", 1, things=(Thing("https://example.org/x", "topic", "x"),),
        questions=(Question("https://example.org/question/1", "q", "2020-01-01"),),
        turns=(Turn("https://example.org/contribution/1/1", "https://example.org/question/1", 1, text=text),),
        mentions=(Mention("https://example.org/contribution/1/1", "https://example.org/x", start, end),),
    )  # fmt: skip
    rows = numbered(view, Rows.of(view))
    made = passages_of(rows, Strings(rows.strings), np.array([True]))
    shown = made["text"][made["window"][0]].encode("utf-16-le")
    at, units = made["start"][0], made["length"][0]
    assert shown[2 * at : 2 * (at + units)].decode("utf-16-le") == text[start:end]


def test_under_a_limit_the_weakest_ties_lose_their_words_first():
    view = record(3000)
    whole = pack(view)
    half = pack(view, limit=len(whole.passages) * 2 // 3)
    assert whole.left_out == 0
    assert 0 < half.left_out < len(view.turns)
    assert len(half.passages) <= len(whole.passages) * 2 // 3
    passages, data = unpacked(half.passages), unpacked(half.data)
    assert passages["left_out"] == half.left_out
    kept = set(summed(passages["turn"]))
    pairs: dict[tuple[int, int], list[int]] = {}
    turns = summed(data["mentions"]["turn"])
    for turn, body in zip(turns, data["mentions"]["body"], strict=True):
        pairs.setdefault((data["turns"]["speaker"][turn], body), []).append(turn)
    strongest, weakest = max(pairs.values(), key=len), [t for t in pairs.values() if len(t) == 1]
    assert set(strongest) <= kept
    assert sum(found[0] in kept for found in weakest) < len(weakest)


def test_a_page_without_passages_holds_none(council: View):
    packed = pack(council, passages=False)
    assert packed.passages == ""
    assert packed.left_out == len(council.turns)


def test_lone_surrogates_and_unknown_things_do_no_harm(council: View):
    broken = replace(council.turns[0], text="half \ud83d of a pair", speaker="https://example.org/nobody")
    view = replace(council, turns=(broken, *council.turns[1:]))
    assert unpacked(pack(view).data)["turns"]["speaker"].count(-1) == 1


@pytest.mark.parametrize("limit", [0, 1000, 2500])
def test_a_limit_is_kept_whatever_it_is(limit: int):
    assert len(pack(record(60), limit=limit).passages) <= max(limit, 600)
