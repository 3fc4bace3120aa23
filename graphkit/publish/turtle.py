"""Turtle: statements become a text that a person reads: sorted, one block a subject, a block a paragraph.

A block can be read back into its statements, so that blocks about one subject from several graphs are joined,
and a block can be found in a finished file and replaced. What is written is Turtle 1.1; the tests hold three
parsers to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

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


class Turtle:
    """The form of one file: the address ``root`` of its instances, and with that its prefixes and its order."""

    def __init__(self, root: str | None) -> None:
        self.root = root
        kinds = {kind: f"{root}{kind}/" for kind in KINDS} if root else {}
        self.prefixes = dict(sorted({**PREFIXES, **kinds}.items()))
        self._namespaces = {namespace: prefix for prefix, namespace in self.prefixes.items()}
        self.term = lru_cache(1 << 16)(self._term)
        self._predicate = lru_cache(1 << 10)(lambda term: "a" if term == _TYPE else self._term(term))

    def header(self) -> str:
        """Return the table of prefixes, and the address that relative ones are relative to."""
        base = f"@base <{self.root}> .\n" if self.root else ""
        return base + "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in self.prefixes.items())

    def order(self, subject: str) -> str:
        """Return what the block of a subject (as N-Triples has it) is sorted by: its kind, then its address."""
        address = subject[1:-1]
        if self.root and address.startswith(self.root):
            kind = address[len(self.root) :].split("/", 1)[0]
            return f"{KINDS.index(kind) if kind in KINDS else len(KINDS):02d} {address}"
        return f"{len(KINDS) + 1} {address}"

    def order_of(self, block: str) -> str:
        """Return what a printed block is sorted by."""
        subject = block.lstrip("\n").split("\n", 1)[0]
        return self.order(self._expanded(subject))

    def blocks(self, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield (order, block) for each subject of sorted N-Triples or N-Quads lines, one graph at a time."""
        subject = ""
        said: Said = {}
        for line in lines:
            begins, predicate, rest = line.split(" ", 2)
            if begins != subject:
                if said:
                    yield self.order(subject), block(self.term(subject), said)
                subject, said = begins, {}
            said.setdefault(self._predicate(predicate), set()).add(self._object(rest))
        if said:
            yield self.order(subject), block(self.term(subject), said)

    def _object(self, rest: str) -> str:
        """Return the object at the beginning of the rest of a statement, behind which a graph may stand."""
        if rest[0] == '"':
            quote = rest.rindex('"')
            end = rest.index(" ", quote)
            tail = rest[quote + 1 : end]
            if not tail.startswith("^^"):
                return rest[:end]
            bare = _BARE.get(tail[2:])
            if bare is not None and bare.fullmatch(rest, 1, quote):
                return rest[1:quote]
            return f"{rest[: quote + 1]}^^{self.term(tail[2:])}"
        return self.term(rest[: rest.index(" ")])

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
        objects = said[predicate]
        if predicate == "a":
            rows.append(f"    a {', '.join(sorted(objects))}")
        elif len(objects) == 1:
            rows.append(f"    {predicate} {next(iter(objects))}")
        else:
            rows.append(f"    {predicate}\n        " + " ,\n        ".join(sorted(objects)))
    return f"{subject}\n" + " ;\n".join(rows) + " .\n"


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
