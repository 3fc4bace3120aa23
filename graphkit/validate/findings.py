"""Findings: what a validation found, and the sentence that a person reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.errors import on_one_line
from graphkit.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.validate.places import Place

__all__ = ["NODE", "Report", "Violation", "explain"]

NODE = "_:"
"""A blank node in a finding: its own name means nothing outside one run."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that the shapes do not allow.

    ``focus`` is the IRI of the thing, ``path`` that of the property (empty where the thing as a whole
    is wrong), ``message`` what must hold, ``severity`` ``"Violation"``, ``"Warning"`` or ``"Info"``,
    ``value`` the value that was found (empty where one is missing), ``shape`` the IRI of the shape.
    """

    focus: str
    path: str
    message: str
    severity: str
    value: str
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found, sorted by thing, property, message and value."""

    findings: tuple[Violation, ...]

    @classmethod
    def of(cls, found: Iterable[Violation]) -> Report:
        """Return the report of what was found, each thing once."""
        return cls(tuple(sorted(set(found), key=lambda v: (v.focus, v.path, v.message, v.value, v.severity, v.shape))))

    @property
    def conforms(self) -> bool:
        """Whether nothing worse than a warning was found."""
        return all(finding.severity != "Violation" for finding in self.findings)


def explain(violation: Violation, place: Place | None = None, remedy: str = "") -> str:
    """Say in one sentence which thing is wrong, what must hold, and what was found.

    With ``place`` the sentence begins with the file and the line, with ``remedy`` another one follows it
    that says what to do.
    """
    message = violation.message.rstrip(".")
    details = _compact(violation.path)
    if violation.value and violation.value != violation.focus:
        details = f'{details or "value"} is "{_compact(violation.value)}"'
    focus = "a blank node" if violation.focus == NODE else violation.focus
    sentence = f"{focus}: {message}{f' ({details})' if details else ''}."
    return on_one_line(f"{place or ''}{sentence}{f' {remedy}' if remedy else ''}")


def _compact(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
