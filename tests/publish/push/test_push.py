"""A push brings exactly the graphs, only what changed, through whatever the other store does, and tells no secret."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.errors import GraphkitError, OutputError
from graphkit.publish.push import ATTEMPTS, Pushed, Target, push
from tests.publish.push.conftest import Shop, canonical, hanging_up, saying, taking_it_and_hanging_up

BASE = "https://w3id.org/graphkit/ambleford/"
ALL = ["register", "source/ferries", "source/flooding", "source/flooding-1"]
SECRET = "s3cret/wörd"


def _push(store: ox.Store, shop: Shop, folder: Path, waits: list[float] | None = None, **options: bool) -> Pushed:
    environ = {"HOME": str(folder)}
    with Target.of(shop.url, environ, sleep=(waits if waits is not None else []).append) as target:
        return push(store, target, folder / "push", **options)


def _names(graphs: tuple[str, ...]) -> list[str]:
    return [graph.removeprefix(BASE) for graph in graphs if graph.startswith(BASE)]


def test_the_other_store_then_holds_the_same_graphs(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    done = _push(store, shop, tmp_path)
    assert _names(done.sent) == ALL
    assert shop.canonical() == canonical(store)
    assert {headers["content-type"] for headers in shop.headers} == {"application/n-triples"}


def test_again_sends_nothing_and_a_change_sends_its_graph(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    _push(store, shop, tmp_path)
    shop.asked.clear()
    assert _push(store, shop, tmp_path) == Pushed((), (), 5)
    assert not shop.asked
    store.update(f"INSERT DATA {{ GRAPH <{BASE}source/ferries> {{ <urn:a> <urn:b> 'c' }} }}")
    assert _names(_push(store, shop, tmp_path).sent) == ["source/ferries"]
    assert shop.canonical() == canonical(store)


def test_a_graph_that_is_gone_is_deleted_and_those_of_others_stay(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    shop.graphs["https://elsewhere.example/theirs"] = b""
    _push(store, shop, tmp_path)
    store.remove_graph(ox.NamedNode(BASE + "source/ferries"))
    done = _push(store, shop, tmp_path)
    assert (_names(done.sent), _names(done.deleted)) == ([], ["source/ferries"])
    assert BASE + "source/ferries" not in shop.graphs
    assert "https://elsewhere.example/theirs" in shop.graphs
    assert _push(store, shop, tmp_path) == Pushed((), (), 4)


def test_a_graph_that_somebody_else_deleted_is_no_fault(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    _push(store, shop, tmp_path)
    shop.graphs.clear()
    store.remove_graph(ox.NamedNode(BASE + "source/ferries"))
    assert _names(_push(store, shop, tmp_path).deleted) == ["source/ferries"]


def test_full_sends_everything_again(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    _push(store, shop, tmp_path)
    shop.graphs.clear()
    assert _names(_push(store, shop, tmp_path, full=True).sent) == ALL
    assert shop.canonical() == canonical(store)


def test_a_dry_run_sends_and_writes_nothing(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    assert _names(_push(store, shop, tmp_path, dry_run=True).sent) == ALL
    assert not shop.asked
    assert not (tmp_path / "push").exists()


def test_two_targets_have_a_ledger_each(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    _push(store, shop, tmp_path)
    shop.url += "?key=other"
    assert _names(_push(store, shop, tmp_path).sent) == ALL
    assert len(list((tmp_path / "push").iterdir())) == 2
    assert not [path for path in (tmp_path / "push").iterdir() if "key" in path.read_text()]


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(store: ox.Store, shop: Shop, tmp_path: Path, status: int) -> None:
    waits: list[float] = []
    shop.script = [saying(status), saying(status)]
    _push(store, shop, tmp_path, waits)
    assert waits == [0.5, 1.0]
    assert shop.canonical() == canonical(store)


def test_a_store_that_asks_for_time_gets_it_but_not_all_night(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    waits: list[float] = []
    shop.script = [
        *(saying(503, Retry_After="7"), saying(503, Retry_After="99999")),
        *(saying(503, Retry_After="Wed, 21 Oct 2065 07:28:00 GMT"), saying(503, Retry_After="-5")),
    ]
    _push(store, shop, tmp_path, waits)
    assert waits == [7.0, 60.0, 2.0, 4.0]


def test_a_broken_connection_is_tried_again(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    waits: list[float] = []
    shop.script = [hanging_up, taking_it_and_hanging_up]
    _push(store, shop, tmp_path, waits)
    assert len(waits) == 2
    assert shop.canonical() == canonical(store)


def test_a_store_that_never_recovers_ends_the_push_and_the_next_goes_on(
    store: ox.Store, shop: Shop, tmp_path: Path
) -> None:
    waits: list[float] = []
    shop.script = [lambda *_: False, *[saying(500, b"out of memory\nat line 3")] * ATTEMPTS]
    with pytest.raises(OutputError, match=r"did not arrive in 5 attempts: 500 .*: out of memory.*goes on from there"):
        _push(store, shop, tmp_path, waits)
    assert waits == [0.5, 1.0, 2.0, 4.0]
    assert list(shop.graphs) == [BASE + "register"]
    assert _names(_push(store, shop, tmp_path).sent) == ALL[1:]
    assert shop.canonical() == canonical(store)


def test_a_store_that_is_not_there_is_said_so(store: ox.Store, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="did not arrive"):
        _push(store, Shop(url="http://127.0.0.1:9/store"), tmp_path)


def test_what_was_on_its_way_is_not_taken_for_arrived(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    """The store takes a change and dies; the change is undone here: the old digest must not hide the new graph."""
    _push(store, shop, tmp_path)
    change = f"INSERT DATA {{ GRAPH <{BASE}source/ferries> {{ <urn:a> <urn:b> 'c' }} }}"
    store.update(change)
    shop.script = [taking_it_and_hanging_up, *[hanging_up] * (ATTEMPTS - 1)]
    with pytest.raises(OutputError, match="did not arrive"):
        _push(store, shop, tmp_path)
    store.update(change.replace("INSERT", "DELETE"))
    assert _names(_push(store, shop, tmp_path).sent) == ["source/ferries"]
    assert shop.canonical() == canonical(store)


@pytest.mark.parametrize("status", [400, 404, 405, 409, 413, 415, 501])
def test_a_refusal_ends_the_push_at_once_with_its_reason(
    store: ox.Store, shop: Shop, tmp_path: Path, status: int
) -> None:
    shop.always = saying(status, b"\n  No \x1b[31msuch\tthing  \nsecret stack trace")
    with pytest.raises(OutputError, match=rf"refuses .*register: {status} .*: No  \[31msuch thing \(is this") as error:
        _push(store, shop, tmp_path)
    assert "stack trace" not in str(error.value)
    assert len(shop.asked) == 1


def test_an_endless_answer_is_not_read_to_its_end(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    shop.always = saying(400, b"x" * 50_000_000)
    with pytest.raises(OutputError) as error:
        _push(store, shop, tmp_path)
    assert len(str(error.value)) < 500


def test_a_redirection_is_refused(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    for status in (301, 302, 307, 308):
        shop.script = [saying(status, Location="http://169.254.169.254/latest")]
        shop.asked.clear()
        with pytest.raises(OutputError, match=r"moved to http://169\.254\.169\.254/latest"):
            _push(store, shop, tmp_path)
        assert len(shop.asked) == 1


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "is no address of a store"),
        ("ftp://store.example/", "is no address of a store"),
        ("gopher://127.0.0.1:70/_x", "is no address of a store"),
        ("store.example/data", "is no address of a store"),
        ("http://", "is no address of a store"),
        ("http://[::1", "is no address of a store"),
        ("https://user:pass@store.example/", "stays in the history"),
        ("https://store.example/?graph=urn:x", "names a graph already"),
        ("https://store.example/?default", "names a graph already"),
    ],
)
def test_an_address_that_will_not_do_is_refused_without_a_request(url: str, said: str) -> None:
    with pytest.raises(GraphkitError, match=said) as error:
        Target.of(url, {})
    assert "pass@" not in str(error.value)


def test_a_ledger_that_was_cut_off_in_the_middle_of_a_line_is_read_up_to_there(
    store: ox.Store, shop: Shop, tmp_path: Path
) -> None:
    _push(store, shop, tmp_path)
    (ledger,) = (tmp_path / "push").iterdir()
    data = ledger.read_bytes()
    whole = ledger.read_text().splitlines()
    for cut in range(len(data) - len(whole[-1]) - 1, len(data), 17):
        ledger.write_bytes(data[:cut])
        assert len(_push(store, shop, tmp_path).sent) == 1
    assert shop.canonical() == canonical(store)


def test_a_ledger_that_is_none_is_an_error_with_its_line(store: ox.Store, shop: Shop, tmp_path: Path) -> None:
    _push(store, shop, tmp_path)
    (ledger,) = (tmp_path / "push").iterdir()
    ledger.write_text(json.dumps({"to": "x"}) + '\n{"graph": 3}\n')
    with pytest.raises(OutputError, match="line 2: is no ledger"):
        _push(store, shop, tmp_path)
