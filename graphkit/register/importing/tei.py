"""TEI: the ``listPerson`` and ``listOrg`` of a ParlaMint or Parla-CLARIN corpus, alone or inside a corpus root."""

from __future__ import annotations

import re
from typing import Any

from graphkit.errors import RegisterError
from graphkit.register.importing.markup import identifier, local, root, words
from graphkit.register.importing.rows import Body, Found, Kind, Term, Who, after, clean

__all__ = ["read_tei_lists"]

_WIKIDATA = re.compile(r"wikidata\.org/\w+/(Q[1-9]\d*)")
_PARTS = ("forename", "nameLink", "surname")
_SEXES = {"f": "female", "m": "male", "female": "female", "male": "male"}
_MEMBER = re.compile(r"(?:mp|member|representative|verifier)?", re.IGNORECASE)


def read_tei_lists(data: bytes, name: str) -> Found:
    """Return the people and organisations that a TEI file lists.

    ``affiliation/@to`` is the last day (ParlaMint guidelines, 3.3). An organisation that only an affiliation names
    keeps its id as its name. Raises `RegisterError` where the file lists nobody.
    """
    found = Found()
    tree = root(data, name)
    for element in tree.iter():
        if local(element) == "org" and identifier(element):
            found.bodies.append(_organisation(element, name))
        elif local(element) == "person" and identifier(element):
            _person(element, found, name)
    if not found.people and not found.bodies:
        raise RegisterError("no person and no org in it", where=name, remedy="give a listPerson or a listOrg")
    return found


def _children(element: Any, *tags: str) -> list[Any]:
    return [child for child in element if local(child) in tags]


def _english(elements: list[Any]) -> list[Any]:
    """Put what is in English first, else keep the order of the file."""
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    return sorted(elements, key=lambda e: e.get(lang, "en") != "en")


def _person(element: Any, found: Found, source: str) -> None:
    own = identifier(element)
    printed = sorted(_children(element, "persName"), key=lambda e: e.get("from") or "", reverse=True)
    names = tuple(dict.fromkeys(filter(None, map(_name, printed))))
    if not names:
        found.note(source, f"person {own!r} has no name and is left out")
        return
    sex = next((str(e.get("value") or "").lower() for e in _children(element, "sex")), "")
    born = next((found.date(e.get("when"), source) for e in _children(element, "birth")), "")
    ids = tuple(dict.fromkeys((("tei", own), *_idnos(element))))
    found.people.append(Who(own, names, ids, source, _SEXES.get(sex, ""), born))
    for affiliation in _children(element, "affiliation"):
        for reference in (affiliation.get("ref") or "").split():
            found.terms.append(_term(own, affiliation, reference.removeprefix("#"), found, source))


def _name(element: Any) -> str:
    parts = [clean(words(child)) for tag in _PARTS for child in _children(element, tag)]
    return " ".join(filter(None, parts)) or clean(words(element))


def _idnos(element: Any) -> list[tuple[str, str]]:
    found = []
    for idno in _children(element, "idno"):
        value = words(idno)
        wikidata = _WIKIDATA.search(value)
        scheme = clean(idno.get("subtype") or idno.get("type") or "idno").lower()
        found.append(("wikidata", wikidata[1]) if wikidata else (scheme, value))
    return [pair for pair in found if pair[1]]


def _term(person: str, affiliation: Any, body: str, found: Found, source: str) -> Term:
    role = clean(affiliation.get("role"))
    named = _english(_children(affiliation, "roleName"))
    if named and not _MEMBER.fullmatch(role):
        role = clean(words(named[0])) or role
    last = found.date(affiliation.get("to"), source)
    start = found.date(affiliation.get("from") or affiliation.get("when"), source)
    return Term(person, body, source, role, start=start, until=after(last) if last else "")


def _organisation(element: Any, source: str) -> Body:
    own, role = identifier(element), clean(element.get("role"))
    full = [e for e in _children(element, "orgName") if e.get("full") != "abb"]
    short = [e for e in _children(element, "orgName") if e.get("full") == "abb"]
    names = [clean(words(e)) for e in (*_english(full), *_english(short))]
    names = list(dict.fromkeys(filter(None, names))) or [own]
    kind: Kind = "organisation"
    if role == "politicalParty":
        kind = "party"
    elif role in ("parliamentaryGroup", "politicalGroup"):
        kind = "group"
    wikidata = next((i for scheme, i in _idnos(element) if scheme == "wikidata"), "")
    return Body(own, names[0], kind, source, tuple(names[1:]), role, wikidata=wikidata)
