"""The catalogue holds what DCAT-AP 3.0.1 asks for and recommends, and our shapes would see it if it did not.

The official shapes are not in this repository: name the file ``dcat-ap-SHACL.ttl`` of a release in
``GRAPHKIT_DCAT_AP`` and run the slow tests to hold the catalogue to them too.
"""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph as ox
import pytest
import shacl

from graphkit.publish.bundle import Publication, write_bundle

OWN = Path(__file__).parents[2] / "data" / "dcat-ap.ttl"
OFFICIAL = os.environ.get("GRAPHKIT_DCAT_AP", "")


def _found(catalog: Path, shapes: Path) -> list[tuple[str, str, str | None]]:
    report = shacl.Shapes.from_file(str(shapes)).validate_file(str(catalog))
    return [(result.severity, result.focus_node, result.path) for result in report.results]


def test_all_that_is_asked_for_and_recommended_is_there(bundle: Path) -> None:
    assert _found(bundle / "catalog.ttl", OWN) == []


def test_without_settings_only_what_nobody_can_know_is_missing(store: ox.Store, tmp_path: Path) -> None:
    write_bundle(store, tmp_path, Publication())
    found = _found(tmp_path / "catalog.ttl", OWN)
    assert {severity for severity, _, _ in found} == {"Warning"}
    missing = {(path or "").rpartition("/")[2].rpartition("#")[2].strip("<>") or path for _, _, path in found}
    assert missing == {"issued", "modified", "spatial", "type", "service"}
    assert Publication().unsaid() == ("publisher", "publisher_type", "contact", "issued", "spatial")


@pytest.mark.parametrize(
    "predicate",
    [
        *(
            "http://purl.org/dc/terms/publisher",
            "http://purl.org/dc/terms/title",
            "http://www.w3.org/ns/dcat#accessURL",
        ),
        *(
            "http://xmlns.com/foaf/0.1/name",
            "http://spdx.org/rdf/terms#algorithm",
            "http://www.w3.org/ns/dcat#endpointURL",
        ),
    ],
)
def test_the_shapes_see_what_is_missing(bundle: Path, tmp_path: Path, predicate: str) -> None:
    kept = [quad.triple for quad in ox.parse(path=str(bundle / "catalog.ttl")) if quad.predicate.value != predicate]
    ox.serialize(kept, str(tmp_path / "less.ttl"), format=ox.RdfFormat.TURTLE)
    assert "Violation" in {severity for severity, _, _ in _found(tmp_path / "less.ttl", OWN)}


def test_each_distribution_names_its_file_size_and_digest(bundle: Path, publication: Publication) -> None:
    store = ox.Store()
    store.load(path=str(bundle / "catalog.ttl"), format=ox.RdfFormat.TURTLE)
    rows = store.query(
        """PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX spdx: <http://spdx.org/rdf/terms#>
        SELECT ?url ?size ?sum { ?d a dcat:Distribution ; dcat:downloadURL ?url ; dcat:byteSize ?size ;
        spdx:checksum/spdx:checksumValue ?sum }"""
    )
    assert isinstance(rows, ox.QuerySolutions)
    found = {row["url"].value: (int(row["size"].value), row["sum"].value.lower()) for row in rows}
    sums = dict(reversed(line.split("  ")) for line in (bundle / "SHA256SUMS").read_text().splitlines())
    assert found == {
        publication.address + path: ((bundle / path).stat().st_size, sums[path])
        for path in ("data/graph.ttl.gz", "data/graph.nq.gz", "data/graph.jsonld.gz")
    }


def test_under_another_base_every_address_is_beneath_it(store: ox.Store, tmp_path: Path) -> None:
    """Who builds with a base of their own finds no address of ours for their data, and dumps where they serve."""
    here, there = "https://w3id.org/graphkit/ambleford", "https://data.example.org/id/ambleford"
    moved = ox.Store()
    moved.load(store.dump(format=ox.RdfFormat.N_QUADS).replace(here.encode(), there.encode()), ox.RdfFormat.N_QUADS)
    write_bundle(moved, tmp_path, Publication())
    said = (tmp_path / "catalog.ttl").read_text(encoding="utf-8")
    assert here not in said
    catalog = ox.Store()
    catalog.load(path=str(tmp_path / "catalog.ttl"), format=ox.RdfFormat.TURTLE)
    for predicate in ("accessURL", "downloadURL"):
        found = {
            quad.object.value
            for quad in catalog.quads_for_pattern(None, ox.NamedNode(f"http://www.w3.org/ns/dcat#{predicate}"), None)
            if isinstance(quad.object, ox.NamedNode)
        }
        assert found == {f"{there}/data/data/graph.{form}.gz" for form in ("ttl", "nq", "jsonld")}


@pytest.mark.slow
@pytest.mark.named("GRAPHKIT_DCAT_AP")
def test_the_official_shapes_find_nothing(bundle: Path) -> None:
    assert _found(bundle / "catalog.ttl", Path(OFFICIAL)) == []
