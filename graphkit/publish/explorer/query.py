"""Query: the graph is asked in SPARQL for all that the explorer shows, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from dataclasses import replace
from typing import Final

import pyoxigraph

from graphkit.publish.explorer.rows import Rows
from graphkit.publish.explorer.sparql import COMMITMENTS, MENTIONS, QUESTIONS, SOURCES, TURNS, UNCLEAR, Row, rows
from graphkit.publish.explorer.things import Catalogue
from graphkit.publish.explorer.view import UNNAMED, Commitment, Mention, Question, Source, Turn, View
from graphkit.publish.rdf import instance_root
from graphkit.vocabulary import GK

__all__ = ["peopled", "view_of"]

_BODY: Final = "SELECT ?body ?label WHERE { ?body a gk:Body ; rdfs:label ?label } ORDER BY ?body LIMIT 1"


def view_of(store: pyoxigraph.Store) -> View:
    """Return the view of a built graph; a graph without questions gives a view without things."""
    known = Catalogue.read(store)
    questions, turns = _questions(store, known), _turns(store, known)
    mentions, commitments = _mentions(store), _commitments(store)
    body = next(rows(store, _BODY), {}).get("label", "")
    bare = View(body or UNNAMED, body, instance_root(store) or "", len(store))
    record = replace(
        bare, sources=_sources(store), questions=questions, turns=turns, mentions=mentions, commitments=commitments
    )
    return peopled(record, Rows.of(record).spoken_of(), known)


def peopled(record: View, named: Set[str], known: Catalogue) -> View:
    """Return a view of what was said with the things ``named`` in it, and what ties those for longer."""
    spans = tuple(span for span in known.spans if span.person in named)
    links = known.links_of(named)
    reached = named | {span.target for span in spans if span.kind in ("party", "group")}
    things = known.things_of(reached | {end for link in links for end in (link.subject, link.target)})
    return replace(record, things=things, spans=spans, links=links)


def _sources(store: pyoxigraph.Store) -> tuple[Source, ...]:
    found = {r["source"]: Source(r["source"], r.get("name", ""), r.get("url", "")) for r in rows(store, SOURCES)}
    return tuple(found[iri] for iri in sorted(found))


def _questions(store: pyoxigraph.Store, known: Catalogue) -> tuple[Question, ...]:
    """Return the questions that the graph holds (not those only cited), oldest first."""
    single: dict[str, Row] = {}
    several: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows(store, QUESTIONS):
        single.setdefault(row["question"], {}).update(row)
        for name in ("of", "by"):
            if name in row:
                several[row["question"], name].add(row[name])
    made = (_question(row, several, known) for row in single.values())
    return tuple(sorted(made, key=lambda q: (q.date, q.iri)))


def _question(row: Row, several: dict[tuple[str, str], set[str]], known: Catalogue) -> Question:
    iri = row["question"]
    return Question(
        iri,
        row["title"],
        row["date"],
        reference=row.get("reference", ""),
        asker=row.get("asker", ""),
        capacity=known.offices.get(row.get("capacity", ""), ""),
        group=row.get("group", ""),
        asked_of=tuple(sorted(several[iri, "of"])),
        answered_by=tuple(sorted(several[iri, "by"])),
        status=row.get("status", "").removeprefix(GK),
        lead=row.get("lead", ""),
        source=row.get("source", ""),
    )


def _turns(store: pyoxigraph.Store, known: Catalogue) -> tuple[Turn, ...]:
    found = {r["turn"]: r for r in rows(store, TURNS)}
    made = (
        Turn(
            iri,
            row["question"],
            int(row.get("sequence", "0")),
            speaker=row.get("speaker", ""),
            label=row.get("label", ""),
            capacity=known.offices.get(row.get("capacity", ""), ""),
            reply_to=row.get("reply", ""),
            text=row.get("text", ""),
            line=int(row.get("line", "0")),
        )
        for iri, row in found.items()
    )
    return tuple(sorted(made, key=lambda t: (t.question, t.sequence, t.iri)))


def _mentions(store: pyoxigraph.Store) -> tuple[Mention, ...]:
    """Return the mentions; one that is not clear ties its speaker to each thing that it may mean."""
    candidates: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, UNCLEAR):
        candidates[row["mention"]].add(row["candidate"])
    made = {
        Mention(
            row["turn"],
            body,
            int(row["start"]),
            int(row["end"]),
            denotes=row.get("denotes", ""),
            confidence=float(row.get("confidence", "1")),
            ambiguous=row.get("status") == GK("Ambiguous"),
            rule=row.get("rule", ""),
            candidates=tuple(sorted(candidates[row["mention"]])),
        )
        for row in rows(store, MENTIONS)
        for body in sorted({row.get("body", "")} - {""} | candidates[row["mention"]])
    }
    return tuple(sorted(made, key=lambda m: (m.turn, m.start, m.end, m.body, m.denotes)))


def _commitments(store: pyoxigraph.Store) -> tuple[Commitment, ...]:
    found = {
        r["commitment"]: Commitment(
            r["commitment"], r["maker"], r["turn"], r["clause"], to=r.get("to", ""), due=r.get("due", "")
        )
        for r in rows(store, COMMITMENTS)
    }
    return tuple(found[iri] for iri in sorted(found))
