"""Text: bytes become characters, and characters the one form that offsets are counted in (guideline 1)."""

from __future__ import annotations

import codecs
import unicodedata

from graphkit.errors import SourceError

__all__ = ["decode", "encoding_of", "normalise"]

_PLAIN = str.maketrans(
    dict.fromkeys("\t\u00a0\u2007\u2009\u200a\u202f\u3000", " ")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)
"""Every space becomes the plain one, and what is invisible goes. None of them is printable, as Python has it."""
_PIECE = 2**16  # characters that one emoji makes four bytes wide, so few at a time
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def encoding_of(data: bytes) -> str:
    """Return the encoding of a text: what its mark says, UTF-8 where the bytes are that, or else Windows-1252."""
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    if marked:
        return marked
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(data[start : start + _PIECE])
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def decode(data: bytes, name: str) -> str:
    """Return the characters of a text file: UTF-8, UTF-16 with its mark, or else Windows-1252.

    All line ends become one newline. Raises `SourceError` for an empty file and for one that is no text.
    """
    if not data or data.isspace():
        raise SourceError("the file is empty", where=name, remedy="give a transcript")
    encoding = encoding_of(data)
    if encoding == "utf-8" and b"\x00" in data[:4096]:
        raise SourceError("this is no text", where=name, remedy="give a transcript as text")
    text = data.decode(encoding, errors="replace")
    return (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u0085", "\n")
        .replace("\x0c", "\n")
    )


def normalise(text: str) -> str:
    """Return one line or paragraph in normal form: NFC, single spaces, nothing invisible, no space at its ends."""
    normal = unicodedata.normalize("NFC", text)
    if not normal.isprintable():
        normal = normal.translate(_PLAIN)
    while "  " in normal:
        normal = normal.replace("  ", " ")
    return normal.strip()
