"""Sits: what the first lines of a transcript say of the meeting: the body, the day, the item of its agenda."""

from __future__ import annotations

import re
from datetime import date

from graphkit.dates import MONTHS

__all__ = ["ANSWERED_ON", "NO_TITLE", "Titles", "answered_later", "day_in_year", "titles_in", "who_replies"]

NO_TITLE = re.compile(
    r"(?:(?:agenda )?item \d{1,2},? )?(?:appendix|annex|minutes|transcript|agenda|draft)\b.{0,8}$", re.IGNORECASE
)
"""What a kind of paper is called says nothing of the sitting: the next line of the header has its title."""

_SITS = re.compile(
    r"(?:[A-Z][A-Za-z ]{2,40}(?:Assembly|Council|Authority|Parliament) ?[-–—:,] ?)?(?=[A-Z])(?P<body>(?:(?:[A-Z][\w’'&,-]*|and|of|the|on|for|in|&) ){1,12}(?:Committee|Panel|Commission|Board|Plenary)"
    r"|London Assembly \((?:Plenary|Mayor['’]s Question Time)\))(?: Meeting)?(?: ?[-–—,:] ?[^.:;]{0,40}\d{4})?"
)
"""A line that names what sits, with whose it is and the day or without: ``Assembly – Transport Committee – 10 January 2024``."""

_HELD = re.compile(
    r"(?:Transcript|Minutes|Record|Notes?) of (?:the )?(?:meeting|proceedings) of (?:the )?(?P<body>[A-Z][\w ,’'&-]{3,60}?),? held (?:on|at)\b.*",
    re.IGNORECASE,
)
_OURS = re.compile(r"^London Assembly (?=.* Committee$)")
_ITEM = re.compile(
    r"(?P<above>.{0,150}?) ?Transcript(?:(?: of(?: the)?)? (?:Agenda )?Item(?: \w+(?: ?[-–—:] ?| )| ?[-–—:] ?)| ?[-–—:] ?| of (?:the )?(?=Question))(?P<title>\S.*)",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(
    rf"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)})\b(?!,? \d{{4}})"
)
_DAY = rf"(?:[\d/]{{6,10}}|\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}})"
_REPLY = re.compile(
    r"Question [Ww]ithdrawn\.?|"
    rf"(?:Oral|Written|ORAL|WRITTEN) (?:[Rr]esponse|[Aa]nswer|RESPONSE|ANSWER)(?: given)?(?: (?:from|by) (?P<who>the Mayor))?(?: received (?:on )?{_DAY})?\.?"
    rf"|(?:Response|Answer|Reply) (?:from|by) (?P<whose>the Mayor)(?: received (?:on )?{_DAY})?[.:]?"
    r"|(?P<office>The (?:[A-Z][a-z]+ ){0,2}(?:Mayor|Commissioner|Chair|Leader|Minister))"
)
_LATER = re.compile(
    r"(?:(?:Written|Oral|Updated|Further|Full) )?(?:response|answer|reply)(?: (?:from|by) the Mayor)?"
    rf"(?:(?: (?:received|provided|sent|given|issued|added))?(?: on)? {_DAY}(?:[.:]|\b)| (?:from|by) the Mayor(?=\.?$| (?-i:[A-Z]))\.?)\s*",
    re.IGNORECASE,
)
_DAY_ENDS = (*"0123456789", *MONTHS)
_WEEK = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")

ANSWERED_ON = re.compile(r"(?:Questions? to|Written Answers?\b).* answered (?:at )?on ", re.IGNORECASE)
"""Below the heading of a question: ``Questions to the Mayor of London – answered on 2nd August 2022.``"""

Titles = tuple[str | None, str | None]
"""The body that sits and the item that it takes, where a line names them."""


def titles_in(line: str) -> Titles:
    """Return what a line of a header names; the two may stand in one.

    >>> titles_in("Bells Committee – 1 November 2018 Transcript of Agenda Item 5 – Ropes")
    ('Bells Committee', 'Ropes')
    """
    item = _ITEM.fullmatch(line) if "ranscript" in line or "RANSCRIPT" in line else None
    above = item["above"] if item else line
    sits = _SITS.fullmatch(_capitalised(above) if above.isupper() else above) or _HELD.fullmatch(above)
    begins = not above or sits or above.endswith(_DAY_ENDS)
    return (_OURS.sub("", sits["body"]) if sits else None), (item["title"] if item and begins else None)


def day_in_year(line: str, year: int) -> date | None:
    """Return the day that a line prints without its year, where it fell on that day of the week in ``year``.

    >>> day_in_year("Question Time – Thursday 20 December", 2018)
    datetime.date(2018, 12, 20)
    """
    found = _DAY_ALONE.search(line)
    if found is None:
        return None
    try:
        day = date(year, MONTHS.index(found[3]) + 1, int(found[2]))
    except ValueError:
        return None
    return day if _WEEK[day.weekday()] == found[1] else None


def who_replies(line: str) -> str | None:
    """Return whose answer a line says begins below it, and nothing where it only says that one does; else ``None``.

    >>> who_replies("Written response from the Mayor"), who_replies("The Mayor"), who_replies("Oral response")
    ('the Mayor', 'The Mayor', '')
    """
    found = _REPLY.fullmatch(line) if len(line) < 60 else None
    return (found["who"] or found["whose"] or found["office"] or "") if found else None


def answered_later(line: str) -> str | None:
    """Return what stands on a line behind the words that an answer came later, or from whom it is; ``None`` where it has no such words.

    >>> answered_later("Written response received 29/11/2012 There is no list."), answered_later("There is no list.")
    ('There is no list.', None)
    """
    found = _LATER.match(line) if line[:1] in "WOUFRA" else None
    return line[found.end() :] if found else None


def _capitalised(line: str) -> str:
    """Return a line in capitals as it would stand in a text: ``Housing and Planning Committee``."""
    return " ".join(
        w.lower() if w in ("AND", "OF", "THE", "ON", "FOR", "IN") else w.capitalize() for w in line.split(" ")
    )
