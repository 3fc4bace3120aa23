"""A word is found in whatever accents and capitals it is written, and its signs mean nothing but themselves."""

from __future__ import annotations

import re

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.fold import fold, spellings


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12))
def test_the_engine_reads_the_spellings_of_a_word_and_finds_the_word(word: str) -> None:
    said, asked = pyoxigraph.Literal(fold(word)), pyoxigraph.Literal(spellings(word))
    assert re.fullmatch(spellings(word), fold(word), re.IGNORECASE | re.DOTALL)
    assert bool(pyoxigraph.Store().query(f'ASK {{ FILTER(REGEX({said}, {asked}, "i")) }}'))


@pytest.mark.parametrize(
    ("said", "asked"), [("Siân", "sian"), ("Želenka", "ZELENKA"), ("O’Connell", "o'connell"), ("Zoe", "zoë")]
)
def test_a_word_is_found_in_another_spelling(said: str, asked: str) -> None:
    assert re.search(spellings(asked), said, re.IGNORECASE)


@pytest.mark.parametrize(("said", "asked"), [("abc", "a.c"), ("aac", "a+c"), ("Sian", "Sean"), ("b", "a|b")])
def test_another_word_is_not(said: str, asked: str) -> None:
    assert not re.search(spellings(asked), said, re.IGNORECASE)
