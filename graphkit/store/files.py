"""Files: every output is written beside its place and renamed, so that a reader never sees half of one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from graphkit.errors import OutputError

__all__ = ["writing", "written"]


@contextmanager
def writing(path: Path, *, lasting: bool = True) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of ``path`` when the block ends well, and vanishes when it does not.

    One that is not ``lasting`` is for the processes of one build, and need not outlive a loss of power. Raises `OutputError` where the folder cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        out = beside.open("wb")
    except OSError as error:
        raise OutputError(
            f"cannot write: {error.strerror}", where=str(path), remedy="choose another -o folder"
        ) from error
    try:
        with out:
            yield out
            out.flush()
            if lasting:
                os.fsync(out.fileno())
        beside.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write: {error.strerror}", where=str(path), remedy="free some room") from error
    finally:
        beside.unlink(missing_ok=True)


def written(path: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write a file whole through ``write``."""
    with writing(path) as out:
        write(out)
