"""Only what may be asked is asked: by robots.txt, by the hosts of the settings, and never inside the own network."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.config import ontology_path
from graphkit.errors import ConfigError
from graphkit.fetch import Client, Refused, Site, Unreachable, site_from
from graphkit.fetch.addresses import forbidden, is_public
from graphkit.fetch.robots import parse_robots
from tests.fetch.server import Site as Server


def test_a_redirect_is_followed_among_the_hosts_and_no_further(server: Server, client: Client) -> None:
    server.says("/old", (301, {"Location": "/new"}, b""))
    server.says("/new", b"there")
    answer = client.get(server.at("/old"))
    assert (answer.data, answer.address) == (b"there", server.at("/new"))
    for target in (
        "http://other.example/x",
        "file:///etc/hostname",
        "//localhost/x",
        "http://127.0.0.1@evil.example/",
        "http://[x",
    ):
        server.says("/out", (302, {"Location": target}, b""))
        with pytest.raises((Refused, Unreachable)):
            client.get(server.at("/out"))
    assert set(server.paths()) == {"/old", "/new", "/out"}


def test_a_circle_of_redirects_ends(server: Server, client: Client) -> None:
    server.says("/a", (302, {"Location": "/b"}, b""))
    server.says("/b", (302, {"Location": "/a"}, b""))
    with pytest.raises(Refused, match="leads on more than 5 times"):
        client.get(server.at("/a"))


def test_the_own_network_is_not_asked(server: Server, settings: Site) -> None:
    server.says("/x", b"secret")
    with Client(settings, sleep=lambda _: None) as client, pytest.raises(Refused, match="no port of the web"):
        client.get(server.at("/x"))
    named = Site("hob", ("localhost",), delay=0, retries=0)
    with Client(named, sleep=lambda _: None) as client, pytest.raises(Refused, match="inside a private network"):
        client.get("http://localhost/x")
    assert server.asked == []


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1",
     "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "no number"],
)  # fmt: skip
def test_private_numbers_are_told(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_public_numbers_are_told(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ftp://hob.example/x", "only http"),
        ("javascript:alert(1)", "only http"),
        ("https://other.example/", "not among the hosts"),
        ("https://hob.example.evil.example/", "not among the hosts"),
        ("https://ann:oak@hob.example/", "user's name"),
        ("https://hob.example:22/", "no port of the web"),
        ("https://hob.example:x/", "no address"),
        ("https:///x", "not among the hosts"),
        ("https://[x/", "no address"),
    ],
)
def test_an_address_may_be_forbidden_by_its_form(address: str, why: str) -> None:
    assert why in (forbidden(address, ("hob.example",)) or "")
    assert forbidden("HTTPS://HOB.example/x", ("hob.example",)) is None


def test_robots_txt_is_honoured(server: Server, client: Client) -> None:
    server.says("/robots.txt", b"User-agent: *\nDisallow: /private\n")
    server.says("/private/x", b"secret")
    server.says("/open", b"there")
    with pytest.raises(Refused, match=r"robots\.txt"):
        client.get(server.at("/private/x"))
    assert client.get(server.at("/open")).data == b"there"
    assert server.paths() == ["/open"]


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(server: Server, client: Client) -> None:
    server.says("/robots.txt", b"User-agent: graphkit\nDisallow: /private\n")
    server.says("/old", (302, {"Location": "/private/x"}, b""))
    with pytest.raises(Refused, match=r"robots\.txt"):
        client.get(server.at("/old"))
    assert server.paths() == ["/old"]


def test_a_robots_txt_that_leads_to_another_host_is_not_followed(server: Server, client: Client) -> None:
    elsewhere = server.at("/rules").replace("127.0.0.1", "localhost")
    server.says("/robots.txt", (302, {"Location": elsewhere}, b""))
    server.says("/rules", b"User-agent: *\nAllow: /\n")
    with pytest.raises(Refused, match=r"robots\.txt leads to http://localhost"):
        client.get(server.at("/open"))
    assert server.paths() == []


def test_where_robots_txt_cannot_be_had_nothing_is_asked(server: Server, client: Client) -> None:
    server.says("/robots.txt", (500, {}, b""))
    with pytest.raises(Unreachable):
        client.get(server.at("/open"))
    assert server.paths() == []


ROBOTS = """
User-agent: graphkit
User-agent: other
Disallow: /a
Allow: /a/b
Disallow: /*.pdf$
Disallow: /c*d
Crawl-delay: 3

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/", True), ("/a", False), ("/ab", False), ("/a/b", True), ("/x.pdf", False), ("/x.pdf?y", True),
        ("/cxd", False), ("/c", True), ("/robots.txt", True),
    ],
)  # fmt: skip
def test_the_longest_rule_decides(path: str, may: bool) -> None:
    rules = parse_robots(ROBOTS, "graphkit (+https://w3id.org/graphkit)")
    assert rules.allow(path) is may
    assert rules.delay == 3.0
    assert not parse_robots(ROBOTS, "somebody").allow("/x")


@given(st.text(), st.text())
def test_any_robots_txt_can_be_read(text: str, path: str) -> None:
    assert parse_robots(text, "graphkit").allow(f"/{path}") in (True, False)


def test_the_shipped_site_is_one() -> None:
    site = site_from((ontology_path() / "sites" / "london.toml").read_text("utf-8"), "london.toml")
    assert site.delay >= 1
    assert all(
        forbidden(a.format(reference="1", **{"from": "x", "until": "y"}), site.hosts) is None
        for a in (site.question, site.listing)
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = ", "not TOML"),
        ('name = "hob"\n', "no setting 'hosts'"),
        ('name = "hob"\nhosts = ["hob.example"]\nspeed = 1\n', "unknown setting 'speed'"),
        ('name = "hob"\nhosts = "hob.example"\n', "write a list of names"),
        ('name = "hob"\nhosts = ["hob.example"]\ndelay = -1\n', "'delay' cannot be -1"),
        ('name = "hob"\nhosts = ["hob.example"]\nretries = true\n', "'retries' cannot be True"),
        ('name = "hob"\nhosts = ["hob.example"]\nquestion = "https://hob.example/"\n', "no {reference}"),
    ],
)
def test_settings_that_are_wrong_are_refused(text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        site_from(text, "hob.toml")
