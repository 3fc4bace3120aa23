"""Xmltext: XML is streamed out, and holds only the characters that XML 1.0 can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Final
from xml.sax.saxutils import escape, quoteattr

__all__ = ["Xml", "legal"]

_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Return ``text`` without the characters that no XML 1.0 document can hold (section 2.2, ``Char``).

    Control characters cannot be written as references either, so they are left out: they stand for nothing
    that a reader of a label would see.
    """
    return _ILLEGAL.sub("", text)


class Xml:
    """Writes a document element by element, one a line, in UTF-8; whatever it is given is made legal."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._depth = 0
        out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, object] | None = None) -> Iterator[None]:
        """Write a start tag, whatever the block writes, and the end tag."""
        self._line(f"<{name}{_written(attributes)}>")
        self._depth += 1
        yield
        self._depth -= 1
        self._line(f"</{name}>")

    def leaf(self, name: str, attributes: Mapping[str, object] | None = None, text: str | None = None) -> None:
        """Write an element that holds text, or nothing."""
        inside = "/>" if text is None else f">{escape(legal(text))}</{name}>"
        self._line(f"<{name}{_written(attributes)}{inside}")

    def _line(self, text: str) -> None:
        self._out.write(f"{'  ' * self._depth}{text}\n".encode())


def _written(attributes: Mapping[str, object] | None) -> str:
    pairs = (attributes or {}).items()
    return "".join(f" {name}={quoteattr(legal(str(value)))}" for name, value in pairs)
