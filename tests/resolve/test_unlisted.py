"""Without a register the speakers are those whom the source names, marked as candidates, and nobody else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import graphkit
from graphkit.errors import CollisionError
from graphkit.model import Question, Source, Transcript, Turn
from graphkit.register import Register
from graphkit.register.minting import minted
from graphkit.resolve import cast_unlisted

DAY = """<publicwhip>
<major-heading id="uk.org.publicwhip/debate/2009-10-26a.1.0">Moss</major-heading>
<speech id="uk.org.publicwhip/debate/2009-10-26a.1.1" speakerid="m/1" speakername="Ann Oak"><p>Mr Ash knows the moss.</p></speech>
<speech id="uk.org.publicwhip/debate/2009-10-26a.1.2" speakerid="m/2" speakername="Ann Oak"><p>It is dry.</p></speech>
<speech id="uk.org.publicwhip/debate/2009-10-26a.1.3" speakerid="unknown" speakername="Bob Ash &lt;b&gt;"><p>Moss.</p></speech>
<speech id="uk.org.publicwhip/debate/2009-10-26a.1.4" nospeaker="true"><p>The bell rang.</p></speech>
</publicwhip>"""

PEOPLE = """SELECT DISTINCT ?person ?name ?id ?rule ?status {
  ?person a foaf:Person ; foaf:name ?name ; gk:rule ?rule ; gk:status ?status
  OPTIONAL { ?person dcterms:identifier ?id } } ORDER BY ?person"""


def transcript(*turns: Turn, **header: object) -> Transcript:
    question = Question("Moss", date(2009, 10, 26), 1, turns, **header)  # type: ignore[arg-type]
    return Transcript(Source("day.txt", "0" * 64, "plain"), (question,))


def cast_of(*turns: Turn, **header: object) -> tuple[list[str | None], list[float]]:
    one = transcript(*turns, **header)
    speakers = cast_unlisted(one.questions[0], minted(one, Register.load("none"))).speakers
    return [s.person for s in speakers], [s.confidence for s in speakers]


def test_a_build_without_a_register_has_the_people_of_the_source(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "day1.xml").write_text(DAY, encoding="utf-8")
    second = DAY.replace("2009-10-26", "2009-10-27").replace('"Ann Oak"', '"Dr Ann Oak"')
    (tmp_path / "in" / "day2.xml").write_text(second, encoding="utf-8")
    kg = graphkit.build(tmp_path / "in", register="none", output=tmp_path / "out")
    assert kg.report is not None
    assert (kg.report.conforms, kg.report.failures) == (True, [])
    rows = [(r.name, r.id, r.rule) for r in kg.query(PEOPLE)]
    by_id, by_label = "minted: the identifier in the source", "minted: the name as the source prints it"
    assert sorted(rows, key=str) == sorted(
        [(name, i, by_id) for i in ("m/1", "m/2") for name in ("Ann Oak", "Dr Ann Oak")]
        + [("Bob Ash <b>", None, by_label)],
        key=str,
    )
    assert {r.status.rpartition("#")[2] for r in kg.query(PEOPLE)} == {"Candidate"}
    spoke = "SELECT ?c ?p { ?c gk:speaker ?p }"
    assert len({row.p for row in kg.query(spoke)}) == 3
    assert len(list(kg.query(spoke))) == 6
    again = graphkit.build(tmp_path / "in", register="none", output=tmp_path / "out").report
    assert again is not None
    assert again.unchanged
    assert "<title>Transcripts: " in (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")


def test_identifiers_go_before_names_and_two_of_one_name_stay_two() -> None:
    people, sure = cast_of(
        Turn(1, "Ann Oak", "x", 1, "debate", speaker_id="m/1"),
        Turn(2, "Ann Oak", "x", 2, "debate", speaker_id="m/2"),
        Turn(3, "Ann Oak", "x", 3, "debate"),
        Turn(4, "Ann Oak (The Minister) (North)", "x", 4, "debate"),
        Turn(5, None, "x", 5, "debate", speaker_id="m/1"),
        Turn(6, None, "The bell rang.", 6, "procedure"),
    )
    assert people == ["m-1", "m-2", "printed/ann-oak", "printed/ann-oak", "m-1", None]
    assert sure == [1.0, 1.0, 0.5, 0.5, 1.0, 0.0]


def test_the_header_names_who_asks_and_who_answers() -> None:
    people, _ = cast_of(
        Turn(1, None, "x", 1, "question", implied=True), Turn(2, None, "x", 2, "answer"),
        asked_by="Ann Oak", answered_by=("The Mayor",), asked_of=("The Mayor",),
    )  # fmt: skip
    assert people == ["printed/ann-oak", "printed/the-mayor"]


def test_two_identifiers_with_one_address_are_an_error() -> None:
    one = transcript(Turn(1, "A", "x", 1, "debate", speaker_id="m/1"), Turn(2, "B", "x", 2, "debate", speaker_id="m-1"))
    with pytest.raises(CollisionError, match="would get one address"):
        minted(one, Register.load("none"))
