"""Extract: the words of each turn become findings, every one with its place, its rule and how sure it is.

`extract` is the stage. Spans come from four finders (labels of the register, titled names, titled works,
introduced acronyms); the longest wins; each survivor is decided by the room and the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from graphkit.extract.lexicon import Hit, lexicon_of
from graphkit.extract.offices import office_finding, vocative
from graphkit.extract.page import Page, Span
from graphkit.extract.people import names_in, person_finding, widen
from graphkit.extract.references import answer_status, canonical_reference, references_in
from graphkit.extract.things import introduced, thing_finding
from graphkit.extract.topics import topics_in
from graphkit.extract.works import work_finding, works_in
from graphkit.model import Cast, Finding, Question
from graphkit.register import Register

__all__ = ["EXTRACTORS", "answer_status", "canonical_reference", "extract"]

_ORDER = ("event", "organisation", "scheme", "place", "party")


def extract(question: Question, cast: Cast, register: Register) -> tuple[Finding, ...]:
    """Return everything the extractors find in a question's turns, in reading order."""
    page = Page(question, cast, register)
    found: list[Finding] = []
    for turn in question.turns:
        page.turn = turn
        for extractor in EXTRACTORS.values():
            found.extend(extractor(page))
    return tuple(sorted(found, key=lambda f: (f.sequence, f.start, -f.end, f.kind, f.body)))


def _mentions(page: Page) -> Iterator[Finding]:
    assert page.turn is not None
    text = page.turn.text
    spans = _longest(_spans(text, page))
    starts = {s.start for s in spans}
    for span in spans:
        finding = _decide(span, text, page, starts)
        if finding is None:
            continue
        if finding.kind in ("person", "post") and vocative(text, finding.start, finding.end):
            finding = _addressed(finding)
        yield finding


def _decide(span: Span, text: str, page: Page, starts: set[int]) -> Finding | None:
    if span.kind == "person":
        return person_finding(span, text, page)
    if span.kind == "post":
        after = span.end + (3 if text[span.end : span.end + 2] in ("'s", "’s") else 2)
        return office_finding(span, text, page, compound=after in starts)
    if span.kind in ("strategy", "document"):
        return work_finding(span, text, page)
    return thing_finding(span, text, page)


def _addressed(finding: Finding) -> Finding:
    from dataclasses import replace

    return replace(finding, extra=(*finding.extra, ("addressed", "yes")))


def _spans(text: str, page: Page) -> Iterator[Span]:
    yield from _introduced(text, page)
    for hit in lexicon_of(page.register).find(text):
        span = _span(hit, text)
        if span is not None:
            yield span
    yield from names_in(text, page.register)
    yield from works_in(text)


def _span(hit: Hit, text: str) -> Span | None:
    kinds = {e.kind for e in hit.entries}
    if "person" in kinds:
        start, end = widen(text, hit.start, hit.end)
        return Span(start, end, "person", tuple(e.id for e in hit.entries if e.kind == "person"), "name: full")
    if "post" in kinds:
        posts = [e for e in hit.entries if e.kind == "post"]
        return Span(
            hit.start,
            hit.end,
            "post",
            tuple(dict.fromkeys(e.id for e in posts)),
            "office",
            any(e.style for e in posts),
        )
    for kind in ("strategy", "document"):
        if kind in kinds:
            ids = tuple(dict.fromkeys(e.id for e in hit.entries if e.kind in ("strategy", "document")))
            return Span(hit.start, hit.end, kind, ids, "work: by its label")
    for kind in _ORDER:
        ids = tuple(f"{e.kind}/{e.id}" for k in _ORDER for e in hit.entries if e.kind == k)
        if kind in kinds:
            return Span(hit.start, hit.end, kind, ids, "label of the register")
    return None


def _introduced(text: str, page: Page) -> Iterator[Span]:
    """Yield organisations that a page introduces with letters, and the letters wherever they follow."""
    lexicon = lexicon_of(page.register)
    for start, end, long_form, first, last, letters in introduced(text):
        known = [h for h in lexicon.find(long_form) if h.end - h.start == len(long_form)]
        if known or letters in page.acronyms:
            continue
        if not _is_body(long_form):
            continue
        page.acronyms[letters] = ("organisation", "", long_form)
        yield Span(start, end, "organisation", (), "acronym: introduced here", label=long_form)
        yield Span(first, last, "organisation", (), "acronym: introduced here", label=long_form)
    for letters, (kind, _, long_form) in page.acronyms.items():
        for begin in _words(text, letters):
            yield Span(begin, begin + len(letters), kind, (), "acronym: introduced on this page", label=long_form)


_BODIES = frozenset(
    "agency association authority board bureau centre college commission committee company corporation council "
    "department federation forum foundation fund group institute ministry network office organisation panel partnership "
    "police secretariat service society taskforce team trust union unit university".split()
)


def _is_body(long_form: str) -> bool:
    return any(word.lower().rstrip("s") in _BODIES or word.lower() in _BODIES for word in long_form.split())


def _words(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if (at == 0 or not text[at - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
            yield at
        at = text.find(word, end)


def _longest(spans: Iterable[Span]) -> list[Span]:
    """Keep the longest of overlapping spans; of equal ones the first finder's."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start - s.end):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)


def _topics(page: Page) -> Iterator[Finding]:
    assert page.turn is not None
    yield from topics_in(page.turn, page.question, page.register)


def _references(page: Page) -> Iterator[Finding]:
    assert page.turn is not None
    for start, end, number in references_in(page.turn.text):
        body = f"question/{number.replace('/', '-')}"
        yield Finding(
            page.turn.sequence, start, end, "reference", body, "reference: question number", 0.97,
            denotes=body, label=number,
        )  # fmt: skip


EXTRACTORS: dict[str, Callable[[Page], Iterable[Finding]]] = {
    "mentions": _mentions,
    "topics": _topics,
    "references": _references,
}
"""The table of extractors, in the order in which they run on a turn."""
