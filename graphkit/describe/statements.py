"""Statements: the one door into RDF. Terms become lines of N-Quads, escaped once, sorted, without a blank node."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from graphkit.dates import iso_typed
from graphkit.vocabulary import RDF, RDFS, XSD, lexical

__all__ = ["Paragraph", "Said", "Statements", "escaped", "iri", "paragraphs", "term", "value"]

Said = tuple[str, str]
"""A predicate and an object, as N-Triples has them."""

Paragraph = tuple[str, list[Said]]
"""A subject as N-Triples has it, and all that one graph says of it, sorted."""

_ILLEGAL = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_ESCAPED = re.compile(r'["\\\n\r\x00]')
_TYPE = f"<{RDF('type')}>"
_LABEL = f"<{RDFS('label')}>"


def iri(text: str) -> str:
    """Return ``text`` with every character that an IRI may not hold percent-encoded (RFC 3987, section 2.2)."""
    return _ILLEGAL.sub(lambda m: "".join(f"%{b:02X}" for b in m.group().encode()), text)


@cache
def term(name: str) -> str:
    """Return a term of a vocabulary as N-Triples has it; there are few, and each is made once."""
    return f"<{iri(name)}>"


def escaped(text: str) -> str:
    """Return ``text`` as it stands between the quotes of N-Quads (N-Quads, section 4).

    A NUL cannot stand there; the replacement character does in its place, so that offsets into the text stay true.
    """
    if _ESCAPED.search(text) is None:
        return text
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return plain.replace("\n", "\\n").replace("\r", "\\r").replace("\x00", "\ufffd")


def paragraphs(lines: Iterable[str]) -> Iterator[Paragraph]:
    """Yield what sorted N-Triples or N-Quads lines say, a subject at a time; the graph they name is left out."""
    subject = ""
    said: list[Said] = []
    for line in lines:
        begins, predicate, rest = line.split(" ", 2)
        if begins != subject:
            if said:
                yield subject, said
            subject, said = begins, []
        quote = rest.rindex('"') if rest[0] == '"' else 0
        said.append((predicate, rest[: rest.index(" ", quote)]))
    if said:
        yield subject, said


def value(written: str) -> str:
    """Return the address or the characters of a term that `Statements` wrote."""
    return lexical(written) if written[0] == '"' else written[1:-1]


class Statements:
    """The statements of one named graph: of each subject, a set of what is said of it."""

    def __init__(self, graph: str) -> None:
        self.graph = graph
        self._tail = f" <{iri(graph)}> .\n"
        self._said: defaultdict[str, set[Said]] = defaultdict(set)
        self._terms: dict[str, str] = {}

    def link(self, subject: str, predicate: str, target: str | None) -> None:
        """State that one thing is tied to another; nothing where the target is ``None``."""
        if target is not None:
            self._said[self.term(subject)].add((term(predicate), self.term(target)))

    def kind(self, subject: str, *classes: str) -> None:
        """State what a thing is."""
        self._said[self.term(subject)].update((_TYPE, term(name)) for name in classes)

    def label(self, subject: str, text: str, language: str | None = "en") -> None:
        """Give a thing its readable name."""
        self.text(subject, _LABEL[1:-1], text, language)

    def text(self, subject: str, predicate: str, text: str | None, language: str | None = None) -> None:
        """State words: with a language tag where they are natural language, without where they are a name."""
        if text is not None and text != "":
            tag = f"@{language}" if language else ""
            self._said[self.term(subject)].add((term(predicate), f'"{escaped(text)}"{tag}'))

    def typed(self, subject: str, predicate: str, lexical: str | int | None, datatype: str) -> None:
        """State a value with an XML Schema datatype (``integer``, ``decimal``, ``boolean``, ``date``)."""
        if lexical is not None and lexical != "":
            said = f'"{escaped(str(lexical))}"^^<{XSD(datatype)}>'
            self._said[self.term(subject)].add((term(predicate), said))

    def day(self, subject: str, predicate: str, partial: str | None) -> None:
        """State a date as exactly as it is known: ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``."""
        if partial:
            lexical, datatype = iso_typed(partial)
            self.typed(subject, predicate, lexical, datatype)

    def put(self, subject: str, said: Iterable[Said]) -> None:
        """State what is already written as N-Triples has it, subject included."""
        self._said[subject].update(said)

    def term(self, address: str) -> str:
        """Return an IRI as N-Triples has it. Most are met a dozen times in a graph, so each is looked through once."""
        known = self._terms.get(address)
        if known is None:
            known = self._terms[address] = f"<{iri(address)}>"
        return known

    def paragraphs(self) -> list[Paragraph]:
        """Return what is said, sorted as the lines of N-Quads are: no term begins with another whole one."""
        return [(subject, sorted(self._said[subject])) for subject in sorted(self._said)]

    def nquads(self) -> bytes:
        """Return the whole graph as sorted N-Quads."""
        return self.lines(self.paragraphs())

    def lines(self, paragraphs: Iterable[Paragraph]) -> bytes:
        """Return paragraphs of this graph as N-Quads."""
        tail = self._tail
        return "".join(
            [f"{subject} {predicate} {target}{tail}" for subject, said in paragraphs for predicate, target in said]
        ).encode()
