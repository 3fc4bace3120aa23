"""Names: where a person's name stands in running text, with its titles and letters (guideline 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from graphkit.extract.page import Page, Span, occurrences, unpossessed
from graphkit.extract.triggers import ABBREVIATED, FUNCTION_WORDS, GIVEN, HEADS, OFFICES, RANKS, TITLES
from graphkit.fold import key
from graphkit.register.names import parse
from graphkit.register.people import people_of
from graphkit.register.posts import posts_of

__all__ = [
    "LETTER",
    "NOT_A_PERSON",
    "UPPER",
    "WORD",
    "named_beside",
    "rankless",
    "speakers_named",
    "titled_name",
    "untitled_name",
    "widened",
    "with_letters",
]

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŪŬŮŰŲŴŶŹŻŽ"
WORD = rf"(?:(?:de|van|von|der|den|al|bin|el|du|da|Al|De|Van|Von)[ -])?[{UPPER}][\w’'\u2010\u2011-]*\w"
_PLAIN = "|".join(sorted((*(t for t in TITLES if t not in ABBREVIATED), *RANKS), key=len, reverse=True))
_TITLE = rf"(?:(?:{'|'.join(ABBREVIATED)})\b\.?|(?:{_PLAIN})\b)"
_MORE_TITLES = rf"(?: \[?{_TITLE}\]?(?= ))*"
_AFTER_TITLE = re.compile(rf"\]?\.?{_MORE_TITLES}(?P<names>(?: (?:\[(?=(?:{WORD} ?){{1,3}}\]))?{WORD}\]?){{1,4}})")
_AFTER_GIVEN = re.compile(rf"(?: {WORD}){{1,2}}")
_BEFORE_NAME = re.compile(rf"(?:(?<=\W)|^)(?:\[?{_TITLE}\]? ){{1,4}}$")
LETTER = r"(?:AM|MP|OBE|MBE|CBE|KBE|DBE|QPM|KPM|QFSM|KC|QC|MVO|CVO|BEM|JP|TD|DL)"
_ROUND = re.compile(rf" \((?P<name>{WORD})\)")
"""How some editors add a surname: ``Sir Ian (Blair)``."""
_LETTER_ALONE = re.compile(rf"\[{LETTER}\]?")
_LETTERS = re.compile(rf"(?:,? {LETTER}\b(?! for [A-Z]))*(?: \[{LETTER}(?: {LETTER})*\])?")
_ACTING = re.compile(
    r"\b(?:Acting|Interim|Temporary|(?:(?:Major|Lieutenant|Brigadier)[ -])?General|(?:Lieutenant )?Colonel|Brigadier|Captain|(?:(?:Vice|Rear)[ -])?Admiral|Field Marshal) $"
)
"""What widens a name to the left: a rank held for a time, or one of the forces."""
_PEER = re.compile(r"\[?(?:Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess)\b")
_TERRITORY = re.compile(rf" of (?![A-Z]+\b){WORD}(?: {WORD})?")
_TOUCHED = re.compile(rf"(?:^|[\s(\[“\"‘'/-])([{UPPER}][\w’'-]*) $")
_POLICE = "W?PC|D[CISP]|DC[IS]|DAC|AC|Sergeant|Constable|Inspector|Superintendent"
_RANKED = re.compile(
    rf"^\[?(?:(?:Acting|Interim|Temporary) )?(?:{'|'.join(sorted(RANKS, key=len, reverse=True))}|Justice|{_POLICE})\]?\.? (?=\S)"
)
_AND_ANOTHER = re.compile(rf" (?:and|&) [{UPPER}]")
_OF_OFFICES = frozenset(
    "Chair Chairman Mayor Commissioner Deputy Director Leader Minister Secretary Member Prime Home".split()
)
"""Words that begin an office and no surname: ``Is Ann Oak Chair of …?``"""
_NO_SURNAME = frozenset(
    "Street Road Avenue Lane Square Park Farm Bridge Station Hospital Estate Gardens House Tower Palace Court School College "
    "Academy University Foundation Trust Centre Review Report Inquiry Act Line Day Way Place Hill Green Cross Hall Market "
    "Institute Group Society Gate Town Terminal Council Committee Award Awards Fund Plan Strategy Memorial Theatre Museum "
    "Library Dock Docks Wharf Quay East West North South Common Stadium Bill Code Embankment Basin Falls Island Games Olympics "
    "Eid Diwali Ramadan Christmas Easter Hanukkah Paralympics Festival Marathon Dem Dems Democrat Democrats".split()
)


_CALLED_AFTER = frozenset(
    "Review Report Inquiry Commission Committee Panel Act Fund Plan Strategy Award Programme".split()
)
"""What goes by somebody's name, and is no name: ``the Sir Ann Oak Review``."""


def rankless(printed: str) -> str:
    """Return a printed name without the ranks in front: ``Deputy Mayor [Tom] Copley`` → ``[Tom] Copley``."""
    rest = printed
    while (shorter := _RANKED.sub("", rest)) != rest:
        rest = shorter
    return rest


def titled_name(text: str, start: int, end: int, page: Page) -> Span | None:
    """Return the name that a title opens: ``Mr Brown``, ``Assembly Member [Unmesh] Desai``, ``Commissioner Cotton``."""
    title = text[start:end]
    if (text[end : end + 1] == "." and title not in ABBREVIATED) or _closes_an_office(text, start):
        return None
    found = _AFTER_TITLE.match(text, end)
    if found is None:
        return None
    begin = found.start("names")
    names = _proper(found.group("names")) or _surname_that_is_a_word(found.group("names"), page)
    names = list(takewhile(lambda name: not _LETTER_ALONE.fullmatch(name), names))
    if not names:
        return None
    if len(names) > 1 and _FOR_SOMETHING.match(text, begin + 1 + len(" ".join(names))):
        names = names[:-1]
    known = _known_length(names, page)
    if title in ("AM", "LFC") and (not known or _CLOSES_A_NAME.search(text, max(0, start - 30), start)):
        return None
    taken = names[:known] if known else names[:3]
    if not known and taken[-1] in _CALLED_AFTER:
        return None
    label = " ".join(taken)
    the_rank = title not in TITLES and text.endswith(("the ", "The "), 0, start) and taken[0] not in GIVEN
    if not known and (the_rank or not _may_be_stranger(title, taken, page)):
        return None
    stop = _with_territory(text, start, begin + 1 + len(label))
    added = _ROUND.match(text, stop)
    if added and people_of(page.register).match(parse(f"{label} {added['name']}")):
        stop = added.end()
    if text[start - 1 : start] == "[" and label.endswith("]") and "[" not in label:
        stop -= 1
    elif text[start - 1 : start] == "[" and "]" in text[start:stop]:
        start -= 1
    elif text[end : end + 1] == "]":
        # What an editor has put before the title is no part of it: ``[the Rt Hon] Ann Oak``.
        start = begin + 1
    start = _with_acting(text, start)
    printed = text[start:stop]
    span = Span(start, with_letters(text, stop), "person", (), "name: title and name", label=printed)
    # More is said of the name in a bracket that goes on: ``Commissioner [Sir Ann Oak, who was here]``.
    half = text.count("[", start, span.end) > text.count("]", start, span.end)
    return None if half or key(printed) in posts_of(page.register).words else span


_FIELD = re.compile(r"(?<![.?!]) (?!(?:And|But|So|As|What|When|Did|Has|Is|The|Our|Prime)\b)[A-Z][a-z]+ $")
"""What makes of the word behind it the end of an office: ``our Housing Minister Ann Oak``."""


def _closes_an_office(text: str, start: int) -> bool:
    """Say whether a rank belongs to an office, and not to the name behind it: ``Housing [Minister] Ann Oak``."""
    return text.startswith("Minister ", start) and bool(_FIELD.search(text, max(0, start - 24), start))


_FOR_SOMETHING = re.compile(rf" for (?:the )?[{UPPER}]")
"""What makes of the word before it no surname, but the beginning of a body's name: ``Sir Ann Transport for London``."""

_CLOSES_A_NAME = re.compile(rf"(?:\d|\b(?!(?:And|But|So|As|What|When|Did|Has|Is)\b)[{UPPER}][\w’'-]*) $")
"""What stands before letters behind a name, or an hour, and not before a member's title: ``AM Oak``."""


_DETERMINED_BILL = re.compile(r"\b(?:[Tt]h(?:e|is|at)|[Aa]|[Yy]?our|[Ii]ts) $")
"""What stands before a draft of a law, and not before somebody called Bill."""


_SORTS_OF_PERSON = ("minister", "londoner", "resident", "constituent", "journalist", "campaigner")
"""What may stand before a stranger's name with a capital, and is no part of it: ``Londoner Ann Oak``."""

_OF_THEIRS = re.compile(
    r"['’]s (?!(?:Committee|Department|Government|Cabinet|Deputy|Chief|Bill|Private Members?|Ministry|Inspectorate)\b)[A-Z]"
)
"""What makes of a name that of a thing: ``Ann Oak's School``."""


_A_SHIP = re.compile(r" [\[(](?:SS|HMS|MV|PS|RMS) [A-Z]")
"""What an editor puts behind the name of a ship: ``the Ann Oak [SS Ann Oak]``."""

_WHO = re.compile(r",? (?:who|I|we|he|she|they|and)\b|,|['’]s\b| \[| (?:family|case|inquiry|inquest)\b")
"""What may stand behind a name that has an article: ``the Ann Oak who …``, no ``the Ann Revolution``."""

_WHERE = re.compile(r"\b(?:in|at|on|near|to|from|of|the|around|behind|by|for|through|between|over) (?:the )?$", re.I)
"""What stands before a place: ``in Harold Hill``."""


def untitled_name(text: str, start: int, end: int) -> Span | None:
    """Return a given name with a surname behind it that no register knows: ``Doreen Tallowby``."""
    found = _AFTER_GIVEN.match(text, end)
    touched = _TOUCHED.search(text, max(0, start - 30), start)
    if found is None or (
        touched
        and touched[1].lower() not in (*FUNCTION_WORDS, *_SORTS_OF_PERSON)
        and unpossessed(touched[1]) == touched[1]
        and not text.endswith(("In ", "in "), 0, start - len(touched[1]) - 1)
    ):
        return None
    names = list(takewhile(lambda name: name not in _OF_OFFICES, _proper(found.group())))
    if names[1:] and names[-1] in TITLES:  # another name begins, in a list that lost its commas: ``Ann Oak Lord Elm``
        names.pop()
    words_too = names in (["Hill"], ["Green"]) and not _WHERE.search(text, max(0, start - 16), start)
    if not names or names[0].isupper() or (any(n in _NO_SURNAME for n in names) and not words_too):
        return None
    if text[start:end] == "Bill" and (
        _DETERMINED_BILL.search(text, max(0, start - 6), start) or names[0] in NOT_A_PERSON
    ):
        return None
    stop = end + 1 + len(" ".join(names))
    if text[stop : stop + 2] in ("'s", "’s") and _OF_THEIRS.match(text, stop):
        return None
    if _A_SHIP.match(text, stop) or (text.endswith(("the ", "The "), 0, start) and not _WHO.match(text, stop)):
        return None
    if _AND_ANOTHER.match(text, stop):
        names = names[: 2 if names[0].islower() else 1]
        stop = end + 1 + len(" ".join(names))
    return Span(start, with_letters(text, stop), "person", (), "name: given name and surname", label=text[start:stop])


def speakers_named(text: str, page: Page) -> Iterator[Span]:
    """Yield the full names of those who speak on the page, or were named on it, and are in no register: ``I am Sunil Oak``."""
    for label in dict.fromkeys(page.strangers.values()):
        for start in occurrences(label, text):
            end = with_letters(text, start + len(label))
            yield Span(start, end, "person", (), "name: given name and surname", label=label)


_FULL = rf"(?P<name>(?P<given>[{UPPER}][\w’'-]+) (?:{WORD}))"
_THEN_OFFICE = re.compile(
    rf"(?:^|[\s(]){_FULL}(?:, (?:who is |who[’']s |now |then )?| (?:is|was|remains|has been) (?:now |then |still )?)(?:the|your|our|my|its|their|his|her)(?: new| then)? $"
)
_DETERMINED = tuple(f"{word} " for word in "the your our my its their his her new then".split())
_THEN_BODY = re.compile(rf"(?:^|[\s(]){_FULL},? of (?:the )?$")
_BESIDE_OFFICE = re.compile(rf", {_FULL}(?=[,.;:)?!]|,? (?:who|and|has|had|is|was|said|says|told|wrote|will|would)\b)")
_BEHIND_OFFICE = re.compile(rf" {_FULL}(?! [A-Z])")
NOT_A_PERSON = (
    frozenset(word for heads in HEADS.values() for head in heads for word in head.split())
    | {word for office in (*OFFICES, *RANKS, *TITLES) for word in office.split()}
    | _NO_SURNAME
    | frozenset("Executive Officer Managing General Borough City County Royal Member Members Chief Friends".split())
)


def named_beside(text: str, start: int, end: int, kind: str) -> Span | None:
    """Return the full name that an office or a body makes a name: ``the Fire Minister, [Ann Oak],``, ``[Ann Oak] of Shelter``."""
    left = text[max(0, start - 60) : start]
    if kind == "post":
        before = _THEN_OFFICE.search(left) if left.endswith(_DETERMINED) else None
    else:
        before = _THEN_BODY.search(left) if left.endswith((" of ", " of the ")) else None
    office = kind == "post" and (
        any(link in text[start:end] for link in _FIELD_LINKS) or text.endswith(("Director", "Officer"), start, end)
    )
    behind = _BEHIND_OFFICE.match(text, end) if office else None
    behind = behind if behind and behind["given"] in GIVEN else None
    beside = before or behind or (_BESIDE_OFFICE.match(text, end) if kind == "post" else None)
    words = beside["name"].split() if beside else []
    if beside is None or any(
        _is_no_name(word) for word in (words[:1] if behind and words[1] in _SURNAMES_TOO else words)
    ):
        return None
    offset = start - len(left) if before else 0
    begin, stop = beside.start("name") + offset, beside.end("name") + offset
    return Span(begin, with_letters(text, stop), "person", (), "name: beside its office", label=text[begin:stop])


_FIELD_LINKS = (" for ", " of ")
"""What stands in an office before its field or its body."""


def _is_no_name(word: str) -> bool:
    return word in NOT_A_PERSON or word.lower() in FUNCTION_WORDS or word.isupper() or word.endswith(("'s", "’s"))


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a name with the titles before it and the letters after it."""
    before = _BEFORE_NAME.search(text, max(0, start - 70), start)
    if before and before.group().count("[") == before.group().count("]"):
        office = len("Minister ") if _closes_an_office(text, before.start()) else 0
        start = _with_acting(text, before.start() + office)
    return start, with_letters(text, end)


def _with_acting(text: str, start: int) -> int:
    """Return where a rank begins: at the ``Acting`` or ``General`` before it, where that has a capital."""
    found = _ACTING.search(text, max(0, start - 20), start)
    return found.start() if found else start


def _with_territory(text: str, start: int, end: int) -> int:
    """Return where a peer's title ends: ``Lord Harris of Haringey``."""
    found = _TERRITORY.match(text, end) if _PEER.match(text, start) else None
    return found.end() if found else end


def with_letters(text: str, end: int) -> int:
    """Return where a name that ends at ``end`` ends with the letters behind it: ``Ann Oak [OBE]``."""
    found = _LETTERS.match(text, end)
    return found.end() if found else end


def _proper(names: str) -> list[str]:
    """Return the leading words that can be parts of a name: no function word, nothing behind a possessive."""
    kept: list[str] = []
    for word in names[1:].split(" "):
        bare = unpossessed(word)
        if bare.strip("[]").lower() in FUNCTION_WORDS:
            break
        kept.append(bare)
        if bare != word:
            break
    return kept


def _surname_that_is_a_word(names: str, page: Page) -> list[str]:
    """Return the surname that is an ordinary word too, behind a title: ``Mrs May``."""
    word = unpossessed(names[1:].split(" ")[0])
    return [word] if word and people_of(page.register).of_surname(word.lower()) else []


def _known_length(names: list[str], page: Page) -> int:
    """Return how many of some names, from the first on, are somebody's on record: a given name before another is half a name."""
    people = people_of(page.register)
    for length in range(len(names), 1 if names[0] in GIVEN and len(names) > 1 else 0, -1):
        name = parse(" ".join(names[:length]))
        bearers = people.match(name) if name.words else ()
        if bearers and (len(names) == 1 or any(c.why != "given name" for c in bearers)):
            return length
    return 0


_SURNAMES_TOO = frozenset(
    "Park Street Lane Hill Way House Green Bill West North East Cross Hall Bridge Day Place Court Tower".split()
)
"""Words that close the name of a thing, and are surnames behind a title: ``Mr Hill``."""


_RUN_INTO = re.compile(r"(?!Ma?c|De|Di|Du|La|Le|Van|Von|Fitz)[A-Z][a-z]+[A-Z]")
"""A word that the next one runs into, where a stop was lost: ``Mr MayorYou``."""


def _may_be_stranger(title: str, names: list[str], page: Page) -> bool:
    """A rank before a word that is no known name is a rank alone (``Chair Transport …``), a title is not."""
    plain = names[0].strip("[]")
    if (plain.isupper() and len(plain) < 6) or _RUN_INTO.match(plain):
        return False
    if names[0] in NOT_A_PERSON and names[0] not in _SURNAMES_TOO:
        return False
    if title in TITLES:
        return key(names[0]) not in posts_of(page.register).words
    known = len(names) > 1 and names[0] in GIVEN
    return known or title not in ("Chair", "Chairman", "Deputy Chair", "Deputy Chairman", "Minister", "Chancellor")
