"""Lines: the ways in which a line prints somebody: office and name, surname first, with a rank, in other languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from graphkit.fold import key
from graphkit.register import Register
from graphkit.register.names import POST_NOMINALS, PrintedName, parse
from graphkit.register.people import Candidate, people_of
from graphkit.register.posts import posts_of

__all__ = ["bracketed", "not_of", "read_line", "unbracketed"]

_BRACKET = re.compile(r"\(([^()]*)\)")
_COMMA = re.compile(r"(?P<surname>[^,()]{2,60}), (?P<forename>[^,()]{1,60})")
_CAPITALS = re.compile(
    r"(?P<surname>[^\W\d_a-zà-öø-ÿ][^\Wa-zà-öø-ÿ]+(?:[ -][^\Wa-zà-öø-ÿ]{2,})*) (?P<forename>[^\W\d_]\w*[a-zà-öø-ÿ].*)"
)
_WOMEN = "madam mrs ms miss dame mme mlle madame frau sra srta senora signora mevr mevrouw fru pani".split()
_MEN = "mr sir monsieur herr sr senor signor dhr pan".split()
_NOT_OF = dict.fromkeys(_WOMEN, "male") | dict.fromkeys(_MEN, "female")
_COURTESY = frozenset((*_WOMEN, *_MEN, *"m hr abg abgeordnete abgeordneter dep diputado diputada on onorevole senador "
                       "senadora hon honourable honorable".split()))  # fmt: skip
_RANK = re.compile(
    r"(?:(?:the|acting|deputy|vice|interim|mr|madam|lord|council|committee|board|city|county) )*"
    r"(?:mayor|president|chair(?:man|woman|person)?|speaker|leader|commissioner|minister|secretary|chancellor|premier|"
    r"governor|treasurer|sheriff|clerk|judge|justice|chief|director)"
)
"""Ranks that a name is printed behind in any city; those that the register names come first."""

_OF_A_BODY = ("council ", "committee ", "board ", "city ", "county ")


def read_line(label: str, on: date, register: Register) -> tuple[PrintedName, tuple[Candidate, ...]]:
    """Return the name in a line and who could bear it; the first way of reading it that anybody's name fits.

    As it stands; around or in brackets; surname first, as tables print it; without the courtesies of other languages;
    behind a rank, where those count who hold it that day if the register knows of any holder.
    """
    name, found = _in_brackets(label, register)
    if found:
        return name, _fitting(found, label, register)
    plain = unbracketed(label)
    for words in dict.fromkeys((*_turned(plain), _without_courtesy(plain), *_turned(_without_courtesy(plain)))):
        turned = replace(parse(words), role=name.role)
        if candidates := _fitting(_bearers(turned, register), label, register):
            return turned, candidates
    return _ranked(plain, on, register) or (parse(label), ())


def unbracketed(label: str) -> str:
    """Return a line without what stands in brackets."""
    return " ".join(_BRACKET.sub(" ", label).split())


def bracketed(label: str) -> list[str]:
    """Return what stands in brackets, in order."""
    return _BRACKET.findall(label)


def not_of(address: str, person: str, register: Register) -> bool:
    """Say whether a form of address (folded) is not of somebody's gender, as far as the register knows it."""
    return register.people[person].gender == _NOT_OF.get(address, "nobody's")


def _in_brackets(label: str, register: Register) -> tuple[PrintedName, tuple[Candidate, ...]]:
    """Return the name before the brackets, or a full name in one of them.

    ``Ann Oak (North) (Leaf)`` has several, and ``The Minister for Moss (Ann Oak)`` puts the office first.
    """
    people = people_of(register)
    plain, inside = unbracketed(label), bracketed(label)
    name = parse(label)
    candidates = people.match(name) if len(inside) < 2 else ()
    for words, role in ((plain, inside[0]), *((words, plain) for words in inside)) if inside and plain else ():
        if candidates:
            break
        name = replace(parse(words), role=role)
        candidates = _full(people.match(name))
    return (name, candidates) if candidates else (parse(label), ())


def _full(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(c for c in candidates if c.why not in ("surname", "given name"))


def _bearers(name: PrintedName, register: Register) -> tuple[Candidate, ...]:
    """Return those who bear a name; a lone word counts as a surname, never as a first name."""
    return tuple(c for c in people_of(register).match(name) if c.why != "given name")


def _fitting(candidates: Iterable[Candidate], label: str, register: Register) -> tuple[Candidate, ...]:
    """Leave out those of half a name whom the line's form of address is not of: Mrs Oak is none of the men."""
    address = key(label).split()[:1]
    return tuple(
        c
        for c in candidates
        if c.why not in ("surname", "given name") or not address or not not_of(address[0], c.person, register)
    )


def _turned(words: str) -> tuple[str, ...]:
    """Return a name that is printed surname first (``Quill, Ada``, ``QUILL Ada``) the other way round."""
    found = _COMMA.fullmatch(words) or _CAPITALS.fullmatch(words)
    if found is None or set(key(found["forename"]).split()) & POST_NOMINALS:
        return ()
    return (f"{found['forename']} {found['surname']}",)


def _without_courtesy(words: str) -> str:
    parts = words.split()
    while len(parts) > 1 and key(parts[0]) in _COURTESY:
        parts.pop(0)
    return " ".join(parts)


def _ranked(label: str, on: date, register: Register) -> tuple[PrintedName, tuple[Candidate, ...]] | None:
    """Return the name behind a rank (``Mayor Quill``) and who could bear it."""
    index = posts_of(register)
    parts = label.split()
    for size in range(len(parts) - 1, 0, -1):
        rank = " ".join(parts[:size])
        whole = index.named(rank)
        if not (_RANK.fullmatch(key(rank)) or whole):
            continue
        if not whole and key(rank).startswith(_OF_A_BODY):  # the Council President is the register's President
            rank = " ".join(parts[1:size])
        name = replace(parse(" ".join(parts[size:])), role=rank)
        held = {t.person for post in index.named(rank) for t in register.holders(post, on)}
        found = [c for c in _bearers(name, register) if not held or c.person in held]
        return (name, tuple(found)) if found else None
    return None
