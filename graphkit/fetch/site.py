"""Site: where a publisher keeps its pages and how it wants to be asked; settings, since sites change."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from typing import Any

from graphkit.errors import ConfigError

__all__ = ["Site", "site_from"]


@dataclass(frozen=True, slots=True)
class Site:
    """A publisher's site.

    ``hosts`` are the only hosts that are asked or followed to. ``question`` is the address of a question with
    ``{reference}`` in it, ``listing`` that of a list with ``{from}`` and ``{until}`` (days, ``2018-11-01``); ``links``
    selects (CSS) the links of a list that lead to questions, ``next`` the one to its next page.

    ``delay`` and ``timeout`` are seconds: between two requests, and for one page. ``retries`` is how often a page is
    tried again, ``patience`` the longest wait (seconds) that the site may ask for, ``pages`` the most pages of one list.
    """

    name: str
    hosts: tuple[str, ...]
    question: str = ""
    listing: str = ""
    links: str = "a[href]"
    next: str = "a[rel=next]"
    user_agent: str = "graphkit (+https://w3id.org/graphkit)"
    delay: float = 2.0
    timeout: float = 30.0
    retries: int = 4
    patience: float = 300.0
    max_bytes: int = 20_000_000
    pages: int = 200


_KINDS: dict[str, tuple[type, ...]] = {"float": (int, float), "int": (int,), "str": (str,)}


def site_from(text: str, where: str) -> Site:
    """Return the site that a TOML text describes; raises `ConfigError` for what is unknown, missing or no such value."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not TOML: {error}", where=where, remedy="mend the file") from error
    known = {field.name: str(field.type) for field in fields(Site)}
    for key, value in data.items():
        if key not in known:
            raise ConfigError(f"unknown setting {key!r}", where=where, remedy=f"known are {', '.join(known)}")
        _check(key, value, known[key], where)
    for key in ("name", "hosts"):
        if not data.get(key):
            raise ConfigError(f"no setting {key!r}", where=where, remedy=f"write {key} = …")
    site = Site(**{**data, "hosts": tuple(host.lower() for host in data["hosts"])})
    if "{reference}" not in (site.question or "{reference}"):
        raise ConfigError("question has no {reference} in it", where=where, remedy="write where the number goes")
    return site


def _check(key: str, value: Any, kind: str, where: str) -> None:
    fits: bool
    if key == "hosts":
        fits = isinstance(value, list) and all(isinstance(host, str) and host for host in value)
    else:
        typed = isinstance(value, _KINDS[kind]) and not isinstance(value, bool)
        fits = typed and (kind == "str" or float(value) >= 0)
    if not fits:
        remedy = "write a list of names" if key == "hosts" else f"write a {kind}, none below zero"
        raise ConfigError(f"{key!r} cannot be {value!r}", where=where, remedy=remedy)
