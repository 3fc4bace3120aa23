"""Doubts: where a reader of the whole page would not know which of two offices is meant, both are kept (guideline 4)."""

from __future__ import annotations

import re

from graphkit.extract.called import named_beside, named_since, of_the_gender
from graphkit.extract.fields import business
from graphkit.extract.page import Page, Span, word_before
from graphkit.extract.patterns import one_of
from graphkit.extract.titles import vocative
from graphkit.extract.which import BY_THE_ROOM, single_of_that_kind

__all__ = ["rivals_of"]

_ADMITTED = re.compile(
    r",? (?:if )?(?:one of them|whichever|either of them|any of them)\b|,? and (?:did|do|does)(?:n[’']t| not) say which\b|"
    r"[^.?!]{0,80}[.?!] I (?:do not|don[’']t) (?:mind|care|know|remember|recall) which\b"
)
_WHICH_OF_THEM = (
    r"one", r"of (?:them|the|my|our)", r"\w+(?: \w+)?\?",
    r"\w+(?: [A-Z]\w+)? (?:was|is|do|did|does|are|would|might|could) \w+",
)  # fmt: skip
_ASKED_BACK = re.compile(
    one_of(
        rf"(?:[A-Z][\w’', ]{{0,30}}[.,] )?Which {one_of(*_WHICH_OF_THEM)}",
        r"(?:Who|Do) (?:do )?you mean\b",
        r"There are (?:two|three|four|five|several|a few|many) of them",
    )
)
"""How the next turn asks which is meant: ``Sorry, Which one?``, ``Who do you mean?``, ``There are two of them``."""
_WHICH = re.compile(
    r"\b(?:tell (?:us|me)|say|know|sure|clear) which(?: one| of (?:them|the (?:two|three|four))| (?:Deputy )?[A-Z]\w+)?"
    r"(?:[.,?!]| (?:you|he|she|they) means?| (?:was|is) meant| (?:it|that) (?:is|was))"
)
_DOUBTED = 1.2
"""The weight of a thread's topics from which it may be another office's business than that of who is there."""


def rivals_of(post: str, why: str, posts: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return the other offices that the words allow beside the one chosen for the reason ``why``; none where it is clear."""
    if not span.style or post == page.register.principal or vocative(text, span.start, span.end):
        return []
    if _ADMITTED.match(text, span.end) or _is_asked_back(span, text, page):
        return [p for p in posts if p != post]
    if why in _BY_NAMES or word_before(text, span.start) == "other":
        return []
    holders = {t.person for t in page.register.holders(post, page.on)}
    beside = named_beside(span, text, page)
    held = {
        p: {t.person for t in page.register.holders(p, page.on)} for p in single_of_that_kind(posts, span, text, page)
    }
    suits = of_the_gender(list(held), span, text, page)
    kind = [p for p in suits if p != post and held[p] != holders and not held[p] & beside]
    since = named_since(post, kind, span, text, page, by_name=page.neighbours()[1] not in holders)
    if since or why not in BY_THE_ROOM:
        return since
    return _thread_of(post, [p for p in kind if p in posts], span, text, page)


_BY_NAMES = frozenset(
    (
        "its field is that of whoever it is joined to",
        "its body is named in the sentence",
        "its holder was named in the same breath",
        "its holder is named next",
        "its holder was named just before",
    )
)
"""The reasons that say who, or whose body, is named close by."""


def _is_asked_back(span: Span, text: str, page: Page) -> bool:
    """Say whether the next speaker asks which one was meant by the last such title of the turn."""
    if text.find(text[span.start : span.end], span.end) >= 0:
        return False
    return bool(_ASKED_BACK.match(page.following) or _WHICH.search(page.following))


def _thread_of(post: str, kind: list[str], span: Span, text: str, page: Page) -> list[str]:
    """Return the office of whose business the thread speaks far more than of that of the one who is there."""
    near = business([post, *kind], span, text, page)
    own, around = near[post]
    return [p for p in kind if near[p][1] >= max(_DOUBTED, 2 * around) and near[p][0] >= own]
