"""Office: Word documents and PDF files, made here and read again."""

from __future__ import annotations

import builtins
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import docx
import pytest

from graphkit.errors import SourceError
from graphkit.model import Question
from graphkit.read import read_bytes
from graphkit.read.days import printed_day


def turns(question: Question) -> list[tuple[str | None, str]]:
    return [(t.label, t.text) for t in question.turns]


SAID = [
    ("Ada Quill (Mayor)", "When do trams run?"),
    ("Bo Reed", "Daily.\n\nAlso at night."),
    ("Ada Quill (Mayor)", "Thank you."),
]


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _opened() -> Any:
    document = docx.Document()
    document.add_heading("Council of Ambleford", 0)
    document.add_paragraph("Thursday 1 November 2018")
    return document


def _by_colon() -> bytes:
    document = _opened()
    document.add_heading("Trams", 1)
    for label, text in SAID:
        first, *rest = text.split("\n\n")
        document.add_paragraph(f"{label}: {first}")
        for more in rest:
            document.add_paragraph(more)
    return _saved(document)


def _by_bold(*, inside: bool, own_line: bool) -> bytes:
    document = _opened()
    document.add_heading("Trams", 1)
    for label, text in SAID:
        first, *rest = text.split("\n\n")
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}:" if inside else label).bold = True
        if own_line:
            document.add_paragraph(first)
        else:
            paragraph.add_run(f" {first}" if inside else f": {first}")
        for more in rest:
            document.add_paragraph(more)
    return _saved(document)


def _by_style(name: str) -> bytes:
    document = _opened()
    document.styles.add_style(name, 1).font.bold = True
    document.styles.add_style("Títol negreta", 1)
    document.add_heading("Trams", 1)
    for label, text in SAID * 2:
        document.add_paragraph(label, style=name)
        for paragraph in text.split("\n\n"):
            document.add_paragraph(paragraph)
            document.add_paragraph("Printed by the record", style="Títol negreta")
    return _saved(document)


def _by_table() -> bytes:
    document = _opened()
    document.add_heading("Trams", 1)
    table = document.add_table(rows=0, cols=2)
    for label, text in SAID:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, text.replace("\n\n", " ")
    return _saved(document)


@pytest.mark.parametrize(
    "make",
    [
        _by_colon,
        lambda: _by_bold(inside=True, own_line=False),
        lambda: _by_bold(inside=False, own_line=False),
        lambda: _by_bold(inside=True, own_line=True),
    ],
)
def test_colons_and_bold_type_tell_who_speaks(make: Callable[[], bytes]) -> None:
    (trams,) = read_bytes(make(), "x.docx").questions
    assert (trams.title, trams.date, turns(trams)) == ("Trams", date(2018, 11, 1), SAID)
    assert trams.turns[0].place == f"paragraph {trams.turns[0].line}"


@pytest.mark.parametrize("name", ["Speaker", "D3/ Intervinent", "Ordinary Looking Name"])
def test_a_style_kept_for_speakers_tells_who_speaks_and_titles_of_the_record_are_not_said(name: str) -> None:
    (trams,) = read_bytes(_by_style(name), "x.docx").questions
    assert turns(trams) == SAID * 2


def test_a_table_of_two_columns_has_who_speaks_in_the_first() -> None:
    (trams,) = read_bytes(_by_table(), "x.docx").questions
    assert turns(trams) == [(label, text.replace("\n\n", " ")) for label, text in SAID]


def test_the_running_head_may_hold_the_day_in_another_language() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ple / 17 de gener de 2018"
    document.add_paragraph("Ada Quill: One.")
    document.add_paragraph("Bo Reed: Two.")
    assert read_bytes(_saved(document), "x").questions[0].date == date(2018, 1, 17)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("le 3 février 2020", date(2020, 2, 3)),
        ("am 3. März 2020", date(2020, 3, 3)),
        ("3 de xuño de 2020", date(2020, 6, 3)),
        ("3 de marzo del 2020", date(2020, 3, 3)),
        ("31 de febrero de 2020", None),
        ("3 de nada de 2020", None),
        ("March 3, 2020", date(2020, 3, 3)),
    ],
)
def test_days_are_read_in_the_languages_of_the_neighbours(text: str, day: date | None) -> None:
    assert printed_day(text) == day


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "an old Word file"),
        (_zip({"[Content_Types].xml": b"x", "xl/workbook.xml": b"x"}), "no Word document"),
        (_zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"x"}), "no Word document"),
        (_zip({"[Content_Types].xml": b"x", "word/document.xml": bytes(40 * 2**20)}), "unpacks to more than 100 times"),
        (_zip({"[Content_Types].xml": b"<x", "word/document.xml": LAUGHS}), "a damaged Word file"),
        (_by_colon()[:-40], "a damaged"),
        (_saved(docx.Document()), "nobody speaks"),
        (b"%PDF-1.4\nnothing", "a damaged or locked PDF"),
    ],
)
def test_what_is_no_readable_document_is_refused_with_one_sentence(data: bytes, what: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, "x")
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)


BRACKETS = {40: r"\(", 41: r"\)"}


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Write a PDF with one line of text under the other on each page (ISO 32000-1, 7.5)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line.translate(BRACKETS)}) Tj" for line in lines)
        stream = f"BT /F1 10 Tf 50 800 Td 14 TL {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] {font} /Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return out.encode("latin-1")


HEAD = "Council of Ambleford - Official Report - {}"
LONG = "This line is as long as the lines of a printed page are, which is rather long in the end, and"
PAGES = [
    [HEAD.format(1), "Thursday 1 November 2018", "TRAMS AND BUSES", "Ada Quill (Mayor): When do trams run?",
     f"{LONG} it is inter-", "rupted here.", "Bo Reed: Daily.", "1"],
    [HEAD.format(2), "This is a paragraph that goes over to the next page, so it may well end on it with the well-",
     "Known line.", "2"],
    [HEAD.format(3), "Ada Quill (Mayor): Thank you.", "Page 3 of 3"],
]  # fmt: skip


def test_a_pdf_is_read_without_heads_numbers_and_hyphens_and_keeps_its_pages() -> None:
    (question,) = read_bytes(pdf(PAGES), "x.pdf").questions
    assert (question.title, question.date) == ("TRAMS AND BUSES", date(2018, 11, 1))
    assert turns(question) == [
        ("Ada Quill (Mayor)", f"When do trams run?\n\n{LONG} it is interrupted here."),
        (
            "Bo Reed",
            "Daily.\n\nThis is a paragraph that goes over to the next page, so it may well end on it with the well-Known line.",
        ),
        ("Ada Quill (Mayor)", "Thank you."),
    ]
    assert [t.place for t in question.turns] == ["p. 1", "p. 1", "p. 3"]


DATED = "Council of Ambleford - 1 November 2018 - {}"
SHORT = [
    ["TRAMS AND BUSES", "Ada Quill (Mayor): When do trams run on the long line from the market to the harbour and back?",
     "Bo Reed: Daily."],
    ["BINS AND LAMPS", "Ada Quill (Mayor): Who empties them?"],
    ["Bo Reed: The town does."],
]  # fmt: skip


@pytest.mark.parametrize("head", [DATED, "{} Council of Ambleford, Thursday 1 November 2018"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_day_that_only_the_running_head_prints_is_the_day(head: str, count: int) -> None:
    pages = [[head.format(number), *lines] for number, lines in enumerate(SHORT[:count], 1)]
    found = read_bytes(pdf(pages), "x.pdf").questions
    assert [(q.title, q.date) for q in found] == [
        (title, date(2018, 11, 1)) for title in ("TRAMS AND BUSES", "BINS AND LAMPS")[:count]
    ]
    assert not any("Council" in turn.text for question in found for turn in question.turns)


def test_who_speaks_first_on_both_of_two_pages_speaks_on_both() -> None:
    pages = [
        ["1 November 2018", "Bo Reed: Daily.", "Ada Quill: Thank you."],
        ["Bo Reed: Or so.", "Ada Quill: Thank you."],
    ]
    (question,) = read_bytes(pdf(pages), "x.pdf").questions
    assert [said for _, said in turns(question)] == ["Daily.", "Thank you.", "Or so.", "Thank you."]


def test_pictures_of_pages_are_refused() -> None:
    with pytest.raises(SourceError, match="pages without words"):
        read_bytes(pdf([[]]), "x.pdf")


@pytest.mark.parametrize(("data", "package"), [(_by_colon(), "docx"), (pdf(PAGES), "pypdfium2")])
def test_without_the_extra_the_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, data: bytes, package: str
) -> None:
    real = builtins.__import__

    def absent(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.split(".")[0] == package:
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(SourceError, match=r'pip install "graphkit-rdf\[office\]"'):
        read_bytes(data, "x")


def test_a_bold_name_above_what_is_said_and_a_table_with_times() -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Council of Hob, March 5, 2019")
    document.add_heading("Trams", 2)
    for name, words in (("Mayor Jones", "Welcome."), ("Al Smith", "Who pays: the city?")):
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f"\n{words}")
    table = document.add_table(rows=0, cols=3)
    for cell, text in zip(table.add_row().cells, ("6:10 p.m.", "Bea Dupont", "Second."), strict=True):
        cell.text = text
    out = io.BytesIO()
    document.save(out)
    (item,) = read_bytes(out.getvalue(), "m.docx").questions
    assert [(t.label, t.text) for t in item.turns] == [
        ("Mayor Jones", "Welcome."),
        ("Al Smith", "Who pays: the city?"),
        ("Bea Dupont", "Second."),
    ]
