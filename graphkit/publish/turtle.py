"""Turtle: statements become a text that a person reads: sorted, one block a subject, a block a paragraph.

A block can be read back into its statements, so that blocks about one subject from several graphs are joined,
and a block can be found in a finished file and replaced. What is written is Turtle 1.1; the tests hold three
parsers to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Final

from graphkit.describe import Paragraph, paragraphs
from graphkit.vocabulary import PREFIXES, RDF, XSD

__all__ = ["KINDS", "Turtle", "joined"]

KINDS: Final = (
    "source", "sitting", "question", "contribution", "mention", "topic-assignment", "commitment",
    "person", "tenure", "membership", "post", "body", "organisation", "party", "group",
    "strategy", "document", "scheme", "event", "place", "topic", "name",
)  # fmt: skip
"""The kinds of instances in the order in which they are written: what was said, who said it, what it is about."""

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_PATH = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)+")
_BARE = {
    f"<{XSD('integer')}>": re.compile(r"[+-]?[0-9]+"),
    f"<{XSD('decimal')}>": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"<{XSD('boolean')}>": re.compile(r"true|false"),
}
_TYPE = f"<{RDF('type')}>"
_FIRST: Final[Mapping[str, str]] = MappingProxyType({"a": " ", "rdfs:label": "!"})
"""What stands first in a block; nothing that begins a term sorts before these."""

Said = dict[str, set[str]]
"""The objects of each predicate of one subject, as they are printed."""


_Row = tuple[str, str, int, int]
"""What stands before the objects of a predicate and between them, and which of a subject's objects they are."""


class Turtle:
    """The form of one file: the address ``root`` of its instances, and with that its prefixes and its order."""

    def __init__(self, root: str | None) -> None:
        self.root = root
        kinds = {kind: f"{root}{kind}/" for kind in KINDS} if root else {}
        self.prefixes = dict(sorted({**PREFIXES, **kinds}.items()))
        self._namespaces = {namespace: prefix for prefix, namespace in self.prefixes.items()}
        self.term = lru_cache(1 << 16)(self._term)
        self.typed = lru_cache(1 << 12)(self._typed)
        self._plans: dict[tuple[str, ...], tuple[_Row, ...]] = {}
        self._ranks = {kind: f"{rank:02d}" for rank, kind in enumerate(KINDS)}

    def _predicate(self, term: str) -> str:
        return "a" if term == _TYPE else self._term(term)

    def header(self) -> str:
        """Return the table of prefixes, and the address that relative ones are relative to."""
        base = f"@base <{self.root}> .\n" if self.root else ""
        return base + "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in self.prefixes.items())

    def order(self, subject: str) -> str:
        """Return what the block of a subject (as N-Triples has it) is sorted by: its kind, then its address."""
        root = self.root
        if root and subject.startswith(root, 1):
            kind = subject[len(root) + 1 : subject.find("/", len(root) + 1)]
            return f"{self._ranks.get(kind) or len(KINDS)} {subject[1:-1]}"
        return f"{len(KINDS) + 1} {subject[1:-1]}"

    def order_of(self, block: str) -> str:
        """Return what a printed block is sorted by."""
        subject = block.lstrip("\n").split("\n", 1)[0]
        return self.order(self._expanded(subject))

    def blocks(self, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield (order, block) for each subject of sorted N-Triples or N-Quads lines, one graph at a time."""
        return self.printed(paragraphs(lines))

    def printed(self, described: Iterable[Paragraph]) -> Iterator[tuple[str, str]]:
        """Yield (order, block) for each paragraph of a graph."""
        term, typed, plans = self.term, self.typed, self._plans
        for subject, said in described:
            key = tuple([predicate for predicate, _ in said])
            plan = plans.get(key)
            if plan is None:
                plan = plans[key] = self._plan(key)
            objects = [term(o) if o[0] == "<" or o[0] == "_" else typed(o) if o[-1] == ">" else o for _, o in said]
            rows = [
                f"{head}{between.join(sorted(objects[first:after]))}"
                if after - first > 1
                else f"{head}{objects[first]}"
                for head, between, first, after in plan
            ]
            yield self.order(subject), f"{term(subject)}\n" + " ;\n".join(rows) + " .\n"

    def _plan(self, predicates: Sequence[str]) -> tuple[_Row, ...]:
        """Return how a subject with these predicates is printed. The same few are met again and again."""
        rows: list[tuple[str, _Row]] = []
        for predicate, same in groupby(range(len(predicates)), key=predicates.__getitem__):
            places = [*same]
            printed = self._predicate(predicate)
            span = (places[0], places[-1] + 1)
            rows.append((printed, (*_shape(printed, len(places)), *span)))
        return tuple(row for _, row in sorted(rows, key=lambda row: _place(row[0])))

    def _typed(self, literal: str) -> str:
        """Return a literal with a datatype: bare where Turtle lets it be."""
        quote = literal.rindex('"')
        datatype = literal[quote + 3 :]
        bare = _BARE.get(datatype)
        if bare is not None and bare.fullmatch(literal, 1, quote):
            return literal[1:quote]
        return f"{literal[: quote + 1]}^^{self.term(datatype)}"

    def _term(self, term: str) -> str:
        """Return an IRI in N-Triples syntax as Turtle has it shortest; a blank node stays as it is."""
        address = term[1:-1]
        cut = max(address.rfind("/"), address.rfind("#")) + 1
        prefix = self._namespaces.get(address[:cut])
        if term[0] == "<" and prefix is not None and _LOCAL.fullmatch(address, cut):
            return f"{prefix}:{address[cut:]}"
        if self.root and address.startswith(self.root) and _PATH.fullmatch(address, len(self.root)):
            return f"<{address[len(self.root) :]}>"
        return term

    def _expanded(self, term: str) -> str:
        if term.startswith("_:"):
            return term
        if term.startswith("<"):
            return term if ":" in term else f"<{self.root}{term[1:]}"
        prefix, local = term.split(":", 1)
        return f"<{self.prefixes[prefix]}{local}>"


def block(subject: str, said: Said) -> str:
    """Return the paragraph of a subject: its classes, its label, then by property; one object a line."""
    rows: list[str] = []
    for predicate in sorted(said, key=_place):
        head, between = _shape(predicate, len(said[predicate]))
        rows.append(head + between.join(sorted(said[predicate])))
    return f"{subject}\n" + " ;\n".join(rows) + " .\n"


def _shape(predicate: str, count: int) -> tuple[str, str]:
    """Return what stands before the objects of a predicate, and between two of them."""
    if predicate == "a":
        return "    a ", ", "
    return (f"    {predicate} ", "") if count == 1 else (f"    {predicate}\n        ", " ,\n        ")


def joined(blocks: Sequence[str]) -> str:
    """Return one block that says what several about the same subject say."""
    if len(blocks) == 1:
        return blocks[0]
    said: Said = {}
    for one in blocks:
        for predicate, target in statements(one):
            said.setdefault(predicate, set()).add(target)
    return block(blocks[0].split("\n", 1)[0], said)


def statements(printed: str) -> Iterator[tuple[str, str]]:
    """Yield what a printed block says. No literal holds a newline, so that every line is one row."""
    predicate = ""
    for row in printed.rstrip("\n").split("\n")[1:]:
        if row.startswith("        "):
            yield predicate, row[8:-2]
        elif row.startswith("    a "):
            yield from (("a", name) for name in row[6:-2].split(", "))
        elif " " not in row[4:]:
            predicate = row[4:]
        else:
            predicate, target = row[4:-2].split(" ", 1)
            yield predicate, target


def _place(predicate: str) -> str:
    return _FIRST.get(predicate, predicate)
