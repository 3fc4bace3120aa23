"""Swapping: a new store takes the place of the old one in two renames, and a build that is killed between them loses neither."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

__all__ = ["OWN", "STORE", "cleared", "place", "standing", "swept"]

STORE: Final = "store"
"""The folder of an output folder in which the database stands."""

OWN: Final = ".graphkit"
"""The folder of an output folder in which builds keep what they alone read: where it is, a build went there."""


def standing(folder: Path) -> Path:
    """Return where a store stands: in its folder, or aside where a build was killed before the new one was in place."""
    aside = _aside(folder)
    return aside if not folder.exists() and aside.is_dir() else folder


def place(beside: Path, folder: Path) -> None:
    """Put the store ``beside`` in its place. Neither may be open."""
    aside = _aside(folder)
    if folder.exists():
        shutil.rmtree(aside, ignore_errors=True)
        folder.rename(aside)
    beside.rename(folder)
    shutil.rmtree(aside, ignore_errors=True)


def cleared(folder: Path) -> Path:
    """Return the empty place for a new store beside the old one, which is put back first if it stands aside."""
    if (there := standing(folder)) != folder:
        there.rename(folder)
    beside = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    return beside


def swept(output: Path, names: Iterable[str]) -> None:
    """Remove what builds that were killed left in an output folder: half files, half stores, parts.

    ``names`` are the files that a build writes. Only a build that has the folder for itself may do this.
    """
    cleared(output / STORE)
    shutil.rmtree(_aside(output / STORE), ignore_errors=True)
    for name in names:
        for half in output.glob(f".{name}.*.part"):
            half.unlink(missing_ok=True)
    for parts in (output / OWN).glob("parts*"):
        shutil.rmtree(parts, ignore_errors=True)


def _aside(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.gone")
