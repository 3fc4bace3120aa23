"""Touched: which pages an edit of the register can change, so that the others need not be read again.

A row of the register reaches a page in three ways: its address stands in the page's graph; a name that it gained or
lost stands in the page; or the page is of a day on which a tenure or membership began or ceased to hold. A tenure also
reaches every page that speaks of its person: ``when he was Commissioner`` prints neither name nor whole title. Each is
asked of the graphs as they are, with one automaton that knows only what the edit changed. Where an edit can reach
further (the settings of the register, its title), everything is read again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import ahocorasick_rs

from graphkit.dates import Span
from graphkit.describe import Names
from graphkit.fold import fold
from graphkit.register import Register
from graphkit.vocabulary import DCTERMS, GK, SCHEMA

__all__ = ["Edits", "edits", "rows_of", "touched"]

_APART: Final = frozenset(("folder", "fingerprint", "match_labels"))
"""What is no row, and reaches no page."""

_NAMES: Final = ("label", "aliases", "styles", "cues", "titles")
_KINDS: Final = {
    "people": "person", "posts": "post", "organisations": "organisation", "parties": "party", "groups": "group",
    "schemes": "scheme", "places": "place", "events": "event", "topics": "topic", "tenures": "tenure",
    "memberships": "membership",
}  # fmt: skip
_COMMON: Final = frozenset(
    "act action and bill board chair chairman charter chief code commissioner deputy director document draft final for framework "
    "guidance head london mayor mayors member office officer plan policy programme report review strategy the with".split()
)
"""Words of so many names that they tell none: a name that has others is looked for by those."""

_TEXTS: Final = tuple(f"<{term}> ".encode() for term in (GK("text"), GK("speakerLabel"), DCTERMS("title")))
_WORD: Final = re.compile(r"\w+")
_DAY: Final = f"<{SCHEMA('datePublished')}> ".encode()


@dataclass(frozen=True, slots=True)
class Edits:
    """What an edit changed: addresses, folded words, and spans of days. ``all`` says that it reaches everything."""

    addresses: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    days: tuple[Span, ...] = ()
    all: bool = False


def rows_of(register: Register) -> dict[str, str]:
    """Map ``table/id`` to the content of each row, but for where in its file it stands."""
    rows: dict[str, str] = {}
    for field in fields(register):
        value = getattr(register, field.name)
        if field.name in _APART:
            continue
        if field.name in ("tenures", "memberships"):
            rows.update({f"{field.name}/{row.id}": _content(row) for row in value})
        elif isinstance(value, Mapping):
            rows.update({f"{field.name}/{key}": _content(row) for key, row in value.items()})
        else:
            rows[f"settings/{field.name}"] = json.dumps(value)
    return rows


def edits(before: Mapping[str, str], after: Mapping[str, str]) -> Edits:
    """Return what differs between the rows of two registers, and what that can reach."""
    addresses: set[str] = set()
    words: set[str] = set()
    days: list[Span] = []
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) == after.get(key):
            continue
        table, identifier = key.split("/", 1)
        if table not in _KINDS and table != "strategies":
            return Edits(all=True)
        old, new = (json.loads(rows[key]) if key in rows else {} for rows in (before, after))
        kind = _KINDS.get(table) or (new or old)["kind"]
        addresses.add(f"{kind}/{identifier}")
        words.update(_reach(table, old, new, {**before, **after}))
        held = [row for row in (old, new) if "person" in row]
        addresses.update(f"person/{row['person']}" for row in held)
        days.extend(Span(row["start"], row["end"]) for row in held)
    return Edits(frozenset(addresses), frozenset(words), tuple(days))


def touched(path: Path, reach: Edits, names: Names, printed: Mapping[str, str]) -> Iterator[str]:
    """Yield the graphs of sources in a file of sorted N-Quads that the edits can reach.

    ``printed`` maps a graph to what stands in the heads of its pages, which the graph may not hold.
    """
    automaton = ahocorasick_rs.AhoCorasick([f" {word} " for word in sorted(reach.words)] or ["\0"])
    reaches = _test(reach, names, automaton)
    own = names.source("x").removesuffix("x").encode()
    graph, found = b"", False
    with path.open("rb") as lines:
        for line in lines:
            at = line[line.rindex(b" <") + 2 : -4]
            if at != graph:
                if found:
                    yield graph.decode()
                head = printed.get(at.decode(), "")
                graph, found = at, bool(automaton.find_matches_as_indexes(_plain(head)))
            if not found and at.startswith(own):
                found = reaches(line)
    if found:
        yield graph.decode()


def _test(reach: Edits, names: Names, automaton: ahocorasick_rs.AhoCorasick) -> Callable[[bytes], bool]:
    addresses = {f"<{names.of(path)}>".encode() for path in reach.addresses}

    def test(line: bytes) -> bool:
        predicate, rest = line.split(b"> ", 2)[1:]
        if rest.startswith(b"<"):
            return rest[: rest.index(b">") + 1] in addresses
        if predicate + b"> " in _TEXTS:
            return bool(automaton.find_matches_as_indexes(_plain(rest.decode())))
        if predicate + b"> " == _DAY:
            day = date.fromisoformat(rest[1:11].decode())
            return any(span.holds(day) != "no" for span in reach.days)
        return False

    return test


def _reach(table: str, old: dict[str, Any], new: dict[str, Any], rows: Mapping[str, str]) -> Iterator[str]:
    """Yield the words by which a page can be told that an edited row may matter to."""
    if table in ("tenures", "memberships"):
        for row in (old, new):
            for owner in (f"people/{row.get('person')}", f"posts/{row.get('post')}"):
                if owner in rows:
                    yield from _told("people" if "people/" in owner else "posts", _names(json.loads(rows[owner])))
        return
    before, after = _names(old), _names(new)
    rest = all(old.get(name) == new.get(name) for name in old.keys() | new.keys() if name not in _NAMES)
    yield from _told(table, before ^ after if rest else before | after)


def _names(row: Mapping[str, Any]) -> set[str]:
    """Return every name of a row."""
    found = {row[name] for name in ("label",) if row.get(name)}
    found.update(name for field in ("aliases", "styles", "cues") for name in row.get(field) or ())
    found.update(title["text"] for title in row.get("titles") or ())
    return found


def _told(table: str, names: Iterable[str]) -> Iterator[str]:
    """Yield what a page must hold for one of these names to be found in it: people and works are found by parts."""
    for name in names:
        phrase = _plain(name).strip()
        yield phrase
        if phrase.split(" ", 1)[0] in ("the", "a", "your", "our", "mr", "madam", "mister"):
            yield phrase.split(" ", 1)[-1]
        if table in ("people", "posts", "strategies"):
            words = [word for word in phrase.split() if len(word) > 2]
            yield from [word for word in words if word not in _COMMON] or words[-1:]


def _plain(text: str) -> str:
    """Fold away all by which two prints of one name differ, and part the words by one space, also at the ends."""
    bare = fold(text).replace("\\n", " ").replace("'", "").replace("&", " and ")
    return f" {' '.join(_WORD.findall(bare))} "


def _content(row: Any) -> str:
    return json.dumps(_plainly(row), ensure_ascii=False, default=_plainly)


def _plainly(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _columns(row.__class__) if name != "line"}


@cache
def _columns(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
