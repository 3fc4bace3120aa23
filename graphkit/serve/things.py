"""Things: an address leads to its page or its data (303 from the thing to a document), and documents are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from pyoxigraph import NamedNode, Triple

from graphkit.errors import QueryError
from graphkit.serve.addresses import Addresses, document
from graphkit.serve.answers import triples_bytes
from graphkit.serve.frames import Reply
from graphkit.serve.media import DOCUMENTS, HTML, Media, choose
from graphkit.serve.reader import Reader
from graphkit.serve.render import page
from graphkit.serve.views.dataset import dataset_view
from graphkit.serve.views.debate import mention_view, question_view
from graphkit.serve.views.people import organisation_view, person_view, post_view
from graphkit.serve.views.quoting import anchor_of
from graphkit.serve.views.works import sitting_view, thing_view, topic_view, work_view
from graphkit.vocabulary import FOAF, GK, ORG, RDFS, SCHEMA, SKOS, VOID

if TYPE_CHECKING:
    from graphkit.serve.jobs import Desk

__all__ = ["VIEWS", "thing"]

_INCOMING: Final = 1000
"""How many statements that point to a thing its data document holds; all that it says itself it holds."""

VIEWS: Final[tuple[tuple[str, Callable[[Reader, str, int], Any]], ...]] = (
    (GK("Mention"), mention_view),
    (GK("TopicAssignment"), mention_view),
    (GK("Question"), question_view),
    (GK("Sitting"), sitting_view),
    (FOAF("Person"), person_view),
    (ORG("Post"), post_view),
    (GK("Strategy"), work_view),
    (GK("Document"), work_view),
    (SKOS("Concept"), topic_view),
    (ORG("Organization"), organisation_view),
    (VOID("Dataset"), dataset_view),
)
"""Class to the view of its things; the first that fits is taken, and `thing_view` where none fits."""


def thing(desk: Desk, job: dict[str, Any]) -> Reply | None:
    """Return the reply for the path of ``job``, or ``None`` where the graph has nothing of that name."""
    reader = Reader(desk.store, Addresses(desk.base))
    for iri in reader.addresses.names(job["path"]):
        if _there(reader, iri):
            return _led_on(reader, iri, job["accept"])
        about = document(iri)
        found = next((one for one in about[0] if _there(reader, one)), None) if about else None
        if about and found:
            return _document(reader, found, DOCUMENTS[about[1]], job)
    return None


def _there(reader: Reader, iri: str) -> bool:
    return reader.exists(iri) or _is_graph(reader, iri)


def _is_graph(reader: Reader, iri: str) -> bool:
    try:
        return reader.store.contains_named_graph(NamedNode(iri))
    except ValueError:
        return False


def _led_on(reader: Reader, iri: str, accept: str | None) -> Reply:
    """A thing is not a document and leads to one; a graph is one, and is handed over (Graph Store Protocol, 4.1)."""
    media = choose(accept or "text/turtle", tuple(DOCUMENTS.values()))
    if media is None:
        kinds = ", ".join(one.type for one in DOCUMENTS.values())
        return Reply.sentence(406, f"this is described as {kinds}", Vary="Accept")
    if media is not HTML and _is_graph(reader, iri):
        return _data(reader, iri, media)
    headers = {"Location": _place(reader, iri, media.suffix), "Vary": "Accept", "Link": _links(reader, iri)}
    return Reply(303, "text/plain; charset=utf-8", f"See {headers['Location']}\n".encode(), headers)


def _document(reader: Reader, iri: str, media: Media, job: dict[str, Any]) -> Reply:
    if media is not HTML:
        return _data(reader, iri, media)
    classes = reader.classes(iri)
    question = reader.one(iri, SCHEMA("isPartOf"))
    if GK("Contribution") in classes and question:
        anchor = anchor_of(reader.addresses.href(iri) or "")
        return Reply(
            303, "text/plain; charset=utf-8", b"", {"Location": f"{_place(reader, question, 'html')}#{anchor}"}
        )
    view = next((make for name, make in VIEWS if name in classes), thing_view)
    places = {one.type: _place(reader, iri, one.suffix) for one in DOCUMENTS.values() if one is not HTML}
    body = page(reader, view(reader, iri, int(job.get("page") or 1)), iri, places)
    return Reply(200, HTML.header, body, {"Link": _links(reader, iri)})


def _data(reader: Reader, iri: str, media: Media) -> Reply:
    try:
        body = triples_bytes(sorted(set(_described(reader, iri)), key=str), media)
    except QueryError as error:
        return Reply.sentence(406, str(error))
    return Reply(200, media.header, body, {"Link": _links(reader, iri)})


def _described(reader: Reader, iri: str) -> Iterable[Triple]:
    """Return what the graph says of ``iri``, some of what points to it, and what all these are called."""
    store, node = reader.store, NamedNode(iri)
    if _is_graph(reader, iri):
        return [quad.triple for quad in store.quads_for_pattern(None, None, None, node)]
    own = [quad.triple for quad in store.quads_for_pattern(node, None, None)]
    incoming = [quad.triple for quad in islice(store.quads_for_pattern(None, None, node), _INCOMING)]
    named = {term for triple in (*own, *incoming) for term in (triple.subject, triple.predicate, triple.object)}
    label = NamedNode(RDFS("label"))
    labels = [
        quad.triple
        for term in named
        if isinstance(term, NamedNode)
        for quad in store.quads_for_pattern(term, label, None)
    ]
    return [*own, *incoming, *labels]


def _place(reader: Reader, iri: str, suffix: str) -> str:
    return f"{(reader.addresses.href(iri) or '').rstrip('/')}.{suffix}"


def _links(reader: Reader, iri: str) -> str:
    """Return the value of ``Link``: what the document describes, and the other forms that it has (RFC 8288)."""
    others = (f'<{_place(reader, iri, one.suffix)}>; rel="alternate"; type="{one.type}"' for one in DOCUMENTS.values())
    return ", ".join((f'<{quote(iri, safe=_IRI_SAFE)}>; rel="describes"', *others))


_IRI_SAFE: Final = "/:@!$&'()*+;=-._~%?#[]"
