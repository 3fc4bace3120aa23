"""Works: strategies, plans, charters and documents, known ones by edition and date, unknown ones as candidates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graphkit.extract.page import Page, Span
from graphkit.fold import fold, key, slug
from graphkit.model import Finding
from graphkit.register import Strategy
from graphkit.register.posts import posts_of

__all__ = ["work_finding", "works_in"]

_STRATEGIES = r"Strategy|Strategies|Plan|Charter|Framework|Manifesto|Roadmap|Blueprint|Prospectus|Agenda"
_DOCUMENTS = (
    r"Memorandum of Understanding|Memorandum|Review|Report|Act(?: \d{4})?|White Paper|Green Paper|Bill|Code of Practice"
)
_WORD = r"(?:[A-Z][\w’'-]*|[A-Z]+)"
_LINK = r"(?:of|for|and|on|the|to|in|with|against|&|,)"
_TITLE = re.compile(
    rf"\b{_WORD}(?:,? (?:{_LINK} ){{0,2}}{_WORD}){{0,9}}? (?:{_STRATEGIES}|{_DOCUMENTS})\b(?! [A-Z])|\bMemorandum of Understanding\b"
)
_LEAD = re.compile(
    r"^(?:(?:The|A|An|This|That|These|Our|Your|My|His|Her|Their|Its|Any|Some|No|If|When|In|On|At|And|But|So|As|With|For|Under|"
    r"Since|Is|Are|Will|Does|Do|Has|Have|Can|Could|Would|What|Which|How|Why|Where|Also|Mr|Madam|Mayor|Draft|New|First|Final|"
    r"Current|Latest|Revised|Government[’']s|Mayor[’']s|Minister[’']s|We|I|You|They|It|There|Through|From|To|Of|By) )+"
)
_NATIONAL = re.compile(
    r"\b(?:government(?:'s)?|national|home office|home secretary'?s?|ministry(?: of \w+)?(?:'s)?|minister'?s?|westminster|"
    r"whitehall|secretary of state'?s?|prime minister'?s?|parliament)\b[^.;?!]{0,20}$"
)
_DRAFT = re.compile(r"\b(?:draft|consultation(?: draft)? (?:of|on)(?: the| your)?|drafted)\s*$")
_COMING = re.compile(r"\b(?:new|next|forthcoming|future|development of an?|talk of an?|emerging|planned)\s*$")


def works_in(text: str) -> Iterator[Span]:
    """Yield titled works by their form: capitals, and a head noun such as ``Strategy`` or ``Report``."""
    for found in _TITLE.finditer(text):
        lead = _LEAD.match(found.group())
        start = found.start() + (lead.end() if lead else 0)
        title = text[start : found.end()]
        if " " not in title:
            continue
        head = re.search(rf"(?:{_DOCUMENTS})$", title)
        yield Span(start, found.end(), "document" if head else "strategy", (), "work: by its form", label=title)


def work_finding(span: Span, text: str, page: Page) -> Finding:
    """Decide which edition is meant on the day, or keep a candidate that is in no register (guideline 6)."""
    printed = text[span.start : span.end]
    editions = [page.register.strategies[i] for i in span.ids]
    left = fold(text[max(0, span.start - 60) : span.start])
    if not editions:
        return _candidate(span, printed, page)
    national = bool(_NATIONAL.search(left))
    known = [s for s in editions if _is_national(s, page) == national] or ([] if not national else editions)
    if not known:
        return _candidate(span, printed, page, rivals=editions)
    coming = bool(_COMING.search(left))
    chosen = _edition(known, page, draft=bool(_DRAFT.search(left)) or printed.startswith("Draft"))
    if chosen is None:
        return _candidate(span, printed, page)
    confidence = 0.6 if coming else 0.95 if len(known) == 1 else 0.9
    iri = f"{chosen.kind}/{chosen.id}"
    return _finding(page, span, chosen.kind, iri, "work: the edition of the day", confidence, denotes=iri)


def _edition(editions: list[Strategy], page: Page, *, draft: bool) -> Strategy | None:
    """Return the edition in force: the last one issued by the day; a draft where the words say draft."""
    day = page.on.isoformat()
    issued = sorted(
        (s for s in editions if not s.issued or s.issued <= day[: len(s.issued)]),
        key=lambda s: (s.issued, s.id),
    )
    if draft:
        drafts = [s for s in issued if s.status == "draft"] or [s for s in editions if s.status == "draft"]
        return drafts[-1] if drafts else (issued[-1] if issued else None)
    finals = [s for s in issued if s.status != "draft"]
    if finals:
        return finals[-1]
    return issued[-1] if issued else None


def _is_national(strategy: Strategy, page: Page) -> bool:
    owner = strategy.owner
    return owner is not None and owner != "" and not posts_of(page.register).owned(owner)


def _candidate(span: Span, printed: str, page: Page, rivals: Iterable[Strategy] = ()) -> Finding:
    kind = span.kind
    body = f"{kind}/candidate/{slug(canonical(printed))}"
    others = tuple(f"{s.kind}/{s.id}" for s in rivals)
    if others:
        rule = "work: this body's own is not in the register, another body's has the name"
        return _finding(page, span, kind, body, rule, 0.5, "Ambiguous", candidates=(body, *others), label=printed)
    return _finding(page, span, kind, body, "work: not in the register", 0.6, "Candidate", denotes=body, label=printed)


def canonical(title: str) -> str:
    """Return the form by which unknown works are joined: no article, owner or stage in front, ``&`` spelt out."""
    words = key(title).replace("&", "and")
    return re.sub(r"^(?:the |mayor's |london's |draft |new |first |final )+", "", words)


def _finding(
    page: Page,
    span: Span,
    kind: str,
    body: str,
    rule: str,
    confidence: float,
    status: str = "Accepted",
    *,
    denotes: str | None = None,
    candidates: tuple[str, ...] = (),
    label: str | None = None,
) -> Finding:
    assert page.turn is not None
    return Finding(
        page.turn.sequence, span.start, span.end, kind, body, rule, confidence, status, denotes,
        candidates=candidates, label=label,
    )  # fmt: skip
