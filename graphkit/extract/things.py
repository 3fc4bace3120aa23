"""Things: organisations, places, schemes and events by their labels, and the letters that a page introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from graphkit.extract.labels import labels_of
from graphkit.extract.page import Page, Span, begins_sentence, word_before
from graphkit.extract.triggers import GIVEN
from graphkit.fold import key, slug
from graphkit.model import Finding
from graphkit.register import Register
from graphkit.register.posts import posts_of
from graphkit.register.things import Dated

__all__ = ["acronyms_in", "introduced", "thing_finding"]

_LETTERS = re.compile(r" \((?:the )?[“\"‘']?([A-Z][A-Za-z0-9&]{1,8})[”\"’']?\)")
_LONG_FORM = re.compile(r"(?:(?:[A-Z][\w’'-]*+|of|for|and|the|on|to|in|&|with|against),? ?){2,10}$")
_SMALL = frozenset(("of", "for", "and", "the", "on", "to", "in", "&", "with", "against"))
_BODIES = frozenset(
    """agency army association authority board brigade bureau centre centres college commission committee company corporation council
    department federation force forum foundation group groups guard institute ministry navy network office organisation panel partnership
    police secretariat service services society taskforce team teams trust union unit units university""".split()
)
_WORKS = frozenset(("strategy", "plan", "charter", "framework", "manifesto", "vision"))
_PAPERS = frozenset(("report", "review", "memorandum", "act", "bill", "code", "guidance", "agreement"))

_SEAT = re.compile(
    r"\b(?:constituen|seat\b|Member(?: for\b|, (?=[A-Z]))|\bMPs?\)? for\b|represent|s[ai]ts? for|stood (?:for|in)|elected (?:for|in))"
)

ORDINARY = frozenset(
    """liberty shelter crisis unite unison matrix lighthouse plan games carnival hopper havens fearless met thames
    barking unity prevent section mind refuge scope solace sustain lime bolt sapphire guardian arsenal spurs
    southern google brigade countdown hestia amnesty reading bath oval shard demos""".split()
) | {"first steps", "capital growth", "plane stupid", "spark inside"}
"""Names that are ordinary words too: at the beginning of a sentence their capital says nothing."""


_ACTS = re.compile(
    r"(?: (?:has|says|said|tells|told|writes|wrote|asks|asked|offers|offered|gives|gave|runs|ran|trains|trained|reports|reported|"
    r"estimates|estimated|believes|wants|wanted|argues|argued|warns|warned|publishes|published|represents|represented|closes|closed|opens|opened|gets|got|needs|needed)\b|['’]s [a-z])"
)
"""What only somebody can do: behind it an ordinary word at the beginning of a sentence is a name."""


def introduced(text: str, spans: list[Span], page: Page) -> Iterator[Span]:
    """Yield the names that a text introduces with letters, and the letters: ``Independent Advisory Group (IAG)``.

    The letters are the initials of the name, in order; a name that another rule has found keeps its meaning.
    From then on they mean it on this page and in this sitting.
    """
    for found in _LETTERS.finditer(text) if " (" in text else ():
        letters = found.group(1)
        end = found.start() - 2 if text.endswith(("'s", "’s"), 0, found.start()) else found.start()
        named = next((s for s in spans if s.end == end and s.kind not in ("person",)), None)
        if named and _initials_fit(text[named.start : named.end].split(), letters):
            kind, ids, label = named.kind, named.ids, named.label or text[named.start : named.end]
        else:
            long_form = _long_form(text, end, letters)
            if long_form is None and (said := _common_words(text[max(0, end - 80) : end], letters, page.register)):
                yield Span(found.start(1), found.end(1), "block", (), "acronym: of common words", label=said)
            if long_form is None or _names_a_kind(long_form, letters) or _is_a_subject(long_form, page.register):
                continue
            kind, ids, label = _kind(long_form), (), long_form
        known = next((s for s in spans if (s.start, s.end) == found.span(1) and s.ids), None)
        if known and not ids and _stand_for(known, letters, label, page.register):
            kind, ids = known.kind, known.ids
        if named is None or label != (named.label or text[named.start : named.end]):
            yield Span(end - len(label), end, kind, ids, "acronym: introduced here", label=label)
        page.memory.acronyms[letters] = (kind, ids, label)
        yield Span(found.start(1), found.end(1), kind, ids, "acronym: introduced here", label=label)


def _common_words(before: str, letters: str, register: Register) -> str:
    """Return the common words right before letters that are theirs and so name nothing: ``particulate matter (PM)``; else nothing."""
    words = before.split()[-len(letters) :]
    said = " ".join(words)
    common = said != said.title() and _initials_fit(words, letters) and not posts_of(register).named(said)
    return said if common else ""


def _names_a_kind(long_form: str, letters: str) -> bool:
    """Say whether letters in the plural stand for several of a kind, and so for nothing by name: ``Members of Parliament (MPs)``.

    So does what somebody is: ``Member of Parliament (MP)``.
    """
    if long_form.startswith(("Member of ", "Members of ")):
        return True
    return letters[-1] == "s" and letters[:-1].isupper() and any(w.endswith("s") for w in long_form.split())


def _is_a_subject(long_form: str, register: Register) -> bool:
    """Say whether a long form is only what people talk about, and no name: ``Child Sexual Exploitation (CSE)``."""
    whole = [hit.kinds for hit in labels_of(register).find(long_form) if hit.end - hit.start == len(long_form)]
    return _kind(long_form) == "scheme" and any(set(kinds) == {"topic"} for kinds in whole)


def _stand_for(known: Span, letters: str, long_form: str, register: Register) -> bool:
    """Say whether letters mean to the register what they are said to mean here.

    They do unless the register spells them out in another way: ``International Airlines Group`` is no
    ``Independent Advisory Group (IAG)``.
    """
    names = [name for i in known.ids for name in _names_of(i, register)]
    spelt = [name for name in names if " " in name and _initials_fit(name.split(), letters)]
    return not spelt or any(key(_OWNS.sub(" ", long_form)) in key(_OWNS.sub(" ", name)) for name in names)


_OWNS = re.compile(r"['’]s ")
"""What stands in one way of writing a name and not in another: ``London's Fire Brigade``."""


def _names_of(reference: str, register: Register) -> tuple[str, ...]:
    thing = _lasting(reference, register) or register.strategies.get(reference)
    return (thing.label, *thing.aliases) if thing else ()


def _lasting(reference: str, register: Register) -> Dated | None:
    """Return the body, scheme, group or place of a reference (``organisation/tfl``): what exists from one day to another."""
    kind, _, identifier = reference.partition("/")
    tables: dict[str, Mapping[str, Dated]] = {
        "organisation": register.organisations,
        "scheme": register.schemes,
        "group": register.groups,
        "place": register.places,
    }
    return tables.get(kind, {}).get(identifier)


def acronyms_in(text: str, page: Page) -> Iterator[Span]:
    """Yield the letters that the page or an earlier one of the sitting has introduced."""
    known = page.memory.acronyms
    if not known:
        return
    for found in _any_of(tuple(sorted(known))).finditer(text):
        kind, ids, label = known[found.group()]
        yield Span(found.start(), found.end(), kind, ids, "acronym: introduced before", label=label)


@lru_cache(maxsize=1 << 8)
def _any_of(letters: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, letters))})(?![\w&])")


def _long_form(text: str, end: int, letters: str) -> str | None:
    found = _LONG_FORM.search(text, max(0, end - 120), end)
    words = found.group().split() if found else []
    for begin in range(len(words)):
        if words[begin].lower() not in _SMALL and _initials_fit(words[begin:], letters):
            return text[end - len(" ".join(words[begin:])) : end]
    return None


def _initials_fit(words: list[str], letters: str) -> bool:
    parts = [part for word in words for part in word.replace("/", "-").split("-") if part]
    every = "".join(part[0] for part in parts).upper()
    capitals = "".join(part[0] for part in parts if part.lower() not in _SMALL).upper()
    wanted = letters.upper()
    longer = len(wanted) > len(capitals) > 2 and wanted[0] == capitals[0]
    if longer and _within(wanted, every) and _within(capitals, wanted):
        return True
    return wanted in (every, capitals) or (wanted.endswith("S") and wanted[:-1] in (every, capitals))


def _within(letters: str, longer: str) -> bool:
    """Say whether some letters stand in a longer row of letters in their order."""
    left = iter(longer)
    return all(letter in left for letter in letters)


def _kind(long_form: str) -> str:
    last = long_form.split()[-1].lower()
    if last in _WORKS:
        return "strategy"
    if last in _PAPERS:
        return "document"
    return "organisation" if any(w.lower() in _BODIES for w in long_form.split()) else "scheme"


def thing_finding(span: Span, text: str, page: Page) -> Finding | None:
    """Decide which thing a label means on the day: the one that existed; organisations before places."""
    printed = text[span.start : span.end]
    if printed.lower() in ORDINARY and begins_sentence(text, span.start) and not _ACTS.match(text, span.end):
        return None
    if not span.ids:
        label = span.label or printed
        if span.kind == "event" and _ANOTHER_TIME.search(text, max(0, span.start - 48), span.start):
            return None
        if span.kind == "organisation":
            page.last_body, page.last_stranger = None, label
        body = f"{span.kind}/candidate/{slug(label)}"
        return page.finding(span, body, span.rule, 0.9, status="Candidate", denotes=body, label=label)
    if span.kind == "event" and printed.isupper() and _NUMBER_BEHIND.match(text, span.end):
        return None
    if span.kind == "place" and (_part_of_a_name(text, span) or _only_a_seat(span, text, page)):
        return None
    chosen = _of_the_day(span.ids, page.on, page.register)
    if printed == "Government" and _ANOTHER_S.search(text, max(0, span.start - 24), span.start):
        return None
    if chosen == "place/greater-london" or _is_another_of_its_kind(span, chosen, text, page.register):
        return None
    kind = chosen.split("/", 1)[0]
    if kind == "group":
        kind = span.kind
    if kind == "organisation":
        page.remember_body(chosen.removeprefix("organisation/"))
    confidence = 0.96 if len(span.ids) == 1 else 0.9
    return page.finding(
        span if kind == span.kind else span._replace(kind=kind), chosen, span.rule, confidence, denotes=chosen
    )


_NUMBER_BEHIND = re.compile(r" (?:No\.? ?)?\d{1,5} ?/ ?\d")
"""What makes of the letters of a sitting those before a question's number: ``MQT 656/2007``."""

_ANOTHER_S = re.compile(
    r"\b(?:[A-Z][a-z]+(?:ish|ese)|[A-Z][a-z]{3,}[ae]n|French|Welsh|Dutch|Greek|Swiss|US|USA|Israeli|Iraqi|Saudi|Pakistani|London|"
    r"[Nn]ext|[Ii]ncoming|[Ff]uture) $"
)
"""What makes of a government another one: ``the Scottish Government``, ``London Government``, ``the next Government``."""
_ONE = re.compile(r"\b(?:[Aa]n?|[Aa]ny|[Aa]nother|[Ee]very|[Ee]ach) $")
_ANOTHER_TIME = re.compile(
    r"\b(?:[Aa]n?|[Aa]ny|[Aa]nother|[Ee]very|[Ee]ach|[Pp]revious|[Pp]ast|[Oo]ther|[Ee]arlier|(?P<year>(?:18|19|20)\d\d)) "
    r"(?:[a-z]+ )?(?:[A-Z][a-z]+ [A-Z][a-z]+ (?:and|or) )?(?:[A-Z][a-z]+ )?$"
)
_ITS_OWN = re.compile(r"\b(?:Athens|Atlanta|Barcelona|Beijing|Munich|Paris|Rio|Sydney|Tokyo)\b[^.?!,;]{0,40}? its $")
"""What makes of the Games those of another city that has held them."""
_OF_THIS_TIME = re.compile(r" (?:legacy|bid|budget|park|site|venue|ticket|lane|project|programme|volunteer)s?\b")


def _is_another_of_its_kind(span: Span, chosen: str, text: str, register: Register) -> bool:
    """Say whether one of many is meant: ``an Olympic Games``, ``the 1948 Olympics``; ``a cable car``, in small letters."""
    if text[span.start : span.end].islower():
        return span.kind == "scheme" and bool(_ONE.search(text, max(0, span.start - 9), span.start))
    event = register.events.get(chosen.removeprefix("event/")) if span.kind == "event" else None
    if event is None or event.kind != "sport" or _OF_THIS_TIME.match(text, span.end):
        return False
    if _ITS_OWN.search(text, max(0, span.start - 60), span.start):
        return True
    other = _ANOTHER_TIME.search(text, max(0, span.start - 48), span.start)
    return other is not None and (other["year"] or "another") not in event.label


_GOES_ON = re.compile(r" (?!(?:Tube|Underground|Overground)\b)([A-Z][a-z]{3,})")


def _part_of_a_name(text: str, span: Span) -> bool:
    """A place behind ``Lord``, or in what an editor adds to a name (``United States [of America]``), is part of that name, or nothing."""
    if text.endswith("[of ", 0, span.start) and text.startswith("]", span.end):
        return True
    further = _GOES_ON.match(text, span.end)
    if further and further[1] not in GIVEN:
        return True
    before = word_before(text, span.start)
    return before in ("Lord", "Lady", "Baroness", "Sir")


def _only_a_seat(span: Span, text: str, page: Page) -> bool:
    """A constituency is named only where it is said to be one: else ``Enfield and Haringey`` are two boroughs."""
    places = [page.register.places[i.removeprefix("place/")] for i in span.ids if i.startswith("place/")]
    return all("constituency" in place.kind for place in places) and not _SEAT.search(
        text[max(0, span.start - 30) : span.end + 30]
    )


@lru_cache(maxsize=1 << 13)
def _of_the_day(ids: tuple[str, ...], on: date, register: Register) -> str:
    """Return the first of the things that existed on the day, or the first of all."""
    return next((i for i in ids if _existed(i, on, register)), ids[0])


def _existed(reference: str, on: date, register: Register) -> bool:
    thing = _lasting(reference, register)
    return thing is None or thing.holds(on)
