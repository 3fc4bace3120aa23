"""A projection is weighted, dated, attributed, and the same every time; its files open in other tools."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import networkx
import pyoxigraph
import pytest

from graphkit.errors import ConfigError
from graphkit.publish import FORMATS
from graphkit.publish.networks import network, projection
from graphkit.publish.palette import COLOURS, SHAPES, party_colours
from graphkit.publish.projections import PROJECTIONS
from graphkit.publish.things import KINDS
from graphkit.publish.xmltext import legal

from .conftest import BASE, HOSTILE

GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


def written(store: pyoxigraph.Store, name: str, **options: object) -> bytes:
    out = io.BytesIO()
    FORMATS[name].write(store, out, **options)
    return out.getvalue()


def named(store: pyoxigraph.Store, name: str) -> dict[tuple[str, str], int]:
    graph = projection(store, name)
    label = graph.nodes(data="label")
    return {(label[a], label[b]): weight for a, b, weight in graph.edges(data="weight")}


@pytest.mark.parametrize(
    ("name", "edges"),
    [
        (
            "who-asks-whom",
            {("Ines Tallowby", "Odo Marshbank"): 2, ("Ines Tallowby", "Petra O'Quill"): 1},
        ),
        ("who-replies-to-whom", {("Odo Marshbank", "Ines Tallowby"): 1}),
        ("who-mentions-whom", {("Ines Tallowby", "Odo Marshbank"): 1}),
        ("co-mention", {("Odo Marshbank", "Ambleford Flood Strategy"): 1}),
        ("member-topic", {("Odo Marshbank", "Flooding"): 1}),
        ("party-topic", {}),
        (
            "person-strategy",
            {("Ines Tallowby", "Ambleford Flood Strategy"): 1, ("Odo Marshbank", "Sluice Strategy"): 1},
        ),
        ("person-organisation", {}),
    ],
)
def test_a_projection_counts_what_was_said(
    store: pyoxigraph.Store, name: str, edges: dict[tuple[str, str], int]
) -> None:
    assert named(store, name) == edges


def test_the_overview_is_the_union_of_its_relations(store: pyoxigraph.Store) -> None:
    weights = named(store, "overview")
    assert weights["Ines Tallowby", "Odo Marshbank"] == 3
    graph = projection(store, "overview")
    edge = graph.edges[f"{BASE}person/ines-tallowby", f"{BASE}person/odo-marshbank"]
    assert edge["relation"] == "asks; mentions"


def test_nodes_and_edges_tell_who_when_and_where_from(store: pyoxigraph.Store) -> None:
    graph = projection(store, "who-asks-whom")
    assert isinstance(graph, networkx.DiGraph)
    ines, odo = f"{BASE}person/ines-tallowby", f"{BASE}person/odo-marshbank"
    assert graph.nodes[ines] == {"label": "Ines Tallowby", "kind": "person", "party": "Mill Party", "iri": ines}
    assert graph.edges[ines, odo] == {
        "weight": 2,
        "relation": "asks",
        "first": "2021-05-09",
        "last": "2021-05-09",
        "sources": "flooding-1.txt; flooding.txt",
        "offices": "Mayor of Ambleford",
    }


def test_an_office_without_one_holder_stays_an_office(store: pyoxigraph.Store) -> None:
    held = pyoxigraph.NamedNode(f"{BASE}tenure/mayor--petra")
    start = pyoxigraph.NamedNode("https://schema.org/startDate")
    register = pyoxigraph.NamedNode(f"{BASE}register")
    early = pyoxigraph.Literal("2021-05-01", datatype=pyoxigraph.NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    for quad in list(store.quads_for_pattern(held, start, None)):
        store.remove(quad)
    store.add(pyoxigraph.Quad(held, start, early, register))
    assert named(store, "who-asks-whom")["Ines Tallowby", "Mayor of Ambleford"] == 2


def test_who_was_asked_where_no_office_is_named_is_whoever_answered(store: pyoxigraph.Store) -> None:
    unnamed = pyoxigraph.Store()
    unnamed.extend(q for q in store if not q.predicate.value.endswith("#askedOf"))
    assert named(unnamed, "who-asks-whom") == {
        ("Ines Tallowby", "Odo Marshbank"): 1,
        ("Ines Tallowby", "Petra O'Quill"): 1,
    }


def test_what_has_no_direction_has_none(store: pyoxigraph.Store) -> None:
    graph = projection(store, "co-mention")
    assert not graph.is_directed()
    assert network(store, "co-mention").shape.directed is False


def test_an_unknown_projection_names_the_known_ones(store: pyoxigraph.Store) -> None:
    with pytest.raises(ConfigError, match=r"did you mean who-asks-whom\?.*member-topic"):
        projection(store, "who-ask-whom")


@pytest.mark.parametrize("name", PROJECTIONS)
def test_networkx_itself_can_write_a_projection(store: pyoxigraph.Store, name: str) -> None:
    graph = projection(store, name)
    networkx.write_graphml(graph, io.BytesIO())
    networkx.write_gexf(graph, io.BytesIO())


@pytest.mark.parametrize("name", PROJECTIONS)
@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_file_holds_the_network_and_is_the_same_every_time(store: pyoxigraph.Store, name: str, form: str) -> None:
    data = written(store, form, projection=name)
    assert data == written(store, form, projection=name)
    read = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[form](io.BytesIO(data))
    graph = projection(store, name)
    assert set(read.nodes) == set(graph.nodes)
    assert read.is_directed() == graph.is_directed()
    for node, told in graph.nodes(data=True):
        assert {key: read.nodes[node].get(key, "") for key in told} == told
    weights: dict[tuple[str, str], float] = {}
    for source, target, weight in read.edges(data="weight"):
        weights[source, target] = weights.get((source, target), 0) + weight
    assert weights == {(a, b): weight for a, b, weight in graph.edges(data="weight")}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_hostile_labels_come_through_without_what_xml_cannot_hold(hostile: pyoxigraph.Store, form: str) -> None:
    data = written(hostile, form)
    read = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[form](io.BytesIO(data))
    label = read.nodes[f"{BASE}person/ines-tallowby"]["label"]
    assert label == legal(HOSTILE) + "Ines Tallowby"
    assert "\x07" not in label
    assert "\ufffe" not in label
    assert "سؤال 🚲" in label


def test_legal_keeps_what_xml_can_hold() -> None:
    kept = "\t\n\r \ud7ff\ue000\ufffd\U0001f6b2"
    assert legal(kept) == kept
    assert legal("\x00\x08\x0b\x1f\ud800\ufffe\uffff") == ""


def test_gexf_has_spells_colours_and_the_structure_of_1_3(store: pyoxigraph.Store) -> None:
    root = ElementTree.fromstring(written(store, "gexf", projection="who-asks-whom"))
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    meta, graph = root
    assert [child.tag for child in meta] == [f"{GEXF}creator", f"{GEXF}description"]
    assert dict(graph.attrib) == {
        "defaultedgetype": "directed",
        "idtype": "string",
        "mode": "dynamic",
        "timeformat": "date",
        "start": "2021-05-09",
        "end": "2022-01-20",
    }
    assert [child.tag for child in graph] == [
        f"{GEXF}{name}" for name in ("attributes", "attributes", "nodes", "edges")
    ]
    declared = {(group.get("class"), one.get("id")) for group in graph.findall(f"{GEXF}attributes") for one in group}
    for domain, things in (("node", f"{GEXF}nodes/{GEXF}node"), ("edge", f"{GEXF}edges/{GEXF}edge")):
        for thing in graph.findall(things):
            assert {(domain, value.get("for")) for value in thing.iter(f"{GEXF}attvalue")} <= declared
            spells = thing.findall(f"{GEXF}spells/{GEXF}spell")
            assert spells
            assert all(spell.get("start", "") <= spell.get("end", "") for spell in spells)
    colours = {node.get("label"): node.find(f"{VIZ}color") for node in graph.iter(f"{GEXF}node")}
    assert colours["Odo Marshbank"] is not None
    assert colours["Ines Tallowby"] is not None
    assert colours["Odo Marshbank"].attrib == {"r": "0", "g": "114", "b": "178"}
    assert colours["Ines Tallowby"].attrib != colours["Odo Marshbank"].attrib, "a party has its own colour"


def test_an_edge_exists_on_its_days_and_a_node_between_them(store: pyoxigraph.Store) -> None:
    read = networkx.read_gexf(io.BytesIO(written(store, "gexf", projection="who-asks-whom")))
    ines, petra = f"{BASE}person/ines-tallowby", f"{BASE}person/petra-o-quill"
    assert read.edges[ines, petra]["spells"] == [("2022-01-20", "2022-01-20")]
    assert read.nodes[ines]["spells"] == [("2021-05-09", "2022-01-20")]


def test_an_empty_store_gives_an_empty_network() -> None:
    empty = pyoxigraph.Store()
    for form in ("graphml", "gexf"):
        data = written(empty, form)
        read = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[form](io.BytesIO(data))
        assert len(read) == 0


def test_kinds_have_a_colour_and_a_shape_and_no_party_looks_like_one() -> None:
    assert set(COLOURS) == set(SHAPES)
    assert set(COLOURS) <= set(KINDS.values())
    looks = {(COLOURS[kind], SHAPES[kind]) for kind in COLOURS}
    assert len(looks) == len(COLOURS)
    parties = party_colours([f"Party {n}" for n in range(12)])
    assert not set(parties.values()) & set(COLOURS.values())
    assert parties == party_colours(reversed(list(parties)))
