"""Mentions: spans are proposed, the longest that means something is kept, and each is decided by the room and the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graphkit.extract.labels import labels_of
from graphkit.extract.lexicon import Entry, Hit
from graphkit.extract.names import bracketed_name, short_name, titled_name, untitled_name, widened
from graphkit.extract.offices import office_finding, open_office_finding
from graphkit.extract.open_classes import by_head, operation
from graphkit.extract.page import Page, Span
from graphkit.extract.people import person_finding
from graphkit.extract.things import acronyms_in, introduced, thing_finding
from graphkit.extract.titles import open_office, vocative
from graphkit.extract.works import with_stage, work_finding
from graphkit.model import Finding

__all__ = ["mentions_in"]

_WORKS = ("strategy", "document")
_NAMES = frozenset(("person", "post", "organisation", "event"))
_THINGS = ("event", "organisation", "scheme", "place", "party")


def mentions_in(page: Page) -> Iterator[Finding]:
    """Yield every mention in the current turn, in reading order."""
    text = page.turn.text
    spans = list(_proposed(text, page))
    spans.extend(introduced(text, spans, page))
    spans.extend(acronyms_in(text, page))
    page.taken = []
    for together in _overlapping(spans):
        for finding in _longest_that_mean(together, text, page):
            if finding.kind in _NAMES:
                page.taken.append((finding.start, finding.end))
            yield finding


def _overlapping(spans: list[Span]) -> Iterator[list[Span]]:
    """Yield groups of spans that overlap, in reading order."""
    group: list[Span] = []
    end = 0
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if group and span.start >= end:
            yield group
            group = []
        group.append(span)
        end = max(end, span.end) if len(group) > 1 else span.end
    if group:
        yield group


def _longest_that_mean(spans: list[Span], text: str, page: Page) -> Iterator[Finding]:
    """Yield the findings of a group: the longest spans first, and nothing inside or across what is kept."""
    taken: list[tuple[int, int]] = []
    found: list[Finding] = []
    for span in sorted(spans, key=_preference):
        if any(span.start < end and start < span.end for start, end in taken):
            continue
        if span.kind == "block":
            taken.append((span.start, span.end))
            continue
        finding = _decided(span, text, page)
        if finding is not None:
            taken.append((finding.start, finding.end))
            found.append(finding)
    yield from sorted(found, key=lambda f: f.start)


def _preference(span: Span) -> tuple[int, int, bool, int]:
    """Longest first; of equal spans what the register knows, then people before offices before things."""
    order = ("person", "post", "strategy", "document", *_THINGS, "block")
    return span.start - span.end, span.start, not span.ids, order.index(span.kind)


def _decided(span: Span, text: str, page: Page) -> Finding | None:
    finding = _decide(span, text, page)
    if finding and finding.kind in ("person", "post") and vocative(text, finding.start, finding.end):
        return replace(finding, extra=(*finding.extra, ("addressed", "yes")))
    return finding


def _decide(span: Span, text: str, page: Page) -> Finding | None:
    if span.kind == "person":
        return person_finding(span, text, page)
    if span.kind == "post":
        return office_finding(span, text, page) if span.ids else open_office_finding(span, text, page)
    if span.kind in _WORKS:
        return work_finding(span, text, page)
    return thing_finding(span, text, page)


def _proposed(text: str, page: Page) -> Iterator[Span]:
    """Yield the spans that the hits of a text are, open or close; what speaks for a topic is laid aside."""
    page.cues = []
    for hit in labels_of(page.register).find(text):
        for kind, entries in hit.kinds.items():
            if kind == "topic":
                page.cues.append(hit)
                continue
            span = _span(kind, entries, hit, text, page)
            if span is not None:
                yield span
            if (kind == "title" and (span or " " in text[hit.start : hit.end])) or (kind == "office" and span):
                yield Span(hit.start, span.end if span else hit.end, "block", (), "no mention")


def _span(kind: str, entries: tuple[Entry, ...], hit: Hit, text: str, page: Page) -> Span | None:
    """Return the span that a hit of one kind opens, closes or is."""
    start, end = hit.start, hit.end
    ids = tuple(dict.fromkeys(entry.id for entry in entries))
    if kind == "person":
        return Span(*widened(text, start, end), "person", ids, "name: full")
    if kind in ("short", "given") and (text[end : end + 2] == " [" or text[end : end + 1] == "]"):
        return bracketed_name(text, start, page)
    if kind == "short":
        return short_name(text, start, end, ids, page)
    if kind == "title":
        return titled_name(text, start, end, page)
    if kind == "given":
        return untitled_name(text, start, end)
    if kind == "post":
        return Span(start, end, "post", ids, "office", style=any(entry.style for entry in entries))
    if kind == "office":
        return open_office(text, start, end)
    if kind == "head":
        return _open(text, start, end, ids[0], page)
    if kind == "operation":
        return operation(text, start, end)
    if kind in _WORKS:
        return with_stage(Span(start, end, kind, ids, "work: by its label"), text)
    if kind == "block":
        return Span(start, end, "block", (), "no mention")
    return Span(start, end, kind, tuple(f"{kind}/{i}" for i in ids), "label of the register")


def _open(text: str, start: int, end: int, kind: str, page: Page) -> Span | None:
    span = by_head(text, start, end, kind, page.register)
    return with_stage(span, text) if span and kind in _WORKS else span
