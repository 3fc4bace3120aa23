"""Bodies: the organisations of some files become parties, groups and organisations, each with one id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graphkit.errors import RegisterError
from graphkit.fold import key
from graphkit.register.importing.ids import Ids
from graphkit.register.importing.rows import Body, Found, Kind

__all__ = ["Bodies", "Settled"]

_SITTING = ("parliament", "legislature", "chamber", "lower house", "upper house", "assembly", "council")
"""What files call an organisation whose members sit (Popolo's ``classification``, TEI's ``org/@role``)."""


@dataclass(slots=True)
class Settled:
    """An organisation that has its id: ``names`` begins with its label."""

    id: str
    kind: Kind
    names: list[str]
    source: str
    detail: str = ""
    parent: str = ""
    wikidata: str = ""


@dataclass(slots=True)
class Bodies:
    """Every organisation by the keys that terms call it by; ``main`` is the id of the one whose members sit."""

    main: str
    by_key: dict[str, Settled] = field(default_factory=dict)

    def settled(self, kind: Kind) -> list[Settled]:
        """Return the organisations of a kind, by id."""
        unique = {id(body): body for body in self.by_key.values() if body.kind == kind}
        return sorted(unique.values(), key=lambda body: body.id)

    @staticmethod
    def of(found: Found, wanted: str | None) -> Bodies:
        """Settle the organisations of some files: one kind and one name are one, as no register can tell them apart.

        ``wanted`` names the body whose members sit, by its name or its id in a file; without it, it is what the
        files call a parliament, and of several the one with the most terms. Raises `RegisterError` where there is none.
        """
        bodies = Bodies("")
        _settle((*found.bodies, *_unlisted(found)), bodies)
        chosen = _main(found, bodies, wanted)
        bodies.main = chosen.id
        bodies.by_key[""] = chosen
        return bodies


def _settle(given: Iterable[Body], bodies: Bodies) -> None:
    ids: dict[Kind, Ids] = {"party": Ids(), "group": Ids(), "organisation": Ids()}
    by_name: dict[tuple[str, str], Settled] = {}
    for body in given:
        known = bodies.by_key.get(body.key) or by_name.get((body.kind, key(body.name)))
        if known is None:
            known = Settled(ids[body.kind].take(body.name, body.key), body.kind, [], body.source, body.detail)
        for name in (body.name, *body.aliases):
            if name not in known.names:
                known.names.append(name)
        known.wikidata = known.wikidata or body.wikidata
        known.parent = known.parent or body.parent
        bodies.by_key[body.key] = by_name[body.kind, key(body.name)] = known


def _unlisted(found: Found) -> list[Body]:
    """Return a body for each key that only terms name: its id is its name, and the report says so."""
    listed = {body.key for body in found.bodies}
    keys: dict[str, str] = {}
    for term in found.terms:
        for named in (term.body, term.behalf):
            if named and named not in listed:
                keys.setdefault(named, term.source)
    bodies = []
    for named, source in keys.items():
        label = named.partition("|")[2]
        prefix, dot, tail = label.partition(".")
        kinds: dict[str, Kind] = {"party": "party", "politicalParty": "party", "group": "group"}
        kind: Kind = kinds.get(prefix, "organisation") if dot else "organisation"
        bodies.append(Body(named, tail if kind != "organisation" else label, kind, source))
        found.note(source, f"{label!r} is described nowhere: taken for a {kind}, its id for its name")
    return bodies


def _main(found: Found, bodies: Bodies, wanted: str | None) -> Settled:
    organisations = bodies.settled("organisation")
    if wanted:
        for body in organisations:
            if wanted == body.id or key(wanted) in {key(name) for name in body.names}:
                return body
        for named, body in bodies.by_key.items():
            if named.partition("|")[2] == wanted and body.kind == "organisation":
                return body
        if organisations and not any(not t.body for t in found.terms):
            names = ", ".join(body.names[0] for body in organisations[:8])
            raise RegisterError(f"no organisation is called {wanted!r}", remedy=f"name one of: {names}")
        taken = Ids(body.id for body in organisations)
        return Settled(taken.take(wanted, "body"), "organisation", [wanted], "named on the command line")
    counts = Counter(bodies.by_key[t.body].id for t in found.terms if t.body)
    ranked = sorted(organisations, key=lambda body: (body.detail not in _SITTING, -counts[body.id], body.id))
    if not ranked:
        raise RegisterError("no organisation whose members could sit", remedy='name it, e.g. --body "Hob Town Council"')
    return ranked[0]
