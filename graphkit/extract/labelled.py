"""Labelled: how far the name of a thing of the register goes where it stands: ``East Finchley``, ``Bright Corners Teams``."""

from __future__ import annotations

import re

from graphkit.extract.lexicon import Hit, Meaning
from graphkit.extract.page import Page, Span

__all__ = ["labelled_thing"]


def labelled_thing(hit: Hit, meaning: Meaning, text: str, page: Page) -> Span | None:
    """Return the span of a body, a place, an event or a scheme of the register, with what belongs to its name beside it.

    A body that goes by its house is none where somebody is in or at it: ``we met in City Hall``.
    """
    kind = meaning.entries[0].kind
    if kind == "organisation" and "place" in hit.kinds and _is_the_house(hit, text, page):
        return None
    if kind == "place":
        if text.endswith(("Operation ", "Operations "), 0, hit.start):  # a code name
            return None
        quarter = _part_of_town(text, hit.start, hit.end)
        if quarter or _GOES_ON.match(text, hit.end):
            return quarter
        if meaning.ids[0].startswith("place/borough-") and (
            led := _BOROUGH.search(text, max(0, hit.start - 11), hit.start)
        ):
            return Span(led.start(), hit.end, kind, meaning.ids, "label of the register")
    longer = _LONGER.get(kind)
    more = longer.match(text, hit.end) if longer else None
    return Span(hit.start, more.end() if more else hit.end, kind, meaning.ids, "label of the register")


def _is_the_house(hit: Hit, text: str, page: Page) -> bool:
    """Say whether a building that a body shares its name with is meant: ``in City Hall``, and not ``City Hall wrote``."""
    places = page.register.places
    houses = [i for i in hit.kinds["place"].ids if places[i.removeprefix("place/")].kind in _HOUSES]
    return bool(houses) and _AT.search(text, max(0, hit.start - 12), hit.start) is not None


_HOUSES = frozenset(("building", "airport"))
_AT = re.compile(r"\b(?:in|at|to|into|outside|inside|near|around|behind|leave|left) (?:the )?$", re.I)
"""What stands before a house where somebody is, goes, or comes out of."""
_BOROUGH = re.compile(r"\b(?:LB|RB|Borough of) $")
_OF_ITS_SORT = re.compile(r" (?:Teams?|Scheme|Programme|Project|Initiative)\b(?! [A-Z])")
"""What goes on with the name of a scheme: ``Bright Corners Teams``."""
_LEGAL_FORM = re.compile(r" (?:Limited|Ltd|plc|PLC|LLP)\b")
"""What goes on with the name of a body: ``Moss Trams Limited``."""
_LONGER = {"scheme": _OF_ITS_SORT, "organisation": _LEGAL_FORM}
_GOES_ON = re.compile(
    r" (?:War|Reach|Riverside|Trail|Path|Clippers|Live|United|FC|People|Citizens|Action|Together|Voices|Futures|lines?)\b"
)
"""What makes of a place the name of something that is no place: ``Thames Reach``, ``the Piccadilly line``."""


_QUARTER = re.compile(r"\b(?:North|South|East|West|Upper|Lower) $")


_BEHIND = re.compile(r" (?:North|South|East|West|Central|City|Quays|Village)\b(?!['’]| [A-Z])")


def _part_of_town(text: str, start: int, end: int) -> Span | None:
    """Return the place that a point of the compass makes of a known one: ``East Finchley``, ``Brent East``; or a quarter built there."""
    behind = _BEHIND.match(text, end)
    if behind:
        return Span(start, behind.end(), "place", (), "name: a part of a place", label=text[start : behind.end()])
    found = _QUARTER.search(text, max(0, start - 7), start)
    if found is None:
        return None
    return Span(found.start(), end, "place", (), "name: a part of a place", label=text[found.start() : end])
