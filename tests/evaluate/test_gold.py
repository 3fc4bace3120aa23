"""Gold files are read with the place of every fault, and their sources are found beside or above them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphkit.errors import SourceError
from graphkit.evaluate.gold import load

GOOD = {"record": "contribution", "source": "transcripts/a.txt", "n": 1, "speaker": "Ada Birch"}


def gold(folder: Path, *lines: str, name: str = "a.jsonl") -> Path:
    (folder / "gold").mkdir(exist_ok=True)
    (folder / "transcripts").mkdir(exist_ok=True)
    (folder / "transcripts" / "a.txt").write_text("text", encoding="utf-8")
    path = folder / "gold" / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_source_is_found_above_the_gold(tmp_path: Path) -> None:
    (one,) = load([gold(tmp_path, json.dumps(GOOD), "")])
    assert one.path == (tmp_path / "transcripts" / "a.txt").resolve()
    assert one.of("contribution") == (GOOD,)


def test_the_source_is_found_in_the_folder_that_is_named(tmp_path: Path) -> None:
    path = gold(tmp_path, json.dumps(GOOD))
    assert load([path], tmp_path)[0].path == tmp_path / "transcripts" / "a.txt"
    with pytest.raises(SourceError, match=r"transcripts/a.txt is not under .* \(name its folder with --source\)"):
        load([path], tmp_path / "gold")


def test_two_files_may_annotate_one_source(tmp_path: Path) -> None:
    other = GOOD | {"n": 2}
    (one,) = load([gold(tmp_path, json.dumps(GOOD)), gold(tmp_path, json.dumps(other), name="b.jsonl")])
    assert [r["n"] for r in one.records] == [1, 2]


def test_records_that_are_not_settled_are_left_out(tmp_path: Path) -> None:
    (one,) = load([gold(tmp_path, json.dumps(GOOD), json.dumps(GOOD | {"n": 2, "check": True}))])
    assert [r["n"] for r in one.of("contribution")] == [1]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "line 2: no JSON"),
        ("[]", "line 2: record None is not known"),
        ('{"record": "vote"}', "line 2: record 'vote' is not known"),
        ('{"record": "reference", "source": "s"}', "line 2: a reference without n, exact, question"),
        (
            '{"record": "mention", "source": "s", "n": 1, "exact": "x", "nth": 1, "type": "god", "entity": "x"}',
            "line 2: type 'god' is not known",
        ),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, sentence: str) -> None:
    with pytest.raises(SourceError) as caught:
        load([gold(tmp_path, json.dumps(GOOD), line)])
    assert sentence in str(caught.value)


def test_a_file_that_is_not_there_and_an_empty_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        load([tmp_path / "none.jsonl"])
    with pytest.raises(SourceError, match="no gold"):
        load([gold(tmp_path, "")])
