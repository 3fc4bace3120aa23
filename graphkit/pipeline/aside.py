"""Aside: the graphs of pages in which the shapes find something are taken out of the union, until nothing is found in any page.

The build is first made whole, with the pages that were set aside by the last one; then pages go until what is left
keeps the shapes. So what is set aside depends on what is given, and not on what was built before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pyoxigraph

from graphkit.pipeline.settling import settle
from graphkit.pipeline.update import update
from graphkit.pipeline.work import Work
from graphkit.store import open_store

__all__ = ["set_aside"]


def set_aside(work: Work) -> None:
    """Take out of store and files the graphs that do not keep the shapes, and keep in the manifest why.

    A finding belongs to the page that says most of the thing that it is about; one in the register alone stays a
    finding. Where a page goes, what others said of its things may be found wrong next, so it is asked again.
    """
    manifest = work.manifest
    aside: dict[str, dict[str, Any]] = {}
    while found := _culprits(work, aside):
        aside.update(found)
        work.report.changed -= len(found.keys() & work.places.keys())
        before = {k.graph for k in manifest.kept() if k.name and not k.refused}
        settled = settle((k for k in manifest.kept() if k.name), aside)
        for one in settled:
            if one.changed:
                manifest.settle(one.kept.graph, one.leads, one.refused, one.without)
        work.places.clear()
        work.suspects.clear()
        manifest.put("triples", str(work.report.triples))
        update(work, settled, before & aside.keys())


def _culprits(work: Work, aside: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return, for each graph to set aside, the failure that is told of it."""
    store = open_store(work.store)
    said: dict[str, set[str]] = {}
    for thing, sentence in work.manifest.found():
        for graph in _pages(work, store, thing):
            said.setdefault(graph, set()).add(sentence)
    return {graph: _failure(sorted(sentences)) for graph, sentences in said.items() if graph not in set(aside)}


def _pages(work: Work, store: pyoxigraph.Store, thing: str) -> list[str]:
    """Return the graphs of sources that say most of a thing, or of what it is a part of."""
    own = work.names.source("x").removesuffix("x")
    quads = store.quads_for_pattern(pyoxigraph.NamedNode(thing), None, None, None)
    says = Counter(q.graph_name.value for q in quads if isinstance(q.graph_name, pyoxigraph.NamedNode))
    pages = {graph: times for graph, times in says.items() if graph.startswith(own)}
    return sorted(graph for graph, times in pages.items() if times == max(pages.values()))


def _failure(sentences: list[str]) -> dict[str, Any]:
    more = f" And {len(sentences) - 1} more." if len(sentences) > 1 else ""
    return {"what": f"set aside: {sentences[0]}{more}", "where": None, "line": None, "remedy": None, "aside": True}
