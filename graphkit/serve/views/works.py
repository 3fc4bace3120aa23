"""Works: the pages of strategies and documents, topics, sittings, and of everything that has no page of its own kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from graphkit.serve.views.parts import Bar, Link, Saying, bars, day
from graphkit.serve.views.quoting import Listed, Listing, listed, listing, mention_sayings
from graphkit.vocabulary import DCTERMS, GK, RDF, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    from graphkit.serve.reader import Reader

__all__ = ["SittingView", "ThingView", "TopicView", "WorkView", "sitting_view", "thing_view", "topic_view", "work_view"]

_MENTIONS: Final = 40
_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class WorkView:
    """A strategy or a document: its editions, who answers for it, and what was said of it."""

    template: ClassVar[str] = "work.html"
    kind: str
    title: str
    names: tuple[str, ...]
    elsewhere: tuple[Link, ...]
    issued: str
    edition: str
    candidate: bool
    responsible: tuple[Link, ...]
    versions: tuple[Link, ...]
    replaces: tuple[Link, ...]
    replaced_by: tuple[Link, ...]
    who: tuple[Bar, ...]
    mentions: tuple[Saying, ...]
    mentioned: int


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic: its neighbours in the scheme, and the questions about it."""

    template: ClassVar[str] = "topic.html"
    kind: ClassVar[str] = "Topic"
    title: str
    names: tuple[str, ...]
    definition: str
    elsewhere: tuple[Link, ...]
    broader: tuple[Link, ...]
    narrower: tuple[Link, ...]
    years: tuple[Bar, ...]
    askers: tuple[Bar, ...]
    questions: Listing


@dataclass(frozen=True, slots=True)
class SittingView:
    """A sitting: its day, and what was asked."""

    template: ClassVar[str] = "sitting.html"
    kind: ClassVar[str] = "Sitting"
    title: str
    date: str
    day: str
    organiser: tuple[Link, ...]
    questions: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class ThingView:
    """Anything else: what the graph says of it, property by property, and where it is named."""

    template: ClassVar[str] = "thing.html"
    kind: str
    title: str
    facts: tuple[tuple[Link, tuple[Link, ...]], ...]
    mentions: tuple[Saying, ...]
    mentioned: int


def work_view(reader: Reader, iri: str, page: int) -> WorkView:
    """Return the page of a strategy or a document."""
    del page
    work = reader.one(iri, DCTERMS("isVersionOf"))
    others = [one for one in reader.subjects(DCTERMS("isVersionOf"), work) if one != iri] if work else []
    who = [(reader.link(str(r["who"])), int(str(r["number"]))) for r in reader.about("who-mentions", iri, limit=_SHOWN)]
    return WorkView(
        kind="Document" if GK("Document") in reader.classes(iri) else "Strategy",
        title=reader.label(iri),
        names=tuple(name for name in reader.objects(iri, SKOS("altLabel")) if name != reader.label(iri)),
        elsewhere=reader.links(iri, SKOS("exactMatch")),
        issued=day(reader.one(iri, DCTERMS("issued"))),
        edition=reader.one(iri, GK("editionStatus")) or "",
        candidate=GK("Candidate") in reader.objects(iri, GK("status")),
        responsible=reader.links(iri, GK("responsiblePost")),
        versions=tuple(map(reader.link, others)),
        replaces=reader.links(iri, DCTERMS("replaces")),
        replaced_by=tuple(map(reader.link, reader.subjects(DCTERMS("replaces"), iri))),
        who=bars(who),
        mentions=mention_sayings(reader, reader.about("mentions-of", iri, limit=_MENTIONS)),
        mentioned=reader.count_about("mentions-of-number", iri),
    )


def topic_view(reader: Reader, iri: str, page: int) -> TopicView:
    """Return the page of a topic."""
    years = [(Link(str(row["year"])), int(str(row["number"]))) for row in reader.about("years-about", iri)]
    askers = [
        (reader.link(str(r["who"])), int(str(r["number"]))) for r in reader.about("askers-about", iri, limit=_SHOWN)
    ]
    narrower = {*reader.objects(iri, SKOS("narrower")), *reader.subjects(SKOS("broader"), iri)}
    return TopicView(
        title=reader.label(iri),
        names=tuple(name for name in reader.objects(iri, SKOS("altLabel")) if name != reader.label(iri)),
        definition=reader.one(iri, SKOS("definition")) or "",
        elsewhere=reader.links(iri, SKOS("exactMatch"), SKOS("closeMatch"), SKOS("broadMatch")),
        broader=reader.links(iri, SKOS("broader")),
        narrower=tuple(sorted(map(reader.link, narrower), key=lambda link: link.label)),
        years=bars(years),
        askers=bars(askers),
        questions=listing(reader, "questions-about", page, "?", iri),
    )


def sitting_view(reader: Reader, iri: str, page: int) -> SittingView:
    """Return the page of a sitting."""
    del page
    date = reader.one(iri, GK("date")) or ""
    return SittingView(
        title=reader.label(iri),
        date=date,
        day=day(date),
        organiser=reader.links(iri, SCHEMA("organizer")),
        questions=tuple(listed(reader, str(row["question"])) for row in reader.about("questions-of-sitting", iri)),
    )


def thing_view(reader: Reader, iri: str, page: int) -> ThingView:
    """Return the page of a thing of any kind."""
    del page
    classes = [reader.label(one) for one in reader.classes(iri)]
    return ThingView(
        kind=classes[0].capitalize() if classes else "Thing",
        title=reader.label(iri),
        facts=tuple(_facts(reader, iri)),
        mentions=mention_sayings(reader, reader.about("mentions-of", iri, limit=_MENTIONS)),
        mentioned=reader.count_about("mentions-of-number", iri),
    )


def _facts(reader: Reader, iri: str) -> list[tuple[Link, tuple[Link, ...]]]:
    hidden = {RDF("type"), RDFS("label")}
    predicates = reader.predicates(iri)
    return [(Link(reader.label(one)), reader.values(iri, one)) for one in predicates if one not in hidden]
