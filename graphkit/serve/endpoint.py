"""Endpoint: SPARQL 1.1 Protocol for queries, and the reading half of the Graph Store HTTP Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from graphkit.serve.protocol import Refused, parameters_of, query_of
from graphkit.serve.service import respond

if TYPE_CHECKING:
    from starlette.requests import Request

    from graphkit.serve.service import Service

__all__ = ["READING", "graphs", "sparql"]

READING = ("GET", "HEAD", "OPTIONS")


async def sparql(request: Request) -> Response:
    """Answer a query, or describe the service where none is asked (Protocol 2.1, Service Description 2)."""
    service = _service(request)
    if request.method not in ("GET", "HEAD", "POST"):
        return _allowed(request, *READING, "POST")
    try:
        asked = await query_of(request, service.options.request_bytes)
    except Refused as refused:
        return respond(request, refused)
    here = _here(request)
    if asked is None:
        return await service.page(request, {"job": "description", "endpoint": here})
    return await service.query(request, {"job": "query", "base": here, **asked})


async def graphs(request: Request) -> Response:
    """Return a graph named by ``?graph=`` or the default one by ``?default`` (Graph Store HTTP Protocol, 4.2, 5.2)."""
    if request.method == "OPTIONS":
        return _allowed(request, *READING)
    if request.method not in READING:
        return respond(request, Refused(403, "the graphs can be read here, not changed"))
    try:
        named = _named(parameters_of(request.scope["query_string"]))
    except Refused as refused:
        return respond(request, refused)
    return await _service(request).page(request, {"job": "graph", "graph": named})


def _named(given: Any) -> str | None:
    names = [value for name, value in given if name == "graph"]
    default = any(name == "default" for name, _ in given)
    if len(names) + default != 1:
        raise Refused(400, "one graph is asked for at a time", remedy="write ?default or ?graph=IRI")
    return None if default else names[0]


def _here(request: Request) -> str:
    return str(request.url.replace(query="", fragment=""))


def _allowed(request: Request, *methods: str) -> Response:
    """Say which methods there are: as an answer to OPTIONS, and as a refusal of any other."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(methods)})
    what = f"{request.method} is no way to ask ({', '.join(methods)} are)\n"
    return Response(what, 405, {"Allow": ", ".join(methods)}, "text/plain")


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service
