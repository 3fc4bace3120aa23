"""The W3C's SHACL Core tests, run against the compiled engine as the build uses it.

The suite is not in this repository. Name its folder (``data-shapes-test-suite/tests/core``) in
``GRAPHKIT_SHACL_SUITE``, and run it with ``GRAPHKIT_SLOW=1``. Shapes and data go the way that they go in a build: the shapes by `core_of`, the
data through the store. What deviates stands in `DEVIATIONS` and docs/decisions/0025.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.validate.constraints import core_of

SUITE = os.environ.get("GRAPHKIT_SHACL_SUITE", "")
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
SH = "http://www.w3.org/ns/shacl#"
DEVIATIONS = {
    "property/datatype-ill-formed.ttl": "the store keeps 300 as xsd:byte, which it is not, as xsd:integer: "
    "the finding is made, and its value printed so",
}
"""Test to the reason why a build answers otherwise."""

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Result = tuple[str, str, str, str]
"""Focus node, constraint component, severity and value; blank nodes all alike."""


def _cases() -> list[Path]:
    files = sorted(Path(SUITE).rglob("*.ttl")) if SUITE else []
    return [path for path in files if "sht:Validate" in path.read_text("utf-8")]


def _load(path: Path) -> ox.Dataset:
    return ox.Dataset(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=path.as_uri()))


def _all(graph: ox.Dataset, subject: ox.NamedNode | ox.BlankNode, predicate: str) -> list[Term]:
    return [quad.object for quad in graph.quads_for_subject(subject) if quad.predicate.value == predicate]


def _one(graph: ox.Dataset, subject: ox.NamedNode | ox.BlankNode, predicate: str) -> Term | None:
    return next(iter(_all(graph, subject, predicate)), None)


def _file(graph: Term | None) -> Path:
    assert isinstance(graph, ox.NamedNode)
    return Path(graph.value.removeprefix("file://"))


def _through_the_store(path: Path) -> str:
    store = ox.Store()
    store.load(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())
    return (store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b"").decode()


def _plain(term: Term | None) -> str:
    return "_:" if isinstance(term, ox.BlankNode) else "" if term is None else str(term)


def _expected(graph: ox.Dataset, report: ox.BlankNode) -> Counter[Result]:
    found: Counter[Result] = Counter()
    for node in _all(graph, report, SH + "result"):
        assert isinstance(node, ox.BlankNode)
        parts = ("focusNode", "sourceConstraintComponent", "resultSeverity", "value")
        found[tuple(_plain(_one(graph, node, SH + part)) for part in parts)] += 1  # type: ignore[index]
    return found


def _found(data: str, shapes: str) -> tuple[bool, Counter[Result]]:
    import shacl

    report = shacl.Shapes.from_text(shapes, "ntriples").validate_text(data, "ntriples")
    found: Counter[Result] = Counter()
    for result in report.results:
        terms = (result.focus_node, f"<{result.component_iri}>", f"<{result.severity_iri}>", result.value or "")
        found[tuple("_:" if term.startswith("_:") else term for term in terms)] += 1  # type: ignore[index]
    return report.conforms, found


@pytest.mark.slow
@pytest.mark.named("GRAPHKIT_SHACL_SUITE")
@pytest.mark.parametrize("path", _cases(), ids=lambda path: "/".join(path.parts[-2:]))
def test_the_engine_agrees_with_the_suite(path: Path, request: pytest.FixtureRequest) -> None:
    if reason := DEVIATIONS.get("/".join(path.parts[-2:])):
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    graph = _load(path)
    for quad in graph.quads_for_predicate(ox.NamedNode(MF + "action")):
        action, test = quad.object, quad.subject
        assert isinstance(action, ox.BlankNode)
        assert isinstance(test, ox.NamedNode)
        data = _through_the_store(_file(_one(graph, action, SHT + "dataGraph")))
        shapes = core_of(_file(_one(graph, action, SHT + "shapesGraph")))
        wanted = _one(graph, test, MF + "result")
        if wanted == ox.NamedNode(SHT + "Failure"):
            with pytest.raises(ValueError, match=r"."):
                _found(data, shapes)
            continue
        assert isinstance(wanted, ox.BlankNode)
        conforms, found = _found(data, shapes)
        assert conforms == (_plain(_one(graph, wanted, SH + "conforms")).split('"')[1] == "true")
        assert found == _expected(graph, wanted)
