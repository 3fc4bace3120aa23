"""Mentions: spans are proposed, the longest that means something is kept, and each is decided by the room and the day."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator

from graphkit.extract.beside import of_the_name_in_front
from graphkit.extract.bodies import body_meant, head_alone, minister_meant
from graphkit.extract.bracketed import bracketed_name, bracketed_things
from graphkit.extract.deputies import deputies_meant, is_deputy_alone
from graphkit.extract.elsewhere import in_small_letters
from graphkit.extract.holders import FORMS_OF_ADDRESS
from graphkit.extract.labelled import labelled_thing
from graphkit.extract.labels import labels_of
from graphkit.extract.lexicon import Hit, Meaning
from graphkit.extract.names import named_beside, speakers_named, titled_name, untitled_name, widened
from graphkit.extract.officers import of_the_body_behind, officer_of
from graphkit.extract.offices import office_finding
from graphkit.extract.open_classes import by_head
from graphkit.extract.open_offices import open_office_finding
from graphkit.extract.page import Page, Span
from graphkit.extract.papers import by_author, by_title, called_again, operation, programme
from graphkit.extract.people import person_finding
from graphkit.extract.short import given_name, short_name, surnames_of_strangers
from graphkit.extract.things import acronyms_in, introduced, thing_finding
from graphkit.extract.titles import in_apposition, open_office, vocative
from graphkit.extract.triggers import WORDS_TOO
from graphkit.extract.works import in_small, with_stage, work_finding
from graphkit.model import Finding
from graphkit.register.posts import posts_of

__all__ = ["mentions_in"]

_WORKS = ("strategy", "document")
_NAMES = frozenset(("person", "post", "organisation", "event", "place"))
_THINGS = ("event", "organisation", "scheme", "place", "party")


def mentions_in(page: Page) -> Iterator[Finding]:
    """Yield every mention in the current turn, in reading order."""
    text, title = page.turn.text, page.question.title
    if page.index == 0:
        _remember_the_heading(page)
    if page.index == 0 and " (" in title:
        deque(introduced(title, _proposed(title, page), page), maxlen=0)
    spans = _proposed(text, page)
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


_RANK = {kind: rank for rank, kind in enumerate(("person", "post", *_WORKS, *_THINGS, "block"))}


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
    if span.kind in _WORKS:
        return work_finding(span, text, page)
    return thing_finding(span, text, page)


_ALONE: dict[str, Callable[[str, int, int, Page], tuple[str, ...]]] = {
    "office: its deputy": deputies_meant,
    "name: its head alone": body_meant,
    "office: its head alone": minister_meant,
}
"""What tells whom a word means that stands for a longer name, by the rule of the span."""


def _proposed(text: str, page: Page) -> list[Span]:
    """Return the spans that the hits of a text are, open or close; what speaks for a topic is laid aside."""
    spans: list[Span] = []
    page.cues = []
    for hit in labels_of(page.register).find(text):
        kinds = hit.kinds
        if "topic" in kinds:
            page.cues.append(hit)
            if len(kinds) == 1:
                continue
        for kind, meaning in kinds.items():
            if kind == "topic":
                continue
            span = _SPANS[kind](hit, meaning, text, page)
            if span is not None:
                spans.append(span)
            if span is not None and span.kind in ("post", "organisation"):
                spans.extend(_people_beside(span, text, page))
            if (kind == "title" and (span or " " in text[hit.start : hit.end])) or (kind == "office" and span):
                end = span.end if span and span.start <= hit.start else hit.end
                spans.append(Span(hit.start, end, "block", (), "no mention"))
    spans.extend(speakers_named(text, page))
    spans.extend(surnames_of_strangers(text, spans, page))
    spans.extend(called_again(text, page))
    if "[" in text:
        spans.extend(bracketed_things(text, page))
    return spans


def _people_beside(span: Span, text: str, page: Page) -> Iterator[Span]:
    """Yield whose name an office or a body beside it shows to be one, and the officer whom a body is said to have."""
    name = named_beside(text, span.start, span.end, span.kind)
    if name:
        yield name
    alone = span.rule == "name: its head alone" and text.startswith(("'s ", "’s "), span.end)
    ids = body_meant(text, span.start, span.end, page) if alone else span.ids
    if span.kind == "organisation" and ids:
        officer = officer_of(text, slice(span.start, span.end), ids, posts_of(page.register))
        if officer:
            yield officer


def _person(hit: Hit, meaning: Meaning, text: str, _: Page) -> Span:
    return Span(*widened(text, hit.start, hit.end), "person", meaning.ids, "name: full")


def _short(hit: Hit, meaning: Meaning, text: str, page: Page) -> Span | None:
    if _is_half_bracketed(hit, text) and (named := bracketed_name(text, hit.start, page)):
        return named
    return short_name(text, hit.start, hit.end, meaning.ids, page)


def _given(hit: Hit, _: Meaning, text: str, page: Page) -> Span | None:
    if _is_half_bracketed(hit, text) and (named := bracketed_name(text, hit.start, page)):
        return named
    if text[hit.start : hit.end] in WORDS_TOO:
        return None
    return untitled_name(text, hit.start, hit.end) or given_name(text, hit.start, hit.end, page)


def _is_half_bracketed(hit: Hit, text: str) -> bool:
    return text.startswith((" [", "]", " (", "'s [", "’s [", "'s (", "’s ("), hit.end)


def _title(hit: Hit, _: Meaning, text: str, page: Page) -> Span | None:
    return titled_name(text, hit.start, hit.end, page)


def _post(hit: Hit, meaning: Meaning, text: str, page: Page) -> Span:
    elsewhere = _FOR_A_PLACE.match(text, hit.end)
    posts = page.register.posts
    if elsewhere and not meaning.style and all(posts[i].concurrent for i in meaning.ids):
        end = elsewhere.end()
        return Span(hit.start, end, "post", (), "office: by its form", label=text[hit.start : end])
    end, ids = of_the_body_behind(text, hit.start, hit.end, posts_of(page.register)) if meaning.style else (hit.end, ())
    if end > hit.end and not ids:
        label = f"{text[hit.start : hit.end]} of the {text[hit.end + 2 : end]}"
        return Span(hit.start, end, "post", (), "office: by its form", label=label)
    address = next((a for a in FORMS_OF_ADDRESS if meaning.style and text.endswith(f"{a} ", 0, hit.start)), "")
    start = hit.start - len(address) - 1 if address else hit.start
    return Span(start, end, "post", ids or meaning.ids, "office", meaning.style and not ids)


_FOR_A_PLACE = re.compile(r" (?:for|of) (?:the )?[A-Z][\w-]+(?:(?: and| of)? [A-Z][\w-]+)*")
"""What makes of an office that many hold the one of a place: ``Police and Crime Commissioner for Elmshire``."""


def _deputy(hit: Hit, _: Meaning, text: str, _page: Page) -> Span | None:
    alone = is_deputy_alone(text, hit.start, hit.end)
    return Span(hit.start, hit.end, "post", (), "office: its deputy", style=True) if alone else None


def _office(hit: Hit, _: Meaning, text: str, page: Page) -> Span | None:
    return open_office(text, hit.start, hit.end, posts_of(page.register).named)


def _head(hit: Hit, meaning: Meaning, text: str, page: Page) -> Span | None:
    kind = meaning.ids[0]
    span = by_head(text, hit.start, hit.end, kind, page.register)
    if span is None and kind in ("organisation", "post"):
        return head_alone(text, hit.start, hit.end, kind)
    return with_stage(span, text) if span and span.kind in _WORKS else span


def _operation(hit: Hit, _: Meaning, text: str, _page: Page) -> Span | None:
    return operation(text, hit.start, hit.end)


def _work(hit: Hit, meaning: Meaning, text: str, _: Page) -> Span:
    kind = meaning.entries[0].kind
    return with_stage(Span(hit.start, hit.end, kind, meaning.ids, "work: by its label"), text)


def _block(hit: Hit, _: Meaning, _text: str, _page: Page) -> Span:
    return Span(hit.start, hit.end, "block", (), "no mention")


_SPANS: dict[str, Callable[[Hit, Meaning, str, Page], Span | None]] = {
    "person": _person,
    "short": _short,
    "given": _given,
    "title": _title,
    "post": _post,
    "office": _office,
    "deputy": _deputy,
    "head": _head,
    "operation": _operation,
    "small": in_small,
    "little": in_small_letters,
    "paper": by_title,
    "author": by_author,
    "programme": programme,
    "block": _block,
    **dict.fromkeys(_WORKS, _work),
    **dict.fromkeys(_THINGS, labelled_thing),
}
"""What becomes of a hit, by the kind of what it can name."""
