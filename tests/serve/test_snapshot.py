"""A build may go on in the folder that is served: readers see the old graph until the new one is whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from graphkit.serve import Options
from graphkit.serve.snapshot import Snapshots

COUNT = "SELECT (COUNT(*) AS ?n) { ?s <a:new> ?o }"
BASE = "https://w3id.org/graphkit/"


def ended(output: Path, text: str) -> None:
    """Leave a report as the end of a build does: beside, then renamed."""
    (output / "beside").write_text(text, encoding="utf-8")
    (output / "beside").replace(output / "report.json")


def number(client: Any) -> str:
    got = client.query(COUNT, Accept="text/csv")
    assert got.status == 200, got.text
    return str(got.text.split()[1])


def test_readers_see_a_new_build_when_it_has_ended(
    tmp_path: Path, served: Callable[..., Any], store_of: Callable[..., Any]
) -> None:
    output = store_of("<a:a> <a:b> <a:c> .", tmp_path / "built")
    ended(output, "first")
    with served(Options(output, port=0, base=BASE)) as client:
        assert number(client) == "0"
        (output / "report.json").unlink()
        store = pyoxigraph.Store(str(output / "store"))
        store.bulk_load(
            "".join(f"<a:{i}> <a:new> <a:c> .\n" for i in range(500)), format=pyoxigraph.RdfFormat.N_TRIPLES
        )
        store.optimize()
        store.flush()
        del store
        assert number(client) == "0"
        assert client.query("ASK { <a:a> ?p ?o }", Accept="text/csv").text == "true"
        ended(output, "second")
        assert number(client) == "500"
        assert client.get("/browse/people").status == 200
        assert len(list(output.glob(".serving-*"))) == 2
    assert list(output.glob(".serving-*")) == []


def test_a_folder_that_cannot_be_written_is_served_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store_of: Callable[..., Any]
) -> None:
    output = store_of("<a:a> <a:b> <a:c> .", tmp_path / "built")

    def refuse(source: Path, target: Path) -> None:
        raise OSError(f"no links from {source} to {target}")

    monkeypatch.setattr(os, "link", refuse)
    snapshots = Snapshots(output)
    assert snapshots.take() == output / "store"
    assert list(output.glob(".serving-*")) == []
    assert Snapshots(tmp_path / "nothing").take() == tmp_path / "nothing" / "store"


def test_a_snapshot_is_the_store(tmp_path: Path, store_of: Callable[..., Any]) -> None:
    output = store_of("<a:a> <a:b> <a:c> .", tmp_path / "built")
    snapshots = Snapshots(output)
    held = snapshots.take()
    assert held != output / "store"
    assert len(pyoxigraph.Store.read_only(str(held))) == 1
    assert not snapshots.stale()
    snapshots.drop()
    assert not held.exists()
