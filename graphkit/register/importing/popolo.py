"""Popolo: people, organisations, posts and memberships in the JSON of popoloproject.com, also as Wikidata gives it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphkit.errors import RegisterError
from graphkit.register.importing.rows import PUBLICWHIP, Body, Found, Kind, Term, Who, after, clean

__all__ = ["read_popolo", "sniff_popolo"]

_LISTS = {
    "persons": "persons", "people": "persons", "organizations": "organizations", "memberships": "memberships",
    "posts": "posts", "areas": "areas", "events": "events",
}  # fmt: skip
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_GROUPS = ("faction", "group", "caucus", "fraktion")
_LANGUAGES = ("lang:en", "lang:mul", "en")

Row = Mapping[str, Any]


def sniff_popolo(head: str) -> bool:
    """Say whether a file begins as JSON."""
    return head.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def read_popolo(data: bytes, name: str) -> Found:
    """Return what a Popolo file says: one object with lists, or one page of a PopIt answer (``result``).

    A membership ends with the day that it names (Popolo, ``end_date``); one that names a legislative period takes
    the period's dates where it has none. Raises `RegisterError` where the file is no JSON or has none of the lists.
    """
    lists = _lists(data, name)
    found = Found()
    areas = {str(a.get("id")): _name(a) for a in lists["areas"]}
    posts = {str(p.get("id")): p for p in lists["posts"]}
    periods = {str(e.get("id")): e for e in lists["events"]}
    memberships = list(_memberships(lists))
    also = _other_ids(lists["persons"], memberships)
    for person in lists["persons"]:
        if not person.get("redirect"):
            _person(person, also, found, name)
    for organisation in lists["organizations"]:
        found.bodies.append(_body(organisation, name))
    for row in memberships:
        if not row.get("redirect"):
            _term(row, found, name, areas, posts, periods)
    return found


def _other_ids(persons: Iterable[Row], memberships: Iterable[Row]) -> dict[str, list[str]]:
    """Return the further ids of each person: those that were merged into it, and in parlparse's file its terms'."""
    ids: dict[str, list[str]] = {}
    became = {str(row["id"]): str(row["redirect"]) for row in (*persons, *memberships) if row.get("redirect")}
    holder = {str(row.get("id")): str(row.get("person_id") or "") for row in memberships}
    for own in (*became, *(own for own in holder if own.startswith(PUBLICWHIP))):
        last, steps = own, 0
        while last in became and steps < len(became):
            last, steps = became[last], steps + 1
        ids.setdefault(holder.get(last) or last, []).append(own)
    return ids


def _lists(data: bytes, name: str) -> dict[str, list[Row]]:
    remedy = "give JSON with persons, organizations and memberships"
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RegisterError(f"not JSON: {error}", where=name, remedy=remedy) from error
    lists: dict[str, list[Row]] = {kind: [] for kind in _LISTS.values()}
    given = whole.get("result", whole) if isinstance(whole, dict) else whole
    if isinstance(given, list):
        for row in given:
            if isinstance(row, dict):
                lists[_kind(row)].append(row)
    elif isinstance(given, dict):
        for key, kind in _LISTS.items():
            rows = given.get(key)
            lists[kind] += [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    if not any(lists[kind] for kind in ("persons", "organizations", "memberships")) and given != []:
        raise RegisterError("no people, organisations or memberships in it", where=name, remedy=remedy)
    return lists


def _kind(row: Row) -> str:
    """Tell of a row of a bare list what it is."""
    if "person_id" in row or ("person" in row and "organization" in row):
        return "memberships"
    if "classification" in row or "posts" in row:
        return "organizations"
    return "posts" if "organization_id" in row else "persons"


def _person_names(row: Row) -> tuple[str, ...]:
    """Return a person's names, the present one first: whole, in parts, or a peer's by title and place.

    In parlparse's file a person has none of their own, and one a period under ``other_names``.
    """
    others = [o for o in row.get("other_names") or [] if isinstance(o, dict)]
    others.sort(key=lambda o: (o.get("note") == "Main", str(o.get("start_date") or "")), reverse=True)
    whole = (name for o in others for name in _names(o.get("name")) or (_in_parts(o),))
    return tuple(dict.fromkeys(filter(None, (*(_names(row.get("name")) or (_in_parts(row),)), *whole))))


def _in_parts(row: Row) -> str:
    place = clean(row.get("lordofname_full") or row.get("lordofname"))
    if place or row.get("lordname"):
        title = f"{clean(row.get('honorific_prefix'))} {clean(row.get('lordname'))}".strip()
        return f"{title} of {place}" if place else title
    return f"{clean(row.get('given_name'))} {clean(row.get('family_name'))}".strip()


def _name(row: Row) -> str:
    return next(iter(_names(row.get("name"))), "")


def _names(value: Any) -> tuple[str, ...]:
    """Return every spelling of a name, English first: Wikidata gives one a language."""
    if isinstance(value, dict):
        ranked = sorted(value, key=lambda tag: (tag not in _LANGUAGES, tag))
        return tuple(dict.fromkeys(filter(None, (clean(value[tag]) for tag in ranked))))
    return tuple(filter(None, (clean(value),)))


def _identifiers(row: Row) -> tuple[tuple[str, str], ...]:
    pairs = [_scheme(str(row.get("id") or ""))]
    given = [pair for pair in row.get("identifiers") or [] if isinstance(pair, dict)]
    pairs += [(clean(pair.get("scheme")).lower(), clean(pair.get("identifier"))) for pair in given]
    return tuple(dict.fromkeys(pair for pair in pairs if all(pair)))


def _scheme(own: str) -> tuple[str, str]:
    if own.startswith(PUBLICWHIP):
        return "publicwhip", own
    return "wikidata" if _WIKIDATA.fullmatch(own) else "popolo", own


def _person(row: Row, also: Mapping[str, list[str]], found: Found, source: str) -> None:
    names = _person_names(row)
    further = tuple(_scheme(other) for other in also.get(str(row.get("id")), ()))
    identifiers = tuple(dict.fromkeys((*_identifiers(row), *further)))
    if not names or not identifiers:
        found.note(source, f"a person without {'a name' if identifiers else 'an id'} is left out")
        return
    gender = str(row.get("gender") or "").lower()
    found.people.append(
        Who(
            str(row.get("id") or identifiers[0][1]), names, identifiers, source,
            gender if gender in ("female", "male") else "", found.date(row.get("birth_date"), source),
        )
    )  # fmt: skip


def _body(row: Row, source: str) -> Body:
    names = _names(row.get("name"))
    detail = clean(row.get("classification")).lower()
    kind: Kind = "organisation"
    if "party" in detail:
        kind = "party"
    elif any(word in detail for word in _GROUPS):
        kind = "group"
    key = str(row.get("id") or (names[0] if names else ""))
    wikidata = next((i for scheme, i in _identifiers(row) if scheme == "wikidata"), "")
    others = [n for o in row.get("other_names") or [] if isinstance(o, dict) for n in _names(o.get("name"))]
    return Body(
        key, names[0] if names else key, kind, source, tuple(dict.fromkeys((*names[1:], *others))), detail,
        str(row.get("parent_id") or ""), wikidata,
    )  # fmt: skip


def _memberships(lists: Mapping[str, list[Row]]) -> Iterator[Row]:
    """Yield each membership once: PopIt also prints them inside people and organisations."""
    inside = (m for kind in ("persons", "organizations") for row in lists[kind] for m in _inner(row))
    seen: set[str] = set()
    for row in (*lists["memberships"], *inside):
        key = str(row.get("id") or json.dumps(row, sort_keys=True))
        if key not in seen:
            seen.add(key)
            yield row


def _inner(row: Row) -> Iterable[Row]:
    memberships = row.get("memberships")
    own = {"person_id" if "birth_date" in row or "given_name" in row or "posts" not in row else "organization_id": row}
    rows = memberships if isinstance(memberships, list) else []
    return [{**{k: v.get("id") for k, v in own.items()}, **m} for m in rows if isinstance(m, dict)]


def _term(
    row: Row, found: Found, source: str, areas: Mapping[str, str], posts: Mapping[str, Row], periods: Mapping[str, Row]
) -> None:
    post = posts.get(str(row.get("post_id")), {})
    period = periods.get(str(row.get("legislative_period_id")), {})
    given = row.get("person_id")
    for other in given[1:] if isinstance(given, list) else ():
        _term({**row, "person_id": other}, found, source, areas, posts, periods)
    person = str((given[0] if isinstance(given, list) and given else given) or "")
    body = str(row.get("organization_id") or post.get("organization_id") or "")
    if not person or not body:
        found.note(source, f"membership {clean(row.get('id'))!r} ties no person to an organisation; left out")
        return
    area = row.get("area") or post.get("area") or {}
    area_id = str(row.get("area_id") or post.get("area_id") or "")
    seat = areas.get(area_id) or (_name(area) if isinstance(area, dict) else clean(area))
    labels = (
        *_names(post.get("label")),
        *_names(row.get("label")),
        *_names(row.get("role")),
        *_names(post.get("role")),
    )
    last = found.date(row.get("end_date") or period.get("end_date"), source)
    found.terms.append(
        Term(
            person, body, source, next(iter(labels), ""), seat, str(row.get("on_behalf_of_id") or ""),
            found.date(row.get("start_date") or period.get("start_date"), source), after(last) if last else "",
        )
    )  # fmt: skip
