"""Baselines: what simpler ways of reading would find, so that a figure can be seen for what it is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from graphkit.evaluate.gold import TYPES
from graphkit.evaluate.running import Run
from graphkit.model import Finding
from graphkit.register import Register
from graphkit.register.names import STYLES, parse
from graphkit.register.posts import posts_of

__all__ = ["BASELINES"]


def constant_holder(run: Run, register: Register) -> Iterator[Finding]:
    """Keep our spans, but let each office have one holder for all time: the latest in the register.

    This is how tools read titles that take "the Mayor" for a constant.
    """
    for finding in run.findings:
        post = finding.body.removeprefix("post/") if finding.body.startswith("post/") else None
        tenures = [t for t in register.tenures if t.post == post]
        if tenures:
            last = max(tenures, key=lambda t: t.start)
            yield finding._replace(denotes=f"person/{last.person}", holder=last.id, status="Accepted", candidates=())
        else:
            yield finding


def exact_lexicon(run: Run, register: Register) -> Iterator[Finding]:
    """Find the labels of the register as they are written, longest first; no dates, no room, no grammar."""
    import ahocorasick_rs

    labels = _labels(register)
    phrases = sorted(labels)
    automaton = ahocorasick_rs.AhoCorasick(phrases, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    for n, turn in run.turns.items():
        text = turn.text
        for which, start, end in automaton.find_matches_as_indexes(text):
            if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
                continue
            kind, path = labels[phrases[which]]
            denotes = path if kind == "person" else None
            yield Finding(n, start, end, kind, path, "baseline: the exact label", 1.0, denotes=denotes)


def first_match(run: Run, register: Register) -> Iterator[Finding]:
    """Keep our spans of people and offices, but take the first of that name in the register, whatever the day."""
    posts = posts_of(register)
    for finding in run.findings:
        if finding.kind not in ("person", "post"):
            yield finding
            continue
        quote = run.turns[finding.sequence].text[finding.start : finding.end]
        if finding.kind == "post":
            held = [t for t in register.tenures if t.post in posts.named(quote)]
            body = f"post/{held[0].post}" if held else finding.body
            denotes = f"person/{held[0].person}" if held else None
        else:
            first = _first_of_name(quote, register)
            body = denotes = first or finding.body
        yield finding._replace(body=body, denotes=denotes, status="Accepted", candidates=(), rule="baseline: first")


def _first_of_name(quote: str, register: Register) -> str | None:
    wanted = [word for word in parse(quote).words if word not in STYLES]
    for person in register.people.values():
        words = parse(person.label).words
        if wanted and all(word in words for word in wanted):
            return f"person/{person.id}"
    return None


@lru_cache(maxsize=2)
def _labels(register: Register) -> Mapping[str, tuple[str, str]]:
    """Return (kind, path) by label; where two things share one, the first of the register keeps it."""
    kinds = {
        "post": register.posts, "person": register.people, "organisation": register.organisations,
        "strategy": register.strategies, "scheme": register.schemes, "event": register.events, "place": register.places,
    }  # fmt: skip
    labels: dict[str, tuple[str, str]] = {}
    for kind, things in kinds.items():
        for thing in things.values():
            for label in (thing.label, *thing.aliases, *getattr(thing, "styles", ())):
                labels.setdefault(label, (kind, f"{kind}/{thing.id}"))
    assert set(kinds) <= set(TYPES)
    return labels


BASELINES: dict[str, Callable[[Run, Register], Iterator[Finding]]] = {
    "constant holder": constant_holder,
    "exact lexicon": exact_lexicon,
    "first by name": first_match,
}
"""The table of baselines, by the name that the report prints."""
