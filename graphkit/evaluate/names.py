"""Names: two ways to write the label of one thing are told to be the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from graphkit.model import Finding
from graphkit.register import Register

__all__ = ["Names", "plain"]


def plain(words: str | None) -> str:
    """Return a label as labels are compared: NFC, straight apostrophes, single spaces, small letters."""
    text = unicodedata.normalize("NFC", words or "").replace("\u00a0", " ").replace("’", "'").replace("‘", "'")
    return re.sub(r"\s+", " ", text).strip().casefold()


class Names:
    """Every label of everything in a register, by the path (``kind/id``) that findings use."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._labels: dict[str, frozenset[str]] = {}
        kinds = {
            "person": register.people, "post": register.posts, "organisation": register.organisations,
            "group": register.groups, "party": register.parties, "strategy": register.strategies,
            "scheme": register.schemes, "place": register.places, "event": register.events,
            "topic": register.topics,
        }  # fmt: skip
        for kind, things in kinds.items():
            for thing in things.values():
                titles = (title.text for title in getattr(thing, "titles", ()))
                self._labels[f"{kind}/{thing.id}"] = frozenset(map(plain, (thing.label, *thing.aliases, *titles)))
        for path, labels in list(self._labels.items()):
            if path.startswith("strategy/"):
                self._labels[f"document/{path.removeprefix('strategy/')}"] = labels

    def of(self, path: str | None) -> frozenset[str]:
        """Return the labels of a thing; none where the register does not have it."""
        return self._labels.get(path or "", frozenset())

    def body(self, finding: Finding, quote: str) -> frozenset[str]:
        """Return the labels of what a finding's words denote; a minted thing goes by its label and its quote."""
        known = self.of(finding.body)
        return known or frozenset(map(plain, (finding.label or quote, quote)))

    def capacity(self, identifier: str | None) -> frozenset[str]:
        """Return the labels of the office or the body of a tenure or membership."""
        return frozenset(label for path in self._held(identifier) for label in self.of(path))

    def _held(self, identifier: str | None) -> Iterator[str]:
        if identifier and identifier in self.register.tenure_ids:
            yield f"post/{self.register.tenure_ids[identifier].post}"
            return
        for membership in self.register.memberships:
            if membership.id == identifier:
                yield f"organisation/{membership.organisation}"
