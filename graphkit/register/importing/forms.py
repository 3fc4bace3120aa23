"""Forms: which reader a file of members needs; its first characters tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from graphkit.errors import RegisterError
from graphkit.register.importing.popolo import read_popolo, sniff_popolo
from graphkit.register.importing.publicwhip import read_publicwhip_members
from graphkit.register.importing.rows import PUBLICWHIP, Found
from graphkit.register.importing.sheets import read_sheet
from graphkit.register.importing.tei import read_tei_lists

__all__ = ["FORMS", "form_of", "read_members"]

FORMS: Mapping[str, Callable[[bytes, str], Found]] = {
    "popolo": read_popolo,
    "publicwhip": read_publicwhip_members,
    "tei": read_tei_lists,
    "csv": read_sheet,
}
"""Every form that members are kept in, and the function that reads it."""

_ROOT = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<([\w.:-]+)", re.DOTALL)
_HEAD = 65536
_LISTS = ("listPerson", "listOrg", "particDesc", "teiHeader", "teiCorpus", "TEI")


def read_members(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> Found:
    """Return what a file says, its keys marked with its form: the ids of two forms are never taken for each other.

    Those of publicwhip mean the same in every form: parlparse writes its members in XML and in Popolo.
    ``columns`` says what the columns of a sheet are called. Raises `RegisterError` where no form fits.
    """
    form = form_of(data, name)
    found = read_sheet(data, name, columns) if form == "csv" else FORMS[form](data, name)

    def mark(key: str) -> str:
        return f"{'publicwhip' if key.startswith(PUBLICWHIP) else form}|{key}" if key else ""

    return Found(
        [replace(who, key=mark(who.key)) for who in found.people],
        [replace(body, key=mark(body.key), parent=mark(body.parent)) for body in found.bodies],
        [replace(t, person=mark(t.person), body=mark(t.body), behalf=mark(t.behalf)) for t in found.terms],
        found.notes,
        found.aliases,
    )


def form_of(data: bytes, name: str) -> str:
    """Return the name of the form of a file, a key of `FORMS`."""
    head = data[:_HEAD].decode("utf-8", errors="replace").lstrip("\ufeff \t\r\n")
    if sniff_popolo(head):
        return "popolo"
    if head.startswith("<"):
        found = _ROOT.match(head)
        root = found[1].rsplit(":", 1)[-1] if found else ""
        if root in _LISTS:
            return "tei"
        if root == "publicwhip":
            return "publicwhip"
        raise RegisterError(
            f"no list of members: its root is {root or 'not to be found'}", where=name,
            remedy="give publicwhip's people.xml and all-members.xml, or a TEI listPerson",
        )  # fmt: skip
    return "csv"
