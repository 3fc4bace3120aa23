"""Papers: reports that go by who wrote them (``the Oakley report``) and things that go by their title (``our report A Fair City``)."""

from __future__ import annotations

import re
from functools import lru_cache

from graphkit.dates import MONTHS
from graphkit.extract.labels import labels_of
from graphkit.extract.page import Page, Span
from graphkit.extract.triggers import FUNCTION_WORDS, GIVEN, HEADS, OFFICES, RANKS, TITLES
from graphkit.register import Register
from graphkit.register.posts import posts_of

__all__ = ["paper"]

_CAPITAL = r"[A-ZÀ-ÖØ-Þ0-9][\w’'&/\u2010\u2011-]*"
_SMALL = r"(?:a|an|and|as|at|by|for|from|in|into|it|its|not|of|on|or|our|the|to|up|we|with|your|than|is|&)"
_TITLE = rf"(?P<title>(?:{_CAPITAL}[,:]? (?:{_SMALL} )*)*{_CAPITAL})"
_CALLED = re.compile(
    rf",? (?:(?:is|was|has been|which (?:is|was)) )?(?:called|entitled|titled|named),? (?P<quote>[“\"‘'])?{_TITLE}"
)
_APPOSED = re.compile(
    rf"(?: of (?:{'|'.join(MONTHS)}|(?:last|this) \w+)?(?: ?\d{{4}})?)?(?P<comma>,?) (?P<quote>[“\"‘'])?{_TITLE}"
)
_CLOSES = re.compile(r"[.,;:)?!”\"’']|$")
_AUTHOR = re.compile(rf"\b[Tt]he (?P<name>(?:{_CAPITAL} )?[A-ZÀ-ÖØ-Þ][\w’-]*[a-zß-ÿ]) $")

_BY_AUTHOR = frozenset(("report", "review", "inquiry"))
_BY_TITLE = frozenset(("report", "paper", "study", "publication", "booklet", "pamphlet", "document", "manifesto"))
_NO_AUTHOR = frozenset(
    """Annual Monday Tuesday Wednesday Thursday Friday Saturday Sunday English British Scottish Welsh European American
    Olympic National Internal Independent Mayoral Ministerial Government Parliamentary Christmas Easter Internet""".split()
)
_NO_TITLE = (
    frozenset(word for office in (*OFFICES, *RANKS, *TITLES) for word in office.split())
    | frozenset(MONTHS)
    | _NO_AUTHOR
)
_OF_BODIES = frozenset(word for heads in HEADS.values() for head in heads for word in head.split())


def paper(text: str, start: int, end: int, kind: str, page: Page) -> Span | None:
    """Return what a head noun names with the words beside it: by its title behind it, or by its author before it."""
    title = _CALLED.match(text, end)
    if title is None and text[start:end].lower() in _BY_TITLE:
        title = _APPOSED.match(text, end)
        title = title if title and _is_apposed(title, text, page) else None
    if title:
        begin, stop = title.span("title")
        return Span(begin, stop, kind, (), "work: by its title", label=text[begin:stop])
    author = _AUTHOR.search(text, max(0, start - 40), start) if text[start:end] in _BY_AUTHOR else None
    if author is None or not _is_author(author["name"], page.register):
        return None
    begin = author.start("name")
    return Span(begin, end, kind, (), "work: by its author", label=text[begin:end])


def _is_apposed(title: re.Match[str], text: str, page: Page) -> bool:
    """Say whether capitals behind a head are its title, and not whoever the sentence goes on to speak of."""
    words = title["title"].replace(",", "").replace(":", "").split()
    capitals = [word for word in words if word[0].isupper()]
    if title["quote"]:
        return True
    if words[0] in _NO_TITLE or words[0].isdigit() or words[0].lower() in posts_of(page.register).words:
        return False
    if title["comma"]:
        return len(capitals) > 2 and bool(_CLOSES.match(text, title.end()))
    return len(capitals) > 1 and (words[0].lower() not in FUNCTION_WORDS or len(capitals) > 2)


def _is_author(name: str, register: Register) -> bool:
    """Say whether a report may go by somebody of that name: a surname, alone or behind a given name, that names nothing else."""
    *given, surname = name.split(" ")
    if given and given[0] not in GIVEN:
        return False
    if surname in _NO_TITLE or surname in _OF_BODIES or surname.lower() in FUNCTION_WORDS:
        return False
    return not _names_a_thing(surname, register)


_PEOPLE = frozenset(("person", "short", "given"))


@lru_cache(maxsize=1 << 10)
def _names_a_thing(word: str, register: Register) -> bool:
    return any(set(hit.kinds) - _PEOPLE for hit in labels_of(register).find(word))
