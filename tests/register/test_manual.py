"""The manual's page on registers names every setting, every table and every column, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphkit.register.load import SETTINGS, TABLES
from graphkit.register.tables import EVERY

PAGE = (Path(__file__).parents[2] / "docs" / "registers.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    found = re.search(rf"^#+ {re.escape(heading)}$(.*?)(?=^#|\Z)", PAGE, re.M | re.S)
    assert found is not None, heading
    return found.group(1)


def named(text: str) -> list[str]:
    return re.findall(r"^\| `([a-z_]+)` \| \S", text, re.M)


def test_every_table_has_a_section() -> None:
    assert re.findall(r"^### (\w+)\.csv$", PAGE, re.M) == list(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_explained(table: str) -> None:
    assert named(section(f"{table}.csv")) == list(TABLES[table])


def test_every_setting_is_explained() -> None:
    assert named(section("Settings: register.toml")) == list(SETTINGS)


def test_what_every_table_may_have_is_explained() -> None:
    assert named(section("Sources")) == list(EVERY)


def test_the_warnings_of_london_are_as_many_as_it_says() -> None:
    from graphkit.register import Register
    from graphkit.register.check import check

    assert 90 <= len(check(Register.load("london"))) <= 120
