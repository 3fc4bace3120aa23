"""Entrance: the first page, the lists of all things of a kind, and the search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final

from pyoxigraph import Literal, NamedNode

from graphkit.fold import fold, spellings
from graphkit.serve.views.parts import Bar, Link, Pager, Saying, bars, day
from graphkit.serve.views.quoting import Listing, listing, place_of, shortened
from graphkit.vocabulary import DCTERMS, FOAF, GK, ORG, SCHEMA, SKOS

if TYPE_CHECKING:
    from graphkit.query import Row
    from graphkit.serve.reader import Reader

__all__ = [
    "KINDS",
    "BrowseView",
    "IndexView",
    "SearchView",
    "browse_view",
    "index_view",
    "search_view",
    "site_name",
    "told_apart",
]

KINDS: Final = {
    "people": ("People", FOAF("Person")),
    "offices": ("Offices", ORG("Post")),
    "topics": ("Topics", SKOS("Concept")),
    "strategies": ("Strategies", GK("Strategy")),
    "documents": ("Documents", GK("Document")),
    "organisations": ("Organisations", ORG("Organization")),
    "places": ("Places", SCHEMA("Place")),
    "sittings": ("Sittings", GK("Sitting")),
    "questions": ("Questions", GK("Question")),
}
"""Last segment of the address of a list, its heading, and the class whose things it lists."""

_ONE: Final = {"People": "Person", "Strategies": "Strategy"}
_SHOWN: Final = 10
_ON_A_PAGE: Final = 200
_WORDS: Final = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True)
class IndexView:
    """The first page."""

    template: ClassVar[str] = "index.html"
    kind: ClassVar[str] = ""
    title: str
    statements: int
    numbers: tuple[tuple[Link, int], ...]
    askers: tuple[Bar, ...]
    topics: tuple[Bar, ...]
    works: tuple[Bar, ...]
    questions: Listing


@dataclass(frozen=True, slots=True)
class BrowseView:
    """A list of all things of one kind, a page of it."""

    template: ClassVar[str] = "browse.html"
    kind: ClassVar[str] = "List"
    title: str
    things: tuple[Link, ...]
    pager: Pager
    questions: Listing | None = None


@dataclass(frozen=True, slots=True)
class SearchView:
    """What a search found: things by their names, and words that were said."""

    template: ClassVar[str] = "search.html"
    kind: ClassVar[str] = "Search"
    title: str
    words: str
    things: tuple[tuple[Link, str], ...]
    said: tuple[Saying, ...]


def site_name(reader: Reader) -> str:
    """Return what the pages are called: the body whose sittings these are, or else graphkit."""
    bodies = reader.rows("of-class", {"class": NamedNode(GK("Body"))}, limit=1)
    return str(bodies[0]["name"]) if bodies else "graphkit"


def index_view(reader: Reader) -> IndexView:
    """Return the first page."""
    numbers = [(Link(title, f"/browse/{name}"), _how_many(reader, name)) for name, (title, _) in KINDS.items()]
    return IndexView(
        title=site_name(reader),
        statements=len(reader.store) - reader.description(),
        numbers=tuple((link, number) for link, number in numbers if number),
        askers=_top(reader, "askers", "who"),
        topics=_top(reader, "topics-asked", "topic"),
        works=_top(reader, "works-mentioned", "work"),
        questions=listing(reader, "questions-latest", 1, "/browse/questions?"),
    )


def browse_view(reader: Reader, name: str, page: int) -> BrowseView:
    """Return page ``page`` of the list ``name``, which is a key of `KINDS`."""
    title, cls = KINDS[name]
    if name == "questions":
        found = listing(reader, "questions-latest", page, "?")
        return BrowseView(title, (), found.pager, found)
    total = reader.count("of-class-number", {"class": NamedNode(cls)})
    pages = max(1, -(-total // _ON_A_PAGE))
    page = min(max(page, 1), pages)
    offset = (page - 1) * _ON_A_PAGE
    if name == "sittings":
        rows = reader.rows("sittings", limit=_ON_A_PAGE, offset=offset)
    else:
        rows = reader.rows("of-class", {"class": NamedNode(cls)}, limit=_ON_A_PAGE, offset=offset)
    return BrowseView(title, told_apart(reader, [str(row["thing"]) for row in rows]), Pager(page, pages, total, "?"))


def search_view(reader: Reader, words: str) -> SearchView:
    """Return what bears or says all of the first four of ``words``, in whatever letters and accents."""
    wanted = fold(words).split()[: len(_WORDS)]
    if not wanted:
        return SearchView("Search", "", (), ())
    values = {name: Literal(spellings(word)) for name, word in zip(_WORDS, [*wanted, *[""] * 4], strict=False)}
    things = [str(row["thing"]) for row in reader.rows("search-things", values, limit=60)]
    links = told_apart(reader, things)
    found = sorted(links, key=lambda link: (len(link.label), link.label))
    kinds = {link: _kind(reader, thing) for link, thing in zip(links, things, strict=True)}
    said = []
    for row in _latest_first(reader, reader.rows("search-words", values, limit=30)):
        question, turn = str(row["question"]), str(row["turn"])
        speaker = reader.one(turn, GK("speaker"))
        before, quote, after = _around(str(row["text"]), wanted[0])
        said.append(
            Saying(
                day(reader.one(question, SCHEMA("datePublished"))), place_of(reader, turn, question),
                None if speaker is None else reader.link(speaker), before, quote, after,
            )
        )  # fmt: skip
    return SearchView(f"Search: {words}", words, tuple((link, kinds[link]) for link in found), tuple(said))


def told_apart(reader: Reader, things: Sequence[str]) -> tuple[Link, ...]:
    """Return ``things`` as links in a list; works of one title, which are editions, each with the year of issue."""
    links = [reader.link(thing) for thing in things]
    often = Counter(link.label for link in links)
    return tuple(
        replace(link, label=f"{link.label} ({year[:4]})")
        if often[link.label] > 1 and (year := reader.one(thing, DCTERMS("issued")))
        else link
        for thing, link in zip(things, links, strict=True)
    )


def _latest_first(reader: Reader, rows: tuple[Row, ...]) -> list[Row]:
    def key(row: Row) -> tuple[str, str]:
        return reader.one(str(row["question"]), SCHEMA("datePublished")) or "", str(row["turn"])

    return sorted(rows, key=key, reverse=True)


def _around(text: str, word: str) -> tuple[str, str, str]:
    place = max(fold(text).find(word), 0)
    end = place + len(word)
    before = text[max(0, place - 120) : place]
    if place > 120:
        before = "…" + before.partition(" ")[2]
    after = text[end:]
    space = " " if after[:1].isspace() else ""
    return before, text[place:end], space + shortened(after, 160)


def _kind(reader: Reader, thing: str) -> str:
    classes = reader.classes(thing)
    title = next((title for title, cls in KINDS.values() if cls in classes), "")
    return _ONE.get(title, title.removesuffix("s")).lower()


def _how_many(reader: Reader, name: str) -> int:
    if name == "questions":
        return reader.count("questions-latest-number")
    return reader.count("of-class-number", {"class": NamedNode(KINDS[name][1])})


def _top(reader: Reader, lookup: str, variable: str) -> tuple[Bar, ...]:
    rows = reader.rows(lookup, limit=_SHOWN)
    return bars([(reader.link(str(row[variable])), int(str(row["number"]))) for row in rows])
