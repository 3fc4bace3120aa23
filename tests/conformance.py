"""What every reader promises, ours and strangers': one suite for all, run over samples of each form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from graphkit.errors import SourceError
from graphkit.model import Question, Transcript, Turn
from graphkit.read import Document, Reader, read_document
from graphkit.read.text import normalise

GARBAGE = (
    b"",
    b"\x00" * 600,
    b"\xff\xfe\x00\xd8",
    bytes(range(256)) * 8,
    b"<",
    b"{",
    b"PK\x03\x04",
    b"%PDF-",
    b"PAR1" * 2,
)


def check_reader(reader: Reader, samples: Iterable[bytes]) -> None:
    """Hold a reader to the contract of the seam: its name, its sniffing, its transcripts, and what it does with less."""
    assert re.fullmatch(r"[a-z][a-z0-9-]*", reader.name)
    assert reader.what
    for garbage in GARBAGE:
        assert reader.sniff(Document("garbage", garbage)) in (True, False)
        read_or_refuse(garbage)
    for data in samples:
        assert reader.sniff(Document("sample", data)) is True
        found = list(reader.read(Document("folder/sample", data)))
        assert found == list(reader.read(Document("folder/sample", data))), "the same bytes give the same transcripts"
        assert found
        for transcript in found:
            check_transcript(transcript, reader.name)
        for length in {len(data) * n // 7 for n in range(1, 7)}:
            read_or_refuse(data[:length])


def read_or_refuse(data: bytes) -> None:
    """Whatever the bytes are, they give transcripts or one sentence."""
    fault = ""
    try:
        list(read_document(Document("folder/sample", data)))
    except SourceError as error:
        fault = str(error)
    assert fault == "" or fault.startswith("folder/sample: ")
    assert "\n" not in fault


def check_transcript(transcript: Transcript, reader: str) -> None:
    """Hold a transcript to the contract of the model."""
    assert transcript.source.name.startswith("folder/sample")
    assert re.fullmatch(r"[0-9a-f]{64}", transcript.source.sha256)
    assert transcript.source.reader == reader or reader in transcript.source.reader
    assert re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*", transcript.language)
    turns = [turn for question in transcript.questions for turn in question.turns]
    assert [turn.sequence for turn in turns] == list(range(1, len(turns) + 1)), "1, 2, … over the whole source"
    for question in transcript.questions:
        check_question(question)
    keys = [(q.reference or (q.date, q.chamber, q.title, q.asked_by), q.occurrence) for q in transcript.questions]
    assert len(keys) == len(set(keys)), "two items of one source can be told apart"
    for turn in turns:
        check_turn(turn)


def check_question(question: Question) -> None:
    """Hold an item to the contract of the model."""
    assert question.turns, "an item without a turn is none"
    assert question.title
    assert question.title == normalise(question.title)
    assert "\n" not in question.title
    assert type(question.date) is date
    assert question.line >= 1
    assert question.occurrence >= 1


def check_turn(turn: Turn) -> None:
    """Hold a turn to guideline 1 and to the contract of the model."""
    assert turn.text
    assert turn.text == unicodedata.normalize("NFC", turn.text)
    for paragraph in turn.text.split("\n\n"):
        assert paragraph
        assert paragraph == normalise(paragraph), "single spaces, none at the ends, nothing invisible"
        assert "\n" not in paragraph
    assert turn.part in ("question", "answer", "debate", "procedure")
    assert turn.line >= 1
    assert turn.place is None or turn.place.strip()
    assert turn.speaker_id is None or turn.speaker_id.strip()
    if turn.label is not None:
        assert turn.label == normalise(turn.label)
        assert not turn.label.endswith(":")
        assert not turn.text.startswith(f"{turn.label}:"), "no speaker line in the text"
        assert not turn.implied, "an implied speaker is one that is not printed"
    if turn.part == "procedure":
        assert turn.label is None
