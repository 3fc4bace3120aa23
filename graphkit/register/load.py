"""Load: a folder of CSV files becomes a register; whatever is wrong in it is said with file, line and remedy."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from graphkit.config import ontology_path
from graphkit.errors import RegisterError, cause
from graphkit.fold import slug
from graphkit.register.minting import NONE, no_register
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
    Topic,
)  # fmt: skip
from graphkit.register.tables import SETTINGS_FILE, SLUG, TABLES, Folder
from graphkit.register.topics import load_topics

__all__ = ["SETTINGS", "TABLES", "load"]

SETTINGS = ("name", "title", "body", "authority", "chair", "principal", "member_label", "topics")
"""The keys of ``register.toml``: ``name``, ``title`` and ``body`` must be there."""

T = TypeVar("T")


def load(source: str | Path) -> Register:
    """Return the register found by name among the shipped ones, or by the path of its folder; ``none`` is an empty one.

    Raises `RegisterError` where there is none, or where a file in it is wrong.
    """
    if source == NONE:
        return no_register()
    path = _folder(source)
    folder = Folder(path)
    settings = _settings(path)
    folder.digest.update(repr(sorted(settings.items())).encode())
    topics, match_labels, everyday = _topics(folder, settings)
    people = _people(folder)
    organisations = _things(
        folder,
        "organisations",
        lambda r: Organisation(**_dated(r), kind=r["kind"], parent=r["parent"] or None),
    )
    posts = _things(folder, "posts", _post)
    parties = _things(folder, "parties", lambda r: Party(**_thing(r), colour=r["colour"]))
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
            lambda r: Place(**_dated(r), kind=r["kind"], gss=r["gss"], parent=r["parent"] or None),
        ),
        events=_things(folder, "events", lambda r: Event(**_thing(r), kind=r["kind"])),
        topics=topics,
        tenures=_tenures(folder, people, posts),
        memberships=_memberships(folder, people, parties, groups, str(settings["body"])),
        fingerprint="",
        match_labels=match_labels,
        everyday=everyday,
        **{k: settings[k] for k in ("authority", "chair", "principal", "member_label") if k in settings},
    )
    object.__setattr__(register, "fingerprint", folder.digest.hexdigest())
    return register


def _folder(source: str | Path) -> Path:
    given = Path(source)
    if (given / SETTINGS_FILE).is_file():
        return given
    shipped = ontology_path() / "registers"
    if isinstance(source, str) and (shipped / source).is_dir() and "/" not in source and source not in (".", ".."):
        return shipped / source
    if given.is_dir():
        return given
    names = sorted(p.name for p in shipped.iterdir() if p.is_dir()) if shipped.is_dir() else []
    raise RegisterError(
        "no register here",
        where=str(source),
        remedy=f"name a folder with a register.toml, or one of: {', '.join(names)}",
    )


def _settings(path: Path) -> dict[str, Any]:
    file = path / SETTINGS_FILE
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RegisterError(
            f"cannot be read: {cause(error)}", where=str(file), remedy="write a register.toml"
        ) from error
    for key, value in data.items():
        if key not in SETTINGS:
            raise RegisterError(f"unknown setting {key!r}", where=str(file), remedy=f"known are {', '.join(SETTINGS)}")
        if not isinstance(value, str):
            raise RegisterError(f"setting {key!r} must be text", where=str(file), remedy="put it in quotes")
    for key in ("name", "title", "body"):
        if key not in data:
            raise RegisterError(f"no setting {key!r}", where=str(file), remedy=f'write {key} = "…"')
    if not SLUG.fullmatch(data["name"]):
        raise RegisterError(f"not a name: {data['name']!r}", where=str(file), remedy="use small letters and hyphens")
    return data


def _split(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def _thing(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "label": row.get("label") or row.get("name") or row.get("title") or row["id"],
        "aliases": _split(row["aliases"]),
        "wikidata": row.get("wikidata") or None,
        "source": row["source"],
        "certainty": row["certainty"],
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


def _things(folder: Folder, table: str, make: Callable[[dict[str, Any]], T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for line, row in folder.rows(table):
        if row["id"] in found:
            raise folder.fail(table, line, f"id {row['id']!r} stands twice", "give each row an id of its own")
        found[row["id"]] = make({**row, "line": line})
    return found


def _people(folder: Folder) -> dict[str, Person]:
    titles: dict[str, list[Title]] = {}
    lines: dict[str, int] = {}
    for line, row in folder.rows("titles"):
        title = Title(row["title"], row["from"], row["until"], row["source"], row["certainty"], line)
        titles.setdefault(row["person"], []).append(title)
        lines.setdefault(row["person"], line)
    identifiers = _identifiers(folder)
    people = _things(
        folder,
        "people",
        lambda r: Person(
            **_thing(r), gender=r["gender"], titles=tuple(titles.get(r["id"], ())),
            identifiers=tuple(pair for _, pair in identifiers.get(r["id"], ())),
        ),
    )  # fmt: skip
    for person, line in lines.items():
        _known(folder, "titles", line, person, people, "person")
    for person, rows in identifiers.items():
        _known(folder, "identifiers", rows[0][0], person, people, "person")
    return people


def _identifiers(folder: Folder) -> dict[str, list[tuple[int, tuple[str, str]]]]:
    """Return the (scheme, id) pairs of each person, with their lines; one pair is one person's."""
    found: dict[str, list[tuple[int, tuple[str, str]]]] = {}
    owners: dict[tuple[str, str], str] = {}
    for line, row in folder.rows("identifiers"):
        pair = (row["scheme"], row["id"])
        if not all(pair):
            raise folder.fail("identifiers", line, "a scheme or an id is missing", "write both, or remove the row")
        if pair in owners:
            what = f"{pair[0]} {pair[1]!r} stands twice, for {owners[pair]!r} and {row['person']!r}"
            raise folder.fail("identifiers", line, what, "keep the row of the person whose it is")
        owners[pair] = row["person"]
        found.setdefault(row["person"], []).append((line, pair))
    return found


def _topics(folder: Folder, settings: dict[str, Any]) -> tuple[dict[str, Topic], dict[str, str], tuple[str, ...]]:
    file = folder.path / str(settings.get("topics", "topics.ttl"))
    if not file.exists():
        if "topics" in settings:
            raise RegisterError("no such file of topics", where=str(file), remedy="mend topics in register.toml")
        return {}, {}, ()
    folder.digest.update(file.read_bytes())
    return load_topics(file)


def _tenures(folder: Folder, people: dict[str, Person], posts: dict[str, Post]) -> tuple[Tenure, ...]:
    found: dict[str, Tenure] = {}
    for line, row in folder.rows("tenures"):
        _known(folder, "tenures", line, row["post"], posts, "post")
        _known(folder, "tenures", line, row["person"], people, "person")
        start, acting = row["from"], row["acting"] == "yes"
        identifier = "--".join((row["post"], row["person"], start or "unknown", *(("acting",) if acting else ())))
        if identifier in found:
            raise folder.fail("tenures", line, "the same tenure stands twice", "remove one of the rows")
        found[identifier] = Tenure(
            identifier, row["post"], row["person"], start, row["until"], acting,
            row["source"], row["certainty"], line,
        )  # fmt: skip
    return tuple(found.values())


def _memberships(
    folder: Folder, people: dict[str, Person], parties: dict[str, Party], groups: dict[str, Group], body: str
) -> tuple[Membership, ...]:
    by_name = {name: p.id for p in parties.values() for name in (p.id, p.label, *p.aliases)}
    found: dict[str, Membership] = {}

    def add(kind: str, line: int, row: dict[str, str], organisation: str, seat: str = "") -> None:
        identifier = f"{kind}--{row['person']}--{organisation}--{row['from'] or 'unknown'}"
        if identifier in found:
            table = "group_memberships" if kind == "group" else "memberships"
            raise folder.fail(table, line, f"the same {kind} stands twice", "remove one of the rows")
        found[identifier] = Membership(
            identifier, kind, row["person"], organisation, row["from"], row["until"], seat,
            row["source"], row["certainty"], line,
        )  # fmt: skip

    for line, row in folder.rows("memberships"):
        _known(folder, "memberships", line, row["person"], people, "person")
        add("seat", line, row, body, row["seat"])
        if row["party"]:
            _known(folder, "memberships", line, row["party"], by_name, "party")
            add("party", line, row, by_name[row["party"]])
    for line, row in folder.rows("group_memberships"):
        _known(folder, "group_memberships", line, row["person"], people, "person")
        _known(folder, "group_memberships", line, row["group"], groups, "group")
        add("group", line, row, row["group"])
    return tuple(found.values())


def _known(folder: Folder, table: str, line: int, identifier: str, known: dict[str, Any], what: str) -> None:
    if identifier not in known:
        near = next(iter(get_close_matches(slug(identifier), known, 1, 0.8)), None)
        hint = f"did you mean {near!r}?" if near else f"add it to its own table, or mend the {what}"
        raise folder.fail(table, line, f"unknown {what} {identifier!r}", hint)
