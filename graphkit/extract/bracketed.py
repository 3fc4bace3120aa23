"""Bracketed: names half of which an editor has added: ``Caroline [Pidgeon]``, ``King's College [London]``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.extract.labels import labels_of
from graphkit.extract.names import LETTER, NOT_A_PERSON, WORD, with_letters
from graphkit.extract.page import Page, Span
from graphkit.extract.triggers import GIVEN, WORDS_TOO
from graphkit.register.names import parse
from graphkit.register.people import people_of

__all__ = ["bracketed_name", "bracketed_things", "unbracketed"]

_BRACKETED = re.compile(
    rf"(?:\[{WORD}\] {WORD}|{WORD} (?:\[{WORD}(?: {LETTER})*(?:\]|(?=, [^\[\]]{{3,80}}\]))|\({WORD}(?:,? (?:AM|MP))?\)))"
)
_HALF_OWNS = re.compile(r"(?<=[a-z])[’']s (?=[A-Z])")
_NO_BRACKETS = str.maketrans("", "", "[]()")


def unbracketed(name: str) -> str:
    """Return a name as it stands in full, without the possessive of its first half: ``Caroline's [Pidgeon]`` → ``Caroline Pidgeon``."""
    if "[" not in name and "(" not in name:
        return name
    return _HALF_OWNS.sub(" ", name.translate(_NO_BRACKETS), count=1)


def bracketed_name(text: str, start: int, page: Page) -> Span | None:
    """Return a name half of which an editor has added: ``Caroline [Pidgeon]``, ``[Caroline] Pidgeon``, ``Caroline (Pidgeon)``.

    Who that is may be added too: ``Caroline [Pidgeon, the chair]``. The half that was said may be a possessive:
    ``Caroline's [Pidgeon] bell``.
    """
    found = _BRACKETED.match(text, start - 1 if text.endswith("[", 0, start) else start)
    if found is None:
        return None
    plain = unbracketed(found.group())
    given, surname = plain.split(" ")[0], plain.split(" ")[-1]
    if not people_of(page.register).match(parse(plain)) and page.strangers.get(given) != plain:
        square = found.group().startswith("[") or found.group().endswith("]")
        stranger = square and (given in GIVEN or given in WORDS_TOO) and surname not in NOT_A_PERSON
        rule = "name: given name and surname"
        return Span(found.start(), found.end(), "person", (), rule, label=plain) if stranger else None
    return Span(found.start(), with_letters(text, found.end()), "person", (), "name: with an editor's bracket")


_ADDED = re.compile(r"\[(?:(?:and|for|of|on) (?=[^\[\]]+\] [A-Z]))?[A-Z][\w’'-]*(?: [\w’'-]+){0,3}\]")
_REACH = 60
"""Characters on each side of a bracket within which the name goes on that it is a part of."""
_RULES = {
    "organisation": "label of the register",
    "event": "label of the register",
    "place": "label of the register",
    "scheme": "label of the register",
    "strategy": "work: by its label",
    "document": "work: by its label",
}


def bracketed_things(text: str, page: Page) -> Iterator[Span]:
    """Yield the names of the register a part of which an editor has added: ``the Grenfell [Tower] Inquiry``."""
    for added in _ADDED.finditer(text):
        begin, inside = max(0, added.start() - _REACH), added.group()[1:-1]
        opens = added.start() - begin
        closes = opens + len(inside)
        plain = f"{text[begin : added.start()]}{inside}{text[added.end() : added.end() + _REACH]}"
        for hit in labels_of(page.register).find(plain):
            if hit.start > opens or hit.end < closes or hit.end - hit.start <= len(inside):
                continue
            end = added.end() if hit.end == closes else begin + hit.end + len("[]")
            for kind in sorted(hit.kinds.keys() & _RULES.keys()):
                name = plain[hit.start : hit.end]
                yield Span(begin + hit.start, end, kind, hit.kinds[kind].ids, _RULES[kind], label=name)
