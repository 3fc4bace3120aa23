"""Lexicon: every label of a register, found in one pass over a folded text.

One Aho-Corasick automaton holds all labels, each behind a space, so that only beginnings of words are met; a
hit is kept where a word ends and where the capitals are those of the label. Offsets are those of the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import ahocorasick_rs

from graphkit.fold import scannable

__all__ = ["Entry", "Hit", "Lexicon", "is_acronym"]

_ANY: tuple[bool, ...] = ()
_Rule = str | tuple[bool, ...]
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One label: the kind and id of what it names.

    ``style`` marks a bare title that several posts share; ``loose`` a word that is met in any case and number;
    ``weight`` says how much a topic's cue counts for.
    """

    kind: str
    id: str
    label: str
    style: bool = False
    loose: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A span of a text that carries a label, with everything that the label can name."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    kinds: Mapping[str, tuple[Entry, ...]]
    """The same entries by their kind."""


class _Found:
    """What a phrase names when all its capitals fit, grouped once."""

    __slots__ = ("entries", "kinds")

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.kinds = _by_kind(entries)

    def at(self, start: int, end: int) -> Hit:
        return Hit(start, end, self.entries, self.kinds)


def _by_kind(entries: tuple[Entry, ...]) -> Mapping[str, tuple[Entry, ...]]:
    kinds: dict[str, list[Entry]] = {}
    for entry in entries:
        kinds.setdefault(entry.kind, []).append(entry)
    return {kind: tuple(of_kind) for kind, of_kind in kinds.items()}


class Lexicon:
    """Labels in one automaton. A ``loose`` label is met in small letters too, and with a final s."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_phrase: dict[str, dict[tuple[str, str], tuple[Entry, _Rule]]] = defaultdict(dict)
        for entry in entries:
            for variant in _variants(entry.label):
                phrase = " " + scannable(variant).strip()
                if len(phrase) > 2:
                    loose = entry.loose and not is_acronym(variant)
                    by_phrase[phrase].setdefault((entry.kind, entry.id), (entry, _ANY if loose else _rule(variant)))
        phrases = sorted(by_phrase)
        self._known = [tuple(by_phrase[phrase].values()) for phrase in phrases]
        self._whole = [_Found(tuple(entry for entry, _ in known)) for known in self._known]
        self._small = [any(rule == _ANY for _, rule in known) for known in self._known]
        self._automaton = ahocorasick_rs.AhoCorasick(
            phrases or ["\0"], implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def find(self, text: str) -> Iterator[Hit]:
        """Yield every hit of ``text`` by the place of its end; hits may overlap."""
        folded = f" {scannable(text)}  "
        for which, start, after in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            end = after - 1
            known = self._known[which]
            if folded[after].isalnum():
                if folded[after] != "s" or folded[after + 1].isalnum():
                    continue
                known = tuple(pair for pair in known if pair[0].loose)
                end += 1
            elif not (self._small[which] or text[start].isupper() or text[start].isdigit()):
                continue
            printed = text[start:end]
            entries = tuple(entry for entry, rule in known if rule == _ANY or _fits(printed, rule))
            if len(entries) == len(self._known[which]):
                yield self._whole[which].at(start, end)
            elif entries:
                yield Hit(start, end, entries, _by_kind(entries))


def is_acronym(label: str) -> bool:
    """Say whether a label is a word of letters such as ``MOPAC``, ``TfL``, ``P&CC`` or ``C40``."""
    return " " not in label and sum(c.isupper() or c.isdigit() for c in label) >= 2 and label[0].isupper()


def _rule(label: str) -> _Rule:
    """Return how the capitals of a label are compared: an acronym as it is, else word by word.

    The last word of a name may be printed small (``the VAWG strategy``), a name in small letters in any way.
    """
    if is_acronym(label):
        return label
    if not label[:1].isupper():
        return _ANY
    capitals = [word[0].isupper() for word in _WORDS.findall(label)]
    if len(capitals) > 1:
        capitals[-1] = False
    if capitals and label.startswith("Draft "):
        capitals[0] = False
    return tuple(capitals)


def _fits(printed: str, rule: _Rule) -> bool:
    if isinstance(rule, str):
        return printed == rule or (len(rule) > 2 and sum(c.isupper() for c in printed) > len(printed) / 2)
    if len(rule) == 1:
        return printed[0].isupper() and (len(printed) < 4 or not printed.isupper())
    words = _WORDS.findall(printed)
    return all(word[0].isupper() or word[0].isdigit() for word, needs in zip(words, rule, strict=False) if needs)


def _variants(label: str) -> Iterator[str]:
    """Yield the forms in which a label is printed: with and without its apostrophe, ``and`` or ``&``."""
    yield label
    for one, other in ((" & ", " and "), (" and ", " & "), ("St ", "St. ")):
        if one in label:
            yield label.replace(one, other)
    plain = label.replace("’", "'")
    for one in ("'s ", "s' "):
        if one in plain:
            yield from (plain.replace(one, other) for other in ("s ", "'s ", "s' ") if other != one)
