"""Rules: each component of SHACL Core that our shapes use, as a test of a few strings.

A rule may say that it does not know: it never says that something keeps a shape which does not. What is not sure is
put to the shapes themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from graphkit.validate.around import Around, Said
from graphkit.validate.counterparts import Holds, counterpart
from graphkit.vocabulary import RDF, SH, XSD, lexical

__all__ = ["Rule", "rules_of"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Values = Sequence[str]
Each = Callable[[str], bool]
"""Judges one value, whatever it is said of."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must hold of the values of a predicate, or of the subject itself where ``path`` is empty.

    ``lasting`` rules look at how many values there are and of what kind, and so hold of every thing that is made alike.
    Of a rule that looks at nothing but one value at a time, ``each`` is the judge of one.
    """

    path: str
    lasting: bool
    holds: Holds
    each: Each | None = None


_LEXICAL: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        XSD("integer"): re.compile(r"[+-]?[0-9]+"),
        XSD("nonNegativeInteger"): re.compile(r"[0-9]+"),
        XSD("decimal"): re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?"),
        XSD("boolean"): re.compile(r"true|false"),
        XSD("date"): re.compile(
            r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|[12][0-9]{3}-(?:0[13-9]|1[0-2])-(?:29|30)|[12][0-9]{3}-(?:0[13578]|1[02])-31"
        ),
        XSD("gYearMonth"): re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])"),
        XSD("gYear"): re.compile(r"[12][0-9]{3}"),
    }
)
"""What surely is a value of a datatype; the rest is asked of the shapes."""

_NUMBER: Final = re.compile(r'"([+-]?[0-9]+(?:\.[0-9]+)?)"\^\^')

_SAID: Final = frozenset(SH + name for name in ("name", "message", "severity", "path", "description", "order"))
"""Says something to people, or is read elsewhere."""


def rules_of(shapes: ox.Store, shape: Term) -> list[Rule]:
    """Return the rules of a node shape, those of its properties included."""
    path = _one(shapes, shape, "path")
    rules = []
    for name, value in _about(shapes, shape):
        if not name.startswith(SH) or name in _SAID or name.startswith(f"{SH}target"):
            continue
        if name == f"{SH}property":
            rules.extend(rules_of(shapes, value))
        else:
            made = _COMPONENTS.get(name.removeprefix(SH), _unknown)(shapes, value)
            rules.append(Rule(str(path) if path else "", *made))
    return rules


Made = tuple[bool, Holds] | tuple[bool, Holds, Each | None]


def _of_each(fits: Each) -> Made:
    return False, lambda subject, said, values, around: all(map(fits, values)), fits


def _unknown(shapes: ox.Store, value: Term) -> Made:
    return True, lambda subject, said, values, around: False


def _min_count(shapes: ox.Store, value: Term) -> Made:
    least = int(value.value)
    return True, lambda subject, said, values, around: len(values) >= least


def _max_count(shapes: ox.Store, value: Term) -> Made:
    most = int(value.value)
    return True, lambda subject, said, values, around: len(values) <= most


def _datatype(shapes: ox.Store, value: Term) -> Made:
    name = value.value
    if name == XSD("string"):
        return True, lambda subject, said, values, around: all(v[0] == '"' == v[-1] for v in values)
    if name == f"{RDF}langString":
        return True, lambda subject, said, values, around: all(_language(v) for v in values)
    tail = f'"^^<{name}>'
    valid = _LEXICAL.get(name)
    if valid is None:
        return _unknown(shapes, value)

    @lru_cache(1 << 12)
    def fits(literal: str) -> bool:
        return literal.endswith(tail) and bool(valid.fullmatch(literal, 1, len(literal) - len(tail)))

    return _of_each(fits)


def _language(literal: str) -> bool:
    return literal[0] == '"' and literal[literal.rindex('"') + 1 :][:1] == "@"


@dataclass(frozen=True, slots=True)
class _Is:
    """Holds of things that have one of some classes."""

    kinds: frozenset[str]

    def __call__(self, subject: str, said: Said, values: Values, around: Around) -> bool:
        for value in values:  # noqa: SIM110 - asked of every link of a page: a generator takes twice as long
            if self.kinds.isdisjoint(around.classes(value)):
                return False
        return True


def _class(shapes: ox.Store, value: Term) -> Made:
    return False, _Is(frozenset((str(value),)))


def _node_kind(shapes: ox.Store, value: Term) -> Made:
    begins = {f"{SH}IRI": "<", f"{SH}Literal": '"'}.get(value.value, "\0")
    return True, lambda subject, said, values, around: all(v[0] == begins for v in values)


def _in(shapes: ox.Store, value: Term) -> Made:
    allowed = frozenset(map(str, _listed(shapes, value)))
    return _of_each(allowed.__contains__)


def _pattern(shapes: ox.Store, value: Term) -> Made:
    pattern = re.compile(value.value)
    return _of_each(lambda v: v[0] == '"' and "\\" not in v and pattern.search(lexical(v)) is not None)


def _min_length(shapes: ox.Store, value: Term) -> Made:
    least = int(value.value)
    if least > 1:
        return _unknown(shapes, value)
    return _of_each(lambda v: v[0] == '"' and v[1] != '"')


def _min_inclusive(shapes: ox.Store, value: Term) -> Made:
    least = str(value)
    return _of_each(lambda v: _at_least(v, least))


def _max_inclusive(shapes: ox.Store, value: Term) -> Made:
    most = str(value)
    return _of_each(lambda v: _at_least(most, v))


@lru_cache(1 << 12)
def _number(literal: str) -> Decimal | None:
    """Return the number that a literal surely is."""
    found = _NUMBER.match(literal)
    return Decimal(found[1]) if found else None


def _at_least(literal: str, least: str) -> bool:
    """Say whether both are numbers, and the first is not the smaller."""
    number, other = _number(literal), _number(least)
    return number is not None and other is not None and number >= other


def _below(literal: str, most: str) -> bool:
    """Say whether both are numbers, and the first is the smaller."""
    number, other = _number(literal), _number(most)
    return number is not None and other is not None and number < other


def _unique_lang(shapes: ox.Store, value: Term) -> Made:
    return (
        True,
        lambda subject, said, values, around: len({v[v.rindex('"') :] for v in values if v[0] == '"'}) == len(values),
    )


def _less_than(shapes: ox.Store, value: Term) -> Made:
    other = str(value)

    def holds(subject: str, said: Said, values: Values, around: Around) -> bool:
        larger = [target for predicate, target in said if predicate == other]
        return all(_below(v, most) for v in values for most in larger)

    return False, holds


def _has_value(shapes: ox.Store, value: Term) -> Made:
    wanted = str(value)
    return False, lambda subject, said, values, around: wanted in values


def _or(shapes: ox.Store, value: Term) -> Made:
    ways = [rules_of(shapes, shape) for shape in _listed(shapes, value)]

    def holds(subject: str, said: Said, values: Values, around: Around) -> bool:
        return any(all(_kept(rule, subject, said, values, around) for rule in way) for way in ways)

    def of_each(subject: str, said: Said, values: Values, around: Around) -> bool:
        return all(holds(subject, said, (value,), around) for value in values)

    told = [way[0].holds for way in ways if len(way) == 1 and not way[0].path]
    classes = [one.kinds for one in told if isinstance(one, _Is)]
    if len(classes) == len(ways):
        return False, _Is(frozenset().union(*classes))
    own = all(not rule.path for way in ways for rule in way)
    alone = [[rule.each for rule in way if rule.each is not None] for way in ways]
    if own and list(map(len, alone)) == list(map(len, ways)):
        return _of_each(lambda v: any(all(fits(v) for fits in way) for way in alone))
    return all(rule.lasting for way in ways for rule in way), of_each if own else holds


def _not(shapes: ox.Store, value: Term) -> Made:
    """Only what a rule knows for sure may be turned round: that a value is there."""
    rules = rules_of(shapes, value)
    named = {predicate for predicate, _ in _about(shapes, value)}
    if len(rules) != 1 or named != {f"{SH}property"} or not _says_only_value(shapes, value):
        return _unknown(shapes, value)
    return False, lambda subject, said, values, around: not _kept(rules[0], subject, said, values, around)


def _says_only_value(shapes: ox.Store, shape: Term) -> bool:
    inner = _one(shapes, shape, "property")
    said = {predicate for predicate, _ in _about(shapes, inner)} if inner else set()
    return said == {f"{SH}path", f"{SH}hasValue"}


def _kept(rule: Rule, subject: str, said: Said, values: Values, around: Around) -> bool:
    own = [target for predicate, target in said if predicate == rule.path] if rule.path else values
    return rule.holds(subject, said, own, around)


def _sparql(shapes: ox.Store, value: Term) -> Made:
    select = _one(shapes, value, "select")
    return False, counterpart(value.value, select.value if select else "")


def _about(shapes: ox.Store, thing: Term) -> Iterator[tuple[str, Term]]:
    """Yield the predicates and the objects of what the shapes say of a node."""
    assert not isinstance(thing, ox.Literal), f"a shape is no literal: {thing}"
    for quad in shapes.quads_for_pattern(thing, None, None):
        assert not isinstance(quad.object, ox.Triple), "shapes do not speak of statements"
        yield quad.predicate.value, quad.object


def _one(shapes: ox.Store, subject: Term, name: str) -> Term | None:
    return next((value for predicate, value in _about(shapes, subject) if predicate == SH + name), None)


def _listed(shapes: ox.Store, head: Term) -> list[Term]:
    """Return the members of an RDF list."""
    found: list[Term] = []
    while head != ox.NamedNode(f"{RDF}nil"):
        rest = dict(_about(shapes, head))
        found.append(rest[f"{RDF}first"])
        head = rest[f"{RDF}rest"]
    return found


_COMPONENTS: Final[Mapping[str, Callable[[ox.Store, Term], Made]]] = MappingProxyType(
    {
        "minCount": _min_count, "maxCount": _max_count, "datatype": _datatype, "class": _class, "nodeKind": _node_kind,
        "in": _in, "pattern": _pattern, "minLength": _min_length, "minInclusive": _min_inclusive,
        "maxInclusive": _max_inclusive, "uniqueLang": _unique_lang, "lessThan": _less_than, "hasValue": _has_value,
        "or": _or, "not": _not, "sparql": _sparql,
    }
)  # fmt: skip
