"""Labels: what a register gives to be looked for in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graphkit.extract.lexicon import Entry, Lexicon
from graphkit.extract.triggers import HEADS, triggers
from graphkit.register import Register
from graphkit.register.names import CALLED_BY, parse
from graphkit.register.posts import bare, said

__all__ = ["labels_of"]

_GROUPS = frozenset(("Group", "Conservatives", "Labour", "Greens", "Democrats"))
"""How the name of a group ends; a party's own name is the party's."""

_KINDS = frozenset("strategy plan charter framework vision report review inquiry act study budget".split())
"""Words that say what a work is; a title without one keeps its article: ``The Way Forward``."""
_MAY_BE_SMALL = _KINDS | frozenset(
    "assessment guidance agreement memorandum statement code programme manifesto guide standards bill paper prospectus".split()
)
"""Words that may be printed small at the end of a work's name: ``the VAWG strategy``, and not ``all of us``."""

_SPOKEN_SMALL = re.compile(r"(?!Draft\b)(?:The )?(?:[A-Z]\w+,? (?:and )?)+(?:Strategy|(?<!Business )(?<!Action )Plan)")
"""Names of strategies that may be printed in small letters where they have an owner: ``my housing strategy``."""

_SORTS = frozenset(word for head in HEADS["organisation"] for word in head.split()) | frozenset(
    ("Rail", "Water", "Government", "Constabulary", "Airport")
)
"""Words that say what sort of body a name is of, so that they may be printed small: ``Network rail``."""

_ENDS_IN_Y = re.compile(r"[bcdfghklmnprstvwz]y$")
"""How a word ends whose plural ends in *ies*."""

_ARTICLES = frozenset(("the", "a"))


@lru_cache(maxsize=8)
def labels_of(register: Register) -> Lexicon:
    """Return the lexicon of a register's labels and of the words that open or close a name; made once."""
    return Lexicon(
        (*triggers(), *_people(register), *_posts(register), *_works(register), *_things(register), *_cues(register))
    )


def _people(register: Register) -> Iterator[Entry]:
    for person in register.people.values():
        for label in dict.fromkeys((person.label, *person.aliases)):
            name = parse(label)
            if len(name.words) < 2 or "of" in name.words:
                continue
            words = [word for word in label.split() if word.lower().strip(".,") not in name.styles]
            if name.letters:
                words = words[: -len(name.letters)]
            yield Entry("person", person.id, " ".join(words).strip(","))
            if label == person.label:
                yield Entry("short", person.id, words[0])
                yield Entry("short", person.id, words[-1])
            elif len(words) == 2 and words[-1] == person.label.split()[-1] and name.words[0] not in CALLED_BY:
                yield Entry("short", person.id, words[0])


def _posts(register: Register) -> Iterator[Entry]:
    for post in register.posts.values():
        for label in said(post):
            yield Entry("post", post.id, _without_article(label))
        for label in dict.fromkeys((*post.styles, *(s.replace("Mr ", "Mr. ") for s in post.styles))):
            yield Entry("post", post.id, _without_article(label), style=" of " not in bare(label))
            if post.id == register.principal and " " not in label:
                yield Entry("little", post.id, label.lower())


def _works(register: Register) -> Iterator[Entry]:
    things = (
        *register.organisations.values(),
        *register.events.values(),
        *register.schemes.values(),
        *register.places.values(),
    )
    other = {label for thing in things for label in (thing.label, *thing.aliases)}
    for work in register.strategies.values():
        main = work.label.split(": ")[0]
        short = (main,) if " " in main and main not in other else ()
        for label in dict.fromkeys((work.label, *work.aliases, *short)):
            whole = label.split(" ")[-1].lower() not in _MAY_BE_SMALL
            yield Entry(work.kind, work.id, label if label.startswith("A ") else _without_article(label), whole=whole)
            if label.startswith("The ") and not _KINDS & set(label.replace(":", "").lower().split()):
                yield Entry(work.kind, work.id, label)
            if work.kind == "strategy" and _SPOKEN_SMALL.fullmatch(label):
                yield Entry("small", work.id, _without_article(label).lower())


def _things(register: Register) -> Iterator[Entry]:
    """Yield the labels of what is named; one word behind an article keeps it, unless it is a name alone too: ``The Londoner``."""
    for kind, things in (
        ("organisation", register.organisations),
        ("event", register.events),
        ("scheme", register.schemes),
        ("place", register.places),
        ("party", register.parties),
    ):
        for thing in things.values():
            names = (thing.label, *thing.aliases)
            for label in dict.fromkeys((*names, *(form for name in names for form in _of_or_for(name)))):
                if kind != "party" or " " in label:
                    whole = _is_whole(label) if kind == "organisation" else label.endswith(" End")
                    kept = label.startswith("The ") and label.count(" ") == 1 and label[4:] not in names
                    yield Entry(kind, f"{kind}/{thing.id}", label if kept else _without_article(label), whole=whole)
    for group in register.groups.values():
        for label in dict.fromkeys((group.label, *group.aliases)):
            if " " in label and label.isprintable() and label.split()[-1] in _GROUPS:
                yield Entry("organisation", f"group/{group.id}", label, whole=_is_whole(label))


def _of_or_for(label: str) -> tuple[str, ...]:
    """Return how people say the name of a department that is for something: ``Department of Transport``."""
    if label.startswith("Department of "):
        return (label.replace(" of ", " for ", 1),)
    return (label.replace(" for ", " of ", 1),) if label.startswith("Department for ") else ()


def _is_whole(label: str) -> bool:
    """Say whether a body's name of two words does not say what sort it is: ``deep Tube lines`` are no Tube Lines."""
    words = _without_article(label).split(" ")
    return len(words) == 2 and words[-1] not in _SORTS


def _cues(register: Register) -> Iterator[Entry]:
    """Yield the words that speak for a register's topics; a cue that begins with a capital is met only with it.

    The grade of an entry says of what form it is: ``name`` and ``single`` are a topic's own names, of several words and
    of one; ``phrase`` is a cue of several words, ``proper`` a proper name of one, ``word`` any other word; ``everyday`` is
    whatever the scheme says means many things.
    """
    everyday = frozenset(register.everyday)
    for topic in register.topics.values():
        for label in (topic.label, *topic.aliases):
            form = "name" if " " in label else "single"
            yield Entry("topic", topic.id, label, loose=True, grade="everyday" if label.lower() in everyday else form)
        names = {_stem(name) for name in (topic.label, *topic.aliases)}
        for cue in topic.cues:
            proper = cue[:1].isupper()
            short = "single" if _stem(cue) in names else "proper" if proper else "word"
            form = "phrase" if " " in cue else short
            grade = "everyday" if cue.lower() in everyday else form
            yield Entry("topic", topic.id, cue, loose=not proper, grade=grade)
            if not proper and _ENDS_IN_Y.search(cue):
                yield Entry("topic", topic.id, f"{cue[:-1]}ies", loose=True, grade=grade)


def _stem(word: str) -> str:
    """Return a word without the ending of its plural."""
    small = word.lower()
    return small.removesuffix("es") if small.endswith(("ses", "xes", "shes", "ches")) else small.removesuffix("s")


def _without_article(label: str) -> str:
    words = label.split(" ")
    while len(words) > 1 and words[0].lower() in _ARTICLES:
        words.pop(0)
    return " ".join(words)
