"""Serve: the graph answers over HTTP, to SPARQL clients, to linked-data clients and to people.

The web process never runs a query: each runs in a worker process over the store opened read-only, which is
killed when its time is up (docs/decisions/0020).
"""

from __future__ import annotations

from collections.abc import Callable

from graphkit.serve.options import Options

__all__ = ["Options", "run"]


def run(options: Options, say: Callable[[str], None]) -> None:
    """Serve until a signal ends it, and ``say`` where and to whom.

    Raises `GraphkitError` where the store or the address cannot be had.
    """
    from graphkit.serve.server import run as run_server

    run_server(options, say)
