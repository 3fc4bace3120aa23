"""Extract: the words of each turn become findings, every one with its place, its rule and how sure it is.

`extract` is the stage. Finders propose spans (labels of the register, titled names, names by their head,
introduced letters); of those that overlap the longest that means something is kept (guideline 2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from graphkit.extract.commitments import commitments_in
from graphkit.extract.mentions import mentions_in
from graphkit.extract.page import Memory, Page
from graphkit.extract.people import introduce_speakers
from graphkit.extract.references import answer_status, canonical_reference, references_in
from graphkit.extract.topics import topics_in
from graphkit.model import Cast, Finding, Question
from graphkit.register import Register

__all__ = ["EXTRACTORS", "Memory", "answer_status", "canonical_reference", "extract"]


def _references(page: Page) -> Iterator[Finding]:
    for start, end, number in references_in(page.turn.text, page.on.year):
        body = f"question/{number.replace('/', '-')}"
        yield Finding(
            page.turn.sequence, start, end, "reference", body, "reference: question number", 0.97,
            denotes=body, label=number,
        )  # fmt: skip


EXTRACTORS: dict[str, Callable[[Page], Iterable[Finding]]] = {
    "mentions": mentions_in,
    "topics": topics_in,
    "references": _references,
    "commitments": commitments_in,
}
"""The table of extractors, in the order in which they run on a turn."""


def extract(question: Question, cast: Cast, register: Register, memory: Memory | None = None) -> tuple[Finding, ...]:
    """Return everything the extractors find in a question's turns, in reading order.

    ``memory`` carries the letters and strangers that earlier questions of the same source introduced.
    """
    page = Page(question, cast, register, memory or Memory(), question.turns[0])
    introduce_speakers(page)
    found: list[Finding] = []
    for turn in question.turns:
        page.turn = turn
        for extractor in EXTRACTORS.values():
            found.extend(extractor(page))
    return tuple(sorted(found, key=lambda f: (f.sequence, f.start, -f.end, f.kind, f.body)))
