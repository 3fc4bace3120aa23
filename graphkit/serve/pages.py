"""Pages: the jobs whose answer is a page that no thing has: the entrance, lists, the search, and what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.serve.addresses import Addresses
from graphkit.serve.asking import triples_reply
from graphkit.serve.frames import Reply
from graphkit.serve.media import HTML, PLAIN, choose
from graphkit.serve.ontology import dataset_triples, ontology
from graphkit.serve.reader import Reader
from graphkit.serve.render import page
from graphkit.serve.things import thing
from graphkit.serve.views.entrance import KINDS, browse_view, index_view, search_view
from graphkit.serve.views.missing import MissingView
from graphkit.vocabulary import RDF, VOID

if TYPE_CHECKING:
    from graphkit.serve.jobs import Desk

__all__ = ["browse", "entrance", "search", "void", "wanted"]


def entrance(desk: Desk, job: dict[str, Any]) -> Reply:
    """Return the first page."""
    del job
    reader = _reader(desk)
    return _page(reader, index_view(reader))


def browse(desk: Desk, job: dict[str, Any]) -> Reply:
    """Return a page of the list that the job names."""
    if job["kind"] not in KINDS:
        return _missing(desk, job)
    reader = _reader(desk)
    return _page(reader, browse_view(reader, job["kind"], job["page"]))


def search(desk: Desk, job: dict[str, Any]) -> Reply:
    """Return what was found of the words of the job."""
    reader = _reader(desk)
    return _page(reader, search_view(reader, job["words"]))


def wanted(desk: Desk, job: dict[str, Any]) -> Reply:
    """Return the thing, the page or the data that the path of the job names, or say that there is none."""
    addresses = Addresses(desk.base)
    for iri in addresses.names(job["path"]):
        if (found := ontology(addresses, iri, job["accept"], desk.store)) is not None:
            return found
    return thing(desk, job) or _missing(desk, job)


def void(desk: Desk, job: dict[str, Any]) -> Reply:
    """Lead to the data set that the graph says it is, or else describe it as `graphkit publish` does."""
    reader = _reader(desk)
    for one in reader.subjects(RDF("type"), VOID("Dataset")):
        place = reader.addresses.href(one)
        if one.startswith(desk.base) and place:
            return Reply(303, "text/plain; charset=utf-8", f"See {place}\n".encode(), {"Location": place})
    return triples_reply(dataset_triples(desk.store), job)


def _missing(desk: Desk, job: dict[str, Any]) -> Reply:
    if choose(job["accept"], (PLAIN, HTML)) is not HTML:
        return Reply.sentence(404, "there is nothing of this name here")
    body = page(_reader(desk), MissingView("Not found", job.get("path", "")), None, {})
    return Reply(404, HTML.header, body)


def _reader(desk: Desk) -> Reader:
    return Reader(desk.store, Addresses(desk.base))


def _page(reader: Reader, view: Any) -> Reply:
    return Reply(200, HTML.header, page(reader, view, None, {}))
