"""TEI: sittings and corpora of the ParlaMint and Parla-CLARIN school, plain and annotated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.read.days import printed_day
from graphkit.read.document import Document
from graphkit.read.items import Item, Sections, transcript
from graphkit.read.language import tag_of
from graphkit.read.people import names_in
from graphkit.read.xml import Node, elements, root_of

__all__ = ["LISTS", "read_tei", "sniff_tei"]

LISTS = ("listPerson", "listOrg", "listEvent", "taxonomy", "particDesc", "teiHeader")
"""Roots of files that say who is who in a corpus, and hold nothing that was said."""

_NOT_SAID = frozenset("note kinesic vocal incident gap desc pb cb linkGrp speaker stage head figure fw".split())
_WHOLE = ("teiHeader", "docDate", "head", "note", "u", "sp", "include")
_CHAMBERS = {"parla.upper": "upper house", "parla.lower": "lower house", "parla.committee": "committee"}
_DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")


def sniff_tei(document: Document) -> bool:
    """Say whether the root element is ``TEI``, ``teiCorpus`` or a list that belongs to a corpus."""
    return root_of(document) in ("TEI", "TEI.2", "teiCorpus", *LISTS)


def read_tei(document: Document) -> Iterator[Transcript]:
    """Yield a transcript a ``TEI`` element: an item a ``div``, a turn a ``u``; of a corpus, those that it includes too.

    What the transcribers added (notes, applause, gaps) is left out; a ``note type="speaker"`` is the speaker line.
    Raises `SourceError` for a list of people, and where no date of the setting or the source has the day.
    """
    root = root_of(document)
    if root in LISTS:
        raise SourceError(
            f"a {root} that belongs to a corpus, not a transcript", where=document.name,
            remedy="give the sittings; its people come in by graphkit register import",
        )  # fmt: skip
    yield from _Reader(document).transcripts()


@dataclass(slots=True)
class _Reader:
    """What is known of the sitting so far. Of a corpus, ``names`` outlives each sitting."""

    document: Document
    names: dict[str, str] = field(default_factory=dict)
    identifier: str = ""
    language: str = "en"
    day: date | None = None
    title: str = ""
    chamber: str | None = None
    sections: Sections = field(default_factory=Sections)
    items: list[Item] = field(default_factory=list)
    label: str | None = None

    def transcripts(self) -> Iterator[Transcript]:
        corpus = False
        for kind, node in elements(self.document, _WHOLE):
            if node.tag == "teiCorpus":
                corpus = True
            elif node.tag in ("TEI", "TEI.2") and kind == "start":
                self._begin(node)
            elif node.tag in ("TEI", "TEI.2"):
                yield self._end(corpus)
            elif node.tag == "teiHeader":
                self._header(node)
            elif node.tag == "include":
                yield from self._included(node)
            elif node.tag == "docDate":
                self.day = self.day or printed_day(node.get("when") or node.text())
            elif self.sections or node.tag in ("body", "u", "sp"):
                self._said(kind, node)

    def _begin(self, node: Node) -> None:
        self.identifier, self.language = node.get("id") or "", tag_of(node.get("lang"), self.language)
        self.day, self.title, self.chamber = None, "", None
        self.sections, self.items, self.label = Sections(), [], None

    def _end(self, corpus: bool) -> Transcript:
        while self.sections:
            self.items.extend(self.sections.end())
        for item in self.items:
            item.day, item.chamber = self.day, self.chamber
        return transcript(
            self.document, "tei", self.items, language=self.language, part=self.identifier if corpus else "",
            remedy='give <date when="2018-11-01"> in settingDesc',
        )  # fmt: skip

    def _header(self, header: Node) -> None:
        self.names.update(names_in(header))
        for node in header.within("include"):
            beside = self.document.beside(node.get("href") or "")
            if beside is not None and root_of(beside) in LISTS:
                self.names.update(names for _, whole in elements(beside, LISTS) for names in names_in(whole).items())
        self.title = _title(header, self.language) or self.identifier
        marks = " ".join(n.get("ana") or "" for n in header.within("meeting"))
        self.chamber = next((name for mark, name in _CHAMBERS.items() if mark in marks), None)
        dates = [n for setting in header.within("setting") for n in setting.within("date")]
        dates += [n for source in header.within("sourceDesc") for n in source.within("date")]
        whole = [*(n.get("when", "from") or "" for n in dates), self.identifier.replace("_", " ")]
        found = next((day for text in whole if (day := _DAY.search(text))), None)
        try:
            self.day = date.fromisoformat(found[1]) if found else None
        except ValueError as error:
            raise SourceError(
                f"no such day: {found[1] if found else ''}", where=self.document.name, line=header.line,
                remedy="mend the date",
            ) from error  # fmt: skip

    def _included(self, node: Node) -> Iterator[Transcript]:
        """Read a part of a corpus that lies beside it or in a folder below."""
        href = node.get("href") or ""
        part = self.document.beside(href)
        if part is None:
            raise SourceError(
                f"includes {href!r}, which is not there", where=self.document.name, line=node.line,
                remedy="put the parts of a corpus beside it",
            )  # fmt: skip
        if root_of(part) in ("TEI", "TEI.2"):
            yield from _Reader(part, dict(self.names)).transcripts()

    def _said(self, kind: str, node: Node) -> None:
        if kind == "start" and node.tag in ("body", "div"):
            self.items.extend(self.sections.begin("" if self.sections else self.title, node.line))
        elif kind == "end" and node.tag in ("body", "div"):
            self.items.extend(self.sections.end())
        elif node.tag == "head" and self.sections:
            self.sections.current.title = node.text(_NOT_SAID).strip() or self.sections.current.title
        elif node.tag == "note":
            self.label = _speaker(node) or self.label
        elif node.tag in ("u", "sp"):
            self._speech(node)

    def _speech(self, node: Node) -> None:
        if not self.sections:
            self.items.extend(self.sections.begin(self.title, node.line))
        who = (node.get("who") or "").split(" ")[0].rpartition("#")[2]  # the list may be a file of its own
        printed = next((label for n in node.children("note", "speaker") if (label := _speaker(n))), self.label)
        language = tag_of(node.get("lang"), self.language)
        self.sections.current.say(
            printed or self.names.get(who), _paragraphs(node), node.line, speaker_id=who or None,
            place=node.get("id"), language=language if language != self.language else None,
        )  # fmt: skip
        self.label = None


def _speaker(node: Node) -> str | None:
    if node.tag != "speaker" and node.get("type") != "speaker":
        return None
    return node.text().strip().rstrip(" :") or None


def _paragraphs(node: Node) -> Iterator[str]:
    """Yield the blocks of a speech; of an annotated one, its sentences' tokens put together again."""
    for part in node.content:
        if isinstance(part, Node) and part.tag in ("seg", "p", "ab") and next(part.within("w", "pc"), None):
            yield _tokens(part)
        elif isinstance(part, Node) and part.tag not in _NOT_SAID:
            yield from part.paragraphs(_NOT_SAID)
        elif isinstance(part, str):
            yield part


def _tokens(node: Node) -> str:
    """Join words and punctuation: ``join="right"`` says that no space follows (ParlaMint guidelines, 5.2)."""
    words: list[str] = []
    for token in node.within("w", "pc"):
        word = "".join(part for part in token.content if isinstance(part, str)).strip()
        if word:
            words.append(word if token.get("join") in ("right", "both") else f"{word} ")
    return "".join(words)


def _title(header: Node, language: str) -> str:
    """Return the sitting's title in its own language: the subtitle where there is one, without a sample's mark."""
    titles = [n for statement in header.within("titleStmt") for n in statement.children("title")]
    ranked = sorted(titles, key=lambda n: (n.get("type") != "sub", tag_of(n.get("lang"), language) != language))
    return re.sub(r"\s*\[[^\]]*\]\s*$", "", ranked[0].text()).strip() if ranked else ""
