"""Papers: reports that go by who wrote them (``the Oakley report``) or by their title (``our report A Fair City``), and named programmes and operations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graphkit.dates import MONTHS
from graphkit.extract.labels import labels_of
from graphkit.extract.lexicon import Hit, Meaning
from graphkit.extract.page import Page, Span, begins_sentence, unpossessed, word_before
from graphkit.extract.patterns import one_of
from graphkit.extract.triggers import FUNCTION_WORDS, GIVEN, HEADS, OFFICES, RANKS, TITLES
from graphkit.register import Register
from graphkit.register.posts import posts_of

__all__ = ["by_author", "by_title", "called_again", "operation", "programme"]

_CAPITAL = r"[A-ZÀ-ÖØ-Þ0-9][\w’'&/\u2010\u2011-]*"
_SMALL = r"(?:a|an|and|as|at|by|for|from|in|into|it|its|not|of|on|or|our|the|to|up|we|with|your|than|is|&)"
_TITLE = rf"(?P<title>(?:{_CAPITAL}[,:]? (?:{_SMALL} )*)*{_CAPITAL})"
_QUOTED_TITLE = rf"(?P<quote>[“\"‘'])?{_TITLE}"
_MADE_BY = (
    r"(?: (?:published|issued|released|produced|written|commissioned|launched) (?:by|in|last|on) [^.?!;:]{3,90}?)?"
)
_CALLED = re.compile(
    rf"{_MADE_BY},? (?:(?:is|was|has been|which (?:is|was)) )?(?:called|entitled|titled|named),? {_QUOTED_TITLE}"
)
_SO_CALLED = (
    r"(?: (?:from|by) [^.?!;:,]{3,60}?)?,? (?:(?:is|was|has been|which (?:is|was)) )?(?:called|entitled|titled),? "
)
_CALLED_AT_LENGTH = re.compile(rf"{_SO_CALLED}[“\"](?P<title>[A-Z0-9][^”\"\n]{{3,118}}[^”\"\s.,])[.,]?[”\"]")
"""A title in double quotation marks, whatever it has in small letters: ``a report entitled "Trams: what 2004-05 cost"``."""
_CALLED_IN_MARKS = re.compile(
    rf"{_SO_CALLED}[‘'](?P<title>[A-Z0-9](?:[^‘’'\n]|[’'](?=\w)){{3,118}}[^‘’'\s.,])[.,]?[’'](?!\w)"
)
"""The same in single ones, where an apostrophe stands before a letter."""
_MONTH = one_of(*MONTHS)
_OF_WHEN = rf" of (?:{_MONTH}|(?:last|this) \w+)?(?: ?\d{{4}})?"
_ON_WHAT = r" (?:on|into|about) [\w’' -]{3,60}?(?=, )"
_APPOSED = re.compile(rf"(?:{_OF_WHEN})?(?:{_ON_WHAT})?(?P<comma>,?) {_QUOTED_TITLE}")
"""A title right behind its kind, or behind its day and its subject: ``the report [of May] [on ladders], A Fair City``."""
_DATED = re.compile(rf" (?:in|of|on|by|for|from) (?:{_MONTH}|\d{{4}})(?: \d{{4}})?$")
_NO_DATE = ("",)
_CAME_OUT = re.compile(
    r"\b(?:published|issued|released|produced|launched|wrote) (?:a|an|my|our|its|their|his|her)(?: [a-z]+)? $"
)
_OWNED = re.compile(r"(?:['’]s|s['’]|\b(?:my|our|your|its|their|his|her)) $")
_CLOSES = re.compile(r"[.,;:)?!”\"’']|$")
_AUTHOR = re.compile(rf"\b[Tt]he (?P<name>(?:{_CAPITAL} )?[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zß-ÿ]) $")

_WORD = one_of(_CAPITAL, _SMALL)
_ABOUT_DOING = rf"[A-Z][a-z]+ing (?:{_WORD} )*{_CAPITAL}"
_OF_FOUR_WORDS = rf"{_CAPITAL} (?:{_WORD} ){{2,}}{_CAPITAL}"
_TITLED = re.compile(rf"\b[Tt]he (?P<name>{_ABOUT_DOING}|{_OF_FOUR_WORDS}) $")
"""A title before its kind: ``the Mending Ladders``, ``the Plan of the Wall``."""

_IN_QUOTES = re.compile(r"[“\"‘'](?P<title>(?:[^“”\"‘’'.?!\n]|[’'](?=\w)){3,100})[”\"’'](?!\w)")
"""A title from its opening mark to its closing one; an apostrophe stands before a letter."""
_QUOTED_BEFORE = re.compile(rf"(?:[“\"‘]|(?<!\w)'){_TITLE}[”\"’'] $")
_BY_TITLE = frozenset(
    "report paper study publication booklet pamphlet document manifesto protocol guidance strategy charter".split()
)
_TITLE_FIRST = re.compile(rf"{_TITLE}[”\"’']?, (?:the|a|an|our|their|its|his|her|your|my)(?: [\w’'-]+){{0,3}} $")
_OF_A_PAPER = re.compile(r"(?:,? (?:that|which)| of| by| (?:on|into|about) [^.;?!,]+,)(?!\w)")
"""How a sentence goes on behind a paper: ``… that I wrote``, ``… on ladders, says so``."""
_LED_TO = frozenset(("to", "from", "for", "at", "in", "with", "near", "against"))
"""Words behind which capitals are somebody or a place: ``He went to Moss Green, a study …``."""
_NO_AUTHOR = frozenset(
    """Annual Monday Tuesday Wednesday Thursday Friday Saturday Sunday English British Scottish Welsh European American
    Olympic National Internal Independent Mayoral Ministerial Government Parliamentary Christmas Easter Internet""".split()
)
_NO_TITLE = (
    frozenset(word for office in (*OFFICES, *RANKS, *TITLES) for word in office.split())
    | frozenset(MONTHS)
    | _NO_AUTHOR
)
_OF_BODIES = frozenset(word for heads in HEADS.values() for head in heads for word in head.split())


def by_title(hit: Hit, meaning: Meaning, text: str, page: Page) -> Span | None:
    """Return the title that stands behind a head noun; a part of an address is none."""
    if text[hit.start - 1 : hit.start] in "-/_." and hit.start:
        return None
    at_length = _CALLED_AT_LENGTH.match(text, hit.end) or _CALLED_IN_MARKS.match(text, hit.end)
    title = at_length or _CALLED.match(text, hit.end)
    if title is None and text[hit.start : hit.end].lower() in _BY_TITLE:
        title = _APPOSED.match(text, hit.end)
        title = title if title and _is_apposed(title, text, page, hit.start) else None
    if title is None:
        return _in_quotes(hit, meaning, text) or _titled_before(hit, meaning, text, page)
    quoted = _IN_QUOTES.match(text, title.start("title") - 1) if not at_length and title["quote"] else None
    if quoted:
        return Span(*quoted.span("title"), meaning.ids[0], (), "work: by its title", label=quoted["title"])
    if title["title"].lower() in FUNCTION_WORDS:
        return None
    if meaning.ids[0] == "organisation" and " " not in title["title"]:
        page.called[title["title"]] = None
    begin, stop = title.span("title")
    if not at_length and not _CLOSES.match(text, stop):
        stop -= len((_DATED.search(title["title"]) or _NO_DATE)[0])
    return Span(begin, stop, meaning.ids[0], (), "work: by its title", label=text[begin:stop])


def called_again(text: str, page: Page) -> Iterator[Span]:
    """Yield the words by which the page has said that a body is called: ``a firm called Oakley. … [Oakley] says so``."""
    for label in page.called:
        for found in re.finditer(rf"\b{re.escape(label)}\b(?! [A-Z])", text):
            yield Span(*found.span(), "organisation", (), "name: called so before", label=label)


def _in_quotes(hit: Hit, meaning: Meaning, text: str) -> Span | None:
    """Return the title that stands in quotation marks right before its kind: ``a "[A Fair City]" document``."""
    title = _QUOTED_BEFORE.search(text, max(0, hit.start - 90), hit.start) if text[hit.start - 2] in "”\"’'" else None
    if title is None or " " not in title["title"]:
        return None
    return Span(*title.span("title"), meaning.ids[0], (), "work: by its title", label=title["title"])


def _titled_before(hit: Hit, meaning: Meaning, text: str, page: Page) -> Span | None:
    """Return the title that a head noun explains: ``[A Fair City], the report of the commission``."""
    comma = text.rfind(", ", max(0, hit.start - 40), hit.start)
    title = (
        _TITLE_FIRST.search(text, max(0, comma - 70), hit.start) if comma > 0 and text[comma - 1].isalnum() else None
    )
    if title is None or not _OF_A_PAPER.match(text, hit.end) or not _is_title(title["title"], page.register):
        return None
    begin, stop = title.span("title")
    first, _, rest = title["title"].partition(" ")
    if first.lower() in FUNCTION_WORDS and begins_sentence(text, begin):
        begin += len(first) + 1
    words = (rest if begin != title.start("title") else title["title"]).split(" ")
    led = first if begin != title.start("title") else word_before(text, begin)
    if len([word for word in words if word[0].isupper()]) < 2 or words[0] in GIVEN or led.lower() in _LED_TO:
        return None
    return Span(begin, stop, meaning.ids[0], (), "work: by its title", label=text[begin:stop])


def by_author(hit: Hit, meaning: Meaning, text: str, page: Page) -> Span | None:
    """Return a report that is called after whoever stands before its small head noun."""
    small = text[hit.start : hit.end].islower() and _stands_behind_a_capital(text, hit.start)
    title = _TITLED.search(text, max(0, hit.start - 90), hit.start) if small else None
    if title and _is_title(title["name"], page.register):
        return Span(*title.span("name"), meaning.ids[0], (), "work: by its title", label=title["name"])
    author = _AUTHOR.search(text, max(0, hit.start - 40), hit.start) if small else None
    if author is None or not _is_author(author["name"], page.register):
        return None
    begin = author.start("name")
    return Span(begin, hit.end, meaning.ids[0], (), "work: by its author", label=text[begin : hit.end])


def _is_apposed(title: re.Match[str], text: str, page: Page, head: int) -> bool:
    """Say whether capitals behind a head are its title, and not whoever the sentence goes on to speak of.

    Two words are, where the paper is said to have come out, or is somebody's and more is said of it: ``I published a report,
    Tidal Thames, on ladders``, ``the panel's report, Tidal Thames, which …``.
    """
    words = title["title"].replace(",", "").replace(":", "").split()
    capitals = [word for word in words if word[0].isupper()]
    if title["quote"]:
        return True
    if (
        (words[0] in _NO_TITLE and words[0] != "Managing")
        or words[0].isdigit()
        or words[0].lower() in posts_of(page.register).words
    ):
        return False
    if title["comma"]:
        owned = text.startswith(", which ", title.end()) and _OWNED.search(text, max(0, head - 16), head)
        out = len(words) == 2 and words[0] not in GIVEN and (owned or _CAME_OUT.search(text, max(0, head - 40), head))
        return (len(words) > 2 or bool(out)) and len(capitals) > 1 and bool(_CLOSES.match(text, title.end()))
    return len(capitals) > 1 and (words[0].lower() not in FUNCTION_WORDS or len(capitals) > 2)


def _is_title(name: str, register: Register) -> bool:
    """Say whether several words before a head are its title, and not the body that wrote it."""
    capitals = {word for word in name.split(" ") if word[0].isupper()}
    return not capitals & (_NO_TITLE | set(HEADS["organisation"])) and not _names_a_body(name, register)


def _is_author(name: str, register: Register) -> bool:
    """Say whether a report may go by somebody of that name: a surname, alone or behind a given name, that names nothing else."""
    *given, surname = name.split(" ")
    if given and given[0] not in GIVEN:
        return False
    if surname in _NO_TITLE or surname in _OF_BODIES or surname.lower() in FUNCTION_WORDS:
        return False
    return not _names_a_thing(surname, register)


_THINGS = frozenset(
    "organisation place party event scheme strategy document post title office head block group".split()
)


def _names_a_body(words: str, register: Register) -> bool:
    return any("organisation" in hit.kinds for hit in labels_of(register).find(words))


@lru_cache(maxsize=1 << 10)
def _names_a_thing(word: str, register: Register) -> bool:
    return any(_THINGS & set(hit.kinds) for hit in labels_of(register).find(word))


_OPENS = r"(?:\b(?:the|The|a|our|your|its|their|his|her|this|new|million|billion)|[’']s)"
_NEXT_WORD = rf" (?:(?:of|for|and|the|to|on|in|into|with) )?{_CAPITAL}"
_NAME_BEFORE = re.compile(rf"{_OPENS} (?P<name>{_CAPITAL}(?:{_NEXT_WORD}){{0,4}}) $")


def _stands_behind_a_capital(text: str, start: int) -> bool:
    """Say whether the word before a place begins with a capital or a figure: nothing else is the end of a name."""
    first = text[text.rfind(" ", 0, max(0, start - 1)) + 1 : start][:1]
    return first.isupper() or first.isdigit()


_FLOWN = frozenset(("pilot", "mission"))
"""Words for a scheme that mean other things too: two words before one make no name, as in ``the World Cup pilot``."""


def programme(hit: Hit, meaning: Meaning, text: str, page: Page) -> Span | None:
    """Return the name beside the word ``programme``: ``the [Better Ladders] programme``, ``a programme called [Ladders]``."""
    capital = _stands_behind_a_capital(text, hit.start)
    found = _NAME_BEFORE.search(text, max(0, hit.start - 60), hit.start) if capital else None
    if found is None:
        return by_title(hit, meaning, text, page)
    owned = _OWNED_BY.match(found["name"])
    begin = found.start("name") + (owned.end() if owned else 0)
    words = text[begin : found.end("name")].split()
    lettered = sum(c.isupper() for c in words[0]) > 1
    of_a_title = words[0] in _NO_TITLE and len(words) < 3
    at_length = (text[hit.start : hit.end] in _FLOWN and len(words) < 3) or words[-1].isdigit()
    name = " ".join(words)
    if (len(words) < 2 and not lettered) or of_a_title or at_length or _names_a_thing(name, page.register):
        return None
    return Span(begin, found.end("name"), "scheme", (), "name: before its kind", label=name)


_OWNED_BY = re.compile(r".+['’]s (?=\S)")
"""Whose a programme is: ``The Observer and Bell Journal’s Skyline campaign``."""


_CODE_NAME = re.compile(
    r" (?P<code>[A-Z][\w’'-]*\w)(?: (?P<second>\d{1,2}(?!,\d)|II|III|(?!I\b)[A-Z][a-z]+(?! [A-Z])))?\b"
)


_SEVERAL = re.compile(r"[^\Wsui]s$")
"""How a word for several things ends, which is no code name: ``Exercise Classes``, but ``Project Daedalus``."""


def operation(text: str, start: int, end: int) -> Span | None:
    """Return an operation or project by its code name: ``Operation Harvest``."""
    found = _CODE_NAME.match(text, end)
    if found is None or found["code"].lower() in FUNCTION_WORDS or _SEVERAL.search(found["code"]):
        return None
    if text[start:end] == "Exercise" and not found["second"]:
        return None
    code, second = unpossessed(found["code"]), found["second"] or ""
    ends = code != found["code"] or (second.isalpha() and (second in _OTHERS or second.lower() in FUNCTION_WORDS))
    stop = found.start("code") + len(code) if ends else found.end()
    return Span(start, stop, "scheme", (), "name: operation", label=text[start:stop])


_OTHERS = (
    frozenset(word for heads in HEADS.values() for word in heads) | _NO_TITLE | {"Members", "Officers", "Staff", "Week"}
)
"""Words behind a code name that are no part of it."""
