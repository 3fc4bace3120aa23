"""Topics: a few concepts a turn, each with the words that led to it (guideline 7).

A turn is read in its thread. The heading opens the thread; a turn that speaks of something adds to it; a turn that
speaks of nothing is about what the thread is about; another member who takes up something else turns it.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graphkit.extract.labels import labels_of
from graphkit.extract.lexicon import Hit
from graphkit.extract.page import Page
from graphkit.model import Finding

__all__ = ["MOST", "topics_in"]

MOST = 3
"""At most so many topics a turn."""

_CARRIED, _TURNED, _CAP = 0.65, 0.3, 1.6
"""How much of the thread counts in a turn that speaks of something, how much of it is left where the thread is turned to
something else, and the most that the thread may hold of one topic."""

_IN_PASSING, _ANSWERED, _FADES, _STRONG = 0.6, 0.9, 0.7, 0.9
"""How much a topic counts that is new to the thread and comes with one weak word, or in an answer; how much is left of a
topic on which a turn is silent that speaks of another; from how much on a turn speaks strongly."""

_ENOUGH, _SHARE, _SPOKEN, _OWN_SHARE = 0.7, 0.55, 1.2, 0.5
"""A topic counts from so much weight on, and from that share of the strongest topic's; what the turn itself speaks of in
so much weight and more is held against its own words alone, however strongly another topic stands in the thread."""

_TITLED = 0.6
"""How much a cue counts inside the name of a work: a strategy is more often named in passing than spoken of."""

_WHOLE = 0.6
"""How much a cue counts that is the whole name of a body or an event."""

_CALLED, _SAID = 25, 1.5
"""A chair who says fewer words and asks nothing calls the next speaker, unless it is with so much weight of a topic."""

_FIRST_WORDS = re.compile(r"\S+(?:\s+\S+){0,5}")
_THANKS = re.compile(r"\W*(?:thank you|thanks|i am grateful|that is helpful|lovely|okay|ok|right)\b", re.I)


def topics_in(page: Page) -> Iterator[Finding]:
    """Yield what the current turn is about.

    The evidence is the turn's own words where it has some, else its first words. Words inside the name of a person,
    an office or a body are no evidence. A turn that only thanks, or calls the next speaker, is about nothing.
    """
    opens = page.turn is page.question.turns[0]
    if opens:
        page.topics = _heading_of(page)
    own, places = weigh(page.cues, page.taken, page.titled)
    if _is_courtesy(page, own):
        return
    scores = _in_thread(own, page, opens=opens)
    if not page.answers:
        page.asker = page.speaker
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return
    least = max(min(_ENOUGH, ranked[0][1]), _SHARE * ranked[0][1])
    strong = max(_SPOKEN, _OWN_SHARE**2 * max((own[topic] for topic in own if topic in scores), default=0.0))
    kept = [(topic, score) for topic, score in ranked if score >= least or own.get(topic, 0.0) >= strong][:MOST]
    total = sum(score for _, score in ranked[: MOST + 2])
    for topic, score in kept:
        iri = f"topic/{topic}"
        start, end = places.get(topic) or _opening(page.turn.text)
        rule = "topic: the words of the scheme" if topic in places else "topic: of the thread"
        confidence = round(min(0.95, 0.4 + 0.5 * score / total), 2)
        yield Finding(page.turn.sequence, start, end, "topic", iri, rule, confidence, denotes=iri)


def _heading_of(page: Page) -> dict[str, float]:
    """Return what the heading of a page speaks of: with it the thread begins."""
    hits = (hit for hit in labels_of(page.register).find(page.question.title) if "topic" in hit.kinds)
    weights, _ = weigh(hits)
    return _narrowed({topic: weight**0.5 for topic, weight in weights.items()}, page)


def _in_thread(own: Mapping[str, float], page: Page, *, opens: bool) -> dict[str, float]:
    """Return how much a turn speaks of each topic, the thread before it included, and take the thread on."""
    spoken = {topic: weight**0.5 for topic, weight in own.items()}
    if not spoken:
        return dict(page.topics)
    if not opens or page.question.supplementary:
        least = _ENOUGH if opens else _STRONG
        if _turns(spoken, least, page):
            page.topics = {topic: _TURNED * weight for topic, weight in page.topics.items()}
        elif page.topics:
            spoken = {topic: weight * _new(topic, own[topic], page) for topic, weight in spoken.items()}
    scores = {topic: (1.0 if opens else _CARRIED) * weight for topic, weight in page.topics.items()}
    for topic, weight in spoken.items():
        scores[topic] = scores.get(topic, 0.0) + weight
    fades = _FADES if max(spoken.values()) >= _STRONG else 1.0
    thread = {
        topic: page.topics.get(topic, 0.0) + spoken[topic] if topic in spoken else fades * page.topics[topic]
        for topic in scores
    }
    page.topics = _narrowed({topic: min(weight, _CAP) for topic, weight in thread.items()}, page)
    return _narrowed(scores, page)


def _new(topic: str, weight: float, page: Page) -> float:
    """Return how much a topic counts, according to whether the thread has it, who speaks, and with how many words."""
    strongest = max(page.topics.values())
    if page.topics.get(topic, 0.0) >= _SHARE * strongest:
        return 1.0
    return _IN_PASSING if weight < _STRONG**2 else _ANSWERED if page.answers else 1.0


def _turns(spoken: Mapping[str, float], least: float, page: Page) -> bool:
    """Say whether another member than the last takes up something of which the thread has not spoken."""
    if page.answers or page.speaker == page.asker or not page.topics:
        return False
    strongest = max(page.topics.values())
    thread = {topic for topic, weight in page.topics.items() if weight >= _SHARE * strongest}
    return max(spoken.values()) >= least and not thread & set(spoken)


def _narrowed(scores: dict[str, float], page: Page) -> dict[str, float]:
    """Leave out the general topic where one of its narrower ones is spoken of."""
    general = {page.register.topics[topic].parent for topic in scores}
    return {topic: weight for topic, weight in scores.items() if topic not in general}


def _is_courtesy(page: Page, own: Mapping[str, float]) -> bool:
    """Say whether a turn only thanks, or calls the next speaker: then it is about nothing."""
    text = page.turn.text
    words = len(text.split())
    if page.speaker == page.cast.chair and words < _CALLED and (not own or "?" not in text):
        return max(own.values(), default=0.0) < _SAID
    return not own and words < 9 and bool(_THANKS.match(text))


def _opening(text: str) -> tuple[int, int]:
    found = _FIRST_WORDS.match(text)
    return (0, found.end()) if found else (0, len(text))


def weigh(
    hits: Iterable[Hit], names: Sequence[tuple[int, int]] = (), works: Sequence[tuple[int, int]] = ()
) -> tuple[dict[str, float], dict[str, tuple[int, int]]]:
    """Return the weight of each topic by its cues, and the place of the first words that speak for it.

    What lies inside one of ``names`` (start, end) does not count, what is the whole of it counts less; so does what lies
    inside the name of one of ``works``.
    """
    scores: dict[str, float] = defaultdict(float)
    places: dict[str, tuple[int, int]] = {}
    end = 0
    naming, titling = _Walk(names), _Walk(works)
    for hit in sorted(hits, key=_reading_order):
        start, stop = naming.around(hit)
        if hit.start < end or (stop and hit.end - hit.start < stop - start - 2):
            continue
        end = hit.end
        entries = hit.kinds["topic"].entries
        share = _WHOLE if stop else 1.0
        if titling.around(hit)[1]:
            share *= _TITLED
        for entry in entries:
            scores[entry.id] += entry.weight * share / len(entries) ** 0.5
            places.setdefault(entry.id, (hit.start, hit.end))
    return scores, places


class _Walk:
    """Spans in reading order, walked through beside hits in reading order."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._coming = iter((*spans, (sys.maxsize, sys.maxsize)))
        self._span = next(self._coming)

    def around(self, hit: Hit) -> tuple[int, int]:
        """Return the span that a hit lies in, or (0, 0)."""
        while self._span[1] < hit.end:
            self._span = next(self._coming)
        return self._span if self._span[0] <= hit.start else (0, 0)


def _reading_order(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end
