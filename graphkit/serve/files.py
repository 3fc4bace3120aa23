"""Files: what a build left beside the store, handed over as it lies there: the dumps and the explorer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import FileResponse, PlainTextResponse, Response

from graphkit.serve.frames import Reply
from graphkit.serve.service import respond

if TYPE_CHECKING:
    from starlette.requests import Request

    from graphkit.serve.service import Service

__all__ = ["DUMPS", "dump", "explorer", "robots"]

DUMPS: Final = {"graph.ttl": "text/turtle; charset=utf-8", "graph.nq": "application/n-quads"}
"""Name of a file of the whole graph to its type."""


async def dump(request: Request) -> Response:
    """Return a file with the whole graph, of any size; parts of it may be asked for (RFC 9110, 14)."""
    name = request.path_params["name"]
    return _file(request, name, DUMPS[name]) if name in DUMPS else _none(request)


async def explorer(request: Request) -> Response:
    """Return the picture of the graph, which brings a Content-Security-Policy of its own that knows its scripts."""
    found = _file(request, "graph.html", "text/html; charset=utf-8")
    found.headers["Content-Security-Policy"] = "frame-ancestors 'none'"
    return found


async def robots(request: Request) -> Response:
    """Keep those who follow every link from asking every question (RFC 9309); pages and data they may read."""
    del request
    return PlainTextResponse("User-agent: *\nDisallow: /sparql\nDisallow: /search\n")


def _file(request: Request, name: str, media: str) -> Response:
    service: Service = request.app.state.service
    path = service.options.output / name
    return FileResponse(path, headers={"Content-Type": media}) if path.is_file() else _none(request)


def _none(request: Request) -> Response:
    return respond(request, Reply.sentence(404, "there is no such file here"))
