"""Each shape finds the graph that breaks it, and both engines find the same."""

from __future__ import annotations

import time

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.describe import Paragraph, paragraphs
from graphkit.validate import ENGINES, Report, Sure, Violation, explain, remedy, validate
from graphkit.validate.around import Around, Background
from graphkit.validate.constraints import load_constraints, violations
from graphkit.validate.counterparts import DIGESTS, counterpart, digest_of
from graphkit.vocabulary import PREFIXES
from tests.validate.broken import (
    BASE,
    BREAKS,
    HEAD,
    ONTOLOGY,
    SH,
    SHAPES,
    broken,
    drop,
    messages,
    shapes,
    sound,
    swap,
)  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES)
def test_a_sound_graph_conforms(engine: str) -> None:
    assert validate(sound(), ONTOLOGY, engine) == Report(())


@pytest.mark.parametrize(("shape", "update"), BREAKS)
def test_both_engines_find_what_breaks_a_shape(shape: str, update: str) -> None:
    store = broken(update)
    report = validate(store, ONTOLOGY, "shacl")
    assert messages()[shape] in {finding.message for finding in report.findings}
    assert not report.conforms
    assert validate(store, ONTOLOGY, "pyshacl") == report


def test_every_shape_has_a_graph_that_breaks_it() -> None:
    assert {shape for shape, _ in BREAKS} == set(messages())


def test_every_shape_says_what_to_do() -> None:
    silent = [name for name in messages() if not remedy(Violation("urn:x", "", "", "Violation", "", SHAPES + name))]
    assert not silent


def test_every_shape_is_named_and_explained() -> None:
    stated = shapes()
    for kind in ("NodeShape", "PropertyShape"):
        for quad in stated.quads_for_pattern(None, None, ox.NamedNode(SH + kind)):
            assert list(stated.quads_for_pattern(quad.subject, ox.NamedNode(SH + "name"), None)), quad.subject
            if kind == "PropertyShape":
                path = ox.NamedNode(SH + "path")
                (only,) = stated.quads_for_pattern(quad.subject, path, None)
                assert isinstance(only.object, ox.NamedNode), quad.subject
                assert str(quad.subject).strip("<>").removeprefix(SHAPES) in messages()


def test_findings_are_sorted_and_counted_once() -> None:
    store = broken(drop("person/mayor", "foaf:name") + ";" + drop("contribution/1", "gk:sequence"))
    report = validate(store, ONTOLOGY)
    assert [finding.focus.removeprefix(BASE) for finding in report.findings] == [
        "contribution/1",
        "person/mayor",
    ]
    assert validate(store, ONTOLOGY) == report


def test_a_warning_does_not_break_conformance() -> None:
    assert Report((Violation("urn:x", "", "Could be better.", "Warning", ""),)).conforms


def test_a_finding_is_explained_in_one_sentence() -> None:
    store = broken(swap("question/lead", "gk:reference", '"0107/2022"'))
    (finding,) = validate(store, ONTOLOGY).findings
    assert explain(finding) == (
        f"{BASE}question/lead: A question has at most one reference, written as year, slash, number "
        '(such as 2018/0171) (gk:reference is "0107/2022").'
    )
    missing = Violation("urn:x", PREFIXES["gk"] + "text", "A contribution has a text.", "Violation", "")
    assert explain(missing) == "urn:x: A contribution has a text (gk:text)."


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(KeyError):
        validate(sound(), ONTOLOGY, "nonesuch")


def test_checking_takes_time_in_proportion_to_the_graph() -> None:
    """A constraint whose parts do not hang together would compare each thing with each other."""

    def seconds(turns: int) -> float:
        lines = [
            f"<contribution/{n}> a gk:Contribution ; rdfs:label 'Turn {n}'@en ; gk:sequence {n} ; gk:text 'x'@en ; "
            f"schema:isPartOf <question/{n // 10}> ; gk:inReplyTo <contribution/{n - n % 2}> ."
            f"<target/{n}> a oa:SpecificResource ; oa:hasSource <contribution/{n}> ; "
            f"oa:hasSelector <position/{n}> , <quote/{n}> . <position/{n}> oa:start 0 ; oa:end 1 . "
            f"<quote/{n}> oa:exact 'x' . <question/{n // 10}> schema:datePublished '2022-03-03'^^xsd:date ."
            for n in range(1, turns + 1)
        ]
        store = ox.Store()
        store.load(HEAD + "\n".join(lines), format=ox.RdfFormat.TURTLE)
        begun = time.process_time()
        list(violations(store, load_constraints(ONTOLOGY / "shapes.ttl")))
        return time.process_time() - begun

    seconds(100)
    assert seconds(4000) < 30 * seconds(400)


SAID_ON_A_PAGE = ("sitting", "question", "contribution", "mention", "topic-assignment", "commitment", "source")
TOLD_BY_ALL_PAGES = {f"{SHAPES}SupplementaryAfter", f"{SHAPES}SupplementaryChain"}
"""Which question follows which is judged when all pages are read: see `graphkit.pipeline.settling.doubtful`."""


def _parted(store: ox.Store, kinds: tuple[str, ...]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Return what a page says, and what the register says."""
    lines = sorted({str(ox.Triple(q.subject, q.predicate, q.object)) + " ." for q in store})
    described = list(paragraphs(lines))
    page = [p for p in described if p[0].removeprefix(f"<{BASE}").split("/")[0] in kinds or p[0].startswith("_:")]
    return page, [p for p in described if p not in page]


def _doubts(store: ox.Store, kinds: tuple[str, ...]) -> set[str]:
    page, register = _parted(store, kinds)
    return {"_:" if thing.startswith("_:") else thing for thing in Sure(ONTOLOGY / "shapes.ttl", register).doubts(page)}


@pytest.mark.parametrize(("shape", "update"), BREAKS)
def test_what_breaks_a_shape_is_doubted(shape: str, update: str) -> None:
    store = broken(update)
    page = {subject.strip("<>") for subject, _ in _parted(store, SAID_ON_A_PAGE)[0]}
    found = {v.focus for v in validate(store).findings if v.shape not in TOLD_BY_ALL_PAGES}
    assert {focus for focus in found if focus in page} <= _doubts(store, SAID_ON_A_PAGE)
    everything = tuple({subject.removeprefix(f"<{BASE}").split("/")[0] for subject, _ in _parted(store, ())[1]})
    assert found <= _doubts(store, everything)


def test_nothing_is_doubted_of_a_sound_page() -> None:
    assert _doubts(sound(), SAID_ON_A_PAGE) == set()


def test_every_counterpart_stands_for_the_query_that_is_in_the_shapes() -> None:
    selects = {
        quad.subject.value.removeprefix(SHAPES): digest_of(quad.object.value)
        for quad in shapes().quads_for_pattern(None, ox.NamedNode(f"{SH}select"), None)
    }
    own_to_the_register = {"ends-after-start", "held-once", "above-and-below"}
    assert dict(DIGESTS) == {name: told for name, told in selects.items() if name not in own_to_the_register}


def test_of_a_query_that_changed_nothing_is_sure() -> None:
    same = counterpart(f"{SHAPES}itself", "SELECT $this ?value WHERE { $this $PATH ?value . FILTER (?value = $this) }")
    other = counterpart(f"{SHAPES}itself", "SELECT $this ?value WHERE { $this $PATH ?value }")
    around = Around([], Background([]))
    assert same("<x>", [], ["<y>"], around)
    assert not other("<x>", [], ["<y>"], around)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_wrong_with_a_page_is_doubted(data: st.DataObject) -> None:
    store = sound()
    quads = sorted(store, key=str)
    for _ in range(data.draw(st.integers(1, 3))):
        quad = data.draw(st.sampled_from(quads))
        other = data.draw(st.sampled_from(quads))
        kind = data.draw(st.sampled_from(("drop", "swap", "add", "move")))
        if kind != "add":
            store.remove(quad)
        if kind in ("swap", "add"):
            store.add(ox.Quad(quad.subject, quad.predicate, other.object))
        if kind == "move":
            store.add(ox.Quad(quad.subject, other.predicate, quad.object))
    found = {v.focus for v in validate(store).findings if v.shape not in TOLD_BY_ALL_PAGES}
    everything = tuple({subject.removeprefix(f"<{BASE}").split("/")[0] for subject, _ in _parted(store, ())[1]})
    assert found <= _doubts(store, everything)
