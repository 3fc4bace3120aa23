"""Topics: a few concepts a turn, each with the words that led to it (guideline 7)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from graphkit.extract.lexicon import Entry, Hit, Lexicon
from graphkit.extract.page import Page
from graphkit.model import Finding
from graphkit.register import Register

__all__ = ["MOST", "topics_in", "topics_of"]

MOST = 3
"""At most so many topics a turn."""

_LABEL, _PHRASE, _WORD, _BROAD = 2.0, 1.5, 0.8, 0.4
"""The weight of a topic's label, of a cue of several words, of a single word; and the share of a general topic."""

_HEADING, _CARRIED, _SILENT = 0.9, 0.4, 0.85
"""How much the heading counts in every turn, how much of a turn is carried into the next, and how much of both
counts for a topic on which the turn itself is silent."""

_ENOUGH, _SHARE = 0.7, 0.55
"""A topic counts from so much weight on, and from that share of the strongest topic's."""

_THANKS = re.compile(r"\W*(?:thank you|thanks|i am grateful|that is helpful|lovely|okay|ok|right)\b", re.I)


@lru_cache(maxsize=8)
def topics_of(register: Register) -> Lexicon:
    """Return the lexicon of a register's topic scheme: labels weigh most, then cues of several words; made once."""
    return Lexicon(_entries(register), anycase=True, plurals=True)


def _entries(register: Register) -> Iterator[Entry]:
    parents = {t.parent for t in register.topics.values() if t.parent}
    for topic in register.topics.values():
        broad = _BROAD if topic.id in parents else 1.0
        for label in (topic.label, *topic.aliases):
            yield Entry("topic", topic.id, label, weight=_LABEL * broad)
        for cue in topic.cues:
            yield Entry("topic", topic.id, cue, weight=(_PHRASE if " " in cue else _WORD) * broad)


def topics_in(page: Page) -> Iterator[Finding]:
    """Yield what the current turn is about.

    A turn is read in its page: the heading and the turns before it weigh too, so that a short answer has the
    topic of its question, and a word in passing does not make one. Words inside the name of a person, an office
    or a body are no evidence. The evidence is the turn's own words where it has some, else its first words.
    """
    own, places = weigh(page.turn.text, page.register, page.taken)
    if not own and _is_courtesy(page):
        return
    scores = _in_context(own, page)
    page.topics = scores
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return
    least = max(_ENOUGH, _SHARE * ranked[0][1])
    kept = [(topic, score) for topic, score in ranked if score >= least][:MOST]
    total = sum(score for _, score in ranked[: MOST + 2])
    for topic, score in kept:
        iri = f"topic/{topic}"
        start, end = places.get(topic) or _opening(page.turn.text)
        rule = "topic: the words of the scheme" if topic in places else "topic: of the question"
        confidence = round(min(0.95, 0.4 + 0.5 * score / total), 2)
        yield Finding(page.turn.sequence, start, end, "topic", iri, rule, confidence, denotes=iri)


def _in_context(own: dict[str, float], page: Page) -> dict[str, float]:
    """Add what the heading and the turns before it speak of to a turn's own weights; a general topic gives way."""
    first = page.turn is page.question.turns[0]
    heading = {topic: weight**0.5 for topic, weight in weigh(page.question.title, page.register)[0].items()}
    carried = {topic: _CARRIED * page.topics.get(topic, 0.0) for topic in page.topics}
    for topic, weight in heading.items():
        carried[topic] = carried.get(topic, 0.0) + (1.0 if first else _HEADING) * weight
    scores = {topic: weight**0.5 + carried.get(topic, 0.0) for topic, weight in own.items()}
    for topic, weight in carried.items():
        scores.setdefault(topic, _SILENT * weight)
    for topic in list(scores):
        scores.pop(page.register.topics[topic].parent or "", None)
    return scores


def _is_courtesy(page: Page) -> bool:
    """Say whether a turn only thanks, or calls the next speaker: then it is about nothing."""
    words = len(page.turn.text.split())
    return (words < 9 and bool(_THANKS.match(page.turn.text))) or (words < 25 and page.speaker == page.cast.chair)


def _opening(text: str) -> tuple[int, int]:
    found = re.match(r"\S+(?:\s+\S+){0,5}", text)
    return (0, found.end()) if found else (0, len(text))


def weigh(
    text: str, register: Register, names: Sequence[tuple[int, int]] = ()
) -> tuple[dict[str, float], dict[str, tuple[int, int]]]:
    """Return the weight of each topic in a text, and the place of the first words that speak for it.

    What lies inside one of ``names`` (start, end) does not count, unless it is the whole of it.
    """
    scores: dict[str, float] = defaultdict(float)
    places: dict[str, tuple[int, int]] = {}
    end = 0
    for hit in sorted(topics_of(register).find(text), key=lambda hit: (hit.start, -hit.end)):
        if hit.start < end or _inside(hit, names):
            continue
        end = hit.end
        share = 1 / len(hit.entries) ** 0.5
        for entry in hit.entries:
            scores[entry.id] += entry.weight * share
            places.setdefault(entry.id, (hit.start, hit.end))
    return scores, places


def _inside(hit: Hit, names: Sequence[tuple[int, int]]) -> bool:
    return any(s <= hit.start and hit.end <= e and hit.end - hit.start < e - s - 2 for s, e in names)
