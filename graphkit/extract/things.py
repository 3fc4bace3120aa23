"""Things: organisations, places, schemes and events by their labels, and letters that a page introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.extract.page import Page, Span
from graphkit.fold import slug
from graphkit.model import Finding

__all__ = ["introduced", "thing_finding"]

_INTRODUCED = re.compile(
    r"((?:[A-Z][\w’'-]*)(?:,? (?:(?:of|for|and|the|on|to|in|&) ){0,2}[A-Z][\w’'-]*){0,7}) \(([A-Z][A-Za-z&]{1,7})\)"
)
_SMALL = frozenset(("of", "for", "and", "the", "on", "to", "in", "&"))


def introduced(text: str) -> Iterator[tuple[int, int, str, int, int, str]]:
    """Yield (start, end, long form, start, end, letters) where a text introduces an acronym.

    The letters must be the initials of the long form, in order: ``Independent Advisory Group (IAG)``.
    """
    for found in _INTRODUCED.finditer(text):
        words = found.group(1).split(" ")
        letters = found.group(2)
        for begin in range(len(words)):
            if words[begin].lower() in _SMALL:
                continue
            if _initials_fit(words[begin:], letters):
                long_form = " ".join(words[begin:])
                end = found.start(2) - 2
                yield end - len(long_form), end, long_form, found.start(2), found.end(2), letters
                break


def _initials_fit(words: list[str], letters: str) -> bool:
    every = "".join(w[0] for w in words).upper()
    capitals = "".join(w[0] for w in words if w.lower() not in _SMALL).upper()
    return letters.upper() in (every, capitals)


def thing_finding(span: Span, text: str, page: Page) -> Finding | None:
    """Decide which thing a label means on the day: the one that existed; organisations before places."""
    assert page.turn is not None
    if not span.ids:
        body = f"{span.kind}/candidate/{slug(span.label or text[span.start : span.end])}"
        return Finding(
            page.turn.sequence, span.start, span.end, span.kind, body, span.rule, 0.7, "Candidate", body,
            label=span.label,
        )  # fmt: skip
    chosen = _of_the_day(span, page)
    if chosen is None or chosen == "place/greater-london":
        return None
    kind = chosen.split("/", 1)[0]
    confidence = 0.96 if len(span.ids) == 1 else 0.9
    return Finding(page.turn.sequence, span.start, span.end, kind, chosen, span.rule, confidence, "Accepted", chosen)


def _of_the_day(span: Span, page: Page) -> str | None:
    alive = [i for i in span.ids if _existed(i, page)]
    return (alive or list(span.ids))[0] if span.ids else None


def _existed(reference: str, page: Page) -> bool:
    kind, identifier = reference.split("/", 1)
    register = page.register
    thing = {"organisation": register.organisations, "scheme": register.schemes}.get(kind, {}).get(identifier)
    return thing is None or thing.holds(page.on)
