"""Publish: a graph goes in, a file that somebody can use comes out.

`FORMATS` is the table of what can be written; the command line and the build read it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import IO, Final

import pyoxigraph
from pyoxigraph import RdfFormat

from graphkit.publish.rdf import write_quads, write_triples

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its files, and how a store is written to a binary stream in it."""

    suffix: str
    write: Callable[[pyoxigraph.Store, IO[bytes]], None]


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "turtle": Format("ttl", partial(write_triples, form=RdfFormat.TURTLE)),
        "ntriples": Format("nt", partial(write_triples, form=RdfFormat.N_TRIPLES)),
        "rdfxml": Format("rdf", partial(write_triples, form=RdfFormat.RDF_XML)),
        "nquads": Format("nq", partial(write_quads, form=RdfFormat.N_QUADS)),
        "trig": Format("trig", partial(write_quads, form=RdfFormat.TRIG)),
        "jsonld": Format("jsonld", partial(write_quads, form=RdfFormat.JSON_LD)),
    }
)
"""Name to format, in the order in which the command line lists them."""
