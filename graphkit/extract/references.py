"""References: question numbers that a text points at, and what became of a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.fold import question_number
from graphkit.model import Question

__all__ = ["answer_status", "canonical_reference", "references_in"]

_NUMBER = re.compile(
    r"(?<![\w/.-])(?:(?:MQ|Question(?: No\.?| number)?|PQ)[: ]*)?(?P<a>(?:19|20)\d{2})\s?/\s?(?P<b>\d{3,5})(?:-(?P<f>\d)(?!\d))?(?![\w/])|"
    r"(?<![\w/.-])(?:(?:MQ|PQ)(?=\d))?(?P<c>\d{3,5})\s?/\s?(?P<d>(?:19|20)\d{2})(?:-(?P<e>\d))?(?![\w/])|"
    r"(?<![\w/.-])[MP]Q ?(?P<g>(?:19|20)\d{2})-(?P<h>\d{4})(?![\w/-])"
)
_YEARS = re.compile(r"(?:19|20)\d{2}\s?/\s?(?:19|20)\d{2}")
"""``2002/2003`` is a year of accounts where nothing says that it is a question."""
_DRAFTING = r"(?:drafting|preparing|compiling|collating|gathering|working on)\b"
_WHO_ASKED = (
    r"(?:you|him|her|them|members?|assembly|mrs?|ms|dr|(?:question|mq|pq)\b|\d|"
    r"(?:the|this|that|these|your|my|his|her|each|both|all) (?:assembly )?(?:members?|questions?|points?|requests?|letters?|quer\w+|enquir\w+))"
)
_REPLY = rf"(?:response|answer|reply)\b(?! (?:times?|rates?|teams?|units?|plans?)\b| to (?!{_WHO_ASKED}))"
"""The reply to a question, and not the response to a flood."""
_SENT = r"(?:sent|provided|published|with you|circulated|issued|given|supplied|forwarded|available|made|posted)\b"
_SHEET = (
    r"\b(?:information|figures?|data|details?|lists?|tables?|appendix|annex|response|answer|reply|breakdown|summary|spreadsheet|"
    r"report|document|cop(?:y|ies)|map|letter|note|schedule)\b"
)
_SOMEBODY_IS = r"(?:[\w’'()-]+ ){1,12}?(?:is|are) (?:(?:currently|still|now) )?"
_HOLDING = re.compile(
    rf"^\W*{_SOMEBODY_IS}{_DRAFTING}[^.]{{0,60}}\b(?:{_REPLY}|information\b[^.]*\.?[^.]*\b(?:as soon as|will be sent|will write|when (?:it|this) is available)\b)|"
    rf"^\W*(?:I have asked )?(?:officers|officials|staff|my office|my team)\b[^.]{{0,60}}\b(?:{_DRAFTING}|to (?:prepare|draft)\b)"
    rf"[^.]{{0,40}}\b(?:{_REPLY}|will respond\b)|"
    rf"^\W*(?:(?:a|an|the|this|my) )?(?:(?:written|full) )?{_REPLY}[^.]{{0,40}}\b(?:will (?:follow\b|(?:\w+ )?be {_SENT})|to follow\b)|"
    rf"^\W*(?:an? |the )?(?:(?:full|written) )?{_REPLY} (?:to [^.]{{1,60}} )?(?:is )?(?:(?:currently|still) )?(?:being (?:prepared|drafted|compiled)|pending|awaited)|"
    rf"^\W*(?:drafting|holding) {_REPLY}|^\W*I (?:will|shall) write to [^.]{{1,40}} with an? {_REPLY}[^.]*\.?$",
    re.I,
)
_POINTER = re.compile(
    r"^\W*(?:oral (?:response|answer|reply)|answered orally|see oral answer|"
    r"(?:as (?:per|stated in|set out in) )?my (?:answer|response|reply) to (?:mq|question|mayor|pq|\d)|"
    r"(?:the |this )?(?:question|answer) was (?:answered|given|dealt with) (?:orally|at|during)|"
    rf"(?!\W*no\b)[^.]{{0,120}}(?:{_SHEET}[^.]{{0,60}}\b(?:is|are) attached\b(?! to (?!{_WHO_ASKED}|(?:this|my) {_REPLY}))|"
    r"\b(?:is|are) attached (?:as|at|in) (?:an )?(?:appendix|annex)\b)[^.]*\.?\s*$|"
    r"please (?:see|refer to) (?!below\b|that\b|to\b)[^.]*\.?$|"
    r"(?:please )?(?:see|refer to|i (?:would )?refer (?:you|the (?:assembly )?member) to)\b[^.]{0,60}"
    r"\b(?:answer|response|reply|question|attach|appendix|mq|transcript)|(?:please )?(?:see|find) attach)",
    re.I,
)


_WITHDRAWN = re.compile(r"\W*(?:this )?question (?:was |has been )?withdrawn\W*", re.IGNORECASE)


def canonical_reference(printed: str) -> str | None:
    """Return a question number as ``YYYY/NNNN``, from any form in print: ``2018/0171``, ``0224 / 2012-1``.

    A part number keeps its place: ``0224 / 2012-1`` is ``2012/0224-1``.
    """
    found = _NUMBER.search(printed)
    if found is None:
        return None
    if found["a"]:
        return question_number(found["a"], found["b"], found["f"])
    if found["g"]:
        return question_number(found["g"], found["h"])
    return question_number(found["d"], found["c"], found["e"])


_ANNOUNCED = re.compile(r"\b[Qq]uestion (?:(?:No\.?|number) |(?!(?:19|20)\d\d))(?P<number>[1-9]\d{3})(?![\d/,.]\d| ?/)")
"""A question as it is called in a sitting: of that year, without saying so."""


_SHORT = re.compile(
    r"\b(?:[Qq]uestions?|MQs?|MQT)(?: [Nn]os?\.?| numbers?)? (?P<number>\d{3,4})/(?P<year>\d\d)(?![\d/])"
)
"""A question with two figures of its year: ``question 0171/08``."""


def references_in(text: str, year: int) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, canonical number) of every question number in a text that was said in a year."""
    for found in _ANNOUNCED.finditer(text) if "uestion " in text else ():
        yield found.start(), found.end(), question_number(str(year), found["number"])
    for found in _SHORT.finditer(text) if "/" in text else ():
        yield found.start("number"), found.end("year"), question_number(f"20{found['year']}", found["number"])
    if "/" not in text and "Q20" not in text and "Q 20" not in text:
        return
    for found in _NUMBER.finditer(text):
        number = canonical_reference(found.group())
        if number and not _YEARS.fullmatch(found.group()):
            yield found.start(), found.end(), number


def is_holding(text: str) -> bool:
    """Say whether an answer says no more than that one will come."""
    return len(text) < _SHORT_ANSWER and bool(_HOLDING.search(text))


def says_nothing(text: str) -> bool:
    """Say whether an answer only says that one will come, or was given in the sitting."""
    return is_holding(text) or bool(_ORAL.fullmatch(text))


_ORAL = re.compile(r"(?:oral (?:response|answer|reply)(?: given)?|answered orally)\.?", re.IGNORECASE)

_SHORT_ANSWER = 400
"""An answer of so few characters may be none: a longer one says something too."""


def answer_status(question: Question) -> str:
    """Return ``Answered``, ``Holding`` (a reply is drafted), ``Pointer`` (answered elsewhere) or ``Unanswered``.

    A statement that somebody makes without a question leaves none unanswered.
    """
    answers = [t.text for t in question.turns if t.part == "answer" and not _WITHDRAWN.fullmatch(t.text)]
    if not answers:
        asks = {t.part for t in question.turns} == {"question"} or question.asked_by is not None
        return (
            "Unanswered"
            if asks and len({_who_says(t.label, question.asked_by) for t in question.turns}) == 1
            else "Answered"
        )
    first = answers[-1]
    replaced = all(is_holding(answer) for answer in answers[:-1])
    if replaced and len(first) < _SHORT_ANSWER:
        if is_holding(first):
            return "Holding"
        if _POINTER.search(first):
            return "Pointer"
    return "Answered"


_PRESIDES = re.compile(r"\((?:Deputy )?Chair\)")
"""How whoever presides is printed, who keeps order and answers nothing."""


def _who_says(label: str | None, asked_by: str | None) -> str | None:
    """Return the label of a turn, and none for who asked and for who keeps order between."""
    return None if label and asked_by and (asked_by in label or _PRESIDES.search(label)) else label
