"""Mentions: one row a span of a speech that names something, with the words and who that is on the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from graphkit.publish.tables.columns import Cell, Column, Table, day_of, number_of, several, tail
from graphkit.vocabulary import GK, OA

if TYPE_CHECKING:
    from graphkit.publish.standing import Standing
    from graphkit.publish.things import Facts

__all__ = ["MENTIONS", "sentence"]

_ORDER: Final = """SELECT DISTINCT ?mention ?target ?turn ?question ?date ?sequence WHERE {
  ?mention a gk:Mention ; oa:hasTarget ?target .
  ?target oa:hasSource ?turn .
  ?turn gk:sequence ?sequence ; schema:isPartOf ?question .
  ?question schema:datePublished ?date .
}"""
_STOP: Final = re.compile(r"[.!?…][”’\"')\]]*\s+|\n\n+")

_COLUMNS: Final = (
    Column("mention_id", "Name of the mention within this data set: the speech and the characters."),
    Column("doc_id", "Key of the speech in the table of speeches."),
    Column("quote", "The words that name the thing, exactly."),
    Column(
        "start", "Place of their first character in the text of the speech, from 0, in Unicode code points.", "integer"
    ),
    Column("end", "Place after their last character.", "integer"),
    Column("type", "What kind of thing the words denote: person, post, organisation, strategy, document or another."),
    Column("entity", "Label of what the words denote: for a title, the office."),
    Column("entity_iri", "IRI of that thing."),
    Column("person", "The person meant in the end: for a title, whoever held the office that day."),
    Column("person_iri", "IRI of that person."),
    Column("holder", "The tenure that makes the office a person that day, with its years."),
    Column("status", "Accepted, Ambiguous (then no person, but candidates) or Candidate (in no register yet)."),
    Column("candidates", "What the words could mean, where that could not be decided.", "list"),
    Column("confidence", "How sure the rule is, from 0 to 1.", "number"),
    Column("rule", "The rule that decided."),
    Column("sentence", "The sentence that the words stand in."),
    Column("speaker", "Name of the person who speaks."),
    Column("date", "Day of the sitting.", "date"),
    Column("question_id", "Key of the question in the table of questions."),
    Column("source_file", "File of the transcript."),
    Column("line", "Line of that file on which the speech begins, from 1.", "integer"),
    Column("iri", "IRI of the mention in the graph."),
)


def sentence(text: str, start: int, end: int) -> str:
    """Return the sentence of ``text`` that holds the characters from ``start`` to ``end``.

    A sentence ends in a stop and white space, or with its paragraph; an initial or ``Mr.`` makes it shorter than
    it is, never wrong: the words are always in it.

    >>> sentence("It rains. Ask the Mayor. Go.", 14, 23)
    'Ask the Mayor.'
    """
    begin = max((found.end() for found in _STOP.finditer(text, 0, start)), default=0)
    after = _STOP.search(text, end)
    return text[begin : after.start() + len(after[0].rstrip()) if after else len(text)].strip()


def _rows(standing: Standing) -> Iterator[tuple[Cell, ...]]:
    rows = standing.things.rows(_ORDER)
    found = sorted((date, question, int(seq), turn, iri, target) for iri, target, turn, question, date, seq in rows)
    for (date, question, _, turn), marks in groupby(found, key=itemgetter(0, 1, 2, 3)):
        said = standing.things.facts(turn)
        spans = (_span(standing, iri, target) for *_, iri, target in marks)
        for span in sorted(spans, key=lambda span: (span.start < 0, span)):
            yield _row(standing, said, span, date, question)


@dataclass(frozen=True, slots=True, order=True)
class _Span:
    start: int
    end: int
    quote: str
    iri: str


def _span(standing: Standing, iri: str, target: str) -> _Span:
    """Read both selectors of a mention; -1 where there is no position."""
    things = standing.things
    selectors = [things.facts(one) for one in things.facts(target).all(OA("hasSelector"))]
    quote, start, end = (
        next((value for one in selectors if (value := one.one(OA(name)))), "") for name in ("exact", "start", "end")
    )
    return _Span(int(start or -1), int(end or -1), quote, iri)


def _row(standing: Standing, said: Facts, span: _Span, date: str, question: str) -> tuple[Cell, ...]:
    things = standing.things
    mention = things.facts(span.iri)
    body, person = mention.one(OA("hasBody")), _person(standing, mention)
    candidates = mention.all(GK("candidate"))
    placed = span.start >= 0
    return (
        tail(span.iri, "mention"),
        tail(said.iri, "contribution"),
        span.quote,
        span.start if placed else None,
        span.end if placed else None,
        things.kind(body) if body else None,
        things.label(body) or None,
        body or None,
        things.label(person) or None,
        person or None,
        things.label(mention.one(GK("resolvedHolder"))) or None,
        mention.one(GK("status")).rpartition("#")[2] or None,
        several(tuple(things.label(one) for one in candidates)),
        float(mention.one(GK("confidence"))) if mention.one(GK("confidence")) else None,
        mention.one(GK("rule")) or None,
        sentence(said.one(GK("text")), span.start, span.end) if placed else None,
        things.label(said.one(GK("speaker"))) or None,
        day_of(date),
        tail(question, "question"),
        things.file(mention.source(OA("hasTarget"))) or None,
        number_of(said.one(GK("line"))),
        span.iri,
    )


def _person(standing: Standing, mention: Facts) -> str:
    return next((one for one in mention.all(GK("denotes")) if standing.things.kind(one) == "person"), "")


MENTIONS: Final = Table(
    "mentions",
    "One row a span of a speech that names one thing.",
    _COLUMNS,
    _rows,
    (("doc_id", "speeches"), ("question_id", "questions")),
)
