"""Topics: a few concepts a turn, each with the words that led to it (guideline 7).

A turn is read in its thread: its own words speak for a topic, and so do the heading, the turn before and what the last
member asked. Each of these signs has a weight; their sum is how likely the turn is about the topic.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from graphkit.extract.cues import Counts, counted
from graphkit.extract.page import Page
from graphkit.extract.references import says_nothing
from graphkit.model import Finding

__all__ = ["MOST", "WEIGHTS", "Signs", "signs", "topics_in"]

MOST = 4
"""At most so many topics a turn."""

WEIGHTS: dict[str, float] = {
    "none": -2.66, "general": -0.79, "narrower": -1.24, "of the house": -0.30,
    "name": 2.33, "phrase": 2.70, "single": 2.77, "proper": 1.80, "word": 1.75, "everyday": 0.70, "body": 1.97,
    "heading": 2.70, "heading: word": 1.62,
    "answer: before": 2.23, "same: before": 0.88, "other: before": 1.82,
    "answer: asked": 1.97, "same: asked": 2.25, "other: asked": -0.35,
    "new in answer": -1.05,
}  # fmt: skip
"""What each sign adds to the log-odds of a topic. ``python -m benchmarks.accuracy.topics`` fits them.

Budgets, scrutiny and the press are spoken of in passing: such a topic ``of the house`` says less, unless it is all."""

_ENOUGH, _SHARE = 0.35, 0.38
"""A topic is kept that is so likely, and that share of the likeliest; if none is, the likeliest."""

_LATER, _TAKEN_UP = 0.15, 0.6
"""How much the heading still says after the first turn, and in a supplementary that takes up something else: of a topic
of which the turn says nothing itself, and of one that it takes up."""

_SHORT = 400
"""An answer of so few characters keeps to what was asked; a longer one has room for more."""

_STANDS, _LIKELY = 0.05, 0.4
"""What is less likely than the one is forgotten; what was likelier than the other was spoken of."""

_CALLED = 25
"""A chair who says fewer words and asks nothing calls the next speaker, unless a cue of several words is among them."""

_FIRST_WORDS = re.compile(r"\S+(?:\s+\S+){0,5}")
_THANKS = re.compile(r"\W*(?:thank you|thanks|i am grateful|that is helpful|lovely|okay|ok|right)\b", re.I)

Signs = dict[str, dict[str, float]]
"""Topic to sign (a key of `WEIGHTS`) to how strongly it is there."""


def topics_in(page: Page) -> Iterator[Finding]:
    """Yield what the current turn is about.

    The evidence is the turn's own words where it has some, else its first words. Words inside the name of a person,
    an office, a body or a place are no evidence. A turn that only thanks, or calls the next speaker, is about nothing.
    """
    if page.turn is page.question.turns[0]:
        _open_thread(page)
    own, places = counted(page.cues, page.taken)
    if _is_courtesy(page, own) or (page.turn.part == "answer" and says_nothing(page.turn.text)):
        return
    likely = {topic: _odds(found) for topic, found in signs(page, own).items()}
    _take_on(page, likely)
    ranked = sorted(likely.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
    if not ranked:
        return
    least = min(max(_ENOUGH, _SHARE * ranked[0][1]), ranked[0][1])
    for topic, chance in ranked:
        if chance < least:
            return
        iri = f"topic/{topic}"
        start, end = places.get(topic) or _opening(page.turn.text)
        rule = "topic: the words of the scheme" if topic in places else "topic: of the thread"
        confidence = round(min(0.95, max(0.1, chance)), 2)
        yield Finding(page.turn.sequence, start, end, "topic", iri, rule, confidence, denotes=iri)


def _open_thread(page: Page) -> None:
    """Begin a thread with what the heading of the page says."""
    page.heading, _ = counted(page.heading_cues)


def signs(page: Page, own: Counts) -> Signs:
    """Return the signs of each topic of which the current turn may speak, by its own words (``own``) and its thread."""
    first = page.turn is page.question.turns[0]
    heading = page.heading
    how = "answer" if page.answers else "same" if page.speaker == page.asker else "other"
    short = min(1.0, _SHORT / (1 + len(page.turn.text)))
    moved = page.question.supplementary and any(f.keys() & _STRONG for t, f in own.items() if t not in heading)
    before, asked = f"{how}: before", f"{how}: asked"
    topics = page.register.topics
    spoken = {*own, *(topic for topic, chance in page.topics.items() if chance > _LIKELY)}
    above = {topics[topic].parent for topic in spoken}
    general, house = page.register.general_topics, page.register.topics_of_the_house
    found: Signs = {}
    for topic in {*own, *heading, *page.topics, *page.asked}:
        of: dict[str, float] = {"none": 1.0}
        if topic in general:
            of["general"] = 1.0
        if topic in above:
            of["narrower"] = 1.0
        if topic in house and (len(own) > 1 or topic not in heading):
            of["of the house"] = 1.0
        if topic in heading:
            says = 1.0 if first and not moved else _TAKEN_UP if topic in own else _LATER
            of["heading" if heading[topic].keys() & _STRONG else "heading: word"] = says
        if topic in page.topics:
            of[before] = page.topics[topic]
        if topic in page.asked:
            of[asked] = page.asked[topic]
        if topic in own:
            of.update((form, min(number, 4.0) ** 0.5) for form, number in own[topic].items())
            unasked = how == "answer" and not first and page.topics.get(topic, 0.0) < _ENOUGH
            if unasked and "name" not in own[topic]:
                of["new in answer"] = short
        found[topic] = of
    return found


_STRONG = {"name", "phrase", "single"}


def _odds(found: Mapping[str, float]) -> float:
    """Return how likely a turn is about the topic that has these signs (0 to 1)."""
    return 1 / (1 + math.exp(-sum(WEIGHTS[sign] * value for sign, value in found.items())))


def _take_on(page: Page, likely: Mapping[str, float]) -> None:
    """Take the thread on by a turn that is about each topic so likely."""
    page.topics = {topic: chance for topic, chance in likely.items() if chance > _STANDS}
    if not page.answers:
        page.asked, page.asker = page.topics, page.speaker


def _is_courtesy(page: Page, own: Counts) -> bool:
    """Say whether a turn only thanks, or calls the next speaker: then it is about nothing."""
    text = page.turn.text
    words = len(text.split())
    if page.speaker == page.cast.chair and words < _CALLED and (not own or "?" not in text):
        return not any(forms.keys() & _STRONG for forms in own.values())
    return not own and words < 9 and bool(_THANKS.match(text))


def _opening(text: str) -> tuple[int, int]:
    found = _FIRST_WORDS.match(text)
    return (0, found.end()) if found else (0, len(text))
