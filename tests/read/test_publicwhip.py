"""Publicwhip: debates, written questions, statements, versions of a day."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.pipeline.sources import gather
from graphkit.read import open_many, read_bytes

DEBATE = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE publicwhip [<!ENTITY mdash "&#8212;"> <!ENTITY iuml	"&#239;" >]>
<publicwhip scrapeversion="a" latest="yes">
<oral-heading id="uk.org.publicwhip/debate/2009-10-27a.1.0" nospeaker="true">ORAL ANSWERS</oral-heading>
<major-heading id="uk.org.publicwhip/debate/2009-10-27a.1.1" nospeaker="true">TRANSPORT</major-heading>
<speech id="uk.org.publicwhip/debate/2009-10-27a.1.2" nospeaker="true"><p>The Minister was asked&mdash;</p></speech>
<minor-heading id="uk.org.publicwhip/debate/2009-10-27a.1.3" nospeaker="true">
	Trams
</minor-heading>
<speech id="uk.org.publicwhip/debate/2009-10-27a.1.4" speakerid="uk.org.publicwhip/member/1" speakername="Ada Quill" oral-qnum="1">
	<p qnum="295520">When do trams <i>run</i>?</p></speech>
<speech id="uk.org.publicwhip/debate/2009-10-27a.1.5" speakerid="uk.org.publicwhip/member/2" speakername="Bo Reed"
 speakeroffice="The Minister for Trams"><p>Daily.</p>
	<p class="indent">Na\u00efvely,<br/>always&mdash;<phrase class="date" code="2009-11-05">5 November</phrase>.</p></speech>
<division id="uk.org.publicwhip/debate/2009-10-27a.2.0" divdate="2009-10-27"><divisioncount ayes="1" noes="0"/>
<mplist vote="aye"><mpname id="uk.org.publicwhip/member/1" vote="aye">Ada Quill</mpname></mplist></division>
<minor-heading id="uk.org.publicwhip/debate/2009-10-27a.2.1" nospeaker="true">Buses</minor-heading>
<speech id="uk.org.publicwhip/debate/2009-10-27a.2.2" speakerid="unknown" speakername="Members"><p>Hear, hear.</p></speech>
</publicwhip>
"""

WRITTEN = """<publicwhip>
<minor-heading id="uk.org.publicwhip/{paper}/2018-11-01.5227.h" url="{url}">Bus shelters</minor-heading>
<ques id="uk.org.publicwhip/{paper}/2018-11-01.5227.q0" person_id="uk.org.publicwhip/person/7" speakername="Ada Quill"
 url="{url}"><p>How many?</p></ques>
<reply id="uk.org.publicwhip/{paper}/2018-11-01.5227.r0" speakerid="uk.org.publicwhip/member/2" speakername="Sam Stone">
<p>Ninety.</p><table><tr><td>North</td><td>40</td></tr><tr><td>South</td><td>50</td></tr></table></reply>
</publicwhip>"""


def read(text: str, encoding: str = "iso-8859-1") -> Transcript:
    return read_bytes(text.encode(encoding), "day.xml")


def test_a_debate_has_an_item_a_heading_and_a_turn_a_speech() -> None:
    transport, trams, buses = read(DEBATE).questions
    assert [(q.title, q.asked_by, q.chamber, q.date) for q in (transport, trams, buses)] == [
        ("TRANSPORT", None, "House of Commons", date(2009, 10, 27)),
        ("Trams", "Ada Quill", "House of Commons", date(2009, 10, 27)),
        ("Buses", None, "House of Commons", date(2009, 10, 27)),
    ]
    assert [(t.label, t.text, t.part) for q in (transport, trams, buses) for t in q.turns] == [
        (None, "The Minister was asked—", "procedure"),
        ("Ada Quill", "When do trams run?", "question"),
        ("Bo Reed (The Minister for Trams)", "Daily.\n\nNaïvely, always—5 November.", "answer"),
        ("Members", "Hear, hear.", "debate"),
    ]


def test_a_turn_keeps_the_ids_and_the_line_of_its_source() -> None:
    trams = read(DEBATE).questions[1]
    assert [(t.speaker_id, t.place, t.line, t.sequence) for t in trams.turns] == [
        ("uk.org.publicwhip/member/1", "uk.org.publicwhip/debate/2009-10-27a.1.4", 10, 2),
        ("uk.org.publicwhip/member/2", "uk.org.publicwhip/debate/2009-10-27a.1.5", 12, 3),
    ]
    assert read(DEBATE).questions[2].turns[0].speaker_id is None


@pytest.mark.parametrize(
    ("paper", "chamber", "reference"),
    [
        ("wrans", "Written Answers", None),
        ("lmqs", None, "2018/5227"),
        ("london-mayors-questions", None, "2018/5227"),
        ("new-paper", "new-paper", None),
    ],
)
def test_a_written_question_has_an_asker_and_an_answer(paper: str, chamber: str, reference: str) -> None:
    url = "https://www.example.org/questions/2018/5227"
    (question,) = read(WRITTEN.format(paper=paper, url=url)).questions
    assert (question.asked_by, question.chamber, question.reference) == ("Ada Quill", chamber, reference)
    assert [(t.part, t.text, t.speaker_id) for t in question.turns] == [
        ("question", "How many?", "uk.org.publicwhip/person/7"),
        ("answer", "Ninety.\n\nNorth 40\n\nSouth 50", "uk.org.publicwhip/member/2"),
    ]


HOUSES = {
    "spor/meeting-of-the-parliament/2024-03-05.0.1": "Scottish Parliament",
    "spor/finance-committee/2024-03-05.0.1": "Scottish Parliament, finance committee",
    "senedd/cy/2024-03-05.1.2": "Senedd",
    "standing/standing2011-12_FINANCE_03-0_2024-03-05a.1.2": "Public Bill Committee, Finance, sitting 3",
    "ni/2024-03-05.1.2": "Northern Ireland Assembly",
    "lordswrans/2024-03-05.HL1.q0": "House of Lords, written answers",
}


@pytest.mark.parametrize("paper", sorted(HOUSES))
def test_an_id_says_who_sits_and_when(paper: str) -> None:
    (item,) = read(
        f'<publicwhip><speech id="uk.org.publicwhip/{paper}" speakername="Ada"><p>A.</p></speech></publicwhip>'
    ).questions
    assert (item.chamber, item.date) == (HOUSES[paper], date(2024, 3, 5))


def test_a_day_in_two_languages_says_which_and_who_is_unknown_has_no_id() -> None:
    found = read(
        '<publicwhip><speech id="uk.org.publicwhip/senedd/cy/2024-03-05.1.2" person_id="unknown" speakername="Ada">'
        '<p>Ie.</p></speech><speech id="uk.org.publicwhip/senedd/cy/2024-03-05.1.3" speakername="Bo" lang="en">'
        "<p>Yes.</p></speech></publicwhip>"
    )
    assert found.language == "cy"
    assert [(t.label, t.speaker_id, t.language) for t in found.questions[0].turns] == [
        ("Ada", None, None),
        ("Bo", None, "en"),
    ]


def test_a_heading_that_notes_the_chair_is_none() -> None:
    key = "uk.org.publicwhip/westminhall/2009-10-27a.1"
    speech = f'<speech id="{key}.2" speakername="Bo"><p>Moss.</p></speech>'
    first = f'<minor-heading id="{key}.1">[Ann Oak in the Chair]\n\t &#8212;\n Trams</minor-heading>'
    second = f'<minor-heading id="{key}.3">[Mr. Cy Elm in the Chair]</minor-heading>'
    found = read(f"<publicwhip>{first}{speech}{second}{speech}</publicwhip>").questions
    assert [(q.title, q.occurrence, q.attendance) for q in found] == [
        ("Trams", 1, ("Ann Oak (in the Chair)",)),
        ("Trams", 2, ("Mr. Cy Elm (in the Chair)",)),
    ]


def _versions() -> dict[str, bytes]:
    days = {f"d/debates2009-10-27{v}.xml": DEBATE.replace("2009-10-27a", f"2009-10-27{v}") for v in "abc"}
    days["d/debates2009-10-28a.xml"] = DEBATE.replace("2009-10-27a", "2009-10-28a")
    days["d/westminster2009-10-27a.xml"] = DEBATE.replace("/debate/", "/westminhall/")
    return {name: text.encode("iso-8859-1") for name, text in days.items()}


LATEST = ["d/debates2009-10-27c.xml", "d/debates2009-10-28a.xml", "d/westminster2009-10-27a.xml"]


def test_in_a_folder_the_last_version_of_a_day_stands(tmp_path: Path) -> None:
    for name, data in _versions().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    given, errors = gather([tmp_path])
    assert ([g.name for g in given], errors) == (LATEST, [])


def test_in_an_archive_the_last_version_of_a_day_stands(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in reversed(_versions().items()):
            archive.writestr(name, data)
    (tmp_path / "year.zip").write_bytes(packed.getvalue())
    assert [t.source.name for t in open_many(tmp_path / "year.zip")] == [f"year.zip/{name}" for name in LATEST]


def test_an_early_scrape_without_a_speech_is_refused() -> None:
    with pytest.raises(SourceError, match="nobody speaks in this file"):
        read('<publicwhip><major-heading id="uk.org.publicwhip/wms/2009-10-26a.1.0">A</major-heading></publicwhip>')


@pytest.mark.parametrize(
    ("identifier", "what"),
    [("x", "no date of the sitting"), ("uk.org.publicwhip/debate/2009-13-27a.1", "no such day: 2009-13-27")],
)
def test_a_day_that_cannot_be_known_is_refused(identifier: str, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        read(f'<publicwhip><speech id="{identifier}"><p>One.</p></speech></publicwhip>')
