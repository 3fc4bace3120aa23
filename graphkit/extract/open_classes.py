"""Open classes: names of things that no register can list, told by their head: ``… Strategy``, ``… Street``, ``… Council``."""

from __future__ import annotations

import re

from graphkit.dates import MONTHS
from graphkit.extract.owners import unowned, without_body
from graphkit.extract.page import Span, unpossessed
from graphkit.extract.papers import operation
from graphkit.extract.reach import CAPITAL, CLAUSE, YEAR, name_end
from graphkit.extract.triggers import FUNCTION_WORDS, GIVEN, HEADS, OFFICES, TITLES
from graphkit.register import Register
from graphkit.register.posts import posts_of

__all__ = ["by_head"]

_PART = re.compile(rf"(?:{CAPITAL}|\([A-Z][a-z-]+\)|of|for|and|the|on|to|in|at|&|with|against|into|from),?$")
_BOARD_OF = re.compile(r"^ (?:of|for|on) (?:the )?")
_OWNER_OR_LETTERS = re.compile(r"['’]s$|[a-z][A-Z]")
_SMALL = frozenset(("of", "for", "and", "the", "on", "to", "in", "at", "&", "with", "against", "into", "from"))
_OWNERS = re.compile(
    r"^(?:(?:Government|Commissioner|Minister|Secretary|Office|Council|Assembly|London)['’]s |Mayor['’]s )"
)
_STAGES = frozenset(
    "acting interim draft new first final current latest revised last next recent previous original existing full annual initial".split()
)
_NO_NAME_ALONE = frozenset(
    """assembly member members mayor mayors commissioner chair chairman committee council councils borough boroughs
    government tfl police local city central home january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday""".split()
)


_GOES_ON = re.compile(
    r" (?!(?:Tube|Underground|Overground|DLR|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Assembly|Deputy|Mayor|Chair)\b)[A-Z][a-z]+(?! [A-Z])"
)
_OF_THE_POLICE = re.compile(r" (?:front|[Ss]tation|counter|box|post|office\b)")
"""What the police have at a place, and no force that is called after it: ``Elm Green Police front desk``."""
_QUOTES = ("`", "‘", "'", "“", '"')
_HEADLINE = re.compile(r"(?: [A-Z][\w’'-]*\w)+[’'”\"]")
"""How a headline in quotation marks goes on behind what would be a name: ``‘Tram Company Drivers Walk’``."""
_NUMBERS = frozenset("One Two Three Four Five Six Seven Eight Nine Ten".split())
_WHOSE = frozenset(("Members", "Leaders", "Chairs", "Officers", "Staff", "Representatives"))
_PARTS = frozenset(
    "Page Chapter Section Part Policy Annex Appendix Table Paragraph Clause Article Schedule Volume".split()
)
_OFFICE_OF = re.compile(
    rf"(?:{'|'.join(sorted(OFFICES, key=len, reverse=True))}|(?:[A-Z][\w-]+ ){{1,3}}(?:Director|Manager|President)) (?:of|for) "
)


_OFFICERS = frozenset("Director Officer Commissioner Minister Secretary Chair Chairman Mayor Executive Manager".split())
"""Ends of an office, behind which a given name with such a head is somebody's: ``Programme Director Ann Bridge``."""
_NO_MARKET_PLACE = frozenset("Single Common Internal Free Housing Labour".split())
"""What makes of a market no place: ``the Single Market``."""

_PARTIES = frozenset("Labour Conservative Tory Liberal Democrat Coalition".split())
"""Whose any minister is, and no field of one: ``a Labour Minister``."""

_BEARER = frozenset(("Sir", "Dame", "Mr", "Mrs", "Ms"))
"""Titles of whoever bears the word as a surname: ``Sir Ann House``."""


def by_head(text: str, start: int, end: int, kind: str, register: Register) -> Span | None:
    """Return the name that the head noun at ``start`` to ``end`` closes, or ``None`` where it closes none.

    Walks back over capitals and small links in the same sentence; articles, possessives of an owner and words
    that only begin a sentence are left out (guideline 3). ``and`` joins only parts of one name, so what stands
    before it is dropped where it is a name of its own: letters, or a possessive.
    """
    if (text[end : end + 2] == " [" and not YEAR.match(text, end)) or (
        text[end : end + 1] == "s" and text[end : end + 2].isalnum()
    ):
        return None
    if (kind == "place" and _GOES_ON.match(text, end)) or (
        text[start:end] == "Project" and operation(text, start, end)
    ):
        return None
    if (kind == "scheme" and text.startswith(" Centre", end)) or (
        text[start:end] == "Police" and _OF_THE_POLICE.match(text, end)
    ):
        return None
    before = _leading_up_to(text, start)
    if before[-1:] in (["and"], ["&"]) and text.startswith((" for ", " of "), end):  # the head begins its own name
        before = []
    words = _behind_a_person(_led(_joined(before, text[start:end], kind), kind))
    words = without_body(words, register) if kind == "post" else unowned(words, kind, register)
    if kind == "place" and (cut := next((i for i in range(len(words) - 1, -1, -1) if "/" in words[i]), -1)) >= 0:
        words = [words[cut].rpartition("/")[2], *words[cut + 1 :]]
    if kind == "place" and words and words[-1] in GIVEN and _OFFICERS.intersection(words[-2:-1]):
        return None
    if kind == "place" and _BEARER.intersection(words) and unpossessed(words[-1]) == words[-1]:
        return None
    stop = name_end(text, start, end, kind, has_words=bool(words))
    if (not words and stop == end and not _is_the_paper(text, start, end)) or _is_any_paper(text, start, end, words):
        return None
    words = _known_behind(_of_one_body(words, register), text[start:end], register) if kind == "organisation" else words
    named = [word for word in words if not word.isdigit()]
    alone = bool(named) and all(word.strip(",").lower() in _NO_NAME_ALONE for word in named)
    if alone and kind != "place" and text[start - 6 : end] != "Local Plan":
        return None
    begin = start - len(" ".join(words)) - 1 if words else start
    label = text[begin:stop]
    if text.endswith(_QUOTES, 0, begin) and _HEADLINE.match(text, stop):
        return None
    if kind == "strategy" and label.lower().startswith("mayor") and not label.startswith("Mayor"):
        return None
    if label.endswith(" Board") and len(words) == 1 and words[0].isupper() and posts_of(register).is_body(words[0]):
        return None
    if kind == "organisation" and not words and posts_of(register).is_body(_BOARD_OF.sub("", text[end:stop])):
        return None
    if kind == "place" and any(word in _CLOSING or word == "Office" for word in words):
        return None
    if text[start:end] == "Centre" and not (len(words) > 1 and words[-2] in GIVEN):
        return None
    if text[start:end] == "Minister" and words[-1:] and words[-1] in _PARTIES:
        return None
    if kind == "place" and text[start:end] == "Market" and words[-1:] and words[-1] in _NO_MARKET_PLACE:
        return None
    if kind == "place" and words[-2:] == ["of", "the"] and not _OFFICE_OF.match(label):
        return None
    if kind in ("organisation", "place") and _OFFICE_OF.match(label):
        return Span(begin, stop, "post", posts_of(register).named(label), "office: by its form", label=label)
    ours = f"{register.title} {label}" if kind == "organisation" and label.count(" ") > 1 else ""
    known = posts_of(register).bodies_named(ours) if ours else ()
    return Span(begin, stop, kind, known, "name: by its head", label=label)


def _is_the_paper(text: str, start: int, end: int) -> bool:
    """Say whether a head alone is a paper that everybody there knows: ``the White Paper``."""
    known = text[:start].endswith(("the ", "The ", "’s ", "'s ")) and not _TITLED.match(text, end)
    return known and text[start:end] in ("White Paper", "Green Paper")


def _is_any_paper(text: str, start: int, end: int, words: list[str]) -> bool:
    """Say whether a name is of a kind of paper, of which one is any: ``an Equality Impact Assessment``, ``the Gold Standard``."""
    begin = start - len(" ".join(words)) - 1 if words else start
    if (text[start:end] in _AT_LENGTH and len(words) < 2) or (
        words == ["Standing"] and text[start:end] == "Order" and not CLAUSE.match(text, end)
    ):
        return True
    if text[start:end] == "Committee":
        return words[-1:] == ["Select"] and len(words) < 3 and bool(_ANY.search(text, max(0, begin - 8), begin))
    return text[start:end] in _ONE_OF_MANY and bool(_ANY.search(text, max(0, begin - 8), begin))


_TITLED = re.compile(r",? [“\"‘']?[A-Z]")
_AT_LENGTH = frozenset(("Standard", "Passport", "Guide"))
"""Heads of ordinary things, which only several words make a name: ``the Direct Vision Standard``."""
_ONE_OF_MANY = frozenset("Order Assessment Audit Survey Statement Agreement Review Appraisal Levy Manual Team".split())
_ANY = re.compile(r"\b(?:an?|any|every|each|no|another) $", re.I)
_TITLES = frozenset(("Mayor", "Commissioner", "Chair", "Chairman", "Minister", "Secretary"))
_CLOSING = frozenset(
    """Trust Council Committee Authority Agency Commission Foundation Association Federation University Ltd Limited plc
    Corporation Department Ministry Institute Society Force""".split()
)
"""Heads behind which ``and`` begins another name: ``… NHS Trust and University College``."""


_NUMBER = re.compile(r"\d+/\d")
"""How the number of a question or the day of a letter begins, which is no part of a name behind it."""
_RULED = re.compile(r"-(?:controlled|led|run|held|funded|backed|owned|appointed)$")
"""How a word ends that only says whose a body is: ``the Labour-run [Hob Council]``."""


def _leading_up_to(text: str, start: int) -> list[str]:
    """Return the capitals and small links right before a place, at most ten and within 110 characters."""
    words: list[str] = []
    if text[start - 1 : start] != " ":
        return words
    for word in reversed(text[max(0, start - 110) : start - 1].split(" ")[-10:]):
        if word.islower() and word not in _SMALL and word.isalpha():
            break
        part = _PART.search(word)
        if part is None or word[0] in "£$€" or _RULED.search(word) or (word[0].isdigit() and _NUMBER.match(word)):
            break
        words.append(part.group())
        if part.start():
            break
    words.reverse()
    return words


def _joined(words: list[str], head: str, kind: str) -> list[str]:
    """Cut a phrase at every link that joins two names: ``TfL and Hackney``, ``and the``, a comma before no ``and``."""
    for index in range(len(words) - 1, -1, -1):
        word, before = words[index], words[index - 1] if index else ""
        if word in ("and", "&") and index:
            after = words[index + 1] if index + 1 < len(words) else ""
            closed = (
                before == head or before in _TITLES or before in HEADS["post"] or (index > 1 and before in _CLOSING)
            )
            closed = closed or "Borough" in words[:index]
            closed = closed or (kind == "place" and after != "")
            if closed or after == "the" or before.isupper() or _OWNER_OR_LETTERS.search(before):
                return words[index + 1 :]
        listed = words[index + 1 :]
        if word.endswith(",") and (not {"and", "&"} & set(listed) or listed[0] in _SMALL or listed[0] in _TITLES):
            return listed
        if word in ("to", "from", "into", "with", "in", "at", "on", "against") and (
            kind == "place"
            or before in ("", *_SMALL)
            or any(earlier in HEADS["organisation"] for earlier in words[:index])
        ):
            return words[index + 1 :]
        if word == "the" and before not in ("of", "against"):
            return words[index:]
    return words


def _behind_a_person(words: list[str]) -> list[str]:
    """Drop who is said to be of a body, or to have something: ``Ann Oak of the [Housing Agency]``, ``Ann Oak's [Lamp Bridge]``."""
    if len(words) > 3 and words[2] in ("of", "from", "at") and (words[0] in GIVEN or words[0] in TITLES):
        return words[4:] if words[3] == "the" else words[3:]
    if len(words) > 2 and words[0] in GIVEN and unpossessed(words[1]) != words[1]:
        return words[2:]
    return words


_AMOUNT = re.compile(r"\d[\d.,]*(?:bn|[mk])?")


def _led(words: list[str], kind: str) -> list[str]:
    """Drop what only leads up to a name: links, articles, words that begin a sentence, the owner's possessive."""
    article = ""
    part = next((i for i, word in enumerate(words[:2]) if word in _PARTS), len(words))
    if "of" in words[part + 2 : part + 4]:  # ``Part 2 of the Bells Act``, ``for Section 60 of the Bells Act``
        words = words[words.index("of", part) + 1 :]
    if kind == "document" and words[1:2] == ["of"] and words[0][0].isdigit():
        words = words[2:]
    while words:
        if len(words) > 3 and words[0].isdigit() and words[1] in MONTHS and words[2].isdigit():
            words = words[3:]
            continue
        if (
            kind in ("document", "strategy", "organisation")
            and len(words) > 3
            and words[0] in MONTHS
            and words[1].isdigit()
        ):
            words = words[2:]
            continue
        if (article == "the" and words[0] in _NUMBERS) or (
            words[0].isdigit() and words[1:2] and words[1] in (*MONTHS, "Year")
        ):
            break
        if article == "the" and words[0].endswith(",") and "and" in words and words[0].strip(",") not in _TITLES:
            break
        word = words[0].strip(",")
        small = word.lower()
        owner = (
            small.endswith(("'s", "’s"))
            and len(words) > 0
            and _OWNERS.match(word + " ")
            and not small.startswith("mayor")
        )
        if (
            word in _SMALL
            or _AMOUNT.fullmatch(word)
            or (word in _WHOSE and words[1:2] == ["of"])
            or (word == "Former" and kind in ("place", "organisation"))
            or (small in (FUNCTION_WORDS | _STAGES) and not (kind == "place" and word == "New"))
            or owner
            or words[0].endswith(",")
            or word.startswith("(")
        ):
            article = small
            words = words[1:]
            continue
        break
    return words


_BEFORE_AN_OFFICE = re.compile(rf".*, (?=(?:(?:Vice|Deputy) )?(?:{'|'.join((*OFFICES, *_TITLES))}) of )")


def _of_one_body(words: list[str], register: Register) -> list[str]:
    """Drop who holds the office and what is another body: ``Ann Oak, [Chair of Bells and Ropes Board]``, ``Assembly and [Bells Board]``."""
    named = _BEFORE_AN_OFFICE.match(" ".join(words)) if "of" in words else None
    words = words[named.group().count(" ") :] if named else words
    for index, word in enumerate(words):
        if word == "and" and posts_of(register).is_body(" ".join(words[:index])):
            return words[index + 1 :]
    return words


_WITHIN = frozenset(("Chairmanship", "Board", "Members", "Trustees", "Governors", "Staff", "Leaders", "Chairs"))


def _known_behind(words: list[str], head: str, register: Register) -> list[str]:
    """Drop what is said to be of a body that the register knows, and whose: ``Board of the [Housing Corporation]``, ``Mayor's``."""
    if words and unpossessed(words[0]) != words[0] and posts_of(register).is_body(" ".join((*words[1:], head))):
        return words[1:]
    for index, word in enumerate(words[:-1]):
        rest = words[index + (2 if words[index + 1] == "the" else 1) :]
        if (
            word == "of"
            and rest
            and words[index - 1] in _WITHIN
            and posts_of(register).is_body(" ".join((*rest, head)))
        ):
            return rest
    return words
