"""Elsewhere: where a bare title is that of another place, as the words before it say."""

from __future__ import annotations

import re
from functools import lru_cache

from graphkit.dates import MONTHS
from graphkit.extract.page import Page, Span
from graphkit.fold import key
from graphkit.register import Register

__all__ = ["is_of_another_place"]

_IN_A_PLACE = re.compile(r"\b[Ii]n (?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?),? the $")
_MAYOR_OF = re.compile(r"^(?:The Mayor of (?!London\b)|Mayor )[A-Z][^.?!]*[.?!] The $")


def is_of_another_place(span: Span, text: str, page: Page) -> bool:
    """Say whether a bare title is that of another place: ``In Oakton the Mayor``, ``The Mayor of Oakton did. The Mayor said``."""
    title = text[span.start : span.end]
    if title != "Mayor" or not text.endswith("he ", 0, span.start):
        return False
    if (
        text.startswith(" there ", span.end)
        or _is_of_another_while_ours_is_spoken_to(span, text, page)
        or _is_of_another_by_name(span, text, page)
    ):
        return True
    begin = text.rfind(". ", 0, max(0, span.start - 6))
    if _MAYOR_OF.match(text[begin + 2 if begin >= 0 else 0 : span.start]):
        return True
    place = _IN_A_PLACE.search(text, max(0, span.start - 40), span.start)
    if place is None or place["place"] in MONTHS:
        return False
    said = f"Mayor of {place['place']}"
    return key(place["place"]) not in _own_places(page.register) or any(
        said in words for words in (text[: span.start], *page.earlier)
    )


_BY_NAME = re.compile(
    r"(?:(?P<clause>\b(?:When|While|Once|After|Before|If|As|Because|Since|Where)\b)[^.?!]*)?\bMayor (?P<name>[A-Z][\w’'-]+)"
)


def _is_of_another_by_name(span: Span, text: str, page: Page) -> bool:
    """Say whether ``the Mayor`` takes up another's mayor whom the sentence calls by name: ``When Mayor Oak came, the Mayor was ill``.

    What is told to ours is not taken up, unless ours says it: ``Mayor Oak told the Mayor``.
    """
    begin = max(text.rfind(stop, 0, span.start) for stop in (". ", "? ", "! ", "\n")) + 1
    called = _BY_NAME.search(text, begin, span.start)
    if called is None or text.startswith(" here", span.end):
        return False
    ours = {t.person for t in page.register.holders(page.register.principal or "", page.on)}
    if any(key(page.register.people[p].label).endswith(key(called["name"])) for p in ours):
        return False
    return bool(called["clause"]) or page.speaker in ours


_ANOTHER_MAYOR = re.compile(r"\bMayor of (?!London\b)[A-Z]")
_YOU = re.compile(r"\b[Yy]ou(?:r|rs)?\b")


def _is_of_another_while_ours_is_spoken_to(span: Span, text: str, page: Page) -> bool:
    """Say whether a sentence speaks to our holder as ``you`` and of another's mayor, named before it, as ``the Mayor``."""
    principal = page.register.holders(page.register.principal or "", page.on)
    if page.neighbours()[1] not in {t.person for t in principal} or not _ANOTHER_MAYOR.search(text, 0, span.start):
        return False
    begin = max(text.rfind(stop, 0, span.start) for stop in (". ", "? ", "! ")) + 1
    end = min((place for stop in ".?!" if (place := text.find(stop, span.end)) >= 0), default=len(text))
    return bool(_YOU.search(text, begin, end))


@lru_cache(maxsize=8)
def _own_places(register: Register) -> frozenset[str]:
    """Return what the places that lie in another of a register are called, and these others, in folded letters."""
    over = {place.parent for place in register.places.values()}
    ours = (place for place in register.places.values() if place.parent or place.id in over)
    return frozenset(key(name) for place in ours for name in (place.label, *place.aliases))
