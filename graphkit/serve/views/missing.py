"""Missing: what is said where nothing of a name is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

__all__ = ["MissingView"]


@dataclass(frozen=True, slots=True)
class MissingView:
    """A page that says that there is none."""

    template: ClassVar[str] = "missing.html"
    kind: ClassVar[str] = ""
    title: str
    path: str
