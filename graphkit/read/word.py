"""Word: the paragraphs of a .docx become lines; who speaks is told from bold type, from a style, or from a colon."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.read.days import printed_day
from graphkit.read.document import LIMIT, Document
from graphkit.read.items import transcript
from graphkit.read.language import tag_of
from graphkit.read.lines import is_name
from graphkit.read.styles import SHORT, Paragraph, items_of
from graphkit.read.text import normalise

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as WordParagraph

__all__ = ["read_word", "sniff_office"]

_CLOCK = re.compile(r"(?:\d{1,2}:)?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sniff_office(document: Document) -> bool:
    """Say whether a file is an office document: a zip that is no archive (those are opened before), or the older kind."""
    return document.data.startswith((_OLD, b"PK\x03\x04"))


def read_word(document: Document) -> Iterator[Transcript]:
    """Yield the one transcript of a .docx.

    Raises `SourceError` for other office files, for a damaged one, and where python-docx is not installed.
    """
    paragraphs, header, language = _paragraphs(document)
    remedy = "print the day of the sitting on the first page, or put it into the name"
    items = items_of(paragraphs, _day(paragraphs, header))
    yield transcript(document, "word", items, language=language, remedy=remedy, named=True)


def _day(paragraphs: list[Paragraph], header: list[str]) -> date | None:
    """Return the first day of the opening paragraphs, or else of the running head."""
    found = (printed_day(text) for text in (*(p.text for p in paragraphs[:40] if len(p.text) < 150), *header))
    return next((day for day in found if day), None)


def _paragraphs(document: Document) -> tuple[list[Paragraph], list[str], str]:
    """Return what the body holds in order, the lines of its running heads, and the language of its styles."""
    if document.data.startswith(_OLD):
        raise SourceError("an old Word file", where=document.name, remedy="save it as .docx")
    _check(document)
    try:
        import docx
    except ImportError as error:
        remedy = 'pip install "graphkit-rdf[office]"'
        raise SourceError("Word files need python-docx", where=document.name, remedy=remedy) from error
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    damage = (OpcError, LxmlError, KeyError, ValueError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error)
    try:
        opened = docx.Document(io.BytesIO(document.data))
        body = [p for block in opened.iter_inner_content() for p in _block(block)]
        header = [normalise(p.text) for section in opened.sections for p in section.header.paragraphs]
        languages = opened.styles.element.xpath("//w:lang/@w:val")
    except damage as error:
        raise SourceError(f"a damaged Word file: {error}", where=document.name, remedy="save it anew") from error
    numbered = (Paragraph(n, text, style, bold) for n, (text, style, bold) in enumerate(body, 1))
    return [p for p in numbered if p.text], header, tag_of(next(iter(languages), None))


def _check(document: Document) -> None:
    """Refuse what is no Word document, and what would grow beyond bounds when it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(document.data)) as packed:
            names = set(packed.namelist())
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise SourceError(f"a damaged Word file: {error}", where=document.name, remedy="save it anew") from error
    if "word/document.xml" not in names:
        raise SourceError("an office file that is no Word document", where=document.name, remedy="save it as .docx")
    if size > min(LIMIT, 100 * len(document.data) + 2**24):
        raise SourceError(
            "unpacks to more than 100 times its size", where=document.name, remedy="is this a transcript?"
        )


def _block(block: Any) -> Iterator[tuple[str, str, str]]:
    """Yield (text, style, bold beginning); of a table's row with two cells, the first is who speaks."""
    from docx.text.paragraph import Paragraph as WordParagraph

    if isinstance(block, WordParagraph):
        style, bold = (block.style.name or "" if block.style else ""), _bold(block)
        first, _, rest = block.text.strip().partition("\n")
        if rest.strip() and bold and bold == _text(first):  # a name on a line of its own, and under it what is said
            bold = f"{bold}:" if is_name(bold) else bold
            yield bold, style, bold
            yield _text(rest), style, ""
        else:
            yield _text(block.text), style, bold
        return
    for row in block.rows:
        cells = list(dict.fromkeys(_text(cell.text) for cell in row.cells))
        if len(cells) == 3 and _CLOCK.fullmatch(cells[0]):
            cells = cells[1:]
        if len(cells) == 2 and cells[0] and len(cells[0]) < SHORT:
            yield f"{cells[0].rstrip(' :')}: {cells[1]}", "", f"{cells[0].rstrip(' :')}:"
        else:
            yield from ((cell, "", "") for cell in cells)


def _text(text: str) -> str:
    return normalise(" ".join(text.split()))


def _bold(paragraph: WordParagraph) -> str:
    """Return the words at the beginning of a paragraph that stand in bold, by themselves or by their style."""
    by_style = bool(paragraph.style and paragraph.style.font.bold)
    words: list[str] = []
    for run in paragraph.runs:
        own = run.bold if run.bold is not None else (run.style.font.bold if run.style else None)
        if not (own if own is not None else by_style) and run.text.strip():
            break
        words.append(run.text)
    return _text("".join(words))
