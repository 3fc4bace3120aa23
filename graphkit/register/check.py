"""Check: what contradicts itself in a register, and what a person should look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from graphkit.dates import Span
from graphkit.register.model import Register
from graphkit.register.problems import Problem, error, warning
from graphkit.register.sharing import shared_labels
from graphkit.register.succession import gaps, overlaps
from graphkit.register.tables import SETTINGS_FILE

__all__ = ["CHECKS", "Problem", "check"]


def check(register: Register) -> tuple[Problem, ...]:
    """Return every problem of a register, sorted by file and line.

    An *error* contradicts: an id that is not there, an end before its beginning, two holders at once of an office
    that one person holds. A *warning* may be right: a vacancy, a name that two things share, a row without source.
    What the loader already refuses (an unknown person in a tenure, a bad date) raises `RegisterError` there.
    """
    return tuple(sorted({problem for look in CHECKS for problem in look(register)}))


def _settings(register: Register) -> Iterator[Problem]:
    """Every setting that names an organisation or a post names one of the register."""
    file = register.folder / SETTINGS_FILE
    for setting, known in (
        ("body", register.organisations), ("authority", register.organisations),
        ("chair", register.posts), ("principal", register.posts),
    ):  # fmt: skip
        value = getattr(register, setting)
        if value is not None and value not in known:
            kind = "organisation" if known is register.organisations else "post"
            yield Problem(file, _line_of(register, setting), "error", f"{setting} {value!r} is the id of no {kind}")


def _line_of(register: Register, setting: str) -> int:
    lines = (register.folder / SETTINGS_FILE).read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.split("=")[0].strip() == setting), 1)


def _references(register: Register) -> Iterator[Problem]:
    """Every id in a table stands in the table that it points to."""
    bodies, works = register.organisations, register.strategies
    tables: tuple[tuple[str, Mapping[str, Any], str, str, Mapping[str, Any]], ...] = (
        ("organisations", bodies, "parent", "parent", bodies),
        ("posts", register.posts, "body", "body", bodies),
        ("groups", register.groups, "party", "party", register.parties),
        ("strategies", works, "post", "post", register.posts),
        ("strategies", works, "owner", "owner", bodies),
        ("strategies", works, "supersedes", "supersedes", works),
        ("schemes", register.schemes, "responsible", "responsible", bodies),
        ("places", register.places, "parent", "parent", register.places),
    )
    for table, things, field, column, known in tables:
        for thing in things.values():
            value = getattr(thing, field)
            if value and value not in known:
                yield error(register.folder, table, thing.line, f"{column} {value!r} of {thing.id!r} is no id")


def _circles(register: Register) -> Iterator[Problem]:
    """No thing stands above itself."""
    for table, things, above in (
        ("organisations", register.organisations, "parent"), ("places", register.places, "parent"),
        ("strategies", register.strategies, "supersedes"),
    ):  # fmt: skip
        for thing in things.values():
            seen, current = {thing.id}, getattr(thing, above)
            while current in things and current not in seen:
                seen.add(current)
                current = getattr(things[current], above)
            if current == thing.id:
                yield error(register.folder, table, thing.line, f"{thing.id!r} stands above itself by its {above}")


def _dates(register: Register) -> Iterator[Problem]:
    """Nothing ends before it begins."""
    for table, line, who, span in _dated_rows(register):
        if span.start and span.end and span.widest.start >= span.widest.end:
            what = f"{who} ends ({span.end}) before or as it begins ({span.start})"
            yield error(register.folder, table, line, what)


def _dated_rows(register: Register) -> Iterator[tuple[str, int, str, Span]]:
    for person in register.people.values():
        for title in person.titles:
            yield "titles", title.line, f"{title.text} of {person.id}", title.span
    for tenure in register.tenures:
        yield "tenures", tenure.line, f"{tenure.person} as {tenure.post}", tenure.span
    for member in register.memberships:
        table = "group_memberships" if member.kind == "group" else "memberships"
        yield table, member.line, f"{member.person} in {member.organisation}", member.span
    for table, things in (
        ("organisations", register.organisations), ("groups", register.groups), ("schemes", register.schemes),
        ("places", register.places),
    ):  # fmt: skip
        for thing in things.values():
            yield table, thing.line, thing.id, thing.span


def _seats(register: Register) -> Iterator[Problem]:
    """A seat is a place of the register where its other seats are; a group has members who sit."""
    places = {name for place in register.places.values() for name in (place.label, *place.aliases)}
    seats: dict[str, int] = {}
    for member in register.memberships:
        if member.kind == "seat" and member.seat:
            seats.setdefault(member.seat, member.line)
    if seats.keys() & places:
        for seat, line in seats.items():
            if seat not in places:
                yield warning(register.folder, "memberships", line, f"the seat {seat!r} is no place of the register")
    for member in register.memberships:
        if member.kind == "group" and not _sits_throughout(register, member.person, member.span):
            what = f"{member.person!r} is in {member.organisation!r} on days without a seat"
            yield error(register.folder, "group_memberships", member.line, what)


def _sits_throughout(register: Register, person: str, span: Span) -> bool:
    """Say whether the days that are sure in ``span`` may all be days with a seat."""
    day, last = span.surest.start, span.surest.end
    seats = sorted(m.span.widest for m in register.memberships if m.kind == "seat" and m.person == person)
    for seat in seats:
        if day >= last:
            break
        if seat.start <= day < seat.end:
            day = seat.end
    return day >= last


def _sources(register: Register) -> Iterator[Problem]:
    """Every row says where it is known from."""
    tables: tuple[tuple[str, Iterable[Any]], ...] = (
        ("people", register.people.values()),
        ("titles", (title for person in register.people.values() for title in person.titles)),
        ("organisations", register.organisations.values()), ("posts", register.posts.values()),
        ("parties", register.parties.values()), ("groups", register.groups.values()),
        ("strategies", register.strategies.values()), ("schemes", register.schemes.values()),
        ("places", register.places.values()), ("events", register.events.values()),
        ("tenures", register.tenures), ("memberships", (m for m in register.memberships if m.kind == "seat")),
        ("group_memberships", (m for m in register.memberships if m.kind == "group")),
    )  # fmt: skip
    for table, rows in tables:
        for row in rows:
            if not row.source:
                yield warning(register.folder, table, row.line, "no source: say where this is known from")


def _kinds(register: Register) -> Iterator[Problem]:
    """A work is a strategy or a document: its kind is part of its address."""
    for work in register.strategies.values():
        if work.kind not in ("strategy", "document"):
            what = f"kind {work.kind!r} of {work.id!r} is neither strategy nor document"
            yield error(register.folder, "strategies", work.line, what)


CHECKS: tuple[Callable[[Register], Iterator[Problem]], ...] = (
    _settings, _references, _circles, _dates, _seats, _sources, _kinds, overlaps, gaps, shared_labels,
)  # fmt: skip
"""Everything that is looked for; each check takes a register and yields its problems."""
