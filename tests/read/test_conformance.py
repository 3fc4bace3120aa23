"""Every reader keeps what the seam promises, and one sitting is the same in whatever form it comes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graphkit.model import Question
from graphkit.read import Document, open_many, read_bytes, read_document, readers
from graphkit.register import Register
from graphkit.resolve import cast
from tests.conformance import check_reader, check_transcript
from tests.read.formats import DAY, FORMS, TITLE, TURNS, archives, said, subrip, table
from tests.read.test_tables import META

ROOT = Path(__file__).parents[2]
TWO_FILES = {"parlamint-meta"}
READERS = {reader.name: reader for reader in readers()}


def test_every_reader_has_a_sample() -> None:
    assert set(READERS) - TWO_FILES <= set(FORMS), "a reader without a sample is not held to anything"


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_reader_keeps_its_promises(name: str) -> None:
    check_reader(READERS[name], [FORMS[name]()])


@pytest.mark.parametrize("name", sorted(FORMS))
def test_each_form_is_told_from_all_others(name: str) -> None:
    document = Document("sample", FORMS[name]())
    assert next(reader.name for reader in readers() if reader.sniff(document)) == name


EXPECTED = [(label, " ".join(words)) for label, _, words in TURNS]
IN_FORM = {**{name: make() for name, make in FORMS.items()}, "tab-separated": table("\t"), "subrip": subrip()}


@pytest.mark.parametrize("name", sorted(IN_FORM))
def test_one_sitting_is_the_same_in_every_form(name: str) -> None:
    questions = read_bytes(IN_FORM[name], f"sitting_{DAY}").questions
    assert said(questions) == said(plain_questions())
    assert {q.date.isoformat() for q in questions} == {DAY}
    titles = {q.title for q in questions}
    assert titles in ({TITLE}, {TITLE.upper()}) or name == "subrip"


@pytest.mark.parametrize("name", sorted(IN_FORM))
def test_one_sitting_has_the_same_people_in_every_form(name: str) -> None:
    register = Register.load(ROOT / "examples" / "ambleford" / "register")

    def people(questions: tuple[Question, ...]) -> list[str | None]:
        return [spoken.person for question in questions for spoken in cast(question, register).speakers]

    found = people(read_bytes(IN_FORM[name], f"sitting_{DAY}").questions)
    assert found == ["nadia-okoro", "odo-marshbank", "nadia-okoro", "petra-oquill"]


def plain_questions() -> tuple[Question, ...]:
    return read_bytes(FORMS["plain"](), "sitting").questions


@pytest.mark.parametrize("name", ["publicwhip", "akoma-ntoso", "tei", "table", "json", "json-lines", "parquet"])
def test_the_ids_of_a_source_are_kept(name: str) -> None:
    turns = [t for q in read_bytes(FORMS[name](), "sitting").questions for t in q.turns]
    assert [t.speaker_id for t in turns] == [person for _, person, _ in TURNS]


@pytest.mark.parametrize("name", sorted(archives()))
def test_one_sitting_is_the_same_in_an_archive(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(archives()[name])
    (found,) = open_many(tmp_path / name)
    assert said(found.questions) == said(plain_questions())


def test_parlamints_pair_keeps_the_promises_too(tmp_path: Path) -> None:
    words = {"sample.txt": Document("sample.txt", b"A.u1\tWhen?\nA.u2\tDaily.\n")}
    document = Document("folder/sample-meta.tsv", META.encode(), words.get)
    for transcript in read_document(document):
        check_transcript(transcript, "parlamint-meta")


@pytest.mark.named("GRAPHKIT_SAMPLES")
def test_the_samples_of_a_plugin_keep_the_promises() -> None:
    """A package with a reader of its own runs this over a folder of its samples."""
    for path in sorted(Path(os.environ["GRAPHKIT_SAMPLES"]).iterdir()):
        document = Document("folder/sample", path.read_bytes())
        reader = next(reader for reader in readers() if reader.sniff(document))
        check_reader(reader, [document.data])
