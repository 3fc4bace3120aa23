"""Speeches: one row an uninterrupted turn, ``doc_id`` and ``text`` first, as text-analysis packages want it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from graphkit.publish.tables.columns import Cell, Column, Table, day_of, number_of, several, tail
from graphkit.vocabulary import DCTERMS, GK

if TYPE_CHECKING:
    from graphkit.publish.standing import Standing
    from graphkit.publish.things import Facts

__all__ = ["SPEECHES", "turns"]

_ORDER: Final = """SELECT DISTINCT ?turn ?question ?date ?sequence WHERE {
  ?turn a gk:Contribution ; gk:sequence ?sequence ; schema:isPartOf ?question .
  ?question schema:datePublished ?date .
}"""

_COLUMNS: Final = (
    Column("doc_id", "Name of the speech within this data set: the question and the place in reading order."),
    Column("text", "The words, as normalised for the graph: paragraphs are joined by one blank line."),
    Column("date", "Day of the sitting.", "date"),
    Column("sequence", "Place in reading order over the whole source, from 1.", "integer"),
    Column("speaker", "Name of the person who speaks; empty where the speaker could not be resolved."),
    Column("speaker_iri", "IRI of that person."),
    Column("speaker_label", "The speaker line as the transcript prints it."),
    Column("implied", "True where the transcript prints no speaker line and the header tells the speaker.", "boolean"),
    Column("capacity", "The membership or tenure in which the person speaks that day, with its years."),
    Column("capacity_iri", "IRI of that membership or tenure."),
    Column("office", "The office of that tenure; empty where the person speaks as a member."),
    Column("party", "The party that the person belonged to that day."),
    Column("party_iri", "IRI of that party."),
    Column("group", "The political group that the person belonged to that day."),
    Column("question", "Heading of the question under which the words were spoken."),
    Column("question_id", "Key of that question in the table of questions."),
    Column("reference", "Reference of that question, as in 2018/0171."),
    Column("supplementary", "Number of that question, where it is a supplementary one.", "integer"),
    Column("in_reply_to", "doc_id of the speech that this one follows."),
    Column("addressed_to", "People whom the speech addresses by name or office.", "list"),
    Column("topics", "Topics of the speech, preferred labels.", "list"),
    Column("words", "Number of words, counted at white space.", "integer"),
    Column("source_file", "File of the transcript."),
    Column("line", "Line of that file on which the speech begins, from 1.", "integer"),
    Column("source_url", "Public address of the transcript, where one is known."),
    Column("iri", "IRI of the speech in the graph."),
)


def turns(standing: Standing) -> list[tuple[str, str, int, str]]:
    """Return (date, question IRI, sequence, contribution IRI) of every turn, in that order."""
    rows = standing.things.rows(_ORDER)
    return sorted((date, question, int(sequence), turn) for turn, question, date, sequence in rows)


def _rows(standing: Standing) -> Iterator[tuple[Cell, ...]]:
    things = standing.things
    for date, question_iri, sequence, iri in turns(standing):
        said, question = things.facts(iri), things.facts(question_iri)
        person = said.one(GK("speaker"))
        party = standing.party(person, date)
        capacity = said.one(GK("inCapacity"))
        text = said.one(GK("text"))
        yield (
            tail(iri, "contribution"),
            text,
            day_of(date),
            sequence,
            things.label(person) or None,
            person or None,
            said.one(GK("speakerLabel")) or None,
            said.one(GK("impliedSpeaker")) in {"true", "1"},
            things.label(capacity) or None,
            capacity or None,
            things.label(things.facts(capacity).one(GK("post"))) or None,
            things.label(party) or None,
            party or None,
            things.label(standing.group(person, date)) or None,
            question.one(DCTERMS("title")) or None,
            tail(question_iri, "question"),
            question.one(GK("reference")) or None,
            number_of(question.one(GK("supplementaryNumber"))),
            tail(said.one(GK("inReplyTo")), "contribution") or None,
            several(tuple(things.label(one) for one in said.all(GK("addressedTo")))),
            several(tuple(sorted(things.label(one) for one in said.all(GK("discusses"))))),
            len(text.split()),
            *_place(standing, said),
            iri,
        )


def _place(standing: Standing, said: Facts) -> tuple[Cell, Cell, Cell]:
    source = said.source(GK("text"))
    address = standing.things.facts(source).one(DCTERMS("source"))
    return standing.things.file(source) or None, number_of(said.one(GK("line"))), address or None


SPEECHES: Final = Table(
    "speeches", "One row an uninterrupted turn of one speaker.", _COLUMNS, _rows, (("question_id", "questions"),)
)
