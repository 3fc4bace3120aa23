"""The manual's page on fetching names every setting of a site, and nothing else."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from graphkit.cli.fetch import command
from graphkit.fetch import Site

PAGE = (Path(__file__).parents[2] / "docs" / "fetching.md").read_text(encoding="utf-8")


def test_every_setting_is_explained() -> None:
    assert re.findall(r"^\| `([a-z_]+)` \| \S", PAGE, re.M) == [field.name for field in fields(Site)]


def test_each_option_that_the_page_names_is_one() -> None:
    known = {name for parameter in command.params for name in parameter.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", PAGE)) <= known
