"""A question that is only cited is told from one that we hold, and breaks no shape."""

from __future__ import annotations

from pathlib import Path

import graphkit
from tests.read.samples import PAGE

ROOT = Path(__file__).parents[2]


def test_a_question_that_is_only_cited_is_no_question_of_ours(tmp_path: Path) -> None:
    page = PAGE.replace("How many bus shelters are there?", "Further to question 2017/1234, how many are there?")
    (tmp_path / "page.txt").write_text(page)
    register = ROOT / "examples" / "ambleford" / "register"
    kg = graphkit.build(tmp_path / "page.txt", register=str(register), output=tmp_path / "out")
    assert kg.report is not None
    assert kg.report.violations == []
    rows = list(kg.query("SELECT ?class WHERE { ?q gk:reference '2017/1234' ; a ?class }"))
    assert [str(row["class"]) for row in rows] == ["https://schema.org/Question"]
