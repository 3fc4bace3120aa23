"""Jobs: what a worker can do, by name."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

import pyoxigraph

from graphkit.errors import QueryError
from graphkit.serve import asking, pages
from graphkit.serve.frames import Reply

__all__ = ["JOBS", "Desk", "do"]

_WORTH_PACKING: Final = 600
"""Bytes below which a packed body is no smaller in the end."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a worker works with: the store, the base of its things' addresses, and the bounds of one answer."""

    store: pyoxigraph.Store
    base: str
    rows: int
    answer_bytes: int


def do(desk: Desk, job: dict[str, Any]) -> Reply:
    """Do ``job`` and return its reply with a validator, packed where the request takes that."""
    reply = JOBS[job["job"]](desk, job)
    if reply.status != 200:
        return reply
    tag = f'W/"{hashlib.sha256(reply.media.encode() + reply.body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Vary": "Accept, Accept-Encoding", "Cache-Control": "no-cache", **reply.headers}
    if job.get("gzip") and len(reply.body) > _WORTH_PACKING:
        packed = gzip.compress(reply.body, compresslevel=5, mtime=0)
        return replace(reply, body=packed, headers={**headers, "Content-Encoding": "gzip"})
    return replace(reply, headers=headers)


def _ready(desk: Desk, _: dict[str, Any]) -> Reply:
    return Reply.sentence(200, f"{len(desk.store)}")


def _graph(desk: Desk, job: dict[str, Any]) -> Reply:
    """Return one graph of the store, or all of them together, which is what the default graph of a query is."""
    name = job["graph"]
    try:
        graph = None if name is None else pyoxigraph.NamedNode(name)
    except ValueError as error:
        raise QueryError(f"{name!r} is no IRI: {error}") from error
    if graph is not None and not desk.store.contains_named_graph(graph):
        return Reply.sentence(404, f"there is no graph {graph}")
    triples = set()
    for quad in desk.store.quads_for_pattern(None, None, None, graph):
        triples.add(quad.triple)
        if len(triples) > desk.rows:
            what = f"the graph has more than {desk.rows:,} triples"
            return Reply.sentence(403, f"{what} (take its file from /dumps/, or a graph at a time)")
    return asking.triples_reply(sorted(triples, key=str), job)


JOBS: Final[dict[str, Callable[[Desk, dict[str, Any]], Reply]]] = {
    "ready": _ready,
    "query": asking.query,
    "graph": _graph,
    "description": asking.description,
    "entrance": pages.entrance,
    "browse": pages.browse,
    "search": pages.search,
    "void": pages.void,
    "wanted": pages.wanted,
}
"""Name to job."""
