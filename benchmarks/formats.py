"""Formats: count turns, speakers and words of real files twice: as graphkit reads them, and from the raw file by other means.

    GRAPHKIT_SHARED=/path/to/shared python benchmarks/formats.py > table.md

The second count knows nothing of graphkit: XML goes through lxml's XPath, a Word file through its zip, a page through a
regular expression. ``procedure`` (words that are nobody's speech) is counted apart. Exit code 1 says that two counts differ.
"""

from __future__ import annotations

import os
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from graphkit.errors import SourceError
from graphkit.read import open_many

Counts = tuple[int, int, int]
"""Turns, speakers, words."""

FOLDERS = ("transcripts", "data/publicwhip", "data/akomantoso", "data/parlamint")
APART = {"br", "p", "seg", "li", "td", "th", "tr", "lb", "pb"}
LEFT_OUT = {"note", "kinesic", "vocal", "incident", "gap", "desc", "pb", "from", "noteRef", "authorialNote"}


def ours(path: Path) -> tuple[str, Counts, int]:
    """Return the reader, the counts, and how many words are the record's own."""
    reader, turns, speakers, words, record = "", 0, set(), 0, 0
    for transcript in open_many(path):
        reader = transcript.source.reader
        for turn in (t for q in transcript.questions for t in q.turns):
            if turn.part == "procedure":
                record += len(turn.text.split())
                continue
            turns += 1
            words += len(turn.text.split())
            speakers |= {turn.speaker_id or turn.label} - {None}
    return reader, (turns, len(speakers), words), record


def words_of(node: etree._Element, without: set[str]) -> list[str]:
    parts: list[str] = []
    for event, element in etree.iterwalk(node, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            parts.append(element.tail or "")
            continue
        name = etree.QName(element).localname
        inside = any(
            etree.QName(a).localname in without for a in (element, *element.iterancestors()) if _below(a, node)
        )
        apart = " " if name in APART else ""
        if event == "start":
            parts += [apart, "" if inside else element.text or ""]
        else:
            outside = element is node or any(
                etree.QName(a).localname in without for a in element.iterancestors() if _below(a, node)
            )
            parts += [apart, "" if outside else element.tail or ""]
    return re.sub("[\u00ad\u200b\u200c\u200d\u2060\ufeff]", "", "".join(parts)).split()


def _below(element: etree._Element, top: etree._Element) -> bool:
    return element is not top and top in element.iterancestors()


def theirs(path: Path) -> tuple[Counts, int] | None:
    """Count in the raw file; ``None`` where it is of no form that holds speech."""
    if path.suffix == ".docx":
        return word(path)
    if path.suffix == ".txt" and path.parent.name == "transcripts":
        return page(path), 0
    if path.suffix != ".xml":
        return None
    parser = etree.XMLParser(load_dtd=False, no_network=True, huge_tree=True)
    root = etree.parse(str(path), parser).getroot()
    return {"publicwhip": publicwhip, "akomaNtoso": akoma_ntoso, "TEI": tei}.get(
        etree.QName(root).localname, lambda _: None
    )(root)


def publicwhip(root: etree._Element) -> tuple[Counts, int]:
    spoken = [(s, words_of(s, set())) for s in root.xpath("//speech[@speakername]")]
    others = [words_of(s, set()) for s in root.xpath("//speech[not(@speakername)]")]
    who = {speaker(s) for s, _ in spoken}
    return (len([1 for _, w in spoken if w]), len(who), sum(len(w) for _, w in spoken)), sum(map(len, others))


def speaker(speech: etree._Element) -> str:
    """An id tells a speaker; without one, the name and the office do."""
    if speech.get("speakerid") not in (None, "unknown"):
        return str(speech.get("speakerid"))
    return " ".join(filter(None, (speech.get("speakername"), speech.get("speakeroffice"))))


def akoma_ntoso(root: etree._Element) -> tuple[Counts, int]:
    body = "//*[local-name()='debateBody']"
    speech = "local-name()='speech' or local-name()='question' or local-name()='answer'"
    found = root.xpath(f"{body}//*[{speech}]")
    said = [(s, words_of(s, LEFT_OUT)) for s in found]
    who = {s.get("by") or s.xpath("string(*[local-name()='from'])") for s, _ in said} - {""}
    record = root.xpath(f"{body}//*[not(ancestor-or-self::*[local-name()='heading' or {speech}])]/text()")
    return (
        (len([1 for _, w in said if w]), len(who), sum(len(w) for _, w in said)),
        sum(len(text.split()) for text in record),
    )


def tei(root: etree._Element) -> tuple[Counts, int]:
    said = [(u, words_of(u, LEFT_OUT)) for u in root.xpath("//*[local-name()='u']")]
    who = {u.get("who") for u, w in said if w}
    return (len([1 for _, w in said if w]), len(who), sum(len(w) for _, w in said)), 0


def word(path: Path) -> tuple[Counts, int]:
    """Count the paragraphs of the style that these files keep for speakers, and the words between them."""
    ns = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(path) as packed:
        body = etree.fromstring(packed.read("word/document.xml"))
        names = {
            s.get(f"{ns}styleId"): s.find(f"{ns}name").get(f"{ns}val")
            for s in etree.fromstring(packed.read("word/styles.xml")).iter(f"{ns}style")
        }
    speakers: list[str] = []
    words = record = 0
    spoken = False
    for paragraph in body.iter(f"{ns}p"):
        style = paragraph.find(f"{ns}pPr/{ns}pStyle")
        name = names.get(style.get(f"{ns}val"), "") if style is not None else ""
        text = " ".join("".join(t.text or " " for t in paragraph.iter(f"{ns}t", f"{ns}tab", f"{ns}br")).split())
        if "Intervinent" in name and 0 < len(text) <= 120 and text[-1] not in ".?!,;…" and text[0] != "(":
            speakers.append(text)
            spoken = True
        elif text.isupper() and len(text) > 5:
            spoken = False
        elif speakers and "Títol" not in name:
            words += len(text.split()) if spoken else 0
            record += 0 if spoken else len(text.split())
    return (len(speakers), len(set(speakers)), words), record


def page(path: Path) -> Counts:
    """A speaker's line of the publisher's page has two spaces after its colon."""
    text = path.read_text("utf-8-sig").replace("\u00a0", " ")
    lines = re.findall(r"^([A-Z][^:\n]{3,100}):  (.*)$", text, re.MULTILINE)
    said = re.split(r"^[A-Z][^:\n]{3,100}:  ", text, flags=re.MULTILINE)[1:]
    furniture = r"^(?:Supplementary To|Answer for|Answered By|The Mayor$).*$"
    words = sum(len(re.sub(furniture, "", s, flags=re.MULTILINE).split()) for s in said)
    return len(lines), len({label for label, _ in lines}), words


def rows(shared: Path) -> Iterator[tuple[str, bool]]:
    """Yield a row of the table a file, and whether the two counts agree."""
    for path in sorted(p for folder in FOLDERS for p in (shared / folder).rglob("*") if p.is_file()):
        name = path.relative_to(shared).as_posix().removeprefix("data/")
        counted = theirs(path)
        try:
            reader, counts, record = ours(path)
        except SourceError as error:
            sentence = str(error).removeprefix(f"{path.name}: ").split(" (known are")[0]
            yield (
                f"| {name} | refused | | | | {sentence} |",
                counted is None or counted[0][0] == 0 or "no date" in sentence,
            )
            continue
        assert counted is not None, path
        same = counts == counted[0] and record == counted[1]
        cells = " | ".join(f"{a:,}" if a == b else f"{a:,} ≠ {b:,}" for a, b in zip(counts, counted[0], strict=True))
        own = f"{record:,}" if record == counted[1] else f"{record:,} ≠ {counted[1]:,}"
        yield f"| {name} | {reader} | {cells} | {own if record or counted[1] else ''} |", same


def main(write: Callable[[str], object] = print) -> int:
    shared = os.environ.get("GRAPHKIT_SHARED")
    if not shared:
        sys.exit("GRAPHKIT_SHARED names no folder")
    write("| file | reader | turns | speakers | words | the record's own words, or the refusal |")
    write("|---|---|---:|---:|---:|---|")
    agree = True
    for row, same in rows(Path(shared)):
        write(row)
        agree = agree and same
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
