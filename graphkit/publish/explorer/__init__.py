"""Explorer: the graph as one HTML file that opens from disk, offline, and shows the words behind every tie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO

import pyoxigraph

__all__ = ["write_explorer", "write_sides"]


def write_explorer(store: pyoxigraph.Store, out: IO[bytes], earlier: IO[bytes] | None = None) -> None:
    """Write the explorer of a built graph.

    ``earlier`` is a page that was written before, open for reading: what was in it stays about where it was, so
    that readers find it again. The page takes at most 15 MB: of larger graphs the passages behind the weakest
    ties are left out, and it says so. Raises `OutputError` where ``earlier`` is no page of the explorer.
    """
    from graphkit.publish.explorer.pack import pack
    from graphkit.publish.explorer.page import page, places_in
    from graphkit.publish.explorer.query import view_of

    before = places_in(earlier.read().decode("utf-8", "replace")) if earlier else None
    view = view_of(store)
    out.write(page(view, pack(view, earlier=before)).encode())


def write_sides(
    sides: Iterable[tuple[str, bytes, Mapping[str, str]]], root: str, statements: int, out: IO[bytes]
) -> None:
    """Write the explorer of what a build keeps of each graph: the same page as that of the store.

    A side comes with the address of its graph and which question each of its supplementaries follows, by address.
    """
    from graphkit.publish.explorer.merge import view_from
    from graphkit.publish.explorer.pack import pack
    from graphkit.publish.explorer.page import page
    from graphkit.publish.explorer.side import unpacked

    view = view_from(((graph, unpacked(side), leads) for graph, side, leads in sides), root, statements)
    out.write(page(view, pack(view)).encode())
