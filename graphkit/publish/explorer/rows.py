"""Rows: what was said, as columns of numbers: made of a few graphs at a time, kept, and joined without looking at each row.

Questions stand by day, the turns of each in reading order, the mentions and passages of each turn likewise. So whatever
belongs to something stands together, and a row tells only how many of them are its own.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from graphkit.publish.explorer.view import View
from graphkit.publish.explorer.windows import located, shown, windows_of

__all__ = ["Numbers", "Rows", "counted"]

Numbers = NDArray[np.int64]

_EPOCH: Final = date(1970, 1, 1).toordinal()
_LEVELS: Final = {
    "question": ("day", "asker", "capacity", "group", "status", "source", "of", "by", "turns"),
    "party": ("party",),
    "turn": ("sequence", "speaker", "label", "office", "back", "line", "path", "mentions", "windows"),
    "mention": ("body", "denotes", "confidence", "ambiguous", "rule", "window", "start", "length", "choices"),
    "choice": ("choice",),
}
"""The columns of each table. ``of`` and ``by``, ``turns``, ``mentions``, ``windows`` and ``choices`` say how many of those
belong to a row; ``back`` is how many turns back the turn is that this one answers, ``window`` which passage of its turn a
mention stands in (-1 for none), at ``start`` and of ``length`` in UTF-16 units."""
_NAMES: Final = ("asker", "group", "party", "speaker", "body", "denotes", "choice")
_STRINGS: Final = ("capacity", "status", "source", "label", "office", "path", "rule")
_SPOKEN_OF: Final = ("asker", "party", "speaker", "body", "denotes", "choice")

Commitment = tuple[str, str, int, str, str, str]
"""Address, maker, place of the turn, clause, to whom, and due."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The tables of a record. ``names`` are the addresses and ``strings`` the texts that columns tell by their place.

    ``heads`` are the address, the title and the reference of each question, ``passages`` the words of each window, and
    ``leads`` the address of the question that each supplementary follows, by address.
    """

    names: list[str]
    strings: list[str]
    heads: list[tuple[str, str, str]]
    passages: list[str]
    commitments: list[Commitment]
    columns: dict[str, Numbers]
    leads: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> Numbers:
        """Return a column."""
        return self.columns[column]

    @classmethod
    def of(cls, view: View) -> Rows:
        """Return what the questions of a view hold."""
        return _Maker(view).rows()

    @classmethod
    def joined(cls, parts: Sequence[Rows]) -> Rows:
        """Return the rows of several parts of a record as one, in order."""
        names, strings = dict[str, int](), dict[str, int]()
        moved = [part.renamed(_lookup(part.names, names), _lookup(part.strings, strings)) for part in parts]
        columns = {
            name: np.concatenate([part[name] for part in moved]) if moved else np.zeros(0, np.int64)
            for name in chain.from_iterable(_LEVELS.values())
        }
        first, commitments = 0, list[Commitment]()
        for part in moved:
            commitments += [
                (iri, who, first + turn, said, to, due) for iri, who, turn, said, to, due in part.commitments
            ]
            first += len(part["sequence"])
        heads = [head for part in parts for head in part.heads]
        passages = [passage for part in parts for passage in part.passages]
        whole = cls(list(names), list(strings), heads, passages, sorted(commitments), columns)
        day = whole["day"].tolist()
        return whole.taken(np.array(sorted(range(len(heads)), key=lambda n: (day[n], heads[n][0])), dtype=np.int64))

    def renamed(self, names: Numbers, strings: Numbers | None = None) -> Rows:
        """Return rows that tell names, and strings, by other places: ``names[place]``, of which the last is that of none."""
        columns = {**self.columns, **{name: names[self[name]] for name in _NAMES}}
        if strings is not None:
            columns.update({name: strings[self[name]] for name in _STRINGS})
        return replace(self, columns=columns)

    def in_office(self, label: Callable[[str], str]) -> Rows:
        """Return rows that tell the label of each capacity in place of its address."""
        strings = {text: place for place, text in enumerate(self.strings)}
        labels = np.array([strings.setdefault(label(text), len(strings)) for text in self.strings], dtype=np.int64)
        columns = {**self.columns, **{name: labels[self[name]] for name in ("capacity", "office")}}
        return replace(self, strings=list(strings), columns=columns)

    def following(self, leads: Mapping[str, str]) -> Rows:
        """Return rows that know which question each supplementary follows."""
        return replace(self, leads=leads)

    def taken(self, questions: Numbers) -> Rows:
        """Return these questions, by their places, with all that belongs to them."""
        turns = _runs(self["turns"], questions)
        mentions = _runs(self["mentions"], turns)
        rows = {
            "question": questions, "party": _runs(self["of"] + self["by"], questions), "turn": turns,
            "mention": mentions, "choice": _runs(self["choices"], mentions),
        }  # fmt: skip
        columns = {name: self[name][rows[level]] for level, names in _LEVELS.items() for name in names}
        place = dict(zip(turns.tolist(), range(len(turns)), strict=True))
        commitments = [
            (iri, maker, place[turn], *rest) for iri, maker, turn, *rest in self.commitments if turn in place
        ]
        return replace(
            self,
            heads=[self.heads[n] for n in questions.tolist()],
            passages=[self.passages[n] for n in _runs(self["windows"], turns).tolist()],
            commitments=commitments,
            columns=columns,
        )

    def spoken_of(self) -> set[str]:
        """Return the addresses of everything that the record speaks of."""
        places = np.unique(np.concatenate([self[name] for name in _SPOKEN_OF]))
        found = {self.names[place] for place in places.tolist() if place >= 0}
        return found.union(iri for _, maker, _, _, to, _ in self.commitments for iri in (maker, to) if iri)

    def meant(self) -> tuple[Numbers, Numbers]:
        """Return the places of questions, and who answered each, or was asked where nobody answered."""
        both = self["of"] + self["by"]
        question = counted(both)
        number = np.arange(len(question)) - (np.cumsum(both) - both)[question]
        asked = number < self["of"][question]
        meant = asked == (self["by"] == 0)[question]
        return question[meant], self["party"][meant]

    def turn_of(self) -> Numbers:
        """Return the place of the turn of each mention."""
        return counted(self["mentions"])

    def question_of(self) -> Numbers:
        """Return the place of the question of each turn."""
        return counted(self["turns"])

    def packed(self) -> bytes:
        """Return the rows as a few bytes, which `unpacked` reads."""
        sizes = {name: len(column) for name, column in self.columns.items()}
        texts = [self.names, self.strings, self.heads, self.passages, self.commitments, sizes]
        numbers = b"".join(column.astype("<i4").tobytes() for column in self.columns.values())
        return zlib.compress(json.dumps(texts, separators=(",", ":")).encode() + b"\n" + numbers, 1)

    @classmethod
    def unpacked(cls, data: bytes) -> Rows:
        """Return the rows that `packed` made ``data`` of."""
        head, _, numbers = zlib.decompress(data).partition(b"\n")
        names, strings, heads, passages, commitments, sizes = json.loads(head)
        found = np.frombuffer(numbers, "<i4").astype(np.int64)
        ends = np.cumsum(list(sizes.values()))[:-1]
        columns = dict(zip(sizes, np.split(found, ends), strict=True))
        return cls(names, strings, [tuple(h) for h in heads], passages, [tuple(c) for c in commitments], columns)


def counted(counts: Numbers) -> Numbers:
    """Return for each of the things that are counted in rows the place of its row.

    >>> counted(np.array([2, 0, 1])).tolist()
    [0, 0, 2]
    """
    return np.repeat(np.arange(len(counts)), counts)


def _runs(counts: Numbers, rows: Numbers) -> Numbers:
    """Return the places of the things that belong to ``rows``, where each row has as many as ``counts`` says."""
    own, first = counts[rows], (np.cumsum(counts) - counts)[rows]
    runs: Numbers = np.repeat(first - (np.cumsum(own) - own), own) + np.arange(int(own.sum()))
    return runs


def _lookup(some: Iterable[str], table: dict[str, int]) -> Numbers:
    """Return the place of each text in a table, to which it is added; the place -1 stays -1."""
    return np.array([*(table.setdefault(text, len(table)) for text in some), -1], dtype=np.int64)


class _Maker:
    """The rows of a view while they are made."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._names: dict[str, int] = {}
        self._strings: dict[str, int] = {"": 0}
        self._columns: dict[str, list[int]] = {name: [] for name in chain.from_iterable(_LEVELS.values())}

    def rows(self) -> Rows:
        view = self._view
        questions = sorted(view.questions, key=lambda question: (question.date, question.iri))
        turns, place = self._held({question.iri: number for number, question in enumerate(questions)})
        own: dict[str, int] = {}
        for turn in turns:
            own[turn.question] = own.get(turn.question, 0) + 1
        for question in questions:
            self._question(question, own.get(question.iri, 0))
        passages = list(self._turns(turns, place))
        return Rows(
            list(self._names), list(self._strings), [(q.iri, q.title, q.reference) for q in questions], passages,
            sorted((c.iri, c.maker, place[c.turn], c.clause, c.to, c.due) for c in view.commitments if c.turn in place),
            {name: np.array(column, dtype=np.int64) for name, column in self._columns.items()},
            {question.iri: question.lead for question in questions if question.lead},
        )  # fmt: skip

    def _held(self, questions: dict[str, int]) -> Any:
        held = [turn for turn in self._view.turns if turn.question in questions]
        held.sort(key=lambda turn: (questions[turn.question], turn.sequence, turn.iri))
        return held, {turn.iri: number for number, turn in enumerate(held)}

    def _name(self, iri: str) -> int:
        return self._names.setdefault(iri, len(self._names)) if iri else -1

    def _string(self, text: str) -> int:
        return self._strings.setdefault(text, len(self._strings))

    def _add(self, level: str, *row: int) -> None:
        for name, number in zip(_LEVELS[level], row, strict=True):
            self._columns[name].append(number)

    def _question(self, question: Any, turns: int) -> None:
        self._add(
            "question", date.fromisoformat(question.date).toordinal() - _EPOCH, self._name(question.asker),
            self._string(question.capacity), self._name(question.group), self._string(question.status),
            self._string(question.source), len(question.asked_of), len(question.answered_by), turns,
        )  # fmt: skip
        self._columns["party"] += [self._name(iri) for iri in (*question.asked_of, *question.answered_by)]

    def _turns(self, turns: Any, place: dict[str, int]) -> Iterable[str]:
        said: dict[str, list[Any]] = {}
        for mention in self._view.mentions:
            said.setdefault(mention.turn, []).append(mention)
        for number, turn in enumerate(turns):
            mentions = sorted(said.get(turn.iri, ()), key=lambda m: (m.start, m.end, m.body, m.denotes))
            windows = windows_of(turn.text, [(m.start, m.end) for m in mentions])
            self._add(
                "turn", turn.sequence, self._name(turn.speaker), self._string(turn.label), self._string(turn.capacity),
                number - place.get(turn.reply_to, number), turn.line, self._string(_path(turn, self._view.root)),
                len(mentions), len(windows),
            )  # fmt: skip
            for mention in mentions:
                self._mention(mention, located(mention.start, mention.end, turn.text, windows))
            yield from (shown(turn.text, window) for window in windows)

    def _mention(self, mention: Any, place: tuple[int, int, int]) -> None:
        self._add(
            "mention", self._name(mention.body), self._name(mention.denotes), round(mention.confidence * 100),
            int(mention.ambiguous), self._string(mention.rule), *place, len(mention.candidates),
        )  # fmt: skip
        self._columns["choice"] += [self._name(iri) for iri in mention.candidates]


def _path(turn: Any, root: str) -> str:
    """Leave out the path where the page can tell it from the question's and the sequence."""
    path = turn.iri.removeprefix(root)
    question = turn.question.removeprefix(root).removeprefix("question/")
    return "" if path == f"contribution/{question}/{turn.sequence}" else path
