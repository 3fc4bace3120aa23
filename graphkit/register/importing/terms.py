"""Terms: who was what, when, becomes the rows of seats, groups, posts and tenures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from graphkit.dates import Span
from graphkit.fold import key
from graphkit.register.importing.bodies import Bodies, Settled
from graphkit.register.importing.ids import Ids
from graphkit.register.importing.rows import Found, Term

__all__ = ["Row", "rows_of_terms"]

Row = dict[str, str]

_MEMBER = re.compile(
    r"\b(?:member|representative|councillor|senator|mp|msp|ms|mla|td|mep|am"
    r"|deputy(?! (?:speaker|presiding|chair\w*|president|leader|mayor|prime|first|minister|secretary|convener)\b))\b",
    re.IGNORECASE,
)


def rows_of_terms(found: Found, persons: Mapping[str, str], bodies: Bodies) -> dict[str, list[Row]]:
    """Return the rows of memberships, group_memberships, posts and tenures.

    ``persons`` maps the key of a record to the id of its person. What ends before it begins is left out, and what
    the tables cannot hold is said in ``found.notes``.
    """
    sorted_terms: dict[str, list[tuple[str, Term]]] = defaultdict(list)
    told = (t for t in found.terms if t.start or t.until)
    dated = {(persons.get(t.person), bodies.by_key[t.body].id, _is_seat(t)) for t in told}
    for term in found.terms:
        person, body = persons.get(term.person), bodies.by_key[term.body]
        if not (term.start or term.until or term.seat) and (person, body.id, _is_seat(term)) in dated:
            continue  # it says less than another; but who was a minister there may have sat on other days
        if person is None:
            found.note(term.source, f"a term of {term.person.partition('|')[2]!r}, whom no file describes, is left out")
        elif term.start and term.until and Span(term.start, term.until).widest.end <= Span(term.start, "").widest.start:
            found.note(term.source, f"a term of {person} ends ({term.until}) before it begins ({term.start}); left out")
        else:
            sorted_terms[_kind(term, body, bodies)].append((person, term))
    seats = _seats(sorted_terms, bodies, found)
    posts, tenures = _offices(sorted_terms["post"], bodies, found)
    groups = _groups(sorted_terms, seats, bodies, found)
    return {"memberships": seats, "group_memberships": groups, "posts": posts, "tenures": tenures}


def _kind(term: Term, body: Settled, bodies: Bodies) -> str:
    if body.kind != "organisation":
        return body.kind
    return "seat" if body.id == bodies.main and _is_seat(term) and not term.acting else "post"


def _is_seat(term: Term) -> bool:
    return bool(not term.role or term.seat or term.behalf or _MEMBER.search(term.role))


def _seats(terms: Mapping[str, list[tuple[str, Term]]], bodies: Bodies, found: Found) -> list[Row]:
    """Return a row for each time in a seat for one party; a change of party on the way makes two."""
    parties: dict[str, list[Term]] = defaultdict(list)
    for person, term in terms.get("party", ()):
        parties[person].append(term)
    rows: dict[tuple[str, str, str], Row] = {}
    sits: set[str] = set()
    for person, term in terms.get("seat", ()):
        sits.add(person)
        behalf = bodies.by_key[term.behalf] if term.behalf else None
        own = [(term.start, term.until, behalf.id)] if behalf and behalf.kind == "party" else None
        for start, until, party in own or _pieces(term, parties[person], bodies):
            row = {
                "person": person, "seat": term.seat, "party": party, "from": start, "until": until,
                "source": term.source,
            }  # fmt: skip
            _keep(row, rows, found)
    for person in sorted(parties.keys() - sits):
        found.note(parties[person][0].source, f"{person} is in a party and never has a seat: the party is not kept")
    return sorted(rows.values(), key=lambda r: (r["from"], r["person"], r["seat"]))


def _keep(row: Row, rows: dict[tuple[str, str, str], Row], found: Found) -> None:
    """Keep a row unless one like it is there: two files, or two editions of one, say the same."""
    place = (row["person"], row["from"], row.get("group", ""))
    other = rows.setdefault(place, row)
    if other is row:
        return
    for column in ("seat", "party", "until"):
        if other.get(column, "") == row.get(column, ""):
            continue
        if not other.get(column):
            other[column] = row[column]
        elif row.get(column):
            said = f"{other[column]} ({other['source']}), not {row[column]} ({row['source']})"
            found.notes.append(f"{row['person']} from {row['from'] or '?'}: {column} {said}")


def _pieces(term: Term, parties: Sequence[Term], bodies: Bodies) -> list[tuple[str, str, str]]:
    """Cut a term where the party changes; days are compared as they are written."""
    inside = {d for p in parties for d in (p.start, p.until) if term.start < d < (term.until or "~")}
    edges = [term.start, *sorted(inside), term.until]
    pieces: list[tuple[str, str, str]] = []
    for start, until in pairwise(edges):
        held = [p for p in parties if p.start <= start < (p.until or "~")]
        party = bodies.by_key[held[-1].body].id if held else ""
        if pieces and pieces[-1][2] == party:
            start = pieces.pop()[0]
        pieces.append((start, until, party))
    return pieces


def _groups(
    terms: Mapping[str, list[tuple[str, Term]]], seats: Sequence[Row], bodies: Bodies, found: Found
) -> list[Row]:
    """Return the times in groups, cut to the times with a seat: a group is the members who sit."""
    sits: dict[str, list[Row]] = defaultdict(list)
    for row in seats:
        sits[row["person"]].append(row)
    given = [(person, term, term.body) for person, term in terms.get("group", ())]
    given += [
        (p, t, t.behalf) for p, t in terms.get("seat", ()) if t.behalf and bodies.by_key[t.behalf].kind == "group"
    ]
    rows: dict[tuple[str, str, str], Row] = {}
    for person, term, body in given:
        spans = _joined(sits[person])
        common = [(max(term.start, a), min(term.until or "~", b or "~").rstrip("~")) for a, b in spans]
        common = [(a, b) for a, b in common if not b or a < b]
        group = bodies.by_key[body]
        if not common or common != [(term.start, term.until)]:
            what = (
                f"{person} is in {group.names[0]} on days without a seat ({term.start or '?'} to {term.until or 'now'})"
            )
            found.note(term.source, f"{what}: only the days with one are kept")
        for start, until in common:
            row = {"person": person, "group": group.id, "from": start, "until": until, "source": term.source}
            _keep(row, rows, found)
    return sorted(rows.values(), key=lambda r: (r["from"], r["person"], r["group"]))


def _joined(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """Return the spans of seats, those that meet made one."""
    spans: list[tuple[str, str]] = []
    for row in sorted(rows, key=lambda r: r["from"]):
        if spans and (not spans[-1][1] or row["from"] <= spans[-1][1]):
            start, until = spans.pop()
            spans.append((start, max(until or "~", row["until"] or "~").rstrip("~")))
        else:
            spans.append((row["from"], row["until"]))
    return spans


def _offices(terms: Sequence[tuple[str, Term]], bodies: Bodies, found: Found) -> tuple[list[Row], list[Row]]:
    """Return a post for each role in each organisation, and the tenures of it."""
    ids = Ids()
    labels: set[str] = set()
    posts: dict[tuple[str, str], Row] = {}
    tenures: dict[tuple[str, ...], Row] = {}
    for person, term in sorted(terms, key=lambda pair: (pair[1].body, key(pair[1].role), pair[1].start, pair[0])):
        body = bodies.by_key[term.body]
        role = term.role if term.role and not _MEMBER.fullmatch(term.role) else f"Member of {body.names[0]}"
        post = posts.get((body.id, key(role)))
        if post is None:
            label = role[:1].upper() + role[1:]
            if key(label) in labels:
                label = f"{label}, {body.names[0]}"
            labels.add(key(label))
            post = {"id": ids.take(label, body.id), "label": label, "body": body.id, "source": term.source}
            posts[body.id, key(role)] = post
        acting = "yes" if term.acting else ""
        row = {
            "post": post["id"], "person": person, "from": term.start, "until": term.until, "acting": acting,
            "source": term.source,
        }  # fmt: skip
        tenures.setdefault((post["id"], person, term.start, acting), row)
    rows = list(tenures.values())
    held: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not row["acting"]:
            held[row["post"]].append(row)
    for post in posts.values():
        _share(post, held[post["id"]], found)
    return sorted(posts.values(), key=lambda p: p["id"]), rows


def _share(post: Row, tenures: list[Row], found: Found) -> None:
    """Say that several hold a post where they do; one who begins on another's last day took over on it."""
    begins = {row["from"] for row in tenures if len(row["from"]) == 10}
    for row in tenures:
        last = Span("", row["until"]).widest.end if len(row["until"]) == 10 else None
        if last and (day := (last.fromordinal(last.toordinal() - 1)).isoformat()) in begins and day > row["from"]:
            row["until"] = day
    spans = [(row["person"], Span(row["from"], row["until"]).surest) for row in tenures]
    if any(max(a.start, b.start) < min(a.end, b.end) for (_, a), (_, b) in combinations(spans, 2)):
        post["holders"] = "many"
        found.note(
            post["source"], f"several hold {post['label']!r} at once, by the dates given: a post of many holders"
        )
