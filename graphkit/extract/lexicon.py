"""Lexicon: every label of the register, found in one pass over a folded text.

One Aho-Corasick automaton holds all labels; hits are kept at word boundaries, where the capitals fit, and
where no longer hit covers them (guideline 2: the longest span wins).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from graphkit.fold import fold
from graphkit.register import Register
from graphkit.register.names import parse
from graphkit.register.posts import bare

__all__ = ["Entry", "Hit", "Lexicon", "lexicon_of"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One label: the kind and id of what it names, and whether it is a bare style shared by several posts."""

    kind: str
    id: str
    label: str
    style: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A span of a text that carries a label, with everything the label can name."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Lexicon:
    """All labels of a register in one automaton."""

    def __init__(self, register: Register) -> None:
        by_phrase: dict[str, list[Entry]] = defaultdict(list)
        for entry in _entries(register):
            for phrase in _variants(entry):
                if all(e.id != entry.id or e.kind != entry.kind for e in by_phrase[phrase]):
                    by_phrase[phrase].append(entry)
        self._phrases = sorted(by_phrase)
        self._entries = [tuple(by_phrase[phrase]) for phrase in self._phrases]
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._phrases or ["\0"], implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return the longest hits of ``text`` in order, none overlapping another."""
        folded = fold(text)
        found: list[Hit] = []
        for which, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not _at_boundaries(folded, start, end):
                continue
            entries = tuple(e for e in self._entries[which] if _capitals_fit(e, text[start:end]))
            if entries:
                found.append(Hit(start, end, entries))
        return _longest(found)


def _longest(hits: list[Hit]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if kept and hit.start < kept[-1].end:
            if hit.end - hit.start > kept[-1].end - kept[-1].start:
                kept[-1] = hit
        else:
            kept.append(hit)
    return tuple(kept)


def _at_boundaries(folded: str, start: int, end: int) -> bool:
    before = start == 0 or not (folded[start - 1].isalnum())
    after = end == len(folded) or not (folded[end].isalnum())
    return before and after and not (start > 1 and folded[start - 1] == "'" and folded[start - 2].isalpha())


def _capitals_fit(entry: Entry, printed: str) -> bool:
    """Compare capitals: an acronym is written as it is, a name begins with a capital."""
    label = entry.label
    if printed.isupper() and not label.isupper() and len(printed) <= 5:
        return fold(label) == fold(printed) and " " in label
    if label.isupper() and " " not in label:
        return printed[: len(label)].isupper() or printed == label
    first = next((c for c in label if c.isalpha()), "")
    seen = next((c for c in printed if c.isalpha()), "")
    return not first.isupper() or seen.isupper()


def _variants(entry: Entry) -> Iterator[str]:
    phrase = " ".join(fold(entry.label).split())
    if len(phrase) < 2:
        return
    yield phrase
    if "&" in phrase:
        yield phrase.replace("&", "and")
    if " and " in phrase:
        yield phrase.replace(" and ", " & ")
    if "-" in phrase:
        yield phrase.replace("-", " ")
    if "'s " in phrase:
        yield phrase.replace("'s ", "s ")
        yield phrase.replace("'s ", "s' ")
    elif "s' " in phrase:
        yield phrase.replace("s' ", "s ")
        yield phrase.replace("s' ", "'s ")


def _entries(register: Register) -> Iterator[Entry]:

    for kind, things in (
        ("organisation", register.organisations),
        ("event", register.events),
        ("scheme", register.schemes),
        ("place", register.places),
    ):
        for thing in things.values():
            for label in dict.fromkeys((thing.label, *thing.aliases)):
                yield Entry(kind, thing.id, _without_article(label))
    for person in register.people.values():
        for label in dict.fromkeys((person.label, *person.aliases)):
            if _is_full_name(label):
                yield Entry("person", person.id, label)
    for party in register.parties.values():
        for label in dict.fromkeys((party.label, *party.aliases)):
            if " " in label:
                yield Entry("party", party.id, label)
    for strategy in register.strategies.values():
        for label in dict.fromkeys((strategy.label, *strategy.aliases)):
            yield Entry(strategy.kind, strategy.id, _without_article(label))
    for post in register.posts.values():
        for label in dict.fromkeys((post.label, *post.aliases)):
            yield Entry("post", post.id, _without_article(label))
        for label in dict.fromkeys(post.styles):
            yield Entry("post", post.id, _without_article(label), style=len(bare(label).split()) == 1)


def _is_full_name(label: str) -> bool:
    name = parse(label)
    return len(name.words) >= 2 and "of" not in name.words


def _without_article(label: str) -> str:
    words = label.split(" ")
    while len(words) > 1 and words[0].lower() in {"the", "your", "our", "a"}:
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=8)
def lexicon_of(register: Register) -> Lexicon:
    """Return the register's lexicon, made once."""
    return Lexicon(register)
