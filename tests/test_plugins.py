"""Plug-ins: a reader of another package is asked first; a broken one is named."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest

from graphkit import plugins
from graphkit.errors import ConfigError
from graphkit.model import Transcript
from graphkit.read import Document, Reader, readers


def _read(document: Document) -> Iterator[Transcript]:
    yield Transcript(document.source("mine"), ())


MINE = Reader("mine", "a form of my own", lambda d: d.head.startswith("MINE"), _read)
NOT_A_READER = "text"


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[EntryPoint]]:
    points: list[EntryPoint] = []
    monkeypatch.setattr(plugins, "entry_points", lambda group: points)
    plugins.plugins.cache_clear()
    yield points
    plugins.plugins.cache_clear()


def _point(value: str) -> EntryPoint:
    return EntryPoint("mine", value, "graphkit.readers")


def test_an_installed_reader_is_asked_first(install: list[EntryPoint]) -> None:
    install.append(_point("tests.test_plugins:MINE"))
    assert readers()[0].name == "mine"


@pytest.mark.parametrize("value", ["tests.test_plugins:NOT_A_READER", "tests.test_plugins:ABSENT", "no.such.module:X"])
def test_a_broken_plugin_is_named(install: list[EntryPoint], value: str) -> None:
    install.append(_point(value))
    with pytest.raises(ConfigError, match="the plug-in 'mine'"):
        readers()
