"""Subject: what a graph tells of itself: its root, its body, its first and last day."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graphkit.config import ontology_path
from graphkit.errors import OutputError
from graphkit.publish.bundle.publication import Publication
from graphkit.publish.rdf import instance_root
from graphkit.vocabulary import GK, RDFS, SCHEMA

__all__ = ["Subject"]

_BODY = f"SELECT ?label {{ ?body a <{GK('Body')}> ; <{RDFS('label')}> ?label }} ORDER BY ?label LIMIT 1"
_DAYS = f"SELECT (MIN(?d) AS ?first) (MAX(?d) AS ?last) {{ ?q a <{GK('Question')}> ; <{SCHEMA('datePublished')}> ?d }}"


@dataclass(frozen=True, slots=True)
class Subject:
    """The graph that is published: ``root`` is the address under which its things are named.

    ``first`` and ``last`` are the days of its earliest and latest question (ISO, empty where it has none).
    """

    root: str
    body: str
    first: str
    last: str

    @classmethod
    def of(cls, store: ox.Store) -> Subject:
        """Read the subject from a store; raises `OutputError` where the store holds no register."""
        root = instance_root(store)
        if root is None:
            raise OutputError("the graph has no register, so it has no name", remedy="publish a graph that was built")
        (body, *_) = (*_row(store, _BODY), "")
        first, last = _row(store, _DAYS) or ("", "")
        return cls(root, body, first, last)

    @property
    def dataset(self) -> str:
        """The IRI of the data set, which is also the named graph of its description."""
        return f"{self.root}dataset"

    @property
    def name(self) -> str:
        """The last segment of the root: the name of the register."""
        return self.root.rstrip("/").rsplit("/", 1)[-1]

    def settings(self, output: Path) -> tuple[Path, ...]:
        """Return where a ``publication.toml`` may lie: in the folder of the build, or shipped with the register."""
        shipped = ontology_path() / "registers" / self.name
        return output / "publication.toml", shipped / "publication.toml"

    def title(self, publication: Publication) -> str:
        """Return the title that was given, or one made from the name of the body."""
        return publication.title or f"Questions put in the {self.body or self.name}, as linked data"

    def description(self, publication: Publication) -> str:
        """Return the description that was given, or one made from what the graph holds."""
        days = f" from {self.first} to {self.last}" if self.first else ""
        return publication.description or (
            f"Who asked whom in the {self.body or self.name}{days}, in which office that day, about which topic, "
            "naming which strategies, and what was answered; each link with the words that are its evidence."
        )

    def address(self, publication: Publication) -> str:
        """Return where the bundle can be reached; without a setting that is beneath the root of the graph."""
        return publication.address or f"{self.root}data/"


def _row(store: ox.Store, query: str) -> tuple[str, ...]:
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    for row in found:
        return tuple(term.value if isinstance(term, ox.Literal) else "" for term in row)
    return ()
