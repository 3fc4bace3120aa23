"""A publication that says all that a catalogue wants, and the bundle of the small graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.publish.bundle import Publication, write_bundle


@pytest.fixture(scope="session")
def publication() -> Publication:
    return Publication(
        publisher="Ambleford Open Records",
        publisher_type="http://purl.org/adms/publishertype/NonProfitOrganisation",
        publisher_homepage="https://records.example/",
        contact="data@records.example",
        address="https://records.example/questions/",
        endpoint="https://records.example/sparql",
        issued="2026-11-24",
        spatial=("https://records.example/place/ambleford",),
        labels={"https://records.example/place/ambleford": "Ambleford"},
    )


@pytest.fixture
def bundle(store: ox.Store, publication: Publication, tmp_path: Path) -> Path:
    write_bundle(store, tmp_path / "portal", publication)
    return tmp_path / "portal"
