"""Topics: a few concepts a turn, each with the words that led to it (guideline 7)."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

import ahocorasick_rs

from graphkit.fold import fold
from graphkit.model import Finding, Question, Turn
from graphkit.register import Register

__all__ = ["MOST", "TopicLexicon", "topics_in", "topics_of"]

MOST = 3
"""At most so many topics a turn."""

_LABEL, _CUE, _BROAD = 2.0, 1.0, 0.4


class TopicLexicon:
    """The labels and cues of a topic scheme in one automaton; a cue counts for every topic that has it."""

    def __init__(self, register: Register) -> None:
        by_phrase: dict[str, dict[str, float]] = defaultdict(dict)
        parents = {t.parent for t in register.topics.values() if t.parent}
        for topic in register.topics.values():
            broad = _BROAD if topic.id in parents else 1.0
            for label in (topic.label, *topic.aliases):
                by_phrase[fold(label)][topic.id] = _LABEL * broad
            for cue in topic.cues:
                by_phrase[fold(cue)].setdefault(topic.id, _CUE * broad * (1.5 if " " in cue else 1.0))
        self._phrases = sorted(p for p in by_phrase if len(p) > 1)
        self._weights = [tuple(sorted(by_phrase[p].items())) for p in self._phrases]
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._phrases or ["\0"],
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def find(self, text: str) -> list[tuple[int, int, tuple[tuple[str, float], ...]]]:
        """Return (start, end, ((topic, weight), …)) for each cue at word boundaries, plurals allowed."""
        folded = fold(text)
        found = []
        for which, start, end in self._automaton.find_matches_as_indexes(folded):
            if start and folded[start - 1].isalnum():
                continue
            if end < len(folded) and folded[end].isalnum():
                if folded[end] != "s" or (end + 1 < len(folded) and folded[end + 1].isalnum()):
                    continue
                end += 1
            found.append((start, end, self._weights[which]))
        return found


def topics_in(turn: Turn, question: Question, register: Register) -> tuple[Finding, ...]:
    """Return what a turn is about: cues in the turn weigh most, the heading's topics count when echoed."""
    lexicon = topics_of(register)
    scores: dict[str, float] = defaultdict(float)
    first: dict[str, tuple[int, int]] = {}
    for start, end, weights in lexicon.find(turn.text):
        share = 1 / len(weights) ** 0.5
        for topic, weight in weights:
            scores[topic] += weight * share
            first.setdefault(topic, (start, end))
    if not scores:
        return ()
    for _, _, weights in lexicon.find(question.title):
        for topic, _ in weights:
            if topic in scores:
                scores[topic] += 1.0
    for topic in list(scores):
        parent = register.topics[topic].parent
        if parent in scores and parent is not None:
            scores[parent] = 0.0
    best = sorted((-score, first[topic][0], topic) for topic, score in scores.items() if score > 0)
    top = -best[0][0] if best else 0.0
    kept = [t for negative, _, t in best if -negative >= max(0.9, 0.34 * top)][:MOST]
    total = sum(scores[t] for t in kept)
    return tuple(
        Finding(
            turn.sequence, *first[t], "topic", f"topic/{t}", "topic: the words of the scheme",
            round(min(0.95, 0.5 + 0.45 * scores[t] / total), 2), "Accepted", f"topic/{t}",
        )
        for t in kept
    )  # fmt: skip


@lru_cache(maxsize=8)
def topics_of(register: Register) -> TopicLexicon:
    """Return the topic lexicon of a register, made once."""
    return TopicLexicon(register)
