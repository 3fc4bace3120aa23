"""One invented sitting, written in every form that is read."""

from __future__ import annotations

import csv
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from html import escape
from typing import Any

from tests.read.test_office import pdf

DAY = "2021-03-17"
TITLE = "Cormorant Bridge"
PARAGRAPH = "\n\n"
TURNS = [
    ("Nadia Okoro AM", "p1", ["When does the bridge open?"]),
    ("Odo Marshbank (Mayor of Ambleford)", "p2", ["It opens in May, “God willing”.", "The cost is £90 – no more."]),
    ("Nadia Okoro AM", "p1", ["Thank you: that is clear."]),
    ("Petra O’Quill AM", "p3", ["Who pays?"]),
]
QUOTES = str.maketrans("“”–’", '""-\'')
ROWS = [
    {"date": DAY, "heading": TITLE, "speaker": label, "speaker_id": key, "text": PARAGRAPH.join(said)}
    for label, key, said in TURNS
]


def plain() -> bytes:
    turns = "".join(f"{label}: {PARAGRAPH.join(said)}\n\n" for label, _, said in TURNS)
    return f"# Assembly\n\n17 March 2021\n\n## {TITLE}\n\n{turns}".encode()


def question_page() -> bytes:
    first, *rest = TURNS
    answer = "".join(f"{label}:  {PARAGRAPH.join(said)}\n\n" for label, _, said in rest)
    return (
        f"{TITLE}\n\nSession date: \nMarch 17, 2021\nQuestion By: \nNadia Okoro\nAsked Of: \nThe Mayor\n\n\n"
        f"{first[0]}:  {first[2][0]}\n\nSupplementary To: \n\nAnswer for {TITLE}\n\nAnswered By: \nThe Mayor\n\n{answer}"
    ).encode()


def html() -> bytes:
    turns = "".join(
        f"<p><strong>{escape(label)}:</strong> {escape(said[0])}</p>" + "".join(f"<p>{escape(s)}</p>" for s in said[1:])
        for label, _, said in TURNS
    )
    main = f"<main><h1>Assembly</h1><p>17 March 2021</p><h2>{TITLE}</h2>{turns}</main>"
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><nav>Home</nav>{main}</body></html>".encode()


def publicwhip() -> bytes:
    key = f"uk.org.publicwhip/debate/{DAY}a.1"
    turns = "".join(
        f'<speech id="{key}.{n}" speakerid="{person}" speakername="{label}">{"".join(f"<p>{escape(s)}</p>" for s in said)}</speech>'
        for n, (label, person, said) in enumerate(TURNS, 1)
    )
    text = f'<publicwhip><minor-heading id="{key}.0">{TITLE}</minor-heading>{turns}</publicwhip>'
    return f"<?xml version='1.0' encoding='windows-1252'?>{text}".encode("cp1252")


def akoma_ntoso() -> bytes:
    people = "".join(f'<TLCPerson eId="{p}" href="{p}" showAs="x"/>' for p in ("p1", "p2", "p3"))
    turns = "".join(
        f'<speech eId="s{n}" by="#{person}"><from>{label}</from>{"".join(f"<p>{escape(s)}</p>" for s in said)}</speech>'
        for n, (label, person, said) in enumerate(TURNS, 1)
    )
    preface = f'<preface><p><docDate date="{DAY}">17 March</docDate></p></preface>'
    body = f"<debateBody><debateSection><heading>{TITLE}</heading>{turns}</debateSection></debateBody>"
    ns = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    meta = f"<meta><references>{people}</references></meta>"
    return f'<akomaNtoso xmlns="{ns}"><debate>{meta}{preface}{body}</debate></akomaNtoso>'.encode()


def tei() -> bytes:
    turns = "".join(
        f'<note type="speaker">{label}:</note><u xml:id="u{n}" who="#{person}">{"".join(f"<seg>{escape(s)}</seg>" for s in said)}</u>'
        for n, (label, person, said) in enumerate(TURNS, 1)
    )
    header = f'<teiHeader><profileDesc><settingDesc><setting><date when="{DAY}"/></setting></settingDesc></profileDesc></teiHeader>'
    body = f"<text><body><div><head>{TITLE}</head>{turns}</div></body></text>"
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">{header}{body}</TEI>'.encode()


def table(delimiter: str) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROWS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode("utf-16")


def json_lines() -> bytes:
    return "\r\n".join(json.dumps(row) for row in ROWS).encode()


def json_document() -> bytes:
    turns = [
        {"speaker": {"name": row["speaker"], "id": row["speaker_id"]}, "text": row["text"].split(PARAGRAPH)}
        for row in ROWS
    ]
    whole = {"meta": {"date": DAY}, "sections": [{"heading": TITLE, "speeches": turns}]}
    return json.dumps(whole, indent=1).encode()


def parquet() -> bytes:
    import pyarrow as pa
    from pyarrow import parquet as files

    sink = pa.BufferOutputStream()
    files.write_table(pa.Table.from_pylist(ROWS), sink)
    return bytes(sink.getvalue())


def _cues(*, voices: bool) -> str:
    return "\n\n".join(
        f"{n}\n00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{f'<v {label}>' if voices else f'{label}: '}{escape(' '.join(said))}"
        for n, (label, _, said) in enumerate(TURNS, 1)
    )


def webvtt() -> bytes:
    return f"WEBVTT\n\nNOTE Title: {TITLE}\nNOTE Date: {DAY}\n\n{_cues(voices=True)}\n".encode()


def subrip() -> bytes:
    return _cues(voices=False).replace(".000", ",000").encode()


def word() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph("17 March 2021")
    document.add_heading(TITLE, 1)
    for label, _, said in TURNS:
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(f": {said[0]}")
        for more in said[1:]:
            document.add_paragraph(more)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def portable() -> bytes:
    lines = ["Assembly of 17 March 2021", TITLE.upper()]
    for label, _, said in TURNS:
        lines += [f"{label}: {said[0]}", *said[1:]]
    return pdf([[line.translate(QUOTES) for line in lines]])


FORMS: dict[str, Callable[[], bytes]] = {
    "akoma-ntoso": akoma_ntoso,
    "captions": webvtt,
    "html": html,
    "json": json_document,
    "json-lines": json_lines,
    "parquet": parquet,
    "pdf": portable,
    "plain": plain,
    "publicwhip": publicwhip,
    "question-page": question_page,
    "table": lambda: table(","),
    "tei": tei,
    "word": word,
}
"""A sample of each reader, by its name; ParlaMint's pair needs two files and has its own tests."""


def archives() -> dict[str, bytes]:
    """The same sitting in a zip and in a tar, one file a form."""
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("a.xml", tei())
    with tarfile.open(fileobj=tarred, mode="w:gz") as tar:
        entry = tarfile.TarInfo("a.xml")
        entry.size = len(tei())
        tar.addfile(entry, io.BytesIO(tei()))
    return {"a.zip": zipped.getvalue(), "a.tar.gz": tarred.getvalue()}


def said(questions: Any) -> list[tuple[str, str]]:
    """Return who said what, without paragraphs and with plain quotes: captions and PDF keep neither."""
    return [
        ((t.label or "").translate(QUOTES), " ".join(t.text.split()).translate(QUOTES))
        for q in questions
        for t in q.turns
    ]
