"""Review: what a person decided about names that could not be told is a row in a file, and holds in every later build.

The file is CSV with the columns of `COLUMNS`, one decision a row:

    kind,printed,decision,target,source,note
    post,Commissioner,accept,post/met-commissioner,2019/bus-shelters.txt,spoken of as police
    person,Mr Tallowby,new,Orrin Tallowby,,the bridge warden
    strategy,Lantern Strategy,alias,strategy/lantern-2021,,
    organisation,Bench Group,reject,,,two ordinary words
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graphkit.errors import ConfigError, cause
from graphkit.fold import key, slug
from graphkit.model import Cast, Finding, Question, Speaking
from graphkit.register import Register

__all__ = [
    "COLUMNS",
    "DECISIONS",
    "FILE",
    "KINDS",
    "Decision",
    "Decisions",
    "decided",
    "decided_cast",
    "parse_decisions",
    "read_decisions",
]

FILE = "decisions.csv"
"""The name of the file, which lies beside the sources."""

COLUMNS = ("kind", "printed", "decision", "target", "source", "note")

DECISIONS: Mapping[str, str] = {
    "accept": "the words mean TARGET, a thing of the register or one of the candidates",
    "alias": "the words are another name of TARGET wherever they stand",
    "new": "the words name somebody or something new, called TARGET",
    "reject": "the words name nothing",
}
"""What can be decided, and what it says."""

_TARGETS = {
    "person": "people", "post": "posts", "organisation": "organisations", "strategy": "strategies",
    "document": "strategies", "scheme": "schemes", "event": "events", "place": "places", "party": "parties",
}  # fmt: skip

KINDS = ("speaker", *_TARGETS)
"""What can be decided about."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One row: what is decided about some printed words, in one source or (``source`` empty) in all."""

    kind: str
    printed: str
    decision: str
    target: str
    source: str
    note: str
    line: int


@dataclass(frozen=True, slots=True)
class Decisions:
    """All rows of a file, found by kind and folded words; ``fingerprint`` is the SHA-256 of the file, or empty."""

    rows: Mapping[tuple[str, str], tuple[Decision, ...]]
    fingerprint: str = ""

    def about(self, kind: str, printed: str, source: str) -> Decision | None:
        """Return the decision about some words of a source; one for that source goes before one for all."""
        rows = self.rows.get((kind, key(printed)), ())
        own = [row for row in rows if row.source == source]
        return own[0] if own else next((row for row in rows if not row.source), None)


def parse_decisions(data: bytes, where: str, register: Register) -> Decisions:
    """Return the decisions in the bytes of a file named ``where``.

    A row without decision and note is one of the template that nobody has filled in yet: it is passed over. Raises
    `ConfigError` with line and remedy for an unknown column, kind, decision or target, and where two rows contradict
    each other.
    """
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ConfigError(
                "not a file of decisions", where=where, line=1, remedy=f"its columns are {','.join(COLUMNS)}"
            )
        rows = [
            _row(cells, reader.line_num, where, register)
            for cells in reader
            if any((cells.get(column) or "").strip() for column in ("decision", "note"))
        ]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ConfigError(f"not a table: {cause(error)}", where=where, remedy="write CSV in UTF-8") from error
    found: dict[tuple[str, str], list[Decision]] = {}
    for row in rows:
        same = found.setdefault((row.kind, key(row.printed)), [])
        if other := next((o for o in same if o.source == row.source and _said(o) != _said(row)), None):
            what = f"decides about {row.printed!r} what line {other.line} decides otherwise"
            raise ConfigError(what, where=where, line=row.line, remedy="remove one of the rows")
        same.append(row)
    return Decisions({words: tuple(same) for words, same in found.items()}, hashlib.sha256(data).hexdigest())


def read_decisions(path: Path, register: Register) -> Decisions:
    """Return the decisions in a file; raises `ConfigError` where it cannot be opened or is wrong."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot be opened: {error.strerror}", where=str(path), remedy="check its rights") from error
    return parse_decisions(data, str(path), register)


def _row(cells: Mapping[str, str | None], line: int, where: str, register: Register) -> Decision:
    kind, printed, decision, target, source, note = ((cells.get(column) or "").strip() for column in COLUMNS)
    row = Decision(kind, printed, decision, target, source, note, line)
    if row.kind not in KINDS:
        raise ConfigError(f"unknown kind {row.kind!r}", where=where, line=line, remedy=f"known are {', '.join(KINDS)}")
    if row.decision not in DECISIONS:
        remedy = f"known are {', '.join(DECISIONS)}"
        raise ConfigError(f"unknown decision {row.decision!r}", where=where, line=line, remedy=remedy)
    if not row.printed or (row.decision != "reject" and not row.target):
        raise ConfigError("a cell is empty", where=where, line=line, remedy="printed and target must be filled in")
    if row.decision in ("accept", "alias") and not _exists(row.target, register):
        raise ConfigError(
            f"no {row.target!r} in the register", where=where, line=line, remedy="write e.g. person/ines-tallowby"
        )
    return row


def _said(row: Decision) -> tuple[str, str]:
    return row.decision, row.target


def _exists(target: str, register: Register) -> bool:
    kind, _, identifier = target.partition("/")
    return kind in _TARGETS and identifier in getattr(register, _TARGETS[kind])


def decided(
    findings: Iterable[Finding], question: Question, source: str, decisions: Decisions, register: Register
) -> tuple[Finding, ...]:
    """Return findings as a person decided about them; what is certain is left as it is."""
    if not decisions.rows:
        return tuple(findings)
    turns = {turn.sequence: turn.text for turn in question.turns}
    made = (_finding(f, turns[f.sequence][f.start : f.end], question, source, decisions, register) for f in findings)
    return tuple(finding for finding in made if finding is not None)


def _finding(
    finding: Finding, printed: str, question: Question, source: str, decisions: Decisions, register: Register
) -> Finding | None:
    row = decisions.about(finding.kind, printed, source) if finding.status != "Accepted" else None
    if row is None:
        return finding
    if row.decision == "reject":
        return None
    rule = f"review: {row.decision}" + (f", {row.note}" if row.note else "")
    if row.decision == "new":
        body = f"{finding.kind}/new/{slug(row.target)}"
        return finding._replace(
            body=body,
            denotes=body,
            label=row.target,
            rule=rule,
            status="Accepted",
            candidates=(),
            confidence=1.0,
        )
    holders = (
        register.holders(row.target.removeprefix("post/"), question.date) if row.target.startswith("post/") else ()
    )
    denotes = (
        row.target
        if not row.target.startswith("post/")
        else f"person/{holders[0].person}"
        if len(holders) == 1
        else None
    )
    holder = holders[0].id if len(holders) == 1 else None
    kind = row.target.partition("/")[0]
    return finding._replace(
        kind=kind, body=row.target, denotes=denotes, holder=holder, rule=rule, status="Accepted", candidates=(),
        confidence=1.0, label=None,
    )  # fmt: skip


def decided_cast(cast: Cast, question: Question, source: str, decisions: Decisions, register: Register) -> Cast:
    """Return a cast in which speakers that could not be told are whoever a person said they are."""
    if not decisions.rows:
        return cast
    pairs = zip(question.turns, cast.speakers, strict=True)
    speakers = tuple(
        _speaking(spoken, turn.label or "", question, source, decisions, register) for turn, spoken in pairs
    )
    return replace(cast, speakers=speakers)


def _speaking(
    spoken: Speaking, label: str, question: Question, source: str, decisions: Decisions, register: Register
) -> Speaking:
    row = decisions.about("speaker", label, source) if spoken.person is None else None
    if row is None or row.decision not in ("accept", "alias") or not row.target.startswith("person/"):
        return spoken
    person = row.target.removeprefix("person/")
    offices = [tenure.id for tenure in register.tenures_of(person, question.date)]
    seats = [membership.id for membership in register.memberships_of(person, question.date, "seat")]
    return Speaking(person, next(iter((*offices, *seats)), None), f"review: {row.decision}", 1.0)
