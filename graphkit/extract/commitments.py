"""Commitments: what an office-holder undertakes to do, in the first person, with the exact words (precision first)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from graphkit.extract.courtesies import AT_ONCE, CALLS, EMPTY
from graphkit.extract.deeds import DEED
from graphkit.extract.due import due
from graphkit.extract.openings import MAY_UNDERTAKE, UNDERTAKES
from graphkit.extract.page import Page
from graphkit.model import Finding
from graphkit.register.names import parse

__all__ = ["commitments_in"]

_SENTENCE = re.compile(r"[^.?!\n]+(?:\.(?=\d)[^.?!\n]+)*[.?!]?")
_CONDITION = re.compile(r"\b(?:if|unless|whether|provided that|as long as|subject to|in principle)\b|^\W*were\b", re.I)
_SUPPOSED = re.compile(r"\b(?:were|could|would|might|may|should)\b")
"""What binds an undertaking in the same clause only: ``that would help, and I will ask``."""
_MODAL = re.compile(r"\b(?:could|would|might|may|should)\b")
_POLITE = re.compile(r"^(?:I|[Ww]e)(?: would|[’']d) (?:\w+ )*?be (?:\w+ ){1,3}?(?:to|for) ")
"""``I would be glad to`` is how people say that they will."""
_PROVISO = re.compile(r"\b(?:if|unless|provided that|as long as|subject to|in principle)\b", re.I)
_FORBEARS = re.compile(r"\b(?:undertake|promise|pledge|commit) (?:not|that no(?:thing|body)?)\b")
_INQUIRES = re.compile(
    r"\b(?:check|ask|find out|look|see|explore|investigate|establish|consider|examine|know|tell|confirm|review)\b", re.I
)
_NEGATION = re.compile(r"\b(?:not|never|no|cannot|can[’']t|won[’']t|hardly|refuse|nothing|unable)\b|n[’']t\b", re.I)
_RELATIVE = re.compile(
    r"\b(?:[Ww]hat|[Ww]hich|[Aa]ll(?: that)?|[Tt]hing(?:s)?(?: that)?|[Ee]verything(?: that)?|[Aa]nything|[Ww]here|[Hh]ow|why|when|than) $"
)
_WHOM = re.compile(r"\b(?:that|which|whom) $")
_TELLS = re.compile(
    r"\b(?:confirm|say|tell \w+|assure \w+(?: \w+)?|promise|certain|sure|pleased|guarantee|clear|report|announce|undertake|ensure|so|is|was)(?: you)? that $"
)
"""What makes of ``that I will`` a message, and not a clause about the thing named before it."""
_REPORTED = re.compile(
    r"(?:\b(?:said|says|say|told|thought|promised|asked|suggested|claimed|hope|think|sure|confident|certain|expect|believe|convinced|optimistic|suspect|guess|imagine|suppose|presume|likelihood)\b[^,]{0,30})$|[“\"‘]\s*$",
    re.I,
)
_OWN_DOING = (
    r"^.*\b(?:I|[Ww]e)(?:(?: have|[’']ve)? (?:asked|told|spoken|written|seen|met|agreed)|"
    r"(?: am| are|[’']m|[’']re) (?:looking|working|talking|speaking|meeting))\b"
)
_BESIDE = re.compile(rf"{_OWN_DOING}[^,]*,? and $")
"""What stands before the second of two things that the speaker says of himself: ``I have asked her, and we will …``."""
_SAME_SPEAKER = re.compile(
    rf"{_OWN_DOING}(?:(?! (?:that|whether|if|who|which|what|how|why|when|where)\b)[^,])*,? and $"
)
"""What stands before ``and will``, so that he who asked is he who will: not ``I asked whether she resigned and will …``."""
_KNOWS_NOT = re.compile(
    r"\b(?:not|n[’']t) (?:\w+ ){0,2}(?:know|say|tell|sure|certain|clear|aware|have)\b[^,;]*?(?:,? (?:but|so|and)|;) $",
    re.I,
)
"""What stands before the second half of ``I do not know whether it is so, but I will check``."""
_PLEASE = re.compile(
    r"\b[Ii]f (?:I may|(?:that|it)(?: is|[’']s| would be) (?:all right|okay|OK|helpful|useful|acceptable|fine)(?: with [\w ]+)?)(?:, [\w ]+)?, "
)
"""A condition that is only polite."""
_IF_ANY = re.compile(
    r",? if (?:they exist|it exists|possible|I may|(?:we|I) (?:have|hold) (?:it|them|that|any)|there (?:is|are) (?:one|any)|(?:that|it)(?: would)? helps?|you (?:like|wish|want))\b,?"
)
_SECOND_CLAUSE = re.compile(r"^.*(?:, and|, so|,? but| and|;) $")
_BUT = re.compile(r"^.*\bI (?:can(?:not|[’']t| not)|(?:could|do|did|would)(?:n[’']t| not)),? but $")
"""What stands before ``but``: ``I cannot, but I will ask``."""
_QUESTIONED = re.compile(r"\?\s*$")
_SECOND = re.compile(r",? and the \w+ \w+ (?:will|is|are)\b")
_GIVEN = re.compile(r"^[Yy]ou ")
_ASSENT = re.compile(
    r"(?:(?:Yes|Absolutely|Certainly|Sure|Indeed|Of course)[,.]? )*(?P<clause>(?:I|[Ww]e)(?:"
    r" (?:(?:most )?certainly |absolutely |of course )?(?:will|shall)(?: certainly| of course)?(?: do)?|"
    r" can(?: certainly| of course)?(?= do (?:that|so|it))|"
    r"(?: would|[’']d| am|[’']m| are|[’']re)(?: be)? (?:very |more than |only too |quite )?(?:happy|glad|delighted|love) to)"
    r"(?: do)?(?: (?:that|so|it))?)"
    rf"(?=[.;!]|,(?! [\w ]{{1,20}}, {DEED})|$)"
)
_NEXT_THING = re.compile(r", (?:and|so)\b(?! only)|[.;?!\n]")
"""What closes all that is said of an assent: ``Yes, I will, but only if it is lit``."""
_INFORM = r"(?:tell|get(?! back)|hold(?! an? )|confirm|show)\b"
"""What is done by the answer itself, or is no deed: ``can you tell me``, ``will you get better``."""
_ASKED_TO = re.compile(
    rf"\b(?:[Ww]ill|[Cc]an|[Cc]ould|[Ww]ould) (?:you|the Mayor) (?:(?!{_INFORM})\w+ ){{0,3}}?"
    rf"(?:commit to|agree to|undertake to|(?!{_INFORM}){DEED})[^?]*\?"
)
"""A question that asks for a deed, so that ``Yes, I will`` undertakes it."""
_SOME_DAY = re.compile(
    r"\b(?:next|this|by|before|within|inside) (?:the |a )?(?:week|fortnight|month|summer|autumn|winter|spring|recess|weekend|end|afternoon|close of)\b"
    r"|\bthe (?:day|night|evening|morning|week) (?:before|after)\b"
)


def commitments_in(page: Page) -> Iterator[Finding]:
    """Yield every undertaking in the current turn, where its speaker holds an office.

    Left out: conditions, refusals, questions, what somebody is said to have said, and phrases such as
    ``we will see`` that undertake nothing. ``due`` is set where a date is named.
    """
    if not page.answers and not _prints_an_office(page.turn.label):
        return
    text = page.turn.text
    said = 0
    assent = _assent(page)
    if assent:
        yield _finding(page, *assent.span("clause"), assent["clause"])
        said = assent.end()
    openings = [found.start() for found in MAY_UNDERTAKE.finditer(text)]
    for sentence in _SENTENCE.finditer(text) if openings else ():
        words, begin = sentence.group(), sentence.start()
        done = max(begin, said)
        for opening in _within(sentence, openings):
            found = UNDERTAKES.match(words, opening - begin) if opening >= done else None
            if found is None:
                continue
            done = begin + found.end()
            if _undertakes(words, found, page.on):
                start = begin + found.start("clause")
                end = start + len(found["clause"].rstrip(" ,-–"))
                yield _finding(page, start, end, found["clause"])


def _assent(page: Page) -> re.Match[str] | None:
    """Return the ``Yes, I will`` with which the turn opens, said without condition, where it was last asked for a deed."""
    assent = _ASSENT.match(page.turn.text) if page.index else None
    if assent is None or _CONDITION.search(_NEXT_THING.split(page.turn.text[assent.end() :], maxsplit=1)[0]):
        return None
    asked = [s for s in _SENTENCE.findall(page.question.turns[page.index - 1].text) if s.endswith("?")]
    return assent if asked and _ASKED_TO.search(asked[-1]) else None


def _prints_an_office(label: str | None) -> bool:
    """Say whether a speaker line prints an office, be it in no register: ``Ann Oak (Director of Parks)``."""
    return bool(label and "(" in label and parse(label).role not in (None, "AM"))


def _within(sentence: re.Match[str], openings: list[int]) -> list[int]:
    """Return those of the places (in order) where an undertaking may open that lie in the sentence."""
    return openings[bisect_left(openings, sentence.start()) : bisect_left(openings, sentence.end())]


def _undertakes(sentence: str, found: re.Match[str], on: date) -> bool:
    """Say whether a clause undertakes something: no condition, refusal, question, courtesy, or relative clause."""
    before, clause = _leading(sentence[: found.start()]), found["clause"]
    if (
        (clause.startswith("will ") and not _SAME_SPEAKER.match(sentence[: found.start()]))
        or _QUESTIONED.search(sentence)
        or (_WHOM.search(before) and not _TELLS.search(before))
        or _RELATIVE.search(before)
        or EMPTY.match(clause)
        or CALLS.match(clause)
        or AT_ONCE.search(clause)
        or _NEGATION.search(_FORBEARS.sub("", clause[:40].rpartition(" ")[0]))
        or _NEGATION.search(before[-20:].rpartition(";")[2])
        or (
            (_GIVEN.match(clause) or found["at_work"] or found["expected"])
            and not _SOME_DAY.search(clause)
            and due(clause, on) is None
        )
    ):
        return False
    supposed = _SUPPOSED.search(_SECOND_CLAUSE.sub("", before))
    return not (supposed or _CONDITION.search(before) or _depends(clause) or _is_reported(before, clause))


def _is_reported(before: str, clause: str) -> bool:
    """Say whether an undertaking is only said, hoped or thought; ``I think what I will do is write`` is none of these."""
    return bool(_REPORTED.search(before)) and not clause.startswith(("What ", "what "))


def _leading(before: str) -> str:
    """Return what stands before an undertaking in its sentence, without first halves and courtesies that do not bear on it."""
    for first_half in (_BESIDE, _BUT, _KNOWS_NOT, _PLEASE):
        before = first_half.sub("", before)
    return before


def _depends(clause: str) -> bool:
    """Say whether a clause is bound to a condition; ``I will find out if …`` is not."""
    clause = _IF_ANY.sub("", clause)
    proviso = _PROVISO.search(clause)
    return bool(proviso and not _INQUIRES.search(clause[: proviso.start()])) or bool(
        _MODAL.search(_POLITE.sub("", clause)[:20])
    )


def _finding(page: Page, start: int, end: int, clause: str) -> Finding:
    body = f"commitment/{page.turn.sequence}-{start}"
    day = due(_SECOND.split(clause)[0], page.on)
    extra = (("due", day),) if day else ()
    to = _addressee(page, clause)
    extra = (*extra, ("to", f"person/{to}")) if to else extra
    return Finding(
        page.turn.sequence, start, end, "commitment", body, "commitment: first person, office-holder", 0.9,
        denotes=body, extra=extra,
    )  # fmt: skip


def _addressee(page: Page, clause: str) -> str | None:
    """Return whom the turn answers: the chair where the clause says so, else the last member who spoke, or the asker."""
    if _TO_THE_CHAIR.search(clause):
        return page.cast.chair
    if page.cast.chair and _asks_from_the_chair(page):
        return page.cast.chair
    for spoken in reversed(page.cast.speakers[: page.index]):
        if spoken.person and spoken.person != page.speaker and _sits(spoken.capacity, page):
            return spoken.person
    asker = page.cast.asked_by.person if page.cast.asked_by else None
    return asker if asker != page.speaker else None


def _asks_from_the_chair(page: Page) -> bool:
    """Say whether the turn before is a question that the chair asks, and not only a call of the next speaker."""
    if not page.index or page.cast.speakers[page.index - 1].person != page.cast.chair:
        return False
    asked = page.question.turns[page.index - 1].text
    return "?" in asked and len(asked.split()) >= _ASKS


_ASKS = 15
"""A chair who says fewer words calls a speaker."""

_TO_THE_CHAIR = re.compile(r"\b(?:[Tt]he|Madam|Mr) Chair(?:man|woman|person)?(?: a| an| the|$|[,.])")


def _sits(capacity: str | None, page: Page) -> bool:
    """Say whether somebody speaks from a seat, or in an office of the body itself (its deputy chair, say)."""
    tenure = page.register.tenure_ids.get(capacity or "")
    if tenure is None:
        return True
    body = page.register.posts[tenure.post].body
    committee = (
        page.register.organisations[body].parent == page.register.body if body in page.register.organisations else False
    )
    return (body == page.register.body or committee) and tenure.person != page.cast.chair
