"""Questions: one row a question item, with who asked whom, in which capacity, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from graphkit.publish.tables.columns import Cell, Column, Table, day_of, number_of, several, tail
from graphkit.publish.tables.speeches import turns
from graphkit.vocabulary import DCTERMS, GK, SCHEMA

if TYPE_CHECKING:
    from graphkit.publish.standing import Standing
    from graphkit.publish.things import Facts

__all__ = ["QUESTIONS"]

_ORDER: Final = "SELECT DISTINCT ?date ?question WHERE { ?question a gk:Question ; schema:datePublished ?date . }"

_COLUMNS: Final = (
    Column("question_id", "Name of the question within this data set."),
    Column("title", "Heading of the question, as printed."),
    Column("date", "Day on which it was asked.", "date"),
    Column("reference", "Reference of the question, as in 2018/0171."),
    Column("supplementary", "Number of the question, where it is a supplementary one.", "integer"),
    Column("supplementary_to", "question_id of the question that it is supplementary to."),
    Column("asked_by", "Name of the person who asked; empty where that could not be resolved."),
    Column("asked_by_iri", "IRI of that person."),
    Column("asked_in_capacity", "The membership in which that person asked, with its years."),
    Column("asked_under_group", "The political group that the page prints under the name."),
    Column("party", "The party that the person belonged to that day."),
    Column("asked_of", "Offices or people whom the question is put to.", "list"),
    Column("asked_of_person", "Whoever held those offices that day.", "list"),
    Column("answered_by", "People who answered.", "list"),
    Column("answer_status", "Answered, Holding (a reply is promised), Pointer (elsewhere) or Unanswered."),
    Column("topics", "Topics of the question and its turns, preferred labels.", "list"),
    Column("refers_to", "References or titles of the questions and documents that are cited.", "list"),
    Column("speeches", "Number of turns under the question.", "integer"),
    Column("sitting", "The sitting, as a label."),
    Column("source_file", "File of the transcript."),
    Column("line", "Line of that file on which the question begins, from 1.", "integer"),
    Column("source_url", "Public address of the transcript, where one is known."),
    Column("iri", "IRI of the question in the graph."),
)


def _rows(standing: Standing) -> Iterator[tuple[Cell, ...]]:
    counted = Counter(question for _, question, _, _ in turns(standing))
    for date, iri in sorted(set(standing.things.rows(_ORDER))):
        yield _row(standing, standing.things.facts(iri), date, counted[iri])


def _row(standing: Standing, question: Facts, date: str, speeches: int) -> tuple[Cell, ...]:
    things, label = standing.things, standing.things.label
    person = question.one(GK("askedBy"))
    source = question.source(SCHEMA("datePublished"))
    return (
        tail(question.iri, "question"),
        question.one(DCTERMS("title")) or None,
        day_of(date),
        question.one(GK("reference")) or None,
        number_of(question.one(GK("supplementaryNumber"))),
        tail(question.one(GK("supplementaryTo")), "question") or None,
        label(person) or None,
        person or None,
        label(question.one(GK("askedInCapacity"))) or None,
        label(question.one(GK("askedUnderGroup"))) or None,
        label(standing.party(person, date)) or None,
        several(tuple(label(one) for one in question.all(GK("askedOf")))),
        several(_holders(standing, question, date)),
        several(tuple(label(one) for one in question.all(GK("answeredBy")))),
        question.one(GK("answerStatus")).rpartition("#")[2] or None,
        several(tuple(sorted(label(one) for one in question.all(GK("discusses"))))),
        several(tuple(things.facts(one).one(GK("reference")) or label(one) for one in question.all(GK("refersTo")))),
        speeches,
        label(question.one(SCHEMA("isPartOf"))) or None,
        things.file(source) or None,
        number_of(question.one(GK("line"))),
        things.facts(source).one(DCTERMS("source")) or None,
        question.iri,
    )


def _holders(standing: Standing, question: Facts, date: str) -> tuple[str, ...]:
    asked = question.all(GK("askedOf"))
    people = [one if standing.things.kind(one) == "person" else standing.holder(one, date) for one in asked]
    return tuple(dict.fromkeys(standing.things.label(one) for one in people if one))


QUESTIONS: Final = Table(
    "questions",
    "One row a question item with its thread.",
    _COLUMNS,
    _rows,
    (("supplementary_to", "questions"),),
)
