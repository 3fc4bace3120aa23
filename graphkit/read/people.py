"""People: the names that a TEI corpus gives to its identifiers, for speeches that print none."""

from __future__ import annotations

from graphkit.read.xml import Node

__all__ = ["names_in"]

_PARTS = ("forename", "nameLink", "surname")
"""In this order a name is read in Europe; a corpus that has it otherwise prints it whole."""


def names_in(node: Node) -> dict[str, str]:
    """Return identifier → name for each person anywhere in an element."""
    found = ((person.get("id"), _name(person)) for person in node.within("person"))
    return {identifier: name for identifier, name in found if identifier and name}


def _name(person: Node) -> str:
    """Return the last name that a person is given: earlier ones are of an earlier time."""
    names = list(person.children("persName"))
    if not names:
        return ""
    parts = [child.text().strip() for tag in _PARTS for child in names[-1].children(tag)]
    return " ".join(filter(None, parts)) or " ".join(names[-1].text().split())
