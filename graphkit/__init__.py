"""graphkit: transcripts of elected bodies become linked data, each link with the quote that proves it.

import graphkit
kg = graphkit.build("transcripts/", register="london")
kg.query("SELECT ?q { ?q a gk:Question }")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.errors import GraphkitError
from graphkit.version import __version__

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph, build, open

__all__ = ["GraphkitError", "KnowledgeGraph", "__version__", "build", "open"]

_LAZY = ("KnowledgeGraph", "build", "open")


def __getattr__(name: str) -> Any:
    """Import the graph when it is used, so that ``graphkit --help`` is instant."""
    if name in _LAZY:
        from graphkit import graph

        return getattr(graph, name)
    raise AttributeError(f"module 'graphkit' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what is meant to be used, also what is imported only then."""
    return __all__
