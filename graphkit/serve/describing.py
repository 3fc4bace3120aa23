"""Describing: a process that counts what a graph holds and says so in the words of VoID, while all others go first.

Run as ``python -m graphkit.serve.describing SETTINGS``. Where the description in the store is another, or missing, it
prints the name of its graph in one line and then the description in N-Quads; where it is right, nothing.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import GraphkitError
from graphkit.publish.bundle import Publication, Subject, describe_dataset
from graphkit.publish.rdf import instance_root
from graphkit.store import open_store

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["described"]

_LAST: Final = 19
"""The lowest priority (POSIX)."""


def described(store: pyoxigraph.Store, output: Path) -> tuple[str, bytes] | None:
    """Return the graph of the description and the description, or ``None`` where the store holds just that, or no register.

    ``output`` is the folder of the build, where settings for publishing may lie.
    """
    import pyoxigraph

    if instance_root(store) is None:
        return None
    subject = Subject.of(store)
    found = describe_dataset(store, Publication.found(*subject.settings(output)))
    held = set(store.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(subject.dataset)))
    # By way of a store, as those that are held came: it writes every whole number as ``xsd:integer``.
    new = pyoxigraph.Store()
    new.load(found, format=pyoxigraph.RdfFormat.N_QUADS)
    return None if held == set(new) else (subject.dataset, found)


def main(settings: dict[str, Any]) -> None:
    """Describe the store of the settings and print what is new."""
    if hasattr(os, "nice"):
        os.nice(_LAST)
    if (found := described(open_store(Path(settings["store"])), Path(settings["output"]))) is not None:
        sys.stdout.buffer.write(found[0].encode() + b"\n" + found[1])


if __name__ == "__main__":
    try:
        main(json.loads(sys.argv[1]))
    except GraphkitError as error:
        sys.exit(f"graphkit: {error}")
