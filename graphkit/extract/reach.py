"""Reach: where a name ends that its head does not end: behind ``of Justice``, behind a year."""

from __future__ import annotations

import re

from graphkit.dates import MONTHS
from graphkit.extract.triggers import HEADS

__all__ = ["CAPITAL", "CLAUSE", "YEAR", "name_end"]

CAPITAL = r"[A-ZÀ-ÖØ-Þ0-9](?:[\w’'/&\u2010\u2011-]|\.(?=\w))*"
_ON = re.compile(
    r" (?:on|into) (?:the )?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|\d)"
)
_OFFICE_FOR = re.compile(r" (?:for (?:the )?[A-Z]|of [A-Z][a-z]+ and [A-Z])")
_ON_A_SUBJECT = frozenset(("Commission", "Committee", "Panel", "Taskforce", "Task Force", "Forum"))
"""Heads that a subject follows: ``Committee on Climate Change``."""
_FORWARD = re.compile(
    rf" (?:of|for|on|into) (?:the )?(?!(?:{'|'.join(MONTHS)})\b){CAPITAL}(?:(?:,| and| &| of| for| of the){{0,2}} (?!(?:I|{'|'.join(MONTHS)})\b){CAPITAL}){{0,6}}"
)
_FOR_WHAT = re.compile(rf" for (?!(?:{'|'.join(MONTHS)})\b)(?:(?:a|the) )?[A-Z][a-z]+(?: (?:and )?[A-Z][a-z]+)*")
_FOR_SOMETHING = frozenset(("Plan", "Strategy", "Charter", "Framework", "Vision", "Blueprint"))
_OF_A_CALLING = re.compile(rf" of (?!(?:the|[A-Z]+)\b){CAPITAL}(?: [A-Z][a-z]+s\b| (?:and|&) [A-Z][a-z]+s\b(?!['’]))?")
_LEARNED = frozenset(
    "Association College Institute Institution Federation Society Academy Union School Forum Network Alliance Coalition".split()
)
"""Heads that take what follows behind words too: ``Royal College of Nursing``."""
_OF_MANY = ("Joint ", "National ", "British ", "European ", "International ")
"""What stands before a council that is no town's: ``National Council for Allotments``."""
_ADVISES = frozenset(("Adviser", "Champion", "Ambassador", "Czar", "Tsar"))
"""Heads of offices that a subject follows: ``Senior Adviser on Housing``."""
_SUBJECT = re.compile(r" (?:for|on) (?!(?:[A-Z][a-z]+day|[A-Z]+)\b)[A-Z][a-z]+\b(?:(?: and| &)? [A-Z][a-z]+\b)*")
_TRAILING = re.compile(r"(?:['’]s|[.,/-])+$")
YEAR = re.compile(r" (?:(?:18|19|20)\d{2}(?:[-–/](?:\d{4}|\d{2}))?\b|\[(?:18|19|20)\d{2}\])")
_TAKES_WHAT_FOLLOWS = frozenset(("organisation", "document"))
_NO_FORWARD = frozenset(
    ("Police", "Office", "Act", "Bill", "Order", "Agreement", "Report", "Review", "Statement", "Budget")
)
CLAUSE = re.compile(r" (?:No\.? ?)?\d{1,2}(?:[.:]\d{1,2})?[A-Z]?\b")


def name_end(text: str, start: int, end: int, kind: str, *, has_words: bool) -> int:
    """Return where the name ends: behind ``of Justice``, behind a year, or at its head."""
    year = YEAR.match(text, end)
    if year and kind in ("strategy", "document"):
        return year.end()
    head = text[start:end]
    if head == "Order" and text.endswith("Standing ", 0, start) and (clause := CLAUSE.match(text, end)):
        return clause.end()
    if kind == "strategy" and not has_words:
        found = _FOR_WHAT.match(text, end) if head in _FOR_SOMETHING else None
        return found.end() if found else end
    if kind == "post":
        found = _SUBJECT.match(text, end) if has_words and head in _ADVISES else None
        return found.end() if found else end
    joint = head == "Council" and text.endswith(_OF_MANY, 0, start) and text.startswith(" for ", end)
    if kind not in _TAKES_WHAT_FOLLOWS or (has_words and not joint and head not in _LEARNED):
        return end
    if head in _NO_FORWARD and not (head == "Office" and _OFFICE_FOR.match(text, end)):
        return end
    if text.startswith((" on ", " into "), end) and not (head in _ON_A_SUBJECT and _ON.match(text, end)):
        return end
    found = (_FORWARD if joint or not has_words else _OF_A_CALLING).match(text, end)
    return end + len(_TRAILING.sub("", _one_name(found.group()))) if found else end


def _one_name(following: str) -> str:
    """Cut what follows a head at its first comma, unless it is a list of fields: ``of Housing, Communities and …``."""
    first, comma, rest = following.partition(",")
    listed = (
        comma and re.search(r" (?:and|&) ", rest) and not any(word in HEADS["organisation"] for word in rest.split())
    )
    return following if listed else first
