"""Minted: people who are in no register, in the graph of the source that names them, marked as candidates."""

from __future__ import annotations

from graphkit.describe.names import Names
from graphkit.describe.statements import Statements
from graphkit.register import Register
from graphkit.vocabulary import DCTERMS, FOAF, GK

__all__ = ["describe_minted"]


def describe_minted(graph: Statements, register: Register, names: Names) -> None:
    """State of each person that was minted who they are said to be, that nobody has decided it, and by which rule."""
    for person in register.people.values():
        subject = names.of(f"person/{person.id}")
        graph.kind(subject, FOAF("Person"))
        graph.label(subject, person.label, None)
        graph.text(subject, FOAF("name"), person.label)
        graph.link(subject, GK("status"), GK("Candidate"))
        graph.text(subject, GK("rule"), person.source, "en")
        for _, identifier in person.identifiers:
            graph.text(subject, DCTERMS("identifier"), identifier)
