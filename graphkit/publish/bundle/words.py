"""Words: what stands beside the data in plain language: README, LICENSE and CITATION.cff."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from graphkit.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphkit.publish.bundle.publication import Publication
    from graphkit.publish.bundle.subject import Subject

__all__ = ["FILES", "citation", "licence", "readme"]

FILES: Final[Mapping[str, str]] = {
    "data/graph.ttl.gz": "The whole graph as Turtle",
    "data/graph.nq.gz": "The whole graph as N-Quads, one named graph a transcript",
    "data/graph.jsonld.gz": "The whole graph as JSON-LD, one named graph a transcript",
    "catalog.ttl": "The catalogue in DCAT, for a portal to harvest",
    "catalog.jsonld": "The same as JSON-LD",
    "void.ttl": "What is in the graph, in figures: classes, properties, links to other data sets (VoID)",
    ".well-known/void": "The same, where clients look for it",
    "examples.ttl": "Example queries, each with its prefixes and a comment",
    "prefixes.ttl": "The prefixes that the queries use",
    "provenance.ttl": "The files that the graph was made from, with their digests (PROV)",
    "ontology/index.html": "What the terms mean",
    "ontology/graphkit.ttl": "The same as data",
    "ontology/shapes.ttl": "What every graph is held to (SHACL)",
    "ontology/topics.ttl": "The topics of this graph (SKOS)",
    "LICENSE": "The licence",
    "CITATION.cff": "How to cite the data set",
    "README.md": "This text",
}
"""Every file of a bundle to what it is; the checksums stand in ``SHA256SUMS``."""


def readme(subject: Subject, publication: Publication, figures: Sequence[tuple[str, int]]) -> str:
    """Return the README of a data set; ``figures`` are labels with numbers."""
    numbers = "\n".join(f"* {label}: {number:,}" for label, number in figures)
    files = "\n".join(f"| `{path}` | {what} |" for path, what in FILES.items())
    endpoint = f"\nSPARQL can be asked at {_inert(publication.endpoint)}\n" if publication.endpoint else ""
    return f"""# {_inert(subject.title(publication))}

{_inert(subject.description(publication))}

Published by {_inert(publication.publisher)}. Licence: {_inert(publication.licence)}
{_inert(publication.rights)}
{endpoint}
## What is in it

{numbers}

## Files

| file | what it is |
|---|---|
{files}

Check what you have downloaded with `sha256sum --check SHA256SUMS`.

Every link between words and a thing is an annotation with the exact words, their place, the rule that found them and a
confidence. What could not be decided is marked `gk:Ambiguous` and denotes nothing. `ontology/index.html` explains each term.

Made with graphkit {__version__}. The same transcripts and the same register give the same bytes.
"""


def licence(publication: Publication) -> str:
    """Return the LICENSE of a data set: which licence it is, and what it does not cover."""
    return f"""This data set is published by {publication.publisher} under the licence

    {publication.licence}

whose text is found at that address. {publication.rights}
"""


def citation(subject: Subject, publication: Publication) -> str:
    """Return the CITATION.cff of a data set (Citation File Format 1.2.0)."""
    lines = [
        ("cff-version", "1.2.0"),
        ("message", "If you use these data, please cite them as below."),
        ("type", "dataset"),
        ("title", subject.title(publication)),
        ("abstract", subject.description(publication)),
        ("version", publication.modified or publication.issued or __version__),
        ("license-url", publication.licence),
        ("url", subject.address(publication)),
        *([("date-released", publication.issued)] if publication.issued else []),
    ]
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in lines)
    return f"{head}authors:\n  - name: {json.dumps(publication.publisher, ensure_ascii=False)}\n"


def _inert(text: str) -> str:
    """Keep a text from being taken for Markdown or HTML, and on one line."""
    return " ".join("".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in text).split())
