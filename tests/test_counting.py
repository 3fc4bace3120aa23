"""Numbers agree with their nouns."""

from __future__ import annotations

import pytest

from graphkit.counting import many


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        (0, ("page",), "0 pages"),
        (1, ("page",), "1 page"),
        (1, ("person", "people"), "1 person"),
        (2, ("person", "people"), "2 people"),
        (12_345, ("statement",), "12,345 statements"),
    ],
)
def test_a_number_agrees_with_its_noun(number: int, words: tuple[str, ...], said: str):
    assert many(number, *words) == said
