"""Topics: what a graph's own register says of its topics, as one small graph; each body has its own."""

from __future__ import annotations

import pyoxigraph as ox

from graphkit.vocabulary import RDFS

__all__ = ["topics_of"]


def topics_of(store: ox.Store, root: str) -> bytes:
    """Return the scheme of topics of the graph whose things are named under ``root``, as N-Quads.

    With it go the labels of what its topics are matched to elsewhere. The cues stay with the register: they are no part
    of the graph.
    """
    graph, scheme = ox.NamedNode(f"{root}register"), f"{root}topic/"
    said = [q for q in store.quads_for_pattern(None, None, None, graph) if _address(q.subject).startswith(scheme)]
    matched = {q.object for q in said if isinstance(q.object, ox.NamedNode) and not q.object.value.startswith(scheme)}
    labels = [q for thing in matched for q in store.quads_for_pattern(thing, ox.NamedNode(RDFS("label")), None, graph)]
    return ox.serialize([*said, *labels], format=ox.RdfFormat.N_QUADS) or b""


def _address(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""
