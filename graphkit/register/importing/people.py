"""People: which records are one person: by identifier, else by name and dates; never by likeness alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations

from graphkit.errors import RegisterError
from graphkit.fold import key
from graphkit.register.importing.rows import Found, Term, Who

__all__ = ["OWN", "Someone", "gather"]

OWN = ("popolo", "tei", "csv")
"""Schemes that mean something only where they were given: in them one id with two names is a clash, not a merge."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A person, with the records that are about them, the latest first."""

    records: tuple[Who, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the latest first."""
        return tuple(dict.fromkeys(name for record in self.records for name in record.names))

    @property
    def identifiers(self) -> tuple[tuple[str, str], ...]:
        """Every (scheme, id), in the order of the files."""
        return tuple(dict.fromkeys(pair for record in self.records for pair in record.identifiers))

    def first(self, name: str) -> str:
        """Return the first value of a field that any record has, or ``""``."""
        return next((value for record in self.records if (value := getattr(record, name))), "")


class _Sets:
    """Disjoint sets of record numbers."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, item: int) -> int:
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low


def gather(found: Found) -> tuple[Someone, ...]:
    """Return the people of some files; every merge that an identifier does not prove stands in ``found.notes``.

    Records that share an identifier are one person. Records of *different* files that share none are one person if
    they have the same name and either the same day of birth, or a term that begins on the same day, in the same
    seat where both name one, and if nobody else in either file bears the name. Two records of one file that their
    file tells apart stay apart, and so does everybody else; namesakes are reported.

    Raises `RegisterError` where one id means two people in two files.
    """
    sets = _Sets(len(found.people))
    _by_identifier(found, sets)
    terms: dict[str, list[Term]] = defaultdict(list)
    for term in found.terms:
        terms[term.person].append(term)
    latest = {person: max(t.start for t in rows) for person, rows in terms.items()}
    _by_name(found, sets, terms)
    members: dict[int, list[Who]] = defaultdict(list)
    for number, who in enumerate(found.people):
        members[sets.root(number)].append(who)
    for group in members.values():
        group.sort(key=lambda who: latest.get(who.key, ""), reverse=True)
    _by_other_names(found, members)
    return tuple(Someone(tuple(group)) for group in members.values())


def _by_other_names(found: Found, members: dict[int, list[Who]]) -> None:
    """Give each other form of a name to the one person who bears the name; where several do, nobody has it."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for number, group in members.items():
        for name in {key(name) for who in group for name in who.names}:
            bearers[name].add(number)
    for alias in found.aliases:
        named = bearers.get(key(alias.name), set())
        if len(named) > 1:
            found.note(alias.source, f"{alias.other} is {alias.name}, and {len(named)} people are: left out")
        for number in named if len(named) == 1 else ():
            first = members[number][0]
            members[number].append(replace(first, names=(alias.other,), source=alias.source))


def _by_identifier(found: Found, sets: _Sets) -> None:
    """Join records by their ids; a file's own id with two names is one person in it, and a clash in two files."""
    first: dict[tuple[str, str], int] = {}
    for number, who in enumerate(found.people):
        for pair in (*who.identifiers, ("", who.key)):
            other = first.setdefault(pair, number)
            before = found.people[other]
            if pair[0] in OWN and not {*map(key, who.names)} & {*map(key, before.names)}:
                if who.source != before.source:
                    raise RegisterError(
                        f"the id {pair[1]!r} is {who.names[0]} here and {before.names[0]} in {before.source}",
                        where=who.source, remedy="import the two files into registers of their own",
                    )  # fmt: skip
                found.note(
                    who.source, f"the id {pair[1]!r} has two names, {before.names[0]} and {who.names[0]}: one person"
                )
            sets.join(other, number)


def _by_name(found: Found, sets: _Sets, terms: dict[str, list[Term]]) -> None:
    named: dict[str, dict[int, list[Who]]] = defaultdict(lambda: defaultdict(list))
    for number, who in enumerate(found.people):
        for name in {*map(key, who.names)}:
            named[name][sets.root(number)].append(who)
    numbers = {who.key: number for number, who in enumerate(found.people)}
    for name in sorted(named):
        if len(named[name]) > 1:
            _namesakes(list(named[name].values()), found, sets, terms, numbers)


def _namesakes(
    bearers: list[list[Who]],
    found: Found,
    sets: _Sets,
    terms: dict[str, list[Term]],
    numbers: dict[str, int],
) -> None:
    files = [{who.source for who in records} for records in bearers]
    crowded = {file for one, other in combinations(files, 2) for file in one & other}
    apart: dict[int, str] = {sets.root(numbers[records[0].key]): records[0].names[0] for records in bearers}
    for (one, here), (other, there) in combinations(zip(bearers, files, strict=True), 2):
        why = None if (here | there) & crowded else _same(one, other, terms)
        if why:
            sets.join(numbers[one[0].key], numbers[other[0].key])
            found.notes.append(
                f"one person by {why}: {one[0].names[0]} ({_id(one)}) and {other[0].names[0]} ({_id(other)})"
            )
    left = {sets.root(root) for root in apart}
    if len(left) > 1:
        ids = ", ".join(sorted(_id(records) for records in bearers))
        found.notes.append(f"{len(left)} people are called {next(iter(apart.values()))} and are kept apart: {ids}")


def _id(records: Iterable[Who]) -> str:
    who = next(iter(records))
    return who.identifiers[0][1] if who.identifiers else who.key.partition("|")[2]


def _same(one: list[Who], other: list[Who], terms: dict[str, list[Term]]) -> str | None:
    """Return what shows that two namesakes are one person, or ``None``."""
    born, also = ({who.born for who in records if len(who.born) == 10} for records in (one, other))
    if born and also:
        return "name and day of birth" if born == also else None
    items, others = ({i for who in records for i in who.identifiers if i[0] == "wikidata"} for records in (one, other))
    if items and others:
        return None
    mine, theirs = ([t for who in records for t in terms.get(who.key, ())] for records in (one, other))
    for first in mine:
        for second in theirs:
            same_day = len(first.start) == 10 and first.start == second.start
            if same_day and (not first.seat or not second.seat or key(first.seat) == key(second.seat)):
                return "name and first day of a term"
    return None
