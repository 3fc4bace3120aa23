"""Tables: what was found becomes the files of a register's folder."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graphkit.fold import key
from graphkit.register.importing.bodies import Bodies
from graphkit.register.importing.ids import Ids
from graphkit.register.importing.people import Someone
from graphkit.register.importing.rows import Found
from graphkit.register.importing.terms import Row, rows_of_terms
from graphkit.register.tables import EVERY, TABLES

__all__ = ["settings_file", "tables_of"]


def tables_of(found: Found, people: Sequence[Someone], bodies: Bodies) -> dict[str, list[Row]]:
    """Return the rows of every table, by its name."""
    persons, rows, identifiers = _people(found, people)
    tables = rows_of_terms(found, persons, bodies)
    tables["people"], tables["identifiers"] = rows, identifiers
    tables["organisations"] = [
        {
            "id": b.id, "name": b.names[0], "aliases": _cell(b.names[1:]), "kind": b.detail, "wikidata": b.wikidata,
            "parent": bodies.by_key[b.parent].id if _is_above(b.parent, b.id, bodies) else "", "source": b.source,
        }
        for b in bodies.settled("organisation")
    ]  # fmt: skip
    for kind, table in (("party", "parties"), ("group", "groups")):
        tables[table] = [
            {"id": b.id, "label": b.names[0], "aliases": _cell(b.names[1:]), "wikidata": b.wikidata, "source": b.source}
            for b in bodies.settled(kind)  # type: ignore[arg-type]
        ]
    tables["places"] = _places(tables["memberships"])
    return tables


def _is_above(parent: str, own: str, bodies: Bodies) -> bool:
    above = bodies.by_key.get(parent) if parent else None
    return above is not None and above.kind == "organisation" and above.id != own


def _people(found: Found, people: Sequence[Someone]) -> tuple[dict[str, str], list[Row], list[Row]]:
    """Return the id of each record's person, the rows of people, and the rows of identifiers."""
    bearers: Counter[str] = Counter(key(someone.names[0]) for someone in people)
    seats: dict[str, list[str]] = defaultdict(list)
    for term in sorted(found.terms, key=lambda t: t.start):
        if term.seat:
            seats[term.person].append(term.seat)
    ids, labels = Ids(), {key(s.names[0]) for s in people if bearers[key(s.names[0])] == 1}
    persons: dict[str, str] = {}
    rows: list[Row] = []
    identifiers: list[Row] = []
    for someone in sorted(people, key=lambda s: (key(s.names[0]), s.identifiers, s.records[0].key)):
        name, aliases = someone.names[0], list(someone.names[1:])
        made, label = name, name
        if bearers[key(name)] > 1:
            mark, made = _mark(someone, seats), f"{name} {_tail(someone)}"
            label = f"{name} ({mark})"
            while key(label) in labels:
                label = f"{name} ({mark}, {_tail(someone)})" if _tail(someone) not in label else f"{label}*"
            labels.add(key(label))
            aliases.insert(0, name)
        own = ids.take(made, someone.records[0].key)
        items = [i for scheme, i in someone.identifiers if scheme == "wikidata"]
        if len(items) > 1:
            found.notes.append(f"{own} has several numbers of Wikidata ({', '.join(items)}): the first is kept")
        for record in someone.records:
            persons[record.key] = own
        source = "; ".join(dict.fromkeys(record.source for record in someone.records))
        rows.append(
            {
                "id": own, "name": label, "aliases": _cell(aliases), "gender": someone.first("gender"),
                "wikidata": items[0] if items else "", "source": source,
            }
        )  # fmt: skip
        identifiers += [
            {"person": own, "scheme": scheme, "id": identifier, "source": source}
            for scheme, identifier in someone.identifiers
            if scheme != "wikidata"
        ]
    return persons, rows, identifiers


def _mark(someone: Someone, seats: Mapping[str, list[str]]) -> str:
    """Return what tells somebody from a namesake: their latest seat, else their year of birth, else their id."""
    sat = [seat for record in someone.records for seat in seats.get(record.key, ())[-1:]]
    if sat:
        return sat[0].replace("(", "").replace(")", "")
    born = someone.first("born")
    return f"born {born[:4]}" if born else _tail(someone)


def _tail(someone: Someone) -> str:
    """Return the shortest end of an id that people would know them by."""
    if not someone.identifiers:
        return someone.records[0].key.partition("|")[2]
    return min((i.rsplit("/", 1)[-1] for _, i in someone.identifiers), key=lambda tail: (len(tail), tail))


def _places(memberships: Iterable[Row]) -> list[Row]:
    """Return a place for each seat, so that its name is known in the text."""
    ids = Ids()
    seats: dict[str, str] = {}
    for row in memberships:
        if row["seat"]:
            seats.setdefault(row["seat"], row["source"])
    return [
        {"id": ids.take(seat, seat), "name": seat, "kind": "constituency", "source": source}
        for seat, source in sorted(seats.items())
    ]


def _cell(names: Iterable[str]) -> str:
    return "; ".join(names)


def table_file(table: str, rows: Sequence[Row]) -> bytes:
    """Return a table as CSV in UTF-8: every column that some row fills, in the order of `TABLES`."""
    columns = [c for n, c in enumerate((*TABLES[table], *EVERY)) if n == 0 or any(row.get(c) for row in rows)]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def settings_file(name: str, title: str, body: str) -> bytes:
    """Return ``register.toml``: JSON's strings are TOML's too."""
    values = {"name": name, "title": title, "body": body}
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return "".join(lines).replace("\x7f", "\\u007F").encode()
