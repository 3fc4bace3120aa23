"""The page of figures says what was measured, and its chart is well-formed."""

from __future__ import annotations

from xml.etree import ElementTree

from benchmarks.asking import Asked
from benchmarks.corpus import pages
from benchmarks.measure import Run
from benchmarks.page import Size, page
from graphkit.config import examples_path
from graphkit.read import read_bytes
from graphkit.register import Register


def size(number: int, rdflib: Run | None) -> Size:
    questions = [Asked("topics", 3, 0.002, 0.001, 0.001, None)]
    build, floor = Run(14.0, 25.0, 512.0), Run(10.0, 9.0, 90.0)
    return Size(number, 3, 5_000_000, 1_000_000, 300_000_000, build, None, floor, build, build, rdflib, questions)


def test_the_ratios_stand_on_the_page() -> None:
    text, chart = page([size(1000, Run(70.0, 70.0, 2000.0)), size(10_000, None)], "a machine", 3, "the command")
    assert "| **build ÷ floor** | **1.40** | **1.40** |" in text
    assert "| **rdflib ÷ build** | **5.0** | – |" in text
    assert "| topics | 3 | 2.0 | 1.0 | 1.0 | 1.00 |" in text
    assert len(ElementTree.fromstring(chart)) == 3 * 5


def test_the_same_seed_draws_the_same_pages_and_each_is_a_transcript() -> None:
    register = Register.load(examples_path() / "ambleford" / "register")
    drawn = list(pages(9, register))
    assert drawn == list(pages(9, register))
    assert len({name for name, _ in drawn}) == 9
    for name, text in drawn:
        (question,) = read_bytes(text.encode(), name).questions
        assert len(question.turns) >= 2
        assert question.asked_by
        assert "{" not in text
