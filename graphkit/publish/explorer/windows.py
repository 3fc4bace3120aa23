"""Windows: of each turn only the words round what was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

__all__ = ["LONGEST", "Windows", "located", "shown", "windows_of"]

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


def shown(text: str, window: tuple[int, int]) -> str:
    """Return the words of a window, with marks where more stands before or behind."""
    before, after = "…" if window[0] > 0 else "", "…" if window[1] < len(text) else ""
    return f"{before}{text[window[0] : window[1]]}{after}"


def located(start: int, end: int, text: str, windows: Windows) -> tuple[int, int, int]:
    """Return which window holds a span, and where it stands there and how long it is, in UTF-16 units; -1 for none."""
    for number, window in enumerate(windows):
        if window[0] <= start and end <= window[1]:
            return number, _units(text[window[0] : start]) + (1 if window[0] > 0 else 0), _units(text[start:end])
    return -1, 0, 0


def _units(text: str) -> int:
    """Return how long a browser takes ``text`` to be."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
