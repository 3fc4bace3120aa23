"""People: a name taken apart becomes the people of the register who could bear it, each with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from graphkit.fold import fold
from graphkit.register.model import Membership, Register, Tenure
from graphkit.register.names import CALLED_BY, PrintedName, parse

__all__ = ["Candidate", "People", "people_of"]

_SHORT = {
    frozenset(pair.split("/"))
    for pair in (
        "val/valerie nick/nicholas nicky/nicola len/leonard steve/stephen steven/stephen mike/michael tom/thomas "
        "tony/anthony andy/andrew bob/robert rob/robert dick/richard rick/richard jenny/jennifer sam/samantha "
        "sam/samuel ken/kenneth kate/katherine liz/elizabeth ben/benjamin dan/daniel dave/david chris/christopher "
        "matt/matthew jim/james joe/joseph pat/patricia pat/patrick ron/ronald tim/timothy will/william "
        "bill/william ed/edward angie/angela geoff/geoffrey phil/philip pete/peter sue/susan jo/joanne "
        "greg/gregory alex/alexander fred/frederick graham/graeme kit/christopher meg/margaret ali/alison "
        "debbie/deborah lib/elizabeth theo/theodore seb/sebastian heidi/adelheid jules/julian"
    ).split()
}

WEIGHT = {"full name": 1.0, "alias": 0.97, "short form": 0.93, "surname": 0.75, "given name": 0.6}
"""How far each kind of likeness carries on its own; the room and the day raise or lower it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who could be meant, why (`WEIGHT` names the reasons), and how likely by the name alone."""

    person: str
    why: str
    weight: float


class People:
    """An index over the register's names: full forms, surnames and given names."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._full: dict[str, dict[str, str]] = defaultdict(dict)
        self._surname: dict[str, set[str]] = defaultdict(set)
        self._given: dict[str, set[str]] = defaultdict(set)
        self._titled: dict[str, set[str]] = defaultdict(set)
        self._began: dict[str, str] = {}
        seats = [(m.person, m.start) for m in register.memberships if m.kind == "seat"]
        for holder, start in (*((t.person, t.start) for t in register.tenures), *seats):
            self._began[holder] = min(start, self._began.get(holder, start))
        self.knows_days = any(start for start in self._began.values())
        for person in register.people.values():
            labels = (person.label, *person.aliases, *(title.text for title in person.titles))
            names = [parse(label) for label in labels]
            double = frozenset(" ".join(name.words[-2:]) for name in names if _is_double(name))
            if all(map(_is_style_only, names)):
                self._titled[_family(names[0])].add(person.id)
            for name in names:
                self._add(person.id, name, "full name" if name is names[0] else "alias", double)

    def _add(self, person: str, name: PrintedName, why: str, double: frozenset[str]) -> None:
        if name.words[0] in CALLED_BY:
            return
        if len(name.words) < 2 and not (set(name.styles) & {"lord", "lady", "baroness", "baron"}):
            return
        if len(name.words) >= 2 and not _is_style_only(name):
            self._full[name.full].setdefault(person, why)
            self._given[name.words[0]].add(person)
            if " ".join(name.words[-2:]) not in double:
                self._surname[name.words[-1]].add(person)
            if len(name.words) > 2:
                self._surname[" ".join(name.words[1:])].add(person)
        else:
            self._surname[_family(name)].add(person)
        if name.styles:
            self._full[" ".join((*name.styles, *name.words))].setdefault(person, why)

    def match(self, name: PrintedName) -> tuple[Candidate, ...]:
        """Return everyone who could be meant, likeliest first: full name, alias, short form, surname, given name."""
        found: dict[str, str] = {}
        for key in (" ".join((*name.styles, *name.words)), name.full):
            for person, why in self._full.get(key, {}).items():
                found.setdefault(person, why)
        if not found and len(name.words) >= 2:
            for person in self._bearers(name.words):
                if self._is_short_form(name.words[0], person):
                    found[person] = "short form"
        if not found:
            for person in self._surname.get(name.full, ()):
                found[person] = "surname"
        if len(name.words) == 1 and (not found or {"sir", "dame"} & set(name.styles)):
            for person in self._given.get(name.words[0], ()):
                found.setdefault(person, "given name")
        return tuple(Candidate(p, why, WEIGHT[why]) for p, why in sorted(found.items()))

    def of_surname(self, surname: str) -> frozenset[str]:
        """Return the ids of everyone whose surname (folded) this is."""
        return frozenset(self._surname.get(surname, ()))

    def titled(self, name: PrintedName) -> tuple[Candidate, ...]:
        """Return those of this surname who are known by a title alone: who is a lord now sat elsewhere by a first name."""
        found = sorted(self._titled.get(name.words[-1], ())) if len(name.words) > 1 else []
        return tuple(Candidate(p, "surname", WEIGHT["surname"]) for p in found)

    def namesakes(self, name: PrintedName) -> tuple[Candidate, ...]:
        """Return those whose name is a longer or a shorter form of this one: Ken is Kenneth, and may be another.

        Where a word stands between, only the surname is surely the same.
        """
        found = self._bearers(name.words) if len(name.words) > 1 else ()
        alike = (p for p in found if self._is_short_form(name.words[0], p))
        whys = ((p, "short form" if len(name.words) in self._lengths(p) else "surname") for p in alike)
        return tuple(Candidate(p, why, WEIGHT[why]) for p, why in whys)

    def _lengths(self, person: str) -> set[int]:
        record = self.register.people[person]
        return {len(parse(label).words) for label in (record.label, *record.aliases)}

    def _bearers(self, words: tuple[str, ...]) -> Iterable[str]:
        double = self._surname.get(" ".join(words[1:]), set()) if len(words) > 2 else set()
        return sorted(double or self._surname.get(words[-1], set()))

    def _is_short_form(self, given: str, person: str) -> bool:
        record = self.register.people[person]
        for label in (record.label, *record.aliases):
            first = parse(label).words[0]
            if given == first or frozenset((given, first)) in _SHORT or (len(given) == 1 and first[0] == given):
                return True
        return False

    def active_by(self, person: str, on: date) -> bool:
        """Say whether the person had held a seat or a post by the day."""
        return person in self._began and self._began[person] <= on.isoformat()

    def active(self, person: str, on: date) -> bool:
        """Say whether the person held a seat or a post on the day, or may have: the register may not know the days."""
        return bool(self._held(person, on))

    def dated(self, person: str, on: date) -> bool:
        """Say whether the person held a seat or a post on the day of which the register knows since or until when."""
        return any(held.start or held.end for held in self._held(person, on))

    def sits_in(self, body: str, person: str, on: date) -> bool:
        """Say whether the person had a seat in a body on the day, or held an office of it; or may have."""
        if body == self.register.body and self.register.memberships_of(person, on, "seat"):
            return True
        return any(self.register.posts[t.post].body == body for t in self.register.tenures_of(person, on))

    def _held(self, person: str, on: date) -> tuple[Tenure | Membership, ...]:
        return (*self.register.memberships_of(person, on, "seat"), *self.register.tenures_of(person, on))


def _is_double(name: PrintedName) -> bool:
    """Say whether the surname is hyphenated: nobody calls Debbie Weekes-Bernard "Ms Bernard"."""
    return len(name.words) > 2 and "-".join(name.words[-2:]) in fold(name.printed).replace("'", "").replace(".", "")


def _is_style_only(name: PrintedName) -> bool:
    return bool(set(name.styles) & {"lord", "lady", "baroness", "baron"}) and (
        len(name.words) == 1 or "of" in name.words
    )


def _family(name: PrintedName) -> str:
    """Return the surname in a title: of Lord Elm of Hob, Elm."""
    at = name.words.index("of") if "of" in name.words[1:] else len(name.words)
    return name.words[at - 1]


@lru_cache(maxsize=8)
def people_of(register: Register) -> People:
    """Return the register's index, made once."""
    return People(register)
