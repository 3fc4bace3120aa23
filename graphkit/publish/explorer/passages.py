"""Passages: of each turn only the words round what was found in it, and under a limit the weakest ties' words go first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from graphkit.publish.explorer.columns import Order, deltas, mentions_of
from graphkit.publish.explorer.ties import Summary
from graphkit.publish.explorer.view import Mention, View

__all__ = ["LONGEST", "Windows", "passages_of", "strengths", "windows_of"]

LONGEST: Final = 400
"""So many characters of a turn are kept round a span."""

Windows = list[tuple[int, int]]


def windows_of(text: str, spans: Sequence[tuple[int, int]]) -> Windows:
    """Return the parts ``[start, end)`` of ``text`` to keep: `LONGEST` characters round each span, joined where they meet.

    Cuts fall between words where the text has any; a text without spans keeps its beginning.

    >>> windows_of("short", [])
    [(0, 5)]
    """
    found: Windows = []
    for start, end in sorted(spans) or [(0, 0)]:
        aside = max(0, LONGEST - (end - start)) // 2
        left, right = max(0, start - aside), min(len(text), end + aside)
        if left == 0:
            right = max(right, min(len(text), LONGEST))
        window = (_after_space(text, left, start), _before_space(text, end, right))
        if found and window[0] <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], window[1]))
        else:
            found.append(window)
    return found


def _after_space(text: str, left: int, start: int) -> int:
    space = text.find(" ", left, start) if left else -1
    return left if space < 0 else space + 1


def _before_space(text: str, end: int, right: int) -> int:
    space = text.rfind(" ", end, right) if right < len(text) else -1
    return right if space < 0 else space


def strengths(view: View, summary: Summary, order: Order) -> list[int]:
    """Return for each turn how often the strongest tie that it proves is made in the whole record."""
    found = [0] * len(order.in_order)
    for mention in view.mentions:
        turn = order.turns.get(mention.turn)
        if turn is None:
            continue
        speaker = order.thing(order.in_order[turn].speaker)
        for target in (order.thing(mention.body), order.thing(mention.denotes)):
            tie = summary.counts.get((min(speaker, target), max(speaker, target)), 0)
            found[turn] = max(found[turn], tie)
    return found


@dataclass(slots=True)
class _Columns:
    turn: list[int]
    text: list[str]
    window: list[int]
    start: list[int]
    length: list[int]


def passages_of(view: View, order: Order, kept: set[int]) -> dict[str, Any]:
    """Return the passages of the turns ``kept``, and where in them each mention stands (in UTF-16 units)."""
    mentions = mentions_of(view, order)
    by_turn: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_turn.setdefault(order.turns[mention.turn], []).append(mention)
    made = _Columns([], [], [], [], [])
    for number, turn in enumerate(order.in_order):
        here = by_turn.get(number, [])
        windows = windows_of(turn.text, [(m.start, m.end) for m in here]) if number in kept else []
        for mention in here:
            _locate(mention, turn.text, windows, made)
        made.turn += [number] * len(windows)
        made.text += [_shown(turn.text, window) for window in windows]
    return {
        "turn": deltas(made.turn),
        "text": made.text,
        "window": made.window,
        "start": made.start,
        "length": made.length,
        "confidence": [round(mention.confidence * 100) for mention in mentions],
        "rule": [order.string(mention.rule) for mention in mentions],
        "candidates": {str(n): [order.thing(c) for c in m.candidates] for n, m in enumerate(mentions) if m.candidates},
        "left_out": len(order.in_order) - len(kept),
    }


def _shown(text: str, window: tuple[int, int]) -> str:
    before, after = "…" if window[0] > 0 else "", "…" if window[1] < len(text) else ""
    return f"{before}{text[window[0] : window[1]]}{after}"


def _locate(mention: Mention, text: str, windows: Windows, made: _Columns) -> None:
    for number, window in enumerate(windows):
        if window[0] <= mention.start and mention.end <= window[1]:
            made.window.append(len(made.text) + number)
            made.start.append(_units(text[window[0] : mention.start]) + (1 if window[0] > 0 else 0))
            made.length.append(_units(text[mention.start : mention.end]))
            return
    made.window.append(-1)
    made.start.append(0)
    made.length.append(0)


def _units(text: str) -> int:
    """Return how long a browser takes ``text`` to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
