"""Server: the application on uvicorn, until a signal ends it."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from typing import Final

import uvicorn

from graphkit.errors import ConfigError, cause
from graphkit.publish.rdf import instance_root
from graphkit.serve.app import make_app
from graphkit.serve.options import Options
from graphkit.serve.room import room_for
from graphkit.serve.wire import configured
from graphkit.store import open_store

__all__ = ["base_of", "run", "taken"]

_BEFORE: Final = 5.0
"""Seconds that a job may spend before its time begins: its worker has to begin first, on a busy machine slowly."""


def run(options: Options, say: Callable[[str], None]) -> None:
    """Serve until a signal ends it, and ``say`` where and to whom.

    Raises `GraphkitError` where the store or the address cannot be had.
    """
    base = base_of(options)
    with taken(options) as listening:
        say(_greeting(options, listening.getsockname()[1]))
        app = make_app(options, base)
        uvicorn.Server(configured(app, options.timeout + _BEFORE)).run(sockets=[listening])


def base_of(options: Options) -> str:
    """Return the base address of the things in the store: as told, or else read from its register's address.

    Raises `ConfigError` where it is not told and the store has no register, `OutputError` where there is no store.
    """
    store = open_store(options.store)
    if options.base is not None:
        return options.base
    root = instance_root(store)
    if root is None:
        raise ConfigError("the store has no register to read the base address from", remedy="name it with --base")
    return root.rstrip("/").rsplit("/", 1)[0] + "/"


def taken(options: Options) -> socket.socket:
    """Return a socket that listens at the address of ``options``; raises `ConfigError` where it cannot be had."""
    try:
        family = socket.getaddrinfo(options.host, options.port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((options.host, options.port), family=family, backlog=2048)
    except OSError as error:
        remedy = "take another --port" if error.errno in (errno.EADDRINUSE, errno.EACCES) else "take another --host"
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else cause(error)
        raise ConfigError(f"cannot listen at {options.host}:{options.port}: {why}", remedy=remedy) from error
    # Inherited by what is accepted here. Head and body go out as two writes, and without this the second waits for
    # the acknowledgement of the first: 40 ms an answer. (asyncio sets it only on a socket whose ``proto`` says TCP.)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _greeting(options: Options, port: int) -> str:
    host = f"[{options.host}]" if ":" in options.host else options.host
    reach = "only this computer can reach it" if options.loopback else "everyone who reaches this computer can read it"
    return f"Serving {options.output} at http://{host}:{port}/, {room_for(options)} ({reach}; Ctrl-C stops it)"
