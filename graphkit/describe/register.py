"""Register: who held what and when, as a named graph of its own."""

from __future__ import annotations

from graphkit.describe.names import Names
from graphkit.describe.statements import Statements
from graphkit.fold import slug
from graphkit.register import Membership, Register, Strategy, Tenure
from graphkit.vocabulary import DCTERMS, FOAF, GK, ORG, SCHEMA, SKOS, WD

__all__ = ["state_register"]


def state_register(register: Register, names: Names) -> Statements:
    """Return what the register says, as the statements of its own graph."""
    graph = Statements(names.of("register"))
    graph.label(graph.graph, f"Register of {register.title}")
    _people(graph, register, names)
    _posts(graph, register, names)
    _organisations(graph, register, names)
    for strategy in register.strategies.values():
        _strategy(graph, strategy, names)
    _other_things(graph, register, names)
    _topics(graph, register, names)
    for tenure in register.tenures:
        if register.says(tenure):
            _tenure(graph, tenure, register, names)
    for membership in register.memberships:
        _membership(graph, membership, register, names)
    return graph


def _named(graph: Statements, subject: str, label: str, aliases: tuple[str, ...], wikidata: str | None) -> None:
    graph.label(subject, label)
    for alias in aliases:
        if alias != label:
            graph.text(subject, SKOS("altLabel"), alias, "en")
    if wikidata:
        graph.link(subject, SKOS("exactMatch"), WD(wikidata))
        graph.label(WD(wikidata), f"{label} (Wikidata {wikidata})")


def _people(graph: Statements, register: Register, names: Names) -> None:
    for person in register.people.values():
        subject = names.of(f"person/{person.id}")
        graph.kind(subject, FOAF("Person"))
        graph.text(subject, FOAF("name"), person.label)
        graph.text(subject, FOAF("gender"), person.gender)
        titled = (t.text for t in person.titles if " " in t.text)
        _named(graph, subject, person.label, tuple(dict.fromkeys((*person.aliases, *titled))), person.wikidata)
        for scheme, identifier in person.identifiers:
            graph.text(subject, DCTERMS("identifier"), identifier)
            if identifier.startswith(("http://", "https://")):
                graph.link(subject, SKOS("exactMatch"), identifier)
                graph.label(identifier, f"{person.label} ({scheme})")


def _posts(graph: Statements, register: Register, names: Names) -> None:
    for post in register.posts.values():
        subject = names.of(f"post/{post.id}")
        graph.kind(subject, ORG("Post"))
        graph.text(subject, SKOS("prefLabel"), post.label, "en")
        _named(graph, subject, post.label, (*post.aliases, *post.styles), post.wikidata)
        if post.body in register.organisations:
            graph.link(subject, ORG("postIn"), names.of(f"organisation/{post.body}"))
        if post.concurrent:
            graph.typed(subject, GK("shared"), "true", "boolean")


def _organisations(graph: Statements, register: Register, names: Names) -> None:
    for organisation in register.organisations.values():
        subject = names.of(f"organisation/{organisation.id}")
        graph.kind(subject, ORG("Organization"))
        if organisation.id == register.body:
            graph.kind(subject, GK("Body"))
        graph.text(subject, SKOS("prefLabel"), organisation.label, "en")
        _named(graph, subject, organisation.label, organisation.aliases, organisation.wikidata)
        if organisation.parent in register.organisations:
            graph.link(subject, ORG("subOrganizationOf"), names.of(f"organisation/{organisation.parent}"))
    for party in register.parties.values():
        subject = names.of(f"party/{party.id}")
        graph.kind(subject, GK("Party"), ORG("Organization"))
        graph.text(subject, SKOS("prefLabel"), party.label, "en")
        _named(graph, subject, party.label, party.aliases, party.wikidata)
        graph.text(subject, GK("colour"), party.colour or None)
    for group in register.groups.values():
        subject = names.of(f"group/{group.id}")
        graph.kind(subject, GK("PoliticalGroup"), ORG("Organization"))
        graph.text(subject, SKOS("prefLabel"), group.label, "en")
        _named(graph, subject, group.label, group.aliases, group.wikidata)


def _strategy(graph: Statements, strategy: Strategy, names: Names) -> None:
    subject = names.of(f"{strategy.kind}/{strategy.id}")
    graph.kind(subject, GK("Document" if strategy.kind == "document" else "Strategy"), SCHEMA("CreativeWork"))
    graph.text(subject, DCTERMS("title"), strategy.label, "en")
    _named(graph, subject, strategy.label, strategy.aliases, strategy.wikidata)
    graph.day(subject, DCTERMS("issued"), strategy.issued)
    graph.text(subject, GK("editionStatus"), strategy.status)
    if strategy.post:
        graph.link(subject, GK("responsiblePost"), names.of(f"post/{strategy.post}"))
    if strategy.supersedes:
        graph.link(subject, DCTERMS("replaces"), names.of(f"{strategy.kind}/{strategy.supersedes}"))
    if strategy.version_of:
        work = names.of(f"{strategy.kind}/work/{slug(strategy.version_of)}")
        graph.link(subject, DCTERMS("isVersionOf"), work)
        graph.kind(work, SCHEMA("CreativeWork"))
        graph.label(work, f"{strategy.version_of.replace('-', ' ')} (all editions)")


def _other_things(graph: Statements, register: Register, names: Names) -> None:
    for kind, things, classes in (
        ("scheme", register.schemes, (GK("Scheme"), SCHEMA("Project"))),
        ("event", register.events, (SCHEMA("Event"),)),
        ("place", register.places, (SCHEMA("Place"),)),
    ):
        for thing in things.values():
            subject = names.of(f"{kind}/{thing.id}")
            graph.kind(subject, *classes)
            _named(graph, subject, thing.label, thing.aliases, thing.wikidata)


def _topics(graph: Statements, register: Register, names: Names) -> None:
    scheme = names.of("topic/")
    graph.kind(scheme, SKOS("ConceptScheme"))
    graph.label(scheme, f"Topics of {register.title}")
    graph.text(scheme, DCTERMS("title"), f"Topics of {register.title}", "en")
    for topic in register.topics.values():
        subject = names.of(f"topic/{topic.id}")
        graph.kind(subject, SKOS("Concept"))
        graph.text(subject, SKOS("prefLabel"), topic.label, "en")
        _named(graph, subject, topic.label, topic.aliases, None)
        graph.text(subject, SKOS("definition"), topic.definition, "en")
        graph.link(subject, SKOS("inScheme"), scheme)
        if topic.parent:
            graph.link(subject, SKOS("broader"), names.of(f"topic/{topic.parent}"))
            graph.link(names.of(f"topic/{topic.parent}"), SKOS("narrower"), subject)
        else:
            graph.link(subject, SKOS("topConceptOf"), scheme)
            graph.link(scheme, SKOS("hasTopConcept"), subject)
        for predicate, targets in (
            ("exactMatch", topic.exact),
            ("broadMatch", topic.broad),
            ("closeMatch", topic.close),
        ):
            for target in targets:
                graph.link(subject, SKOS(predicate), target)
                graph.label(target, register.match_labels.get(target, target))


def _tenure(graph: Statements, tenure: Tenure, register: Register, names: Names) -> None:
    subject = names.of(f"tenure/{tenure.id}")
    post = register.posts[tenure.post]
    graph.kind(subject, GK("Tenure"), ORG("Membership"))
    acting = ", acting" if tenure.acting else ""
    years = _years(tenure.start, tenure.end)
    graph.label(subject, f"{register.people[tenure.person].label}, {post.label}{acting}, {years}")
    graph.link(subject, ORG("member"), names.of(f"person/{tenure.person}"))
    graph.link(subject, GK("post"), names.of(f"post/{tenure.post}"))
    if post.body in register.organisations:
        graph.link(subject, ORG("organization"), names.of(f"organisation/{post.body}"))
    graph.day(subject, SCHEMA("startDate"), tenure.start)
    graph.day(subject, SCHEMA("endDate"), tenure.end)
    graph.typed(subject, GK("acting"), "true" if tenure.acting else "false", "boolean")


def _years(start: str, end: str) -> str:
    """Return the years of a period for a label; one that begins and ends in the same year is of that year."""
    first, last = start[:4] or "?", end[:4]
    return first if first == last else f"{first}–{last}"


_MEMBERSHIP_PATH = {"seat": "organisation", "party": "party", "group": "group"}


def _membership(graph: Statements, membership: Membership, register: Register, names: Names) -> None:
    subject = names.of(f"membership/{membership.id}")
    kind = _MEMBERSHIP_PATH[membership.kind]
    target = getattr(register, {"organisation": "organisations", "party": "parties", "group": "groups"}[kind])
    organisation = target[membership.organisation].label
    graph.kind(subject, ORG("Membership"))
    seat = f" for {membership.seat}" if membership.kind == "seat" and membership.seat else ""
    years = _years(membership.start, membership.end)
    graph.label(subject, f"{register.people[membership.person].label}, {organisation}{seat}, {years}")
    graph.link(subject, ORG("member"), names.of(f"person/{membership.person}"))
    graph.link(subject, ORG("organization"), names.of(f"{kind}/{membership.organisation}"))
    graph.day(subject, SCHEMA("startDate"), membership.start)
    graph.day(subject, SCHEMA("endDate"), membership.end)
