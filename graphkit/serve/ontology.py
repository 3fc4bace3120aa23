"""Ontology: the address of the terms, all in one document, and the description of the whole graph."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pyoxigraph

from graphkit.config import ontology_path
from graphkit.serve.addresses import Addresses, document
from graphkit.serve.answers import triples_bytes
from graphkit.serve.frames import Reply
from graphkit.serve.media import DOCUMENTS, HTML, choose
from graphkit.vocabulary import GK

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = ["ONTOLOGY", "dataset_triples", "ontology"]

ONTOLOGY: Final = GK.removesuffix("#")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"


def ontology(addresses: Addresses, iri: str, accept: str | None, store: pyoxigraph.Store) -> Reply | None:
    """Return the reply for the ontology, one of its documents or of its files, or ``None`` where ``iri`` is none of these.

    Its own name leads by 303 to a document, as a term's name does, from which a client has cut the fragment.
    """
    about = document(iri)
    if iri == ONTOLOGY:
        media = choose(accept or "text/turtle", tuple(DOCUMENTS.values()))
        if media is None:
            return Reply.sentence(406, "the ontology is described in HTML, Turtle and other RDF", Vary="Accept")
        place = f"{addresses.href(iri)}.{media.suffix}"
        headers = {"Location": place, "Vary": "Accept"}
        return Reply(303, "text/plain; charset=utf-8", f"See {place}\n".encode(), headers)
    if iri.startswith(f"{ONTOLOGY}/"):
        return _file(iri.removeprefix(f"{ONTOLOGY}/"), store)
    if about is None or about[0][0] != ONTOLOGY:
        return None
    media = DOCUMENTS[about[1]]
    if media is HTML:
        from graphkit.publish.bundle import ontology_page

        page = ontology_page(ontology_path(), "ontology/")
        return Reply(200, media.header, page, {"Content-Security-Policy": _POLICY})
    return Reply(200, media.header, triples_bytes(_terms(), media))


def _file(name: str, store: pyoxigraph.Store) -> Reply | None:
    """Return a file of the ontology as it was written, or the topics of the graph, at the place of each in a portal's bundle."""
    from graphkit.publish.bundle.ontology import SOURCES, TOPICS

    if name in SOURCES:
        return Reply(200, "text/turtle; charset=utf-8", (ontology_path() / name).read_bytes())
    media = DOCUMENTS["ttl"]
    return Reply(200, media.header, triples_bytes(_topics(store), media)) if name == TOPICS else None


@lru_cache(maxsize=1)
def _topics(store: pyoxigraph.Store) -> tuple[Triple, ...]:
    from graphkit.publish.bundle import topics_of
    from graphkit.publish.rdf import instance_root

    nquads = topics_of(store, instance_root(store) or "")
    found = {quad.triple for quad in pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS)}
    return tuple(sorted(found, key=str))


@lru_cache(maxsize=1)
def dataset_triples(store: pyoxigraph.Store) -> tuple[Triple, ...]:
    """Return the description of the whole graph (VoID), counted once for as long as the store is held."""
    from graphkit.publish.bundle import describe_dataset

    nquads = describe_dataset(store)
    found = {quad.triple for quad in pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS)}
    return tuple(sorted(found, key=str))


@lru_cache(maxsize=1)
def _terms() -> tuple[Triple, ...]:
    path = str(ontology_path() / "graphkit.ttl")
    found = {quad.triple for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)}
    return tuple(sorted(found, key=str))
