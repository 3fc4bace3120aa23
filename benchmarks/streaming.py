"""Print how much memory it takes to read a folder of ever more files: python -m benchmarks.streaming."""

from __future__ import annotations

import sys
import tempfile
import tracemalloc
from pathlib import Path

from graphkit.pipeline.sources import gather
from graphkit.read import open_many

SAID = "We will see to the trams and to the money for the harbour, as was said in the spring. " * 20
TURNS = 6


def write(folder: Path, files: int) -> None:
    """Write so many sittings, of about ten kilobytes each, a hundred to a folder."""
    for number in range(files):
        path = folder / f"{number // 100:04d}" / f"sitting-{number:06d}.txt"
        path.parent.mkdir(exist_ok=True)
        said = "".join(f"{'Ada Quill' if n % 2 else 'Bo Reed'}: {SAID}\n\n" for n in range(TURNS))
        path.write_text(f"Council, meeting {number}\n1 November 2018\n\n{said}", encoding="utf-8")


def read(folder: Path) -> tuple[int, int, int]:
    """Read every file of a folder, one after the other; return turns, bytes, and the most memory in bytes.

    Of each file its path and its name are known beforehand; of what was read nothing is kept.
    """
    given = gather([folder])[0]
    size = sum(source.path.stat().st_size for source in given)
    turns = 0
    tracemalloc.start()
    for source in given:
        for transcript in open_many(source.path, source.name):
            turns += sum(len(question.turns) for question in transcript.questions)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return turns, size, peak


def main() -> int:
    """Print a line for 100, 1,000 and 10,000 files."""
    with tempfile.TemporaryDirectory() as warm:
        write(Path(warm), 2)
        read(Path(warm))  # what is made once (patterns, readers) is no part of what grows
    for files in (100, 1_000, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), files)
            turns, size, peak = read(Path(folder))
        print(f"{files:>6,} files {size / 1e6:>7.1f} MB {turns:>7,} turns: {peak / 1e3:>7.0f} kB at most")
    return 0


if __name__ == "__main__":
    sys.exit(main())
