"""Chains: which question a supplementary follows, told from the headings of all sources of a build."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from graphkit.extract import canonical_reference
from graphkit.fold import key, slug
from graphkit.store import Heading

__all__ = ["leads_of"]

_SUPPLEMENTARY = re.compile(r"\(?\s*\bsupplement(?:ary)?\s*\)?\s*(?:\[\d+\]|\(\d+\)|\d+)?| \[\d+\]$", re.I)


_Titled = dict[tuple[str, str], set[str]]
"""Day and folded heading → the keys of the questions that bear it."""


def leads_of(headings: Iterable[Heading]) -> dict[str, str]:
    """Return, for the key of each supplementary, the key of the question that it follows.

    A printed number wins; then the heading that is named, a supplementary's too; then the same heading without
    its suffix, on the same day. Where two share that heading, the one with it is not known and no link is made.
    """
    known = list(headings)
    leads: _Titled = defaultdict(set)
    whole: _Titled = defaultdict(set)
    for heading in known:
        whole[heading.date, key(heading.title)].add(heading.key)
        if heading.supplementary is None:
            leads[heading.date, _plain(heading.title)].add(heading.key)
    found: dict[str, str] = {}
    for heading in known:
        lead = _lead(heading, leads, whole)
        if lead is not None and lead != heading.key:
            found[heading.key] = lead
    return found


def _lead(heading: Heading, leads: _Titled, whole: _Titled) -> str | None:
    if heading.supplementary is None and not heading.supplementary_to:
        return None
    if heading.supplementary_to:
        number = canonical_reference(heading.supplementary_to)
        if number:
            return slug(number.replace("/", "-"))
        exact = whole.get((heading.date, key(heading.supplementary_to)), set())
        for named in (exact, leads.get((heading.date, _plain(heading.supplementary_to)), set())):
            if len(named) == 1:
                return next(iter(named))
    same = leads.get((heading.date, _plain(heading.title)), set())
    return next(iter(same)) if len(same) == 1 else None


def _plain(title: str) -> str:
    return key(_SUPPLEMENTARY.sub(" ", title))
