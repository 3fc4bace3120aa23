"""Opening: any file gives transcripts or one sentence, within bounds."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import SourceError, UnknownFormat
from graphkit.read import READERS, Document, digest, open_many, open_path, read_bytes
from graphkit.read import document as bounds
from graphkit.read.document import LIMIT
from tests.read.samples import PAGE, page


def test_a_file_is_its_one_transcript(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_bytes(page("One"))
    assert [open_path(path, "a/one.txt")] == list(open_many(path, "a/one.txt"))
    assert open_path(path).source.sha256 == digest(path) == hashlib.sha256(page("One")).hexdigest()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_line_ends_and_encodings_make_no_difference(end: str, encoding: str) -> None:
    accented = PAGE.replace("Ada Quill", "Siân Ålund")
    data = accented.replace("\n", end).encode(encoding)
    assert read_bytes(data, "one").questions == read_bytes(accented.encode(), "one").questions


def test_mixed_line_ends_number_the_lines_alike() -> None:
    mixed = Document("x", b"a\r\nb\rc\nd")
    assert list(mixed.lines()) == [(1, "a"), (2, "b"), (3, "c"), (4, "d")]
    assert mixed.text == "a\nb\nc\nd"


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\x00\x01\x02\x03", b"lorem ipsum", b"\xff\xfe\x00"])
def test_what_is_no_transcript_is_refused_with_one_sentence(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, "folder/x.txt")
    assert str(caught.value).startswith("folder/x.txt: ")
    assert "\n" not in str(caught.value)


def test_an_unknown_form_is_told_the_known_ones() -> None:
    with pytest.raises(UnknownFormat) as caught:
        read_bytes(b"%!PS-Adobe-3.0", "x.ps")
    assert all(reader.what in str(caught.value) for reader in READERS)


def test_a_file_that_is_too_large_is_not_even_hashed(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as out:
        out.truncate(LIMIT + 1)
    with pytest.raises(SourceError, match=r"large\.txt: more than 512 MiB"):
        digest(large)


def test_what_is_not_there_is_a_matter_of_the_path(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"a\.txt: cannot be opened: No such file or directory \(check the path\)"):
        open_path(tmp_path / "a.txt")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as out:
        out.truncate(2 * 2**30)  # a sparse file: one line of 2 GB
    with pytest.raises(SourceError, match=r"large\.txt: more than 512 MiB"):
        open_path(path)


def test_a_stream_that_never_ends_is_given_up() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1, /) -> bytes:
            return b"x" * size

    assert bounds.bounded(Endless(), 3 * 2**20) is None


def test_a_line_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LINE", 100)
    with pytest.raises(SourceError, match="line 2: a line of more than 100 characters"):
        list(Document("x", b"short\n" + b"x" * 1000).lines())


def test_a_file_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.txt", tmp_path):
        with pytest.raises(SourceError, match="cannot be opened"):
            open_path(path)


def test_what_lies_beside_is_found_and_what_lies_outside_is_not(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "in" / "one.txt").write_bytes(page("One"))
    (tmp_path / "in" / "two.txt").write_bytes(page("Two"))
    document = bounds.load(tmp_path / "in" / "one.txt", "in/one.txt")
    two = document.beside("two.txt")
    assert two is not None
    assert two.name == "in/two.txt"
    assert document.beside("../secret.txt") is None
    assert document.beside("/etc/passwd") is None
    assert document.beside("three.txt") is None


@given(st.text(alphabet="ab \n\r\u2028\x0c\u0085\u00e9\U0001f600", min_size=1))
def test_lines_are_the_lines_of_the_text(text: str) -> None:
    document = Document("x", text.encode())
    if not text.strip(" \n\r\x0c"):
        return
    lines = [line for _, line in document.lines()]
    whole = document.text.split("\n")
    assert lines == (whole if whole[-1] else whole[:-1]) or lines == whole
    assert [number for number, _ in document.lines()] == list(range(1, len(lines) + 1))
