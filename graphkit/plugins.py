"""Plugins: what other packages add to a seam, by an entry-point group of its own."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from graphkit.errors import ConfigError

__all__ = ["plugins"]


@cache
def plugins(group: str) -> tuple[tuple[str, object], ...]:
    """Return (name, object) for each entry point of a group (``graphkit.readers``), sorted by name.

    Raises `ConfigError` naming the package where one cannot be loaded: a plug-in that somebody installed and that
    does not work is never passed over in silence.
    """
    found: list[tuple[str, object]] = []
    for point in sorted(entry_points(group=group), key=lambda p: (p.name, p.value)):
        try:
            found.append((point.name, point.load()))
        except Exception as error:  # whatever a stranger's module raises, its name is what the user needs
            package = point.dist.name if point.dist else point.value
            raise ConfigError(
                f"the plug-in {point.name!r} of {package} cannot be loaded: {error}",
                remedy=f"mend or remove {package}",
            ) from error
    return tuple(found)
