"""The command that publishes: what it leaves, what it says, and what it asks the environment."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

import graphkit
from graphkit.cli import commands
from graphkit.config import examples_path
from graphkit.errors import ConfigError, OutputError
from graphkit.query import ask
from graphkit.store import open_store, put_graph

DATA = Path(__file__).parent / "data" / "questions.trig"
DATASET = "https://w3id.org/graphkit/ambleford/dataset"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "output").mkdir()
    store = ox.Store(str(tmp_path / "output" / "store"))
    store.bulk_load(path=str(DATA))
    store.flush()
    return tmp_path / "output"


def _run(built: Path, *arguments: str, **environ: str) -> Result:
    found = CliRunner().invoke(commands, ["publish", "-d", str(built), *arguments], env={"HOME": str(built), **environ})
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found


def test_it_writes_the_bundle_and_says_what_nobody_told_it(built: Path) -> None:
    found = _run(built)
    assert found.exit_code == 0
    assert "18 files in" in found.stdout
    assert "not said in publication.toml: publisher, publisher_type, contact, issued, spatial" in found.stderr
    assert (built / "portal" / "catalog.ttl").is_file()


def test_the_description_is_then_in_the_store_where_editors_look_for_it(built: Path) -> None:
    _run(built)
    once = set(open_store(built / "store"))
    found = ask(open_store(built / "store"), "SELECT ?query { ?example a sh:SPARQLExecutable ; sh:select ?query }")
    assert not isinstance(found, bool | tuple)
    assert len(found) > 15
    _run(built)
    assert set(open_store(built / "store")) == once
    assert put_graph(built / "store", DATASET, b"") is True
    assert put_graph(built / "store", DATASET, b"") is False


def test_settings_beside_the_build_are_found(built: Path) -> None:
    (built / "publication.toml").write_text('publisher = "Ambleford Open Records"\n')
    _run(built)
    assert "Ambleford Open Records" in (built / "portal" / "catalog.ttl").read_text()


def test_settings_that_are_named_go_before(built: Path, tmp_path: Path) -> None:
    (built / "publication.toml").write_text('publisher = "Others"\n')
    (tmp_path / "mine.toml").write_text('publisher = "Ambleford Open Records"\n')
    _run(built, "--about", str(tmp_path / "mine.toml"), "-o", str(tmp_path / "portal"))
    assert "Ambleford Open Records" in (tmp_path / "portal" / "catalog.ttl").read_text()
    with pytest.raises(ConfigError, match="nonesuch"):
        _run(built, "--about", str(tmp_path / "nonesuch.toml"))


def test_the_day_may_come_from_the_environment(built: Path) -> None:
    _run(built, SOURCE_DATE_EPOCH="1795000000")
    assert 'dcterms:issued "2026-11-18"' in (built / "portal" / "catalog.ttl").read_text()


def test_what_was_done_is_told_in_json(built: Path) -> None:
    found = json.loads(_run(built, "--json").stdout)
    assert "catalog.ttl" in found["files"]


def test_quiet_is_quiet(built: Path) -> None:
    assert _run(built, "--quiet").output == ""


def test_a_dry_run_needs_no_store_to_answer(built: Path) -> None:
    found = _run(built, "--to", "http://127.0.0.1:9/store", "--dry-run", "--json")
    assert len(json.loads(found.stdout)["sent"]) == 6
    assert not (built / "push").exists()
    assert not (built / "portal").exists()


def test_an_address_that_will_not_do_is_one_sentence(built: Path) -> None:
    with pytest.raises(ConfigError, match="is no address of a store"):
        _run(built, "--to", "store.example")


def test_a_folder_without_a_build_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no store here"):
        _run(tmp_path)


def test_the_example_is_published_whole(tmp_path: Path) -> None:
    """What a person does: build the example, publish it, ask its store what an editor asks."""
    example = examples_path() / "ambleford"
    graphkit.build(example / "transcripts", register=str(example / "register"), output=str(tmp_path / "output"))
    _run(tmp_path / "output")
    store = open_store(tmp_path / "output" / "store")
    found = ask(store, "SELECT ?example ?query { ?example a sh:SPARQLExecutable ; sh:select ?query }")
    assert not isinstance(found, bool | tuple)
    for example_query in found:
        answer = ask(store, str(example_query.query))
        assert not isinstance(answer, bool | tuple)
        assert len(answer), example_query.example
    nameless = ask(
        store,
        f"SELECT DISTINCT ?thing {{ GRAPH <{DATASET}> {{ ?s ?p ?thing FILTER (isIRI(?thing)) }} "
        "FILTER NOT EXISTS { ?thing rdfs:label ?label } }",
    )
    assert not isinstance(nameless, bool | tuple)
    assert not len(nameless), nameless
