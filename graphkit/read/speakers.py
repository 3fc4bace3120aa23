"""Speakers: where one turn ends and the next begins, told from speaker lines alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Piece", "split_turns"]

_HONORIFIC = (
    r"(?:Sir|Dame|Lord|Lady|Baroness|Baron|Dr|Mr|Mrs|Ms|Miss|Mme|Professor|Prof|Cllr|Councillor|Councilor|The Rt Hon|Rt Hon|"
    r"Hon|Assembly Member|Council Member|Councilmember|Alderman|Senator|Deputy|Reverend|Revd)\.? "
)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ſ]"
_PART = (
    rf"(?:\[?{_CAPITAL}(?:[\w’'‘\u2010\u2011-]|\.(?! )){{0,40}}\]?|(?:(?!I\.){_CAPITAL}|St|Jr)\.|"
    rf"(?:de|van|von|der|den|al|bin|el|la|le|du|of|Al)[ -]{_CAPITAL}[\w’'-]{{0,40}})"
)
"""A part of a name; a full stop ends it, except behind an initial: behind ``Reed.`` another sentence begins."""

_NAME = rf"(?:{_HONORIFIC}){{0,3}}{_PART}(?: {_PART}){{0,5}}"
_LETTERS = (
    r"(?:,? (?:AM|MP|MEP|MLA|MSP|OBE|MBE|CBE|KBE|DBE|BEM|QPM|KPM|QFSM|KFSM|KC|QC|JP|MVO|CVO|KCVO|TD|DL|PC|PhD|FRSA)\b\.?"
    r"|,? \(AM\))"
)
_ROLE = r" ?\([^()\n]{0,160}\)"
_LINE = re.compile(rf"(?P<label>{_NAME}(?P<letters>{_LETTERS}{{0,6}})(?P<role>(?:{_ROLE}){{1,3}})?) ?:(?=\s|$)")
_BROKEN_OFF = r"(?<=[a-z,;]) (?=[^():]{3,60} ?\((?:AM|[^()\n]{0,80}\b(?:Mayor|Chair|Chairman|Commissioner|Director|Chief)\b[^()\n]{0,80})\) ?: )"
"""Where somebody may be broken off in mid-sentence, and the next one's office is printed."""

_GOES_ON = frozenset("by from to of and or with for as that is was says said asked told mr mrs ms".split())
"""What stands before somebody who is spoken of: ``It was read by Bo Reed (Mayor of Hob): all of it.``"""

_INLINE = re.compile(
    rf"(?:(?<=[.?!…\"”’')\]–—\u2010\u2011-]) |(?<= [–—-])(?=[A-Z])|{_BROKEN_OFF})(?P<label>{_NAME}(?:{_LETTERS}{{1,6}}(?:{_ROLE})?|{_ROLE})) ?:(?= |$)"
)
_LABELLED = re.compile(r"[A-Z)]\.? ?:(?: |$)")
"""So ends every label inside a paragraph: with letters or a bracket. Few paragraphs have any."""

_OFFICES = (
    "Chair Chairman Chairwoman Chairperson Mayor Commissioner Speaker President Clerk Convener Convenor Premier Taoiseach "
    "Tánaiste Cathaoirleach Leas-Chathaoirleach"
).split()
_OFFICE = "|".join(
    form
    for office in (
        *_OFFICES,
        "Presiding Officer",
        "Prime Minister",
        "First Minister",
        "Ceann Comhairle",
        "Leas-Cheann Comhairle",
    )
    for form in (office, office.upper())
)
_TITLE = (
    rf"(?:(?:The|An|THE) )?(?:(?:Madam|Mr\.?|Acting|Deputy|Vice|Temporary|ACTING|DEPUTY|VICE) ?-?){{0,3}}(?:{_OFFICE})"
)
_CROWD = (
    r"(?:(?:Some|Several|Many|An?|Other) )?(?:Hon|hon)(?:\.|ourable|orable|) [Mm](?:embers?|EMBERS?)|"
    r"(?:Some|Several|Many|A|Other) (?:[Mm]embers?|[Dd]eputies|[Ss]enators)|Deputies|All(?: [Mm]embers)?"
)
_IN_OFFICE = (
    rf"(?:The )?(?=[^():]{{0,160}}\b(?:Minister|Secretary|Attorney|Advocate|Chancellor|Leader|Whip|Treasurer|Officer|{_OFFICE})\b)"
    rf"{_CAPITAL}[^():\n.?!]{{3,160}} \((?:{_HONORIFIC}){{0,2}}{_PART}(?: {_PART}){{0,4}}\)"
)
"""An office with the name behind it in brackets: ``The Minister for Trams (Deputy Sam Stone)``."""

_TITLE_LINE = re.compile(rf"(?P<label>{_TITLE}(?: \([^()\n]{{0,120}}\))?|{_CROWD}|{_IN_OFFICE}) ?:(?=\s|$)")
_TIME = re.compile(r" ?\(\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?\)", re.IGNORECASE)
_NO_NAME = frozenset(
    "a agenda also an and answer appendix as author background because but can category chapter contact date do email "
    "following for from however if in is it item last like location may meeting my next no note notes now number on one or our "
    "point points question questions reference report response section session so some source subject summary supplementary "
    "table telephone thank that the their then there these they this those three title to two update venue version we website "
    "what when where which who why yes you your first second third finally firstly secondly".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One turn: who is printed as speaking (``None`` before the first speaker line), its text, its line."""

    label: str | None
    text: str
    line: int


def split_turns(paragraphs: Iterable[tuple[int, str]]) -> Iterator[Piece]:
    """Cut paragraphs (line, normal text) into turns at speaker lines, also inside a paragraph.

    A bare ``Name:`` counts at the beginning of a paragraph when it has two capitalised words or more; inside a
    paragraph a name needs its letters (``AM``) or its office in brackets, after the end of a sentence. So a colon
    within a sentence is no speaker line.
    """
    label: str | None = None
    texts: list[str] = []
    begun = 0
    for line, paragraph in paragraphs:
        for cut_label, text in _cut(paragraph):
            if cut_label is not None:
                if texts or label is not None:
                    yield Piece(label, "\n\n".join(texts), begun)
                label, texts, begun = cut_label, [], line
            if text:
                if not texts and label is None:
                    begun = line
                texts.append(text)
    if texts or label is not None:
        yield Piece(label, "\n\n".join(texts), begun)


def _cut(paragraph: str) -> Iterator[tuple[str | None, str]]:
    """Yield (label or None, text) for each stretch of a paragraph."""
    first = _at_start(paragraph)
    label = _TIME.sub("", first.group("label")).strip() if first else None
    start = first.end() if first else 0
    again = _again(label, paragraph, start) if label else ()
    labelled = _INLINE.finditer(paragraph, start) if _LABELLED.search(paragraph, start) else ()
    for found in sorted((*labelled, *again), key=re.Match.start) if again else labelled:
        if found.re is not _CHAIR and not (_is_name(found.group("label")) and _ends_a_turn(paragraph, found)):
            continue
        yield label, paragraph[start : found.start()].strip()
        label, start = found.group("label").strip(), found.end()
    yield label, paragraph[start:].strip()


_CHAIR = re.compile(r"(?<=[.?!”’–—-]) (?P<label>The Chair(?:man)?) ?:(?= )")


def _again(label: str, paragraph: str, start: int) -> list[re.Match[str]]:
    """Return where whoever began a paragraph by a bare name speaks in it again, and the chair between."""
    if "(" in label or f" {label}:" not in paragraph[start:]:
        return []
    own = re.compile(rf"(?<=[.?!”’–—-]) (?P<label>{re.escape(label)}) ?:(?= )")
    return [found for form in (own, _CHAIR) for found in form.finditer(paragraph, start)]


def _ends_a_turn(paragraph: str, named: re.Match[str]) -> bool:
    """Say whether what stands before a name ends, or breaks off behind a word in small letters that wants nobody's name."""
    end = named.start()
    if not (paragraph[end - 1].islower() or paragraph[end - 1] in ",;"):
        return True
    before = paragraph[:end].rsplit(" ", 1)[-1]
    return named["label"][0].isupper() and before[:1].islower() and before.strip(",;") not in _GOES_ON


def _at_start(paragraph: str) -> re.Match[str] | None:
    title = _TITLE_LINE.match(paragraph)
    if title:
        return title
    found = _LINE.match(paragraph)
    if found is None or not _is_name(found.group("label")):
        return None
    if found.group("letters") or found.group("role") is not None:
        return found
    words = found.group("label").split()
    return found if 2 <= len(words) <= 6 and len(found.group("label")) <= 60 else None


def _is_name(label: str) -> bool:
    words = re.findall(r"[^\W\d_][\w’'-]*", label.split("(")[0])
    return bool(words) and words[0].lower() not in _NO_NAME
