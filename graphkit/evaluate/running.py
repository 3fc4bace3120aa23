"""Running: a transcript goes through read, resolve and extract; what came out is kept by turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graphkit.errors import SourceError
from graphkit.extract import Memory, answer_status, extract
from graphkit.model import Cast, Finding, Question, Speaking, Turn
from graphkit.read import open_path
from graphkit.register import Register
from graphkit.resolve import Heard, cast

__all__ = ["Asked", "Run", "run"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it was read: its header, who takes part, and what became of it."""

    question: Question
    cast: Cast
    status: str


@dataclass(frozen=True, slots=True)
class Run:
    """What the stages make of one source, by the number of the turn.

    ``failure`` is the reader's sentence where it could not read the source: then all else is empty.
    """

    questions: tuple[Asked, ...] = ()
    turns: Mapping[int, Turn] = field(default_factory=dict)
    speakers: Mapping[int, Speaking] = field(default_factory=dict)
    replies: Mapping[int, int | None] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    failure: str | None = None


def run(path: Path, name: str, register: Register) -> Run:
    """Run the stages on one file, as a build does; a file that cannot be read is a run with a ``failure``."""
    try:
        transcript = open_path(path, name)
    except SourceError as error:
        return Run(failure=str(error))
    questions: list[Asked] = []
    findings: list[Finding] = []
    speakers: dict[int, Speaking] = {}
    replies: dict[int, int | None] = {}
    heard, memory = Heard(), Memory()
    for question in transcript.questions:
        room = cast(question, register, heard)
        questions.append(Asked(question, room, answer_status(question)))
        findings.extend(extract(question, room, register, memory))
        before: int | None = None
        for turn, spoken, answers in zip(question.turns, room.speakers, room.replies(), strict=True):
            speakers[turn.sequence], replies[turn.sequence] = spoken, before if answers else None
            before = turn.sequence
    turns = {turn.sequence: turn for asked in questions for turn in asked.question.turns}
    return Run(tuple(questions), turns, speakers, replies, tuple(findings))
