"""The bundle is whole, is the graph, says what is in it, and is the same wherever it is made."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.errors import OutputError
from graphkit.publish.bundle import Publication, describe_dataset, described, write_bundle
from graphkit.publish.bundle.words import FILES

DATASET = ox.NamedNode("https://w3id.org/graphkit/ambleford/dataset")
DUMPS = {"ttl": ox.RdfFormat.TURTLE, "nq": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}


def _quads(data: bytes, form: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(data, format=form))


def _cited(bundle: Path) -> dict[str, str]:
    """Read the flat YAML of a citation file, whose every text is also a text of JSON."""
    lines = (bundle / "CITATION.cff").read_text().splitlines()
    pairs = [line.strip().partition(": ") for line in lines if not line.endswith("authors:")]
    return {key: json.loads(value) for key, _, value in pairs}


def test_every_file_is_listed_explained_and_summed(bundle: Path) -> None:
    found = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()}
    assert found == {*FILES, "SHA256SUMS"}
    sums = dict(reversed(line.split("  ")) for line in (bundle / "SHA256SUMS").read_text().splitlines())
    assert sums == {path: hashlib.sha256((bundle / path).read_bytes()).hexdigest() for path in FILES}
    readme = (bundle / "README.md").read_text()
    assert all(f"`{path}`" in readme for path in FILES)


def test_the_dumps_are_the_graph_and_its_description(store: ox.Store, bundle: Path, publication: Publication) -> None:
    whole, _ = described(store, publication)
    for suffix, form in DUMPS.items():
        data = gzip.decompress((bundle / f"data/graph.{suffix}.gz").read_bytes())
        found = _quads(data, form)
        if suffix == "ttl":
            assert {quad.triple for quad in found} == {quad.triple for quad in whole}
        else:
            assert found == set(whole)
    assert len(whole) > len(store)


def test_a_packed_file_holds_neither_name_nor_time(bundle: Path) -> None:
    head = (bundle / "data/graph.nq.gz").read_bytes()[:10]
    assert head[:2] == b"\x1f\x8b"
    assert head[3] == 0
    assert head[4:8] == bytes(4)
    assert zlib.decompress((bundle / "data/graph.nq.gz").read_bytes(), wbits=31)


def test_the_same_graph_gives_the_same_bytes_in_another_process(bundle: Path, tmp_path: Path) -> None:
    code = """
import sys, pyoxigraph
from pathlib import Path
from graphkit.publish.bundle import Publication, write_bundle
store = pyoxigraph.Store()
store.bulk_load(path=sys.argv[1])
write_bundle(store, Path(sys.argv[2]), Publication(
    publisher="Ambleford Open Records", publisher_type="http://purl.org/adms/publishertype/NonProfitOrganisation",
    publisher_homepage="https://records.example/", contact="data@records.example",
    address="https://records.example/questions/", endpoint="https://records.example/sparql", issued="2026-11-24",
    spatial=("https://records.example/place/ambleford",),
    labels={"https://records.example/place/ambleford": "Ambleford"}))
"""
    root = Path(__file__).parents[3]
    data = root / "tests" / "data" / "questions.trig"
    environ = {"PYTHONHASHSEED": "7", "PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", code, str(data), str(tmp_path / "again")]
    subprocess.run(command, check=True, env=environ, cwd=tmp_path)
    assert (tmp_path / "again" / "SHA256SUMS").read_bytes() == (bundle / "SHA256SUMS").read_bytes()


def test_a_description_that_is_in_the_graph_already_changes_nothing(store: ox.Store, publication: Publication) -> None:
    once = describe_dataset(store, publication)
    store.load(once, format=ox.RdfFormat.N_QUADS)
    assert describe_dataset(store, publication) == once
    assert describe_dataset(store) != once


def test_everything_has_an_address_and_a_label(bundle: Path) -> None:
    for name in ("catalog.ttl", "void.ttl", "examples.ttl", "provenance.ttl"):
        triples = [quad.triple for quad in ox.parse(path=str(bundle / name))]
        assert not [t for t in triples if isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode)]
        named = {t.subject for t in triples if t.predicate.value.endswith("#label")}
        assert {t.subject for t in triples} <= named, name


def test_the_well_known_description_is_the_same(bundle: Path) -> None:
    assert (bundle / ".well-known/void").read_bytes() == (bundle / "void.ttl").read_bytes()


def test_the_catalogue_is_the_same_in_json(bundle: Path) -> None:
    assert json.loads((bundle / "catalog.jsonld").read_text())
    two = [
        {quad.triple for quad in ox.parse(path=str(bundle / name), format=form)}
        for name, form in (("catalog.ttl", ox.RdfFormat.TURTLE), ("catalog.jsonld", ox.RdfFormat.JSON_LD))
    ]
    assert two[0] == two[1]


def test_the_provenance_names_every_input_with_its_digest(bundle: Path) -> None:
    text = (bundle / "provenance.ttl").read_text()
    for digest in ("aa11", "bb22", "cc33"):
        assert f'gk:sha256 "{digest}"' in text
    assert len(re.findall(r"prov:wasDerivedFrom", text)) == 1
    assert "prov:wasAssociatedWith <https://w3id.org/graphkit/software/" in text


def test_the_citation_is_a_citation_file(bundle: Path) -> None:
    cited = _cited(bundle)
    assert cited["cff-version"] == "1.2.0"
    assert cited["type"] == "dataset"
    assert cited["- name"] == "Ambleford Open Records"
    assert cited["date-released"] == "2026-11-24"
    assert "https://creativecommons.org/licenses/by/4.0/" in (bundle / "LICENSE").read_text()


def test_hostile_words_stay_words(hostile: ox.Store, tmp_path: Path) -> None:
    nasty = '<script>x</script> "q" \'\n\n# Head | cell ``` \\ سؤال'
    write_bundle(hostile, tmp_path, Publication(publisher=nasty, title=nasty, rights=nasty))
    readme = (tmp_path / "README.md").read_text()
    assert "<script>" not in readme.replace("\\<", "")
    assert readme.count("\n# ") == 0
    assert _cited(tmp_path)["title"] == nasty
    triples = list(ox.parse(path=str(tmp_path / "catalog.ttl")))
    assert any(isinstance(t.object, ox.Literal) and t.object.value == nasty for t in triples)


def test_a_store_without_a_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no register"):
        write_bundle(ox.Store(), tmp_path, Publication())


def test_the_topics_are_those_of_the_graph_and_not_of_another_body(store: ox.Store, bundle: Path) -> None:
    root = "https://w3id.org/graphkit/ambleford/"
    triples = {quad.triple for quad in _quads((bundle / "ontology/topics.ttl").read_bytes(), ox.RdfFormat.TURTLE)}
    assert triples <= {
        quad.triple for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(f"{root}register"))
    }
    named = {triple.subject for triple in triples if triple.predicate.value.endswith("#prefLabel")}
    assert named == {
        quad.subject
        for quad in store.quads_for_pattern(None, None, None)
        if quad.subject.value.startswith(f"{root}topic/")
    } - {ox.NamedNode(f"{root}topic/")}
    assert named
