"""Pictures: a small network as one safe page, drawn by vis-network out of the pyvis package."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from graphkit.publish.pictures.content import LIMIT, Content, content
from graphkit.publish.pictures.page import page

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["LIMIT", "Content", "content", "page", "write_picture"]


def write_picture(
    store: pyoxigraph.Store,
    out: IO[bytes],
    projection: str = "overview",
    around: str | None = None,
    top: int | None = None,
    *,
    physics: bool = False,
) -> None:
    """Write the page of a projection; see `content` for what may be given and what is raised."""
    out.write(page(content(store, projection, around, top), physics=physics))
