"""TEI: sittings, annotated sittings, and corpora with their lists of people."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.pipeline.sources import gather
from graphkit.read import open_many, read_bytes

NS = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'

HEADER = """<teiHeader><fileDesc><titleStmt>
<title type="main" xml:lang="en">Ambleford corpus, {id} [ParlaMint SAMPLE]</title>
<title type="sub" xml:lang="gl">Diario de Ambleford [ParlaMint]</title><meeting ana="{ana}" n="1">1</meeting></titleStmt>
<sourceDesc><bibl><date when="2018-10-30">x</date></bibl></sourceDesc></fileDesc>
<profileDesc><settingDesc><setting>{date}</setting></settingDesc></profileDesc></teiHeader>"""

BODY = """<text><body><div type="debateSection"><note type="time">At ten.</note>
<note type="speaker">A señora QUILL (Ada):</note>
<u who="#QuillAda" ana="#chair" xml:id="u1"><seg xml:id="s1">Bos
 días. <note>(Pausa.)</note></seg><kinesic type="applause"><desc>(Aplausos.)</desc></kinesic><seg>A orde.</seg></u>
<u who="#ReedBo" ana="#regular" xml:id="u2" xml:lang="es"><seg>Gracias<gap reason="inaudible"><desc>x</desc></gap>.</seg></u>
<div><head>Tranvías</head><u xml:id="u3"><note type="speaker">Un deputado:</note>Moi ben.</u></div>
<u who="parla:GuestG" xml:id="u4"><seg>Fin.</seg></u>
</div></body></text>"""

ANNOTATED = """<text><body><div><u who="#ReedBo" xml:id="u1"><seg xml:id="s1"><s xml:id="s1.1">
 <w lemma="a" join="right">It</w><w>’s<w norm="is" lemma="be"/></w> <w>fine</w>
 <name type="PER"><w join="right">Bo</w></name><pc>,</pc> <w join="right">yes</w><pc>.</pc>
 <linkGrp><link ana="x" target="#a #b"/></linkGrp></s>
 <s><w join="right">Good</w><pc>.</pc></s></seg><note>laughs</note></u></div></body></text>"""


def sitting(identifier: str = "A_2018-11-01", body: str = BODY, ana: str = "#parla.uni", day: str | None = None) -> str:
    when = '<date when="2018-11-01">1.11.2018</date>' if day is None else day
    head = HEADER.format(id=identifier, date=when, ana=ana)
    return f'<TEI {NS} xml:id="{identifier}" xml:lang="gl">{head}{body}</TEI>'


def read(text: str) -> Transcript:
    return read_bytes(text.encode(), "t.xml")


def test_a_turn_is_an_utterance_without_what_transcribers_added() -> None:
    found = read(sitting())
    assert [(t.label, t.text, t.speaker_id, t.place) for q in found.questions for t in q.turns] == [
        ("A señora QUILL (Ada)", "Bos días.\n\nA orde.", "QuillAda", "u1"),
        (None, "Gracias.", "ReedBo", "u2"),
        ("Un deputado", "Moi ben.", None, "u3"),
        (None, "Fin.", "parla:GuestG", "u4"),
    ]
    assert [(q.title, q.occurrence, q.date, q.chamber) for q in found.questions] == [
        ("Diario de Ambleford", 1, date(2018, 11, 1), None),
        ("Tranvías", 1, date(2018, 11, 1), None),
        ("Diario de Ambleford", 2, date(2018, 11, 1), None),
    ]


def test_languages_are_kept_of_the_sitting_and_of_a_turn_that_differs() -> None:
    found = read(sitting())
    assert (found.language, [t.language for q in found.questions for t in q.turns]) == ("gl", [None, "es", None, None])


def test_an_annotated_sitting_gives_its_sentences_back() -> None:
    (question,) = read(sitting(body=ANNOTATED)).questions
    assert [t.text for t in question.turns] == ["It’s fine Bo, yes. Good."]


@pytest.mark.parametrize(
    ("ana", "chamber"), [("#parla.meeting #parla.lower", "lower house"), ("#parla.upper", "upper house")]
)
def test_the_chamber_comes_from_the_meeting(ana: str, chamber: str) -> None:
    assert read(sitting(ana=ana)).questions[0].chamber == chamber


def test_the_day_is_of_the_setting_then_of_the_source() -> None:
    assert read(sitting(day="")).questions[0].date == date(2018, 10, 30)
    with pytest.raises(SourceError, match="no such day: 2018-13-01"):
        read(sitting(day='<date when="2018-13-01"/>'))
    with pytest.raises(SourceError, match=r"no date of the sitting \(give <date"):
        read(f"<TEI {NS}><teiHeader/>{BODY}</TEI>")


LIST = """<listPerson {ns}xml:id="people">
<person xml:id="ReedBo"><persName to="2010-01-01"><surname>Old</surname></persName>
<persName from="2010-01-01"><surname>Reed</surname><forename>Bo</forename></persName></person>
<person xml:id="QuillAda"><persName>Quill, Ada</persName></person></listPerson>"""


def test_a_corpus_in_one_file_gives_each_sitting_and_the_names_of_its_people() -> None:
    text = f"<teiCorpus {NS}><teiHeader><profileDesc><particDesc>{LIST.format(ns='')}</particDesc></profileDesc></teiHeader>"
    text += sitting("A_2018-11-01") + sitting("B_2018-11-02", ANNOTATED) + "</teiCorpus>"
    path_free = [t.source.name for t in _read_many(text)]
    assert path_free == ["t.xml/A_2018-11-01", "t.xml/B_2018-11-02"]
    first, second = _read_many(text)
    assert [t.label for t in first.questions[0].turns] == ["A señora QUILL (Ada)", "Bo Reed"]
    assert second.questions[0].turns[0].label == "Bo Reed"


def _read_many(text: str) -> list[Transcript]:
    from graphkit.read import Document, read_document

    return list(read_document(Document("t.xml", text.encode())))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    root = f'<teiCorpus {NS}><teiHeader><xi:include href="people.xml"/></teiHeader>'
    root += '<xi:include href="2018/A.xml"/><xi:include href="2018/B.xml"/></teiCorpus>'
    (tmp_path / "2018").mkdir()
    (tmp_path / "corpus.xml").write_text(root)
    (tmp_path / "people.xml").write_text(LIST.format(ns=f"{NS} "))
    (tmp_path / "2018" / "A.xml").write_text(sitting())
    (tmp_path / "2018" / "B.xml").write_text(sitting(body=ANNOTATED))
    return tmp_path


def test_the_root_of_a_corpus_reads_its_parts_with_their_names(corpus: Path) -> None:
    first, second = open_many(corpus / "corpus.xml")
    assert [t.source.name for t in (first, second)] == ["2018/A.xml", "2018/B.xml"]
    assert second.questions[0].turns[0].label == "Bo Reed"


def test_of_a_corpus_folder_the_parts_are_given(corpus: Path) -> None:
    given, errors = gather([corpus])
    assert ([g.name for g in given], errors) == (["2018/A.xml", "2018/B.xml"], [])


def test_of_a_corpus_in_an_archive_the_parts_are_read(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    packed = tmp_path_factory.mktemp("packed") / "corpus.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(corpus.rglob("*.xml")):
            archive.write(path, path.relative_to(corpus).as_posix())
    assert [t.source.name for t in open_many(packed)] == ["corpus.zip/2018/A.xml", "corpus.zip/2018/B.xml"]
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(corpus / "people.xml", "people.xml")
    with pytest.raises(SourceError, match="a listPerson that belongs to a corpus"):
        list(open_many(packed))


@pytest.mark.parametrize("href", ["../outside.xml", "absent.xml", "/etc/passwd"])
def test_a_part_that_is_outside_or_not_there_is_refused(tmp_path: Path, href: str) -> None:
    (tmp_path / "outside.xml").write_text(sitting())
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "corpus.xml").write_text(f'<teiCorpus {NS}><xi:include href="{href}"/></teiCorpus>')
    with pytest.raises(SourceError, match="which is not there"):
        list(open_many(tmp_path / "in" / "corpus.xml"))


def test_a_list_of_people_is_no_transcript() -> None:
    with pytest.raises(SourceError, match="a listPerson that belongs to a corpus"):
        read(LIST.format(ns=f"{NS} "))


def test_the_day_may_stand_on_the_title_page_and_the_people_in_a_file_of_their_own() -> None:
    front = '<front><div type="preface"><head>Prot. 1</head><docDate when="1994-03-05">5 mars</docDate></div></front>'
    turns = '<u who="people.xml#i-1" xml:id="u1"><seg>One.</seg></u><u who="#i-1"><seg>Two.</seg></u>'
    text = f"<TEI {NS}><teiHeader/><text>{front}<body><div>{turns}</div></body></text></TEI>"
    (item,) = read_bytes(text.encode(), "prot.xml").questions
    assert (item.date, [t.speaker_id for t in item.turns]) == (date(1994, 3, 5), ["i-1", "i-1"])
