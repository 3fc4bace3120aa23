"""Jobs: what a worker can do, by name."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import pyoxigraph

from graphkit.errors import QueryError
from graphkit.query.scan import CallsOut
from graphkit.serve import pages
from graphkit.serve.answers import Asked, TooMuch, evaluate, rows_bytes, triples_bytes
from graphkit.serve.description import describe_service
from graphkit.serve.frames import Reply
from graphkit.serve.media import ROWS, TRIPLES, Media, choose

__all__ = ["JOBS", "Desk", "do"]

_WORTH_PACKING: Final = 600
"""Bytes below which a packed body is no smaller in the end."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a worker works with: the store, the base of its things' addresses, and the bound of rows."""

    store: pyoxigraph.Store
    base: str
    rows: int


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


def _query(desk: Desk, job: dict[str, Any]) -> Reply:
    asked = Asked(job["sparql"], job["base"], tuple(job["default_graphs"]), tuple(job["named_graphs"]))
    try:
        found = evaluate(desk.store, asked, desk.rows)
    except (TooMuch, CallsOut) as error:
        return Reply.sentence(403, str(error))
    except QueryError as error:
        return Reply.sentence(400, str(error))
    if isinstance(found, tuple):
        return _triples(found, job["accept"])
    media = choose(job["accept"], ROWS)
    return _none_fits(ROWS) if media is None else Reply(200, media.header, rows_bytes(found, media))


def _triples(triples: Sequence[pyoxigraph.Triple], accept: str | None) -> Reply:
    media = choose(accept, TRIPLES)
    if media is None:
        return _none_fits(TRIPLES)
    try:
        return Reply(200, media.header, triples_bytes(triples, media))
    except QueryError as error:
        return Reply.sentence(406, str(error))


def _none_fits(offered: Sequence[Media]) -> Reply:
    return Reply.sentence(406, f"the answer comes as {', '.join(media.type for media in offered)}")


def _graph(desk: Desk, job: dict[str, Any]) -> Reply:
    """Return one graph of the store, or all of them together, which is what the default graph of a query is."""
    name = job["graph"]
    try:
        graph = None if name is None else pyoxigraph.NamedNode(name)
    except ValueError as error:
        return Reply.sentence(400, f"{name!r} is no IRI: {error}")
    if graph is not None and not desk.store.contains_named_graph(graph):
        return Reply.sentence(404, f"there is no graph {graph}")
    triples = set()
    for quad in desk.store.quads_for_pattern(None, None, None, graph):
        triples.add(quad.triple)
        if len(triples) > desk.rows:
            what = f"the graph has more than {desk.rows:,} triples"
            return Reply.sentence(403, f"{what} (take its file from /dumps/, or a graph at a time)")
    return _triples(sorted(triples, key=str), job["accept"])


def _description(desk: Desk, job: dict[str, Any]) -> Reply:
    return _triples(describe_service(desk.store, job["endpoint"]), job["accept"])


JOBS: Final[dict[str, Callable[[Desk, dict[str, Any]], Reply]]] = {
    "ready": _ready,
    "query": _query,
    "graph": _graph,
    "description": _description,
    "entrance": pages.entrance,
    "browse": pages.browse,
    "search": pages.search,
    "wanted": pages.wanted,
}
"""Name to job."""
