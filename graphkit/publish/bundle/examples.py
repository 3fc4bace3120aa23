"""Examples: the built-in questions as SHACL executables, and our prefixes, in the form that SPARQL editors read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.query import load_question, question_names
from graphkit.query.scan import outline
from graphkit.vocabulary import OWL, PREFIXES, RDFS, SCHEMA, SH

if TYPE_CHECKING:
    from graphkit.describe.statements import Statements
    from graphkit.publish.bundle.subject import Subject

__all__ = ["describe_examples", "describe_prefixes", "example_query"]


def example_query(name: str) -> str:
    """Return the built-in question ``name`` as it can be sent to any endpoint: with the prefixes that it uses.

    Its first comment, which is the help, is left to ``rdfs:comment``; lines that only ``--set`` reads are left out.
    """
    question = load_question(name)
    body = "\n".join(line for line in question.sparql.splitlines() if not line.lstrip().startswith("#"))
    shape = outline(body)
    used = sorted(prefix for prefix in PREFIXES if prefix in shape.used - shape.declared)
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used) + body + "\n"


def describe_examples(graph: Statements, subject: Subject, endpoint: str) -> None:
    """State every built-in question as a ``sh:SPARQLSelectExecutable`` with its comment and its endpoint."""
    for name in question_names():
        example = f"{subject.dataset}/example/{name}"
        graph.kind(example, SH("SPARQLExecutable"), SH("SPARQLSelectExecutable"))
        graph.label(example, name.replace("-", " "))
        graph.text(example, RDFS("comment"), load_question(name).help, "en")
        graph.text(example, SH("select"), example_query(name))
        graph.link(example, SH("prefixes"), f"{subject.dataset}/prefixes")
        if endpoint:
            graph.link(example, SCHEMA("target"), endpoint)


def describe_prefixes(graph: Statements, subject: Subject) -> None:
    """Declare every prefix that a query may use, ours and one for each kind of thing (SHACL, section 5.2.1)."""
    prefixes = f"{subject.dataset}/prefixes"
    graph.kind(prefixes, OWL("Ontology"))
    graph.label(prefixes, "Prefixes of the graph")
    for prefix, namespace in PREFIXES.items():
        one = f"{subject.dataset}/prefix/{prefix}"
        graph.link(prefixes, SH("declare"), one)
        graph.label(one, f"Prefix {prefix}")
        graph.text(one, SH("prefix"), prefix)
        graph.typed(one, SH("namespace"), namespace, "anyURI")
