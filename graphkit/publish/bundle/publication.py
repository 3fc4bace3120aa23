"""Publication: who publishes a graph, under which licence, at which address: settings, frozen and checked."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import ConfigError, cause

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["UNNAMED", "Publication"]

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|^`\\/]+(?:/[^\s<>\"{}|^`\\]*)?")
_MAIL: Final = re.compile(r"[^\s<>@:/?#]+@[^\s<>@:/?#]+\.[^\s<>@:/?#]+")
UNNAMED: Final = "The makers of this graph"
"""The publisher where none is named."""

_EU: Final = "http://publications.europa.eu/resource/authority/"


@dataclass(frozen=True, slots=True)
class Publication:
    """What a catalogue says of a graph that the graph itself does not know.

    ``address`` is where the folder of the bundle can be reached, ``endpoint`` where SPARQL can be asked; both are
    addresses of the web. ``contact`` is an e-mail address or a web address. ``issued`` and ``modified`` are days
    (``2026-11-24``): they are given and never read from the clock, so that the same input gives the same bytes.
    ``languages``, ``themes``, ``spatial``, ``publisher_type`` and ``availability`` are IRIs, by default of the EU's
    authority tables. An empty ``title``, ``description`` or ``address`` is made from the graph.
    """

    title: str = ""
    description: str = ""
    publisher: str = UNNAMED
    publisher_homepage: str = ""
    publisher_type: str = ""
    contact: str = ""
    licence: str = "https://creativecommons.org/licenses/by/4.0/"
    rights: str = "The words of the transcripts remain those of the bodies that publish them; each source is named."
    address: str = ""
    endpoint: str = ""
    issued: str = ""
    modified: str = ""
    availability: str = _EU + "planned-availability/AVAILABLE"
    languages: tuple[str, ...] = (_EU + "language/ENG",)
    themes: tuple[str, ...] = (_EU + "data-theme/GOVE",)
    spatial: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ("questions to office-holders", "elected bodies", "transcripts", "linked data")
    labels: Mapping[str, str] = field(default_factory=dict)
    """Readable names of the IRIs above that graphkit does not know, as a table ``[labels]``."""

    def __post_init__(self) -> None:
        """Raise `ConfigError` for a value that is no address, no day or no contact."""
        for name in ("publisher_homepage", "publisher_type", "licence", "address", "endpoint", "availability"):
            self._address(name, getattr(self, name))
        for name in ("languages", "themes", "spatial"):
            for value in getattr(self, name):
                self._address(name, value)
        for name in ("issued", "modified"):
            self._day(name, getattr(self, name))
        if self.address and not self.address.endswith("/"):
            raise ConfigError(f"'address' is a folder: {self.address!r}", remedy="end it in a slash")
        if self.contact and not _MAIL.fullmatch(self.contact):
            self._address("contact", self.contact)

    @classmethod
    def load(cls, path: Path) -> Publication:
        """Read a publication from a TOML file.

        Raises `ConfigError` for a file that cannot be read, and for an unknown key, naming the known ones.
        """
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
            return cls().changed(values)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"cannot be read: {cause(error)}", where=str(path), remedy="write TOML") from error
        except ConfigError as error:
            raise ConfigError(error.what, where=str(path), remedy=error.remedy) from error

    @classmethod
    def found(cls, *places: Path) -> Publication:
        """Read the settings from the first of ``places`` that is a file, dated by ``SOURCE_DATE_EPOCH`` where it is set."""
        place = next((place for place in places if place.is_file()), None)
        publication = cls.load(place) if place else cls()
        return publication.dated(os.environ.get("SOURCE_DATE_EPOCH", ""))

    def changed(self, values: Mapping[str, Any]) -> Publication:
        """Return the publication with other values; raises `ConfigError` for an unknown key or a wrong type."""
        known = {f.name: type(getattr(self, f.name)) for f in fields(self)}
        taken: dict[str, Any] = {}
        for name, value in values.items():
            if name not in known:
                raise ConfigError(f"unknown setting {name!r}", remedy=f"known are {', '.join(known)}")
            taken[name] = _taken(name, value, known[name])
        return replace(self, **taken)

    def dated(self, epoch: str) -> Publication:
        """Return the publication, issued on the day of ``SOURCE_DATE_EPOCH`` where it has no day of its own.

        ``epoch`` is a number of seconds since 1970 in UTC, or empty. Raises `ConfigError` for anything else.
        """
        if not epoch or self.issued:
            return self
        try:
            day = datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise ConfigError(f"SOURCE_DATE_EPOCH is no time: {epoch!r}", remedy="give seconds since 1970") from error
        return replace(self, issued=day.isoformat())

    def unsaid(self) -> tuple[str, ...]:
        """Return the settings that a catalogue should have (DCAT-AP recommends them) and that were not given."""
        wanted = ("publisher", "publisher_type", "contact", "issued", "spatial")
        return tuple(name for name in wanted if getattr(self, name) in ("", (), UNNAMED))

    def _address(self, name: str, value: str) -> None:
        if value and not _ADDRESS.fullmatch(value):
            raise ConfigError(f"{name!r} is no address: {value!r}", remedy="it begins with http:// or https://")

    def _day(self, name: str, value: str) -> None:
        try:
            good = not value or date.fromisoformat(value).isoformat() == value
        except ValueError:
            good = False
        if not good:
            raise ConfigError(f"{name!r} is no day: {value!r}", remedy="write e.g. 2026-11-24")


def _taken(name: str, value: Any, kind: type) -> Any:
    """Return a value of a TOML file in the type of its setting."""
    if kind is str and isinstance(value, date):
        return value.isoformat()[:10]
    if kind is str and isinstance(value, str):
        return value.strip()
    if kind is tuple and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    if kind is dict and isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
        return dict(value)
    wanted = "text in quotes" if kind is str else 'a list such as ["…", "…"]' if kind is tuple else "a table of texts"
    raise ConfigError(f"setting {name!r} has a wrong type", remedy=f"write {wanted}")
