"""Editions: which edition of a work is meant where the words say that it is not the one of the day."""

from __future__ import annotations

import re

from graphkit.extract.page import Page, Span
from graphkit.register import Strategy
from graphkit.register.posts import posts_of

__all__ = ["editions_told"]

_PREDECESSORS = re.compile(r"\b(?:(?:previous|former) (?:mayor's |administration's )|predecessor's )(?:own |old )?$")
_PREVIOUS = re.compile(r"\b(?:previous|former) $")
_BEFORE_THIS = re.compile(r"\b(?:previous|preceding|earlier|old|superseded) (?:(?:version|edition)s? of (?:the )?)?$")
_FIRST = re.compile(r"(?<!my )(?<!our )(?<!your )(?<!his )(?<!her )(?<!'s )\b(?:original|(?:very )?first) $")
_SAYS_OF_IT = re.compile(r" (?:to|that|which|ever|we|you|with)\b")
"""What says why the one of the day is a first: ``the first Bell Plan to have it``."""
_NUMBERED = re.compile(r"\b(second|third|fourth|fifth|sixth|seventh|\d(?:nd|rd|th)) $")
_ORDINAL = re.compile(r"(?:first|second|third|fourth|fifth|sixth|seventh|\d(?:st|nd|rd|th))\b", re.I)
_OWNER = re.compile(r"['’]s? (?:(?:own|old|original|first|last|draft|final) )?")


def editions_told(
    known: list[Strategy], chosen: Strategy, span: Span, text: str, left: str, page: Page
) -> list[Strategy] | None:
    """Return the editions that may be meant where the words say so, else nothing: ``Bo Oak's Bell Plan``, ``the original Bell Plan``.

    Of ``the fourth Bell Plan`` none may be in the register. ``left`` is what stands before the work, folded.
    """
    whose = _of_whom(known, chosen, span, text, page)
    if whose is not None:
        return whose
    mayors = text.startswith("Mayor", span.start)
    told = _PREDECESSORS.search(left) or (mayors and _PREVIOUS.search(left))
    mayors_own = bool(told) and (mayors or "predecessor" not in left)
    office = page.register.principal if mayors_own and _is_ours(chosen, page) else chosen.post
    before = _by_the_predecessor(known, office, page)
    if told and before:
        return [before]
    issued = [s for s in sorted(known, key=_by_issue) if s.status != "draft" and s.issued and s.issued <= chosen.issued]
    if len(issued) > 1 and not mayors and _BEFORE_THIS.search(left):
        return list({s.id: s for s in (before or issued[-2], issued[-2])}.values())
    numbered = any(_ORDINAL.match(name) for s in known for name in (s.label, *s.aliases))
    if issued and not numbered and _FIRST.search(left) and not _SAYS_OF_IT.match(text, span.end):
        return issued[:1]
    which = _NUMBERED.search(left)
    if which is not None and len(known) > 1:
        return [s for s in known if any(name.lower().startswith(which[1]) for name in (s.label, *s.aliases))]
    return None


def _by_issue(work: Strategy) -> tuple[str, str]:
    return work.issued, work.id


def _last(editions: list[Strategy]) -> Strategy | None:
    """Return the last of some editions, a draft only where no other is among them."""
    finals = [s for s in editions if s.status != "draft"]
    return max(finals or editions, key=_by_issue, default=None)


def _is_ours(work: Strategy, page: Page) -> bool:
    """Say whether a work is of an office of ours, and so one of the principal holder's too."""
    return work.post is not None and posts_of(page.register).is_own(work.post)


def _by_the_predecessor(known: list[Strategy], office: str | None, page: Page) -> Strategy | None:
    """Return the edition that was in force when whoever holds the office of a work came."""
    since = max((t.start for t in page.register.holders(office or "", page.on)), default="")
    return _last([s for s in known if since and s.issued and s.issued < since[: len(s.issued)]])


def _of_whom(known: list[Strategy], chosen: Strategy, span: Span, text: str, page: Page) -> list[Strategy] | None:
    """Return the edition of the time of whoever once held the office and is named as its owner."""
    end, person = page.last_said
    if person is None or not _OWNER.fullmatch(text[end : span.start]):
        return None
    register = page.register
    offices = {o for o in (chosen.post, register.principal if _is_ours(chosen, page) else None) if o is not None}
    now = {t.person for office in offices for t in register.holders(office, page.on)}
    held = [t for office in sorted(offices) for t in register.tenures_by_post.get(office, ()) if t.person == person]
    theirs = [s for s in known for t in held if t.start[: len(s.issued)] <= s.issued <= t.end[: len(s.issued)]]
    return [last] if person not in now and (last := _last(theirs)) else None
