"""Lexicon: every label of a register, found in one pass over a folded text.

One Aho-Corasick automaton holds all labels, each behind a space, so that only beginnings of words are met; a
hit is kept where a word ends and where the capitals are those of the label. Offsets are those of the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick_rs

from graphkit.fold import scannable

__all__ = ["Entry", "Hit", "Lexicon", "Meaning", "is_acronym"]

_ANY: tuple[bool, ...] = ()
_FORMS = 64
"""So many printed forms of one phrase are remembered: enough for every way of capitals and spaces that people use."""

_Rule = str | tuple[bool, ...]
_NOTE = re.compile(r"(?<=[a-z])[1-9]\d?(?=[\s.,;:)]|$)")
"""The number of a footnote, which a copied page prints right behind the last word of a name: ‘the Harris Report2’."""
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One label: the kind and id of what it names.

    ``style`` marks a bare title that several posts share; ``loose`` a word that is met in any case and number;
    ``whole`` a name whose last word is never printed small; ``grade`` says of what form a topic's cue is.
    """

    kind: str
    id: str
    label: str
    style: bool = False
    loose: bool = False
    whole: bool = False
    grade: str = ""


class Meaning(NamedTuple):
    """What a printed phrase can name of one kind: the entries, their ids, and whether any is a bare title."""

    entries: tuple[Entry, ...]
    ids: tuple[str, ...]
    style: bool


class Hit(NamedTuple):
    """A span of a text that carries a label, with everything that the label can name, by its kind."""

    start: int
    end: int
    kinds: Mapping[str, Meaning]


def _by_kind(entries: Iterable[Entry]) -> Mapping[str, Meaning]:
    kinds: dict[str, list[Entry]] = {}
    for entry in entries:
        kinds.setdefault(entry.kind, []).append(entry)
    return {
        kind: Meaning(tuple(of_kind), tuple(dict.fromkeys(e.id for e in of_kind)), any(e.style for e in of_kind))
        for kind, of_kind in kinds.items()
    }


class Lexicon:
    """Labels in one automaton. A ``loose`` label is met in small letters too, and with a final s."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_phrase: dict[str, dict[tuple[str, str, bool], tuple[Entry, _Rule]]] = defaultdict(dict)
        for entry in entries:
            for variant in _variants(entry.label):
                phrase = " " + scannable(variant).strip()
                if len(phrase) > 2:
                    loose = entry.loose and not is_acronym(variant)
                    rule = _ANY if loose else _rule(variant, whole=entry.whole)
                    by_phrase[phrase].setdefault((entry.kind, entry.id, isinstance(rule, str)), (entry, rule))
        phrases = sorted(by_phrase)
        self._known = [tuple(by_phrase[phrase].values()) for phrase in phrases]
        self._printed: list[dict[str, Mapping[str, Meaning]]] = [{} for _ in phrases]
        self._automaton = ahocorasick_rs.AhoCorasick(
            phrases or ["\0"], implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def find(self, text: str) -> list[Hit]:
        """Return every hit of ``text`` by the place of its end; hits may overlap."""
        hits: list[Hit] = []
        folded = f" {scannable(text)}  "
        printed_forms = self._printed
        for which, start, after in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            end = after - 1
            if folded[after].isalnum() and not (" " in text[start:end] and _NOTE.match(text, end)):
                if folded[after] != "s" or folded[after + 1].isalnum():
                    continue
                end += 1
            printed = text[start:end]
            kinds = printed_forms[which].get(printed)
            if kinds is None:
                kinds = self._meanings(which, printed, plural=end == after)
            if kinds:
                hits.append(Hit(start, end, kinds))
        return hits

    def _meanings(self, which: int, printed: str, *, plural: bool) -> Mapping[str, Meaning]:
        """Return what a phrase can name where it is printed so; remembered, since few forms of one phrase occur."""
        rules = self._known[which]
        small = not (plural or printed[0].isupper() or printed[0].isdigit())
        if small and all(rule != _ANY for _, rule in rules):
            rules = ()
        kinds = _by_kind(
            entry for entry, rule in rules if (entry.loose or not plural) and (rule == _ANY or _fits(printed, rule))
        )
        known = self._printed[which]
        if len(known) < _FORMS:
            known[printed] = kinds
        return kinds


def is_acronym(label: str) -> bool:
    """Say whether a label is a word of letters such as ``MOPAC``, ``TfL``, ``P&CC`` or ``C40``."""
    return " " not in label and sum(c.isupper() or c.isdigit() for c in label) >= 2 and label[0].isupper()


def _rule(label: str, *, whole: bool) -> _Rule:
    """Return how the capitals of a label are compared: an acronym as it is, else word by word.

    The last word of a name may be printed small (``the VAWG strategy``) unless the name is ``whole``, a name in small
    letters in any way.
    """
    if is_acronym(label):
        return label
    if not label[:1].isupper():
        return _ANY
    capitals = [word[0].isupper() for word in _WORDS.findall(label)]
    if len(capitals) > 1 and not whole:
        capitals[-1] = False
    return tuple(capitals)


def _fits(printed: str, rule: _Rule) -> bool:
    if isinstance(rule, str):
        if printed[-1] == "s" and rule[-1] == "S":  # several Members of Parliament are no Metropolitan Police Service
            return False
        return printed == rule or (len(rule) > 2 and sum(c.isupper() for c in printed) > len(printed) / 2)
    if len(rule) == 1:
        return printed[0].isupper() and (len(printed) < 4 or not printed.isupper())
    if len(rule) > _LONG and printed[0].isupper():
        return True
    words = _WORDS.findall(printed)
    return all(word[0].isupper() or word[0].isdigit() for word, needs in zip(words, rule, strict=False) if needs)


_LONG = 5
"""A name of more words than these is met as a sentence is printed too, with one capital: a report's title."""


def _variants(label: str) -> Iterator[str]:
    """Yield the forms in which a label is printed: with and without its apostrophe, ``and`` or ``&``."""
    yield label
    for one, other in ((" & ", " and "), (" and ", " & "), ("St ", "St. ")):
        if one in label:
            yield label.replace(one, other)
    if ", " in label and " and " in label:
        yield label.replace(", ", " ")
    plain = label.replace("’", "'")
    for one in ("'s ", "s' "):
        if one in plain:
            yield from (plain.replace(one, other) for other in ("s ", "'s ", "s' ") if other != one)
