"""Waiting: a word on standard error while something takes its time, where a person sits before it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["waiting"]


@contextmanager
def waiting(what: str, *, quiet: bool) -> Iterator[None]:
    """Say ``what`` is done, for as long as the block takes: on a terminal, and not to those who want it quiet."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield
