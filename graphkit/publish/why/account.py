"""Account: what a statement of the graph rests on, whether a transcript, a row of the register or the ontology."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pyoxigraph

from graphkit.errors import QueryError
from graphkit.publish.standing import Standing
from graphkit.publish.things import Things
from graphkit.publish.why.proof import Proof, proofs
from graphkit.publish.why.rows import Row, Rows
from graphkit.publish.why.terms import Meaning, Reader
from graphkit.register.tables import SETTINGS_FILE
from graphkit.vocabulary import GK

__all__ = ["Account", "account_of", "instead", "why"]

SHOWN: Final = 5
"""So many statements that are in the graph are named where the one that is asked for is not."""


@dataclass(frozen=True, slots=True)
class Account:
    """A statement, its named graph, and what it rests on.

    ``kind`` is ``transcript``, ``register`` or ``ontology``. ``file`` is the transcript, or the table of the register
    (empty where neither is told), ``row`` the row in that table, ``sha256`` the digest of the transcript.
    ``proofs`` are in reading order; none for the register and the ontology, and for what a file says as a whole.
    """

    subject: Meaning
    predicate: pyoxigraph.NamedNode
    object: Meaning
    labels: tuple[str, str, str]
    graph: str
    kind: str
    file: str
    row: Row | None
    sha256: str
    reader: str
    proofs: tuple[Proof, ...]


def why(store: pyoxigraph.Store, subject: str, predicate: str, value: str, rows: Rows | None = None) -> list[Account]:
    """Return an account of each statement that is meant, one for each graph that makes it, sorted.

    Each of the three is an address, a prefixed name or a label; ``value`` may be a plain value too. ``rows`` are those of
    the register that the graph was built with; without them the lines of its tables are not told. An empty list says
    that the graph does not hold the statement. Raises `QueryError` where one of the three names nothing, and for what
    is no address.
    """
    reader = Reader(store)
    things = Things(store)
    standing = Standing(things)
    return [account_of(standing, quad, rows) for quad in _stated(store, reader, subject, predicate, value)]


def instead(store: pyoxigraph.Store, subject: str, predicate: str) -> list[str]:
    """Return what the graph says of ``subject`` with ``predicate``, as labels: at most `SHOWN`, sorted."""
    reader, things = Reader(store), Things(store)
    found = {
        _label(things, quad.object)
        for node in reader.node(subject)
        for name in reader.predicate(predicate)
        for quad in store.quads_for_pattern(node, name, None)
    }
    return sorted(found)[:SHOWN]


def _stated(
    store: pyoxigraph.Store, reader: Reader, subject: str, predicate: str, value: str
) -> Iterable[pyoxigraph.Quad]:
    subjects, predicates = reader.node(subject), reader.predicate(predicate)
    for text, found in ((subject, subjects), (predicate, predicates)):
        if not found:
            raise QueryError(
                f"nothing here is called {text!r}", remedy="give a label or an address as graph.ttl has it"
            )
    is_meant = reader.object(value)
    meant = {
        quad
        for node in subjects
        for name in predicates
        for quad in store.quads_for_pattern(node, name, None)
        if is_meant(quad.object)
    }
    return sorted(meant, key=str)


def account_of(standing: Standing, quad: pyoxigraph.Quad, rows: Rows | None = None) -> Account:
    """Return what one statement of the store rests on."""
    things = standing.things
    assert isinstance(quad.subject, pyoxigraph.NamedNode)
    assert isinstance(quad.object, pyoxigraph.NamedNode | pyoxigraph.Literal)
    labels = (things.label(quad.subject.value), things.label(quad.predicate.value), _label(things, quad.object))
    graph = quad.graph_name.value if isinstance(quad.graph_name, pyoxigraph.NamedNode) else ""
    about = things.facts(graph)
    sha256, reader = about.one(GK("sha256")), about.one(GK("reader"))
    if sha256:
        file, row, kind, found = things.file(graph), None, "transcript", tuple(proofs(standing, quad))
    elif graph.endswith("/register"):
        row, kind, found = _row(things.store, quad, rows or Rows()), "register", ()
        file = row.file if row else ""
    else:
        file, row, kind, found = "", None, "ontology", ()
    return Account(quad.subject, quad.predicate, quad.object, labels, graph, kind, file, row, sha256, reader, found)


def _row(store: pyoxigraph.Store, quad: pyoxigraph.Quad, rows: Rows) -> Row | None:
    """Return the row of the register that describes a thing, or the first of those that point to it: a match has none."""
    assert isinstance(quad.subject, pyoxigraph.NamedNode)
    assert isinstance(quad.object, pyoxigraph.NamedNode | pyoxigraph.Literal)
    assert isinstance(quad.graph_name, pyoxigraph.NamedNode)
    if quad.subject == quad.graph_name:
        return Row(SETTINGS_FILE, "")
    root = quad.graph_name.value.removesuffix("register")
    values = frozenset({quad.subject.value, quad.object.value})
    pointing = store.quads_for_pattern(None, None, quad.subject, quad.graph_name)
    near = sorted(q.subject.value for q in pointing if isinstance(q.subject, pyoxigraph.NamedNode))
    own = (iri.removeprefix(root) for iri in (quad.subject.value, *near) if iri.startswith(root))
    return next((row for address in own if (row := rows.of(address, values)) is not None), None)


def _label(things: Things, term: object) -> str:
    if isinstance(term, pyoxigraph.NamedNode):
        return things.label(term.value)
    return term.value if isinstance(term, pyoxigraph.Literal) else str(term)
