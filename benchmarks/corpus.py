"""Corpus: question pages of any number, drawn from a seed: the same seed and number give the same bytes.

Days, members, groups, offices, organisations, places and strategies come from a register, so that a build of
the pages has to resolve what a build of real ones has to; every sentence is invented.

    python -m benchmarks.corpus 1000 /tmp/pages
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.sentences import ANSWERS, CLOSINGS, OPENINGS, QUESTIONS, TALK, TITLES
from graphkit.register import Register

__all__ = ["pages", "write"]

FIRST, LAST = date(2000, 6, 1), date(2024, 4, 1)


@dataclass(frozen=True, slots=True)
class _Day:
    """One sitting: who can ask and answer, and what there is to talk about."""

    on: date
    members: Sequence[str]
    answerer: str
    works: Sequence[str]


class _Pages:
    """The generator of one corpus."""

    def __init__(self, register: Register, seed: int) -> None:
        self.register = register
        self.draw = random.Random(seed)
        self.bodies = sorted(o.label for o in register.organisations.values())
        self.places = sorted(p.label for p in register.places.values())
        self.schemes = sorted(s.label for s in register.schemes.values())
        self.offices = sorted(p.label for p in register.posts.values())
        self.topics = sorted((t.cues or (t.label.lower(),)) for t in register.topics.values())
        self.days = [day for on in _thursdays() if (day := self._day(on)) is not None]

    def _day(self, on: date) -> _Day | None:
        members = self.register.members(on)
        holders = self.register.holders(self.register.principal or "", on)
        works = sorted(s.label for s in self.register.strategies.values() if s.issued <= on.isoformat())
        return _Day(on, members, holders[0].person, works or self.schemes) if members and holders else None

    def page(self, number: int) -> tuple[str, str]:
        """Return the name and the text of page ``number``; every third follows up the one before it."""
        chain, place = divmod(number, 3)
        day = self.days[chain % len(self.days)]
        self.draw.seed(f"{chain}")
        topic = self.draw.choice(self.topics)
        title = self._fill(self.draw.choice(TITLES), day, topic, "") + f", part {chain}"
        self.draw.seed(f"{number}")
        suffix = f" (Supplementary) [{place}]" if place else ""
        asker = self.draw.choice(day.members)
        turns = self._turns(day, topic, asker)
        reference = "" if place else f"Question No: {day.on.year}/{chain % 90000 + 10000}\n"
        head = (
            f"{title}{suffix}\n\nSession date: \n{day.on:%B} {day.on.day}, {day.on.year}\n{reference}Question By: \n"
            f"{self._name(asker)}\n{self._group(asker, day.on)}\nAsked Of: \nThe Mayor\n\n\n"
        )
        answer = f"Answer for {title}{suffix}\n\n"
        text = (
            f"{head}{turns[0]}\n\nSupplementary To: \n\n\n{answer * 2}Answered By: \nThe Mayor\n\n{''.join(turns[1:])}"
        )
        return f"{day.on.year}/{day.on.isoformat()}-{number:06d}.txt", text

    def _turns(self, day: _Day, topic: Sequence[str], asker: str) -> list[str]:
        mayor = f"{self._name(day.answerer)} (Mayor of London)"
        count = self.draw.choice((2, 2, 4, 6, 6, 8, 8, 10, 14))
        turns = []
        for number in range(count):
            member = asker if number < 2 or self.draw.random() < 0.7 else self.draw.choice(day.members)
            who = f"{self._name(member)} AM" if number % 2 == 0 else mayor
            first = QUESTIONS if number == 0 else OPENINGS if number % 2 == 0 else ANSWERS
            parts = [self.draw.choice(first)]
            for _ in range(self.draw.choice((2, 3, 4, 6, 9, 14))):
                parts.append("\n\n\n" if self.draw.random() < 0.12 else "  ")
                parts.append(self.draw.choice(TALK))
            said = "".join([*parts, "  ", self.draw.choice(CLOSINGS)])
            turns.append(f"{who}:  {self._fill(said, day, topic, asker)}\n\n\n")
        return turns

    def _fill(self, text: str, day: _Day, topic: Sequence[str], asker: str) -> str:
        while "{" in text:
            slot = text[text.index("{") + 1 : text.index("}")]
            text = text.replace("{" + slot + "}", self._slot(slot, day, topic), 1)
        return text

    def _slot(self, slot: str, day: _Day, topic: Sequence[str]) -> str:
        draw = self.draw
        tables = {
            "topic": topic, "body": self.bodies, "place": self.places, "work": day.works,
            "scheme": self.schemes, "office": self.offices,
        }  # fmt: skip
        if slot in tables:
            return draw.choice(tables[slot])
        if slot == "year":
            return str(day.on.year - draw.randint(1, 4))
        if slot == "number":
            return str(draw.randint(2, 900))
        member = draw.choice(day.members)
        if slot == "member":
            return self._name(member)
        title = "Ms" if self.register.people[member].gender == "female" else "Mr"
        return f"{title} {self._name(member).split()[-1]}"

    def _name(self, person: str) -> str:
        return self.register.people[person].label

    def _group(self, person: str, on: date) -> str:
        groups = self.register.memberships_of(person, on, "group")
        return self.register.groups[groups[0].organisation].label if groups else ""


def _thursdays() -> Iterator[date]:
    """Yield one sitting day a month."""
    day = FIRST
    while day < LAST:
        yield day + timedelta(days=(3 - day.weekday()) % 7 + 14)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def pages(number: int, register: Register, seed: int = 8) -> Iterator[tuple[str, str]]:
    """Yield the names and the texts of ``number`` pages."""
    made = _Pages(register, seed)
    return (made.page(n) for n in range(number))


def write(folder: Path, number: int, register: str | Path = "london") -> int:
    """Write ``number`` pages below ``folder`` (one folder a year) and return their size in bytes."""
    size = 0
    for name, text in pages(number, Register.load(register)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(text.encode())
    return size


if __name__ == "__main__":
    print(write(Path(sys.argv[2]), int(sys.argv[1])), "bytes")
