"""Pages come whole, once, and slowly; what goes wrong is tried again, or said; a second run asks only what it must."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import ConfigError
from graphkit.fetch import Client, Refused, Site, Unreachable, addresses_of
from graphkit.store import Pages
from tests.fetch.server import Site as Server
from tests.fetch.server import question


def test_a_page_is_kept_as_it_came_with_its_hash(fetch: Any, server: Server, tmp_path: Path) -> None:
    page = question(1)
    server.says("/q/2018/0001", (200, {"Content-Type": "text/html", "ETag": '"a"'}, page))
    (outcome,) = fetch("2018/0001").values()
    assert (outcome.kind, outcome.misfit) == ("new", "")
    assert (tmp_path / outcome.file).read_bytes() == page
    (index,) = (tmp_path / "index").iterdir()
    facts = json.loads(index.read_text("utf-8"))
    assert facts["sha256"] == hashlib.sha256(page).hexdigest()
    assert (facts["address"], facts["etag"], facts["type"]) == (server.at("/q/2018/0001"), '"a"', "text/html")
    assert server.asked[-1][1]["user-agent"].startswith("graphkit (+https://")


def test_what_did_not_change_is_not_sent_again_and_what_did_is(fetch: Any, server: Server, tmp_path: Path) -> None:
    server.says("/q/2018/0001", (200, {"ETag": '"a"'}, question(1)))
    server.says("/q/2018/0002", (200, {"Last-Modified": "Thu, 01 Nov 2018 10:00:00 GMT"}, question(2)))
    fetch("2018/0001", "2018/0002")
    server.says("/q/2018/0002", (200, {}, question(2, "It is gone.")))
    outcomes = fetch("2018/0001", "2018/0002")
    assert [outcome.kind for outcome in outcomes.values()] == ["unchanged", "changed"]
    assert server.asked[-2][1]["if-none-match"] == '"a"'
    assert server.asked[-1][1]["if-modified-since"] == "Thu, 01 Nov 2018 10:00:00 GMT"
    assert b"It is gone." in Pages(tmp_path).data(server.at("/q/2018/0002"))


def test_only_new_and_offline_ask_nothing_that_is_there(fetch: Any, server: Server) -> None:
    server.says("/q/2018/0001", question(1))
    fetch("2018/0001")
    asked = len(server.asked)
    assert [o.kind for o in fetch("2018/0001", only_new=True).values()] == ["cached"]
    assert [o.kind for o in fetch("2018/0001", "2018/0002", offline=True).values()] == ["cached", "missing"]
    assert len(server.asked) == asked


def test_a_page_that_no_longer_fits_is_kept_and_reported_and_comes_back_when_it_fits(
    fetch: Any, server: Server, tmp_path: Path
) -> None:
    server.says("/q/2018/0001", question(1))
    fetch("2018/0001")
    server.says("/q/2018/0001", b"<html><p>We have a new design.</p></html>")
    (outcome,) = fetch("2018/0001").values()
    assert (outcome.kind, outcome.misfit, outcome.file.split("/")[0]) == ("changed", "no question", "misfits")
    assert b"new design" in (tmp_path / outcome.file).read_bytes()
    assert list((tmp_path / "pages").iterdir()) == []
    server.says("/q/2018/0001", question(1))
    (outcome,) = fetch("2018/0001").values()
    assert outcome.file.startswith("pages/")
    assert list((tmp_path / "misfits").iterdir()) == []


def test_a_damaged_page_is_not_known(fetch: Any, server: Server, tmp_path: Path) -> None:
    server.says("/q/2018/0001", (200, {"ETag": '"a"'}, question(1)))
    (outcome,) = fetch("2018/0001").values()
    (tmp_path / outcome.file).write_bytes(b"half a pa")
    assert Pages(tmp_path).known(server.at("/q/2018/0001")) is None
    assert [o.kind for o in fetch("2018/0001").values()] == ["new"]
    for index in (tmp_path / "index").iterdir():
        index.write_text('{"address": ["?"]}', "utf-8")
    assert Pages(tmp_path).known(server.at("/q/2018/0001")) is None


def test_an_index_that_points_out_of_the_cache_is_not_believed(fetch: Any, server: Server, tmp_path: Path) -> None:
    server.says("/q/2018/0001", question(1))
    fetch("2018/0001")
    outside = tmp_path.parent / "outside.html"
    outside.write_bytes(question(1))
    (index,) = (tmp_path / "index").iterdir()
    index.write_text(json.dumps(json.loads(index.read_text("utf-8")) | {"file": "../outside.html"}), "utf-8")
    assert Pages(tmp_path).known(server.at("/q/2018/0001")) is None
    fetch("2018/0001")
    assert outside.exists()


def test_lists_are_followed_to_their_end_and_each_page_is_asked_once(fetch: Any, server: Server) -> None:
    item = '<html><main><a class="question" href="/q/{0}">{0}</a><a class="question" href="/q/1#top">1</a><a class="question" href="http://[x">x</a></main>{1}</html>'
    server.says("/list", item.format(1, '<a class="more" href="/list?page=2">more</a>').encode())
    server.says("/list?page=2", item.format(2, '<a class="more" href="/list">again</a>').encode())
    server.says("/q/1", question(1))
    server.says("/q/2", question(2))
    outcomes = fetch(lists=(server.at("/list"),))
    assert server.paths() == ["/list", "/list?page=2", "/q/1", "/q/2"]
    assert outcomes.pop("http://[x").kind == "refused"
    assert all(outcome.kind == "new" for outcome in outcomes.values())


def test_a_list_in_which_nothing_is_found_is_kept_and_reported(fetch: Any, server: Server) -> None:
    server.says("/list", b"<html><main><div data-app></div></main></html>")
    (outcome,) = fetch(lists=(server.at("/list"),)).values()
    assert outcome.file.startswith("listings/")
    assert "selects no link" in outcome.misfit


def test_days_become_the_address_of_a_list(settings: Site) -> None:
    plan = addresses_of((), (), settings, ("2018-11-01", "2018-11-30"))
    assert plan.lists == (settings.listing.replace("{from}", "2018-11-01").replace("{until}", "2018-11-30"),)
    with pytest.raises(ConfigError, match="no list by days"):
        addresses_of((), (), Site("hob", ("hob.example",)), ("2018-11-01", "2018-11-01"))


@pytest.mark.parametrize(
    ("printed", "path"),
    [("2018/0171", "/q/2018/0171"), ("0224 / 2012-1", "/q/0224/2012-1"), (" 2018/0171 ", "/q/2018/0171")],
)
def test_references_become_addresses(settings: Site, printed: str, path: str) -> None:
    assert addresses_of((printed, "# a note", ""), (), settings).pages == (
        settings.question.replace("/q/{reference}", path),
    )


def test_what_is_neither_reference_nor_address_is_refused(settings: Site) -> None:
    with pytest.raises(ConfigError, match="neither a reference nor an address"):
        addresses_of(("moss",), (), settings)


def test_the_limit_holds(fetch: Any, server: Server) -> None:
    for n in (1, 2, 3):
        server.says(f"/q/2018/000{n}", question(n))
    assert len(fetch("2018/0001", "2018/0002", "2018/0003", limit=2)) == 2


def test_what_is_not_there_is_said_once_and_the_next_page_is_brought(fetch: Any, server: Server) -> None:
    server.says("/q/2018/0002", question(2))
    outcomes = list(fetch("2018/0001", "2018/0002").values())
    assert (outcomes[0].kind, outcomes[0].why) == ("refused", "the site answers 404")
    assert outcomes[1].kind == "new"
    assert server.paths() == ["/q/2018/0001", "/q/2018/0002"]


def test_errors_are_tried_again_after_a_wait_that_grows(server: Server, settings: Site) -> None:
    from dataclasses import replace

    sleeps: list[float] = []
    server.says("/x", (503, {}, b""), (500, {}, b""), (200, {}, b"there"))
    with Client(replace(settings, delay=1.5), local=True, sleep=sleeps.append) as client:
        assert client.get(server.at("/x")).data == b"there"
    assert [s for s in sleeps if s in (1.5, 3.0)] == [1.5, 3.0]


def test_the_site_says_how_long_to_wait(server: Server, client: Client, sleeps: list[float]) -> None:
    server.says("/x", (429, {"Retry-After": "7"}, b""), (200, {}, b"there"))
    assert client.get(server.at("/x")).data == b"there"
    assert 7.0 in sleeps
    server.says("/y", (503, {"Retry-After": "86400"}, b""))
    with pytest.raises(Unreachable, match="asks to wait 86400 s"):
        client.get(server.at("/y"))


def test_a_site_that_fails_again_and_again_is_left_alone(fetch: Any, server: Server) -> None:
    for n in range(1, 9):
        server.says(f"/q/2018/000{n}", (500, {}, b""))
    outcomes = list(fetch(*(f"2018/000{n}" for n in range(1, 9))).values())
    assert [outcome.kind for outcome in outcomes] == ["failed"] * 8
    assert "the site answers 500 (3 times)" in outcomes[0].why
    assert "not asked" in outcomes[-1].why
    assert len(server.paths()) == 5 * 3


@pytest.mark.parametrize(
    "reply", [(0, {}, b""), (200, {"Content-Length": "5000"}, b"half"), (200, {"Content-Encoding": "gzip"}, b"no gzip")]
)
def test_a_site_that_hangs_or_breaks_off_is_unreachable(
    server: Server, settings: Site, reply: tuple[int, dict[str, str], bytes]
) -> None:
    from dataclasses import replace

    server.hang = 0.6
    server.says("/x", reply)
    with (
        Client(replace(settings, timeout=0.3, retries=1), local=True, sleep=lambda _: None) as client,
        pytest.raises(Unreachable, match=r"\(2 times\)"),
    ):
        client.get(server.at("/x"))
    assert server.paths() == ["/x", "/x"]


def test_a_page_of_any_length_is_not_read_to_its_end(server: Server, settings: Site) -> None:
    from dataclasses import replace

    server.says("/x", b"x" * 300_000)
    with (
        Client(replace(settings, max_bytes=100_000), local=True) as client,
        pytest.raises(Refused, match="100,000 bytes"),
    ):
        client.get(server.at("/x"))


def test_the_delay_lies_between_requests(server: Server, settings: Site) -> None:
    from dataclasses import replace

    now = [100.0]
    sleeps: list[float] = []

    def sleep(seconds: float) -> None:
        sleeps.append(seconds)
        now[0] += seconds

    server.says("/robots.txt", b"User-agent: *\nCrawl-delay: 5\n")
    server.says("/x", b"there")
    with Client(replace(settings, delay=2.0), local=True, sleep=sleep, clock=lambda: now[0]) as client:
        client.get(server.at("/x"))
        now[0] += 1.0
        client.get(server.at("/x"))
    assert sleeps == [0.0, 2.0, 4.0]
