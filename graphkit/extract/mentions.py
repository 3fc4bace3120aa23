"""Mentions: spans are proposed, the longest that means something is kept, and each is decided by the room and the day."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from graphkit.extract.beside import of_the_name_in_front
from graphkit.extract.bodies import body_meant, minister_meant
from graphkit.extract.deputies import deputies_meant
from graphkit.extract.offices import office_finding
from graphkit.extract.open_offices import open_office_finding
from graphkit.extract.page import Page, Span
from graphkit.extract.people import person_finding
from graphkit.extract.proposing import THINGS, WORKS, proposed
from graphkit.extract.things import acronyms_in, introduced, thing_finding
from graphkit.extract.titles import in_apposition, vocative
from graphkit.extract.works import work_finding
from graphkit.model import Finding

__all__ = ["mentions_in"]

_NAMES = frozenset(("person", "post", "organisation", "event", "place"))


def mentions_in(page: Page) -> Iterator[Finding]:
    """Yield every mention in the current turn, in reading order."""
    text, title = page.turn.text, page.question.title
    if page.index == 0:
        _remember_the_heading(page)
    if page.index == 0 and " (" in title:
        deque(introduced(title, proposed(title, page), page), maxlen=0)
    spans = proposed(text, page)
    spans.extend(introduced(text, spans, page))
    spans.extend(acronyms_in(text, page))
    page.taken, page.last_said, page.said_here, page.last_name = [], (0, None), [], (0, "")
    for together in _overlapping(spans):
        together = _cut_where_a_label_begins(together, text) if len(together) > 1 else together
        for finding in _longest_that_mean(together, text, page):
            if finding.denotes and finding.denotes.startswith("person/"):
                page.last_said = finding.end, finding.denotes.removeprefix("person/")
                page.said_here.append(page.last_said)
            if finding.kind == "person":
                page.last_name = finding.end, finding.denotes or ""
            if finding.kind in _NAMES:
                page.taken.append((finding.start, finding.end))
            yield finding


def _remember_the_heading(page: Page) -> None:
    """Note whom the heading names in full, since half the name will do on the page: ``Visit of Ann Oak``."""
    for hit in page.heading_names:
        if len(hit.kinds["person"].ids) == 1:
            page.remember(hit.kinds["person"].ids[0])


def _cut_where_a_label_begins(spans: list[Span], text: str) -> list[Span]:
    """Leave out a name told by its form that cuts a known one in two, or goes on behind it: ``HS2 Ltd and [Network Rail]``."""
    if all(span.ids for span in spans):
        return spans
    known = [span for span in spans if span.ids and span.kind != "post"]
    return [s for s in spans if s.ids or s.kind == "block" or not any(_cuts(s, k, text) for k in known)]


_OF_TWO_PLACES = (" School", " College", " Academy", " NHS Trust", " Foundation Trust")
"""What is called after two places at once: ``Moss and Fern Grammar School``."""


def _cuts(formed: Span, known: Span, text: str) -> bool:
    if formed.start == known.start:
        if known.kind == "place" and text.endswith(_OF_TWO_PLACES, formed.start, formed.end):
            return False
        return known.end < formed.end and text.startswith((", ", " and ", " & "), known.end)
    if formed.end == known.end and formed.kind == "place" and text.endswith(" of the ", formed.start, known.start):
        return True
    titled = formed.rule == "work: by its title"
    if (
        known.end == formed.end
        and not titled
        and text.endswith((" at ", " in ", " on ", " to ", " from "), formed.start, known.start)
    ):
        return True
    owned = known.start < formed.start < known.end < formed.end and text.startswith(("'s ", "’s "), known.end)
    return owned or formed.start < known.start < formed.end < known.end


def _overlapping(spans: list[Span]) -> Iterator[list[Span]]:
    """Yield groups of spans that overlap, in reading order."""
    group: list[Span] = []
    end = 0
    for span in sorted(spans, key=_reading_order):
        if span.start >= end and group:
            yield group
            group = []
        group.append(span)
        if span.end > end:
            end = span.end
    if group:
        yield group


def _reading_order(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _longest_that_mean(spans: list[Span], text: str, page: Page) -> list[Finding]:
    """Return the findings of a group: the longest spans first, and nothing inside or across what is kept.

    Nor is the end of a title kept that means nobody: ``a Night [Czar]``.
    """
    taken: list[tuple[int, int]] = []
    nobody: list[tuple[int, int]] = []
    found: list[Finding] = []
    for span in sorted(spans, key=_preference) if len(spans) > 1 else spans:
        if taken and any(span.start < end and start < span.end for start, end in taken):
            if span.rule == "name: full" and len(span.ids) == 1:
                page.remember(span.ids[0])
            continue
        if span.kind == "post" and any(
            end == span.end and (start < span.start or (start == span.start and not span.ids)) for start, end in nobody
        ):
            continue
        if span.kind == "block":
            taken.append((span.start, span.end))
            continue
        finding = _decided(span, text, page)
        if finding is not None:
            taken.append((finding.start, finding.end))
            found.append(finding)
        elif span.kind == "post" and span.ids:
            nobody.append((span.start, span.end))
    if len(found) > 1:
        found.sort(key=_place)
    return found


def _place(finding: Finding) -> int:
    return finding.start


_RANK = {kind: rank for rank, kind in enumerate(("person", "post", *WORKS, *THINGS, "block"))}


def _preference(span: Span) -> tuple[int, int, bool, bool, int]:
    """Longest first; of equal spans the letters that the page explains, then what the register knows, then people first."""
    explained = span.rule.startswith("acronym") and len(span.label or "") > span.end - span.start
    return span.start - span.end, span.start, not explained, not span.ids, _RANK[span.kind]


def _decided(span: Span, text: str, page: Page) -> Finding | None:
    finding = _decide(span, text, page)
    spoken_to = finding and finding.kind in ("person", "post") and vocative(text, finding.start, finding.end)
    if finding and spoken_to and not in_apposition(text, finding.start, finding.end, page.last_said[0]):
        if finding.denotes and finding.denotes.startswith("person/"):
            page.memory.spoken_to[finding.denotes.removeprefix("person/")] = page.on
        return finding._replace(extra=(*finding.extra, ("addressed", "yes")))
    return finding


def _decide(span: Span, text: str, page: Page) -> Finding | None:
    if span.kind == "person":
        return person_finding(span, text, page)
    if span.rule in _ALONE:
        ids = _ALONE[span.rule](text, span.start, span.end, page)
        span = span._replace(ids=ids)
        if not ids:
            return None
    if span.kind == "post":
        if not span.ids:
            return open_office_finding(span, text, page)
        office = office_finding(span, text, page)
        return of_the_name_in_front(office, text, page) if office and office.holder else office
    if span.kind in WORKS:
        return work_finding(span, text, page)
    return thing_finding(span, text, page)


_ALONE: dict[str, Callable[[str, int, int, Page], tuple[str, ...]]] = {
    "office: its deputy": deputies_meant,
    "name: its head alone": body_meant,
    "office: its head alone": minister_meant,
}
"""What tells whom a word means that stands for a longer name, by the rule of the span."""
