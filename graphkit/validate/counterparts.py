"""Counterparts: the constraints that only SPARQL can say, told from one page and the register without asking a store.

Each stands beside the digest of the query that it was written for: of a query that changed, nothing is known for sure.
The days of a tenure are compared as the queries compare them, as text over the part that both know.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from graphkit.validate.around import Around, Said
from graphkit.vocabulary import GK, OA, ORG, SCHEMA, lexical

__all__ = ["DIGESTS", "Holds", "counterpart", "digest_of"]

Holds = Callable[[str, Said, Sequence[str], Around], bool]
"""Takes a subject, all that is said of it, the values of a rule's path, and what is around."""

_DAY, _PART_OF, _SEQUENCE = f"<{SCHEMA('datePublished')}>", f"<{SCHEMA('isPartOf')}>", f"<{GK('sequence')}>"
_FROM, _UNTIL, _MEMBER = f"<{SCHEMA('startDate')}>", f"<{SCHEMA('endDate')}>", f"<{ORG('member')}>"
_TARGET, _SOURCE, _SELECTOR = f"<{OA('hasTarget')}>", f"<{OA('hasSource')}>", f"<{OA('hasSelector')}>"
_START, _END, _EXACT, _TEXT = f"<{OA('start')}>", f"<{OA('end')}>", f"<{OA('exact')}>", f"<{GK('text')}>"
_BODY, _POST, _IS_POST = f"<{OA('hasBody')}>", f"<{GK('post')}>", f"<{ORG('Post')}>"
_HOLDER, _DENOTES, _REPLY = f"<{GK('resolvedHolder')}>", f"<{GK('denotes')}>", f"<{GK('inReplyTo')}>"


def _never(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    return False


def _elsewhere(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    """Hold for now: which question follows which is told by all pages together, and judged there."""
    return True


def _itself(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    return subject not in values


def _day_of_sitting(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    own, sitting = around.words(subject, _DAY), around.one(subject, _PART_OF)
    return own is not None and sitting is not None and around.words(sitting, f"<{GK('date')}>") == own


def _asked_in_term(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    return _in_term(subject, subject, f"<{GK('askedInCapacity')}>", around)


def _spoken_in_term(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    question = around.one(subject, _PART_OF)
    return question is not None and _in_term(subject, question, f"<{GK('inCapacity')}>", around)


def _in_term(subject: str, question: str, capacity: str, around: Around) -> bool:
    held = around.facts(subject).get(capacity, ())
    day = around.words(question, _DAY)
    return not held or (day is not None and all(_holds(around, one, day) for one in held))


def _holds(around: Around, tenure: str, day: str) -> bool:
    facts = around.facts(tenure)
    begins, ends = facts.get(_FROM, ()), facts.get(_UNTIL, ())
    plain = len(begins) < 2 and len(ends) < 2 and all(term[0] == '"' for term in (*begins, *ends))
    return plain and _within(day, *begins or ("",), *ends or ("",))


@lru_cache(1 << 12)
def _within(day: str, begins: str, ends: str) -> bool:
    first, last = (lexical(term) if term else None for term in (begins, ends))
    early = first is not None and day[: len(first)] < first
    late = last is not None and (day[: len(last)] > last or day == last)
    return not early and not late


def _asked_by_holder(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    return _held_by(subject, f"<{GK('askedBy')}>", f"<{GK('askedInCapacity')}>", around)


def _spoken_by_holder(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    return _held_by(subject, f"<{GK('speaker')}>", f"<{GK('inCapacity')}>", around)


def _held_by(subject: str, person: str, capacity: str, around: Around) -> bool:
    facts = around.facts(subject)
    return all(
        who in around.facts(what).get(_MEMBER, ()) for who in facts.get(person, ()) for what in facts.get(capacity, ())
    )


def _after_what_it_answers(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    question, place = around.one(subject, _PART_OF), around.words(subject, _SEQUENCE)
    for earlier in around.facts(subject).get(_REPLY, ()):
        before = around.words(earlier, _SEQUENCE)
        if place is None or before is None or around.one(earlier, _PART_OF) != question:
            return False
        if not before.isdecimal() or not place.isdecimal() or int(before) >= int(place):
            return False
    return True


def _own_place(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    question, place = around.one(subject, _PART_OF), around.one(subject, _SEQUENCE)
    if question is None or place is None:
        return False
    first = around.seen.setdefault((question, place), subject)
    if first != subject:
        around.doubted.add(first)
    return first == subject


def _held_on_the_day(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    target = around.one(subject, _TARGET)
    turn = around.one(target, _SOURCE) if target else None
    question = around.one(turn, _PART_OF) if turn else None
    return question is not None and _in_term(subject, question, _HOLDER, around)


def _tenure_of_body(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    facts = around.facts(subject)
    posts = [body for body in facts.get(_BODY, ()) if around.is_a(body, _IS_POST)]
    for tenure in facts.get(_HOLDER, ()):
        held = around.facts(tenure)
        if not all(post in held.get(_POST, ()) for post in posts):
            return False
        if not all(person in held.get(_MEMBER, ()) for person in facts.get(_DENOTES, ())):
            return False
    return True


def _quote_in_text(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    facts = around.facts(subject)
    selectors = facts.get(_SELECTOR, ())
    source = around.one(subject, _SOURCE)
    text = around.words(source, _TEXT) if source else None
    if text is None or len(selectors) != 2:
        return False
    position, quote = around.facts(selectors[0]), around.facts(selectors[1])
    if _START not in position:
        position, quote = quote, position
    start, end = _offset(*position.get(_START, ())), _offset(*position.get(_END, ()))
    if start is None or end is None or _START in quote or _EXACT in position:
        return False
    exact = quote.get(_EXACT, ())
    return len(exact) == 1 and exact[0][0] == '"' and text[start:end] == lexical(exact[0])


@lru_cache(1 << 12)
def _offset(*literals: str) -> int | None:
    """Return the number of characters that the only one of several terms gives, ``None`` where it does not."""
    if len(literals) != 1 or literals[0][0] != '"':
        return None
    written = lexical(literals[0])
    return int(written) if written.isdecimal() else None


def _words_somewhere(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    return all(_TEXT in around.facts(source) for source in around.facts(subject).get(_SOURCE, ()))


def _words_of_commitment(subject: str, said: Said, values: Sequence[str], around: Around) -> bool:
    turn, clause = around.one(subject, f"<{GK('madeIn')}>"), around.words(subject, f"<{GK('clause')}>")
    text = around.words(turn, _TEXT) if turn else None
    return clause is not None and text is not None and clause in text


_HOLDS: Final[Mapping[str, Holds]] = MappingProxyType(
    {
        "itself": _itself, "day-of-sitting": _day_of_sitting, "asked-in-term": _asked_in_term,
        "asked-by-holder": _asked_by_holder, "after-its-lead": _elsewhere, "in-a-circle": _elsewhere,
        "after-what-it-answers": _after_what_it_answers, "own-place": _own_place, "spoken-in-term": _spoken_in_term,
        "spoken-by-holder": _spoken_by_holder, "held-on-the-day": _held_on_the_day, "tenure-of-body": _tenure_of_body,
        "quote-in-text": _quote_in_text, "words-somewhere": _words_somewhere,
        "words-of-commitment": _words_of_commitment,
    }
)  # fmt: skip
"""The name of a constraint → its counterpart. Those of the register's own things have none: the shapes judge them."""

DIGESTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "after-its-lead": "fff70979dec4ddcc",
        "after-what-it-answers": "3ece0534e9746e55",
        "asked-by-holder": "4c5e45048c1c3f15",
        "asked-in-term": "1b963498ba700a18",
        "day-of-sitting": "c471457ca14c9933",
        "held-on-the-day": "cfff09b6aa115cd1",
        "in-a-circle": "c0446089c1b64235",
        "itself": "1c4758e1080272f8",
        "own-place": "4b3adbeb6dd839e5",
        "quote-in-text": "61e80a9edc0e90a1",
        "spoken-by-holder": "56398b1a6f1d31ab",
        "spoken-in-term": "30d2cb9313041dbe",
        "tenure-of-body": "b079f626b33bf6a5",
        "words-of-commitment": "1b7663c7e09843f7",
        "words-somewhere": "4849b99926663d24",
    }
)
"""The name of a constraint → the digest of the query that its counterpart was written for."""


def counterpart(constraint: str, select: str) -> Holds:
    """Return what stands for a constraint; nothing is sure of one that has no counterpart, or another query by now."""
    name = constraint.rsplit("#", 1)[-1]
    return _HOLDS.get(name, _never) if DIGESTS.get(name) == digest_of(select) else _never


def digest_of(select: str) -> str:
    """Return what tells a query from another: spaces do not."""
    return hashlib.sha256(" ".join(select.split()).encode()).hexdigest()[:16]
