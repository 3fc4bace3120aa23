"""Styles: of the paragraphs of a typeset document, which are headings, which name a speaker, and which are speech."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graphkit.read.items import PROCEEDINGS, Item
from graphkit.read.lines import classify, is_name, known_labels
from graphkit.read.plain import read_lines

__all__ = ["SHORT", "Paragraph", "items_of"]

SHORT = 120
"""A line that names a speaker has no more characters."""

_SPEAKER_STYLE = re.compile(
    r"speaker|intervin|interven|orador|orateur|redner|sprecher|spreker|talare|taler\b|puhuja", re.IGNORECASE
)
_HEADING_STYLE = re.compile(r"heading (\d)|title", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"t[íi]t(?:ol|ulo|olo|re|el)\b|[üu]berschrift|rubrik", re.IGNORECASE)
_ENDS = (".", "?", "!", ",", ";", "…")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its number in the document, its words in normal form, its style, and how far it is in bold."""

    number: int
    text: str
    style: str
    bold: str


def items_of(paragraphs: Sequence[Paragraph], day: date | None) -> Iterator[Item]:
    """Cut a document into items; where a style is kept for speakers nobody else is one, or else colons and bold tell."""
    styles = _speaker_styles(paragraphs)
    if styles:
        yield from _by_style(paragraphs, styles, day)
        return
    lines: list[tuple[int, str, str | None]] = [(1, f"Date: {day.isoformat()}", None)] if day else []
    lines += [(number, text, f"paragraph {number}") for number, text in _lines(paragraphs)]
    yield from read_lines(lines, known_labels(p.text for p in paragraphs))


def _by_style(paragraphs: Sequence[Paragraph], styles: set[str], day: date | None) -> Iterator[Item]:
    """What stands before the first speaker is the title page; a title within a speech is the record's, not said.

    Under a later heading, what stands before the speaker is the record's own.
    """
    item = Item("", 1, day)
    speaker: Paragraph | None = None
    said: list[str] = []
    for paragraph, after in itertools.zip_longest(paragraphs, paragraphs[1:]):
        names, heading = _names(paragraph, styles), _is_heading(paragraph)
        if names or heading:
            _say(item, speaker, said)
            said = []
        if names:
            speaker = paragraph
        elif heading and item.turns:
            yield item
            item, speaker = Item(paragraph.text, paragraph.number, day), None
        elif heading:
            item.title = item.title or paragraph.text
        elif _TITLE_STYLE.search(paragraph.style):
            if after and _names(after, styles):
                item.title = item.title or paragraph.text
        elif speaker or item.line > 1:
            said.append(paragraph.text)
    _say(item, speaker, said)
    item.title = item.title or PROCEEDINGS
    yield item


def _say(item: Item, speaker: Paragraph | None, said: list[str]) -> None:
    number = speaker.number if speaker else item.line
    label, part = (speaker.text.rstrip(" :"), "debate") if speaker else (None, "procedure")
    item.say(label, said, number, part, place=f"paragraph {number}")


def _names(paragraph: Paragraph, styles: set[str]) -> bool:
    return paragraph.style in styles and _may_name(paragraph.text)


def _may_name(text: str) -> bool:
    return len(text) <= SHORT and not text.endswith(_ENDS) and not text.startswith("(")


def _is_heading(paragraph: Paragraph) -> bool:
    if _HEADING_STYLE.fullmatch(paragraph.style):
        return True
    return paragraph.text == paragraph.text.upper() and classify(paragraph.text, frozenset()).kind == "heading"


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """Write each paragraph as a plain transcript would."""
    again = Counter(p.text for p in paragraphs if p.bold == p.text)
    for paragraph, after in itertools.zip_longest(paragraphs, paragraphs[1:]):
        text = paragraph.text
        if _is_speaker(paragraph, again):
            yield paragraph.number, f"**{text.rstrip(' :')}**:"
        elif heading := _HEADING_STYLE.fullmatch(paragraph.style):
            yield paragraph.number, f"{'#' * min(int(heading[1] or 1), 6)} {text}"
        elif _TITLE_STYLE.search(paragraph.style):
            if after is not None and _is_speaker(after, again):
                yield paragraph.number, f"## {text}"
        elif paragraph.bold and paragraph.bold != text and _runs_in(paragraph):
            yield paragraph.number, f"**{paragraph.bold.rstrip(' :')}**: {text[len(paragraph.bold) :].lstrip(' :')}"
        else:
            yield paragraph.number, text
        yield paragraph.number, ""


def _runs_in(paragraph: Paragraph) -> bool:
    return paragraph.bold.endswith(":") or paragraph.text[len(paragraph.bold) :].lstrip().startswith(":")


def _is_speaker(paragraph: Paragraph, again: Counter[str]) -> bool:
    text = paragraph.text
    if paragraph.bold != text or not _may_name(text):
        return False
    return text.endswith(":") or (is_name(text) and (again[text] > 1 or text.endswith(")")))


def _speaker_styles(paragraphs: Sequence[Paragraph]) -> set[str]:
    """Return the styles that hold speakers: by their name, or because their short lines come again and again.

    Of those by their lines, none follows itself often: a list of names (a roll-call) does.
    """
    doubled = Counter(p.style for p, after in itertools.pairwise(paragraphs) if p.style == after.style)
    texts: dict[str, list[str]] = defaultdict(list)
    for paragraph in paragraphs:
        texts[paragraph.style].append(paragraph.text)
    found = {style for style in texts if _SPEAKER_STYLE.search(style)}
    for style, lines in texts.items():
        short = [line for line in lines if len(line) <= SHORT and not line.endswith(_ENDS)]
        named = not _HEADING_STYLE.fullmatch(style) and not _TITLE_STYLE.search(style)
        if named and len(lines) > 3 and len(short) > 0.95 * len(lines) and len(set(lines)) < 0.7 * len(lines):
            if doubled[style] > 0.1 * len(lines):
                continue
            found.add(style)
    return found
