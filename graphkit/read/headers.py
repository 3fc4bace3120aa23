"""Headers: the labels of a question page and the values that follow them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.fold import question_number

__all__ = [
    "FIELDS",
    "Label",
    "addressed",
    "asked_first",
    "chair_noted",
    "is_front",
    "joined",
    "label_of",
    "number_on",
    "reference_in",
    "split_asked",
    "split_reference",
    "supplementary_number",
]

FIELDS = {
    "session date": "date", "meeting date": "date", "session": "date", "date": "date", "meeting": "date", "mqt date": "date",
    "question by": "asked_by", "asked by": "asked_by", "question from": "asked_by",
    "asked of": "asked_of", "question to": "asked_of", "addressed to": "asked_of",
    "question no": "reference", "question number": "reference", "reference": "reference", "reference no": "reference",
    "question reference": "reference", "mq number": "reference",
    "organisation": "asked_under", "organization": "asked_under", "political group": "asked_under",
    "supplementary to": "supplementary_to", "supplementary questions": "supplementaries",
    "answered by": "answered_by", "answer by": "answered_by", "committed by": "answered_by",
    "session name": "session", "meeting name": "session", "meeting title": "session",
    "category": "ignored", "type": "ignored", "status": "ignored", "topic": "ignored", "priority": "ignored",
}  # fmt: skip
"""Every label that is known, in small letters, and the field whose value it names."""

_LABEL = re.compile(rf"^({'|'.join(sorted(map(re.escape, FIELDS), key=len, reverse=True))})\.? ?:\s*(.*)$", re.I)
_UNPOINTED = re.compile(
    r"^(?:(question number|meeting date) ?(?=\d)|(question by|answer(?:ed)? by) (?=[^.?!]{2,80}$))"
    r"(?P<value>.*?)(?: \(\d\w\w term\))?$",
    re.I,
)
"""Older pages print a label and its value without a colon between, or even a space: ``Question number0171/2018``."""

_ANSWER_FOR = re.compile(r"^Answer for\b:?\s*(.*)$", re.I)
_SITTING_ON = re.compile(
    r"^(?:[A-Z][\w’'&-]*,? ){1,8}on (?:\d{4}-\d\d-\d\d|[A-Za-z]* ?\d{1,2}(?:st|nd|rd|th)? \w+,? \d{4})$"
)
_ALONE = re.compile(r"^(question|answer|written answer|oral answer)$", re.I)
_FRONT = re.compile(
    r"(?:report (?:no|number|of|to|title)|subject|agenda item(?: no)?)\.? ?:|questions not (?:asked|reached|answered)\b",
    re.I,
)
"""What an order paper prints above its questions: which report of whose it is, and when the rest will be answered."""

_ADDRESSED = re.compile(
    r"(?:^|\b(?:subject|title) ?: ?|\bitem \w{1,3} ?[–—:-] ?)(?:(?:written|oral) )?questions to (?P<of>[^:.?!]{3,120}?)(?: Report (?:of|number)\b| [–—-] | Mayor['’]s Question|,? \d{1,2} [A-Z]|$)",
    re.I,
)
_NOT_ANSWERED = re.compile(r"\bQuestions Not (?:Answered|Asked) at (?P<of>[A-Z][a-z]+)['’]s Question Time\b", re.I)
_CHAIR = re.compile(r"[\[(](?P<who>[^\[\]]{3,100}?) in the chair\.?[\])]", re.I)
_SUPPLEMENTARY = re.compile(
    r"(?:[(\[]\s*supplement(?:ary)?(?: question)?\s*[)\]]|^supplementary(?=\s*\[)|(?<=\w) (?=\[\d{1,3}\]$))\s*(?:\[\s*(\d{1,3})\s*\]|\((\d{1,3})\))?",
    re.I,
)
_NUMBERED = re.compile(r"\b(?:MQ|PQ|Q|Question|Ref|Reference|No)\b[.:]? ?$", re.IGNORECASE)
_THEN_TITLE = re.compile(r"\d+ ?/ ?\d+ ?[-–—:] ?\S")
_REFERENCE = re.compile(
    r"(?P<a>(?:19|20)\d{2})\s?/\s?(?P<b>\d{1,5})(?!\d)(?:-(?P<f>\d)(?!\d))?|(?P<c>\d{1,5})\s?/\s?(?P<d>(?:19|20)\d{2})(?:\s?-\s?(?P<e>\d))?"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label line: the field, and the value if it stands on the same line."""

    field: str
    value: str


def label_of(line: str) -> Label | None:
    """Return the label that a (normal) line is, or ``None``; ``Answer for …`` is a label of its own."""
    found = _LABEL.match(line) if ":" in line else None
    if found:
        return Label(FIELDS[found.group(1).lower()], found.group(2).strip())
    found = _ANSWER_FOR.match(line)
    if found:
        return Label("answer_for", found.group(1).strip())
    found = _UNPOINTED.match(line) if line[:1] in "QqMmAa" else None
    if found and (found["value"][0].isdigit() or found["value"][0].isupper()):
        return Label(FIELDS[(found[1] or found[2]).lower()], found["value"])
    found = _SITTING_ON.match(line) if " on " in line else None
    if found:
        return Label("session", line)
    found = _ALONE.match(line)
    if found:
        return Label("part", found.group(1).lower())
    return None


def is_front(line: str) -> bool:
    """Say whether a line is front matter of an order paper."""
    return _FRONT.match(line) is not None


def addressed(line: str) -> list[str]:
    """Return whom a paper puts its questions to.

    >>> addressed("Subject: Questions to Ada Quill and Bo Reed")
    ['Ada Quill', 'Bo Reed']
    """
    at = _NOT_ANSWERED.search(line) if "uestion Time" in line else None
    if at:
        return [f"the {at['of']}"]
    found = _ADDRESSED.search(line) if "uestions to " in line else None
    return re.split(r" and (?=(?:the )?[A-Z][\w’'-]* ?[A-Z]|the )", found["of"].strip()) if found else []


def chair_noted(line: str) -> tuple[str, str] | None:
    """Return who a note in brackets says is in the chair, as attendance is printed, and what stands behind the note.

    >>> chair_noted("[Ann Oak in the Chair] — Trams")
    ('Ann Oak (in the Chair)', 'Trams')
    """
    found = _CHAIR.match(line)
    return (f"{found['who']} (in the Chair)", line[found.end() :].strip(" -–—")) if found else None


def supplementary_number(title: str) -> int | None:
    """Return the number of a supplementary from its heading; 1 where the heading has the word and no number.

    >>> supplementary_number("Trams (Supplementary) [2]"), supplementary_number("Trams [3]"), supplementary_number("Trams (3)")
    (2, 3, None)
    """
    found = _SUPPLEMENTARY.search(title)
    if found is None:
        return None
    return int(found.group(1) or found.group(2) or 1)


def split_reference(text: str, year: int | None = None) -> str | None:
    """Return a question number as ``YYYY/NNNN`` from any form in print.

    ``MQ 2018/0027`` is ``2018/0027``, and so is ``27 / 2018``; the older ``0224 / 2012-1`` is ``2012/0224-1``. Where
    both numbers could be a year, the one that is ``year`` is it.
    """
    found = _REFERENCE.search(text)
    if found is None:
        return None
    if found["a"] and found["b"] == str(year) != found["a"]:
        return question_number(found["b"], found["a"])
    if found["a"]:
        return question_number(found["a"], found["b"], found["f"])
    return question_number(found["d"], found["c"], found["e"])


_OFFICES = (
    r"(?=[^()]*\b(?:Mayor|Commissioner|Chair(?:man)?|Chief|Director|Deputy|Executive|Head|Minister|Officer|Leader|Manager|"
    r"Advis[eo]r|Secretary|President|[A-Z]{3,}|TfL)\b)"
)
_JOINED = re.compile(
    r"(?<=\)) ?(?:&|and|,|;) ?(?:and )?(?=[A-Z])|\s*;\s*|\s+&\s+(?=[A-Z][^()]*\()|"
    rf"(?<=[a-zA-Z]),? and (?=(?!Deputy|Chair|Director|Head|Leader|Chief)[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){{1,4}}, {_OFFICES})"
)


_IN_OFFICE = r"(?:[A-Z][\w’'.-]+ ){2,6}\([^()]*\b(?:Chair|Commissioner|Mayor|Chief|Director|CEO)[^()]*\)"
_ASKED_FIRST = re.compile(rf"(?P<of>{_IN_OFFICE}(?:(?:, | and | & ){_IN_OFFICE})*) (?=[^a-z(])(?P<title>.+)")


def asked_first(heading: str) -> tuple[tuple[str, ...], str]:
    """Return who is asked, where an order paper prints that before a question's heading, and the heading.

    >>> asked_first("Ann Oak (Chair, Trams) and Bo Elm (Commissioner) Bells")
    (('Ann Oak (Chair, Trams)', 'Bo Elm (Commissioner)'), 'Bells')
    """
    found = _ASKED_FIRST.fullmatch(heading) if ") " in heading else None
    return (tuple(split_asked(found["of"])), found["title"]) if found else ((), heading)


def split_asked(text: str) -> list[str]:
    """Return everyone whom a question is asked of; an ``and`` inside an office splits nothing, unless a name and another follow.

    >>> split_asked("Ada Quill, Commissioner of the Trams & Bo Reed (Mayor)")
    ['Ada Quill (Commissioner of the Trams)', 'Bo Reed (Mayor)']
    >>> split_asked("Ada Quill, Head of Trams and Bells and Dr Bo Reed AM, Deputy Mayor")
    ['Ada Quill (Head of Trams and Bells)', 'Dr Bo Reed AM (Deputy Mayor)']
    """
    return [_BEHIND_A_COMMA.sub(r"\1 (\2)", part.strip()) for part in _JOINED.split(text) if part and part.strip()]


_BEHIND_A_COMMA = re.compile(rf"^([A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){{1,5}})(?:, | - ){_OFFICES}([A-Z][^()]*)$")
"""An office behind a name and a comma, which stands in brackets elsewhere."""


def reference_in(title: str, year: int | None = None) -> str | None:
    """Return the question number that a heading prints, as `split_reference` does; a financial year is none.

    >>> reference_in("2018/0171 - Trams"), reference_in("2005/06 - Budget"), reference_in("Fares in 2005/2006")
    ('2018/0171', None, None)
    """
    found = _REFERENCE.search(title)
    if found and found["a"] and len(found["b"]) in (2, 4) and int(found["b"]) % 100 == (int(found["a"]) + 1) % 100:
        numbered = _NUMBERED.search(title, 0, found.start()) or (len(found["b"]) == 4 and _THEN_TITLE.match(title))
        return split_reference(title, year) if numbered else None
    return split_reference(title, year)


def number_on(line: str) -> str | None:
    """Return the number on a line like ``Question No: 2018/0171``."""
    found = label_of(line) if line else None
    return split_reference(found.value) if found and found.field == "reference" else None


def joined(values: list[str]) -> list[str]:
    """Join a value that was broken over lines after an ``&`` or an ``and``."""
    joined: list[str] = []
    for value in values:
        if joined and (joined[-1].endswith((" &", " and", ",")) or value.startswith(("&", "and "))):
            joined[-1] = f"{joined[-1]} {value}"
        else:
            joined.append(value)
    return joined
