"""Fold: two spellings of one name become the same key, and every offset stays where it was.

Each character becomes exactly one character: accents fall off, curly quotes straighten, dashes and no-break
spaces become plain ones, letters become small. So a span found in folded text is a span of the original.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold", "key", "question_number", "scannable", "slug", "spellings"]

_SAME = {
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u0060": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ", "\r": " ",
    "\u00df": "s", "\u00e6": "a", "\u00c6": "a", "\u00f8": "o", "\u00d8": "o", "\u0142": "l", "\u0141": "l",
    "\u0111": "d", "\u0110": "d", "\u0131": "i", "\u0130": "i",
}  # fmt: skip


def _plain(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


_TABLE = {code: _plain(chr(code)) for code in range(0x250)} | {ord(k): v for k, v in _SAME.items()}
_BEYOND = re.compile(r"[^\u0000-\u024f\u2007-\u202f\u2212\u02bc]")


def fold(text: str) -> str:
    """Return ``text`` folded, of the same length: ``fold("O\u2019Connell, Si\u00e2n")`` is ``"o'connell, sian"``."""
    folded = text.translate(_TABLE)
    if not folded.isascii() and _BEYOND.search(folded):
        folded = "".join(_plain(c) if ord(c) > 0x24F else c for c in folded)
    return folded


_ALIKE: dict[str, list[str]] = {}
for _code, _letter in _TABLE.items():
    if chr(_code).lower() == chr(_code) and not chr(_code).isspace():  # a search passes over capitals by itself
        _ALIKE.setdefault(_letter, []).append(chr(_code))


@lru_cache(maxsize=256)
def spellings(word: str) -> str:
    """Return a regular expression, as SPARQL and Python read it, for all small spellings that fold to what ``word`` folds to.

    >>> bool(re.search(spellings("sian"), "siân"))
    True
    """
    return "".join(f"[{''.join(map(_literal, _ALIKE.get(c, c)))}]" for c in fold(word))


def _literal(character: str) -> str:
    """Return a character as it stands between the brackets of a class, in which few mean anything else than themselves."""
    return f"\\{character}" if character in "\\[]^-&~" else character


_JOINS = frozenset("&'")
_GAPS = {
    code: " "
    for code in (*range(0x250), *range(0x2000, 0x2070), 0x2212, 0x02BC)
    if not (_TABLE.get(code) or chr(code)).isalnum() and (_TABLE.get(code) or chr(code)) not in _JOINS
}
_SCAN = {code: _GAPS.get(code, _TABLE.get(code, chr(code))) for code in {*_TABLE, *_GAPS}}
_QUOTE_MARK = re.compile(r"'(?:(?<![^\W_]')|(?![^\W_]))")


def scannable(text: str) -> str:
    """Return ``text`` folded for a scan of whole words: same length, punctuation a space, apostrophes in words kept.

    >>> scannable("The Mayor\u2019s \u2018plan\u2019 (2018)")
    "the mayor's  plan   2018 "
    """
    folded = text.translate(_SCAN)
    if not folded.isascii() and _BEYOND.search(folded):
        folded = "".join(_plain(c) if ord(c) > 0x24F else c for c in folded)
    return _QUOTE_MARK.sub(" ", folded) if "'" in folded else folded


@lru_cache(maxsize=1 << 14)
def key(name: str) -> str:
    """Return the form in which two printed names are compared: folded, without dots, single spaces."""
    return " ".join(fold(name).replace("'", "").replace(".", " ").replace("-", " ").split())


@lru_cache(maxsize=1 << 14)
def slug(text: str, limit: int = 80) -> str:
    """Return ``text`` as a path segment of an IRI: ASCII letters, digits and hyphens where it has any.

    Letters outside ASCII are kept (IRIs allow them), all else becomes one hyphen; never empty.
    """
    kept = re.sub(r"[^\w]+", "-", fold(unicodedata.normalize("NFC", text)).replace("'", "")).replace("_", "-")
    return re.sub(r"-+", "-", kept).strip("-")[:limit].rstrip("-") or "x"


def question_number(year: str, number: str, part: str | None = None) -> str:
    """Return a question's number in its one form, of four figures or more.

    >>> question_number("2018", "27"), question_number("2012", "0224", "1")
    ('2018/0027', '2012/0224-1')
    """
    return f"{year}/{number:0>4}" + (f"-{part}" if part else "")
