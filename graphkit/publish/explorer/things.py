"""Things: who and what the record speaks of, with their offices, parties and place among the topics."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pyoxigraph

from graphkit.publish.explorer.sparql import ALIASES, CLASSES, DETAILS, LINKS, SPANS, Row, rows
from graphkit.publish.explorer.view import Link, Span, Thing
from graphkit.vocabulary import FOAF, GK, ORG, SCHEMA, SKOS, WD

__all__ = ["Catalogue"]

_CLASSES: Final = {
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
_RANK: Final = {iri: rank for rank, iri in enumerate(_CLASSES)}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every thing's kind and label, every tenure and membership, and the office that each of those stands for."""

    kinds: dict[str, str]
    labels: dict[str, str]
    spans: tuple[Span, ...]
    offices: dict[str, str]

    @classmethod
    def read(cls, store: pyoxigraph.Store) -> Catalogue:
        """Read it from the graph; where a thing has several labels the first in order counts."""
        classes: dict[str, set[str]] = defaultdict(set)
        labels: dict[str, str] = {}
        for row in rows(store, CLASSES):
            classes[row["thing"]].add(row["class"])
            labels[row["thing"]] = min(row["label"], labels.get(row["thing"], row["label"]))
        kinds = {iri: _CLASSES[min(found, key=_RANK.__getitem__)] for iri, found in classes.items()}
        spans: set[Span] = set()
        offices: dict[str, str] = {}
        for row in rows(store, SPANS):
            span = _span(row, kinds, labels)
            offices[row["span"]] = span.label
            spans.add(span)
        return cls(kinds, labels, tuple(sorted(spans, key=_when)), offices)

    def things_of(self, store: pyoxigraph.Store, wanted: Iterable[str]) -> tuple[Thing, ...]:
        """Return what ``wanted`` names, sorted by IRI; what has no label or no class we know is left out."""
        chosen = {iri for iri in wanted if iri in self.kinds}
        aliases = _several(store, ALIASES, "alias", chosen)
        details = {name: _several(store, DETAILS, name, chosen) for name in _DETAILS}
        return tuple(
            Thing(
                iri,
                self.kinds[iri],
                self.labels[iri],
                aliases=tuple(sorted(aliases[iri] - {self.labels[iri]})),
                wikidata=_wikidata(details["wikidata"][iri]),
                note=min(details["note"][iri], default=""),
                colour=min(filter(_COLOUR.fullmatch, details["colour"][iri]), default=""),
                sense=min(details["issued"][iri], default="")[:4] or (_UNKNOWN if details["candidate"][iri] else ""),
            )
            for iri in sorted(chosen)
        )

    def links_of(self, store: pyoxigraph.Store, named: set[str]) -> tuple[Link, ...]:
        """Return who is responsible for the strategies among ``named``, and the branches above its topics."""
        found = {Link(row["kind"], row["subject"], row["target"]) for row in rows(store, LINKS)}
        parents = {link.subject: link for link in sorted(found, key=_ends) if link.kind == "broader"}
        kept = {link for link in found if link.kind == "responsible" and link.target in named}
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


def _several(store: pyoxigraph.Store, sparql: str, name: str, chosen: set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, sparql):
        if row["thing"] in chosen and name in row:
            found[row["thing"]].add(row[name])
    return found
