"""No regular expression of ours takes more than linear time for what anybody may write."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator

import pytest

import graphkit

SEEDS = (
    "a", " ", "\n", "\t", "1", "-", "A ", "Aa ", "a,", "Mr ", "the ", "of the ", "the Mayor of ", "Name AM ", "(", ")", "((", "[", "<", "<a ",
    "&", "&#", '"', "“", "'", "a'", ".", "..", "a.", "A.", ":", "a:", "/", "//", "2018/", "2018-", "01 ", "1,", "https://a", "\\", "\\u", "%2",
    "\u00a0", "é", "Ab", "A-", "a-b ", "and ", ", and ", "will ", "I will ", "x\n\n", "\r\n", "{", "}", "@", "#", "*", "_", "=", "a=", "a b", "(a", "a)",
    "Question No: ", "Supplementary ", "Answer for ", "January ", "1st ", "Strategy ", "Draft ", "A & ", "\u2019s ", "-\n", "\n ", " \n",
)  # fmt: skip
ENDS = ("", "!", "\x00", "\n!", "a\u2028", ")", ":", "\ud7ff")
LENGTH = 300
BOUND = 1.0
"""Seconds of the processor for one search in 300 characters. Squares need a thousandth of it, what is worse needs years."""


class Stuck(Exception):
    """A search that was stopped."""


def patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Yield every compiled pattern at the top of a module, also those in tables there."""
    for module in pkgutil.walk_packages(graphkit.__path__, "graphkit."):
        if module.name == "graphkit.__main__":
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, pattern in enumerate(_within(value, 3)):
                yield f"{module.name}.{name}.{number}", pattern


def _within(value: object, depth: int) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from _within(each, depth - 1)
    elif depth and isinstance(value, dict):
        for each in (*value, *value.values()):
            yield from _within(each, depth - 1)


FOUND = dict({(p.pattern, p.flags): (name, p) for name, p in patterns()}.values())


@pytest.fixture
def watch() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Stuck

    before = signal.signal(signal.SIGVTALRM, stop)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def test_the_patterns_are_found() -> None:
    assert len(FOUND) > 80


def search(pattern: re.Pattern[str] | re.Pattern[bytes], text: str) -> None:
    """Search, and raise `Stuck` after `BOUND` seconds."""
    signal.setitimer(signal.ITIMER_VIRTUAL, BOUND)
    pattern.search(text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text)  # type: ignore[arg-type]
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer of the processor here")
@pytest.mark.parametrize("name", sorted(FOUND))
def test_a_pattern_does_not_go_back_and_back(name: str, watch: None) -> None:
    for seed in SEEDS:
        for end in ENDS:
            search(FOUND[name], seed * (LENGTH // len(seed)) + end)


def test_a_pattern_that_does_is_stopped(watch: None) -> None:
    with pytest.raises(Stuck):
        search(re.compile("(?:a+)+$"), "a" * 60 + "!")
