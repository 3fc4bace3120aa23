"""The manual's page on formats names every reader, and its examples are read by the reader under which they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphkit.read import READERS, read_bytes

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
SECTIONS = {
    found[1]: found[2]
    for found in re.finditer(r"^## `([\w-]+)`\n(.*?)(?=^## `|^## A|\Z)", PAGE, re.MULTILINE | re.DOTALL)
}
EXAMPLES = [
    (name, block)
    for name, section in SECTIONS.items()
    for block in re.findall(r"^```(?:text|xml|html)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
]


def test_every_reader_is_in_the_manual_and_nothing_else() -> None:
    assert set(SECTIONS) == {reader.name for reader in READERS}


def test_every_form_that_is_text_has_an_example() -> None:
    binary = {"parquet", "word", "pdf", "parlamint-meta"}
    assert {name for name, _ in EXAMPLES} == set(SECTIONS) - binary


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_example_is_read_as_what_it_is(name: str, example: str) -> None:
    found = read_bytes(example.encode(), "example")
    assert name in found.source.reader
    assert found.questions[0].date.isoformat() in ("2018-11-01", "2018-01-18", "2009-10-27")
    assert found.questions[0].title
