"""Catalog: the data set as a portal harvests it: DCAT 3, with what DCAT-AP 3.0.1 asks for and recommends."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graphkit.describe.statements import Statements
from graphkit.version import __version__
from graphkit.vocabulary import DCAT, DCATAP, DCTERMS, FOAF, SKOS, SPDX, VCARD, VOID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.publish.bundle.publication import Publication
    from graphkit.publish.bundle.subject import Subject

__all__ = ["Dump", "describe_catalog"]

_IANA: Final = "https://www.iana.org/assignments/media-types/"
_EU: Final = "http://publications.europa.eu/resource/authority/"
_ADMS: Final = "http://purl.org/adms/"
_GZIP: Final = _IANA + "application/gzip"
_PROTOCOL: Final = "https://www.w3.org/TR/sparql11-protocol/"
_SHA256: Final = SPDX("checksumAlgorithm_sha256")
_KNOWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        _EU + "language/ENG": "English",
        _EU + "data-theme": "Data themes of the European Union",
        _EU + "data-theme/GOVE": "Government and public sector",
        _EU + "planned-availability/AVAILABLE": "available",
        _EU + "planned-availability/STABLE": "stable",
        _EU + "access-right/PUBLIC": "public",
        _EU + "file-type/RDF_TURTLE": "RDF Turtle",
        _EU + "file-type/RDF_N_QUADS": "RDF N-Quads",
        _EU + "file-type/JSON_LD": "JSON-LD",
        "https://creativecommons.org/licenses/by/4.0/": "Creative Commons Attribution 4.0 International",
        _IANA + "text/turtle": "text/turtle",
        _IANA + "application/n-quads": "application/n-quads",
        _IANA + "application/ld+json": "application/ld+json",
        _GZIP: "application/gzip",
        _PROTOCOL: "SPARQL 1.1 Protocol",
        _SHA256: "SHA-256",
    }
)
"""Readable names of what we point to and others define."""


_LICENCE_TYPES: Final = {
    "https://creativecommons.org/licenses/by/": "http://purl.org/adms/licencetype/Attribution",
    "https://creativecommons.org/licenses/by-sa/": "http://purl.org/adms/licencetype/ViralEffect-ShareAlike",
    "https://creativecommons.org/publicdomain/": "http://purl.org/adms/licencetype/PublicDomain",
}


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of the bundle that is a distribution: where it lies in the folder, what it is, size and digest."""

    path: str
    title: str
    media: str
    file_type: str
    size: int
    sha256: str


def describe_catalog(subject: Subject, publication: Publication, dumps: Iterable[Dump]) -> bytes:
    """Return the catalogue with its one data set, a distribution a dump and a service where there is an endpoint."""
    graph = Statements(f"{subject.dataset}/catalog")
    named = {**_KNOWN, **publication.labels}
    catalog = graph.graph
    _catalog(graph, subject, publication, named)
    _dataset(graph, subject, publication, named)
    for dump in dumps:
        _distribution(graph, subject, publication, dump, named)
    if publication.endpoint:
        _service(graph, subject, publication, named)
        graph.link(catalog, DCAT("service"), f"{subject.dataset}/service")
    return graph.nquads()


def _catalog(graph: Statements, subject: Subject, publication: Publication, named: Mapping[str, str]) -> None:
    catalog, title = graph.graph, f"Catalogue of {subject.title(publication)}"
    graph.kind(catalog, DCAT("Catalog"))
    graph.label(catalog, title)
    graph.text(catalog, DCTERMS("title"), title, "en")
    graph.text(catalog, DCTERMS("description"), f"Describes one data set. {subject.description(publication)}", "en")
    graph.link(catalog, DCAT("dataset"), subject.dataset)
    graph.link(catalog, DCAT("themeTaxonomy"), _EU + "data-theme")
    homepage = subject.address(publication)
    graph.link(catalog, FOAF("homepage"), homepage)
    _page(graph, homepage, "Where the data set lies")
    _common(graph, catalog, subject, publication, named)


def _common(
    graph: Statements, thing: str, subject: Subject, publication: Publication, named: Mapping[str, str]
) -> None:
    """State what catalogue and data set have in common: publisher, licence, dates, languages, place."""
    publisher = f"{subject.dataset}/publisher"
    graph.link(thing, DCTERMS("publisher"), publisher)
    graph.kind(publisher, FOAF("Agent"))
    graph.label(publisher, publication.publisher)
    graph.text(publisher, FOAF("name"), publication.publisher)
    if publication.publisher_type:
        graph.link(publisher, DCTERMS("type"), publication.publisher_type)
        _concept(graph, publication.publisher_type, named)
    if publication.publisher_homepage:
        graph.link(publisher, FOAF("homepage"), publication.publisher_homepage)
        _page(graph, publication.publisher_homepage, f"Home page of {publication.publisher}")
    _licence(graph, thing, publication, named)
    graph.typed(thing, DCTERMS("issued"), publication.issued, "date")
    graph.typed(thing, DCTERMS("modified"), publication.modified or publication.issued, "date")
    for language in publication.languages:
        _link(graph, thing, DCTERMS("language"), language, DCTERMS("LinguisticSystem"), named)
    for place in publication.spatial:
        _link(graph, thing, DCTERMS("spatial"), place, DCTERMS("Location"), named)
    rights = f"{subject.dataset}/rights"
    graph.link(thing, DCTERMS("rights"), rights)
    graph.kind(rights, DCTERMS("RightsStatement"))
    graph.label(rights, publication.rights)


def _dataset(graph: Statements, subject: Subject, publication: Publication, named: Mapping[str, str]) -> None:
    dataset = subject.dataset
    graph.kind(dataset, DCAT("Dataset"), VOID("Dataset"))
    graph.label(dataset, subject.title(publication))
    graph.text(dataset, DCTERMS("title"), subject.title(publication), "en")
    graph.text(dataset, DCTERMS("description"), subject.description(publication), "en")
    graph.text(dataset, DCTERMS("identifier"), dataset)
    graph.text(dataset, DCAT("version"), publication.modified or publication.issued or __version__)
    _about(graph, dataset, publication, named)
    _link(graph, dataset, DCTERMS("accessRights"), _EU + "access-right/PUBLIC", DCTERMS("RightsStatement"), named)
    _contact(graph, subject, publication)
    _temporal(graph, subject)
    homepage = subject.address(publication)
    graph.link(dataset, DCAT("landingPage"), homepage)
    _common(graph, dataset, subject, publication, named)


def _about(graph: Statements, thing: str, publication: Publication, named: Mapping[str, str]) -> None:
    for keyword in publication.keywords:
        graph.text(thing, DCAT("keyword"), keyword, "en")
    for theme in publication.themes:
        graph.link(thing, DCAT("theme"), theme)
        _concept(graph, theme, named)


def _contact(graph: Statements, subject: Subject, publication: Publication) -> None:
    contact, name = f"{subject.dataset}/contact", publication.publisher
    graph.link(subject.dataset, DCAT("contactPoint"), contact)
    graph.kind(contact, VCARD("Kind"), VCARD("Organization"))
    graph.label(contact, name)
    graph.text(contact, VCARD("fn"), name)
    where = publication.contact or publication.publisher_homepage or subject.address(publication)
    if "@" in where and not where.startswith("http"):
        graph.link(contact, VCARD("hasEmail"), f"mailto:{where}")
        graph.label(f"mailto:{where}", where)
    else:
        graph.link(contact, VCARD("hasURL"), where)
        if where == publication.contact:
            graph.label(where, f"Where {name} can be reached")


def _temporal(graph: Statements, subject: Subject) -> None:
    if not subject.first:
        return
    period = f"{subject.dataset}/period"
    graph.link(subject.dataset, DCTERMS("temporal"), period)
    graph.kind(period, DCTERMS("PeriodOfTime"))
    graph.label(period, f"{subject.first} to {subject.last}")
    graph.typed(period, DCAT("startDate"), subject.first, "date")
    graph.typed(period, DCAT("endDate"), subject.last, "date")


def _distribution(
    graph: Statements, subject: Subject, publication: Publication, dump: Dump, named: Mapping[str, str]
) -> None:
    distribution = f"{subject.dataset}/distribution/{dump.path.rpartition('/')[2]}"
    address = subject.address(publication) + dump.path
    graph.link(subject.dataset, DCAT("distribution"), distribution)
    graph.kind(distribution, DCAT("Distribution"))
    graph.label(distribution, dump.title)
    graph.text(distribution, DCTERMS("title"), dump.title, "en")
    graph.text(distribution, DCTERMS("description"), f"{dump.title}, compressed with gzip.", "en")
    graph.link(distribution, DCAT("accessURL"), address)
    graph.link(distribution, DCAT("downloadURL"), address)
    graph.label(address, dump.path)
    graph.typed(distribution, DCAT("byteSize"), dump.size, "nonNegativeInteger")
    media = (DCTERMS("MediaType"),)
    _link(graph, distribution, DCAT("mediaType"), _IANA + dump.media, *media, named)
    _link(graph, distribution, DCAT("compressFormat"), _GZIP, *media, named)
    _link(graph, distribution, DCTERMS("format"), _EU + dump.file_type, DCTERMS("MediaTypeOrExtent"), named)
    graph.link(distribution, DCATAP("availability"), publication.availability)
    _concept(graph, publication.availability, named)
    _licence(graph, distribution, publication, named)
    checksum = f"{distribution}/checksum"
    graph.link(distribution, SPDX("checksum"), checksum)
    graph.kind(checksum, SPDX("Checksum"))
    graph.label(checksum, f"SHA-256 of {dump.path}")
    _link(graph, checksum, SPDX("algorithm"), _SHA256, SPDX("ChecksumAlgorithm"), named)
    graph.typed(checksum, SPDX("checksumValue"), dump.sha256, "hexBinary")


def _service(graph: Statements, subject: Subject, publication: Publication, named: Mapping[str, str]) -> None:
    service = f"{subject.dataset}/service"
    graph.kind(service, DCAT("DataService"))
    graph.label(service, "SPARQL endpoint")
    graph.text(service, DCTERMS("title"), f"SPARQL endpoint of {subject.title(publication)}", "en")
    graph.text(service, DCTERMS("description"), "Answers queries in SPARQL 1.1.", "en")
    graph.link(service, DCAT("endpointURL"), publication.endpoint)
    graph.label(publication.endpoint, "Address of the SPARQL endpoint")
    graph.link(service, DCAT("endpointDescription"), publication.endpoint)
    graph.link(service, DCAT("servesDataset"), subject.dataset)
    _link(graph, service, DCTERMS("conformsTo"), _PROTOCOL, DCTERMS("Standard"), named)
    _link(graph, service, DCTERMS("accessRights"), _EU + "access-right/PUBLIC", DCTERMS("RightsStatement"), named)
    _about(graph, service, publication, named)
    graph.link(service, DCTERMS("publisher"), f"{subject.dataset}/publisher")
    graph.link(service, DCAT("contactPoint"), f"{subject.dataset}/contact")
    _licence(graph, service, publication, named)


def _licence(graph: Statements, thing: str, publication: Publication, named: Mapping[str, str]) -> None:
    _link(graph, thing, DCTERMS("license"), publication.licence, DCTERMS("LicenseDocument"), named)
    for beginning, kind in _LICENCE_TYPES.items():
        if publication.licence.startswith(beginning):
            graph.link(publication.licence, DCTERMS("type"), kind)
            _concept(graph, kind, {kind: kind.rpartition("/")[2], **named})


def _concept(graph: Statements, concept: str, named: Mapping[str, str]) -> None:
    graph.kind(concept, SKOS("Concept"))
    graph.text(concept, SKOS("prefLabel"), named.get(concept, concept), "en")
    graph.label(concept, named.get(concept, concept))
    _scheme(graph, concept)


def _page(graph: Statements, page: str, label: str) -> None:
    graph.kind(page, FOAF("Document"))
    graph.label(page, label)


def _link(graph: Statements, thing: str, predicate: str, target: str, kind: str, named: Mapping[str, str]) -> None:
    graph.link(thing, predicate, target)
    graph.kind(target, kind)
    graph.label(target, named.get(target, target))
    _scheme(graph, target)


def _scheme(graph: Statements, concept: str) -> None:
    """Say of a concept of a well-known table in which one it stands, so that a check needs no look-up."""
    table, _, _ = concept.rpartition("/")
    if concept.startswith(_ADMS):
        table += "/1.0"
    elif not concept.startswith(_EU):
        return
    title = _KNOWN.get(table, f"Table {table.removeprefix(_EU).removeprefix(_ADMS)}")
    graph.link(concept, SKOS("inScheme"), table)
    graph.kind(table, SKOS("ConceptScheme"))
    graph.label(table, title)
    graph.text(table, DCTERMS("title"), title, "en")
