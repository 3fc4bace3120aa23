"""Names: a printed speaker line or name falls apart into styles, given names, surname, letters and role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graphkit.fold import key

__all__ = ["CALLED_BY", "POST_NOMINALS", "STYLES", "PrintedName", "parse"]

STYLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron councillor cllr rt hon the right "
    "honourable revd rev reverend bishop".split()
)
POST_NOMINALS = frozenset(
    "am mp mep msp ms mla td obe mbe cbe kbe dbe gbe bem qpm kpm qfsm kc qc jp mvo cvo kcvo lvo pc dl frsa fca "
    "phd msc ma ba kcb cb cmg kcmg frs".split()
)

CALLED_BY = frozenset("mayor president governor archbishop chancellor".split())
"""Offices by which somebody is called: ``Mayor Larkworth`` is a way of calling, and *Mayor* no given name."""

_ROLE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_MEMBER = re.compile(
    r"^(?:assembly member|assembly(?:wo)?man|council ?member|council(?:wo)?man|councilor|council ?person|alder(?:wo)?man|"
    r"alderperson|ald|senator|sen|supervisor|representative|rep|delegate|trustee|select(?:wo)?man|select ?person|member|"
    r"member of the london assembly|am|mayor(?= (?:[\w'-]+ ){2,3}am\b)|deputy(?! (?:mayor|chair|speaker|presiding|leader|commissioner|prime|first|"
    r"president|director|head|chief|secretary|assistant|minister|convener|clerk)))\s+(?=\w)"
)


@dataclass(frozen=True, slots=True)
class PrintedName:
    """The parts of a printed name: folded `words` without styles and letters, `styles`, `letters`, `role`."""

    printed: str
    words: tuple[str, ...]
    styles: tuple[str, ...]
    letters: tuple[str, ...]
    role: str | None

    @property
    def full(self) -> str:
        """The name proper: ``"steve oconnell"``."""
        return " ".join(self.words)


@lru_cache(maxsize=1 << 14)
def parse(label: str) -> PrintedName:
    """Take a printed name apart.

    >>> parse("Sir Mark Rowley QPM (Commissioner)").full
    'mark rowley'
    """
    role = None
    rest = label.strip()
    found = _ROLE.search(rest)
    if found and found.start() > 0:
        role = found.group(1).strip() or None
        rest = rest[: found.start()]
    rest = rest.replace("[", " ").replace("]", " ").replace("(", " ").replace(")", " ").replace(",", " ")
    words = _MEMBER.sub("", key(rest)).split()
    styles: list[str] = []
    while len(words) > 1 and words[0] in STYLES:
        styles.append(words.pop(0))
    letters: list[str] = []
    while len(words) > 1 and words[-1] in POST_NOMINALS:
        letters.insert(0, words.pop())
    return PrintedName(label, tuple(words), tuple(styles), tuple(letters), role)
