"""Elsewhere: where a bare title is that of another place, as the words before it say."""

from __future__ import annotations

import re
from functools import lru_cache

from graphkit.dates import MONTHS
from graphkit.extract.fields import said_around, sentence_of
from graphkit.extract.lexicon import Hit, Meaning
from graphkit.extract.page import Page, Span
from graphkit.fold import key
from graphkit.register import Register

__all__ = ["in_small_letters", "is_of_another_place", "is_owned_by_another_place"]

_THE = re.compile(r"\b(?:[Tt]he|[Mm]r) $")
_ANY = re.compile(r"\b(?:[Aa]n?|[Aa]ny|[Ee]very|[Ee]ach) (?:[a-z-]+ ){0,3}[Mm]ayor\b|\b[Mm]ayors\b")
_OF = re.compile(r" (?:of|for|in) (?=[A-Z])")


def is_of_another_place(span: Span, text: str, page: Page) -> bool:
    """Say whether a bare title is that of another place: ``In Paris the Mayor``, ``The Mayor of Oakton did. The Mayor said``."""
    if text[span.start : span.end].lower() != "mayor" or not text.endswith("he ", 0, span.start):
        return False
    return (
        _is_in_a_place(span, text, page)
        or _is_there(span, text, page)
        or _is_of_another_while_ours_is_spoken_to(span, text, page)
        or _is_of_another_by_name(span, text, page)
        or _takes_up_another(span, text, page)
    )


_OWNER = re.compile(r"(?P<place>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:[’']s|(?<=s)[’']) $")


def is_owned_by_another_place(span: Span, text: str, page: Page) -> bool:
    """Say whether a place that is not ours owns a title: ``New York's Deputy Mayor``."""
    owner = _OWNER.search(text, max(0, span.start - 40), span.start)
    if owner is None:
        return False
    place, register = key(owner["place"]), page.register
    last = place.rpartition(" ")[2]
    return bool({place, last} & _other_places(register)) or bool({place, last} & _places_of_ours(register))


@lru_cache(maxsize=8)
def _places_of_ours(register: Register) -> frozenset[str]:
    """Return what the places within ours are called, in folded letters: each may have officers of its own."""
    return frozenset(
        key(name) for place in register.places.values() if place.parent for name in (place.label, *place.aliases)
    )


_IN = r"\b[Ii]n (?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
_IN_A_PLACE = re.compile(rf"{_IN},? the $")


def _is_in_a_place(span: Span, text: str, page: Page) -> bool:
    """Say whether a place of no register of ours stands before ``the Mayor``, or one whose mayor has been named."""
    found = _IN_A_PLACE.search(text, max(0, span.start - 40), span.start)
    if found is None:
        return False
    title = f"Mayor of {found['place']}"
    if title != _our_title(page.register) and any(title in said for said in (text[: span.start], *page.earlier)):
        return True
    return key(found["place"]) in _other_places(page.register)


_MAYOR_OF = re.compile(r"\bMayor of [A-Z][\w’'-]+")
_MAYOR_BY_NAME = r"\bMayor (?P<name>[A-Z][\w’'-]+)"
_IS_ASKED = re.compile(r"\b(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Bb]e|[Bb]een)(?:n[’']t| not)? the $")
_CAPITALS = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_PLACE_OR_MAYOR = re.compile(rf"{_IN}|{_MAYOR_BY_NAME}")


def _is_there(span: Span, text: str, page: Page) -> bool:
    """Say whether ``the Mayor there`` is one of whose place the sentence speaks, or the one before; ``Is the Mayor there?`` is not."""
    if not text.startswith(" there ", span.end) or _IS_ASKED.search(text, 0, span.start):
        return False
    said = text[said_around(span, text)[0] : span.start]
    ours = _our_title(page.register).rpartition(" of ")[2]
    places = (f for f in _PLACE_OR_MAYOR.finditer(said) if f["place"] not in (ours, *MONTHS))
    if _names_another_mayor(said, page) or any(f["place"] or not _is_ours(f["name"], page) for f in places):
        return True
    return any(key(name) in _other_places(page.register) for name in _CAPITALS.findall(said))


_BY_NAME = re.compile(
    rf"(?:(?P<clause>\b(?:When|While|Once|After|Before|If|As|Because|Since|Where)\b)[^.?!]*)?{_MAYOR_BY_NAME}"
)


def _is_of_another_by_name(span: Span, text: str, page: Page) -> bool:
    """Say whether ``the Mayor`` takes up another's mayor whom the sentence calls by name: ``When Mayor Oak came, the Mayor was ill``.

    What is told to ours is not taken up, unless ours says it: ``Mayor Oak told the Mayor``.
    """
    called = _BY_NAME.search(text, sentence_of(span, text), span.start)
    if called is None or text.startswith(" here", span.end) or _is_ours(called["name"], page):
        return False
    return bool(called["clause"]) or page.speaker in _principals(page)


_TAKEN_UP = re.compile(rf"(?:(?P<whose>The {_MAYOR_OF.pattern})|{_MAYOR_BY_NAME})\b[^.?!]*[.?!] The $")


def _takes_up_another(span: Span, text: str, page: Page) -> bool:
    """Say whether the sentence before is about another's mayor: ``Mayor Oak did. The Mayor said``."""
    found = _TAKEN_UP.match(text, said_around(span, text)[0], span.start)
    if found is None:
        return False
    return _names_another_mayor(found["whose"], page) if found["whose"] else not _is_ours(found["name"], page)


_YOU = re.compile(r"\b[Yy]ou(?:r|rs)?\b")


def _is_of_another_while_ours_is_spoken_to(span: Span, text: str, page: Page) -> bool:
    """Say whether a sentence speaks to our holder as ``you`` and of another's mayor, named before it, as ``the Mayor``."""
    if page.neighbours()[1] not in _principals(page) or not _names_another_mayor(text[: span.start], page):
        return False
    end = min((place for stop in ".?!" if (place := text.find(stop, span.end)) >= 0), default=len(text))
    return bool(_YOU.search(text, sentence_of(span, text), end))


def in_small_letters(hit: Hit, meaning: Meaning, text: str, page: Page) -> Span | None:
    """Return the first of our offices where its title is printed small: ``the [mayor]'s plan``, and no ``mayor of Oakton``."""
    if not text[hit.start : hit.end].islower() or not _THE.search(text, max(0, hit.start - 5), hit.start):
        return None
    if _ANY.search(text, 0, hit.start):
        return None
    ours = _our_title(page.register)
    of_ours = bool(ours) and text[hit.start : hit.start + len(ours)].lower() == ours.lower()
    if (_OF.match(text, hit.end) and not of_ours) or _names_another_mayor(text, page):
        return None
    end = hit.start + len(ours) if of_ours else hit.end
    return Span(hit.start, end, "post", meaning.ids, "office: its title in small letters", style=not of_ours)


def _principals(page: Page) -> set[str]:
    """Return who holds the first of our offices that day."""
    return {tenure.person for tenure in page.register.holders(page.register.principal or "", page.on)}


def _is_ours(name: str, page: Page) -> bool:
    """Say whether a surname is that of somebody who ever held the first of our offices."""
    ever = page.register.tenures_by_post.get(page.register.principal or "", ())
    return any(key(page.register.people[tenure.person].label).endswith(f" {key(name)}") for tenure in ever)


def _names_another_mayor(text: str, page: Page) -> bool:
    """Say whether a text names the mayor of another place: ``the Mayor of Oakton``."""
    ours = _our_title(page.register)
    return any(not ours or not text.startswith(ours, found.start()) for found in _MAYOR_OF.finditer(text))


def _our_title(register: Register) -> str:
    """Return what the first of our offices is called, or nothing."""
    return register.posts[register.principal].label if register.principal else ""


@lru_cache(maxsize=8)
def _other_places(register: Register) -> frozenset[str]:
    """Return what the places of a register are called, in folded letters, that lie in no other and have none in them."""
    over = {place.parent for place in register.places.values()}
    others = (place for place in register.places.values() if not place.parent and place.id not in over)
    return frozenset(key(name) for place in others for name in (place.label, *place.aliases))
