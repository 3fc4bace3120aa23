"""Akoma Ntoso: debates in the legislative XML of versions 2 and 3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.read.document import Document
from graphkit.read.items import Item, Sections, transcript
from graphkit.read.language import tag_of
from graphkit.read.xml import Node, elements, root_of

__all__ = ["read_akomantoso", "sniff_akomantoso"]

_DEBATES = ("debate", "debateReport")
_AROUND = ("akomaNtoso", "documentCollection", "collectionBody", "components", "component")
_SPEECHES = ("speech", "question", "answer")
_RECORD = (
    "narrative scene summary other p ul ol list blockList table tblock communication embeddedStructure "
    "entity block container"
).split()
_WITHIN = ("speechGroup", "num", "subheading")
"""Elements that part a section into none of its own."""

_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")
"""Some records print a full stop behind who speaks; behind fewer letters it is of the word."""

_NOT_SAID = ("from", "authorialNote", "noteRef", "remark")
_WHOLE = ("meta", "preface", "coverPage", "heading", *_SPEECHES, *_RECORD)
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})")


def sniff_akomantoso(document: Document) -> bool:
    """Say whether the root element is ``akomaNtoso``."""
    return root_of(document) == "akomaNtoso"


def read_akomantoso(document: Document) -> Iterator[Transcript]:
    """Yield the one transcript of a debate: an item a section, a turn a ``speech``, ``question`` or ``answer``.

    What stands in a section outside of these is the record's own voice and becomes turns without a speaker.
    Raises `SourceError` for a document that is no debate, and where neither ``docDate`` nor the address has the day.
    """
    reader = _Reader(document)
    items = list(reader.items())
    for item in items:
        item.day = reader.day
    remedy = 'give <docDate date="2018-11-01"> in the preface'
    yield transcript(document, "akoma-ntoso", items, language=reader.language, remedy=remedy)


@dataclass(slots=True)
class _Reader:
    """What is known of the debate so far: the people of its references, its day, the sections that are open."""

    document: Document
    is_debate: bool = False
    day: date | None = None
    language: str = "en"
    title: str = ""
    known: dict[str, Node] = field(default_factory=dict)
    sections: Sections = field(default_factory=Sections)
    record: list[str] = field(default_factory=list)
    record_line: int = 0
    record_place: str | None = None

    def items(self) -> Iterator[Item]:
        body = False
        for kind, node in elements(self.document, _WHOLE):
            if kind == "whole" and node.tag in ("meta", "preface", "coverPage"):
                self._about(node)
            elif kind == "start" and not body:
                body = self._begins(node)
            elif kind == "end" and node.tag == "debateBody":
                body = False
                yield from self._close()
            elif body:
                yield from self._section(kind, node)

    def _begins(self, node: Node) -> bool:
        """Say whether the debate's body begins; it is a section too, for what stands outside of any."""
        if node.tag in _DEBATES:
            self.is_debate = True
            self.title = node.get("name") or ""
        elif node.tag == "debateBody":
            list(self.sections.begin(self.title, node.line))
        elif not self.is_debate and node.tag not in _AROUND:
            raise SourceError(
                f"an Akoma Ntoso {node.tag}, not a debate", where=self.document.name, line=node.line,
                remedy="give a debate",
            )  # fmt: skip
        return node.tag == "debateBody"

    def _section(self, kind: str, node: Node) -> Iterator[Item]:
        if node.tag in _WITHIN:
            self._flush()
        elif kind == "start":
            self._flush()
            yield from self.sections.begin("", node.line)
        elif kind == "end":
            yield from self._close()
        elif node.tag == "heading":
            self.sections.current.title = node.text(_NOT_SAID).strip() or self.sections.current.title
        elif node.tag in _SPEECHES:
            self._flush()
            self._speech(node)
        else:
            if not self.record:
                self.record_line, self.record_place = node.line, node.get("eId", "id")
            self.record.extend(node.paragraphs(_NOT_SAID))

    def _close(self) -> Iterator[Item]:
        self._flush()
        yield from self.sections.end()

    def _flush(self) -> None:
        if self.sections:
            item = self.sections.current
            item.say(None, self.record, self.record_line, "procedure", place=self.record_place)
        self.record = []

    def _speech(self, node: Node) -> None:
        item = self.sections.current
        person = self._reference(node.get("by"))
        label = self._label(node, person)
        if node.tag == "question":
            item.asked_by = item.asked_by or label
            asked = self._reference(node.get("to"))
            item.asked_of = item.asked_of or ((asked.get("showAs") or "",) if asked else ())
        elif node.tag == "answer" and label:
            item.answered_by = (*item.answered_by, label) if label not in item.answered_by else item.answered_by
        part = node.tag if node.tag != "speech" else "answer" if item.asked_by else "debate"
        language = node.get("lang")
        item.say(
            label, node.paragraphs(_NOT_SAID), node.line, part,
            speaker_id=(person.get("href", "eId", "id") if person else None) or _local(node.get("by")),
            place=node.get("eId", "id"), language=tag_of(language) if language else None,
        )  # fmt: skip

    def _label(self, node: Node, person: Node | None) -> str | None:
        """Return the speaker as printed, or else as the references show them, with the role in brackets."""
        printed = next((n.text().strip() for n in node.children("from")), "")
        if printed:
            return _STOP.sub("", " ".join(printed.split()).rstrip(" :"))
        shown = person.get("showAs") if person else None
        role = self._reference(node.get("as"))
        office = role.get("showAs") if role else None
        return f"{shown} ({office})" if shown and office else shown

    def _reference(self, pointer: str | None) -> Node | None:
        return self.known.get(_local(pointer) or "")

    def _about(self, node: Node) -> None:
        """Take the people, the day and the language from what stands before the debate."""
        for reference in node.within("TLCPerson", "TLCRole", "TLCOrganization"):
            self.known[reference.get("eId", "id") or ""] = reference
        for language in node.within("FRBRlanguage"):
            self.language = tag_of(language.get("language"), self.language)
        for title in node.within("docTitle"):
            self.title = title.text().strip() or self.title
        printed = [n.get("date") for n in node.within("docDate")]
        addresses = [n.get("value") for work in node.within("FRBRWork") for n in work.within("FRBRthis", "FRBRuri")]
        dates = [n.get("date") for work in node.within("FRBRWork") for n in work.within("FRBRdate")]
        for text in (*printed, *addresses, *dates):
            found = _DAY.search(text or "")
            if found and (self.day is None or text in printed):
                self.day = self._date(found[1], node)
                return

    def _date(self, text: str, node: Node) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise SourceError(
                f"no such day: {text}", where=self.document.name, line=node.line, remedy="mend the docDate"
            ) from error


def _local(pointer: str | None) -> str | None:
    return pointer.strip().removeprefix("#") or None if pointer else None
