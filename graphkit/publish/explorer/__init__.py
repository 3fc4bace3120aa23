"""Explorer: the graph as one HTML file that opens from disk, offline, and shows the words behind every tie."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

import pyoxigraph

if TYPE_CHECKING:
    from graphkit.publish.explorer.side import Memory, Sided

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


def write_sides(sides: Iterable[Sided], root: str, statements: int, memory: Memory, out: IO[bytes]) -> None:
    """Write the explorer of what a build keeps of each graph, sorted by graph: the same page as that of the store.

    ``memory`` keeps from build to build what need not be made again.
    """
    from graphkit.publish.explorer.merge import shelves_of, view_from
    from graphkit.publish.explorer.pack import pack
    from graphkit.publish.explorer.page import page

    given = list(sides)
    leads = {question: lead for one in given for question, lead in one.leads.items()}
    view, rows = view_from(shelves_of(given, root, memory), leads, root, statements)
    out.write(page(view, pack(view, rows, memory)).encode())
