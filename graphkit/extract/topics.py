"""Topics: a few concepts a turn, each with the words that led to it (guideline 7)."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graphkit.extract.labels import labels_of
from graphkit.extract.lexicon import Hit
from graphkit.extract.page import Page
from graphkit.model import Finding

__all__ = ["MOST", "topics_in"]

MOST = 3
"""At most so many topics a turn."""

_HEADING, _CARRIED, _SILENT = 0.9, 0.4, 0.85
"""How much the heading counts in every turn, how much of a turn is carried into the next, and how much of both
counts for a topic on which the turn itself is silent."""

_ENOUGH, _SHARE, _SPOKEN = 0.7, 0.55, 2.0
"""A topic counts from so much weight on, and from that share of the strongest topic's; what the turn itself speaks of in
so much weight is held against its own words alone, however strongly another topic was carried into it."""

_FIRST_WORDS = re.compile(r"\S+(?:\s+\S+){0,5}")
_THANKS = re.compile(r"\W*(?:thank you|thanks|i am grateful|that is helpful|lovely|okay|ok|right)\b", re.I)


def topics_in(page: Page) -> Iterator[Finding]:
    """Yield what the current turn is about.

    A turn is read in its page: the heading and the turns before it weigh too, so that a short answer has the
    topic of its question, and a word in passing does not make one. Words inside the name of a person, an office
    or a body are no evidence. The evidence is the turn's own words where it has some, else its first words.
    """
    if page.heading is None:
        page.heading = _heading_of(page)
    own, places = weigh(page.cues, page.taken)
    if not own and _is_courtesy(page):
        return
    scores = _in_context(own, page)
    page.topics = scores
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return
    least = max(_ENOUGH, _SHARE * ranked[0][1])
    strong = _SHARE * max((w for t, w in own.items() if t in scores), default=0.0) ** 0.5
    kept = [
        (topic, score)
        for topic, score in ranked
        if score >= least or (own.get(topic, 0.0) >= _SPOKEN and own[topic] ** 0.5 >= strong)
    ][:MOST]
    total = sum(score for _, score in ranked[: MOST + 2])
    for topic, score in kept:
        iri = f"topic/{topic}"
        start, end = places.get(topic) or _opening(page.turn.text)
        rule = "topic: the words of the scheme" if topic in places else "topic: of the question"
        confidence = round(min(0.95, 0.4 + 0.5 * score / total), 2)
        yield Finding(page.turn.sequence, start, end, "topic", iri, rule, confidence, denotes=iri)


def _heading_of(page: Page) -> dict[str, float]:
    """Return what the heading of a page speaks of."""
    return {
        topic: weight**0.5
        for topic, weight in weigh(
            hit for hit in labels_of(page.register).find(page.question.title) if "topic" in hit.kinds
        )[0].items()
    }


def _in_context(own: dict[str, float], page: Page) -> dict[str, float]:
    """Add what the heading and the turns before it speak of to a turn's own weights; a general topic gives way."""
    first = page.turn is page.question.turns[0]
    carried = {topic: _CARRIED * page.topics.get(topic, 0.0) for topic in page.topics}
    for topic, weight in (page.heading or {}).items():
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
    found = _FIRST_WORDS.match(text)
    return (0, found.end()) if found else (0, len(text))


def weigh(
    hits: Iterable[Hit], names: Sequence[tuple[int, int]] = ()
) -> tuple[dict[str, float], dict[str, tuple[int, int]]]:
    """Return the weight of each topic by its cues, and the place of the first words that speak for it.

    What lies inside one of ``names`` (start, end) does not count, unless it is the whole of it.
    """
    scores: dict[str, float] = defaultdict(float)
    places: dict[str, tuple[int, int]] = {}
    end = 0
    coming = iter((*names, (sys.maxsize, sys.maxsize)))
    name = next(coming)
    for hit in sorted(hits, key=_reading_order):
        while name[1] < hit.end:
            name = next(coming)
        if hit.start < end or (name[0] <= hit.start and hit.end - hit.start < name[1] - name[0] - 2):
            continue
        end = hit.end
        share = 1 / len(hit.kinds["topic"].entries) ** 0.5
        for entry in hit.kinds["topic"].entries:
            scores[entry.id] += entry.weight * share
            places.setdefault(entry.id, (hit.start, hit.end))
    return scores, places


def _reading_order(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end
