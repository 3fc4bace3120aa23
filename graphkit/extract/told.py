"""Told: who is meant by an office where the sentence says it: a past holder, a name beside it, the chair of the day."""

from __future__ import annotations

import re
from datetime import timedelta

from graphkit.extract.beside import beside_a_name, named_then, past_holder_beside
from graphkit.extract.chairs import chair_of_the_day, said_of
from graphkit.extract.holders import SAID, resolved
from graphkit.extract.page import Page, Span, word_before
from graphkit.model import Finding
from graphkit.register.posts import bare, posts_of

__all__ = ["once_held", "told_by_the_words"]


def told_by_the_words(span: Span, text: str, page: Page) -> Finding | None:
    """Return who is meant where the sentence says it, or the sitting has one chair; else ``None``."""
    return (
        _of_a_past_holder(span, text, page)
        or beside_a_name(span, text, page)
        or past_holder_beside(span, text, page)
        or chair_of_the_day(span, text, page)
        or _of_a_past_year(span, text, page)
    )


_IN_A_YEAR = re.compile(r"\b[Ii]n (?:(?:early|late) )?(?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d),? (?:the|our) $")
_DONE_IN_A_YEAR = re.compile(
    r" (?:[a-z]+ed|said|told us|wrote|made it|gave it|took it|won|spoke)(?: (?:so|it|this|that))?(?: back)? in "
    r"(?:(?:early|late) )?(?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)\b"
)


def _of_a_past_year(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``In 2007, the Mayor``, ``the Mayor said in May 2007``, of a year in which another than the holder of the day held the office."""
    if len(span.ids) != 1:
        return None
    said = _IN_A_YEAR.search(text, max(0, span.start - 28), span.start) or _DONE_IN_A_YEAR.match(text, span.end)
    if said is None or int(said["year"]) >= page.on.year:
        return None
    year, after = said["year"], str(int(said["year"]) + 1)
    tenures = page.register.tenures_by_post.get(span.ids[0], ())
    held = [t for t in tenures if t.start < after and (not t.end or t.end > year)]
    if (
        not held
        or held[0].start > f"{year}-01-01"
        or not {*held}.isdisjoint(page.register.holders(span.ids[0], page.on))
    ):
        return None
    people = tuple(dict.fromkeys(f"person/{t.person}" for t in held))
    if len(people) > 1:
        post = f"post/{span.ids[0]}"
        return page.finding(span, post, "office: several held it that year", 0.5, status="Ambiguous", candidates=people)
    return resolved(page, span, span.ids[0], SAID, 0.85, held[0].id, held[0].person)


def once_held(span: Span, text: str, page: Page) -> Finding | None:
    """Read ``Ann Oak was the last Chair``, ``the then Chair, Ann Oak``, of one who held the office and does not now."""
    if word_before(text, span.start) == "then" or text.endswith("then-", 0, span.start):
        return named_then(span, text, page)
    person = said_of(span, text, page) if _WAS_THE.search(text, max(0, span.start - 24), span.start) else None
    return _once_held_by(person, span, text, page, past=True)


_WAS_THE = re.compile(r"\b(?:was|were|been|as)(?: the| our| my| your)? (?:last|first|then|only) $")
_PRONOUN = re.compile(
    r"\b(?P<who>[Hh]e|[Ss]he|I)(?: (?:was|became|am|have been|had been|has been)|[’'](?:m|ve been|d been)) "
    r"(?:the |your |our |my |his |her |their |then |also |once |still |previously |formerly |briefly |acting |interim )*$"
)
_YOU_WERE = re.compile(r"\b[Yy]ou (?:(?:were|used to be|had been)(?: the| once| then| also)*|as(?: the| our)?) $")
_THEN_I = re.compile(r",? I\b")
_YOURS_AS = re.compile(
    r"\b(?P<whose>[Mm]y|[Yy]our) (?:\w+ )?(?:days?|weeks?|months?|years?|time|term|role|capacity|job|duty|duties|appearance|meeting|session|post|work)"
    r" (?:here )?as (?:the |our |your )?$"
)
_AS = re.compile(r"\b[Aa]s (?:the |your |our |his |her |their )?$")
_I_AS = re.compile(
    r"\b(?:I|I[’']ve) (?!(?:was )?(?:ask|told|thank|regard|see|know))(?:[\w’'-]+,? ){1,9}as (?:the |your |our |his |her |their )?$"
)


def _of_a_past_holder(span: Span, text: str, page: Page) -> Finding | None:
    """Read who once held an office: ``James Murray, who was then my Deputy Mayor``, ``when he was Commissioner``."""
    left = text[max(0, span.start - 60) : span.start]
    if _YOU_WERE.search(left):
        return _once_held_by(_spoken_to(span, page), span, text, page, past=True)
    pronoun = _PRONOUN.search(left)
    if pronoun and pronoun["who"] == "I":
        return _once_held_by(page.speaker, span, text, page, past=bool(_WAS.search(pronoun.group())))
    yours = _YOURS_AS.search(left)
    if yours:
        return _once_held_by(
            page.speaker if yours["whose"].lower() == "my" else _spoken_to(span, page), span, text, page
        )
    if _I_AS.search(left) or (_AS.search(left) and _THEN_I.match(text, span.end)):
        return _once_held_by(page.speaker, span, text, page)
    theirs = _of_the_pronoun(pronoun, span, text, page) if pronoun else None
    if theirs:
        return theirs
    if pronoun and page.named:
        last = next(reversed(page.named))
        past = bool(_WAS.search(pronoun.group()))
        return _once_held_by(_past_holder_named(span, page) or last, span, text, page, past=past)
    return _once_held_by(said_of(span, text, page), span, text, page)


_WAS = re.compile(r"\b(?:was|became|had been)\b")


def _of_the_pronoun(pronoun: re.Match[str], span: Span, text: str, page: Page) -> Finding | None:
    """Return the office that is over of the last one in the turn who may be the ``he`` or ``she`` of ``when he was the Chair``."""
    sex = "male" if pronoun["who"].lower() == "he" else "female"
    if not _WAS.search(pronoun.group()):
        return None
    people = dict.fromkeys(person for _, person in reversed(page.said_here))
    found = (_once_held_by(p, span, text, page, past=True) for p in people if page.register.people[p].gender == sex)
    return next((finding for finding in found if finding), None)


def _spoken_to(span: Span, page: Page) -> str | None:
    """Return who speaks before or after the turn and has held an office of the title."""
    posts = {*span.ids, *posts_of(page.register).beginning(bare(page.turn.text[span.start : span.end]))}
    held = {t.person for t in page.register.tenures if t.post in posts}
    return next((person for person in reversed(page.neighbours()) if person in held), None)


def _past_holder_named(span: Span, page: Page) -> str | None:
    """Return who was named last of those who held an office of that title and do not now."""
    today = page.on.isoformat()
    for person in reversed(page.named):
        held = [t for t in page.register.tenures_by_person.get(person, ()) if t.post in span.ids and t.start <= today]
        if held and all(t.span.holds(page.on) == "no" for t in held):
            return person
    return None


def _once_held_by(person: str | None, span: Span, text: str, page: Page, *, past: bool = False) -> Finding | None:
    """Return the office of the title that somebody held last by the day; the one that is over where it is spoken of as ``past``."""
    title = re.sub("chairman$", "chair", bare(text[span.start : span.end]))
    posts = {*span.ids, *posts_of(page.register).beginning(title)}
    tenures = page.register.tenures_by_person.get(person or "", ())
    acts = word_before(text, span.start).lower() == "acting" or text[span.start : span.start + 6].lower() == "acting"
    until = page.on + timedelta(days=90) if acts else page.on
    held = [
        t
        for t in tenures
        if t.post in posts and (t.acting or t.start <= page.on.isoformat()) and t.start <= until.isoformat()
    ]
    if not held:
        return None
    latest = max(held, key=lambda t: (acts and t.acting, (t.span.holds(page.on) == "yes") != past, t.start))
    if latest.span.holds(page.on) == "yes":
        page.remember_post(latest.post)
    return resolved(page, span, latest.post, SAID, 0.9, latest.id, person)
