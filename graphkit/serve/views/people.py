"""People: the pages of a person, and of the offices, parties, groups and bodies that people belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from graphkit.serve.views.parts import Bar, Held, Line, Link, Saying, bars, day, line_of
from graphkit.serve.views.quoting import Listing, listing, mention_sayings, place_of, shortened
from graphkit.vocabulary import GK, ORG, SKOS

if TYPE_CHECKING:
    from graphkit.query import Row
    from graphkit.serve.reader import Reader

__all__ = ["OrganisationView", "PersonView", "PostView", "organisation_view", "person_view", "post_view"]

_SHOWN: Final = 12
_MENTIONS: Final = 20
_KINDS: Final = {
    ORG("Post"): "office",
    GK("Party"): "party",
    GK("PoliticalGroup"): "group",
    GK("Body"): "seat",
}


@dataclass(frozen=True, slots=True)
class Years:
    """Topics against years: for each topic a number a year, with a shade from 0 to 5."""

    years: tuple[int, ...]
    rows: tuple[tuple[Link, tuple[tuple[int, int], ...]], ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person: what they held, asked and said."""

    template: ClassVar[str] = "person.html"
    kind: ClassVar[str] = "Person"
    title: str
    names: tuple[str, ...]
    elsewhere: tuple[Link, ...]
    held: tuple[Held, ...]
    line: Line | None
    asked_of: tuple[Bar, ...]
    topics: Years
    questions: Listing
    said: tuple[Saying, ...]
    mentions: tuple[Saying, ...]
    mentioned: int


@dataclass(frozen=True, slots=True)
class PostView:
    """An office: its holders on a line of time, what was asked of it, and the strategies it answers for."""

    template: ClassVar[str] = "post.html"
    kind: ClassVar[str] = "Office"
    title: str
    names: tuple[str, ...]
    elsewhere: tuple[Link, ...]
    body: tuple[Link, ...]
    holders: tuple[Held, ...]
    line: Line | None
    strategies: tuple[Link, ...]
    questions: Listing
    mentions: tuple[Saying, ...]
    mentioned: int


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """A body, party, group or other organisation: its members, its parts, and where it is named."""

    template: ClassVar[str] = "organisation.html"
    kind: str
    title: str
    names: tuple[str, ...]
    elsewhere: tuple[Link, ...]
    part_of: tuple[Link, ...]
    posts: tuple[Link, ...]
    members: tuple[Held, ...]
    line: Line | None
    mentions: tuple[Saying, ...]
    mentioned: int


def person_view(reader: Reader, iri: str, page: int) -> PersonView:
    """Return the page of a person."""
    held = _held(reader, iri, reader.about("held-by", iri), by_person=False)
    asked = [(reader.link(str(r["whom"])), _number(r)) for r in reader.about("asked-of", iri, limit=_SHOWN)]
    return PersonView(
        title=reader.label(iri),
        names=_names(reader, iri),
        elsewhere=reader.links(iri, SKOS("exactMatch")),
        held=held,
        line=line_of(held, reader.latest()),
        asked_of=bars(asked),
        topics=_years(reader, iri),
        questions=listing(reader, "questions-asked-by", page, "?", iri),
        said=_said(reader, iri),
        mentions=mention_sayings(reader, reader.about("mentions-of", iri, limit=_MENTIONS)),
        mentioned=reader.count_about("mentions-of-number", iri),
    )


def post_view(reader: Reader, iri: str, page: int) -> PostView:
    """Return the page of an office."""
    holders = _held(reader, iri, reader.about("holders-of", iri), by_person=True)
    strategies = [reader.link(one) for one in reader.subjects(GK("responsiblePost"), iri)]
    return PostView(
        title=reader.label(iri),
        names=_names(reader, iri),
        elsewhere=reader.links(iri, SKOS("exactMatch")),
        body=reader.links(iri, ORG("postIn")),
        holders=holders,
        line=line_of(holders, reader.latest()),
        strategies=tuple(sorted(strategies, key=lambda link: link.label)),
        questions=listing(reader, "questions-put-to", page, "?", iri),
        mentions=mention_sayings(reader, reader.about("mentions-of", iri, limit=_MENTIONS)),
        mentioned=reader.count_about("mentions-of-number", iri),
    )


def organisation_view(reader: Reader, iri: str, page: int) -> OrganisationView:
    """Return the page of an organisation; its list of members is whole, so ``page`` says nothing here."""
    del page
    members = _held(reader, iri, reader.about("holders-of", iri), by_person=True)
    kinds = {GK("Party"): "Party", GK("PoliticalGroup"): "Group", GK("Body"): "Body"}
    classes = reader.classes(iri)
    return OrganisationView(
        kind=next((word for name, word in kinds.items() if name in classes), "Organisation"),
        title=reader.label(iri),
        names=_names(reader, iri),
        elsewhere=reader.links(iri, SKOS("exactMatch")),
        part_of=reader.links(iri, ORG("subOrganizationOf")),
        posts=tuple(sorted(map(reader.link, reader.subjects(ORG("postIn"), iri)), key=lambda link: link.label)),
        members=members,
        line=line_of(members, reader.latest()),
        mentions=mention_sayings(reader, reader.about("mentions-of", iri, limit=_MENTIONS)),
        mentioned=reader.count_about("mentions-of-number", iri),
    )


def _names(reader: Reader, iri: str) -> tuple[str, ...]:
    label = reader.label(iri)
    return tuple(name for name in reader.objects(iri, SKOS("altLabel")) if name != label)


def _held(reader: Reader, iri: str, rows: tuple[Row, ...], *, by_person: bool) -> tuple[Held, ...]:
    found = []
    for row in rows:
        what, who = (iri, str(row["who"])) if by_person else (str(row["what"]), iri)
        classes = reader.classes(what)
        kind = next((word for name, word in _KINDS.items() if name in classes), "membership")
        start, end = str(row["start"] or ""), str(row["end"] or "")
        found.append(Held(reader.link(what), reader.link(who), kind, start, end, row["acting"] is True))
    return tuple(found)


def _years(reader: Reader, iri: str) -> Years:
    """Return the topics that a person spoke about most, by year."""
    numbers: dict[str, dict[int, int]] = {}
    for row in reader.about("topics-by-year", iri):
        numbers.setdefault(str(row["topic"]), {})[int(str(row["year"]))] = _number(row)
    top = sorted(numbers, key=lambda topic: (-sum(numbers[topic].values()), topic))[:_SHOWN]
    years = sorted({year for topic in top for year in numbers[topic]})
    most = max((number for topic in top for number in numbers[topic].values()), default=1)
    cells = [[numbers[topic].get(year, 0) for year in years] for topic in top]
    rows = ((reader.link(t), tuple((n, -(-5 * n // most)) for n in row)) for t, row in zip(top, cells, strict=True))
    return Years(tuple(years), tuple(rows))


def _said(reader: Reader, iri: str) -> tuple[Saying, ...]:
    found = []
    for row in reader.about("spoken-by", iri, limit=5):
        turn = str(row["turn"])
        words = shortened(reader.one(turn, GK("text")) or "")
        found.append(Saying(day(str(row["date"])), place_of(reader, turn, str(row["question"])), None, "", words, ""))
    return tuple(found)


def _number(row: Row) -> int:
    return int(str(row["number"]))
