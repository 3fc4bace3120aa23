"""Settings of a publication refuse what they do not know, in one sentence with the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.config import ontology_path
from graphkit.errors import ConfigError
from graphkit.publish.bundle import Publication


def _load(tmp_path: Path, text: str) -> Publication:
    path = tmp_path / "publication.toml"
    path.write_text(text, encoding="utf-8")
    return Publication.load(path)


def test_all_kinds_of_settings_are_read(tmp_path: Path) -> None:
    found = _load(
        tmp_path,
        'publisher = " Ambleford "\nissued = 2026-11-24\nkeywords = ["a", "b"]\nspatial = ["https://x.example/y"]\n'
        '[labels]\n"https://x.example/y" = "Y"\n',
    )
    assert (found.publisher, found.issued, found.keywords) == ("Ambleford", "2026-11-24", ("a", "b"))
    assert found.labels == {"https://x.example/y": "Y"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('publischer = "x"', "unknown setting 'publischer'.*known are title"),
        ("publisher = 3", "setting 'publisher' has a wrong type.*text in quotes"),
        ('keywords = "one"', "setting 'keywords' has a wrong type.*a list"),
        ('labels = ["x"]', "setting 'labels' has a wrong type.*a table"),
        ('licence = "CC BY"', "'licence' is no address"),
        ('licence = "javascript:alert(1)"', "'licence' is no address"),
        ('address = "https://x.example/y"', "'address' is a folder.*slash"),
        ('endpoint = "https://x.example/<y>"', "'endpoint' is no address"),
        ('spatial = ["nowhere"]', "'spatial' is no address"),
        ('issued = "24 November"', "'issued' is no day"),
        ('issued = "20261124"', "'issued' is no day"),
        ('contact = "somebody"', "'contact' is no address"),
        ("publisher = ", "cannot be read.*write TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=rf"publication\.toml: .*{said}"):
        _load(tmp_path, text)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nonesuch"):
        Publication.load(tmp_path / "nonesuch.toml")


def test_a_day_comes_from_source_date_epoch_only_where_none_is_set() -> None:
    assert Publication().dated("1795000000").issued == "2026-11-18"
    assert Publication(issued="2020-01-01").dated("1795000000").issued == "2020-01-01"
    assert Publication().dated("") == Publication()
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
        Publication().dated("soon")


@pytest.mark.parametrize("path", sorted((ontology_path() / "registers").glob("*/publication.toml")), ids=str)
def test_what_is_shipped_with_a_register_is_sound(path: Path) -> None:
    assert Publication.load(path).title
