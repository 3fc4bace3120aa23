"""The command brings a site's pages, can be killed at any moment and taken up again, and its cache can be built from."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from graphkit.cli import commands
from graphkit.errors import ConfigError
from graphkit.store import Pages, address_of
from tests.fetch.server import Site as Server
from tests.fetch.server import question


@pytest.fixture
def site(server: Server, tmp_path: Path) -> Path:
    file = tmp_path / "hob.toml"
    file.write_text(
        f'name = "hob"\nhosts = ["127.0.0.1"]\nquestion = "{server.at("/q/{reference}")}"\n'
        f'listing = "{server.at("/list?from={from}&until={until}")}"\ndelay = 0.0\nretries = 0\n',
        encoding="utf-8",
    )
    return file


def run(site: Path, *arguments: str) -> Any:
    whole = ["fetch", *arguments, "--site", str(site), "--allow-local", "-o", str(site.parent / "cache")]
    return CliRunner().invoke(commands, whole, catch_exceptions=False)


def test_days_are_fetched_and_built_from_the_cache_without_the_site(server: Server, site: Path) -> None:
    links = "".join(f'<a href="/q/{n}">Moss {n}</a>' for n in (1, 2))
    server.says("/list?from=2018-11-01&until=2018-11-01", f"<html><body>{links}</body></html>".encode())
    server.says("/q/1", question(1))
    server.says("/q/2", question(2))
    result = run(site, "--from", "1 November 2018")
    assert (result.exit_code, result.output.splitlines()[0]) == (
        0,
        "3 pages, 1 of them the first of a list: 3 new; 0 do not fit",
    )
    asked = len(server.asked)
    again = run(site, "--offline", "--json")
    assert again.exit_code == 0
    assert [(o["kind"], o["misfit"]) for o in json.loads(again.output)] == [("cached", ""), ("cached", "")]
    assert len(server.asked) == asked
    from graphkit.read import open_path

    pages = sorted((site.parent / "cache" / "pages").iterdir())
    assert [open_path(page).questions[0].reference for page in pages] == ["2018/0001", "2018/0002"]


def test_a_page_that_no_reader_takes_is_kept_and_the_exit_code_says_so(server: Server, site: Path) -> None:
    server.says("/q/2018/0001", b"<html><body><p>We have moved.</p></body></html>")
    result = run(site, "2018/0001", "--json")
    assert result.exit_code == 1
    (outcome,) = json.loads(result.stdout)
    assert outcome["misfit"]
    assert (site.parent / "cache" / outcome["file"]).read_bytes().endswith(b"moved.</p></body></html>")
    assert "new: http://127.0.0.1" in result.stderr


def test_a_list_of_references_comes_from_a_file(server: Server, site: Path) -> None:
    server.says("/q/2018/0001", question(1))
    wanted = site.parent / "wanted.txt"
    wanted.write_text("# questions about moss\n2018/0001\n\n", encoding="utf-8")
    assert run(site, "--list", str(wanted), "--quiet").output == ""
    assert server.paths() == ["/q/2018/0001"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "nothing to fetch"),
        (("moss",), "neither a reference"),
        (("--until", "2018-11-01"), "--until without --from"),
        (("--from", "soon"), "not a day"),
        (("--list", "none.txt"), "cannot be read"),
    ],
)
def test_what_cannot_be_meant_is_refused(site: Path, arguments: tuple[str, ...], says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        run(site, *arguments)


def test_an_unknown_site_is_refused_with_those_that_are_known(site: Path) -> None:
    with pytest.raises(ConfigError, match=r"no site here .*london"):
        run(site.parent / "none.toml", "2018/0001")


COUNT = 12


def test_a_run_that_is_killed_is_taken_up_where_it_was(server: Server, site: Path) -> None:
    tag = {"Content-Type": "text/html"}
    for n in range(1, COUNT + 1):
        server.says(f"/q/2018/{n:04}", (200, {**tag, "ETag": f'"{n}"'}, question(n)))
    cache = site.parent / "cache"
    wanted = [f"2018/{n:04}" for n in range(1, COUNT + 1)]
    whole = [sys.executable, "-m", "graphkit", "fetch", *wanted, "--site", str(site), "--allow-local", "-o", str(cache)]
    for already in (2, 5):
        process = subprocess.Popen([*whole, "--delay", "0.05", "--only-new", "--quiet"], cwd=Path(__file__).parents[2])
        until = time.monotonic() + 30
        while len(list(cache.glob("index/*.json"))) < already and time.monotonic() < until:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert len(list(cache.glob("index/*.json"))) >= already
    assert run(site, *wanted, "--only-new").exit_code == 0
    pages = sorted(cache.glob("pages/*.html"))
    assert sorted(page.read_bytes() for page in pages) == sorted(question(n) for n in range(1, COUNT + 1))
    asked = Counter(server.paths())
    assert sum(count - 1 for count in asked.values()) <= 2, "of each killed run, only the page under way is asked again"


def test_a_graph_of_fetched_pages_says_where_each_came_from(server: Server, site: Path) -> None:
    server.says("/q/2018/0001", question(1))
    assert run(site, "2018/0001").exit_code == 0
    (page,) = (site.parent / "cache" / "pages").iterdir()
    output = site.parent / "output"
    built = CliRunner().invoke(
        commands, ["build", str(page.parent), "-o", str(output), "--quiet"], catch_exceptions=False
    )
    assert built.exit_code == 0, built.output
    assert f"<http://purl.org/dc/terms/source> <{server.at('/q/2018/0001')}>" in (output / "graph.nq").read_text(
        "utf-8"
    )


def test_the_address_of_a_page_holds_for_the_bytes_that_came(tmp_path: Path) -> None:
    pages = Pages(tmp_path)
    file = tmp_path / pages.keep("pages", "https://hob.example/1", b"moss", {"final": "https://hob.example/moss"})
    digest = hashlib.sha256(b"moss").hexdigest()
    assert address_of(file, digest) == "https://hob.example/moss"
    assert address_of(file, hashlib.sha256(b"other").hexdigest()) is None
    assert address_of(tmp_path / "pages" / "other.html", digest) is None
    file = tmp_path / pages.keep("pages", "https://hob.example/1", b"moss", {"final": "https://hob.example/<b>"})
    assert address_of(file, digest) is None
