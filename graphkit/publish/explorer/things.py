"""Things: who and what the record speaks of, with their offices, parties and place among the topics."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Final

import pyoxigraph

from graphkit.publish.explorer.sparql import ALIASES, CLASSES, DETAILS, LINKS, SPANS, Row, rows
from graphkit.publish.explorer.view import Link, Span, Thing
from graphkit.vocabulary import FOAF, GK, ORG, SCHEMA, SKOS, WD

__all__ = ["KIND_OF", "Catalogue"]

KIND_OF: Final = {
    FOAF("Person"): "person",
    ORG("Post"): "post",
    GK("Party"): "party",
    GK("PoliticalGroup"): "group",
    GK("Strategy"): "strategy",
    GK("Document"): "strategy",
    GK("Scheme"): "strategy",
    SKOS("Concept"): "topic",
    SCHEMA("Place"): "place",
    SCHEMA("Event"): "event",
    ORG("Organization"): "organisation",
    GK("UnresolvedName"): "name",
    SCHEMA("CreativeWork"): "strategy",
}
"""Class to kind; where a thing has several classes the first of this table tells its kind."""

_DETAILS: Final = ("note", "colour", "wikidata", "issued", "candidate")
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}")
_UNKNOWN: Final = "not listed"
_RANK: Final = {iri: rank for rank, iri in enumerate(KIND_OF)}
_KINDS: Final = tuple(KIND_OF.values())


Named = dict[str, set[str]]
"""Thing → texts."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every thing's kind and label, what else is said of it, and every tenure, membership and lasting tie.

    ``offices`` maps each tenure and membership to the office that it stands for; ``details`` maps ``alias``, ``note``,
    ``wikidata``, ``issued`` and ``candidate`` to what is said of things under that name.
    """

    kinds: dict[str, str]
    labels: dict[str, str]
    spans: tuple[Span, ...]
    offices: dict[str, str]
    details: dict[str, Named]
    links: frozenset[Link]

    @classmethod
    def read(cls, store: pyoxigraph.Store) -> Catalogue:
        """Read it from the graph; where a thing has several labels the first in order counts."""
        told = [(row["thing"], row["class"], row["label"]) for row in rows(store, CLASSES)]
        details = [("alias", row["thing"], row["alias"]) for row in rows(store, ALIASES)]
        details += [(name, r["thing"], r[name]) for r in rows(store, DETAILS) for name in _DETAILS if name in r]
        links = (Link(row["kind"], row["subject"], row["target"]) for row in rows(store, LINKS))
        return cls.of(told, rows(store, SPANS), details, links)

    @classmethod
    def of(
        cls,
        told: Iterable[tuple[str, str, str]],
        spans: Iterable[Row],
        details: Iterable[tuple[str, str, str]],
        links: Iterable[Link],
    ) -> Catalogue:
        """Make it from (thing, class, label), from rows of `SPANS`, and from (name, thing, text)."""
        ranks: dict[str, int] = {}
        labels: dict[str, str] = {}
        for thing, kind, label in told:
            ranks[thing] = min(_RANK[kind], ranks.get(thing, _RANK[kind]))
            labels[thing] = min(label, labels.get(thing, label))
        kinds = {thing: _KINDS[rank] for thing, rank in ranks.items()}
        found = {row["span"]: _span(row, kinds, labels) for row in spans}
        said: dict[str, Named] = {name: defaultdict(set) for name in ("alias", *_DETAILS)}
        for name, thing, text in details:
            said[name][thing].add(text)
        offices = {iri: span.label for iri, span in found.items()}
        return cls(kinds, labels, tuple(sorted(set(found.values()), key=_when)), offices, said, frozenset(links))

    def things_of(self, wanted: Iterable[str]) -> tuple[Thing, ...]:
        """Return what ``wanted`` names, sorted by IRI; what has no label or no class we know is left out."""
        return tuple(self._thing(iri) for iri in sorted({iri for iri in wanted if iri in self.kinds}))

    def _thing(self, iri: str) -> Thing:
        said = {name: found.get(iri, set()) for name, found in self.details.items()}
        return Thing(
            iri,
            self.kinds[iri],
            self.labels[iri],
            aliases=tuple(sorted(said["alias"] - {self.labels[iri]})),
            wikidata=_wikidata(said["wikidata"]),
            note=min(said["note"], default=""),
            colour=min(filter(_COLOUR.fullmatch, said["colour"]), default=""),
            sense=min(said["issued"], default="")[:4] or (_UNKNOWN if said["candidate"] else ""),
        )

    def links_of(self, named: Set[str]) -> tuple[Link, ...]:
        """Return who is responsible for the strategies among ``named``, and the branches above its topics."""
        parents = {link.subject: link for link in sorted(self.links, key=_ends) if link.kind == "broader"}
        kept = {link for link in self.links if link.kind == "responsible" and link.target in named}
        for iri in named:
            above = parents.get(iri)
            while above is not None and above not in kept:
                kept.add(above)
                above = parents.get(above.target)
        return tuple(sorted(kept, key=_ends))


def _span(row: Row, kinds: dict[str, str], labels: dict[str, str]) -> Span:
    target = row.get("post") or row.get("organisation", "")
    kind = "holds" if "post" in row else {"party": "party", "group": "group"}.get(kinds.get(target, ""), "seat")
    label = _office(row["label"], labels.get(row["person"], ""))
    shown = f"Member, {label}" if kind == "seat" else label
    return Span(kind, row["person"], target, shown, row.get("start", ""), row.get("end", ""))


def _office(label: str, person: str) -> str:
    """Take the person before and the years after the office out of a tenure's label."""
    office = label.removeprefix(f"{person}, ")
    return office.rpartition(", ")[0] or office


def _wikidata(matches: set[str]) -> str:
    return next((match.removeprefix(WD) for match in sorted(matches) if match.startswith(WD)), "")


def _when(span: Span) -> tuple[str, ...]:
    return (span.person, span.start, span.kind, span.target, span.label, span.end)


def _ends(link: Link) -> tuple[str, ...]:
    return (link.kind, link.subject, link.target)
