"""Locked: the pins of a lock file, read as pip reads them, and what is wrong with the file itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["FILES", "Pin", "pins", "unsound"]

FILES = ("runtime", "dev")
"""The lock files in ``requirements/``: what graphkit needs, and that with what its tests need."""

_HASH = re.compile(r"--hash=(\S+)")
_SHA256 = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Pin:
    """One version of one project, where its marker holds."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name in the one form that all spellings of it have."""
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        """The version, or an empty text where none is fixed."""
        found = re.fullmatch(r"==([^,*]+)", str(self.requirement.specifier))
        return found[1] if found else ""


def pins(path: Path) -> Iterator[Pin]:
    """Yield the pins of a lock file; raises ``InvalidRequirement`` for a line that is none."""
    for line in path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        told = line.split(" #")[0].strip()
        if told and not told.startswith(("#", "--")):
            yield Pin(Requirement(_HASH.sub("", told).strip()), tuple(_HASH.findall(told)))


def unsound(path: Path) -> Iterator[str]:
    """Yield what a lock must not have: an address, an open version, a pin that no strong digest holds."""
    for option in re.findall(
        r"^\s*(--?(?:index-url|extra-index-url|find-links|trusted-host|pre)\b.*)$",
        path.read_text(encoding="utf-8"),
        re.M,
    ):
        yield f"{path.name}: {option}"
    for pin in pins(path):
        if pin.requirement.url:
            yield f"{path.name}: {pin.name} comes from an address"
        elif not pin.version:
            yield f"{path.name}: {pin.name} is not fixed to one version"
        if not pin.hashes or not all(map(_SHA256.fullmatch, pin.hashes)):
            yield f"{path.name}: {pin.name} has no SHA-256"
