"""Constraints: what only SPARQL can say of a graph, asked once of the whole and not once a thing.

SHACL runs the query of a constraint for each focus node with ``$this`` bound to it (SHACL, section 5.3.1). Asked
that way the compiled engine scans the graph anew for each node. The same query with ``$this`` free, joined with
the targets of its shape, gives the same findings in one pass; the tests hold them equal to the reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphkit.validate.findings import NODE, Violation
from graphkit.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    _Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

__all__ = ["Constraint", "core_of", "load_constraints", "pointed", "violations", "violations_of"]

_SH = "http://www.w3.org/ns/shacl#"
_SPARQL = ox.NamedNode(_SH + "sparql")
_OWN = """PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT DISTINCT ?shape ?message ?path ?severity ?select ?prefixes WHERE {
  ?shape sh:sparql ?constraint .
  ?constraint sh:select ?select .
  FILTER NOT EXISTS { ?shape sh:deactivated true }
  FILTER NOT EXISTS { ?constraint sh:deactivated true }
  OPTIONAL { ?constraint sh:message ?said }
  OPTIONAL { ?shape sh:message ?told }
  BIND (COALESCE(?said, ?told, "") AS ?message)
  OPTIONAL { ?shape sh:path ?path }
  OPTIONAL { ?shape sh:severity ?level }
  BIND (COALESCE(?level, sh:Violation) AS ?severity)
  OPTIONAL { ?constraint sh:prefixes ?prefixes }
}"""
_TARGETS = """PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT DISTINCT ?shape ?kind ?target WHERE {
  ?top sh:property* ?shape ; ?kind ?target .
  FILTER (?kind IN (sh:targetClass, sh:targetSubjectsOf, sh:targetObjectsOf, sh:targetNode))
}"""
_DECLARED = """PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?prefixes ?prefix ?namespace WHERE { ?prefixes sh:declare ?one . ?one sh:prefix ?prefix ; sh:namespace ?namespace }"""
_PATTERNS = {
    "targetClass": "?this a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>* <{}>",
    "targetSubjectsOf": "?this <{}> ?anything",
    "targetObjectsOf": "?anything <{}> ?this",
    "targetNode": "VALUES ?this {{ <{}> }}",
}


@dataclass(frozen=True, slots=True)
class Constraint:
    """A query that finds ``?this`` and ``?value``, and what its shape says of them."""

    shape: str
    path: str
    message: str
    severity: str
    query: str
    targets: frozenset[tuple[str, str]] = frozenset()


@cache
def core_of(shapes: Path) -> str:
    """Return the shapes without their SPARQL constraints, as N-Triples for an engine of SHACL Core.

    They do not pass through a store, which would write ``"1"^^xsd:boolean`` as ``true``: SHACL tells the two apart.
    """
    quads = ox.parse(path=str(shapes), format=ox.RdfFormat.TURTLE, base_iri=shapes.absolute().as_uri())
    core = [quad.triple for quad in quads if quad.predicate != _SPARQL]
    return (ox.serialize(core, format=ox.RdfFormat.N_TRIPLES) or b"").decode("utf-8")


@cache
def load_constraints(shapes: Path) -> tuple[Constraint, ...]:
    """Return the SPARQL constraints of a file of shapes, each as one query over all targets of its shape."""
    store = _load(shapes)
    found = []
    for row in _rows(store, _OWN):
        shape, path = _value(row, "shape"), _value(row, "path")
        asked = _targets(store, row["shape"])
        targets = " UNION ".join(f"{{ {_PATTERNS[kind].format(target)} }}" for kind, target in asked)
        select = _value(row, "select").replace("$PATH", f"<{path}>")
        query = f"{_prologue(store, row['prefixes'])}SELECT DISTINCT ?this ?value {{ {targets} {{ {select} }} }}"
        severity = _value(row, "severity").removeprefix(_SH)
        found.append(Constraint(shape, path, _value(row, "message"), severity, query, frozenset(asked)))
    return tuple(sorted(found, key=lambda constraint: (constraint.shape, constraint.query)))


@cache
def pointed(shapes: Path) -> tuple[str, ...]:
    """Return the properties whose objects a shape asks about because they are pointed to, sorted."""
    found = _load(shapes).quads_for_pattern(None, ox.NamedNode(_SH + "targetObjectsOf"), None)
    return tuple(sorted({quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode)}))


def violations(store: ox.Store, constraints: Iterable[Constraint]) -> Iterator[Violation]:
    """Ask each constraint of the union of all graphs in ``store``."""
    yield from _asked(store, constraints, {})


def violations_of(store: ox.Store, constraints: Iterable[Constraint], thing: str) -> Iterator[Violation]:
    """Ask of one thing, given by its IRI, the constraints that have it for a target."""
    this = ox.NamedNode(thing)
    said = [(quad.predicate.value, quad.object) for quad in store.quads_for_pattern(this, None, None, None)]
    is_target = {("targetNode", thing)} | {("targetSubjectsOf", predicate) for predicate, _ in said}
    is_target.update(("targetClass", o.value) for p, o in said if p == RDF("type") and isinstance(o, ox.NamedNode))
    is_target.update(
        ("targetObjectsOf", target)
        for constraint in constraints
        for kind, target in constraint.targets
        if kind == "targetObjectsOf" and any(store.quads_for_pattern(None, ox.NamedNode(target), this, None))
    )
    fitting = [constraint for constraint in constraints if constraint.targets & is_target]
    yield from _asked(store, fitting, {ox.Variable("this"): this})


def _asked(
    store: ox.Store, constraints: Iterable[Constraint], bound: Mapping[ox.Variable, ox.NamedNode]
) -> Iterator[Violation]:
    for constraint in constraints:
        for row in _rows(store, constraint.query, union=True, bound=bound):
            yield Violation(
                focus=_value(row, "this"),
                path=constraint.path,
                message=constraint.message,
                severity=constraint.severity,
                value=_value(row, "value"),
                shape=constraint.shape,
            )


def _load(shapes: Path) -> ox.Store:
    store = ox.Store()
    store.load(path=str(shapes), format=ox.RdfFormat.TURTLE)
    return store


def _rows(
    store: ox.Store, query: str, *, union: bool = False, bound: Mapping[ox.Variable, ox.NamedNode] | None = None
) -> ox.QuerySolutions:
    found = store.query(query, use_default_graph_as_union=union, substitutions=dict(bound or {}))
    assert isinstance(found, ox.QuerySolutions)
    return found


def _value(row: ox.QuerySolution, name: str) -> str:
    term = row[name]
    if isinstance(term, ox.BlankNode):
        return NODE
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _targets(store: ox.Store, shape: _Term | None) -> list[tuple[str, str]]:
    assert isinstance(shape, ox.NamedNode), "a shape with a SPARQL constraint has a name"
    rows = store.query(_TARGETS, substitutions={ox.Variable("shape"): shape})
    assert isinstance(rows, ox.QuerySolutions)
    return sorted((_value(row, "kind").removeprefix(_SH), _value(row, "target")) for row in rows)


def _prologue(store: ox.Store, prefixes: _Term | None) -> str:
    if not isinstance(prefixes, ox.NamedNode):
        return ""
    rows = store.query(_DECLARED, substitutions={ox.Variable("prefixes"): prefixes})
    assert isinstance(rows, ox.QuerySolutions)
    return "".join(sorted(f"PREFIX {_value(row, 'prefix')}: <{_value(row, 'namespace')}>\n" for row in rows))
