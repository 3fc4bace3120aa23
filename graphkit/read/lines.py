"""Lines: what one line of a plain transcript is: a heading, a question's line, the beginning of a turn, or text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphkit.dates import MONTHS
from graphkit.read.days import printed_day
from graphkit.read.headers import label_of, reference_in, split_asked, split_reference
from graphkit.read.speakers import split_turns

__all__ = [
    "Line",
    "classify",
    "is_name",
    "known_labels",
    "opens_turn",
    "paragraphs",
    "questions_apart",
    "states",
    "unmarked",
]

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
_BOLD = re.compile(
    r"^(?:\*\*|__)(?P<label>[^*_]{2,120}?)\s*(?P<inside>:)?\s*(?:\*\*|__)\s*(?P<role>\([^()]{1,120}\))?\s*(?P<after>:)?\s*(?P<rest>.*)$"
)
_NUMBER = (
    r"(?:(?:MQ|PQ|Q)?\s?(?:19|20)\d{2}\s?/\s?\d{1,5}(?:-\d(?= ))?|\d{1,5}\s?/\s?(?:19|20)\d{2}(?:\s?-\s?\d(?= ))?)"
)
_QUESTION = re.compile(rf"^(?:Question(?: No\.?:?)? )?(?P<number>{_NUMBER})\s?[-–—:]\s?(?P<title>\S.*)$")
_NUMBERED = re.compile(
    r"(?!(?:19|20)\d{2}\s?/\s?(?:19|20)\d{2}$)(?:\d{3,5}\s?/\s?(?:19|20)\d{2}|(?:19|20)\d{2}\s?/\s?\d{3,5})"
)
"""A question that goes by its number alone."""
_SLASH = re.compile(r"^(?P<title>.+?) / (?P<asker>[^/]{3,60})$")
_AFTER_NUMBER = re.compile(r"^(?P<title>.+?\(\d{1,3}\))\s+(?P<asker>\S.{2,60})$")
_WITH_LETTERS = re.compile(r"^(?P<title>.+?) (?P<asker>(?:Dr )?\S+ \S+(?: (?:OBE|MBE|CBE|MP))* AM(?: MP)?)$")
_PAGE = r"(?:(?:Page )?\d{1,2} (?!(?:Hour|Year|Day|Week|Month|Minute|Point|Mile|Per)\b)(?=(?-i:[A-Z][a-z])))?"
"""The number of the page before, which runs into the heading that comes next."""

_RUN_TOGETHER = re.compile(
    rf"^{_PAGE}(?P<title>\S.{{1,150}}?) Question No\.?:? ?(?P<number>{_NUMBER})\s+(?P<rest>\S.*)$", re.IGNORECASE
)
_RUN_IN = re.compile(
    rf"(?:(?<=[.?!’”\"])|(?<=\.(?:html|aspx))|(?<=\.(?:pdf|htm)))(?: ?\*| \d{{1,3}}(?= [A-Z]))? (?=[^\W\da-z][^.?!*]{{1,150}} Question (?:No|NO|no)\.?:? ?{_NUMBER})"
)
_PAPER = re.compile(
    rf"(?:Agenda Item \d{{1,2}} )?(?:(?:Written )?Answers|Questions)\b[^.?!]{{5,120}}? on (?:\w+day,? )?\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}} (?=[A-Z])",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"(?:(?<=[.?!’”\"])(?: \d{1,3})? |^(?=\w+ (?:response|answer) (?:given )?[A-Z]))((?:Oral|Written) (?:[Rr]esponse|[Aa]nswer)(?: given| from the Mayor)?|(?:Response|Answer|Reply) from the Mayor|Question [Ww]ithdrawn)\b\.?(?= [A-Z\d]|$)"
)
"""What stands between a question and its answer, or instead of it, where a paper was run together."""

_BESIDE = re.compile(rf" (Oral|Written) (Question No\.?:? ?{_NUMBER}) (answer|response) (?=[A-Z])")
"""How an answer is to be given, printed in two lines beside the heading and the number, so that each line ran into its end."""

_AGENDA = re.compile(r"^(?:(?:Agenda )?Item )?\d{1,2}(?:\.\d{1,2})?[.):]?\s+[A-Z].{2,100}$")
_BARE = re.compile(r"^(?P<label>[^\W\d_][\w’'.\- ]{1,50}?) ?:(?=\s|$)")
_CHANGE = re.compile(r"^>{2,3} ?(?:(?P<label>[^\W\d_][\w’'.\- ]{0,50}?) ?:(?=\s|$))?")
"""Captioners put this before each change of speaker, with or without the name."""

_BRACKETED = re.compile(r"^\[(?P<label>[^\W\d_][\w’'.\- ]{0,50}?)\] ?:(?=\s|$)")
"""So programs write who speaks that tell voices apart."""

_PICTURED = re.compile(r"Photo of (?P<name>\S.{2,50}?) (?P=name)(?: .{0,60})?")
"""A copied page has the words for a speaker's picture before the name, and the party or the office behind it."""

_CLOCK = r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d{1,3})?[\])]?"
_TIMED = re.compile(rf"^{_CLOCK}(?: ?[-–]+>? ?{_CLOCK})? ")
_TIME_ALONE = re.compile(
    rf"(?:(?P<before>[^\W\d_][^\d:]{{1,60}}?),? {_CLOCK}|{_CLOCK} (?P<behind>[^\W\d_][^\d:]{{1,60}}))"
)
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’-]+"
_PROPER = r"(?:d['’])?[A-ZÀ-ÖØ-Þ][\w'’-]*"
_STOPPED = re.compile(
    rf"^(?P<label>(?:(?:Mr|Mrs|Ms|Miss|Dr|Hon)\. |The |Senator |Chair(?:man|woman|person)? )(?:{_CAPITALS})(?: {_CAPITALS}){{0,3}}"
    rf"(?: of [A-Z]\w+(?: [A-Z]\w+)?| pro tempore)?)\. (?=[^\W\d_a-z]|[\"“(])"
    r"|^(?P<french>(?:M\.|Mme|Mlle|MM\.) (?:l[ea] [^.:!?,]{3,60}|"
    rf"{_PROPER}(?: (?:(?:de|du|des|la|le) ){{0,2}}{_PROPER}){{0,4}}))\. ?[–—] ?(?=\S)"
)
"""Where a report prints a full stop behind who speaks, the name is in capitals; in French a dash follows."""

_END = (".", "?", "!", ",", ";", ":", "…")
_NOT_NAMES = frozenset(
    "agenda apologies appendix attendance background chair clerk contact date from in attendance item location members "
    "action actions decision motion motions q a recommendation resolved vote votes however firstly secondly finally "
    "minutes note notes officers place present reference session source status subject summary time title to venue "
    "http https".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """What a line is: ``kind`` is ``heading``, ``question``, ``turn`` or ``text``.

    ``value`` is the heading, the title or the speaker; ``rest`` the words after a speaker or a run-together question.
    """

    kind: str
    value: str = ""
    rest: str = ""
    reference: str | None = None
    asker: str | None = None


_REPEATED = re.compile(r"(?P<name>\S+ \S.*?) (?P=name)\b.*")


def classify(line: str, labels: frozenset[str]) -> Line:
    """Say what a (normal) line is; ``labels`` are the bare speaker labels that `known_labels` found in the file."""
    heading = _HEADING.match(line)
    if heading:
        words = heading[2].strip("*_ ")
        return Line("turn", words.rstrip(" :")) if words.endswith(":") else _question(words) or Line("heading", words)
    bold = _BOLD.match(line)
    if bold and (bold["inside"] or bold["after"]):
        return Line("turn", " ".join(filter(None, (bold["label"].strip(), bold["role"]))), bold["rest"])
    if bold and not bold["rest"] and not bold["role"]:
        return _question(bold["label"]) or Line("heading", bold["label"].strip())
    bare = _BARE.match(line)
    if bare and bare["label"] in labels:
        return Line("turn", bare["label"], line[bare.end() :].strip())
    return _question(line) or (Line("heading", line) if _is_heading(line) else Line("text", rest=line))


def _question(line: str) -> Line | None:
    """Return a question's line: number, heading, and the asker where the line names one."""
    together = _RUN_TOGETHER.match(line)
    if together:
        asker, rest = _first_name(together["rest"])
        if asker and (again := _REPEATED.fullmatch(asker)):  # who asks is named, and then printed as who speaks
            asker, rest = again["name"], f"{asker[again.end('name') + 1 :]} {rest}"
        return Line("question", together["title"], rest, split_reference(together["number"]), asker)
    if line[:1].isdigit() and _NUMBERED.fullmatch(line):
        return Line("question", line, "", split_reference(line))
    found = _QUESTION.match(line)
    if found is None or len(line) > 250 or reference_in(line) is None:
        return None
    title, asker = found["title"].strip(), None
    for pattern in (_SLASH, _AFTER_NUMBER, _WITH_LETTERS):
        named = pattern.match(title)
        if named and is_name(named["asker"].strip()):
            title, asker = named["title"].strip(), named["asker"].strip()
            break
    return Line("question", title, "", split_reference(found["number"]), asker)


def _first_name(words: str) -> tuple[str | None, str]:
    """Split ``Ada Quill AM How many …`` after the longest beginning that is a name with letters, or after two words."""
    parts = words.split(" ")
    for count in range(min(7, len(parts)), 1, -1):
        if parts[count - 1].strip("()") in ("AM", "MP", "MBE", "OBE", "CBE") and is_name(" ".join(parts[:count])):
            return " ".join(parts[:count]), " ".join(parts[count:])
    count = 3 if len(parts) > 3 and parts[3] in _OPENS and parts[2].istitle() and parts[2] not in _OPENS else 2
    name = " ".join(parts[:count])
    return (name, " ".join(parts[count:])) if is_name(name) else (None, words)


_OPENS = frozenset(
    """Are As At Can Could Did Do Does Following For From Further Given Had Has Have How If In Is On Please Should Since The
    To Was Were What When Where Which Who Why Will With Would You Your""".split()
)
"""Words with which a question begins, so that what stands before one is all of a name: ``Ada Quill Moss Given that …``."""


def _is_heading(line: str) -> bool:
    """A line in capitals, or a numbered one, that does not end like a sentence."""
    if len(line) > 120 or line.endswith(_END) or ": " in line:
        return False
    letters = [c for c in line if c.isalpha()]
    return bool(_AGENDA.match(line)) or (len(letters) > 5 and line == line.upper() and line != line.lower())


def questions_apart(line: str) -> list[str]:
    """Part a line into the questions that were run together in it, at the end of a sentence and with a page's number.

    What the paper is and for which day, and whose answer follows, are lines of their own.

    >>> questions_apart("Trams Question No: 1 / 2006 Ada Quill When? 2 Buses Question No: 2 / 2006 Bo Reed Why?")
    ['Trams Question No: 1 / 2006 Ada Quill When?', 'Buses Question No: 2 / 2006 Bo Reed Why?']
    >>> questions_apart("1 https://tram.org/a.pdf Buses Question No: 2 / 2006 Bo Reed Why?")
    ['1 https://tram.org/a.pdf', 'Buses Question No: 2 / 2006 Bo Reed Why?']
    >>> questions_apart("Trams Question No: 1 / 2006 Ada Quill When? Oral response given")
    ['Trams Question No: 1 / 2006 Ada Quill When?', 'Oral response given']
    """
    if "question no" not in line.lower():
        return [line]
    paper = _PAPER.match(line)
    above, below = (line[: paper.end()].strip(), line[paper.end() :]) if paper else ("", line)
    pieces = [piece.strip() for stretch in _ANSWERED.split(below) for piece in _RUN_IN.split(stretch)]
    return [line for piece in (above, *pieces) for part in _beside(piece) for line in _answers_apart(part) if line]


def _answers_apart(piece: str) -> list[str]:
    """Part a question from the answers below it that have its heading again, whose each is, and when it was written.

    >>> _answers_apart("Trams Question No: 1 / 2006 Ada Quill When? Trams The Mayor Last updated: 2 May, 2006 At five.")
    ['Trams Question No: 1 / 2006 Ada Quill When?', 'The Mayor', 'Last updated: 2 May, 2006', 'At five.']
    """
    if "Last updated: " not in piece:
        return [piece]
    title = _TITLED.match(piece)
    again = rf"(?: (?:Answer for )?{re.escape(title['title'])})?" if title else ""
    return [part.strip() for part in re.split(again + _WRITTEN, piece)]


_WRITTEN = rf" (The [A-Z][a-z]+) (Last updated: \d{{1,2}} (?:{'|'.join(MONTHS)}),? \d{{4}}) "
_TITLED = re.compile(r"(?:\d{1,2} )?(?P<title>.{1,150}?) Question No\b", re.I)


def _beside(piece: str) -> list[str]:
    """Part a question from the words that stood beside it."""
    how = _BESIDE.search(piece)
    return [_BESIDE.sub(r" \2 ", piece, count=1), f"{how[1]} {how[3]}"] if how else [piece]


def unmarked(line: str) -> str:
    """Write what others put before or behind a speaker as a speaker's line; other lines are as they were.

    Captioners' ``>> Reed: Second.``, the times of recorders (``[00:05] Ada Quill: Yes.``; ``Ada Quill 0:05`` above what is
    said), and the full stops of some reports (``Mr. REED of Hob. I rise``, ``Mme Quill. – Merci``),
    the picture of a copied page (``Photo of Ada Quill Ada Quill Labour``), and an office behind a comma (``Ada Quill, Chair:``).
    """
    timed = _TIMED.match(line)
    if timed and (opens_turn(rest := line[timed.end() :].strip()) or _BARE.match(rest)):
        return rest
    alone = _TIME_ALONE.fullmatch(line)
    if alone and is_name(name := alone["before"] or alone["behind"]) and name.split()[0].lower() not in _NOT_NAMES:
        return f"**{name}**:"
    pictured = _PICTURED.fullmatch(line) if line.startswith("Photo of ") else None
    if pictured:
        return f"**{pictured['name']}**:"
    if line.endswith(":") and ", " in line and len(named := split_asked(line[:-1])) == 1 and named[0] != line[:-1]:
        return f"**{named[0]}**:"
    found = _CHANGE.match(line) or _BRACKETED.match(line) or _STOPPED.match(line)
    if found is None:
        return line
    rest = line[found.end() :].strip()
    label = found["label"] or found.groupdict().get("french")
    return f"**{label}**: {rest}" if label else rest


def is_name(line: str) -> bool:
    """Say whether a whole line is a name as it stands before a colon."""
    pieces = list(split_turns([(0, f"{line}:")]))
    return len(pieces) == 1 and pieces[0].label == line and label_of(f"{line}:") is None


def opens_turn(line: str) -> bool:
    """Say whether a line begins with a speaker that needs no list of known labels."""
    if not line or ":" not in line or label_of(line) is not None:
        return False
    return _labelled(line)


def known_labels(lines: Iterable[str]) -> frozenset[str]:
    """Return the bare labels (``QUILL:``, ``Ada:``) that begin two lines or more, or are in capitals, of a file.

    What stands alone above a header's label (``RECORDING:`` above ``Date: …``) heads it, and is nobody.
    """
    seen: Counter[str] = Counter()
    alone = ""
    for line in lines:
        found = _BARE.match(line)
        headed, alone = alone, ""
        if found and _may_be_name(found["label"]) and label_of(line) is None:
            seen[found["label"]] += 1
            alone = found["label"] if line.endswith(":") else ""
        elif headed and label_of(line):
            seen[headed] -= 1
    return frozenset(label for label, count in seen.items() if count > 1 or (count and label == label.upper()))


def _may_be_name(label: str) -> bool:
    words = label.split()
    if len(words) > 5 or any(word.lower() in _NOT_NAMES for word in words[:1]):
        return False
    return all(word[0].isupper() or word in ("de", "van", "von", "der", "of", "the", "and") for word in words)


def paragraphs(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Join lines to paragraphs at blank lines; a line that begins with a speaker begins a paragraph."""
    begun = 0
    words: list[str] = []
    for number, line in lines:
        if not line:
            if words:
                yield begun, " ".join(words)
            words = []
            continue
        if words and _labelled(line):
            yield begun, " ".join(words)
            words = []
        if not words:
            begun = number
        words.append(line)
    if words:
        yield begun, " ".join(words)


def _labelled(line: str) -> bool:
    first = next(iter(split_turns([(0, line)])), None)
    return first is not None and first.label is not None


_WITH_OFFICE = re.compile(r"[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*){1,5} ?\([^()]{2,160}\) ?:")


def states(line: str, top: Sequence[str]) -> bool:
    """Say whether a line begins with somebody whose office is printed, and a line at the top is a day's."""
    office = _WITH_OFFICE.match(line)
    return office is not None and any(len(above) < 150 and printed_day(above) for above in top)
