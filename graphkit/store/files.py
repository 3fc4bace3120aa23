"""Files: every output is written beside its place and renamed, so that a reader never sees half of one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from graphkit.errors import OutputError

__all__ = ["copied", "make_folder", "writing", "written"]

_PIECE = 1 << 20


@contextmanager
def writing(path: Path, *, lasting: bool = True) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of ``path`` when the block ends well, and vanishes when it does not.

    One that is not ``lasting`` is for the processes of one build: it need not outlive a loss of power, and its folder has
    to be there, so that who writes for a build that was killed and swept up after does not make it again. Raises
    `OutputError` where the folder cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    if lasting:
        make_folder(path.parent)
    try:
        out = beside.open("wb")
    except OSError as error:
        raise _cannot_write(path, error) from error
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


def make_folder(folder: Path) -> None:
    """Make a folder where it is not there; raises `OutputError` where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(folder, error) from error


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError(f"cannot write: {error.strerror}", where=str(path), remedy="choose another -o folder")


def written(path: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write a file whole through ``write``."""
    with writing(path) as out:
        write(out)


def copied(old: IO[bytes], out: IO[bytes], size: int) -> None:
    """Copy the next bytes of a file: by the kernel, which need not look at them, where it can.

    Raises ``ValueError`` where there are fewer than ``size``.
    """
    begin, out_at = old.tell(), out.tell()
    if size > _PIECE and hasattr(os, "copy_file_range"):
        out.flush()
        done = 0
        with suppress(OSError):  # a file system that cannot do it is no failure: the rest goes the long way
            while done < size and (
                taken := os.copy_file_range(old.fileno(), out.fileno(), size - done, begin + done, out_at + done)
            ):
                done += taken
        old.seek(begin + done)
        out.seek(out_at + done)
        size -= done
    while size > 0:
        piece = old.read(min(size, _PIECE))
        if not piece:
            raise ValueError(f"a file ends {size} bytes too early")
        out.write(piece)
        size -= len(piece)
