"""Publicwhip: the XML of parlparse and TheyWorkForYou: debates, written questions, ministerial statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.read.document import Document
from graphkit.read.headers import split_reference
from graphkit.read.items import PROCEEDINGS, Item, transcript
from graphkit.read.xml import Node, elements, root_of

__all__ = ["day_and_version", "read_publicwhip", "sniff_publicwhip"]

_HEADINGS = ("oral-heading", "major-heading", "minor-heading", "heading", "question-heading")
_QUESTIONS = ("ques", "question")
_ANSWERS = ("reply", "answer")
_ID = re.compile(r"uk\.org\.publicwhip/(?P<paper>[\w-]+)(?:/[a-z]{2})?/(?P<day>\d{4}-\d{2}-\d{2})(?P<version>[a-z]*)\b")
_CHAMBERS = {
    "debate": "House of Commons",
    "lords": "House of Lords",
    "lmqs": None,
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


def sniff_publicwhip(document: Document) -> bool:
    """Say whether the root element is ``publicwhip``."""
    return root_of(document) == "publicwhip"


def day_and_version(document: Document) -> tuple[str, str] | None:
    """Return (paper and day, version) of a day file: ``("debate/2009-10-26", "b")``; versions follow each other."""
    found = _ID.search(document.head) if sniff_publicwhip(document) else None
    return (f"{found['paper']}/{found['day']}", found["version"]) if found else None


def read_publicwhip(document: Document) -> Iterator[Transcript]:
    """Yield the one transcript of a day file: an item a heading, a turn a ``speech``, ``ques`` or ``reply``.

    Divisions are votes, not speech, and are left out. Raises `SourceError` where no id holds the day.
    """
    remedy = "the ids of this form hold the day, as in uk.org.publicwhip/debate/2009-10-26a.1.0"
    yield transcript(document, "publicwhip", _items(document), remedy=remedy)


def _items(document: Document) -> Iterator[Item]:
    item = Item(PROCEEDINGS, 1)
    whole = (*_HEADINGS, *_QUESTIONS, *_ANSWERS, "speech", "division")
    for kind, node in elements(document, whole):
        if kind != "whole" or node.tag == "division":
            continue
        if node.tag in _HEADINGS:
            yield item
            item = Item(node.text(), node.line)
            _place(item, node, document)
        else:
            _place(item, node, document)
            _say(item, node)
    yield item


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
        item.chamber = _CHAMBERS.get(found["paper"], found["paper"])
    if found and found["paper"] == "lmqs" and item.reference is None:
        item.reference = split_reference(node.get("url") or "")


def _say(item: Item, node: Node) -> None:
    name, identifier = node.get("speakername"), node.get("speakerid")
    if identifier in (None, "unknown"):
        identifier = node.get("person_id")
    office = node.get("speakeroffice")
    label = f"{name} ({office})" if name and office and name != office else name
    numbered = node.get("oral-qnum", "questionnumber") is not None
    if (node.tag in _QUESTIONS or numbered) and not item.turns:
        item.asked_by = name
    part = _part(item, node, label)
    paragraphs = node.paragraphs()
    item.say(label, paragraphs, node.line, part, speaker_id=identifier, place=node.get("id"))


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
