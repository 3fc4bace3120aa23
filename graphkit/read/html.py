"""HTML: the publisher's pages of questions, sessions and listings, and any other page that prints what was said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from graphkit.errors import SourceError
from graphkit.model import Transcript
from graphkit.read.days import printed_day
from graphkit.read.document import Document
from graphkit.read.headers import label_of
from graphkit.read.items import transcript
from graphkit.read.language import tag_of
from graphkit.read.lines import is_name, known_labels
from graphkit.read.markup import Block, Page, parse
from graphkit.read.page import read_written
from graphkit.read.plain import read_lines

__all__ = ["read_html"]

_ASKING = frozenset(("asked_by", "asked_of", "reference", "answered_by"))
_SHORT = 160
_COLUMN = 40
_SITE = re.compile(r" [|–—-] ")
"""In the title of a page the name of its site stands behind one of these."""
_CLOCK = re.compile(r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}[\])]?")
_REMEDY = "the page shows no date: save the page of the sitting, or of one question"


def read_html(document: Document) -> Iterator[Transcript]:
    """Yield the one transcript of a page.

    A page with the labels of a question (`Question By:`, `Asked Of:`) is read as the publisher's own, one question or
    many; any other has its main text found first. Raises `SourceError` where nobody speaks or no day is shown.
    """
    page = parse(document)
    sections = list(_questions(page))
    yield _publishers(document, page, sections) if sections else _unknown(document, page)


def _questions(page: Page) -> Iterator[list[Block]]:
    """Cut a page into stretches that hold a question each: a heading, its labels, its text.

    A page whose title stands outside its main content has it in its head.
    """
    found = [stretch for stretch in _stretches(page.blocks) if stretch[0].level and _asks(stretch)]
    if not found and page.title and _asks(page.blocks):
        found = [[Block(_SITE.split(page.title)[0], 1, 1), *page.blocks]]
    yield from map(_without_columns, found)


def _stretches(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Cut at headings, save for those that are labels and those that say the same again."""
    stretch: list[Block] = []
    for block in blocks:
        if block.level and label_of(block.text) is None and not block.text.endswith(":"):
            if stretch and block.text == stretch[0].text:
                continue
            if stretch:
                yield stretch
            stretch = []
        stretch.append(block)
    if stretch:
        yield stretch


def _asks(stretch: Sequence[Block]) -> bool:
    fields = {label.field for block in stretch if (label := label_of(block.text))}
    return bool(fields & _ASKING) and len(fields & (_ASKING | {"date"})) > 1


def _without_columns(stretch: list[Block]) -> list[Block]:
    """Leave out what stands between the title and the first label where it is the names of a table's columns."""
    first = next(i for i, block in enumerate(stretch) if i and label_of(block.text))
    between = stretch[1:first]
    said = any(len(b.text) > _COLUMN or b.text.endswith((".", "?", "!", "…")) for b in between)
    return stretch if said else [stretch[0], *stretch[first:]]


def _publishers(document: Document, page: Page, sections: list[list[Block]]) -> Transcript:
    """Write the stretches as the text of question pages, and put the page's own lines back afterwards."""
    day = next((d for b in page.blocks if (d := _day(b))), None) or page.day
    written: list[str] = []
    lines: list[int] = []
    for stretch in sections:
        if day and not any((label := label_of(b.text)) and label.field == "date" for b in stretch):
            stretch.insert(1, Block(f"Session date: {day}", stretch[0].line))
        for text, line in _written(stretch):
            written.append(text)
            lines.append(line)
    return read_written(written, lines, document.source("question-page-html", page.url))


def _day(block: Block) -> str | None:
    """Return what a date label says, where its value is a date."""
    label = label_of(block.text)
    return label.value if label and label.field == "date" and printed_day(label.value) else None


def _written(stretch: list[Block]) -> Iterator[tuple[str, int]]:
    """Yield lines with a blank one between paragraphs, and none between a label and its values."""
    waiting: Block | None = None
    in_header = said = False
    for block in stretch:
        label = label_of(block.text)
        if waiting is not None:
            if (label is None or label.field == "session") and len(block.text) < _SHORT:
                yield f"{waiting.text} {block.text}", waiting.line
                waiting, in_header = None, True
                continue
            yield waiting.text, waiting.line
            waiting = None
        if label and not label.value and label.field not in ("part", "answer_for"):
            waiting = block
            continue
        value = in_header and label is None and len(block.text) < _SHORT and not block.text.endswith((".", "?", "!"))
        if not value and (label is None or said):
            yield "", block.line
        said = said or (not value and label is None and not block.level)
        yield block.text, block.line
        in_header = label is not None or value
    if waiting is not None:
        yield waiting.text, waiting.line
    yield "", stretch[-1].line


def _unknown(document: Document, page: Page) -> Transcript:
    kept = _main(document, page)
    labels = known_labels(block.text for block in kept)
    again = Counter(block.text for block in kept if block.marked == block.text)
    placed: list[tuple[int, str, str | None]] = []
    if not any(_is_day(block) for block in kept[:20]) and (day := page.day or _day_above(page, kept)):
        placed.append((1, f"Date: {day}", None))
    for block in kept:
        placed += [(block.line, _as_text(block, again), None), (block.line, "", None)]
    items = read_lines(placed, labels)
    return transcript(
        document, "html", items, language=tag_of(page.language), url=page.url, remedy=_REMEDY
    )  # fmt: skip


def _is_day(block: Block) -> bool:
    return len(block.text) < _SHORT and printed_day(block.text) is not None


def _day_above(page: Page, kept: Sequence[Block]) -> date | None:
    """Return the last day that a short line above the main text prints, or else the page's title.

    What finds the main text takes the lines of a title page for none of it. Below it stands when the page was made.
    """
    first = next((at for at, block in enumerate(page.blocks) if block is kept[0]), 0)
    above = next((block for block in reversed(page.blocks[:first]) if _is_day(block)), None)
    return printed_day(above.text if above else page.title)


def _as_text(block: Block, again: Mapping[str, int]) -> str:
    """Write a heading and a speaker that is set apart as a plain transcript would.

    A whole line in bold is a speaker where it is a name that comes again, or has an office in brackets; else a heading.
    """
    if block.level:
        return f"{'#' * block.level} {block.text}"
    rest = block.text[len(block.marked) :].lstrip()
    if block.speaker and _CLOCK.fullmatch(rest):
        return f"**{block.marked.rstrip(' :')}**:"
    if block.marked and (block.marked.endswith(":") or rest.startswith(":")):
        return f"**{block.marked.rstrip(' :')}**: {rest.removeprefix(':').strip()}"
    if block.marked and not rest:
        name = is_name(block.text) and (again[block.text] > 1 or block.text.endswith(")"))
        return f"**{block.text}**:" if name or block.speaker else f"**{block.text}**"
    return block.text


def _main(document: Document, page: Page) -> list[Block]:
    """Keep the blocks of the main text: those the page itself names, or those that resiliparse finds; else all."""
    if page.chosen and page.blocks:
        return list(page.blocks)
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(document.text, main_content=True, list_bullets=False, alt_texts=False)
    main = {_folded(line) for line in text.split("\n")}
    kept = [block for block in page.blocks if _folded(block.text) in main]
    said = sum(len(block.text) for block in page.blocks)
    kept = kept if 2 * sum(len(block.text) for block in kept) > said else list(page.blocks)
    if not kept:
        raise SourceError(
            "no text on this page", where=document.name, remedy="is it drawn by a script? print it to PDF"
        )
    return kept


def _folded(text: str) -> str:
    return "".join(text.split()).lower()
