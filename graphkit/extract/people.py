"""People: a name in running text is whoever of that name is meant that day, or is admitted to be several."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from graphkit.extract.beside import NAMED_BEFORE_IT_STARTS
from graphkit.extract.bracketed import unbracketed
from graphkit.extract.names import rankless
from graphkit.extract.page import Page, Span
from graphkit.extract.short import meant_by_now
from graphkit.extract.titles import vocative
from graphkit.fold import fold, key, slug
from graphkit.model import Finding
from graphkit.register import Register
from graphkit.register.names import parse
from graphkit.register.people import Candidate, people_of
from graphkit.register.posts import bare, posts_of

__all__ = ["introduce_speakers", "person_finding"]

_MALE = frozenset(("mr", "mister", "sir", "lord", "baron"))
_FEMALE = frozenset(("mrs", "ms", "miss", "dame", "lady", "baroness", "madam"))
_SOON = timedelta(days=NAMED_BEFORE_IT_STARTS)
_CALLED = ("Sir ", "Dame ", "Mr ", "Mr. ", "Mrs ", "Mrs. ", "Ms ", "Ms. ")
_WEAK = frozenset(("surname", "given name"))


def person_finding(span: Span, text: str, page: Page) -> Finding | None:
    """Decide who is meant by a name; a stranger's is kept as printed, nobody is invented."""
    printed = text[span.start : span.end]
    if span.rule == "name: given name of a stranger":
        return _stranger_called(span, page.strangers.get(printed), page)
    if span.rule == "name: surname of a stranger":
        return _stranger_called(span, page.surnames.get(printed), page)
    bare_printed = unbracketed(printed)
    name = parse(rankless(bare_printed))
    if span.rule == "name: short form":
        known = meant_by_now(span.ids, text, span.start, span.end, page)
        candidates = tuple(Candidate(person, "surname", 0.75) for person in known)
    else:
        candidates = people_of(page.register).match(name)
        if span.ids:
            candidates = tuple(c for c in candidates if c.person in span.ids) or tuple(
                Candidate(person, "full name", 1.0) for person in span.ids
            )
        candidates = _fitting(candidates, printed, page)
        stranger = len(name.words) == 1 and name.words[0] in page.memory.strangers
        if stranger and all(c.why in _WEAK and not page.knows(c.person) for c in candidates):
            candidates = ()
    spoken_to = vocative(text, span.start, span.end)
    heads = frozenset() if spoken_to or not printed.startswith(_CALLED) else _known_everywhere(page)
    chosen, why, confidence = _choose(candidates, page, heads, spoken_to=spoken_to, called=len(text) - span.end < 2)
    if chosen is None and span.rule == "name: short form" and len(candidates) == 1:
        chosen, why, confidence = candidates[0].person, "the only one in office of the name", 0.7
    elif chosen is None and len(candidates) == 1 and _holds_what_it_says(candidates[0].person, printed, page):
        chosen, why, confidence = candidates[0].person, "the name and the office before it", 0.9
    if chosen:
        page.remember(chosen)
        iri = f"person/{chosen}"
        return page.finding(span, iri, f"name: {why}", confidence, denotes=iri)
    if span.rule == "name: short form":
        return None
    several = [c for c in candidates if c.why not in _WEAK or people_of(page.register).active(c.person, page.on)]
    if len(several) > 1:
        people = tuple(f"person/{c.person}" for c in several)
        return page.finding(span, people[0], "name: several bear it", round(1 / len(several), 2), status="Ambiguous", candidates=people)  # fmt: skip
    return _stranger(span, bare_printed, page)


def _fitting(candidates: tuple[Candidate, ...], printed: str, page: Page) -> tuple[Candidate, ...]:
    """Keep the candidates whom the titles allow: sex, seat, office, knighthood."""
    rank, styles = _titles_of(printed)
    register = page.register
    wrong = "female" if styles & _MALE else "male" if styles & _FEMALE else None
    left = [c for c in candidates if wrong is None or register.people[c.person].gender != wrong]
    if styles & {"mr", "mrs", "ms", "miss"}:
        plain = [c for c in left if not _is_titled(c.person, page)]
        known = [c for c in plain if page.knows(c.person) or c.person in _known_everywhere(page)]
        left = plain if known else [c for c in left if c in plain or page.knows(c.person)]
    if styles & _PEERS:
        left = [c for c in left if c.why not in _WEAK or _is_peer(c.person, page)]
    if not left or any(c.why not in _WEAK for c in left):
        return tuple(left)
    if any(c.why == "given name" for c in left):
        called = [c for c in left if rank == "mayor" and _holds(c.person, rank, page)]
        if called:
            return tuple(called)
        left = [c for c in left if styles & _KNIGHTS]
        left = [c for c in left if _knighted(c.person, page)] or [c for c in left if page.knows(c.person)]
    if {"member", "am"} & set(rank.split()):
        left = [c for c in left if register.memberships_of(c.person, page.on, "seat")]
    elif rank:
        left = [c for c in left if _holds(c.person, rank, page)] or [
            c for c in left if page.knows(c.person) or _once_held(c.person, rank, page)
        ]
    return tuple(left)


def _titles_of(printed: str) -> tuple[str, frozenset[str]]:
    """Return the folded rank in front of a name (``assembly member``, ``commissioner``), and its styles."""
    rest = rankless(printed)
    front = key(printed[: len(printed) - len(rest)].replace("[", " ").replace("]", " "))
    front = _PRESIDING.sub("chair", front)
    return front, frozenset(parse(rest).styles)


def _holds(person: str, rank: str, page: Page) -> bool:
    """Say whether a person holds, that day, an office of that rank: of the name, or one that begins or ends so."""
    register = page.register
    posts = posts_of(register).named(rank)
    for tenure in register.tenures_of(person, page.on):
        label = bare(register.posts[tenure.post].label)
        if tenure.post in posts or label.startswith(rank) or label.endswith(rank):
            return True
    return False


def _holds_what_it_says(person: str, printed: str, page: Page) -> bool:
    """Say whether a person holds, that day, the office before the surname: ``Chief Constable Larkworth``."""
    rank, _ = _titles_of(printed)
    return bool(rank) and _holds(person, rank, page)


def _once_held(person: str, rank: str, page: Page) -> bool:
    """Say whether a person had held an office of that rank by the day: ``Mayor Livingstone``, years later."""
    posts = posts_of(page.register).named(rank)
    return any(t.person == person and t.post in posts and t.start <= page.on.isoformat() for t in page.register.tenures)


def _known_everywhere(page: Page) -> frozenset[str]:
    """Return the few of the day whom half a name means where nobody else of it is about: ``Mr Brown``, ``Mr Hague``."""
    register = page.register
    posts = [post for office in _GREAT for post in posts_of(register).named(office)]
    return frozenset(t.person for post in posts for t in register.holders(post, page.on))


_GREAT = ("prime minister", "leader of the opposition")
"""The offices of a country whose holders go by half a name everywhere; a minister must have been named."""


_PRESIDING = re.compile(r"\bchair(?:man|woman)$")
_KNIGHTS = frozenset(("sir", "dame"))
_PEERS = frozenset(("lord", "baroness", "baron"))


def _is_peer(person: str, page: Page) -> bool:
    """Say whether the register knows a peerage of somebody: ``Baroness Oak`` is no Ann Oak without one."""
    record = page.register.people[person]
    return any(_begins(name, _PEERS) for name in (*(title.text for title in record.titles), *record.aliases))


def _is_titled(person: str, page: Page) -> bool:
    """Say whether somebody bears a title that day that nobody called ``Mr`` has."""
    titles = page.register.people[person].titles
    return any(_begins(title.text, _KNIGHTS | _PEERS) and title.span.holds(page.on) == "yes" for title in titles)


def _knighted(person: str, page: Page) -> bool:
    return any(_begins(title.text, _KNIGHTS) for title in page.register.people[person].titles)


def _begins(name: str, styles: frozenset[str]) -> bool:
    return not styles.isdisjoint(key(name).split()[:1])


def _choose(
    candidates: tuple[Candidate, ...], page: Page, heads: frozenset[str], *, spoken_to: bool, called: bool
) -> tuple[str | None, str, float]:
    """Return the one who stands out, why, and how sure that is; the tests stand in order of strength."""
    people = people_of(page.register)
    everyone = [c.person for c in candidates if len(candidates) == 1 or c.person != page.speaker]
    strong = [c.person for c in candidates if c.why not in _WEAK]
    ours = [p for p in everyone if p in strong or p in _own_people(page.register)]
    knights = [c.person for c in candidates if spoken_to and c.why == "given name" and _knighted(c.person, page)]
    last_named = [p for p in reversed(page.named) if p in everyone][:1]
    tests = (
        ("the full name", strong, 0.99),
        ("the full name and the day", [p for p in strong if people.active(p, page.on)], 0.95),
        ("the name and who takes the next turn", [p for p in everyone if called and p == page.neighbours()[1]], 0.97),
        (
            "the name and who was meant just before",
            [p for p in everyone if p == page.last_said[1] and not spoken_to],
            0.93,
        ),
        ("the full name before it", [] if spoken_to else _named_in_full(everyone, page), 0.96),
        ("the name and the room", [p for p in everyone if p in page.cast.present], 0.97),
        ("the name and who had the turn before", [p for p in everyone if p == page.neighbours()[0]], 0.9),
        ("the full name of one of ours before it", [p for p in ours if p in page.named], 0.93),
        ("the full name before it", last_named, 0.96),
        ("the name and the room", [p for p in everyone if p in page.room], 0.95),
        ("the name and the seat", [p for p in everyone if page.register.memberships_of(p, page.on, "seat")], 0.92),
        ("the name and an office known everywhere", [p for p in everyone if p in heads], 0.8),
        ("the name and the day", [p for p in ours if people.active(p, page.on)], 0.88),
        (
            "the only knight of the name in office or lately, spoken to",
            [p for p in knights if people.active(p, page.on) or people.active(p, page.on - _SOON)],
            0.75,
        ),
        ("the only one of the name so far", [p for p in ours if people.active_by(p, page.on)], 0.75),
        ("the only one of the name, who comes soon", [p for p in ours if people.active(p, page.on + _SOON)], 0.7),
    )
    for why, left, confidence in tests:
        if len(left) == 1:
            return left[0], why, confidence
    return None, "", 0.0


def _named_in_full(people: list[str], page: Page) -> list[str]:
    """Return those of some people whose whole name the speakers have said before on the page."""
    earlier = page.earlier
    return [p for p in people if p in page.named and any(page.register.people[p].label in text for text in earlier)]


@lru_cache(maxsize=8)
def _own_people(register: Register) -> frozenset[str]:
    """Return who ever sat in the register's body or held an office under its authority: half a name means one of them.

    A minister of another government is called by half a name only once the page has named the minister or the office.
    """
    posts = posts_of(register)
    sat = (m.person for m in register.memberships)
    return frozenset((*sat, *(t.person for t in register.tenures if posts.is_own(t.post))))


def _stranger(span: Span, printed: str, page: Page) -> Finding | None:
    """Keep a name that nobody in the register bears; a short one is joined to the full one before it."""
    words = parse(rankless(printed)).words
    if not words:
        return None
    known = page.memory.strangers.get(words[-1])
    if known is None and len(words) == 1 and printed.startswith(("Sir ", "Dame ")):
        called = page.strangers.get(printed.split()[-1])
        called = called or _full_name_to_come(printed, page)
        known = (called, words[0]) if called else None
    if known and (len(words) == 1 or words == tuple(known[1].split(" "))[-len(words) :]):
        body, label = f"name/{slug(known[0])}", known[0]
    else:
        label = _untitled(printed) if len(words) > 1 else printed
        body = f"name/{slug(label)}"
        page.memory.strangers[words[-1]] = (label, " ".join(words))
        if _KNIGHTS & set(parse(rankless(printed)).styles):
            page.memory.strangers.setdefault(words[0], (label, " ".join(words)))
        if len(words) > 1:
            page.strangers[label.split()[0]] = label
            page.surnames[label.split()[-1]] = label
    return page.finding(span, body, "name: not in the register", 0.9, status="Candidate", denotes=body, label=label)


def _full_name_to_come(printed: str, page: Page) -> str | None:
    """Return the full name that a later turn gives to ``Sir Ann``, without its title."""
    later = " ".join(turn.text for turn in page.question.turns[page.index :])
    found = re.search(rf"\b{re.escape(printed)} [A-Z][\w’'-]*\w", later)
    return _untitled(found.group()) if found else None


def introduce_speakers(page: Page) -> None:
    """Note who speaks on a page and is in no register: ``Ms Oak`` and ``Ann`` may mean ``Ann Oak (Director of Parks)``."""
    for turn, spoken in zip(page.question.turns, page.cast.speakers, strict=True):
        if spoken.person is None and turn.label:
            label = _untitled(turn.label.partition("(")[0].strip())
            words = label.split()
            if len(words) > 1 and all(word[:1].isupper() for word in words):
                page.memory.strangers.setdefault(fold(words[-1]), (label, " ".join(map(fold, words))))
                page.strangers.setdefault(words[0], label)


def _stranger_called(span: Span, label: str | None, page: Page) -> Finding | None:
    """Join half a name to whoever of that name the page has named, and no register knows."""
    body = f"name/{slug(label)}" if label else ""
    return page.finding(span, body, span.rule, 0.85, status="Candidate", denotes=body, label=label) if label else None


def _untitled(printed: str) -> str:
    """Return a full name without titles and letters: ``Dr Jane Smith OBE`` → ``Jane Smith``."""
    name = parse(rankless(printed))
    words = re.sub(r"[\[\],]", "", rankless(printed)).split(" ")
    end = len(words) - len(name.letters)
    return " ".join(words[len(name.styles) : end])
