"""Everything that the shapes ask for is asked: each constraint of each shape has a graph that breaks it, for both engines.

The constraints are read from the shapes. Most graphs that break one are made from what it says; the others are those of
`broken`. A shape that is added without a graph that breaks it fails here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pyoxigraph as ox
import pytest

from graphkit.validate import validate
from graphkit.validate.constraints import load_constraints, violations
from graphkit.validate.engines import _bare, _compiled, _union
from graphkit.vocabulary import RDF
from tests.validate.broken import BASE, BREAKS, HEAD, ONTOLOGY, SH, SHAPES, SOUND, add, broken, drop, shapes, swap

FILE = ONTOLOGY / "shapes.ttl"
SAYS = frozenset(("name", "message", "severity", "path", "description", "property"))
TARGETS: Mapping[str, str] = {
    "targetClass": "?this a <{}>", "targetSubjectsOf": "?this <{}> ?any", "targetObjectsOf": "?any <{}> ?this",
}  # fmt: skip

MAKES: Mapping[str, Callable[[str, str, str], str]] = {
    "minCount": lambda focus, path, asked: drop(focus, path),
    "maxCount": lambda focus, path, asked: add(focus, path, ", ".join(f"<urn:x:{n}>" for n in range(int(asked) + 1))),
    "datatype": lambda focus, path, asked: swap(focus, path, '"odd"@en' if asked.endswith("#string") else "1.5"),
    "or": lambda focus, path, asked: swap(focus, path, "1.5"),
    "nodeKind": lambda focus, path, asked: swap(focus, path, '"odd"' if asked.endswith("IRI") else "<urn:x:odd>"),
    "class": lambda focus, path, asked: swap(focus, path, "<urn:x:stranger>"),
    "in": lambda focus, path, asked: swap(focus, path, "<urn:x:stranger>"),
    "pattern": lambda focus, path, asked: swap(focus, path, '"odd"'),
    "minLength": lambda focus, path, asked: swap(focus, path, '""'),
    "minInclusive": lambda focus, path, asked: swap(focus, path, str(int(float(asked)) - 1)),
    "maxInclusive": lambda focus, path, asked: swap(focus, path, str(int(float(asked)) + 1)),
    "uniqueLang": lambda focus, path, asked: swap(focus, path, '"one"@en , "other"@en'),
}
"""The parameter of a constraint to the change that breaks it in a thing, given its path and what it asks.

What is to have another datatype is a number: the two validators find a word there as well, but the reference goes on to order words
and numbers (docs/validation.md).
"""


@cache
def sound() -> ox.Store:
    store = ox.Store()
    store.load(HEAD + SOUND, format=ox.RdfFormat.TURTLE)
    return store


@cache
def asked() -> list[tuple[str, str, str]]:
    """Return (shape, parameter, what it asks) for each constraint of each shape with a name, sorted."""
    named = [
        quad.subject
        for kind in ("NodeShape", "PropertyShape")
        for quad in shapes().quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), ox.NamedNode(SH + kind))
    ]
    told = (quad for shape in named for quad in shapes().quads_for_pattern(shape, None, None))
    return sorted(
        (quad.subject.value.removeprefix(SHAPES), quad.predicate.value.removeprefix(SH), _plain(quad.object))
        for quad in told
        if quad.predicate.value.startswith(SH) and not quad.predicate.value.startswith(f"{SH}target")
        if quad.predicate.value.removeprefix(SH) not in SAYS
    )


def _plain(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def component(parameter: str) -> str:
    """Return the name of a constraint component by that of its parameter (SHACL, section 4)."""
    name = "SPARQL" if parameter == "sparql" else parameter[0].upper() + parameter[1:]
    return f"{name}ConstraintComponent"


def found(store: ox.Store) -> set[tuple[str, str, str]]:
    """Return (thing, shape, component) of what the compiled validator finds."""
    core = _compiled(FILE).validate_text(_union(store), "ntriples").results
    own = violations(store, load_constraints(FILE))
    return {
        (_bare(r.focus_node), _bare(r.source_shape).removeprefix(SHAPES), r.component.rsplit("#", 1)[-1].strip(">"))
        for r in core
    } | {(v.focus, v.shape.removeprefix(SHAPES), component("sparql")) for v in own}


def targets(shape: str) -> list[str]:
    """Return the things of the sound graph that a node shape is about, sorted."""
    things: set[str] = set()
    for quad in shapes().quads_for_pattern(ox.NamedNode(SHAPES + shape), None, None):
        pattern = TARGETS.get(quad.predicate.value.removeprefix(SH))
        if pattern:
            rows = sound().query(f"SELECT ?this {{ {pattern.format(_plain(quad.object))} }}")
            things.update(row["this"].value for row in rows)
    return sorted(things)


def askers(shape: str) -> list[str]:
    """Return the node shapes that ask for the shape of a property, sorted."""
    quads = shapes().quads_for_pattern(None, ox.NamedNode(f"{SH}property"), ox.NamedNode(SHAPES + shape))
    return sorted(q.subject.value.removeprefix(SHAPES) for q in quads if isinstance(q.subject, ox.NamedNode))


def path_of(shape: str) -> str:
    (quad,) = shapes().quads_for_pattern(ox.NamedNode(SHAPES + shape), ox.NamedNode(f"{SH}path"), None)
    return f"<{quad.object.value}>"


def breaking(shape: str, parameter: str, wanted: str) -> Iterator[tuple[str, str]]:
    """Yield (thing, change) that break a constraint: as it says itself, or else those of `broken`, of any thing."""
    make = MAKES.get(parameter)
    by = askers(shape)
    if make and by:
        for asker in by:
            # A thing that has a value for the path shows best what is wrong with another one.
            things = sorted(targets(asker), key=lambda thing: not _has(thing, path_of(shape)))
            yield from ((thing, make(thing, path_of(shape), wanted)) for thing in things[:1])
    yield from (("", change) for name, change in BREAKS if name == shape)


def _has(thing: str, path: str) -> bool:
    return bool(sound().query(f"ASK {{ <{thing}> {path} ?any }}"))


@pytest.mark.parametrize(("shape", "parameter", "wanted"), asked(), ids=lambda part: str(part)[-40:])
def test_a_constraint_has_a_graph_that_breaks_it_for_both_engines(shape: str, parameter: str, wanted: str) -> None:
    for thing, change in breaking(shape, parameter, wanted):
        store = broken(change)
        if any(f[1:] == (shape, component(parameter)) and thing in ("", f[0]) for f in found(store)):
            report = validate(store, ONTOLOGY, "pyshacl")
            assert any(v.shape == SHAPES + shape and thing in ("", v.focus) for v in report.findings)
            assert report == validate(store, ONTOLOGY, "shacl")
            return
    pytest.fail(f"no graph breaks {component(parameter)} of {shape}: add one to BREAKS in tests/validate/broken.py")


LINKS = sorted((asker, shape) for shape in {shape for shape, *_ in asked()} for asker in askers(shape))


@pytest.mark.parametrize(("asker", "shape"), LINKS)
def test_what_a_node_shape_asks_of_a_property_is_found_in_its_things(asker: str, shape: str) -> None:
    assert targets(asker), f"no thing of the sound graph is a target of {asker}: add one to SOUND"
    changes = [
        make(thing, path_of(shape), wanted)
        for name, parameter, wanted in asked()
        if name == shape and (make := MAKES.get(parameter))
        for thing in targets(asker)[:1]
    ]
    assert any((f[0], f[1]) == (targets(asker)[0], shape) for change in changes[:3] for f in found(broken(change))), (
        f"{asker} does not find in its own things what breaks {shape}"
    )


def test_a_shape_without_a_breaking_graph_would_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test of the test: a constraint of which nothing is broken is not passed over."""
    monkeypatch.setattr("tests.validate.test_components.BREAKS", [])
    assert list(breaking("HeldOnce", "sparql", "")) == []
    with pytest.raises(pytest.fail.Exception, match="no graph breaks SPARQLConstraintComponent of HeldOnce"):
        test_a_constraint_has_a_graph_that_breaks_it_for_both_engines("HeldOnce", "sparql", "")


MATTERS = {
    "overlap of holders of whom none is acting": ("HeldOnce", "tenure/mayor-before"),
    "an answer before its question": ("ReplyAfter", "contribution/1"),
    "a speaker outside every tenure of the capacity claimed": ("SpeakerInTerm", "contribution/2"),
    "a speaker in the capacity of another": ("SpeakerHoldsCapacity", "contribution/2"),
    "a mention whose quote is not in its text": ("Target", "mention/1/target"),
    "a supplementary to itself": ("question-lead", "question/follow"),
    "a label that is missing": ("label", "scheme/homes"),
    "dates out of term, of who asks": ("AskerInTerm", "question/lead"),
    "dates out of term, of who is named by a title": ("HolderOnTheDay", "mention/1"),
    "a tenure that ends before it starts": ("Membership", "tenure/mayor"),
}


@pytest.mark.parametrize(("shape", "focus"), MATTERS.values(), ids=MATTERS)
@pytest.mark.parametrize("engine", ["shacl", "pyshacl"])
def test_what_matters_is_found_in_the_thing_that_is_wrong(engine: str, shape: str, focus: str) -> None:
    reports = (validate(broken(change), ONTOLOGY, engine) for name, change in BREAKS if name == shape)
    wrong = {(v.shape.removeprefix(SHAPES), v.focus) for report in reports for v in report.findings}
    assert (shape, BASE + focus) in wrong
