"""Whatever the bytes are, they are read or refused in one sentence: every reader, the register, decisions, parameters."""

from __future__ import annotations

import random
import shutil
import time
from datetime import date
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graphkit.config import examples_path
from graphkit.errors import ConfigError, GraphkitError, QueryError, SourceError
from graphkit.extract.due import due
from graphkit.query import bind, load_question
from graphkit.read import Document, read_document
from graphkit.register import Register
from graphkit.review import COLUMNS, parse_decisions
from tests.read import formats

from .conftest import LAW
from .hostile import ODD, PAGES
from .test_text import register

CITY = examples_path() / "ambleford"
PIECES = (
    *(word.encode("utf-8", "surrogatepass") for word in ODD),
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b"]]>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b'"', b",", b"\n", b"\r", b"{", b"\\u0000",
    b"99999999999999999999", b"-1", b"1e999", b"PK\x03\x04", b"\n\n\n", b"Session date:", b"0000-00-00",
)  # fmt: skip
SECONDS_A_MB = 5.0


@cache
def samples() -> dict[str, bytes]:
    plain = {name: getattr(formats, name) for name in (
        "plain", "question_page", "html", "publicwhip", "akoma_ntoso", "tei", "json_lines", "parquet", "webvtt", "subrip", "word", "portable",
    )}  # fmt: skip
    return {name: make() for name, make in plain.items()} | {"csv": formats.table(","), "tsv": formats.table("\t")}


def mutated(data: bytes, seed: int) -> bytes:
    """Change a few places: bytes that flip, pieces that go, come twice, or are put in from elsewhere."""
    dice, out = random.Random(seed), bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at, length = dice.randrange(len(out) + 1), dice.randint(1, 40)
        match dice.randrange(5):
            case 0 if at < len(out):
                out[at] ^= 1 << dice.randrange(8)
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length] * dice.randint(1, 50)
            case 3:
                out[at:at] = dice.choice(PIECES)
            case _:
                out[at:] = b""
    return bytes(out)


def one_line(error: GraphkitError) -> None:
    assert "\n" not in str(error)


def read_or_refused(data: bytes) -> None:
    begun = time.process_time()
    try:
        list(read_document(Document("sample", data)))
    except SourceError as error:
        one_line(error)
    assert time.process_time() - begun < SECONDS_A_MB * max(1, len(data) / 1e6)


@pytest.mark.parametrize("name", sorted(samples()))
@LAW
@given(seed=st.integers(0, 1 << 48))
def test_a_reader_reads_or_refuses_damaged_files(name: str, seed: int) -> None:
    read_or_refused(mutated(samples()[name], seed))


@LAW
@given(PAGES, st.integers(0, 1 << 48))
def test_pages_that_mean_harm_are_read_or_refused(page: str, seed: int) -> None:
    read_or_refused(mutated(page.encode("utf-8", "surrogatepass"), seed))


TABLES = sorted(path.name for path in (CITY / "register").iterdir())


@LAW
@given(st.sampled_from(TABLES), st.integers(0, 1 << 48))
def test_a_damaged_register_is_loaded_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("register") / "register"
    shutil.copytree(CITY / "register", folder)
    (folder / name).write_bytes(mutated((folder / name).read_bytes(), seed))
    try:
        Register.load(folder)
    except GraphkitError as error:
        one_line(error)


ROWS = "\r\n".join(
    (",".join(COLUMNS), "person,the Mayor,accept,person/ines-tallowby,,", 'speaker,"A, B",new,Ada,x.txt,why')
)


@LAW
@given(st.integers(0, 1 << 48))
def test_damaged_decisions_are_read_or_refused(seed: int) -> None:
    try:
        parse_decisions(mutated(ROWS.encode(), seed), "decisions.csv", register())
    except ConfigError as error:
        one_line(error)


@pytest.mark.parametrize("value", ["http:\n//a b", "<http://a\x1b[2Jb>"])
def test_a_parameter_with_a_line_break_is_refused_in_one_line(value: str) -> None:
    """Found by fuzzing: the address that was refused came back in the words of a library, line break and all."""
    with pytest.raises(QueryError) as refused:
        bind(load_question("questions-by-member"), {"member": value})
    assert all(character.isprintable() for character in str(refused.value))


@LAW
@given(st.sampled_from(ODD) | st.text())
def test_a_parameter_is_a_value_and_never_a_query(value: str) -> None:
    from graphkit.query.scan import outline

    try:
        outline(bind(load_question("questions-by-member"), {"member": value}))
    except QueryError as error:
        one_line(error)


CLAUSES = st.lists(
    st.sampled_from(
        ("by", "within", "in", "the end of", "next", "this", "month", "year", "week", "a fortnight", "999", "weeks", "ten", "days",
         "Friday", "31st", "the thirty-first of", "February", "May", "2024", "1999", "29", ",", "tomorrow", "which was")
    ) | st.sampled_from(ODD),
    max_size=9,
).map(" ".join)  # fmt: skip


@LAW
@given(CLAUSES, st.dates())
@example("next month", date(8, 11, 1))
@example("by the end of this year", date(8, 11, 1))
@example("by May", date(8, 11, 1))
def test_a_date_that_is_named_is_one(clause: str, day: date) -> None:
    """Found by fuzzing: in the first thousand years of the calendar a year had fewer than four digits."""
    found = due(clause, day)
    assert found is None or len(found) in (4, 7, 10)
    if found:
        date.fromisoformat(f"{found}-01-01"[:10])
