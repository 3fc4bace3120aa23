"""Addresses: a thing is named under the base, wherever it is served; here is where it is found on this host."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote_to_bytes

from graphkit.serve.media import DOCUMENTS

__all__ = ["RESERVED", "Addresses", "document"]

RESERVED: Final = ("browse", "dumps", "explorer", "graphs", "robots.txt", "search", "sparql", "static", ".well-known")
"""First segments that are addresses of the service, so that nothing in a graph can be found under them."""

_AS_THEY_ARE: Final = "/:@!$&'()*+,;=-._~%"
_SUFFIX: Final = re.compile(rf"\.({'|'.join(DOCUMENTS)})$")


@dataclass(frozen=True, slots=True)
class Addresses:
    """How names under ``base`` (ends in a slash) and paths on this host correspond."""

    base: str

    def href(self, iri: str) -> str | None:
        """Return where ``iri`` leads: a path on this host, the web address itself, or ``None`` for any other scheme."""
        if iri.startswith(self.base):
            return "/" + quote(iri[len(self.base) :].split("#")[0], safe=_AS_THEY_ARE)
        return iri if iri.lower().startswith(("http://", "https://")) else None

    def names(self, raw_path: str) -> tuple[str, ...]:
        """Return the IRIs that the path of a request may stand for: as it is written, and decoded."""
        path = raw_path.removeprefix("/")
        decoded = unquote_to_bytes(path).decode("utf-8", "replace")
        return tuple(dict.fromkeys((self.base + path, self.base + decoded)))


def document(iri: str) -> tuple[tuple[str, ...], str] | None:
    """Return the things that the document ``iri`` may be about and its suffix, or ``None`` where it has no such end.

    The name of a scheme ends in a slash, which the address of its document does not have.
    """
    found = _SUFFIX.search(iri)
    if found is None:
        return None
    thing = iri[: found.start()]
    return (thing, f"{thing}/"), found[1]
