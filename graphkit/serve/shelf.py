"""Shelf: pages that were made lately, kept until the graph changes: the same graph gives the same page."""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Any, Final

from graphkit.serve.frames import Reply

__all__ = ["Shelf"]

_MOST: Final = 32 << 20
"""Bytes that the kept bodies may have together."""

_LARGEST: Final = 1 << 20
"""Bytes beyond which one body is not kept."""


class Shelf:
    """Replies by the job that they answer; the one that was asked for longest ago makes room."""

    def __init__(self, most: int = _MOST) -> None:
        self._kept: OrderedDict[str, Reply] = OrderedDict()
        self._most = most
        self._size = 0

    def get(self, job: dict[str, Any]) -> Reply | None:
        """Return the reply to ``job`` if it is here."""
        key = _key(job)
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, job: dict[str, Any], reply: Reply) -> None:
        """Keep the reply to ``job`` if it is a whole page of a usual size."""
        key = _key(job)
        if reply.status != 200 or len(reply.body) > min(_LARGEST, self._most) or key in self._kept:
            return
        self._kept[key] = reply
        self._size += len(reply.body)
        while self._size > self._most:
            _, gone = self._kept.popitem(last=False)
            self._size -= len(gone.body)


def _key(job: dict[str, Any]) -> str:
    return json.dumps(job, sort_keys=True)
