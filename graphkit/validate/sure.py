"""Sure: nearly everything surely keeps the shapes, which one pass over a page tells; what is left is put to the shapes.

The shapes are read from the same file. Things that are made alike (the same properties, as often, of the same kinds)
keep or break most rules alike, so those are asked once; what depends on a value is asked of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graphkit.validate.around import Around, Background, Said
from graphkit.validate.counterparts import Holds
from graphkit.validate.rules import Each, Rule, rules_of
from graphkit.vocabulary import RDF, SH

__all__ = ["Sure"]

_TYPE: Final = f"<{RDF('type')}>"
Target = tuple[str, str]
"""The kind of a target (``targetClass`` …) and its term."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is left to ask of things that are made alike.

    ``sure`` says that nothing failed yet; ``single`` are judges of one value, with its place; ``asked`` are rules with the range of
    the values of their path, ``pointing`` the ranges of objects that are targets because they are pointed to, with the rules for them.
    """

    sure: bool
    single: tuple[tuple[int, Each], ...]
    asked: tuple[tuple[int, int, Holds], ...]
    pointing: tuple[tuple[int, int, str], ...]


class Sure:
    """The shapes of a file, and what is known of the register: a page is judged against both."""

    def __init__(self, shapes: Path, register: Iterable[tuple[str, Said]]) -> None:
        self._targets = _targets(shapes)
        self._background = Background(register)
        self._plans: dict[tuple[str, ...], _Plan] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def doubts(self, page: Iterable[tuple[str, Said]]) -> list[str]:
        """Return the IRIs of the things of a page of which it is not sure that they keep the shapes, sorted.

        Things that a page points to and does not describe are among them where the register does not describe them.
        """
        around = Around(page, self._background)
        doubted = around.doubted
        named: set[tuple[str, str]] = set()
        for subject, said in around.said.items():
            alike = [p + o[o.rindex('"') :] if o[0] == '"' else p + o if p == _TYPE else p + o[0] for p, o in said]
            key = (subject[0], *alike)
            plan = self._plans.get(key)
            if plan is None:
                plan = self._plans[key] = self._plan(subject, said, around)
            if not plan.sure or not _keeps_plan(plan, subject, said, around):
                doubted.add(subject)
            for first, after, predicate in plan.pointing:
                named.update([(o, predicate) for _, o in said[first:after]])
        doubted.update(thing for thing, predicate in named if not self._named(thing, predicate, around))
        return sorted(thing.strip("<>") for thing in doubted)

    def _plan(self, subject: str, said: Said, around: Around) -> _Plan:
        spans = _spans(said)
        classes = [o for p, o in said if p == _TYPE]
        targets = [("targetClass", name) for name in classes] + [("targetSubjectsOf", name) for name in spans]
        sure = True
        asked: list[tuple[int, int, Holds]] = []
        alone: dict[int, list[Each]] = {}
        for rule in {id(r): r for target in targets for r in self._targets.get(target, ())}.values():
            first, after = spans.get(rule.path, (0, 0)) if rule.path else (0, 0)
            if rule.path and first == after and not rule.lasting:
                continue
            if rule.lasting:
                values = [o for _, o in said[first:after]] if rule.path else [subject]
                sure = sure and rule.holds(subject, said, values, around)
            elif rule.each is not None and rule.path:
                for place in range(first, after):
                    alone.setdefault(place, []).append(rule.each)
            else:
                asked.append((first, after, rule.holds))
        pointing = [(*span, name) for name, span in spans.items() if ("targetObjectsOf", name) in self._targets]
        single = tuple((place, _together(*judges)) for place, judges in alone.items())
        return _Plan(sure, single, tuple(asked), tuple(pointing))

    def _named(self, thing: str, predicate: str, around: Around) -> bool:
        """Judge what is pointed to. What only the register describes is judged once."""
        said = around.told(thing)
        if said is None:
            return False
        if thing in around.said:
            return self._keeps(thing, said, predicate, around)
        found = self._known.get((thing, predicate))
        if found is None:
            found = self._known[thing, predicate] = self._keeps(thing, said, predicate, around)
        return found

    def _keeps(self, thing: str, said: Said, predicate: str, around: Around) -> bool:
        return all(
            rule.holds(thing, said, [o for p, o in said if p == rule.path] if rule.path else [thing], around)
            for rule in self._targets["targetObjectsOf", predicate]
        )


def _keeps_plan(plan: _Plan, subject: str, said: Said, around: Around) -> bool:
    for place, fits in plan.single:
        if not fits(said[place][1]):
            return False
    for first, after, holds in plan.asked:
        if not holds(subject, said, [o for _, o in said[first:after]] if after else (subject,), around):
            return False
    return True


@cache
def _together(*judges: Each) -> Each:
    """Return one judge for several. What it said of a value it remembers for a while: most values are met again."""
    if len(judges) == 1:
        return judges[0]
    return lru_cache(1 << 12)(lambda value: all(fits(value) for fits in judges))


def _spans(said: Said) -> dict[str, tuple[int, int]]:
    """Map each predicate to the range of its objects, which stand together."""
    spans: dict[str, tuple[int, int]] = {}
    for place, (predicate, _) in enumerate(said):
        spans[predicate] = (spans.get(predicate, (place, 0))[0], place + 1)
    return spans


@cache
def _targets(shapes: Path) -> Mapping[Target, list[Rule]]:
    """Map each target of a shape to the rules of all shapes that have it."""
    store = ox.Store()
    store.load(path=str(shapes), format=ox.RdfFormat.TURTLE)
    found: dict[Target, list[Rule]] = {}
    made: dict[str, list[Rule]] = {}
    for kind in ("targetClass", "targetSubjectsOf", "targetObjectsOf"):
        for quad in store.quads_for_pattern(None, ox.NamedNode(SH + kind), None):
            shape = quad.subject
            assert isinstance(shape, ox.NamedNode), "a shape with a target has a name"
            rules = made.get(shape.value)
            if rules is None:
                rules = made[shape.value] = rules_of(store, shape)
            found.setdefault((kind, str(quad.object)), []).extend(rules)
    return found
