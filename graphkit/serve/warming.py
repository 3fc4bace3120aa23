"""Warming: the built-in questions are asked before anybody does, so that whoever asks first need not wait."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from graphkit.query import question_names
from graphkit.serve.media import ROWS
from graphkit.serve.pool import Busy, Pool, TimeUp
from graphkit.serve.workers import Lost

if TYPE_CHECKING:
    from graphkit.serve.shelf import Shelf
    from graphkit.serve.workers import Source

__all__ = ["warm"]

_AS_IT_STANDS: Final[dict[str, Any]] = {
    "job": "query", "base": None, "sparql": None, "settings": {}, "format": None, "default_graphs": [], "named_graphs": [],
    "accept": ROWS[0].type, "gzip": True,
}  # fmt: skip


async def warm(shelf: Shelf, source: Source, timeout: float) -> None:
    """Put the answers to the built-in questions on ``shelf``, one after the other, by a worker of their own from ``source``.

    What cannot be answered within ``timeout`` seconds stays for who asks it.
    """
    pool = Pool(1, 1, timeout, source)
    try:
        for name in question_names():
            job = {**_AS_IT_STANDS, "question": name}
            with suppress(Busy, TimeUp, Lost):
                await shelf.once(job, lambda job=job: pool.run(job))  # type: ignore[misc]
    finally:
        await pool.retire()
