"""Markup: a web page becomes blocks of words, each with its line; what is no part of the record falls away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.errors import SourceError
from graphkit.read.document import Document
from graphkit.read.headers import label_of
from graphkit.read.lines import opens_turn
from graphkit.read.text import encoding_of, normalise
from graphkit.read.xml import root_of

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Block", "Page", "parse", "sniff_html"]

_ROOTS = frozenset("html head body main article section div p h1 h2 title".split())
_SILENT = frozenset(
    "script style noscript template svg nav footer aside button select iframe object video audio dialog".split()
)
_SILENT_ROLES = frozenset(("navigation", "search", "banner", "contentinfo", "complementary", "dialog"))
_SILENT_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|cookies?|share|social|footer|sidebar|related|skip|pager|"
    r"pagination|site-header|visually-hidden|sr-only|search-?(?:form|box|bar|block|filters?))(?:$|[\s_-])|^search$",
    re.IGNORECASE,
)
_BREAKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figure figcaption h1 h2 h3 h4 h5 h6 "
    "header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_BREAK = "\v"
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or cell: its words in normal form, its line, and the level of a heading (0 for others).

    ``marked`` is the beginning of the words that the page sets apart in bold or by a class; ``speaker`` says that the
    class is a speaker's.
    """

    text: str
    line: int
    level: int = 0
    marked: str = ""
    speaker: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: its blocks, its title, its own address, and the first day that its markup gives.

    ``chosen`` says that the page itself names its main content, and that the blocks are of that alone.
    """

    blocks: tuple[Block, ...]
    title: str
    url: str | None
    day: str | None
    language: str | None
    chosen: bool


def sniff_html(document: Document) -> bool:
    """Say whether the first element is one of HTML."""
    return (root_of(document) or "").lower() in _ROOTS


def parse(document: Document) -> Page:
    """Return what a page holds; raises `SourceError` where there is no element in it."""
    from lxml import etree, html

    found = _CHARSET.search(document.data[:4096])
    encoding = found[1].decode() if found else encoding_of(document.data)
    try:
        parser = html.HTMLParser(
            encoding=encoding, remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
        )
    except LookupError:
        parser = html.HTMLParser(
            encoding=encoding_of(document.data), remove_comments=True, no_network=True, huge_tree=True
        )
    try:
        root = html.document_fromstring(document.data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise SourceError(f"not readable as HTML: {error}", where=document.name, remedy="is it a page?") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise SourceError("elements nested too deep", where=document.name, remedy="is this a transcript?")
    container = _container(root)
    return Page(
        blocks=tuple(_blocks(container)),
        title=normalise(" ".join((root.findtext(".//title") or "").split())),
        url=next((u for u in root.xpath("//link[@rel='canonical']/@href") if u.startswith("http")), None),
        day=next((str(d)[:10] for d in root.xpath("//time/@datetime")), None),
        language=root.get("lang"),
        chosen=container is not root,
    )


def _container(root: _Element) -> _Element:
    """Return the one element that says it holds the main content, or the whole page."""
    found = root.xpath("//main | //*[@role='main']") or root.xpath("//article")
    return found[0] if len(found) == 1 else root


def _blocks(root: _Element) -> Iterator[Block]:
    """Yield blocks in document order. The tree is walked, not descended: a page may nest as deep as it likes."""
    from lxml import etree

    state = _State()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if tag == "br":
                state.add(_BREAK)
            if tag in _BREAKS:
                yield from state.flush()
            if tag == "head" or _is_silent(node, tag):
                walk.skip_subtree()
                continue
            state.open(node, tag)
        else:
            state.close(node, tag)
            if tag in _BREAKS:
                yield from state.flush()
            if node is not root and node.tail:
                state.add(node.tail)
    yield from state.flush()


class _State:
    """The block that grows: its words, where it began, whether it is a heading, what in it is set apart."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.line = 1
        self.level = 0
        self.marked = ""
        self.speaker = False
        self._bold_at: int | None = None
        self._blank = True

    def open(self, node: _Element, tag: str) -> None:
        if self._blank:
            self.line = node.sourceline or 1
            if _sets_apart(node, tag):
                self._bold_at = len(self.words)
        if re.fullmatch("h[1-6]", tag):
            self.level = int(tag[1])
        self.add(node.text)

    def add(self, text: str | None) -> None:
        """Take words, or what marks a line's break."""
        if text:
            self.words.append(text)
            self._blank = self._blank and (text == _BREAK or text.isspace())

    def close(self, node: _Element, tag: str) -> None:
        if self._bold_at is not None and _sets_apart(node, tag):
            self.marked, self._bold_at = _plain(self.words[self._bold_at :]), None
            self.speaker = self.speaker or _is_speaker(node)

    def flush(self) -> Iterator[Block]:
        for text in _lines("".join(self.words)):
            marked = self.marked if text.startswith(self.marked) else ""
            yield Block(text, self.line, self.level, marked, bool(marked) and self.speaker)
        self.words, self.level, self.marked, self.speaker, self._bold_at, self._blank = [], 0, "", False, None, True


def _lines(words: str) -> Iterator[str]:
    """Join what line breaks part, save where a blank line, a speaker or a label follows."""
    text = ""
    for piece in words.split(_BREAK):
        line = _plain([piece])
        if text and (not line or opens_turn(line) or label_of(line)):
            yield text
            text = ""
        text = f"{text} {line}".strip()
    if text:
        yield text


def _sets_apart(node: _Element, tag: str) -> bool:
    return tag in ("b", "strong", "dt") or _is_speaker(node)


def _is_speaker(node: _Element) -> bool:
    return "speaker" in (node.get("class") or "").lower()


def _plain(words: list[str]) -> str:
    return normalise(" ".join("".join(words).split()))


def _is_silent(node: _Element, tag: str) -> bool:
    if tag in _SILENT or node.get("role") in _SILENT_ROLES:
        return True
    if tag == "form" and not node.xpath("boolean(.//h1 | .//main | .//article)"):
        return True  # some sites put all of a page into one
    if node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    if tag in ("html", "body", "main", "article", "h1"):
        return False
    return bool(_SILENT_NAMES.search(f"{node.get('class') or ''} {node.get('id') or ''}"))
