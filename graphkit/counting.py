"""Counting: numbers with their nouns, in what is said to people."""

from __future__ import annotations

__all__ = ["many"]


def many(number: int, noun: str, nouns: str = "") -> str:
    """Return ``number`` with thousands set apart and ``noun`` after it; ``nouns`` is for more than one (default: with an s)."""
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"
