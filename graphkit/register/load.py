"""Load: a folder of CSV files becomes a register; whatever is wrong in it is said with file, line and remedy."""

from __future__ import annotations

import csv
import hashlib
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from graphkit.config import ontology_path
from graphkit.dates import parse_partial
from graphkit.errors import RegisterError
from graphkit.fold import slug
from graphkit.register.model import (
    Event,
    Group,
    Membership,
    Organisation,
    Party,
    Person,
    Place,
    Post,
    Register,
    Scheme,
    Strategy,
    Tenure,
    Title,
)  # fmt: skip
from graphkit.register.topics import load_topics

__all__ = ["SETTINGS", "TABLES", "load"]

SETTINGS = ("name", "title", "body", "authority", "chair", "principal", "member_label", "topics")
"""The keys of ``register.toml``: ``name``, ``title`` and ``body`` must be there."""

_EVERY = ("source", "certainty")
TABLES: dict[str, tuple[str, ...]] = {
    "people": ("id", "name", "aliases", "gender", "wikidata"),
    "titles": ("person", "title", "from", "until"),
    "organisations": ("id", "name", "aliases", "kind", "parent", "from", "until", "wikidata"),
    "posts": ("id", "label", "body", "aliases", "styles", "holders", "wikidata"),
    "tenures": ("post", "person", "from", "until", "acting"),
    "parties": ("id", "label", "aliases", "wikidata"),
    "groups": ("id", "label", "aliases", "party", "from", "until", "wikidata"),
    "memberships": ("person", "seat", "party", "from", "until", "how", "note"),
    "group_memberships": ("person", "group", "from", "until"),
    "strategies": (
        "id", "kind", "title", "aliases", "edition", "status", "issued", "post", "owner", "work", "supersedes",
    ),
    "schemes": ("id", "name", "aliases", "kind", "responsible", "from", "until"),
    "places": ("id", "name", "aliases", "kind", "gss", "parent", "wikidata"),
    "events": ("id", "name", "aliases", "kind"),
}  # fmt: skip
"""Every table and its columns, beside ``source`` and ``certainty``. A table that is not there is empty."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
T = TypeVar("T")


class _Folder:
    """The files of a register, read once each, with the place of every row."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.digest = hashlib.sha256()

    def fail(self, table: str, line: int, what: str, remedy: str) -> RegisterError:
        return RegisterError(what, where=str(self.path / f"{table}.csv"), line=line, remedy=remedy)

    def rows(self, table: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield (line, row) of a table; unknown columns and bad dates are errors."""
        file = self.path / f"{table}.csv"
        if not file.exists():
            return
        data = file.read_bytes()
        self.digest.update(table.encode() + b"\0" + data)
        try:
            reader = csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True), strict=True)
            known = {*TABLES[table], *_EVERY}
            for column in reader.fieldnames or ():
                if column not in known:
                    raise self.fail(table, 1, f"unknown column {column!r}", f"known are {', '.join(TABLES[table])}")
            for row in reader:
                cells = {k: (v or "").strip() for k, v in row.items() if k is not None}
                self._check(table, reader.line_num, cells)
                yield reader.line_num, cells
        except (UnicodeDecodeError, csv.Error) as error:
            raise RegisterError(f"not a table: {error}", where=str(file), remedy="write CSV in UTF-8") from error

    def _check(self, table: str, line: int, cells: dict[str, str]) -> None:
        if "id" in TABLES[table] and not _SLUG.fullmatch(cells.get("id", "")):
            raise self.fail(table, line, f"not an id: {cells.get('id', '')!r}", "use small letters, digits and hyphens")
        for column in ("from", "until", "issued"):
            value = cells.get(column, "")
            try:
                if value:
                    parse_partial(value)
            except ValueError:
                remedy = "write 2018, 2018-05 or 2018-05-09"
                raise self.fail(table, line, f"no date in {column!r}: {value!r}", remedy) from None


def load(source: str | Path) -> Register:
    """Return the register found by name among the shipped ones, or by the path of its folder.

    Raises `RegisterError` where there is none, or where a file in it is wrong.
    """
    path = _folder(source)
    folder = _Folder(path)
    settings = _settings(path)
    folder.digest.update(repr(sorted(settings.items())).encode())
    topics_file = path / str(settings.get("topics", "topics.ttl"))
    topics, match_labels = load_topics(topics_file) if topics_file.exists() else ({}, {})
    if topics_file.exists():
        folder.digest.update(topics_file.read_bytes())
    titles = _titles(folder)
    people = _things(
        folder, "people", lambda r: Person(**_thing(r), gender=r["gender"], titles=titles.get(r["id"], ()))
    )
    organisations = _things(
        folder,
        "organisations",
        lambda r: Organisation(**_dated(r), kind=r["kind"], parent=r["parent"] or None),
    )
    posts = _things(folder, "posts", _post)
    parties = _things(folder, "parties", lambda r: Party(**_thing(r)))
    groups = _things(folder, "groups", lambda r: Group(**_dated(r), party=r["party"] or None))
    register = Register(
        folder=path,
        name=str(settings["name"]),
        title=str(settings["title"]),
        body=str(settings["body"]),
        people=people,
        posts=posts,
        organisations=organisations,
        parties=parties,
        groups=groups,
        strategies=_things(folder, "strategies", _strategy),
        schemes=_things(
            folder,
            "schemes",
            lambda r: Scheme(**_dated(r), kind=r["kind"], responsible=r["responsible"] or None),
        ),
        places=_things(
            folder,
            "places",
            lambda r: Place(**_thing(r), kind=r["kind"], gss=r["gss"], parent=r["parent"] or None),
        ),
        events=_things(folder, "events", lambda r: Event(**_thing(r), kind=r["kind"])),
        topics=topics,
        tenures=_tenures(folder, people, posts),
        memberships=_memberships(folder, people, parties, groups, str(settings["body"])),
        fingerprint="",
        match_labels=match_labels,
        **{k: settings[k] for k in ("authority", "chair", "principal", "member_label") if k in settings},
    )
    object.__setattr__(register, "fingerprint", folder.digest.hexdigest())
    return register


def _folder(source: str | Path) -> Path:
    given = Path(source)
    if given.is_dir():
        return given
    shipped = ontology_path() / "registers"
    if isinstance(source, str) and (shipped / source).is_dir() and "/" not in source and source not in (".", ".."):
        return shipped / source
    names = sorted(p.name for p in shipped.iterdir() if p.is_dir()) if shipped.is_dir() else []
    raise RegisterError(
        "no register here",
        where=str(source),
        remedy=f"name a folder with a register.toml, or one of: {', '.join(names)}",
    )


def _settings(path: Path) -> dict[str, Any]:
    file = path / "register.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RegisterError(f"cannot be read: {error}", where=str(file), remedy="write a register.toml") from error
    for key, value in data.items():
        if key not in SETTINGS:
            raise RegisterError(f"unknown setting {key!r}", where=str(file), remedy=f"known are {', '.join(SETTINGS)}")
        if not isinstance(value, str):
            raise RegisterError(f"setting {key!r} must be text", where=str(file), remedy="put it in quotes")
    for key in ("name", "title", "body"):
        if key not in data:
            raise RegisterError(f"no setting {key!r}", where=str(file), remedy=f'write {key} = "…"')
    if not _SLUG.fullmatch(data["name"]):
        raise RegisterError(f"not a name: {data['name']!r}", where=str(file), remedy="use small letters and hyphens")
    return data


def _split(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def _thing(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "label": row.get("label") or row.get("name") or row.get("title") or row["id"],
        "aliases": _split(row.get("aliases", "")),
        "wikidata": row.get("wikidata") or None,
        "source": row.get("source", ""),
        "certainty": row.get("certainty", ""),
        "line": row["line"],
    }


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    return _thing(row) | {"start": row["from"], "end": row["until"]}


def _post(row: dict[str, Any]) -> Post:
    return Post(**_thing(row), body=row["body"], styles=_split(row["styles"]), concurrent=row["holders"] == "many")


def _strategy(row: dict[str, Any]) -> Strategy:
    return Strategy(
        **_thing(row),
        kind=row["kind"] or "strategy",
        edition=row["edition"],
        status=row["status"],
        issued=row["issued"],
        post=row["post"] or None,
        owner=row["owner"] or None,
        version_of=row["work"] or None,
        supersedes=row["supersedes"] or None,
    )


def _things(folder: _Folder, table: str, make: Callable[[dict[str, Any]], T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for line, row in folder.rows(table):
        if row["id"] in found:
            raise folder.fail(table, line, f"id {row['id']!r} stands twice", "give each row an id of its own")
        cells: dict[str, Any] = dict.fromkeys(TABLES[table], "") | row | {"line": line}
        found[row["id"]] = make(cells)
    return found


def _titles(folder: _Folder) -> dict[str, tuple[Title, ...]]:
    found: dict[str, list[Title]] = {}
    for _, row in folder.rows("titles"):
        found.setdefault(row["person"], []).append(Title(row["title"], row.get("from", ""), row.get("until", "")))
    return {person: tuple(titles) for person, titles in found.items()}


def _tenures(folder: _Folder, people: dict[str, Person], posts: dict[str, Post]) -> tuple[Tenure, ...]:
    found: dict[str, Tenure] = {}
    for line, row in folder.rows("tenures"):
        _known(folder, "tenures", line, row["post"], posts, "post")
        _known(folder, "tenures", line, row["person"], people, "person")
        start, acting = row["from"], row.get("acting", "") == "yes"
        identifier = "--".join((row["post"], row["person"], start or "unknown", *(("acting",) if acting else ())))
        if identifier in found:
            raise folder.fail("tenures", line, "the same tenure stands twice", "remove one of the rows")
        found[identifier] = Tenure(
            identifier, row["post"], row["person"], start, row.get("until", ""), acting,
            row.get("source", ""), row.get("certainty", ""), line,
        )  # fmt: skip
    return tuple(found.values())


def _memberships(
    folder: _Folder, people: dict[str, Person], parties: dict[str, Party], groups: dict[str, Group], body: str
) -> tuple[Membership, ...]:
    by_name = {name: p.id for p in parties.values() for name in (p.id, p.label, *p.aliases)}
    found: dict[str, Membership] = {}

    def add(kind: str, line: int, row: dict[str, str], organisation: str, seat: str = "") -> None:
        identifier = f"{kind}--{row['person']}--{organisation}--{row['from'] or 'unknown'}"
        found[identifier] = Membership(
            identifier, kind, row["person"], organisation, row["from"], row.get("until", ""), seat,
            row.get("source", ""), row.get("certainty", ""), line,
        )  # fmt: skip

    for line, row in folder.rows("memberships"):
        _known(folder, "memberships", line, row["person"], people, "person")
        add("seat", line, row, body, row.get("seat", ""))
        if row.get("party"):
            _known(folder, "memberships", line, row["party"], by_name, "party")
            add("party", line, row, by_name[row["party"]])
    for line, row in folder.rows("group_memberships"):
        _known(folder, "group_memberships", line, row["person"], people, "person")
        _known(folder, "group_memberships", line, row["group"], groups, "group")
        add("group", line, row, row["group"])
    return tuple(found.values())


def _known(folder: _Folder, table: str, line: int, identifier: str, known: dict[str, Any], what: str) -> None:
    if identifier not in known:
        near = slug(identifier)
        hint = f"did you mean {near!r}?" if near in known else f"add it to its own table, or mend the {what}"
        raise folder.fail(table, line, f"unknown {what} {identifier!r}", hint)
