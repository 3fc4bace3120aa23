"""Commitments: what an office-holder undertakes to do, in the first person, with the exact words (precision first)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from graphkit.extract.page import Page
from graphkit.model import Finding

__all__ = ["commitments_in"]

_SENTENCE = re.compile(r"[^.?!\n]+(?:\.(?=\d)[^.?!\n]+)*[.?!]?")
_ADVERB = r"(?:also |certainly |happily |gladly |personally |of course |definitely |absolutely |then |therefore |be able to )*"
_DEED = (
    r"(?:write|send|share|circulate|publish|provide|supply|report back|come back|get back|bring|ask|check|look into|look at|"
    r"take (?:that|this|it|up|away|forward)|follow (?:that|this|it)? ?up|arrange|meet|raise|consider|review|update|respond|reply|have (?:\w+ ){1,3}by|have (?:[\w’']+ ){1,5}(?:show|check|measured?|send|sent|look|done|again)|get (?:that|this|it) done|let [A-Z][\w’' ]{1,40} (?:have|see|know)|"
    r"make sure|ensure|investigate|find out|set out|explore|launch|introduce|consult|let (?:you|him|her|them|the)|get|give|"
    r"pass|speak|talk to|pick (?:that|this|it) up|work with|pursue|examine|invite|copy|forward|commission|revisit|instruct|"
    r"convene|bring forward|lay|table|deliver|complete|confirm|put|add|see (?:that|to it)|repair|remove|install|replace|restore|"
    r"open|hold|start|begin|finish|visit|attend|mend|change|correct|hand|return|order|print|post|tell|inform|notify|show|"
    r"email|phone|keep (?:you|the|members|this|that)|do (?:that|so|this)|move|fix|clear|hire|recruit|appoint|fund|build|commit|"
    r"be (?:writ|send|shar|circulat|publish|provid|report|bring|ask|meet|rais|review|updat|launch|introduc|consult)ing|"
    r"have (?:\w+ ){1,6}(?:sent|circulated|published|checked|looked at)|try (?:to|and) (?:find|get|provide|write|send|arrange))"
)
_UNDERTAKES = re.compile(
    rf"\b(?P<clause>(?:(?:I|[Ww]e)(?: can)? (?:will|shall)|(?:I|[Ww]e)[’']ll) {_ADVERB}{_DEED}\b[^.;?!\n]*"
    rf"|(?:I am|I[’']m|[Ww]e are|[Ww]e[’']re) (?:very |more than |quite |perfectly |absolutely )?(?:happy|willing|glad|pleased|prepared|committed|content|delighted|going) "
    rf"(?:to|for us to) {_ADVERB}{_DEED}\b[^.;?!\n]*"
    rf"|(?:I|[Ww]e) (?:undertake|promise|pledge|commit|agree|intend|plan|propose) {_ADVERB}(?:to|that (?:I|we) will) {_DEED}\b[^.;?!\n]*"
    rf"|(?:I|[Ww]e) can (?:certainly |definitely |of course )?(?:commit|undertake|promise) to \w[^.;?!\n]*"
    rf"|[Ll]et me {_ADVERB}(?:write|come back|get back|take that away|check|find out|look into)\b[^.;?!\n]*)"
)
_MAY_UNDERTAKE = re.compile(
    r"\b(?:I|[Ww]e)(?:[’'](?:ll|m|re)| (?:will|shall|can|am|are|undertake|promise|pledge|commit|agree|intend|plan|propose))\b|[Ll]et me\b"
)
_CONDITION = re.compile(
    r"\b(?:if|unless|whether|provided that|as long as|were|could|would|might|may|subject to|in principle|should)\b",
    re.I,
)
_NEGATION = re.compile(r"\b(?:not|never|no|cannot|can[’']t|won[’']t|hardly|refuse|nothing|unable)\b|n[’']t\b", re.I)
_EMPTY = re.compile(
    r"\b(?:we|I)(?: will|[’']ll| shall) (?:see(?! that| to it)|have to see|wait|look at (?:it|that|this)[^\w]*$|get there|give (?:you )?(?:an example|one example|credit|way)|"
    r"come (?:back )?to (?:that|this|you)(?: in a (?:moment|minute|second))?|take (?:that|it|this) as|get (?:into|to) (?:that|it)|"
    r"let (?:you|him|her|them|others|people|the member|the commissioner) (?:answer|come in|speak|finish|know what|judge|decide)|"
    r"ask (?:[\w’']+ ){1,6}to (?:come in|answer|respond|speak|add|comment)|be|bring (?:in )?(?:\w+ ){1,4}in\b|get (?:away|worse|better)|make (?:the|this|that|one|a) point)",
    re.I,
)
_CALLS = re.compile(
    r"\b(?:I|we) (?:am|are|will|shall)(?: going to)? (?:ask|call|take|bring)(?: in)? (?:[\w’'\[\]]+ ){1,6}(?:to (?:answer|come in|respond|speak|add|comment)|next|now)\b",
    re.I,
)
_REPORTED = re.compile(
    r"(?:\b(?:said|says|say|told|thought|promised|asked|suggested|claimed|hope|think|sure)\b[^,]{0,30})$|[“\"‘]\s*$",
    re.I,
)
_QUESTIONED = re.compile(r"\?\s*$")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NUMBERS = {name: f"{number:02d}" for number, name in enumerate(
    "January February March April May June July August September October November December".split(), 1)}  # fmt: skip
_DUE = re.compile(
    rf"\b(?:by|before|in|during|at|within|this|next|later)\b(?: the)?(?: end of| beginning of| start of| middle of| early| late)?"
    rf"(?: the| this| next)? (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?"
    rf"(?:(?P<month>{_MONTH})(?:,? (?P<year>(?:19|20)\d\d))?|(?P<only>(?:19|20)\d\d)|spring|summer|autumn|winter|"
    rf"year|month|week|Christmas|Easter|(?:two|three|four|six|\d+) (?:days|weeks|months)|(?:the )?meeting)\b"
)


def commitments_in(page: Page) -> Iterator[Finding]:
    """Yield every undertaking in the current turn, where its speaker holds an office.

    Left out: conditions, refusals, questions, what somebody is said to have said, and phrases such as
    ``we will see`` that undertake nothing. ``due`` is set where a date is named.
    """
    office = page.cast.speakers[page.turn.sequence - page.question.turns[0].sequence].capacity
    if office is None or office not in page.register.tenure_ids:
        return
    text = page.turn.text
    openings = [found.start() for found in _MAY_UNDERTAKE.finditer(text)]
    for sentence in _SENTENCE.finditer(text) if openings else ():
        if not _opens_within(sentence, openings):
            continue
        words = sentence.group()
        for found in _UNDERTAKES.finditer(words):
            if _undertakes(words, found):
                start = sentence.start() + found.start("clause")
                end = start + len(found["clause"].rstrip(" ,-–"))
                yield _finding(page, start, end, found["clause"])


def _opens_within(sentence: re.Match[str], openings: list[int]) -> bool:
    """Say whether one of the places (in order) where an undertaking may open lies in the sentence."""
    following = bisect_left(openings, sentence.start())
    return following < len(openings) and openings[following] < sentence.end()


def _undertakes(sentence: str, found: re.Match[str]) -> bool:
    before, clause = sentence[: found.start()], found["clause"]
    if (
        _QUESTIONED.search(sentence)
        or _EMPTY.match(clause)
        or _CALLS.match(clause)
        or _NEGATION.search(clause[:40])
        or _NEGATION.search(before[-20:])
    ):
        return False
    return not (_CONDITION.search(before) or _CONDITION.search(clause[:60]) or _REPORTED.search(before))


def _finding(page: Page, start: int, end: int, clause: str) -> Finding:
    body = f"commitment/{page.turn.sequence}-{start}"
    due = _due(clause, page)
    extra = (("due", due),) if due else ()
    to = _addressee(page)
    extra = (*extra, ("to", f"person/{to}")) if to else extra
    return Finding(
        page.turn.sequence, start, end, "commitment", body, "commitment: first person, office-holder", 0.9,
        denotes=body, extra=extra,
    )  # fmt: skip


def _addressee(page: Page) -> str | None:
    """Return the member whom the turn answers: the last one who spoke, or the asker of the question."""
    index = page.turn.sequence - page.question.turns[0].sequence
    for spoken in reversed(page.cast.speakers[:index]):
        if spoken.person and spoken.person != page.speaker and spoken.capacity not in page.register.tenure_ids:
            return spoken.person
    asker = page.cast.asked_by.person if page.cast.asked_by else None
    return asker if asker != page.speaker else None


def _relative(on: date) -> dict[str, str]:
    after = on.replace(day=28) + timedelta(days=7)
    return {
        "today": on.isoformat(),
        "tomorrow": (on + timedelta(days=1)).isoformat(),
        "(?:this month|the end of the month)": f"{on:%Y-%m}",
        "next month": f"{after:%Y-%m}",
        "(?:this year|the end of the year)": f"{on:%Y}",
        "next year": f"{on.year + 1}",
    }


def _due(clause: str, page: Page) -> str | None:
    """Return the year, month or day by which it shall be done, as exactly as it is said, or ``None``.

    A month without a year is the next one to come; ``today`` and ``next year`` are told from the day.
    """
    for words, due in _relative(page.on).items():
        if re.search(rf"\b{words}\b", clause):
            return due
    found = _DUE.search(clause)
    if found is None or not (found["month"] or found["only"]):
        return None
    if found["only"]:
        return str(found["only"])
    month = _NUMBERS[found["month"]]
    year = int(found["year"] or page.on.year + (int(month) < page.on.month))
    return f"{year}-{month}" + (f"-{int(found['day']):02d}" if found["day"] else "")
