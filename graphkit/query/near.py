"""Near: what a person may have meant by a name that nothing bears."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph

from graphkit.fold import key
from graphkit.query.asking import ask, found_in
from graphkit.query.questions import Question, named_by
from graphkit.query.results import Result
from graphkit.query.settings import labels_query

__all__ = ["Stranger", "strangers"]

FEW: Final = 3
"""So many names at most are offered."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name that was set and that nothing of its kind bears, and the names that are most like it."""

    parameter: str
    name: str
    near: tuple[str, ...]


def strangers(store: pyoxigraph.Store, question: Question, settings: Mapping[str, str]) -> Iterator[Stranger]:
    """Yield the settings of a question that name nothing in ``store``; raises `QueryError` as `bind` does."""
    find = found_in(store)
    for parameter, kind, name, search in named_by(question, settings):
        if not find(search):
            yield Stranger(parameter, name, _near(name, _labels(store, kind)))


def _labels(store: pyoxigraph.Store, kind: str) -> list[str]:
    found = ask(store, labels_query(kind))
    assert isinstance(found, Result)
    return [str(row[0]) for row in found]


def _near(name: str, labels: list[str]) -> tuple[str, ...]:
    """Return the labels that hold every word of a name, the shortest first; where none does, those spelt most like it."""
    keys = {key(label): label for label in sorted(labels, reverse=True)}
    words = set(key(name).split())
    holding = sorted((k for k in keys if words <= set(k.split())), key=lambda k: (len(k), k))
    return tuple(keys[k] for k in (holding or difflib.get_close_matches(key(name), keys, FEW))[:FEW])
