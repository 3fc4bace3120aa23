"""Publicwhip: the XML of parlparse and TheyWorkForYou: debates, written questions, ministerial statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.read.document import Document
from graphkit.read.headers import chair_noted, split_reference
from graphkit.read.items import PROCEEDINGS, Item, transcript
from graphkit.read.language import tag_of
from graphkit.read.xml import Node, elements, root_of

__all__ = ["day_and_version", "read_publicwhip", "sniff_publicwhip"]

_HEADINGS = ("oral-heading", "major-heading", "minor-heading", "heading", "question-heading")
_QUESTIONS = ("ques", "question")
_ANSWERS = ("reply", "answer")
_ID = re.compile(
    r"uk\.org\.publicwhip/(?P<paper>[\w-]+)/(?:(?P<within>[\w-]{1,200}?)[/_])?"
    r"(?P<day>\d{4}-\d{2}-\d{2})(?P<version>[a-z]*)\b"
)
_PLENARY = ("meeting-of-the-parliament", "plenary")
_SITTING = re.compile(r"standing\d{4}-\d{2}_(?P<bill>\w+?)_(?P<number>\d+)-\d+")
_LONDON = ("lmqs", "london-mayors-questions")
"""The questions to the Mayor: the name of the files, and that in their ids."""

_CHAMBERS = {
    "debate": "House of Commons",
    "lords": "House of Lords",
    "lordswms": "House of Lords, written statements",
    "lordswrans": "House of Lords, written answers",
    "ni": "Northern Ireland Assembly",
    "senedd": "Senedd",
    "spor": "Scottish Parliament",
    "spwa": "Scottish Parliament, written answers",
    "standing": "Public Bill Committee",
    "westminhall": "Westminster Hall",
    "wms": "Written Ministerial Statements",
    "wrans": "Written Answers",
}
"""The papers of one day: the second part of an id, and what it is called."""

_NOBODY = ("unknown", "")


def sniff_publicwhip(document: Document) -> bool:
    """Say whether the root element is ``publicwhip``."""
    return root_of(document) == "publicwhip"


def day_and_version(document: Document) -> tuple[str, str] | None:
    """Return (paper and day, version) of a day file: ``("debate/2009-10-26", "b")``; versions follow each other."""
    found = _ID.search(document.head) if sniff_publicwhip(document) else None
    if found is None:
        return None
    within = "" if _language(found) else f"{found['within'] or ''}/"  # a day in two languages is one day
    return f"{found['paper']}/{within}{found['day']}", found["version"]


def read_publicwhip(document: Document) -> Iterator[Transcript]:
    """Yield the one transcript of a day file: an item a heading, a turn a ``speech``, ``ques`` or ``reply``.

    Divisions are votes, not speech, and are left out. Raises `SourceError` where no id holds the day.
    """
    remedy = "the ids of this form hold the day, as in uk.org.publicwhip/debate/2009-10-26a.1.0"
    first = _ID.search(document.head)
    language = (first and _language(first)) or "en"
    yield transcript(document, "publicwhip", _items(document), language=language, remedy=remedy)


def _language(found: re.Match[str]) -> str | None:
    """Return the language that an id names: of the Senedd's days each has a file in both."""
    within = found["within"] or ""
    return within if len(within) == 2 else None


def _chamber(found: re.Match[str]) -> str | None:
    """Return what sits: a house, a committee of it, or one sitting of the committee on a bill."""
    paper, within = found["paper"], found["within"]
    if paper in _LONDON:
        return None
    house = _CHAMBERS.get(paper, paper)
    if sitting := _SITTING.fullmatch(within or ""):
        return f"{house}, {sitting['bill'].replace('_', ' ').title()}, sitting {int(sitting['number'])}"
    if not within or within in _PLENARY or _language(found):
        return house
    return f"{house}, {within.replace('-', ' ')}"


def _items(document: Document) -> Iterator[Item]:
    item = Item(PROCEEDINGS, 1)
    whole = (*_HEADINGS, *_QUESTIONS, *_ANSWERS, "speech", "division")
    for kind, node in elements(document, whole):
        if kind != "whole" or node.tag == "division":
            continue
        if node.tag in _HEADINGS:
            yield item
            item = _opened(node, item)
            _place(item, node, document)
        else:
            _place(item, node, document)
            _say(item, node)
    yield item


def _opened(node: Node, before: Item) -> Item:
    """Return the item that a heading opens; one that only notes who takes the chair goes on with the one before."""
    printed = " ".join(node.text().split())
    noted = chair_noted(printed)
    item = Item((noted[1] or before.title) if noted else printed, node.line)
    item.attendance = noted[:1] if noted else ()
    return item


def _place(item: Item, node: Node, document: Document) -> None:
    """Take the day and the paper from an element's id, and the question's number from its address."""
    found = _ID.match(node.get("id") or "")
    if found and item.day is None:
        try:
            item.day = date.fromisoformat(found["day"])
        except ValueError as error:
            raise SourceError(
                f"no such day: {found['day']}", where=document.name, line=node.line, remedy="mend the id"
            ) from error
        item.chamber = _chamber(found)
    if found and found["paper"] in _LONDON and item.reference is None:
        item.reference = split_reference((node.get("url") or "").partition("-")[0])


def _say(item: Item, node: Node) -> None:
    name = node.get("speakername")
    ids = (node.get(attribute) or "" for attribute in ("speakerid", "person_id"))
    identifier = next((own for own in ids if own not in _NOBODY), None)
    found = _ID.match(node.get("id") or "")
    own = (found and _language(found)) or "en"
    language = tag_of(node.get("lang"), own)
    office = node.get("speakeroffice")
    label = f"{name} ({office})" if name and office and name != office else name
    numbered = node.get("oral-qnum", "questionnumber") is not None
    if (node.tag in _QUESTIONS or numbered) and not item.turns:
        item.asked_by = name
    part = _part(item, node, label)
    paragraphs = node.paragraphs()
    item.say(
        label, paragraphs, node.line, part, speaker_id=identifier, place=node.get("id"),
        language=language if language != own else None,
    )  # fmt: skip


def _part(item: Item, node: Node, label: str | None) -> str:
    if node.tag in _QUESTIONS:
        return "question"
    if node.tag in _ANSWERS:
        return "answer"
    if label is None:
        return "procedure"
    if item.asked_by is None:
        return "debate"
    return "answer" if item.turns else "question"
