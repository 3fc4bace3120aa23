"""Around: what one page and the register say of a thing, which is all that most things can be judged by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from graphkit.vocabulary import RDF, lexical

__all__ = ["Around", "Background"]

Said = Sequence[tuple[str, str]]
"""Predicates and objects as N-Triples has them, sorted."""

Facts = Mapping[str, Sequence[str]]
"""Predicate → objects."""

_TYPE: Final = f"<{RDF('type')}>"
_NOTHING: Final[Facts] = MappingProxyType({})


class Background:
    """What stands behind every page: the register. Each thing of it is opened once."""

    def __init__(self, paragraphs: Iterable[tuple[str, Said]]) -> None:
        self.said = dict(paragraphs)
        self._facts: dict[str, Facts] = {}

    def facts(self, thing: str) -> Facts:
        """Return what the register says of a thing."""
        found = self._facts.get(thing)
        if found is None:
            said = self.said.get(thing)
            if not said:  # and nothing is kept of it: it is some page's
                return _NOTHING
            found = self._facts[thing] = _facts(said)
        return found


class Around:
    """One page before its background; ``doubted`` are the things of it that are not sure."""

    def __init__(self, paragraphs: Iterable[tuple[str, Said]], background: Background) -> None:
        self.said = dict(paragraphs)
        self._background = background
        self._facts: dict[str, Facts] = {}
        self._words: dict[tuple[str, str], str] = {}
        self.seen: dict[tuple[str, str], str] = {}
        self.doubted: set[str] = set()

    def facts(self, thing: str) -> Facts:
        """Return what page and register say of a thing."""
        found = self._facts.get(thing)
        if found is None:
            own, other = self.said.get(thing), self._background.facts(thing)
            found = _facts([*own, *_flat(other)] if other else own) if own else other
            self._facts[thing] = found
        return found

    def told(self, thing: str) -> Said | None:
        """Return what is said of a thing where it is said in one place: on the page, or in the register."""
        own, other = self.said.get(thing), self._background.said.get(thing)
        return (own or other) if own is None or other is None else None

    def is_a(self, thing: str, kind: str) -> bool:
        """Say whether a thing has a class."""
        return kind in self.classes(thing)

    def classes(self, thing: str) -> Sequence[str]:
        """Return the classes of a thing."""
        return self.facts(thing).get(_TYPE, ())

    def one(self, thing: str, predicate: str) -> str | None:
        """Return the only object of a predicate, ``None`` where there is none, or several."""
        found = self.facts(thing).get(predicate, ())
        return found[0] if len(found) == 1 else None

    def words(self, thing: str, predicate: str) -> str | None:
        """Return the characters of the only literal of a predicate; looked up once."""
        key = (thing, predicate)
        found = self._words.get(key)
        if found is None:
            literal = self.one(thing, predicate)
            if literal is None or literal[0] != '"':
                return None
            found = self._words[key] = lexical(literal)
        return found


def _facts(said: Said) -> Facts:
    single = {predicate: (target,) for predicate, target in said}
    if len(single) == len(said):
        return single
    facts: dict[str, list[str]] = {}
    for predicate, target in said:
        if predicate in facts:
            facts[predicate].append(target)
        else:
            facts[predicate] = [target]
    return facts


def _flat(facts: Facts) -> Iterable[tuple[str, str]]:
    return ((predicate, target) for predicate, targets in facts.items() for target in targets)
