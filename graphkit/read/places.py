"""Places: where a source lies: a path of this machine, or an address on any file system that fsspec knows."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from graphkit.errors import ConfigError, SourceError

__all__ = ["located"]


def located(place: str | Path) -> Path:
    """Return what opens, lists and measures a place; addresses (``s3://bucket/2018``) do so as paths do.

    Raises `SourceError` for an address of the web, whose pages ``graphkit fetch`` brings politely, and `ConfigError` where
    what reads a file system is not installed.

    >>> located("pages/2018").name
    '2018'
    """
    text = str(place)
    if "://" not in text:
        return Path(place)
    if text.startswith(("http://", "https://")):
        raise SourceError("no file or folder", where=text, remedy="bring its pages with: graphkit fetch")
    try:
        from upath import UPath

        path = UPath(text)
        path.fs  # noqa: B018 - asks for what reads this file system, which may not be installed
    except ImportError as error:
        raise ConfigError(
            f"cannot open another file system: {error}", where=text,
            remedy="pip install 'graphkit-rdf[cluster]', and what fsspec names for yours",
        ) from error  # fmt: skip
    except ValueError as error:
        raise ConfigError(f"no file system that is known: {error}", where=text, remedy="check the address") from error
    return cast("Path", path)  # has all of a path that a source needs, but is none of this machine's
