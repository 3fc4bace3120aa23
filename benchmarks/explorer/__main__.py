"""The explorer in figures: bytes, seconds and frames at three sizes, beside what else draws graphs in a browser.

python -m benchmarks.explorer                    the explorer at 1,000, 20,000 and 100,000 nodes
python -m benchmarks.explorer --rivals           and pyvis, vis-network and sigma (which npm brings) beside it
python -m benchmarks.explorer --pictures DIR     the pictures of the manual
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.explorer.measure import measured
from benchmarks.explorer.pictures import take
from benchmarks.explorer.rivals import Missing, pyvis_page, sigma_page, vis_page
from benchmarks.explorer.synthetic import laid, record
from graphkit.publish.explorer.pack import pack, packed_text
from graphkit.publish.explorer.page import page, script

SIZES = (1000, 20_000, 100_000)
COLUMNS = {"frame": "frame ms", "page": "of page", "rate": "a second", "restyle": "tick ms", "dates": "dates ms"}
HEAD = f"{'':28}{'nodes':>9}{'file kB':>10}{'made s':>9}{'first s':>9}" + "".join(f"{c:>10}" for c in COLUMNS.values())


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.explorer", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of nodes")
    parser.add_argument("--rivals", action="store_true", help="measure pyvis, vis-network and sigma too")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="take the pictures of the manual instead")
    given = parser.parse_args()
    if given.pictures:
        take(given.pictures)
        return
    print(
        f"application: {len(script().encode()):,} bytes as it runs, {len(packed_text(script())):,} as a file carries it"
    )
    print(
        "All but frames a second is processor time. A frame is one of a drag: of all processes of the browser, and of\n"
        "the page's own thread. A tick at a kind, or a step of the first date, is what the page's thread takes until\n"
        "the new picture stands: the median of ten.\n" + HEAD
    )
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, given.sizes.split(",")):
            _explorer(size, Path(folder))
            if given.rivals:
                _rivals(size, Path(folder))


def _explorer(size: int, folder: Path) -> None:
    view = record(size)
    begun = time.process_time()
    laid(view)
    layout = time.process_time() - begun
    path = folder / f"{size}.html"
    path.write_text(page(view, pack(view, passages=False)), encoding="utf-8")
    bare = path.stat().st_size
    begun = time.process_time()
    path.write_text(page(view, pack(view)), encoding="utf-8")
    made = time.process_time() - begun
    print(f"{'  file without passages':28}{size:>9,}{bare / 1000:>10.1f}{'':>9}   layout {layout:.2f} s")
    _row("explorer", size, path, made, measured(path, "document.documentElement.dataset.drawn >= 1"))
    everything = "#k=person.post.party.organisation.strategy.topic.question.speech"
    _row(
        "  all speeches shown",
        size,
        path,
        made,
        measured(path, "document.documentElement.dataset.drawn >= 1", everything),
    )


def _rivals(size: int, folder: Path) -> None:
    """Each rival draws the same nodes and edges; positions are given but for plain pyvis, which has none."""
    view = record(size)
    makers = {"sigma 3 (software WebGL)": sigma_page, "vis-network, positions": vis_page}
    if size <= 1000:
        makers["pyvis, physics"] = pyvis_page
    for name, make in makers.items():
        begun = time.process_time()
        try:
            text = make(view)
        except Missing as error:
            print(f"{name:28}{size:>9,}  not measured: {error}")
            continue
        made = time.process_time() - begun
        path = folder / "rival.html"
        path.write_text(text, encoding="utf-8")
        _row(name, size, path, made, measured(path, "window.drawn >= 1", webgl="WebGL" in name))


def _row(name: str, size: int, path: Path, made: float, found: dict[str, float | None]) -> None:
    shown = {key: "never" if value is None else f"{value:.1f}" for key, value in found.items()}
    print(
        f"{name:28}{size:>9,}{path.stat().st_size / 1000:>10.1f}{made:>9.1f}{shown['first']:>9}"
        + "".join(f"{shown.get(column, ''):>10}" for column in COLUMNS),
        flush=True,
    )


if __name__ == "__main__":
    main()
