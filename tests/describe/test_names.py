"""Two questions of one day and asker whose long headings differ only at their ends have two names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graphkit.describe import question_key
from graphkit.model import Question

LONG = "The strategy for the repair of the northern embankment and of everything that stands on it since the flood"


def key(title: str, **more: str) -> str:
    question = Question(title=title, date=date(2021, 10, 20), line=1, turns=(), asked_by="Nadia Okoro")
    return question_key(replace(question, **more))


def test_a_long_heading_keeps_its_number() -> None:
    first, second = key(f"{LONG} (Supplementary) [1]"), key(f"{LONG} (Supplementary) [2]")
    assert first != second
    assert first == key(f"{LONG} (Supplementary) [1]")
    assert len(first) < 130


def test_a_short_heading_stays_as_it_was() -> None:
    assert key("Flood gates (Supplementary) [1]") == "2021-10-20/flood-gates-supplementary-1-nadia-okoro"
    assert key(LONG, reference="2021/0171") == "2021-0171"
