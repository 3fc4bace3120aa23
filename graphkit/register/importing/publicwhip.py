"""Publicwhip: the members of parlparse: who is one person, who sat when, who held which office, who is called what."""

from __future__ import annotations

import re
from typing import Any

from graphkit.errors import RegisterError
from graphkit.register.importing.markup import local, root
from graphkit.register.importing.rows import Alias, Body, Found, Term, Who, after, clean

__all__ = ["read_publicwhip_members"]

_HOUSES = {
    "commons": "House of Commons", "lords": "House of Lords", "scotland": "Scottish Parliament",
    "ni": "Northern Ireland Assembly", "wales": "Welsh Parliament",
}  # fmt: skip
_MEMBERS = {
    "member": "commons",
    "lord": "lords",
    "member_sp": "scotland",
    "member_ni": "ni",
    "mla": "ni",
    "msp": "scotland",
}
"""The elements that are a term, and the house of each that names none."""

_OFFICE = re.compile(r"/(?P<kind>member|lord)/(?P<number>\d+)$")
_SCOTLAND, _NORTHERN_IRELAND, _PEERS = 80_000, 90_000, 100_000
"""Where the numbers of those who sit elsewhere begin (the head of parlparse's own ``sp-members.xml``)."""

_CHAIRS = frozenset(("SPK", "CWM", "DCWM"))
"""What stands for the party of whoever presides: an office, and no party."""


def read_publicwhip_members(data: bytes, name: str) -> Found:
    """Return what a file of members says.

    A ``person`` of ``people.xml`` gathers the ids of all that one person was; a ``member``, ``lord``, ``member_sp`` or
    ``member_ni`` is one term of one person in one party, and ``todate`` is its last day; a ``moffice`` of
    ``ministers.xml`` is an office, an ``alias`` another name. So the files belong together: without ``people.xml`` no
    two terms are known to be of one person. What ``people.xml`` alone tells of a peer or a member elsewhere is that
    they sat there at some time.
    """
    found = Found()
    names: dict[str, None] = {}
    for element in root(data, name).iter():
        tag = local(element)
        if tag == "person":
            _person(element, found, name)
        elif tag in _MEMBERS and element.get("id"):
            _member(element, found, name)
        elif tag == "moffice" and element.get("id"):
            _office(element, found, name)
        elif tag == "alias":
            _alias(element, found, name)
    if not found.people and not found.aliases:
        remedy = "give people.xml, all-members.xml, ministers.xml or another of them"
        raise RegisterError("no person and no member in it", where=name, remedy=remedy)
    names |= dict.fromkeys(b for t in found.terms for b in (t.behalf, t.body) if b)
    found.bodies += [_body(key, name) for key in names]
    return found


def _body(key: str, source: str) -> Body:
    if key.startswith("party:"):
        return Body(key, key.removeprefix("party:"), "party", source)
    if key.startswith("dept:"):
        return Body(key, key.removeprefix("dept:"), "organisation", source, detail="department")
    return Body(key, _HOUSES.get(key, key), "organisation", source, detail="chamber")


def _person(element: Any, found: Found, source: str) -> None:
    own = element.get("id") or ""
    name = clean(element.get("latestname"))
    if not own or not name:
        found.note(source, "a person without an id or a latestname is left out")
        return
    offices = [child.get("id") for child in element if local(child) == "office" and child.get("id")]
    ids = tuple(("publicwhip", i) for i in dict.fromkeys((own, *offices)))
    found.people.append(Who(own, (name,), ids, source))
    for house in dict.fromkeys(filter(None, map(_elsewhere, offices))):
        found.terms.append(Term(own, house, source, f"Member of the {_HOUSES[house]}"))


def _elsewhere(office: str) -> str:
    """Return the house of an id whose number tells it; of the Commons, which have all others, ``""``."""
    told = _OFFICE.search(office)
    if told is None:
        return ""
    if told["kind"] == "lord":
        return "lords"
    number = int(told["number"])
    if _SCOTLAND <= number < _PEERS:
        return "scotland" if number < _NORTHERN_IRELAND else "ni"
    return ""


def _member(element: Any, found: Found, source: str) -> None:
    own = element.get("id")
    first, last = clean(element.get("firstname")), clean(element.get("lastname"))
    peerage = clean(element.get("lordname")) or clean(element.get("lordofname"))
    titled = [clean(element.get("title")), clean(element.get("lordname"))]
    place = clean(element.get("lordofname_full")) or clean(element.get("lordofname"))
    name = " ".join(filter(None, (*titled, f"of {place}" if place else ""))) if peerage else f"{first} {last}".strip()
    if not name:
        found.note(source, f"{own} has no name and is left out")
        return
    found.people.append(Who(own, (name,), (("publicwhip", own),), source))
    party = clean(element.get("party") or element.get("affiliation"))
    house = clean(element.get("house")) or _MEMBERS[local(element)]
    start, until = _dates(element, found, source)
    behalf = f"party:{party}" if party and party not in _CHAIRS else ""
    role = f"Member of the {_HOUSES.get(house, house)}"
    found.terms.append(Term(own, house, source, role, clean(element.get("constituency")), behalf, start, until))


def _dates(element: Any, found: Found, source: str) -> tuple[str, str]:
    last = found.date(element.get("todate"), source)
    return found.date(element.get("fromdate"), source), after(last) if last else ""


def _office(element: Any, found: Found, source: str) -> None:
    """Take an office: in a department, or in the house of the member whose id stands beside it."""
    own, name, role = element.get("id"), clean(element.get("name")), clean(element.get("position"))
    if not name or not role:
        found.note(source, f"{own} has no name or no position and is left out")
        return
    holder = element.get("matchid") or ""
    ids = tuple(("publicwhip", i) for i in (own, holder) if i)
    found.people.append(Who(own, (name,), ids, source))
    department = clean(element.get("dept"))
    house = f"dept:{department}" if department else _elsewhere(holder) or "commons"
    start, until = _dates(element, found, source)
    found.terms.append(Term(own, house, source, role, start=start, until=until))


def _alias(element: Any, found: Found, source: str) -> None:
    """Take another form of a full name; those of a surname, a seat or an office are said of nobody in particular."""
    full, other = clean(element.get("fullname")), clean(element.get("alternate"))
    if full and other and not other.lower().startswith("the "):
        found.aliases.append(Alias(full, other, source))
