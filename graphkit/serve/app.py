"""App: which address answers what, and the headers that every answer carries."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from graphkit.serve import sites
from graphkit.serve.endpoint import READING, graphs, sparql
from graphkit.serve.files import dump, explorer, robots
from graphkit.serve.repeats import Repeats
from graphkit.serve.service import Service

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from graphkit.serve.options import Options

__all__ = ["make_app"]

_ANY: Final = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
_SAFE: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
}


class SafeHeaders:
    """Say to every browser that nothing but our own files may run or be loaded."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and set the headers on its way back where they are not set already."""

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _SAFE.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, safely if scope["type"] == "http" else send)


def make_app(options: Options, base: str) -> Starlette:
    """Return the application over the store of ``options``, whose things are named under ``base``."""
    service = Service(options, base)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await service.start()
        try:
            yield
        finally:
            await service.stop()

    cors = Middleware(
        CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "HEAD", "POST", "OPTIONS"], allow_headers=["*"],
        expose_headers=["ETag", "Link", "Location", "Retry-After"], max_age=86400,
    )  # fmt: skip
    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Repeats, service=service), Middleware(SafeHeaders), cors],
        lifespan=lifespan,
    )
    app.state.service = service
    return app


def _routes() -> list[BaseRoute]:
    """Return which address answers what; what no other has is the name of a thing."""
    return [
        Route("/sparql", sparql, methods=_ANY),
        Route("/sparql/", sparql, methods=_ANY),
        Route("/graphs", graphs, methods=_ANY),
        Route("/", sites.entrance, methods=[*READING]),
        Route("/browse/{kind}", sites.browse, methods=[*READING]),
        Route("/search", sites.search, methods=[*READING]),
        Route("/dumps/{name}", dump, methods=["GET", "HEAD"]),
        Route("/robots.txt", robots, methods=["GET", "HEAD"]),
        Route("/explorer", explorer, methods=["GET", "HEAD"]),
        Route("/.well-known/void", sites.void, methods=[*READING]),
        Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
        Route("/{path:path}", sites.wanted, methods=_ANY),
    ]
