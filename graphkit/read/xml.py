"""XML: a document as a stream of elements, parsed in pieces, without a network, a file or a bomb.

Expat is used directly: it knows the line of every element, expands the entities that a document declares itself, and
opens nothing. Names are local names: one form has several namespaces over the years, and no two forms are mixed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html.entities import html5
from typing import TYPE_CHECKING
from xml.parsers import expat

from graphkit.errors import SourceError
from graphkit.read.document import Document

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

__all__ = ["Node", "elements", "root_of"]

DEPTH = 200
"""No record nests so deep; a file that does is meant to exhaust a stack."""

ENTITY = 1000
"""An entity stands for a character or a name, never for so many characters."""

_APART = frozenset("br lb eol pb td th tr cell row li item p seg lg l".split())
"""Between the words of these and their neighbours stands a space, even where the markup has none."""

_BLOCKS = frozenset(
    "p seg li item tr row blockquote ul ol list table tbody block blockList quote div lg note container".split()
)
"""Each of these is a paragraph, or holds some."""

_PIECE = 2**16
_ROOT = re.compile(
    r"\s*+(?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*+)*+<([A-Za-z_][\w.:-]*)",
    re.DOTALL | re.IGNORECASE,
)  # atomic, so that a head of a thousand comments is not tried in every division
_REFERENCE = re.compile(r"&[^#]")


class Node:
    """An element: its local name, attributes, the line where it begins, and what is in it."""

    __slots__ = ("attributes", "content", "line", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.line = line
        self.content: list[Node | str] = []

    def get(self, *names: str) -> str | None:
        """Return the first of the named attributes that has a value."""
        return next((value for name in names if (value := self.attributes.get(name, "").strip())), None)

    def children(self, *tags: str) -> Iterator[Node]:
        """Yield the elements directly in this one; all of them where no tag is named."""
        return (c for c in self.content if isinstance(c, Node) and (not tags or c.tag in tags))

    def within(self, *tags: str) -> Iterator[Node]:
        """Yield the elements of these tags anywhere in this one, in document order."""
        for child in self.children():
            if child.tag in tags:
                yield child
            yield from child.within(*tags)

    def text(self, without: Collection[str] = ()) -> str:
        """Return the words of this element and all that is in it, save for elements ``without``."""
        words: list[str] = []
        for part in self.content:
            if isinstance(part, str):
                words.append(part)
            elif part.tag not in without:
                words.append(part.inline(without))
        return "".join(words)

    def inline(self, without: Collection[str] = ()) -> str:
        """Return the words as they stand within others: of a cell or at a line's break, with a space around them."""
        inner = self.text(without)
        return f" {inner} " if self.tag in _APART else inner

    def paragraphs(self, without: Collection[str] = ()) -> Iterator[str]:
        """Yield the text of each block in this element; words that stand in no block are blocks of their own."""
        loose: list[str] = []
        for part in self.content:
            if isinstance(part, str):
                loose.append(part)
            elif part.tag in without:
                continue
            elif part.tag in _BLOCKS:
                yield "".join(loose)
                loose = []
                yield from part.paragraphs(without)
            else:
                loose.append(part.inline(without))
        yield "".join(loose)


def root_of(document: Document) -> str | None:
    """Return the local name of the first element, or ``None`` where the document is no XML."""
    found = _ROOT.match(document.head)
    return found[1].rsplit(":", 1)[-1] if found else None


def elements(document: Document, whole: Collection[str]) -> Iterator[tuple[str, Node]]:
    """Yield ``("start", node)`` and ``("end", node)`` as elements begin and end, in document order.

    An element whose tag is in ``whole`` is yielded once, as ``("whole", node)``, with all that is in it. Of the others
    nothing is kept, so a file of any length takes the memory of its largest whole element.

    Raises `SourceError` with the line for what is not well-formed, for a bomb, and for an external entity.
    """
    builder = _Builder(document.name, frozenset(whole))
    parser = builder.parser()
    data = memoryview(document.data)
    try:
        for start in range(0, len(data), _PIECE):
            parser.Parse(bytes(data[start : start + _PIECE]))
            yield from builder.take()
        parser.Parse(b"", True)  # noqa: FBT003  (so is expat called)
        yield from builder.take()
    except expat.ExpatError as error:
        raise _fault(document, error) from error
    except (LookupError, ValueError) as error:
        raise SourceError(f"cannot be decoded: {error}", where=document.name, remedy="save it as UTF-8") from error


class _Builder:
    """What the parser calls: grows the tree of the element that is wanted whole, and queues what is complete."""

    def __init__(self, name: str, whole: frozenset[str]) -> None:
        self._name = name
        self._whole = whole
        self._open: list[Node] = []
        self._kept = 0  # how many of the open elements belong to one that is wanted whole
        self._ready: list[tuple[str, Node]] = []
        self._parser: XMLParserType

    def parser(self) -> XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE)
        parser.UseForeignDTD()  # so an entity that nobody declares is told to us, and not an error
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._declared
        parser.ExternalEntityRefHandler = self._external
        parser.SkippedEntityHandler = self._skipped
        self._parser = parser
        return parser

    def take(self) -> list[tuple[str, Node]]:
        ready, self._ready = self._ready, []
        return ready

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = {name.rsplit(":", 1)[-1]: value for name, value in attributes.items()}
        node = Node(tag.rsplit(":", 1)[-1], local, self._parser.CurrentLineNumber)
        if len(self._open) >= DEPTH:
            raise self._error(f"elements nested more than {DEPTH} deep", "is this a transcript?")
        if self._kept:
            self._open[-1].content.append(node)
            self._kept += 1
        elif node.tag in self._whole:
            self._kept = 1
        else:
            self._ready.append(("start", node))
        self._open.append(node)

    def _end(self, tag: str) -> None:
        node = self._open.pop()
        if self._kept > 1:
            self._kept -= 1
            return
        self._ready.append(("whole" if self._kept else "end", node))
        self._kept = 0

    def _text(self, text: str) -> None:
        if self._kept:
            self._open[-1].content.append(text)

    def _declared(self, name: str, parameter: bool, value: str | None, *rest: str | None) -> None:
        if value is not None and (_REFERENCE.search(value) or len(value) > ENTITY) and not parameter:
            raise self._error(f"the entity {name!r} grows when it is written out")

    def _external(self, context: str | None, base: str | None, system: str | None, public: str | None) -> int:
        if context is not None:
            raise self._error(f"refers to an external entity ({system or public})")
        # A DTD elsewhere counts as read and empty, so that what it may declare is told to _skipped.
        self._parser.ExternalEntityParserCreate(context).Parse(b"", True)  # noqa: FBT003
        return 1

    def _skipped(self, name: str, parameter: bool) -> None:
        if parameter:
            return
        character = html5.get(f"{name};")
        if character is None:
            raise self._error(f"nobody declares the entity {name!r}")
        self._text(character)

    def _error(self, what: str, remedy: str = "write the characters themselves") -> SourceError:
        return SourceError(what, where=self._name, line=self._parser.CurrentLineNumber, remedy=remedy)


def _fault(document: Document, error: expat.ExpatError) -> SourceError:
    """Say in one sentence what expat found: most files that are not well-formed are cut off or wrongly encoded."""
    what, remedy = f"not well-formed XML: {expat.ErrorString(error.code)}", "mend the markup"
    if error.code in (3, 5, 20):
        what, remedy = "the XML ends too early", "was it copied to its end?"
    elif error.code == 4 and (said := _misencoded(document)):
        what, remedy = f"the bytes are not the {said} that the file says it is", "write its true encoding on line 1"
    return SourceError(what, where=document.name, line=error.lineno, remedy=remedy)


def _misencoded(document: Document) -> str | None:
    declared = re.match(r"<\?xml[^>]*encoding=[\"']([\w.-]+)", document.data[:200].decode("latin-1"))
    encoding = declared[1] if declared else "UTF-8"
    try:
        document.data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return encoding
    return None
