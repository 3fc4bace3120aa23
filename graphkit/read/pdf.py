"""PDF: the words of each page in reading order, without running heads, page numbers and hyphens at line ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import quantiles

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.read.days import printed_day
from graphkit.read.document import Document
from graphkit.read.items import transcript
from graphkit.read.lines import known_labels
from graphkit.read.plain import read_lines
from graphkit.read.text import normalise

__all__ = ["read_pdf", "sniff_pdf"]

Placed = tuple[int, str, str | None]

_EDGE = 3
"""So many lines at the top and at the bottom of a page may be a running head or foot."""

_WORDS = 4
"""So many words at least has a line that begins or ends both of two pages, and is taken for their head or foot."""

_HYPHEN = re.compile("[\ufffe\x02](?:\r\n)?(?P<capital>[A-Z0-9])?")
"""What pdfium puts for a hyphen at a line's end, with the next line's beginning."""

_NUMBER = re.compile(r"^(?:page |p\. ?|- ?|\| ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?(?: ?-| ?\|)?$", re.IGNORECASE)
_SENTENCE_END = (".", "?", "!", ":", ")", "”", '"', "…")


def sniff_pdf(document: Document) -> bool:
    """Say whether a file bears the mark of PDF in its first kilobyte (ISO 32000-1, 7.5.2)."""
    return b"%PDF-" in document.data[:1024]


def read_pdf(document: Document) -> Iterator[Transcript]:
    """Yield the one transcript of a PDF; a turn's place is the page on which it begins.

    Raises `SourceError` for a damaged or locked file, for pictures of pages, and where pypdfium2 is not installed.
    """
    pages = _without_edges(_pages(document))
    if not any(pages):
        raise SourceError("pages without words", where=document.name, remedy="recognise the text of the pictures first")
    lines = list(_lines(pages))
    labels = known_labels(line for _, line, _ in lines)
    remedy = "print the day of the sitting on the first page, or put it into the name"
    yield transcript(document, "pdf", read_lines(lines, labels), remedy=remedy, named=True)


def _pages(document: Document) -> list[list[str]]:
    """Return the lines of each page in normal form."""
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError as error:
        remedy = 'pip install "graphkit-rdf[office]"'
        raise SourceError("PDF files need pypdfium2", where=document.name, remedy=remedy) from error
    pages: list[list[str]] = []
    try:
        opened = PdfDocument(document.data)
        try:
            for page in opened:
                text = page.get_textpage()
                pages.append(_page(text.get_text_range()))
                text.close()
                page.close()
        finally:
            opened.close()
    except PdfiumError as error:
        raise SourceError(f"a damaged or locked PDF: {error}", where=document.name, remedy="print it anew") from error
    return pages


def _page(text: str) -> list[str]:
    """Return a page's lines; before a capital or a number a hyphen is the writer's own, and stays."""
    whole = _HYPHEN.sub(lambda m: f"-{m['capital']}" if m["capital"] else "", text)
    return [line for raw in re.split(r"\r\n|\r|\n", whole) if (line := normalise(raw))]


def _without_edges(pages: list[list[str]]) -> list[list[str]]:
    """Take off page numbers, and the lines at the edges that come again on other pages (but for their numbers).

    Of those that print a day the first stays, at the top: it may be the only one that tells it.
    """
    seen = Counter(shape for page in pages for shape in {_shape(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    running = {shape for shape, count in seen.items() if count > 2 and 3 * count > len(pages)} | _of_two(pages)
    edges = (line for page in pages for line in (*page[:_EDGE], *page[-_EDGE:]) if _shape(line) in running)
    dated = next((line for line in edges if printed_day(line)), None)
    trimmed = [_trimmed(page, running) for page in pages]
    return trimmed if dated is None else [[dated, *trimmed[0]], *trimmed[1:]]


def _of_two(pages: list[list[str]]) -> set[str]:
    """Return what begins or ends both of two pages: words enough for a head, and nobody who speaks on both."""
    if len(pages) != 2 or not all(pages):
        return set()
    first, second = pages
    pairs = ((first[0], second[0]), (first[-1], second[-1]))
    alike = {_shape(one) for one, other in pairs if _shape(one) == _shape(other)}
    return {shape for shape in alike if len(shape.split()) >= _WORDS and ":" not in shape}


def _trimmed(page: list[str], running: set[str]) -> list[str]:
    start, end = 0, len(page)
    while start < min(_EDGE, end) and _is_edge(page[start], running):
        start += 1
    while end > max(start, len(page) - _EDGE) and _is_edge(page[end - 1], running):
        end -= 1
    return page[start:end]


def _is_edge(line: str, running: set[str]) -> bool:
    return bool(_NUMBER.match(line)) or _shape(line) in running


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _lines(pages: Sequence[Sequence[str]]) -> Iterator[Placed]:
    """Yield lines with hyphens taken back, and a blank one where a short line ends a sentence: there ends a paragraph."""
    widths = [len(line) for page in pages for line in page]
    full = 0.75 * (quantiles(widths, n=10)[7] if len(widths) > 1 else 0)
    held, number = "", 0
    place: str | None = None
    for page_number, page in enumerate(pages, 1):
        for line in page:
            number += 1
            joined = _joined(held, line)
            place = place if held else f"p. {page_number}"
            held = joined if _is_hyphenated(joined) else ""
            if held:
                continue
            yield number, joined, place
            if len(line) < full and line.endswith(_SENTENCE_END):
                yield number, "", place
    if held:
        yield number, held, place


def _joined(held: str, line: str) -> str:
    """Put the two halves of a word together; before a capital or a number the hyphen was the writer's own."""
    return held[:-1] + line if held and line[0].islower() else held + line


def _is_hyphenated(line: str) -> bool:
    """A hyphen after a small letter at a line's end is the layout's far more often than the writer's."""
    return len(line) > 30 and line.endswith("-") and line[-2:-1].islower()
