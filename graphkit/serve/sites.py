"""Sites: the routes of pages and of things: what stands in an address becomes a job for a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from graphkit.serve.endpoint import READING
from graphkit.serve.protocol import Refused, parameters_of
from graphkit.serve.service import respond

if TYPE_CHECKING:
    from starlette.requests import Request

    from graphkit.serve.service import Service

__all__ = ["browse", "entrance", "search", "void", "wanted"]


async def entrance(request: Request) -> Response:
    """Return the first page."""
    return await _do(request, {"job": "entrance"})


async def browse(request: Request) -> Response:
    """Return a page of the list of all things of a kind."""
    return await _do(request, {"job": "browse", "kind": request.path_params["kind"]})


async def search(request: Request) -> Response:
    """Return what was found of the words in ``?q=``."""
    return await _do(request, {"job": "search"})


async def void(request: Request) -> Response:
    """Lead to the description of the whole graph (VoID, 7.2: the well-known address redirects to it)."""
    return await _do(request, {"job": "void"})


async def wanted(request: Request) -> Response:
    """Lead from a thing to its document, or return a document (Cool URIs for the Semantic Web, 4.2)."""
    if request.method not in READING:
        return respond(request, Refused(403, "the graph can be read here, not changed"))
    raw = request.scope.get("raw_path") or request.url.path.encode()
    return await _do(request, {"job": "wanted", "path": raw.split(b"?")[0].decode("ascii", "replace")})


async def _do(request: Request, job: dict[str, Any]) -> Response:
    service: Service = request.app.state.service
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(READING)})
    try:
        given = dict(parameters_of(request.scope["query_string"]))
    except Refused as refused:
        return respond(request, refused)
    page = given.get("page", "1")
    number = int(page) if page.isdecimal() and len(page) < 9 else 1
    return await service.page(request, {**job, "page": number, "words": given.get("q", "")[:200]})
