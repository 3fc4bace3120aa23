"""Dataset: the page of the whole graph: how much there is of what, where it leads, and what to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from graphkit.query import question_names
from graphkit.serve.views.parts import Bar, Link, bars
from graphkit.vocabulary import DCTERMS, VOID

if TYPE_CHECKING:
    from graphkit.serve.reader import Reader

__all__ = ["DatasetView", "dataset_view"]


@dataclass(frozen=True, slots=True)
class DatasetView:
    """The graph in figures (VoID)."""

    template: ClassVar[str] = "dataset.html"
    kind: ClassVar[str] = "Data set"
    title: str
    description: str
    licence: tuple[Link, ...]
    statements: int
    things: int
    classes: tuple[Bar, ...]
    properties: tuple[Bar, ...]
    links: tuple[Bar, ...]
    examples: tuple[Link, ...]


def dataset_view(reader: Reader, iri: str, page: int) -> DatasetView:
    """Return the page of the data set."""
    del page
    found: dict[str, list[tuple[Link, int]]] = {"class": [], "property": [], "link": []}
    for row in reader.about("parts-of-dataset", iri):
        found[str(row["kind"])].append((reader.link(str(row["what"])), int(str(row["number"]))))
    return DatasetView(
        title=reader.label(iri),
        description=reader.one(iri, DCTERMS("description")) or "",
        licence=tuple(Link(one, reader.addresses.href(one)) for one in reader.objects(iri, DCTERMS("license"))),
        statements=int(reader.one(iri, VOID("triples")) or 0),
        things=int(reader.one(iri, VOID("entities")) or 0),
        classes=bars(found["class"]),
        properties=bars(found["property"]),
        links=bars(found["link"]),
        examples=tuple(Link(name.replace("-", " "), f"/sparql?question={name}") for name in question_names()),
    )
