"""Engines: two SHACL validators, one compiled and one that is the reference, behind one call."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from graphkit.validate.constraints import core_of, load_constraints, violations
from graphkit.validate.findings import NODE, Violation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import pyoxigraph
    import rdflib
    import shacl

__all__ = ["CORE", "ENGINES"]

_UNION: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@cache
def _compiled(shapes: Path) -> shacl.Shapes:
    import shacl

    return shacl.Shapes.from_text(core_of(shapes), "ntriples")


def _by_shacl(store: pyoxigraph.Store, shapes: Path, triples: str | None) -> Iterator[Violation]:
    yield from violations(store, load_constraints(shapes))
    yield from _core_by_shacl(store, shapes, triples)


def _core_by_shacl(store: pyoxigraph.Store, shapes: Path, triples: str | None) -> Iterator[Violation]:
    for result in _compiled(shapes).validate_text(triples or _union(store), "ntriples").results:
        blank = (result.value or "").startswith("_:")
        yield Violation(
            focus=_bare(result.focus_node),
            path=_bare(result.path),
            message=result.message or result.component,
            severity=result.severity,
            value=NODE if blank else result.value_plain or "",
            shape=_bare(result.source_shape),
        )


def _bare(term: str | None) -> str:
    """Take the angle brackets off an IRI in N-Triples syntax, and its name off a blank node."""
    if term is not None and term.startswith("_:"):
        return NODE
    return (term or "").removeprefix("<").removesuffix(">")


def _by_pyshacl(store: pyoxigraph.Store, shapes: Path, triples: str | None) -> Iterator[Violation]:
    import rdflib

    rules = rdflib.Graph().parse(shapes, format="turtle")
    yield from _judged(rules, store, triples)


def _core_by_pyshacl(store: pyoxigraph.Store, shapes: Path, triples: str | None) -> Iterator[Violation]:
    import rdflib

    yield from _judged(rdflib.Graph().parse(data=core_of(shapes), format="nt"), store, triples)


def _judged(rules: rdflib.Graph, store: pyoxigraph.Store, triples: str | None) -> Iterator[Violation]:
    import pyshacl
    import rdflib

    data = _prepared().parse(data=triples or _union(store), format="nt")
    _, results, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", inplace=True)
    if not isinstance(results, rdflib.Graph):
        raise results if isinstance(results, Exception) else TypeError(f"no report but {results!r}")
    for node in results.objects(None, rdflib.SH.result):
        yield _from_report(results, node)


def _prepared() -> rdflib.Graph:
    """Return a graph that parses each text of a query once, not once for each thing that it is asked about.

    The reference parses a constraint anew for each focus node, which takes most of its time.
    """
    import rdflib

    class Prepared(rdflib.Graph):
        def query(self, query_object: Any, *args: Any, **options: Any) -> rdflib.query.Result:
            asked = _prepare(query_object) if isinstance(query_object, str) else query_object
            return super().query(asked, *args, **options)

    return Prepared()


@cache
def _prepare(text: str) -> rdflib.plugins.sparql.sparql.Query:
    from rdflib.plugins.sparql import prepareQuery

    return prepareQuery(text)


def _from_report(results: rdflib.Graph, node: rdflib.term.Node) -> Violation:
    import rdflib

    def one(name: str) -> str:
        found = results.value(node, rdflib.SH[name])
        if isinstance(found, rdflib.BNode):
            return NODE
        return "" if found is None else str(found)

    focus = results.value(node, rdflib.SH.focusNode)
    return Violation(
        focus=focus.n3() if isinstance(focus, rdflib.Literal) else one("focusNode"),
        path=one("resultPath"),
        message=one("resultMessage"),
        severity=one("resultSeverity").removeprefix(str(rdflib.SH)),
        value=one("value"),
        shape=one("sourceShape"),
    )


def _union(store: pyoxigraph.Store) -> str:
    """Write the union of all graphs as N-Triples, without lifting one triple into Python."""
    import pyoxigraph

    triples = store.query(_UNION, use_default_graph_as_union=True)
    if not isinstance(triples, pyoxigraph.QueryTriples):
        raise TypeError(f"a CONSTRUCT gave {type(triples).__name__}")
    return (triples.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES) or b"").decode("utf-8")


ENGINES: Final[Mapping[str, Callable[[pyoxigraph.Store, Path, str | None], Iterator[Violation]]]] = MappingProxyType(
    {"shacl": _by_shacl, "pyshacl": _by_pyshacl}
)
"""Name to engine: a store and the file of shapes in, findings over the union of its graphs out."""

CORE: Final[Mapping[str, Callable[[pyoxigraph.Store, Path, str | None], Iterator[Violation]]]] = MappingProxyType(
    {"shacl": _core_by_shacl, "pyshacl": _core_by_pyshacl}
)
"""The same engines, without the constraints that look further than one step from a thing."""
