"""What the system or a library says of a failure is told in words for people, with the line where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import OutputError, cause
from graphkit.store import open_file


def _raised(action: object) -> Exception:
    with pytest.raises((OSError, UnicodeDecodeError)) as caught:
        action()  # type: ignore[operator]
    return caught.value


def test_a_cause_has_no_numbers_of_errors_and_no_positions_in_bytes(tmp_path: Path) -> None:
    assert cause(_raised((tmp_path / "none").read_bytes)) == "No such file or directory"
    assert cause(_raised(lambda: b"a\nb\nc\xe9d\n".decode("utf-8"))) == "line 3 is not in UTF-8"
    assert cause(ValueError("two words")) == "two words"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "x.ttl: cannot be read: No such file or directory (check the file)"),
        (
            "@prefix a: <http://a/> .\n<b> a:c a:d .",
            "x.ttl: line 2: cannot be read: No scheme found in an absolute IRI (check the file)",
        ),
    ],
)
def test_a_file_of_rdf_that_cannot_be_read_is_said_with_its_line(tmp_path: Path, text: str | None, said: str) -> None:
    if text is not None:
        (tmp_path / "x.ttl").write_text(text, encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        open_file(tmp_path / "x.ttl")
    assert str(caught.value).removeprefix(f"{tmp_path}/") == said
