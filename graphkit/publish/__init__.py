"""Publish: a graph goes in, a file that somebody can use comes out.

`FORMATS` is the table of what can be written; the command line and the build read it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import IO, Any, Final

import pyoxigraph
from pyoxigraph import RdfFormat

from graphkit.publish.parcel import Parcel, zipped
from graphkit.publish.rdf import write_quads, write_triples

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its files, and how a store is written to a binary stream in it.

    ``options`` are the names of the keyword arguments that ``write`` takes besides. A format of several files
    has ``pack``, which puts them into a parcel; its ``write`` then makes one zip of them.
    """

    suffix: str
    write: Callable[..., None]
    options: tuple[str, ...] = ()
    pack: Callable[..., None] | None = None


def _later(module: str, name: str) -> Callable[..., None]:
    """Return a function that is imported when it is called, so that the table costs nothing."""

    def call(*arguments: Any, **options: Any) -> None:
        getattr(importlib.import_module(f"graphkit.publish.{module}"), name)(*arguments, **options)

    return call


def _many(module: str, name: str, *options: str) -> Format:
    pack = _later(module, name)

    def write(store: pyoxigraph.Store, out: IO[bytes], **given: Any) -> None:
        def fill(parcel: Parcel) -> None:
            pack(store, parcel, **given)

        zipped(out, fill)

    return Format("zip", write, options, pack)


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "turtle": Format("ttl", partial(write_triples, form=RdfFormat.TURTLE)),
        "ntriples": Format("nt", partial(write_triples, form=RdfFormat.N_TRIPLES)),
        "rdfxml": Format("rdf", partial(write_triples, form=RdfFormat.RDF_XML)),
        "nquads": Format("nq", partial(write_quads, form=RdfFormat.N_QUADS)),
        "trig": Format("trig", partial(write_quads, form=RdfFormat.TRIG)),
        "jsonld": Format("jsonld", partial(write_quads, form=RdfFormat.JSON_LD)),
        "graphml": Format("graphml", _later("graphml", "write_graphml"), ("projection",)),
        "gexf": Format("gexf", _later("gexf", "write_gexf"), ("projection",)),
        "csv": _many("tables", "write_csv", "exact"),
        "parquet": _many("tables", "write_parquet"),
        "parlamint": _many("parlamint", "write_parlamint"),
        "html": Format("html", _later("html", "write_html"), ("engine", "projection", "around", "top", "earlier")),
    }
)
"""Name to format, in the order in which the command line lists them."""
