"""Titles: what stands round a title in running text says whether it means anybody, and whether it speaks to them."""

from __future__ import annotations

import re
from collections.abc import Callable

from graphkit.extract.page import Page, Span, begins_sentence, unpossessed, word_before
from graphkit.extract.patterns import one_of
from graphkit.extract.triggers import FUNCTION_WORDS, GIVEN

__all__ = [
    "in_apposition",
    "is_spoken_of_in_general",
    "is_to_come",
    "means_no_holder",
    "open_office",
    "vocative",
]

_NOT_THE_HOLDER = frozenset(
    """next former previous past ex future another every any each some no old then last incoming shadow
    would-be prospective successive predecessor lord vice assistant associate lady""".split()
)
_GENERIC = frozenset(
    "a an any every each some no another these those many several most two three few all neither".split()
)
_PART_OF_A_NAME = frozenset(("deputy", "vice", "assistant", "lord", "lady", "night", "victims", "fire", "information"))
_OWN_CITY = re.compile(r"^ of (?:this|our|the) (?:great )?(?:city|capital)\b")
_LINKED = re.compile(r"^ of (?=\S)|^ for (?:the )?[A-Z]|^-(?:elect|designate|in-)|^ (?:elect|designate)\b")
_POSSESSED_NAME = re.compile(r"^['’]s? (?=[A-Z])")
_SMALL_WORD_BETWEEN = re.compile(r"['’]s? (?:and|or|in|on|at|of|to|for|with|from|by|as) ")
_STOP = re.compile(r"[.,;:?!()\n]")
_QUOTED_BEFORE = re.compile(r"[\"“](?:[Tt]he )?$")
_THE_OFFICE = re.compile(r"\b(?:office|title|powers) of (?:the )?$|\bpredecessor as $", re.I)
_WHAT_IT_IS = re.compile(r"(?:^|[.?!] |\b(?:that|of|by|about|for|with|than|in|from) )[Bb]eing $")
_THE_POST = re.compile(r"\b(?:post|role|job|position) of (?:the )?$")
_IS_FILLED = re.compile(
    r" (?:(?:will be|is|was|is to be|has been) )(?:advertised|filled|vacant|abolished|created|offered)\b"
)
_AT_THE_TIME = re.compile(r"^ (?:at (?:the|that) time|of the day|before last)\b")
_NO_LONGER = re.compile(r"\b(?:then|ex|former)-$", re.I)
_SEAT = re.compile(
    r"\b(?:in|into|take|takes|took|taking|(?<!hear )(?<!heard )(?<!letter )(?<!note )(?<!question )(?<!answer )from) (?:the )?$",
    re.I,
)
_EITHER_SEX = re.compile(r"\bChair(?:man or Chairwoman|woman or Chairman)\b")
_DETERMINER = frozenset(("the", "your", "our", "his", "her", "their", "my", "this", "its", "london's", "that"))


def means_no_holder(span: Span, text: str) -> bool:
    """Read what stands round a title: ``the next Mayor``, ``a Mayor``, ``Mayor of Newham``, ``the Mayor's Fund``."""
    if text[span.end : span.end + 1] == "s" or (span.style and text[max(0, span.start - 1) : span.start] == "-"):
        return True
    if text[max(0, span.start - 1) : span.start] == "-" and _NO_LONGER.search(text, max(0, span.start - 8), span.start):
        return True
    if text.startswith("PM", span.start) and text[max(0, span.start - 2) : span.start].strip().isdigit():
        return True
    if _QUOTED_BEFORE.search(text, max(0, span.start - 5), span.start) and text[span.end : span.end + 1] in ('"', "”"):
        return True
    if span.style and (" after " in text or " to " in text) and _one_after_another(text, span):
        return True
    if " or Chair" in text and _EITHER_SEX.search(text, max(0, span.start - 16), span.end + 16):
        return True
    before = word_before(text, span.start).lower()
    if span.style and text[span.start : span.end] == "Mayor" and (before == "its" or _is_of_a_place(text, span.start)):
        return True
    if before in _NOT_THE_HOLDER or before in _PART_OF_A_NAME or _generic(text, span.start):
        return True
    if span.style and _part_of_another_office(text, span.start):
        return True
    after = text[span.end : span.end + 40]
    if before == "being" and _WHAT_IT_IS.search(text, max(0, span.start - 24), span.start):
        return True
    if _IS_FILLED.match(after) and _THE_POST.search(text, max(0, span.start - 24), span.start):
        return True
    if _AT_THE_TIME.match(after) or (span.style and _THE_OFFICE.search(text[max(0, span.start - 24) : span.start])):
        return True
    linked = span.style and _LINKED.match(after) and not _OWN_CITY.match(after)
    if linked and not (text[span.start : span.end] == "Mayor" and after.startswith(" for ")):
        return True
    if span.style and text.startswith(("Chair", "Madam Chair"), span.start) and _SEAT.search(text[: span.start][-18:]):
        return True
    if not text.startswith(("Mayor", "Commissioner"), text.rfind(" ", span.start, span.end) + 1 or span.start):
        return False
    return bool(_POSSESSED_NAME.match(after)) and not _sentence_after_plural(after)


def _one_after_another(text: str, span: Span) -> bool:
    """Say whether a title is one of a row: ``Mayor after Mayor``, ``Mayor to Mayor``."""
    title = text[span.start : span.end]
    return text.startswith((f" after {title}", f" to {title}"), span.end) or text.endswith(
        (f"{title} after ", f"{title} to "), 0, span.start
    )


_OWNER = re.compile(r"(?<![\w’'])(?!London|This|That|Today|Tomorrow|Yesterday|City|England)[A-Z]\w+(?:['’]s|s['’]) $")


def _is_of_a_place(text: str, start: int) -> bool:
    """Say whether a capital with a possessive stands before the word ``Mayor``: ``Bromley's Mayor``."""
    return bool(_OWNER.search(text, max(0, start - 24), start))


def _sentence_after_plural(after: str) -> bool:
    """``the Mayor's and Assembly's``: a small word between, and no compound name."""
    return bool(_SMALL_WORD_BETWEEN.match(after))


def _part_of_another_office(text: str, start: int) -> bool:
    """Say whether a capital before a bare title makes another office of it: ``Children's Commissioner``."""
    before = word_before(text, start)
    if not before[:1].isupper() or before.lower() in FUNCTION_WORDS or before.lower() in _DETERMINER:
        return False
    if before in _POLITE:
        return False
    return not begins_sentence(text, start - len(before) - 1)


def _generic(text: str, start: int) -> bool:
    """Say whether the noun phrase that a title closes begins with ``a``, ``any`` …: ``a directly elected Mayor``."""
    left = _STOP.split(text[max(0, start - 40) : start])[-1].split()
    for word in reversed(left[-3:]):
        small = word.lower().lstrip("[(").replace("’", "'")
        if small in _GENERIC:
            return True
        if small in ("new", "other"):
            continue
        if small in _DETERMINER or small in FUNCTION_WORDS or small.endswith("'s"):
            return False
        if small in _NOT_THE_HOLDER:
            return True
    return False


_LATER = (
    (
        r"(?:is|are|was|were|due|going|about|wants?|wish(?:es)?|hop(?:es?|ing)|elected|chosen|nominated|named|appointed) to "
        r"(?:be|become)"
    ),
    r"(?:(?:will|would|shall|may|might|could) |[’']ll )(?:be|become)", r"(?:be|being) (?:made|named|appointed)",
    r"(?<!has )(?<!have )(?<!had )becom(?:e|es|ing)", r"candidates? (?:for|to be)",
    r"(?:run|ran|stand|stood|campaign)(?:s|ed|ning|ing)? (?:for|to be|as)", r"(?:takes?|taking) over as",
    r"[Ii]f (?:I|he|she|they|you|we) (?:(?:is|am|are|was|were|gets?|got) )?(?:re-?)?elected(?: as)?",
    r"(?:starts?|starting|begins?|arrives?|arriving) as",
)  # fmt: skip
"""What says that somebody holds an office only later, with no ``the`` before the title."""
_NOT_NOW = (
    r"(?:isn[’']t|is not|wasn[’']t|am not|[’']m not|aren[’']t|no longer)", r"[Ww]hoever[’']s",
    r"(?<!, )[Ww]ho(?:ever)? (?:is|becomes|may be|might be)", r"[Ii]f (?:I|he|she|they|you|we) (?:were|was|had been)",
)  # fmt: skip
_WITH_THE = (
    r"(?:^|[.?!] )To be (?:the |our |your )?", r"\b(?:[Ii]s|[Aa]re|[Ww]as) (?:[A-Z][\w’'-]+ ){1,3}to be(?:come)? (?:the |our |your )?",
    r"\b(?<!has )(?<!have )(?<!had )becom(?:e|es|ing) the ",
    r"\b(?:naming|appointing|recruiting|choosing|appoint|recruit) (?:the|our|your|their) ",
    r"\bfirst (?:directly )?elected ",
    r"\b(?:aspir|hop|seek|want|wish|aim|campaign|compet)(?:es?|s|ed|ing)? to (?:be|become) (?:the |our |your )",
)  # fmt: skip
"""What says so with ``the`` before the title: ``becoming the``, ``appointing the``."""
_TO_COME = re.compile(rf"(?:\b{one_of(*_LATER, *_NOT_NOW)} (?:our |your |my |his |her |its )?|{one_of(*_WITH_THE)})$")
_WILL_BE_THE = re.compile(r"(?P<name>(?:[A-Z][\w’'-]+ ){1,3})(?:will|would|may|might|could) be (?:the|our|your) $")
_POLITE = frozenset(("Sir", "Dame", "Lord", "Lady", "Baroness", "Mr", "Mrs", "Ms", "Dr"))


def is_to_come(span: Span, text: str, page: Page) -> bool:
    """Say whether somebody is said to hold an office only later: ``is to be Deputy Mayor in March``, not ``will be the Mayor's guest``."""
    if text.startswith(("'s", "’s"), span.end):
        return False
    begin = max(0, span.start - 40)
    named = _WILL_BE_THE.search(text, begin, span.start)
    if named and (page.last_said[0] == named.end("name") - 1 or (GIVEN | _POLITE).intersection(named["name"].split())):
        return True
    return bool(_TO_COME.search(text, begin, span.start))


_OF = re.compile(
    r" (?:of|for) (?:the )?(?:[A-Z][\w’'&-]*\w|[A-Z]\b)(?:(?: and| of| &| for){0,2} (?!(?:Mayor|Deputy|Lord|Sir|Dame|M[rs]|Mrs|Dr|Minister|Commissioner|Chair|Leader)\b)(?:[A-Z][\w’'&-]*\w|(?!I\b)[A-Z]\b)){0,6}"
)
_LISTED = re.compile(
    r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?){1,3},? (?:and|&) (?:the )?"
    r"(?!Secretary|Minister|Mayor|Chair|Chancellor|Department|Lord)[A-Z][a-z]+(?:(?<=n)['’]s [A-Z][a-z]+)?(?: (?:Affairs|Strategy|Up|Service|Skills))?\b"
    r"|,? and the [A-Z][a-z]+ Service\b| the European Union\b"
)
"""The further fields of a department: ``for Levelling Up, Housing and Communities``."""
_OF_FIELDS = re.compile(r"(?:Secretary of State|Minister|Minister of State|Deputy Mayor|Cabinet Member) for")


_LINKS = ("of", "for")
_OF_A_THING = re.compile(r"Secretary of State for the (?!Environment|Home|Foreign|Northern|Colonies)")
_NO_OBJECT = re.compile(
    r"^[^ ]+(?: [A-Z][a-z]+)? (?:of|for) (?:the )?(?:Council|Committee|Board|Opposition|House|Group|Authority|Service|Panel|Assembly|State)$"
)


def open_office(text: str, start: int, end: int, named: Callable[[str], tuple[str, ...]]) -> Span | None:
    """Return an office that no register has, by its form: ``Mayor of Newham``, ``Minister for Housing``.

    ``start`` and ``end`` are the place of its head with the link behind it (``Mayor of``); ``named`` tells the offices of the
    register by a title: where one of them is the beginning, a name stands behind it (``Mayor of London Ann Oak``).
    """
    head = text[start:end].rsplit(" ", 1)[0]
    if text[start:end] == "Mayor for":
        return None
    found = _OF.match(text, start + len(head))
    if found is None:
        return None
    stop = found.end()
    further = _LISTED.match(text, stop) if _OF_FIELDS.fullmatch(text, start, end) else None
    if further and not any(word in GIVEN for word in re.findall(r"[A-Z]\w+", further.group())):
        stop = further.end()
    if _NO_OBJECT.search(text[start:stop]) or _OF_A_THING.match(text, start):
        return None
    words = unpossessed(text[start:stop]).split(" ")
    links = [i for i, word in enumerate(words) if word in _LINKS]
    name = next(
        (i for i in range(links[0] + 2, len(words) - 1) if words[i] in GIVEN and words[i + 1][0].isupper()), None
    )
    words = words[:name] if name and words[name - 1][0].isupper() else words
    trimmed = " ".join(words)
    if any(named(" ".join(words[:n])) and words[n] not in (*_LINKS, "and", "&") for n in range(3, len(words))):
        return None
    return Span(start, start + len(trimmed), "post", (), "office: by its form", label=trimmed)


def is_spoken_of_in_general(span: Span, text: str) -> bool:
    """Say whether a full title names nobody's office in particular: ``a Minister for Housing``."""
    return means_no_holder(span._replace(style=False), text)


_VOCATIVE_BEFORE = re.compile(
    r"(?:^|[,.!?–—-]\s*|\b(?:morning|afternoon|evening|you|thanks|yes|no|well|please|right|sorry|so|and),?\s+)$", re.I
)
_VOCATIVE_AFTER = re.compile(r"^\s*(?:[,.!?–—-]|$)")


def vocative(text: str, start: int, end: int) -> bool:
    """Say whether a span addresses somebody: set off by punctuation, or behind a greeting, and not a subject."""
    if not _VOCATIVE_AFTER.match(text[end : end + 3]) or text.count("[", start, end) > text.count("]", start, end):
        return False
    left = text[max(0, start - 24) : start]
    return start == 0 or bool(_VOCATIVE_BEFORE.search(left)) or left.endswith("\n")


_WHOSE = r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Yy]our|[Ii]ts|\w+[’']s) (?:[\w’'-]+ ){0,6}"
_SAID_TO_BE = re.compile(rf"{_WHOSE}[\w’'-]+, $")
_IN_OFFICE = re.compile(
    rf"{_WHOSE}(?:Mayor|Commissioner|Chair(?:man|woman)?|Minister|Secretary|Leader|Director|Deputy|Officer|Executive|Chancellor|Police|"
    r"[Aa]dvis[eo]r|predecessor|successor|colleague|friend|neighbour), $"
)
_SPOKEN_TO_SO = re.compile(r"\[?(?:M(?:r|rs|s|iss|adam)\b|Assembly Member|Deputy Mayor|Cllr)")
_COMES_BEFORE = re.compile(r"\b(?:predecessor|successor), $")
_WHO_IS = re.compile(
    r", (?:who|as|now|then|from|before|my|your|\w+[’']s|[A-Z][\w’'-]+ (?:[A-Z]|(?:of|for) (?:the )?[A-Z])|(?:the|its|their|our|his|her|an?)(?: [a-z-]+)? [A-Z])"
)


def in_apposition(text: str, start: int, end: int, named: int) -> bool:
    """Say whether a span is set off because it says who somebody is, or is said who: ``his neighbour, Ann Oak, …``, ``Ann Oak, Chair of it, …``.

    ``named`` is where the last name ends. ``the point, Mr Oak, is`` is said to him; ``my predecessor, Mr Oak, is`` and
    ``with Ms Elm and Mr Oak. The`` are not.
    """
    if _SPOKEN_TO_SO.match(text, start):
        return text[named:start] == " and " or bool(_COMES_BEFORE.search(text, max(0, start - 20), start))
    behind, goes_on = text.startswith(", ", start - 2), text[end : end + 1] == ","
    if (behind and goes_on and named == start - 2) or " " not in text[start:end]:
        return behind and goes_on and named == start - 2
    left = text[max(0, start - 90) : start]
    if left.endswith(("and ", "And ")) or (behind and _IN_OFFICE.search(left)):
        return True
    return goes_on and bool(_WHO_IS.match(text, end) or (behind and _SAID_TO_BE.search(left)))
