"""Store: the graph on disk: the manifest of what it is made of, files that are sorted, and a database that answers."""

from graphkit.store.database import (
    NEED,
    Loader,
    bulk_load,
    exchange,
    only_there,
    open_file,
    open_store,
    replace_graphs,
    resident,
)
from graphkit.store.derived import put_graph
from graphkit.store.files import make_folder, writing, written
from graphkit.store.manifest import Manifest, recalled
from graphkit.store.pages import Pages, address_of
from graphkit.store.records import Heading, Kept, Record, Seen, fingerprint
from graphkit.store.sortedfile import Edit, Records, edited, opened
from graphkit.store.swapping import OWN, STORE, swept

__all__ = [
    "NEED",
    "OWN",
    "STORE",
    "Edit",
    "Heading",
    "Kept",
    "Loader",
    "Manifest",
    "Pages",
    "Record",
    "Records",
    "Seen",
    "address_of",
    "bulk_load",
    "edited",
    "exchange",
    "fingerprint",
    "make_folder",
    "only_there",
    "open_file",
    "open_store",
    "opened",
    "put_graph",
    "recalled",
    "replace_graphs",
    "resident",
    "swept",
    "writing",
    "written",
]
