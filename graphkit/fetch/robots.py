"""Robots: what a site asks robots to leave alone (RFC 9309): the longest rule that matches decides, and allow wins a tie."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Rules", "parse_robots"]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for one robot: pairs of (allowed, path pattern); ``delay`` is a ``Crawl-delay`` in seconds."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allow(self, path: str) -> bool:
        """Say whether a path (with its query) may be asked for."""
        if path == "/robots.txt":
            return True
        matching = [(len(pattern), allowed) for allowed, pattern in self.rules if _matches(pattern, path)]
        return max(matching)[1] if matching else True


def _matches(pattern: str, path: str) -> bool:
    ends = pattern.endswith("$")
    parts = (pattern[:-1] if ends else pattern).split("*")
    if not path.startswith(parts[0]):
        return False
    if len(parts) == 1:
        return path == parts[0] if ends else True
    at = len(parts[0])
    for part in parts[1:-1]:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return path.endswith(parts[-1]) and len(path) - len(parts[-1]) >= at if ends else path.find(parts[-1], at) >= 0


def parse_robots(text: str, agent: str) -> Rules:
    """Return the rules of the groups that name ``agent`` (its product token), or else those for ``*``."""
    token = re.split(r"[/\s(]", agent.strip().lower(), maxsplit=1)[0]
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    begun = False
    for line in text.splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        field, value = field.strip().lower(), value.strip()
        if not colon:
            continue
        if field == "user-agent":
            names = [value.lower()] if begun else [*names, value.lower()]
            begun = False
            groups.setdefault(value.lower(), [])
        elif field in ("allow", "disallow", "crawl-delay") and names:
            begun = True
            for name in names:
                groups[name].append((field, value))
    lines = groups.get(token, groups.get("*", []))
    delays = [float(value) for field, value in lines if field == "crawl-delay" and re.fullmatch(r"\d+(\.\d+)?", value)]
    rules = tuple((field == "allow", value) for field, value in lines if field != "crawl-delay" and value)
    return Rules(rules, max(delays, default=0.0))
