"""Debate: the page of a question with its whole thread, and the page of one piece of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from graphkit.serve.views.marking import Mark, marked
from graphkit.serve.views.parts import Link, Turn, day
from graphkit.serve.views.quoting import anchor_of, quote_of, status_word
from graphkit.vocabulary import DCTERMS, GK, OA, SCHEMA

if TYPE_CHECKING:
    from graphkit.query import Row
    from graphkit.serve.reader import Reader

__all__ = ["Item", "MentionView", "QuestionView", "mention_view", "question_view"]


@dataclass(frozen=True, slots=True)
class Item:
    """One question item: who asked whom under which heading, and what was said."""

    link: Link
    reference: str
    asked_by: tuple[Link, ...]
    group: tuple[Link, ...]
    asked_of: tuple[Link, ...]
    answered_by: tuple[Link, ...]
    status: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question and everything that was asked in supplement to it."""

    template: ClassVar[str] = "question.html"
    kind: str
    title: str
    date: str
    day: str
    sitting: tuple[Link, ...]
    lead: tuple[Link, ...]
    topics: tuple[Link, ...]
    refers: tuple[Link, ...]
    cited_by: tuple[Link, ...]
    item: Item
    supplementaries: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class MentionView:
    """One piece of evidence: the words, what they denote, by which rule, and how sure that is."""

    template: ClassVar[str] = "mention.html"
    kind: str
    title: str
    before: str
    quote: str
    after: str
    turn: Link
    question: Link
    speaker: Link | None
    date: str
    names: tuple[Link, ...]
    denotes: tuple[Link, ...]
    holder: tuple[Link, ...]
    candidates: tuple[Link, ...]
    status: str
    rule: str
    confidence: str


def question_view(reader: Reader, iri: str, page: int) -> QuestionView:
    """Return the page of a question; a thread is never cut, so ``page`` says nothing here."""
    del page
    date = reader.one(iri, SCHEMA("datePublished")) or ""
    item = _item(reader, iri)
    thread = [str(row["question"]) for row in reader.about("supplementaries-of", iri)]
    held = bool(item.turns) or bool(date)
    citing = [one for one in reader.subjects(GK("refersTo"), iri) if GK("Question") in reader.classes(one)]
    return QuestionView(
        kind=("Supplementary question" if GK("SupplementaryQuestion") in reader.classes(iri) else "Question")
        if held
        else "Question that is cited but not held here",
        title=item.link.label,
        date=date,
        day=day(date),
        sitting=reader.links(iri, SCHEMA("isPartOf")),
        lead=reader.links(iri, GK("supplementaryTo")),
        topics=reader.links(iri, GK("discusses")),
        refers=reader.links(iri, GK("refersTo")),
        cited_by=tuple(map(reader.link, citing)),
        item=item,
        supplementaries=tuple(_item(reader, one) for one in dict.fromkeys(thread) if one != iri),
    )


def mention_view(reader: Reader, iri: str, page: int) -> MentionView:
    """Return the page of a mention or of the evidence for a topic."""
    del page
    before, quote, after = quote_of(reader, iri)
    target = reader.one(iri, OA("hasTarget"))
    turn = (reader.one(target, OA("hasSource")) if target else None) or iri
    question = reader.one(turn, SCHEMA("isPartOf")) or turn
    speaker = reader.one(turn, GK("speaker"))
    status = (reader.one(iri, GK("status")) or "").rsplit("#", 1)[-1].lower()
    return MentionView(
        kind="Evidence for a topic" if GK("TopicAssignment") in reader.classes(iri) else "Mention",
        title=f"“{quote}”",
        before=before,
        quote=quote,
        after=after,
        turn=reader.link(turn),
        question=reader.link(question),
        speaker=None if speaker is None else reader.link(speaker),
        date=day(reader.one(question, SCHEMA("datePublished"))),
        names=reader.links(iri, OA("hasBody")),
        denotes=reader.links(iri, GK("denotes")),
        holder=reader.links(iri, GK("resolvedHolder")),
        candidates=reader.links(iri, GK("candidate")),
        status=status,
        rule=reader.one(iri, GK("rule")) or "",
        confidence=reader.one(iri, GK("confidence")) or "",
    )


def _item(reader: Reader, iri: str) -> Item:
    title = reader.one(iri, DCTERMS("title")) or reader.label(iri)
    return Item(
        link=Link(title, reader.addresses.href(iri)),
        reference=reader.one(iri, GK("reference")) or "",
        asked_by=reader.links(iri, GK("askedBy")),
        group=reader.links(iri, GK("askedUnderGroup")),
        asked_of=reader.links(iri, GK("askedOf")),
        answered_by=reader.links(iri, GK("answeredBy")),
        status=(reader.one(iri, GK("answerStatus")) or "").rsplit("#", 1)[-1].lower(),
        turns=_turns(reader, iri),
    )


def _turns(reader: Reader, iri: str) -> tuple[Turn, ...]:
    marks: dict[str, list[Row]] = {}
    for row in reader.about("marks-of", iri):
        marks.setdefault(str(row["turn"]), []).append(row)
    rows = {str(row["turn"]): row for row in reader.about("turns-of", iri)}
    return tuple(_turn(reader, turn, row, marks.get(turn, ())) for turn, row in rows.items())


def _turn(reader: Reader, turn: str, row: Row, marks: Sequence[Row]) -> Turn:
    named = row["speaker"]
    speaker = Link(str(row["label"] or "Speaker not named")) if named is None else reader.link(str(named))
    href = reader.addresses.href(turn)
    return Turn(
        anchor=f"turn-{row['sequence']}" if href is None else anchor_of(href),
        speaker=speaker,
        capacity=None if row["capacity"] is None else _capacity(reader.link(str(row["capacity"])), speaker),
        paragraphs=marked(str(row["text"]), [_mark(reader, mark) for mark in marks]),
        topics=reader.links(turn, GK("discusses")),
        refers=reader.links(turn, GK("refersTo")),
        data=href,
    )


def _capacity(capacity: Link, speaker: Link) -> Link:
    """Return ``capacity`` without the name of the speaker, beside which it stands."""
    return Link(capacity.label.removeprefix(f"{speaker.label}, "), capacity.href)


def _mark(reader: Reader, row: Row) -> Mark:
    mention = str(row["mention"])
    things = reader.links(mention, GK("denotes")) or reader.links(mention, OA("hasBody"))
    status = status_word(str(row["status"]))
    title = ", ".join(link.label for link in things) or "one of several: not decided"
    start, end = row["start"], row["end"]
    place = (int(str(start)), int(str(end))) if start is not None and end is not None else None
    return Mark(str(row["quote"]), place, reader.addresses.href(mention), title, status)
