"""What is in no register goes by one name in the whole, however each page prints it."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit
from tests.pipeline.test_build import built, page

PRINTED = ("the Mayor's draft Moss Plan", "the Moss plan", "the London Moss Plan", "the MOSS PLAN")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> graphkit.KnowledgeGraph:
    sources = tmp_path_factory.mktemp("sources")
    for number, words in enumerate(PRINTED):
        text = page(f"Question {number}", f"2021/000{number}", said=f"What became of {words} of last year?")
        Path(sources, f"{number}.txt").write_text(text, encoding="utf-8")
    return built(sources, tmp_path_factory.mktemp("out"))


def test_a_work_that_is_in_no_register_has_one_title(whole: graphkit.KnowledgeGraph) -> None:
    works = whole.query(
        "SELECT DISTINCT ?work ?title ?label { ?work a gk:Strategy ; gk:status gk:Candidate ; dcterms:title ?title ; rdfs:label ?label }"
    )
    assert [(row["title"], row["label"]) for row in works] == [("Moss Plan", "Moss Plan")]
    assert not whole.report.violations


def test_what_each_page_prints_is_kept_beside_it(whole: graphkit.KnowledgeGraph) -> None:
    also = whole.query("SELECT DISTINCT ?also { ?work gk:status gk:Candidate ; skos:altLabel ?also } ORDER BY ?also")
    assert "London Moss Plan" in {row["also"] for row in also}


def test_a_spelling_that_joins_two_names_is_no_fault(tmp_path: Path) -> None:
    for number, words in enumerate(("the Harbourmasters' Bill", "the Harbourmasters Bill")):
        text = page(f"Question {number}", f"2021/000{number}", said=f"What became of {words} of last year?")
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    whole = built(tmp_path, tmp_path / "out")
    titles = whole.query(
        "SELECT DISTINCT ?work ?title { ?work gk:status gk:Candidate ; dcterms:title ?title } ORDER BY ?title"
    )
    assert [row["title"] for row in titles] == ["Harbourmasters Bill", "Harbourmasters' Bill"]
    assert len({row["work"] for row in titles}) == 1
    assert whole.report is not None
    assert not whole.report.violations
