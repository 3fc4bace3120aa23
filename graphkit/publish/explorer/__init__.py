"""Explorer: the graph as one HTML file that opens from disk, offline, and shows the words behind every tie."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

import pyoxigraph

__all__ = ["write_explorer"]


def write_explorer(
    store: pyoxigraph.Store, out: IO[bytes], earlier: Mapping[str, tuple[float, float]] | None = None
) -> None:
    """Write the explorer of a built graph.

    ``earlier`` maps IRIs to the places of a former picture; what was in it stays about where it was. The page
    takes at most 15 MB: of larger graphs the passages behind the weakest ties are left out, and it says so.
    """
    from graphkit.publish.explorer.pack import pack
    from graphkit.publish.explorer.page import page
    from graphkit.publish.explorer.query import view_of

    view = view_of(store)
    out.write(page(view, pack(view, earlier=earlier)).encode())
