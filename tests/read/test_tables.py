"""Tables: a row a turn, with the columns told from their names or from a mapping beside the file."""

from __future__ import annotations

import builtins
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import SourceError, UnknownFormat
from graphkit.model import Transcript
from graphkit.pipeline.sources import gather
from graphkit.read import Document, open_many, read_bytes, read_document

ROWS: list[dict[str, Any]] = [
    {"id": "a1", "date": "2018-11-01", "agenda": "Trams", "speaker_name": "Ada Quill", "Speaker ID": "p1", "text": "When?"},
    {"id": "a2", "date": "2018-11-01", "agenda": "Trams", "speaker_name": "Bo Reed", "Speaker ID": "p2",
     "text": "Daily, \"always\".\n\nSee the timetable."},
    {"id": "a3", "date": "2018-11-01", "agenda": "Buses", "speaker_name": "Ada Quill", "Speaker ID": "p1", "text": "And buses?"},
]  # fmt: skip


def _csv(rows: list[dict[str, Any]], delimiter: str = ",") -> bytes:
    import csv
    import io

    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _json(rows: list[dict[str, Any]]) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


def _parquet(rows: list[dict[str, Any]]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    sink = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pylist(rows), sink)
    return bytes(sink.getvalue())


def many(data: bytes) -> list[Transcript]:
    return list(read_document(Document("t.csv", data)))


@pytest.mark.parametrize("data", [_csv(ROWS), _csv(ROWS, ";"), _json(ROWS), _parquet(ROWS)])
def test_every_form_of_table_gives_the_same_turns(data: bytes) -> None:
    trams, buses = read_bytes(data, "t").questions
    assert [(q.title, q.date, len(q.turns)) for q in (trams, buses)] == [
        ("Trams", date(2018, 11, 1), 2), ("Buses", date(2018, 11, 1), 1),
    ]  # fmt: skip
    assert [(t.sequence, t.label, t.speaker_id, t.place, t.text) for q in (trams, buses) for t in q.turns] == [
        (1, "Ada Quill", "p1", "a1", "When?"),
        (2, "Bo Reed", "p2", "a2", 'Daily, "always".\n\nSee the timetable.'),
        (3, "Ada Quill", "p1", "a3", "And buses?"),
    ]


def test_a_quoted_cell_may_hold_lines_and_the_line_of_a_row_is_its_first() -> None:
    assert [t.line for q in read_bytes(_csv(ROWS), "t").questions for t in q.turns] == [2, 3, 6]


def test_tab_separated_values_take_quotes_as_they_are() -> None:
    data = b'speaker\tdate\ttext\nAda Quill\t1 November 2018\t"When?\nBo Reed\t1 November 2018\t""Daily"\n'
    assert [t.text for t in read_bytes(data, "t").questions[0].turns] == ['"When?', '""Daily"']


def test_a_table_of_many_days_is_as_many_transcripts() -> None:
    days = ["2018-11-01", "2018-11-02", "2018-11-01"]
    data = _csv([row | {"date": day} for row, day in zip(ROWS, days, strict=True)])
    assert [t.source.name for t in many(data)] == [
        "t.csv/2018-11-01", "t.csv/2018-11-02", "t.csv/2018-11-01/2",
    ]  # fmt: skip


def test_questions_and_answers_offices_and_languages_are_taken_where_columns_say_them() -> None:
    rows = [
        {"date": "2018-11-01", "question_no": "2018/0171", "part": "Question", "name": "Ada Quill", "role": "", "text": "?", "lang": ""},
        {"date": "2018-11-01", "question_no": "2018/0171", "part": "answer", "name": "Sam Stone", "role": "Mayor", "text": "!", "lang": "gla"},
    ]  # fmt: skip
    (question,) = read_bytes(_csv(rows), "t").questions
    assert (question.reference, question.asked_by, question.title) == ("2018/0171", "Ada Quill", "Proceedings")
    assert [(t.label, t.part, t.language) for t in question.turns] == [
        ("Ada Quill", "question", None), ("Sam Stone (Mayor)", "answer", "gd"),
    ]  # fmt: skip


def test_a_mapping_beside_the_file_names_the_columns(tmp_path: Path) -> None:
    (tmp_path / "reden.csv").write_text("Wer;Wann;Was\nAda Quill;2018-11-01;Wann?\n")
    with pytest.raises(UnknownFormat):
        list(open_many(tmp_path / "reden.csv"))
    (tmp_path / "columns.toml").write_text('text = "Was"\nspeaker = "Wer"\ndate = "Wann"\n')
    (found,) = open_many(tmp_path / "reden.csv")
    assert found.questions[0].turns[0].label == "Ada Quill"
    assert [g.name for g in gather([tmp_path])[0]] == ["reden.csv"]


@pytest.mark.parametrize(
    ("mapping", "what"),
    [
        ('words = "Was"', "columns.toml: unknown field 'words' (known are text"),
        ('text = "Red"', "columns.toml: no column 'Red' in reden.csv"),
        ("text = Was", "columns.toml: no TOML"),
        ('text = "Was"\nspeaker = "Wer"', "reden.csv: no column with the date"),
    ],
)
def test_a_mapping_that_is_wrong_says_how(tmp_path: Path, mapping: str, what: str) -> None:
    (tmp_path / "reden.csv").write_text("Wer;Wann;Was\nAda Quill;2018-11-01;Wann?\n")
    (tmp_path / "columns.toml").write_text(mapping)
    with pytest.raises(SourceError) as caught:
        list(open_many(tmp_path / "reden.csv"))
    assert what in str(caught.value)


META = "Text_ID\tID\tTitle\tDate\tBody\tAgenda\tSpeaker_ID\tSpeaker_name\n"
META += "A\tA.u1\tSitting\t2018-11-01\tLower house\tTrams\tQuillAda\tQuill, Ada\n"
META += "A\tA.u2\tSitting\t2018-11-01\tLower house\tTrams\t-\t-\n"


def test_parlamint_tables_take_their_words_from_the_file_beside(tmp_path: Path) -> None:
    (tmp_path / "A-meta.tsv").write_text(META)
    with pytest.raises(SourceError, match=r"its words are in A.txt, which is not there"):
        list(open_many(tmp_path / "A-meta.tsv"))
    (tmp_path / "A.txt").write_text("A.u1\tWhen do trams run?\nA.u2\tDaily.\n")
    (tmp_path / "A-meta-en.tsv").write_text(META)
    assert [g.name for g in gather([tmp_path])[0]] == ["A-meta.tsv"]
    (found,) = open_many(tmp_path / "A-meta.tsv")
    (question,) = found.questions
    assert (question.title, question.chamber) == ("Trams", "lower house")
    assert [(t.label, t.speaker_id, t.place, t.text) for t in question.turns] == [
        ("Ada Quill", "QuillAda", "A.u1", "When do trams run?"), (None, None, "A.u2", "Daily."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"speaker,date,text\nAda,2018-11-01\n", "line 2: 2 values under 3 columns"),
        (b"speaker,date,text\nAda,soon,One\n", "line 2: not a date: 'soon'"),
        (b"speaker,date,text\n", "nobody speaks in this table"),
        (b"speaker,text\nAda,One\n", "no column with the date"),
        (b'speaker,date,text\nAda,2018-11-01,"One\n', "nobody speaks|broken table|values"),
        (b'{"speaker": "Ada", "date": "2018-11-01", "text": "One"}\n{"cut\n', "line 2: no JSON object"),
        (b'{"speaker": "Ada", "date": "2018-11-01", "text": "One"}\n[1]\n', "line 2: no JSON object"),
        (b'{"speaker": "Ada", "date": "2018-11-01", "text": "One"}\n' + b"[" * 100_000, "line 2: no JSON object"),
        (_parquet(ROWS)[:-200] + b"PAR1", "damaged Parquet file"),
    ],
)
def test_what_is_wrong_is_one_sentence_with_its_line(data: bytes, what: str) -> None:
    if b'"One\n' in data:
        assert read_bytes(data, "t").questions[0].turns[0].text == "One"  # csv closes an open quote at the end
        return
    with pytest.raises(SourceError, match=what):
        many(data)


def test_without_pyarrow_parquet_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _parquet(ROWS)
    real = builtins.__import__

    def absent(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(SourceError, match=r'pip install "graphkit-rdf\[tables\]"'):
        many(data)


@pytest.mark.parametrize(
    "text", ["a,b\n1,2\n", '{"a": 1}\n', "[1, 2]\n", "Nombre,Id\nAda,1\n", "name,date\nAda,2018\n"]
)
def test_other_tables_are_no_transcripts(text: str) -> None:
    with pytest.raises(UnknownFormat):
        many(text.encode())


def test_a_json_document_is_read_wherever_its_turns_stand() -> None:
    text = """[
 {"hdate": "2018-11-01", "items": [{"title": "Trams", "number": "2018/0171", "rows": [
   {"name": "Ada Quill", "personId": 7,
    "content": "When, \\u201cdaily\\u201d?"},
   {"name": "Bo Reed", "content": ""},
   {"name": "Bo Reed", "office": "Minister",
    "content": "Daily."}]}]},
 {"hdate": "2018-11-02", "items": []},
 {"hdate": "2018-11-03", "speeches": [{"speaker": "Ada Quill", "text": ["One.", "Two."], "party": {"id": 1}}]}
]"""
    first, second = many(text.encode())
    assert [(q.title, q.reference, q.date) for q in first.questions] == [("Trams", "2018/0171", date(2018, 11, 1))]
    assert [
        (t.label, t.speaker_id, t.text, t.line) for q in (*first.questions, *second.questions) for t in q.turns
    ] == [
        ("Ada Quill", "7", "When, “daily”?", 4),
        ("Bo Reed (Minister)", None, "Daily.", 7),
        ("Ada Quill", None, "One.\n\nTwo.", 9),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"text": "a", "speaker": "b",\n"date": }', "t.csv: line 2: no JSON: Expecting value"),
        ('{"date": "2018-11-01",\n"rows": [{"text": null, "speaker": "b"}]}', "nobody speaks in this table"),
        ('{"rows": [\n{"text": "a", "speaker": "b"}]}', "t.csv: line 2: not a date: ''"),
        ("[" * 60_000 + '"text":"speaker":', "no JSON"),
        (f'{"[" * 30}{{"text": "a",\n"speaker": "b"}}{"]" * 30}', "nested more than 20 deep"),
    ],
)
def test_what_is_no_record_in_json_is_refused_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(SourceError, match=re.escape(says)):
        many(text.encode())


def test_a_json_document_may_call_its_keys_what_it_likes(tmp_path: Path) -> None:
    (tmp_path / "day.json").write_text('{"Datum": "2018-11-01", "Reden": [{"Redner": "Ada", "Rede": "Moos."}]}')
    (tmp_path / "columns.toml").write_text('text = "Rede"\nspeaker = "Redner"\ndate = "Datum"\n')
    (found,) = open_many(tmp_path / "day.json")
    assert [(t.label, t.text) for q in found.questions for t in q.turns] == [("Ada", "Moos.")]


def _sheet(header: str, *rows: str, encoding: str = "utf-8") -> bytes:
    return "\r\n".join((header, *rows)).encode(encoding)


@pytest.mark.parametrize(
    "data",
    [
        _sheet("Datum;Tagesordnungspunkt;Redner;Rede", "01.11.2018;Trams;Ada Quill;Naïve?", encoding="cp1252"),
        _sheet("Date\tSujet\tOrateur\tTexte", "01/11/2018\tTrams\tAda Quill\tNaïve?", encoding="utf-16"),
        _sheet("Fecha,Asunto,Orador,Texto", "2018-11-01,Trams,Ada Quill,Naïve?", encoding="utf-8-sig"),
        _sheet("timestamp,topic,last_name,first_name,remarks", "2018-11-01T14:02:11Z,Trams,Quill,Ada,Naïve?"),
        _sheet("Date|Topic|Speaker|Text", "11/01/2018|Trams|Ada Quill|Naïve?", "11/13/2018|Buses|Ada Quill|No."),
    ],
)
def test_a_table_is_read_as_other_publishers_write_it(data: bytes) -> None:
    (question,) = many(data)[0].questions
    assert (question.title, question.date) == ("Trams", date(2018, 11, 1))
    assert [(t.label, t.text) for t in question.turns] == [("Ada Quill", "Naïve?")]


def test_with_slashes_the_day_comes_first_unless_the_column_says_otherwise() -> None:
    rows = ("11/01/2018,Ada,One.", "13/01/2018,Ada,Two.")
    assert [t.questions[0].date.month for t in many(_sheet("date,speaker,text", *rows))] == [1, 1]


def test_a_table_without_days_is_of_the_day_in_its_name() -> None:
    data = _sheet("speaker,text", "Ada,One.")
    (found,) = read_document(Document("council_2018-11-01.csv", data))
    assert found.questions[0].date == date(2018, 11, 1)
    with pytest.raises(
        SourceError, match=r"c\.csv: no column with the date \(name it in columns\.toml, or put the day"
    ):
        list(read_document(Document("c.csv", data)))


def test_a_speaker_in_a_line_of_json_may_be_an_object() -> None:
    row = {"date": "2018-11-01", "speaker": {"name": "Ada Quill", "id": 7}, "text": ["One.", "Two."]}
    (question,) = many(json.dumps(row).encode())[0].questions
    assert [(t.label, t.speaker_id, t.text) for t in question.turns] == [("Ada Quill", "7", "One.\n\nTwo.")]
