"""The words around a mention begin and end with a word, wherever the selector cut them."""

from __future__ import annotations

import pytest

from graphkit.serve.views.quoting import _from_a_word, _to_a_word


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("", ""),
        ("I ask the ", "I ask the "),
        ("eks after polling day. Does the ", "… after polling day. Does the "),
        ("x" * 32, "x" * 32),
    ],
)
def test_before(before: str, shown: str) -> None:
    assert _from_a_word(before) == shown


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        ("", ""),
        (" of Ambleford.", " of Ambleford."),
        (". It is here. Sixty people in Sa", ". It is here. Sixty people in …"),
        ("x" * 32, "x" * 32),
    ],
)
def test_after(after: str, shown: str) -> None:
    assert _to_a_word(after) == shown
