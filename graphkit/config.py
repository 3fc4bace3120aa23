"""Config: the settings of a build, frozen, and where the shipped data lie. An unknown key is refused."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from graphkit.errors import ConfigError, cause

__all__ = ["Settings", "examples_path", "ontology_path", "queries_path"]

_NOT_IN_AN_ADDRESS = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
"""What no address may hold (RFC 3987, section 2.2)."""

_PACKAGE = Path(__file__).parent

ON_FINDING = ("warn", "fail", "quarantine")
"""What a build may do where the shapes find something."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build is told. ``base`` is the address that everything is named under and ends in a slash.

    ``engine`` draws ``graph.html``; it is a key of `graphkit.publish.html.ENGINES`. ``on_finding`` says what happens
    where the shapes find something: it is only told (``warn``), told with exit code 1 (``fail``), or the page it is
    in is left out until it is mended (``quarantine``).
    """

    base: str = "https://w3id.org/graphkit/"
    register: str = "london"
    output: Path = Path("output")
    engine: str = "explorer"
    on_finding: str = "warn"

    def __post_init__(self) -> None:
        """Raise `ConfigError` for a base that is no address."""
        if not self.base.startswith(("http://", "https://")) or not self.base.endswith("/"):
            raise ConfigError(f"not a base address: {self.base!r}", remedy="write e.g. https://example.org/id/")
        if wrong := _NOT_IN_AN_ADDRESS.search(self.base):
            remedy = "write it as the web does, e.g. %20 for a space"
            raise ConfigError(f"{wrong.group()!r} cannot stand in a base address: {self.base!r}", remedy=remedy)
        if self.on_finding not in ON_FINDING:
            raise ConfigError(f"unknown on_finding {self.on_finding!r}", remedy=f"known are {', '.join(ON_FINDING)}")

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Read settings from a TOML file; raises `ConfigError` naming the known keys for one that is unknown."""
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"cannot be read: {cause(error)}", where=str(path), remedy="write TOML") from error
        return cls().changed(data, where=str(path))

    def changed(self, values: dict[str, Any], where: str | None = None) -> Settings:
        """Return the settings with other values; raises `ConfigError` for an unknown key or a wrong type."""
        known = {f.name: f.type for f in fields(self)}
        for name, value in values.items():
            if name not in known:
                raise ConfigError(f"unknown setting {name!r}", where=where, remedy=f"known are {', '.join(known)}")
            if not isinstance(value, str | Path):
                raise ConfigError(f"setting {name!r} must be text", where=where, remedy="put it in quotes")
        if "output" in values:
            values = {**values, "output": Path(values["output"])}
        return replace(self, **values)


def ontology_path() -> Path:
    """Return the folder with the ontology, the shapes, the topics and the registers."""
    return _shipped("ontology")


def examples_path() -> Path:
    """Return the folder with the examples."""
    return _shipped("examples")


def queries_path() -> Path:
    """Return the folder with the built-in questions."""
    return _PACKAGE / "queries"


def _shipped(name: str) -> Path:
    """In a wheel the data lie inside the package, in a checkout beside it."""
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
