"""Statements: the one door into RDF. Terms become N-Quads lines, escaped once, sorted, without a blank node."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graphkit.dates import iso_typed
from graphkit.vocabulary import RDF, RDFS, XSD

__all__ = ["Statements", "escaped", "iri"]

_ILLEGAL = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_TYPE = RDF("type")
_LABEL = RDFS("label")


def iri(text: str) -> str:
    """Return ``text`` with every character that an IRI may not hold percent-encoded (RFC 3987, section 2.2)."""
    return _ILLEGAL.sub(lambda m: "".join(f"%{b:02X}" for b in m.group().encode()), text)


def escaped(text: str) -> str:
    """Return ``text`` as it stands between the quotes of N-Quads (N-Quads, section 4).

    A NUL cannot stand there; the replacement character does in its place, so that offsets into the text stay true.
    """
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return plain.replace("\n", "\\n").replace("\r", "\\r").replace("\x00", "\ufffd")


class Statements:
    """The statements of one named graph, as a set of N-Quads lines."""

    def __init__(self, graph: str) -> None:
        self.graph = graph
        self._tail = f" <{iri(graph)}> .\n"
        self._lines: set[str] = set()
        self._terms: dict[str, str] = {}

    def link(self, subject: str, predicate: str, target: str | None) -> None:
        """State that one thing is tied to another; nothing where the target is ``None``."""
        if target is not None:
            self._lines.add(f"{self._term(subject)} <{predicate}> {self._term(target)}{self._tail}")

    def kind(self, subject: str, *classes: str) -> None:
        """State what a thing is."""
        for name in classes:
            self.link(subject, _TYPE, name)

    def label(self, subject: str, text: str, language: str | None = "en") -> None:
        """Give a thing its readable name."""
        self.text(subject, _LABEL, text, language)

    def text(self, subject: str, predicate: str, text: str | None, language: str | None = None) -> None:
        """State words: with a language tag where they are natural language, without where they are a name."""
        if text is not None and text != "":
            tag = f"@{language}" if language else ""
            self._literal(subject, predicate, text, tag)

    def typed(self, subject: str, predicate: str, lexical: str | int | None, datatype: str) -> None:
        """State a value with an XML Schema datatype (``integer``, ``decimal``, ``boolean``, ``date``)."""
        if lexical is not None and lexical != "":
            self._literal(subject, predicate, str(lexical), f"^^<{XSD(datatype)}>")

    def day(self, subject: str, predicate: str, partial: str | None) -> None:
        """State a date as exactly as it is known: ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``."""
        if partial:
            lexical, datatype = iso_typed(partial)
            self.typed(subject, predicate, lexical, datatype)

    def _literal(self, subject: str, predicate: str, text: str, suffix: str) -> None:
        self._lines.add(f'{self._term(subject)} <{predicate}> "{escaped(text)}"{suffix}{self._tail}')

    def _term(self, address: str) -> str:
        """Return an IRI as N-Quads has it. Most are met a dozen times in a graph, so each is looked through once."""
        term = self._terms.get(address)
        if term is None:
            term = self._terms[address] = f"<{iri(address)}>"
        return term

    def lines(self) -> Iterable[str]:
        """Return the statements sorted, each ending in a newline."""
        return sorted(self._lines)

    def nquads(self) -> bytes:
        """Return the whole graph as sorted N-Quads."""
        return "".join(self.lines()).encode()
