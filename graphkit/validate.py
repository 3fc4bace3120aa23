"""Validate: a graph, held against the shapes, becomes a list of what is wrong, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graphkit.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import pyoxigraph
    import rdflib
    import shacl

__all__ = ["ENGINES", "Report", "Violation", "explain", "validate"]

_UNION = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that the shapes do not allow.

    ``focus`` is the IRI of the thing, ``path`` that of the property (empty where the thing as a whole
    is wrong), ``message`` what must hold, ``severity`` ``"Violation"``, ``"Warning"`` or ``"Info"``,
    ``value`` the value that was found (empty where one is missing).
    """

    focus: str
    path: str
    message: str
    severity: str
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found, sorted by thing, property, message and value."""

    findings: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing worse than a warning was found."""
        return all(finding.severity != "Violation" for finding in self.findings)


def validate(store: pyoxigraph.Store, ontology: Path | None = None, engine: str | None = None) -> Report:
    """Hold the union of all graphs in ``store`` against ``shapes.ttl`` in the folder ``ontology``.

    ``ontology`` is the folder that ships with graphkit unless given. ``engine`` is a key of `ENGINES`;
    both give the same findings. Without one, the compiled engine is taken where this platform has it.
    Nothing is inferred: a class that a shape asks for must be stated. Raises ``KeyError`` for an
    unknown engine and ``OSError`` where there are no shapes.
    """
    if ontology is None:
        from graphkit.config import ontology_path

        ontology = ontology_path()
    judge = ENGINES[engine or ("shacl" if find_spec("shacl") else "pyshacl")]
    found = set(judge(_union(store), ontology / "shapes.ttl"))
    return Report(tuple(sorted(found, key=lambda v: (v.focus, v.path, v.message, v.value, v.severity))))


def explain(violation: Violation) -> str:
    """Say in one sentence which thing is wrong, what must hold, and what was found."""
    message = violation.message.rstrip(".")
    details = _compact(violation.path)
    if violation.value and violation.value != violation.focus:
        details = f'{details or "value"} is "{_compact(violation.value)}"'
    return f"{violation.focus}: {message}{f' ({details})' if details else ''}."


def _compact(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _union(store: pyoxigraph.Store) -> str:
    """Write the union of all graphs as N-Triples, without lifting one triple into Python."""
    import pyoxigraph

    triples = store.query(_UNION, use_default_graph_as_union=True)
    if not isinstance(triples, pyoxigraph.QueryTriples):
        raise TypeError(f"a CONSTRUCT gave {type(triples).__name__}")
    return (triples.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES) or b"").decode("utf-8")


@cache
def _compiled(shapes: Path) -> shacl.Shapes:
    import shacl

    return shacl.Shapes.from_text(shapes.read_text("utf-8"))


def _by_shacl(triples: str, shapes: Path) -> Iterator[Violation]:
    for result in _compiled(shapes).validate_text(triples, "ntriples").results:
        yield Violation(
            focus=_bare(result.focus_node),
            path=_bare(result.path),
            message=result.message or result.component,
            severity=result.severity,
            value=result.value_plain or "",
        )


def _bare(term: str | None) -> str:
    """Take the angle brackets off an IRI in N-Triples syntax."""
    return (term or "").removeprefix("<").removesuffix(">")


def _by_pyshacl(triples: str, shapes: Path) -> Iterator[Violation]:
    import pyshacl
    import rdflib

    data = rdflib.Graph().parse(data=triples, format="nt")
    rules = rdflib.Graph().parse(shapes, format="turtle")
    _, results, _ = pyshacl.validate(data, shacl_graph=rules, inference="none")
    if not isinstance(results, rdflib.Graph):
        raise results if isinstance(results, Exception) else TypeError(f"no report but {results!r}")
    for node in results.objects(None, rdflib.SH.result):
        yield _from_report(results, node)


def _from_report(results: rdflib.Graph, node: rdflib.term.Node) -> Violation:
    import rdflib

    def one(name: str) -> str:
        found = results.value(node, rdflib.SH[name])
        return "" if found is None else str(found)

    return Violation(
        focus=one("focusNode"),
        path=one("resultPath"),
        message=one("resultMessage"),
        severity=one("resultSeverity").removeprefix(str(rdflib.SH)),
        value=one("value"),
    )


ENGINES: Final[Mapping[str, Callable[[str, Path], Iterator[Violation]]]] = MappingProxyType(
    {"shacl": _by_shacl, "pyshacl": _by_pyshacl}
)
"""Name to engine: N-Triples and the file of shapes in, findings out."""
