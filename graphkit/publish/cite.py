"""Cite: a speech becomes a citation: who, in which office that day, under which question, at which sitting, where."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import ConfigError, QueryError
from graphkit.fold import fold
from graphkit.publish.evidence import Passage, passage, passage_at
from graphkit.publish.standing import Standing
from graphkit.publish.tables.columns import tail
from graphkit.publish.things import Things
from graphkit.version import __version__
from graphkit.vocabulary import SCHEMA

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["CITATIONS", "Citation", "cite", "find", "written"]

_NAMED: Final = """SELECT DISTINCT ?thing ?key WHERE {
  { ?thing a gk:Question ; gk:reference ?key ; schema:datePublished ?date }
  UNION { ?thing a gk:Question ; rdfs:label ?key ; schema:datePublished ?date }
  UNION { ?thing a gk:Contribution ; rdfs:label ?key }
} ORDER BY ?thing"""
_TEXTS: Final = "SELECT ?turn ?text WHERE { ?turn a gk:Contribution ; gk:text ?text } ORDER BY ?turn"
_SPECIAL: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage with the label of its sitting and body; ``key`` is unique within one graph."""

    passage: Passage
    sitting: str
    key: str


def cite(store: pyoxigraph.Store, thing: str) -> Citation:
    """Return the citation of ``thing``.

    It is the IRI of a speech, question or mention, the key of a speech in the tables (``2018-0171/3``), a
    reference (``2018/0171``), a label, or words that were said. Raises `QueryError` where nothing fits, or more
    than one thing does (naming them).
    """
    things = Things(store)
    standing = Standing(things)
    words = find(standing, thing)
    question = things.facts(words.iri).one(SCHEMA("isPartOf"))
    sitting = things.facts(question).one(SCHEMA("isPartOf"))
    return Citation(words, things.label(sitting), re.sub(r"[^A-Za-z0-9]+", "-", tail(words.iri, "contribution")))


def find(standing: Standing, thing: str) -> Passage:
    """Return the passage that ``thing`` names or quotes; raises as `cite`."""
    given = thing.strip()
    if not given:
        raise QueryError("nothing to cite", remedy="give an address, a reference, a label or words that were said")
    named = _named(standing, given)
    found = [one for iri in named if (one := passage(standing, iri)) is not None]
    if not found:
        found = _quoted(standing, given)
    if not found:
        raise QueryError(f"nothing here is, or says, {given!r}", remedy="give fewer words, or an address")
    if len(found) > 1:
        keys = ", ".join(tail(one.iri, "contribution") for one in found[:5])
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        raise QueryError(
            f"{given!r} is in {len(found)} places: {keys}{more}", remedy="give one of these, or more words"
        )
    return found[0]


def _named(standing: Standing, given: str) -> list[str]:
    if re.match(r"https?://\S+$", given):
        return [given]
    wanted = given.casefold()
    rows = standing.things.rows(_NAMED)
    keys = ((iri, (key.casefold(), tail(iri, "contribution"), tail(iri, "question"))) for iri, key in rows)
    return list(dict.fromkeys(iri for iri, known in keys if wanted in known))


def _quoted(standing: Standing, given: str) -> list[Passage]:
    """Return where words stand, whatever their case, accents, white space and kind of quotation mark."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in fold(given).split()))
    found = []
    for turn, text in standing.things.rows(_TEXTS):
        if place := pattern.search(fold(text)):
            one = passage_at(standing, standing.things.facts(turn), *place.span())
            found += [one] if one else []
    return found


def _text(citation: Citation) -> str:
    words = citation.passage
    office = f" ({words.office})" if words.office else ""
    reference = f" ({words.reference})" if words.reference else ""
    quote = f"“{' '.join((words.marked or words.before + words.after).split())}” "
    parts = [
        f"{words.speaker or 'Speaker not named'}{office}, in “{words.question}”{reference}, {citation.sitting}.",
        f"{quote}{_place(words)}.",
        words.url or words.iri,
        f"Resolved with graphkit {__version__}.",
    ]
    return " ".join(part for part in parts if part) + "\n"


def _bibtex(citation: Citation) -> str:
    words = citation.passage
    fields = {
        "author": f"{{{_tex(words.speaker or 'Speaker not named')}}}",
        "title": _tex(words.question),
        "number": _tex(words.reference),
        "howpublished": _tex(citation.sitting),
        "date": words.date,
        "year": words.date[:4],
        "url": words.url or words.iri,
        "note": _tex(". ".join(part for part in (_capacity(words), _place(words), f"graphkit {__version__}") if part)),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{citation.key},\n{body}}}\n"


def _csl(citation: Citation) -> str:
    words = citation.passage
    item: dict[str, Any] = {
        "id": citation.key,
        "type": "speech",
        "author": [{"literal": words.speaker or "Speaker not named"}],
        "title": words.question,
        "number": words.reference,
        "event-title": citation.sitting,
        "issued": _issued(words.date),
        "URL": words.url or words.iri,
        "archive_location": _place(words),
        "abstract": " ".join((words.before + words.marked + words.after).split()),
        "note": ". ".join(part for part in (_capacity(words), f"Resolved with graphkit {__version__}") if part),
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2) + "\n"


def _capacity(words: Passage) -> str:
    return f"Capacity that day: {words.office}" if words.office else ""


def _place(words: Passage) -> str:
    return f"{words.file}, {words.place}" if words.place else words.file


def _issued(iso: str) -> dict[str, list[list[int]]]:
    day = date.fromisoformat(iso)
    return {"date-parts": [[day.year, day.month, day.day]]}


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in " ".join(text.split()))


CITATIONS: Final[Mapping[str, Callable[[Citation], str]]] = MappingProxyType(
    {"text": _text, "bibtex": _bibtex, "csl": _csl}
)
"""Name of a form to the function that writes a citation in it."""


def written(citation: Citation, form: str) -> str:
    """Return a citation in a form of `CITATIONS`; raises `ConfigError` for one that is not known."""
    if form not in CITATIONS:
        raise ConfigError(f"there is no form {form!r}", remedy=f"there is {', '.join(CITATIONS)}")
    return CITATIONS[form](citation)
