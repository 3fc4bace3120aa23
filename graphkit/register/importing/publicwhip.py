"""Publicwhip: the members of parlparse, ``people.xml`` (who is one person) and ``all-members.xml`` (who sat when)."""

from __future__ import annotations

from typing import Any

from graphkit.errors import RegisterError
from graphkit.register.importing.markup import local, root
from graphkit.register.importing.rows import Body, Found, Term, Who, after, clean

__all__ = ["read_publicwhip_members"]

_HOUSES = {
    "commons": "House of Commons", "lords": "House of Lords", "scotland": "Scottish Parliament",
    "ni": "Northern Ireland Assembly", "wales": "Welsh Parliament",
}  # fmt: skip
_MEMBERS = ("member", "lord", "member_sp", "member_ni", "mla", "msp")


def read_publicwhip_members(data: bytes, name: str) -> Found:
    """Return what a file of members says.

    A ``person`` of ``people.xml`` gathers the ids of all that one person was; a ``member`` of ``all-members.xml`` is
    one term of one person in one party, and ``todate`` is its last day. So the two files belong together: without
    the first, no two terms are known to be of one person.
    """
    found = Found()
    parties: dict[str, None] = {}
    houses: dict[str, None] = {}
    for element in root(data, name).iter():
        tag = local(element)
        if tag == "person":
            _person(element, found, name)
        elif tag in _MEMBERS and element.get("id"):
            _member(element, found, name)
            parties.setdefault(clean(element.get("party")))
            houses.setdefault(_house(element))
    if not found.people:
        raise RegisterError("no person and no member in it", where=name, remedy="give people.xml or all-members.xml")
    found.bodies += [Body(f"party:{p}", p, "party", name) for p in parties if p]
    found.bodies += [Body(h, _HOUSES.get(h, h), "organisation", name, detail="chamber") for h in houses]
    return found


def _house(element: Any) -> str:
    return clean(element.get("house")) or ("lords" if local(element) == "lord" else "commons")


def _person(element: Any, found: Found, source: str) -> None:
    own = element.get("id") or ""
    name = clean(element.get("latestname"))
    if not own or not name:
        found.note(source, "a person without an id or a latestname is left out")
        return
    offices = [child.get("id") for child in element if local(child) == "office" and child.get("id")]
    ids = tuple(("publicwhip", i) for i in dict.fromkeys((own, *offices)))
    found.people.append(Who(own, (name,), ids, source))


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
    party = clean(element.get("party"))
    until = found.date(element.get("todate"), source)
    found.terms.append(
        Term(
            own, _house(element), source, "member", clean(element.get("constituency")),
            f"party:{party}" if party else "", found.date(element.get("fromdate"), source),
            after(until) if until else "",
        )
    )  # fmt: skip
