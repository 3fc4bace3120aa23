"""Names: which IRI a thing has. The same thing has the same one in every build."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from graphkit.fold import slug
from graphkit.model import Question

__all__ = ["Names", "question_key", "sitting_key", "source_slug"]

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def question_key(question: Question) -> str:
    """Return the path of a question under ``question/``: its number, or else its sitting, heading and asker.

    The second item of a sitting with the same heading and asker ends in ``/2``.
    """
    if question.reference:
        return slug(question.reference.replace("/", "-"))
    asker = f"-{slug(question.asked_by)}" if question.asked_by else ""
    again = f"/{question.occurrence}" if question.occurrence > 1 else ""
    return f"{sitting_key(question)}/{_heading(question.title)}{asker}{again}"


def _heading(title: str) -> str:
    """Return the slug of a heading; one that is cut short ends in a digest, since its number may be what is cut off."""
    short, whole = slug(title), slug(title, len(title) * 2)
    return short if short == whole else f"{short}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def sitting_key(question: Question) -> str:
    """Return the path of a sitting under ``sitting/``: its day, and the chamber where the source names one."""
    chamber = f"/{slug(question.chamber)}" if question.chamber else ""
    return f"{question.date.isoformat()}{chamber}"


def source_slug(name: str) -> str:
    """Return the path of a source under ``source/``: its relative path without the suffix, a slug a segment."""
    return "/".join(slug(part) for part in _SUFFIX.sub("", name).split("/") if part)


@dataclass(frozen=True, slots=True)
class Names:
    """IRIs under ``base`` (ends in a slash) and the register's ``name``; its own ``body`` has a path of its own."""

    base: str
    register: str
    body: str = ""

    @property
    def root(self) -> str:
        """The address under which everything of this register lives."""
        return f"{self.base}{self.register}/"

    def of(self, path: str) -> str:
        """Return the IRI of ``kind/id``; the body whose sittings these are stands under ``body/``."""
        if self.body and path == f"organisation/{self.body}":
            path = f"body/{self.body}"
        return self.root + path

    def source(self, name: str) -> str:
        """Return the IRI of a source, which is its named graph too."""
        return f"{self.root}source/{source_slug(name)}"
