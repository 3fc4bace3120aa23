"""Store: the graph on disk, as parts that builds are made of and as a database that answers."""

from graphkit.store.archive import Archive, Heading, Record, fingerprint
from graphkit.store.database import load_parts, open_file, open_store, replace_graphs
from graphkit.store.files import writing, written

__all__ = [
    "Archive",
    "Heading",
    "Record",
    "fingerprint",
    "load_parts",
    "open_file",
    "open_store",
    "replace_graphs",
    "writing",
    "written",
]
