"""Due: the day, month or year that a speaker names for what is undertaken, as exactly as it is said."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from graphkit.dates import MONTHS

__all__ = ["due"]

_LAST = 9900
"""A year from which what is counted might leave the calendar."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS = tuple(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth
    twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first""".split()
)
_NUMBERS = tuple("one two three four five six seven eight nine ten eleven twelve".split())
_MONTH = f"(?P<month>{'|'.join(MONTHS)})"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d/–-])"
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_WHEN = r"\b(?:by|before|on|in|during|at|within|until|from|this|next|later|end of|beginning of|start of|middle of|early|late|of)"

_RELATIVE = re.compile(
    r"\b(?:(?P<today>today|tonight|this (?:morning|afternoon|evening)|later on)|(?P<tomorrow>tomorrow)|"
    r"(?P<month>this month|the end of (?:the|this) month)|(?P<later>next month)|(?P<year>this year|the end of (?:the|this) year)|"
    r"(?P<next>next year)|(?:within|in) (?:the next )?(?P<count>\w+) (?P<unit>days?|weeks?)(?= |$|[,.])|"
    r"(?:within|in) (?:the next |a )?(?P<fortnight>fortnight)|(?:within|in) (?P<week>a week)(?!\w))\b",
    re.I,
)
_DATED = re.compile(
    rf"{_WHEN} (?:the )?(?:(?:end|beginning|start|middle) of |early |late |mid-)?(?:this |next )?"
    rf"(?:(?:{'|'.join(_WEEKDAYS)}),? (?:the )?)?(?:{_DAY} (?:of )?)?{_MONTH}(?:,? {_YEAR})?\b"
)
_MONTH_FIRST = re.compile(rf"{_WHEN} (?:the )?{_MONTH} (?:the )?{_DAY}\b(?:,? {_YEAR})?")
_WEEKDAY = re.compile(
    rf"\b(?:by|before|on|until|from|this|next)(?: the)?(?: close(?: of play)? on| end of| morning of)?(?: this| next)? (?P<day>{'|'.join(_WEEKDAYS)})\b"
)
_NTH_WEEKDAY = re.compile(
    rf"\b(?:by|before|on|until|in) the (?P<nth>first|second|third|fourth|last) (?P<day>{'|'.join(_WEEKDAYS)}) (?:of|in) {_MONTH}(?:,? {_YEAR})?\b"
)
_DAY_ALONE = re.compile(rf"\b(?:by|before|on|until) the {_DAY}(?=$|[,.;]| and\b| at\b| but\b)")
_BARE_YEAR = re.compile(
    rf"\b(?:by|before|in|during|until)(?: the)?(?: end of| beginning of| start of| early| late)? {_YEAR}\b"
)
_PAST = re.compile(
    r"\b(?:since|last (?:week|month|year|[A-Z])|(?:which|who|that|as) (?:[\w’']+ ){0,3}(?:had|has|have|was|were|\w+ed|sent|wrote|made|said)|"
    r"(?:published|agreed|asked|made|held|sent|begun|written) (?=in |on |by |last ))"
)


def due(clause: str, on: date) -> str | None:
    """Return the ISO year, month or day by which it shall be done, or ``None`` where no date is named.

    A month without a year is the next one to come, and so is the day of a week; ``within ten days`` is counted. What stands
    behind a relative clause or a past event is that event's date and none of the promise's. A day that the month does not have (31 June) leaves the month.
    """
    if on.year >= _LAST:
        return None
    for told in (_relative, _nth_weekday, _dated, _weekday, _day_alone, _year):
        found = told(clause, on)
        if found and not _PAST.search(clause[: found[0]]):
            return found[1]
    return None


def _relative(clause: str, on: date) -> tuple[int, str] | None:
    found = _RELATIVE.search(clause)
    if found is None:
        return None
    following = on.replace(day=28) + timedelta(days=7)
    told = {
        "today": on.isoformat(), "tomorrow": (on + timedelta(days=1)).isoformat(), "month": on.isoformat()[:7],
        "later": following.isoformat()[:7], "year": on.isoformat()[:4], "next": f"{on.year + 1:04}",
        "fortnight": (on + timedelta(days=14)).isoformat(), "week": (on + timedelta(days=7)).isoformat(),
    }  # fmt: skip
    for name, value in told.items():
        if found[name]:
            return found.start(), value
    number = _counted(found["count"])
    if number is None:
        return None
    days = number * (7 if found["unit"].lower().startswith("week") else 1)
    return found.start(), (on + timedelta(days=days)).isoformat()


def _counted(word: str) -> int | None:
    small = word.lower()
    return (
        int(small) if small.isdecimal() and len(small) < 4 else _NUMBERS.index(small) + 1 if small in _NUMBERS else None
    )


def _dated(clause: str, on: date) -> tuple[int, str] | None:
    found = _MONTH_FIRST.search(clause) or _DATED.search(clause)
    if found is None:
        return None
    month = MONTHS.index(found["month"]) + 1
    day = _day(found["day"])
    year = int(found["year"] or on.year + ((month, day or 31) < (on.month, on.day)))
    return found.start(), f"{year:04}-{month:02d}" + (
        f"-{day:02d}" if day and day <= monthrange(year, month)[1] else ""
    )


def _day(printed: str | None) -> int | None:
    if not printed:
        return None
    number = int(re.sub(r"\D", "", printed)) if printed[0].isdigit() else _ORDINALS.index(printed.lower()) + 1
    return number if 1 <= number <= 31 else None


def _weekday(clause: str, on: date) -> tuple[int, str] | None:
    found = _WEEKDAY.search(clause)
    if found is None:
        return None
    ahead = (_WEEKDAYS.index(found["day"]) - on.weekday() - 1) % 7 + 1
    return found.start(), (on + timedelta(days=ahead)).isoformat()


def _nth_weekday(clause: str, on: date) -> tuple[int, str] | None:
    found = _NTH_WEEKDAY.search(clause)
    if found is None:
        return None
    month = MONTHS.index(found["month"]) + 1
    year = int(found["year"] or on.year + (month < on.month))
    first = (_WEEKDAYS.index(found["day"]) - date(year, month, 1).weekday()) % 7 + 1
    days = range(first, monthrange(year, month)[1] + 1, 7)
    nth = ("first", "second", "third", "fourth", "last").index(found["nth"])
    return found.start(), date(year, month, days[-1] if nth == 4 else days[nth]).isoformat()


def _day_alone(clause: str, on: date) -> tuple[int, str] | None:
    """Return the day of this month or, where that is past, of the next: ``on the 24th``."""
    found = _DAY_ALONE.search(clause)
    number = _day(found["day"]) if found else None
    if found is None or number is None:
        return None
    within = on if number > on.day else on.replace(day=28) + timedelta(days=7)
    if number > monthrange(within.year, within.month)[1]:
        return None
    return found.start(), within.replace(day=number).isoformat()


def _year(clause: str, on: date) -> tuple[int, str] | None:
    found = _BARE_YEAR.search(clause)
    return (found.start(), found["year"]) if found and int(found["year"]) >= on.year else None
