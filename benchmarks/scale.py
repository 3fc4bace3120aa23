"""Scale: whole builds of generated pages, held against the store's own speed and against rdflib.

    python -m benchmarks.scale                       1,000 pages, and 10,000 with --large, 100,000 with --huge
    python -m benchmarks.scale --pages 200 --runs 1 --look

Writes ``benchmarks/README.md`` and ``benchmarks/scale.svg``. Every figure is the median of as many runs as the page says; what counts are
the ratios, since all of one table was measured in one go on one machine.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from benchmarks.asking import asked
from benchmarks.corpus import write
from benchmarks.measure import Run, machine, medians, python, timed
from benchmarks.page import Size, page

FLOOR = """
import pathlib, sys, pyoxigraph
store = pyoxigraph.Store(sys.argv[1])
for part in sorted(pathlib.Path(sys.argv[2]).iterdir()):
    store.bulk_load(path=str(part), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
store.flush()
"""
RDFLIB = """
import sys, rdflib
dataset = rdflib.Dataset(default_union=True)
dataset.parse(sys.argv[1], format="nquads")
dataset.serialize(sys.argv[2] + ".nq", format="nquads")
union = rdflib.Graph()
for triple in dataset.triples((None, None, None)):
    union.add(triple)
union.serialize(sys.argv[2] + ".ttl", format="turtle")
"""
PART = 96 * 2**20
SMALL = 1_000
"""So many pages are measured in every way: with rdflib, in one process, and by the built-in questions."""


def main() -> None:
    """Measure what is asked for, and write the page."""
    options = _options()
    sizes = [options.pages] if options.pages else [1_000, *([10_000] * options.large), *([100_000] * options.huge)]
    made: list[Size] = []
    if options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="graphkit-bench-", dir=options.folder) as folder:
        for pages in sizes:
            runs = options.runs if pages <= SMALL else min(options.runs, options.most)
            made.append(_size(Path(folder), pages, runs, ask=pages <= SMALL or options.ask))
            shutil.rmtree(Path(folder) / str(pages))
    text, chart = page(made, machine(), options.runs, _command(options))
    if options.look:
        print(text)
        return
    here = Path(__file__).parent
    (here / "README.md").write_text(text, encoding="utf-8")
    (here / "scale.svg").write_text(chart, encoding="utf-8")


def _command(options: argparse.Namespace) -> str:
    """Return what measures the same anywhere: where the pages lay for the while is of this machine."""
    told = sys.argv[1:]
    if options.folder:
        told = [word for word in told if word not in ("--folder", str(options.folder), f"--folder={options.folder}")]
    return " ".join(["python -m benchmarks.scale", *told])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, help="only so many pages")
    parser.add_argument("--look", action="store_true", help="print the page instead of writing it")
    parser.add_argument("--large", action="store_true", help="10,000 pages too")
    parser.add_argument("--huge", action="store_true", help="100,000 pages too (needs about 60 GB of disk)")
    parser.add_argument("--runs", type=int, default=3, help="so many times each")
    parser.add_argument("--most", type=int, default=3, help="so many times at most what has more than 1,000 pages")
    parser.add_argument("--ask", action="store_true", help="ask the built-in questions of more than 1,000 pages too")
    parser.add_argument("--folder", type=Path, help="where the pages and graphs go for the while")
    return parser.parse_args()


def _size(folder: Path, pages: int, runs: int, *, ask: bool) -> Size:
    here = folder / str(pages)
    output = here / "output"
    size = write(here / "pages", pages)
    _say(f"{pages} pages, {size / 1e6:.1f} MB")
    command = [sys.executable, "-m", "graphkit", "build", str(here / "pages"), "-o", str(output), "--quiet"]
    build = medians(lambda: timed([*command, "--full"]), runs)
    _say(f"build {build}")
    one = medians(lambda: timed([*command, "--full", "--jobs", "1"]), 1) if pages <= SMALL else None
    nothing = medians(lambda: timed(command), runs)
    changed = medians(lambda: _changed(here / "pages", command), runs)
    _say(f"nothing changed {nothing}, one page changed {changed}")
    (here / "parts").mkdir()
    quads = _cut(output / "graph.nq", here / "parts")
    floor = medians(lambda: _floor(here), runs)
    _say(f"floor {floor}")
    rdflib = timed(python(RDFLIB, str(output / "graph.nq"), str(here / "rdflib"))) if pages <= SMALL else None
    _say(f"rdflib {rdflib}")
    questions = asked(output, runs, with_rdflib=False) if ask else []
    files = sum(p.stat().st_size for p in output.rglob("*") if p.is_file())
    return Size(pages, runs, size, quads, files, build, one, floor, nothing, changed, rdflib, questions)


def _changed(pages: Path, command: list[str]) -> Run:
    """Say one more sentence in one page, and build again."""
    path = min(pages.rglob("*.txt"))
    path.write_text(path.read_text(encoding="utf-8") + "  Nor would I.", encoding="utf-8")
    return timed(command)


def _floor(here: Path) -> Run:
    shutil.rmtree(here / "floor", ignore_errors=True)
    return timed(python(FLOOR, str(here / "floor"), str(here / "parts")))


def _cut(quads: Path, parts: Path) -> int:
    """Cut a file into parts of about `PART` bytes, and return how many lines it has."""
    count = 0
    with quads.open("rb") as lines:
        for number, piece in enumerate(_pieces(lines)):
            (parts / f"{number:05d}.nq").write_bytes(piece)
            count += piece.count(b"\n")
    return count


def _pieces(lines: BinaryIO) -> Iterator[bytes]:
    while piece := lines.read(PART):
        yield piece + lines.readline()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
