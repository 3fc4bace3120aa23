"""People: names in running text, with their titles and letters, bound to whoever is meant that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graphkit.extract.page import Page, Span
from graphkit.fold import key, slug
from graphkit.model import Finding
from graphkit.register import Register
from graphkit.register.names import STYLES, parse
from graphkit.register.people import Candidate, people_of
from graphkit.register.posts import bare, posts_of

__all__ = ["names_in", "person_finding"]

_HONORIFIC = (
    r"(?:The )?(?:Rt Hon |Right Honourable )?(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|"
    r"Councillor|Cllr|Reverend|Revd|Justice|Judge|Bishop|Inspector|Superintendent|Sergeant|Constable|PC|DCI|DI)"
)
_RANK = (
    r"Assembly Member|Deputy Mayor|Mayor|Deputy Commissioner|Assistant Commissioner|Deputy Assistant Commissioner|"
    r"Commissioner|Commander|Chief Constable|Chief Superintendent|Chief Inspector|Detective \w+|Minister|Member"
)
_WORD = r"(?:(?:[Dd]e|[Vv]an|[Vv]on|[Aa]l|Mc|Mac|[Dd]’|[Dd]')[ -]?)?[^\W\d_a-zà-öø-ÿ][\w’'‑-]*[\w]"
_TITLED = re.compile(
    rf"(?<![\w’'])\[?(?:{_RANK}|{_HONORIFIC})\]?\.?(?: \[?(?:{_RANK}|{_HONORIFIC})\]?\.?)? "
    rf"(?:\[[^\W\d_][\w’'-]*\] ?)?{_WORD}(?: {_WORD}){{0,3}}"
)
_LETTERS = re.compile(r"(?:,? (?:AM|MP|OBE|MBE|CBE|KBE|DBE|QPM|KPM|QFSM|KC|QC|MVO|CVO|BEM|JP)\b)+")
_TITLE_LEFT = re.compile(rf"(?:(?<=\W)|^)\[?(?:{_RANK}|{_HONORIFIC})\]?\.?(?: \[?(?:{_RANK}|{_HONORIFIC})\]?\.?)? $")
_MALE = {"mr", "sir", "lord", "baron"}
_FEMALE = {"mrs", "ms", "miss", "dame", "lady", "baroness", "madam"}


def names_in(text: str, register: Register) -> Iterator[Span]:
    """Yield every span that is a title and a name: ``Assembly Member O'Connell``, ``Deputy Mayor [Tom] Copley``."""
    styles = _style_keys(register)
    for found in _TITLED.finditer(text):
        printed = found.group()
        start = found.start()
        if printed.startswith("The "):
            start += 4
            printed = printed[4:]
        trimmed = _trim(printed, register)
        if trimmed is None or bare(trimmed) in styles or key(trimmed) in styles:
            continue
        end = start + len(trimmed)
        yield Span(start, _with_letters(text, end), "person", (), "name: title and name", label=trimmed)


def widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a name with the title before it and the letters after it (guideline 3)."""
    before = _TITLE_LEFT.search(text, max(0, start - 60), start)
    if before:
        begin = before.start()
        start = begin + 4 if text.startswith("The ", begin) else begin
    return start, _with_letters(text, end)


def _with_letters(text: str, end: int) -> int:
    found = _LETTERS.match(text, end)
    return found.end() if found else end


def _trim(printed: str, register: Register) -> str | None:
    """Drop words from the right until the rest names somebody; one or two words where nobody is known."""
    words = printed.split(" ")
    people = people_of(register)
    for length in range(len(words), 1, -1):
        tried = " ".join(words[:length])
        name = parse(_rankless(tried))
        if name.words and name.full and people.match(name):
            return tried
    name = parse(_rankless(printed))
    if not name.words or name.words[0] in STYLES:
        return None
    return printed if len(name.words) <= 2 else " ".join(words[: len(words) - len(name.words) + 2])


_RANKS = re.compile(rf"^\[?(?:{_RANK})\]?\.? (?=\S)")


def _rankless(printed: str) -> str:
    """Return a name without ranks in front: ``Deputy Mayor [Tom] Copley`` → ``[Tom] Copley``."""
    rest = printed
    while (shorter := _RANKS.sub("", rest)) != rest:
        rest = shorter
    return re.sub(r"^Justice ", "", rest)


def rank_of(printed: str) -> str:
    """Return the folded ranks and styles in front of a name: ``assembly member``, ``commissioner``, ``sir``."""
    rest = _rankless(printed)
    front = key(printed[: len(printed) - len(rest)].replace("[", "").replace("]", ""))
    return " ".join((front, *parse(rest).styles)).strip()


def person_finding(span: Span, text: str, page: Page) -> Finding | None:
    """Decide who is meant by a name, or say that it cannot be told."""
    printed = text[span.start : span.end]
    name = parse(_rankless(printed))
    candidates = _fitting(people_of(page.register).match(name), printed, page)
    if span.ids:
        candidates = tuple(c for c in candidates if c.person in span.ids) or tuple(
            Candidate(i, "full name", 1.0) for i in span.ids
        )
    if not candidates:
        return _stranger(span, printed, page)
    chosen, why, confidence = _choose(candidates, page)
    assert page.turn is not None
    if chosen:
        page.remember(chosen)
        return _finding(page, span, f"person/{chosen}", f"name: {why}", confidence, denotes=f"person/{chosen}")
    people = tuple(f"person/{c.person}" for c in candidates)
    return _finding(page, span, people[0], "name: several bear it", 0.4, status="Ambiguous", candidates=people)


def _fitting(candidates: tuple[Candidate, ...], printed: str, page: Page) -> tuple[Candidate, ...]:
    """Keep the candidates that the title allows: sex, seat, office."""
    rank = rank_of(printed)
    words = set(rank.split())
    register = page.register
    wrong = "female" if words & _MALE else "male" if words & _FEMALE else None
    left = [c for c in candidates if wrong is None or register.people[c.person].gender != wrong]
    weak = [c for c in left if c.why in ("surname", "given name")]
    if weak and len(weak) == len(left):
        if "assembly member" in rank:
            left = [c for c in left if register.memberships_of(c.person, page.on, "seat")]
        posts = posts_of(register).named(re.sub(r"\b(?:mr|mrs|ms|sir|dame|dr|lord)\b", "", rank).strip() or "-")
        if posts:
            held = [c for c in left if any(t.post in posts for t in register.tenures_of(c.person, page.on))]
            left = held or [c for c in left if _style_shared(c, rank, page)]
        if any(c.why == "given name" for c in left):
            left = [c for c in left if words & {"sir", "dame"} and _knighted(c.person, page)]
    return tuple(left)


def _style_shared(candidate: Candidate, rank: str, page: Page) -> bool:
    """Say whether the person holds, that day, any post whose name ends in the rank (`Deputy Mayor for …`)."""
    register = page.register
    return any(
        bare(register.posts[t.post].label).startswith(rank) or bare(register.posts[t.post].label).endswith(rank)
        for t in register.tenures_of(candidate.person, page.on)
    )


def _knighted(person: str, page: Page) -> bool:
    known = person in page.cast.present or person in page.named
    record = page.register.people[person]
    titled = any(parse(t.text).styles[:1] in (("sir",), ("dame",)) or t.text in ("Sir", "Dame") for t in record.titles)
    return titled or known


def _choose(candidates: tuple[Candidate, ...], page: Page) -> tuple[str | None, str, float]:
    people = people_of(page.register)
    strong = [c.person for c in candidates if c.weight > 0.9]
    everyone = [c.person for c in candidates]
    room = {*page.cast.present, *((page.cast.chair,) if page.cast.chair else ())}
    tests = (
        ("the full name", strong, 0.99),
        ("the name and the room", [p for p in everyone if p in page.cast.present], 0.97),
        ("the full name before it", [p for p in everyone if p in page.named], 0.96),
        ("the name and the room", [p for p in everyone if p in room], 0.95),
        (
            "the name and the seat",
            [p for p in everyone if page.register.memberships_of(p, page.on, "seat")],
            0.9,
        ),
        ("the name and the day", [p for p in everyone if people.active(p, page.on)], 0.88),
        ("the name", everyone, 0.7),
    )
    for why, left, confidence in tests:
        if len(left) == 1:
            return left[0], why, confidence
    return None, "", 0.0


def _stranger(span: Span, printed: str, page: Page) -> Finding | None:
    """A title and a name that nobody in the register bears: the printed name is kept, no person is invented."""
    if not re.match(rf"\[?(?:{_HONORIFIC}|Assembly Member|Chief \w+|Commander|Detective)", printed):
        return None

    body = f"name/{slug(printed)}"
    return _finding(page, span, body, "name: not in the register", 0.5, status="Candidate", label=printed)


def _finding(
    page: Page,
    span: Span,
    body: str,
    rule: str,
    confidence: float,
    *,
    status: str = "Accepted",
    denotes: str | None = None,
    candidates: tuple[str, ...] = (),
    label: str | None = None,
) -> Finding:
    assert page.turn is not None
    return Finding(
        page.turn.sequence, span.start, span.end, "person", body, rule, confidence, status, denotes,
        candidates=candidates, label=label,
    )  # fmt: skip


@lru_cache(maxsize=8)
def _style_keys(register: Register) -> frozenset[str]:
    keys = set()
    for post in register.posts.values():
        for label in (post.label, *post.aliases, *post.styles):
            keys |= {bare(label), key(label)}
    return frozenset(keys)
