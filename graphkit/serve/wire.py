"""Wire: uvicorn reads HTTP with llhttp, and we bound the head of a request, which that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from starlette.types import ASGIApp

__all__ = ["Wire", "configured"]

_HEAD: Final = 64 << 10
"""Bytes that the head of a request may have, beyond what comes with its first packet."""


class Wire(HttpToolsProtocol):
    """One connection; the head of a request that never ends is refused."""

    _in_head = False
    _read = 0

    def data_received(self, data: bytes) -> None:
        """Read on, unless too much of the head has come already."""
        if self._in_head:
            self._read += len(data)
            if self._read > _HEAD:
                self.send_400_response("The head of the request is too large.")
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """Count from here."""
        self._in_head, self._read = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Count no more: the body has a bound of its own."""
        self._in_head = False
        super().on_headers_complete()


def configured(app: ASGIApp, timeout: float, **more: Any) -> uvicorn.Config:
    """Return how uvicorn serves ``app``, and that running answers may take ``timeout`` seconds when it is to end."""
    return uvicorn.Config(
        app, http=Wire, ws="none", log_level="warning", access_log=False, server_header=False, date_header=True,
        timeout_graceful_shutdown=max(1, round(timeout)), **more,
    )  # fmt: skip
