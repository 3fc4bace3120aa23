"""Works: strategies, plans, charters and documents, known ones by edition and date, unknown ones as candidates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from graphkit.extract.editions import editions_told
from graphkit.extract.lexicon import Hit, Meaning
from graphkit.extract.page import Page, Span, begins_sentence
from graphkit.fold import fold, key, slug
from graphkit.model import Finding
from graphkit.register import Register, Strategy
from graphkit.register.posts import posts_of

__all__ = ["canonical", "in_small", "with_stage", "work_finding"]

_NATIONAL = re.compile(
    r"\b(?:government(?:'s)?|national|home office(?:'s)?|home secretary(?:'s)?|ministry(?: of \w+)?(?:'s)?|minister(?:'s)?|"
    r"westminster|whitehall|secretary of state(?:'s)?|prime minister(?:'s)?|department(?: for \w+)?(?:'s)?)\s+(?:[\w-]+ ){0,2}$"
)
_NATIONAL_NAME = re.compile(r"\b(?:National|UK|HM Government|Government)\b")
_DRAFT = re.compile(
    r"\b(?:draft|consultation(?: draft)? (?:of|on)(?: the| your| our| my| his| her| this)?|drafted|emerging|(?:put|putting) forward(?: (?:the|your|our|my|his|her))?|consult(?:ed|ing) on(?: (?:the|your|our|my|his|her))?) $"
)
_IS_DRAFT = re.compile(r" (?:is|was|being|remains) (?:still |only |now )?(?:a|in) draft\b")
_DRAFT_WORD = re.compile(r"\b[Dd]raft\b")
_STAGE = re.compile(r"\b[Dd]raft $")
_MAYORS = re.compile(r"\bMayor[’']s $")
_COMING = re.compile(r"\b(?:new|next|forthcoming|future|development of an?|talk of an?|planned) $")
_OWN_COULD_BE = re.compile(r"\b(?:Strategy|Plan|Charter|Framework)$", re.I)
_LEADING = re.compile(r"(?:the |mayor'?s |mayor of london'?s |london'?s |london |draft |first |final )*")
_WORD = re.compile(r"[^\W\d_][\w’']*")
_SMALL = frozenset("a an and at by for from in of on or the to with".split())
_YEAR_BEHIND = re.compile(r" (?:of |\()(\d{4})\b")
_NEXT = re.compile(r"\b(?:next|future|successor) $")
_LONGER = re.compile(r"\b(?!(?:The|Our|My|Your|This|That|In|Under) )[A-Z]\w* $")
"""What makes a bare word a part of another name: ``Local Plan``."""
_BETWEEN = re.compile(r" (?:with|between) (?:the )?([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")
_AGREED = ("Memorandum of Understanding", "MOU", "MoU", "Agreement", "Concordat", "Compact", "Protocol")
_OWNED = re.compile(
    r"\b(?:[Mm]y|[Oo]ur|[Yy]our|[Hh]is|[Hh]er|[Mm]ayor[’']s)(?: (?:own|draft|new|final|current|emerging|revised|first))* $"
)
_INDEFINITE = re.compile(r"\ban? $")
"""``Is there a Victims Strategy?`` may ask for one of this body."""
_GENERIC = re.compile(r"\b(?:any|no|some|another|each|every) $")


def with_stage(span: Span, text: str) -> Span:
    """Return the span with what belongs to the name of a work: ``draft London Plan``, ``Mayor's Energy Strategy``."""
    start = span.start
    if text.endswith("raft ", 0, start) and (stage := _STAGE.search(text, max(0, start - 7), start)):
        start = stage.start()
    if text.endswith("s ", 0, start) and (owner := _MAYORS.search(text, max(0, start - 9), start)):
        start = owner.start()
    return span if start == span.start else span._replace(start=start)


def in_small(hit: Hit, meaning: Meaning, text: str, page: Page) -> Span | None:
    """Return a strategy whose name is printed in small letters, if it has an owner: ``my [housing strategy]``."""
    if not text[hit.start : hit.end].islower() or not _OWNED.search(text, max(0, hit.start - 40), hit.start):
        return None
    kind = page.register.strategies[meaning.ids[0]].kind
    return with_stage(Span(hit.start, hit.end, kind, meaning.ids, "work: by its label"), text)


def work_finding(span: Span, text: str, page: Page) -> Finding | None:
    """Decide which edition is meant on the day, or keep a candidate that is in no register (guideline 6)."""
    printed = text[span.start : span.end]
    left = fold(text[max(0, span.start - 60) : span.start])
    if _GENERIC.search(left) or _NEXT.search(left) or _bare_short_form(span, printed, text, page):
        return None
    ids = () if _is_between_others(span, printed, text, page) else _editions_named(span, printed, page)
    editions = [page.register.strategies[i] for i in ids]
    if not editions:
        return _candidate(span, printed, page)
    national = bool(_NATIONAL.search(left) or _NATIONAL_NAME.search(printed)) or _of_a_minister_named(
        editions, span, page
    )
    known = [s for s in editions if _is_national(s, page) == national]
    if not known and not national and not _may_be_ours(span, printed, text):
        known = editions
    if not known:
        return _candidate(span, printed, page, rivals=[] if national else editions)
    stage = (
        bool(_DRAFT.search(left) or _IS_DRAFT.match(text, span.end) or _DRAFT_WORD.search(printed))
        or printed[:5].lower() == "draft"
    )
    before = [s for s in known if s.id in page.works_chosen]
    dated = _of_the_year(known, text[span.end : span.end + 8])
    chosen = dated or (before[-1] if before and not stage else _edition(known, page, draft=stage))
    if chosen and not dated and left.endswith(("my ", "your ")):
        chosen = _of_their_time(chosen, known, page)
    if _COMING.search(left) and not (dated or stage):
        chosen = _to_come(known, page) or chosen
    if chosen and chosen.status == "draft" and left.endswith(("final ", "final version of the ")):
        chosen = min((s for s in known if s.status != "draft" and _is_coming(s, page)), key=_by_issue, default=chosen)
    if printed.endswith(" Bill"):
        chosen = min((s for s in known if s.status == "statute" and _is_coming(s, page)), key=_by_issue, default=chosen)
    if chosen is None:
        return _candidate(span, printed, page)
    page.works_named.update(s.id for s in editions)
    told = None if dated or stage or national else editions_told(known, chosen, span, text, left, page)
    if told is not None:
        numbered = f"{left.split()[-1].capitalize()} {printed}"
        return _of_these(told, span, page) if told else _candidate(span._replace(label=numbered), printed, page)
    page.works_chosen[chosen.id] = None
    confidence = 0.6 if _COMING.search(left) else 0.95 if len(known) == 1 else 0.9
    iri = f"{chosen.kind}/{chosen.id}"
    return page.finding(
        span._replace(kind=chosen.kind), iri, "work: the edition of the day", confidence, denotes=iri
    )  # fmt: skip


def _may_be_ours(span: Span, printed: str, text: str) -> bool:
    """Say whether a work may be one of this body that the register does not have: ``our Clean Air Strategy``."""
    before = text[max(0, span.start - 40) : span.start]
    return bool(_OWN_COULD_BE.search(printed) and (_OWNED.search(before) or _INDEFINITE.search(before)))


def _editions_named(span: Span, printed: str, page: Page) -> Iterable[str]:
    """Return the ids of the works that a name may mean; where it says that it is a draft, of any edition of that name."""
    if span.ids and not _DRAFT_WORD.match(printed):
        return span.ids
    title = canonical(span.label or printed)
    ends = (title.partition(" ")[::2], title.rpartition(" ")[::-2])
    of_the_year = [
        i for year, base in ends if year.isdigit() for i in _named(base, page) if _was_issued_in(year, i, page)
    ]
    named = _named(title, page) or _named(title.removeprefix("a "), page)
    return dict.fromkeys((*span.ids, *(named or of_the_year)))


def _was_issued_in(year: str, work: str, page: Page) -> bool:
    return page.register.strategies[work].issued.startswith(year)


def _is_between_others(span: Span, printed: str, text: str, page: Page) -> bool:
    """Say whether an agreement is said to be with somebody whom no label of the known one names."""
    others = _BETWEEN.match(text, span.end) if printed.endswith(_AGREED) else None
    works = [page.register.strategies[i] for i in span.ids]
    if others is None:
        return printed in _AGREED and bool(works) and not any(_may_speak_of(work, page) for work in works)
    return not any(others[1] in label for work in works for label in (work.label, *work.aliases))


def _may_speak_of(work: Strategy, page: Page) -> bool:
    """Say whether who speaks does so for this house or the owner: the agreement that a guest means is one of the guest's."""
    register = page.register
    tenure = register.tenure_ids.get(page.cast.speakers[page.index].capacity or "")
    houses = {register.body, work.owner, *(register.posts[p].body for p in (register.principal,) if p)}
    return tenure is None or register.posts[tenure.post].body in houses


def _named(title: str, page: Page) -> tuple[str, ...]:
    """Return the ids of the works of a canonical title; a Bill is the Act that it became."""
    known = works_of(page.register)
    return known.get(title) or (known.get(f"{title[:-4]}act", ()) if title.endswith(" bill") else ())


@lru_cache(maxsize=8)
def works_of(register: Register) -> dict[str, tuple[str, ...]]:
    """Return the ids of a register's works by the canonical form of each of their names; made once."""
    found: dict[str, dict[str, None]] = {}
    for work in register.strategies.values():
        for name in (work.label, *work.aliases):
            for form in dict.fromkeys((canonical(name), re.sub(r" \d{4}(?: \d{2,4})?$", "", canonical(name)))):
                found.setdefault(form, {})[work.id] = None
    return {name: tuple(ids) for name, ids in found.items()}


def _bare_short_form(span: Span, printed: str, text: str, page: Page) -> bool:
    """A single word (``Plan``) is a name only behind the full name on the same page, and within a sentence."""
    if " " in printed or sum(c.isupper() for c in printed) > 1 or not span.ids:
        return False
    if _LONGER.search(text, max(0, span.start - 30), span.start):
        return True
    named = page.works_named & set(span.ids) or any(_names(page.question.title, i, page) for i in span.ids)
    return begins_sentence(text, span.start) or not named


def _names(heading: str, work: str, page: Page) -> bool:
    """Say whether a heading has one of the names of several words of a work: ``London Plan (Supplementary) [2]``."""
    record = page.register.strategies[work]
    return any(" " in name and name in heading for name in (record.label, *record.aliases))


def _of_the_year(editions: list[Strategy], after: str) -> Strategy | None:
    """Return the edition whose year is named right behind: ``the London Plan of 2011``."""
    year = _YEAR_BEHIND.match(after)
    return next((s for s in editions if year and s.issued.startswith(year[1])), None)


def _issued(work: Strategy, page: Page) -> bool:
    return not work.issued or work.issued <= page.on.isoformat()[: len(work.issued)]


def _by_issue(work: Strategy) -> tuple[str, str]:
    return work.issued, work.id


def _is_coming(work: Strategy, page: Page) -> bool:
    """Say whether a work was issued after the day, and within two years of it; a Bill may take longer to become an Act."""
    day = page.on.isoformat()
    years = 4 if work.status == "statute" else 2
    return day[: len(work.issued)] < work.issued <= f"{page.on.year + years}{day[4:]}"


def _edition(editions: list[Strategy], page: Page, *, draft: bool) -> Strategy | None:
    """Return the edition in force: the last one issued by the day; a draft where the words say draft.

    A draft that the register does not have is the draft of the edition that came within two years, and so is a work
    of which no edition was out. An Act without a year is the first of the name: later ones amend it.
    """
    issued = sorted((s for s in editions if _issued(s, page)), key=_by_issue)
    if draft:
        drafts = [s for s in issued if s.status == "draft"]
        coming = min((s for s in editions if _is_coming(s, page)), key=_by_issue, default=None)
        return drafts[-1] if drafts else coming or (issued[-1] if issued else None)
    finals = [s for s in issued if s.status != "draft"]
    if finals:
        return finals[0] if all(s.status == "statute" for s in finals) else finals[-1]
    if issued:
        return issued[-1]
    return min((s for s in editions if _is_coming(s, page)), key=_by_issue, default=None)


def _of_their_time(chosen: Strategy, editions: list[Strategy], page: Page) -> Strategy:
    """Return the draft that a holder has put out, where the edition in force is a predecessor's: ``my London Plan``."""
    since = max((t.start for t in page.register.holders(chosen.post or "", page.on)), default="")
    if chosen.status == "draft" or not since or chosen.issued >= since[: len(chosen.issued)]:
        return chosen
    drafts = [s for s in editions if s.status == "draft" and s.issued > since[: len(s.issued)] and _issued(s, page)]
    return max(drafts, key=_by_issue, default=chosen)


def _to_come(editions: list[Strategy], page: Page) -> Strategy | None:
    """Return the edition that a new one means: the next to come, if none is a draft or was out within the year."""
    last = f"{page.on.year - 1}{page.on.isoformat()[4:]}"
    if any(s.status == "draft" or s.issued > last for s in editions if _issued(s, page)):
        return None
    return min((s for s in editions if _is_coming(s, page)), key=_by_issue, default=None)


def _of_a_minister_named(editions: list[Strategy], span: Span, page: Page) -> bool:
    """Say whether the words right before name the minister whose work one of the editions of another body is, and no edition is our own."""
    if not page.said_here or any(not _is_national(s, page) for s in editions):
        return False
    near = {person for place, person in page.said_here if span.start - place < _NEAR}
    return any(t.person in near for s in editions if s.post for t in page.register.holders(s.post, page.on))


_NEAR = 100
"""Characters before a work within which its minister is named."""


def _is_national(work: Strategy, page: Page) -> bool:
    return bool(work.owner) and not posts_of(page.register).owned(work.owner)


def _candidate(span: Span, printed: str, page: Page, rivals: Iterable[Strategy] = ()) -> Finding:
    label = span.label or printed
    body = f"{span.kind}/candidate/{slug(canonical(label))}"
    others = tuple(f"{s.kind}/{s.id}" for s in rivals)
    title = (("title", _joined_title(label)),)
    if others:
        rule = "work: this body's own is not in the register, another body's has the name"
        found = page.finding(span, body, rule, 0.5, status="Ambiguous", candidates=(body, *others), label=label)
    else:
        found = page.finding(
            span, body, "work: not in the register", 0.85, status="Candidate", denotes=body, label=label
        )
    return found._replace(extra=title)


def _of_these(editions: list[Strategy], span: Span, page: Page) -> Finding:
    """Return the edition that the words tell, or which it may be; it is not what is spoken of from there on."""
    candidates = tuple(f"{s.kind}/{s.id}" for s in editions)
    rule, first = "work: an edition of another day", candidates[0]
    if len(editions) > 1:
        return page.finding(span, first, rule, 0.5, status="Ambiguous", candidates=candidates)
    return page.finding(span._replace(kind=editions[0].kind), first, rule, 0.8, denotes=first)


def canonical(title: str) -> str:
    """Return the form by which unknown works are joined: no article, owner or stage in front, ``&`` spelt out."""
    return key(_core(title))


def _core(title: str) -> str:
    begins = _LEADING.match(fold(title))
    return title[begins.end() if begins else 0 :].replace("&", "and").replace("[", "").replace("]", "")


def _joined_title(title: str) -> str:
    """Return the title of an unknown work on every page that names it: ``the Mayor's Night plan`` is ``Night Plan``."""
    words = _core(title)
    if words.isupper() and " " in words:
        words = words.lower()
    return _WORD.sub(_capital, words)


def _capital(word: re.Match[str]) -> str:
    return word[0] if word.start() and word[0] in _SMALL else word[0][0].upper() + word[0][1:]
