"""Every way that a page offers leads somewhere: a crawl of the served example, under our base and under another."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pyoxigraph
import pytest
from lxml import html

import graphkit
from graphkit.config import examples_path
from graphkit.serve import Options

AMBLEFORD = examples_path() / "ambleford"
BASES = ("https://w3id.org/graphkit/", "https://data.example.org/id/")
TYPES = {
    "html": "text/html", "ttl": "text/turtle", "nt": "application/n-triples", "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}  # fmt: skip


class Crawl:
    """What a reader who follows every link of this host meets."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
        self.answers: dict[str, tuple[int, str]] = {}
        self.anchors: dict[str, set[str]] = {}
        self.faults: list[str] = []
        self._ways: list[tuple[str, str, str | None, str]] = [("/", "", None, "")]

    def __enter__(self) -> Crawl:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def follow(self) -> None:
        """Follow every link once, and note what it does not find."""
        fragments: dict[tuple[str, str], str] = {}
        while self._ways:
            path, fragment, wanted, source = self._ways.pop()
            if path not in self.answers:
                self._read(path, source)
            status, media = self.answers[path]
            if wanted and (status, media) != (200, wanted):
                self.faults.append(f"{path} is {media}, and {source} says {wanted}")
            if fragment:
                fragments[path, fragment] = source
        for (path, fragment), source in fragments.items():
            if self.answers[path][1] == "text/html" and unquote(fragment) not in self.anchors.get(path, ()):
                self.faults.append(f"{path} has no #{fragment}, to which {source} leads")

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Return status, media type and body of what ``path`` leads to."""
        for _ in range(5):
            self.connection.request("GET", path, headers={"Accept": "text/html"})
            answer = self.connection.getresponse()
            body = answer.read()
            if answer.status not in (301, 302, 303, 307, 308):
                return answer.status, (answer.headers["Content-Type"] or "").partition(";")[0], body
            path = urldefrag(urljoin(path, answer.headers["Location"]))[0]
        return 310, "", b""

    def _read(self, path: str, source: str) -> None:
        status, media, body = self.get(path)
        self.answers[path] = status, media
        suffix = path.rpartition(".")[2]
        if status != 200:
            self.faults.append(f"{path}, to which {source} leads, answers {status}")
        elif suffix in TYPES and media != TYPES[suffix]:
            self.faults.append(f"{path} is {media}")
        if media == "text/html" and path != "/explorer":
            self._links(path, html.fromstring(body))

    def _links(self, path: str, page: Any) -> None:
        self.anchors[path] = set(page.xpath("//@id"))
        for element in page.xpath("//*[@href]"):
            target, fragment = urldefrag(urljoin(self.url + path, element.get("href")))
            if target.startswith(f"{self.url}/"):
                self._ways.append((target.removeprefix(self.url), fragment, element.get("type"), path))


@pytest.fixture(scope="module", params=BASES)
def example(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, serving: Callable[..., Any]
) -> Iterator[tuple[str, Any]]:
    """The example town, named under a base and served with its description."""
    output = tmp_path_factory.mktemp("crawled")
    graphkit.build(
        AMBLEFORD / "transcripts", register=str(AMBLEFORD / "register"), output=str(output), base=request.param
    )
    with serving(Options(output, port=0, concurrent=2), describe=True) as client:
        yield request.param, client


def test_every_link_leads_somewhere(example: tuple[str, Any]) -> None:
    base, client = example
    assert client.base == base
    with Crawl(client.url) as crawl:
        crawl.follow()
    assert crawl.faults == []
    kinds = {path.split("/")[2] for path in crawl.answers if path.startswith("/ambleford/") and path.count("/") > 2}
    assert {"person", "post", "organisation", "strategy", "topic", "sitting", "question", "mention", "tenure"} <= kinds


def test_every_address_of_the_description_is_served(example: tuple[str, Any]) -> None:
    """What VoID names under the base is found at the path below it, and nothing of ours is left of another base."""
    base, client = example
    with Crawl(client.url) as crawl:
        status, media, turtle = crawl.get("/ambleford/dataset.ttl")
        assert (status, media) == (200, "text/turtle")
        triples = list(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))
        named = {t.value for quad in triples for t in quad.triple if isinstance(t, pyoxigraph.NamedNode)}
        here = {iri for iri in named if iri.startswith(f"{base}ambleford")}
        assert f"{base}ambleford/dataset" in here
        assert not [iri for iri in named if "/ambleford" in iri and iri not in here]
        assert [iri for iri in sorted(here) if crawl.get(f"/{iri.removeprefix(base)}")[0] != 200] == []
