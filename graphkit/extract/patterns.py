"""Patterns: how a longer pattern is put together from named parts."""

from __future__ import annotations

__all__ = ["one_of"]


def one_of(*ways: str) -> str:
    """Return a pattern for one of several."""
    return f"(?:{'|'.join(ways)})"
