"""Extract: how fast one core reads, resolves, extracts and describes, and where the time goes.

python -m benchmarks.extract            200 pages
python -m benchmarks.extract 1000
"""

from __future__ import annotations

import cProfile
import io
import pstats
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import write
from graphkit.describe import Names, state_register, state_transcript
from graphkit.extract import answer_status, extract
from graphkit.pipeline.checking import sure_of
from graphkit.publish.explorer.side import packed, side_of
from graphkit.publish.turtle import Turtle
from graphkit.read import open_path
from graphkit.register import Register
from graphkit.resolve import cast


def main() -> None:
    """Print megabytes a second, milliseconds a page for each stage, and the functions that take longest."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    register = Register.load("london")
    with tempfile.TemporaryDirectory(prefix="graphkit-bench-") as folder:
        size = write(Path(folder), number)
        paths = sorted(Path(folder).rglob("*.txt"))
        _pass(paths[:20], register)
        taken = _pass(paths, register)
        profile = cProfile.Profile()
        profile.runcall(_pass, paths[: max(1, number // 2)], register)
    to_graph = sum(taken[name] for name in ("read", "resolve", "extract", "describe"))
    print(
        f"{number} pages, {size / 1e6:.2f} MB: {size / 1e6 / to_graph:.2f} MB/s of processor time from file to graph\n"
    )
    print("| stage | ms a page |\n|---|---:|")
    for name, seconds in taken.items():
        print(f"| {name} | {seconds * 1000 / number:.2f} |")
    text = io.StringIO()
    pstats.Stats(profile, stream=text).strip_dirs().sort_stats("tottime").print_stats(30)
    print(text.getvalue())


def _pass(paths: list[Path], register: Register) -> dict[str, float]:
    names = Names("https://w3id.org/graphkit/", register.name, register.body)
    turtle = Turtle(names.root)
    taken = dict.fromkeys(("read", "resolve", "extract", "describe", "turtle", "check", "side"), 0.0)
    sure = sure_of(state_register(register, names).paragraphs())
    clock = time.process_time
    for path in paths:
        at = clock()
        transcript = open_path(path, path.name)
        taken["read"] += clock() - at
        readings = []
        for question in transcript.questions:
            at = clock()
            room = cast(question, register)
            taken["resolve"] += clock() - at
            at = clock()
            found = extract(question, room, register)
            taken["extract"] += clock() - at
            readings.append((question, room, found, answer_status(question)))
        at = clock()
        graph = state_transcript(transcript, readings, register, names)
        described = graph.paragraphs()
        graph.lines(described)
        taken["describe"] += clock() - at
        at = clock()
        list(turtle.printed(described))
        taken["turtle"] += clock() - at
        at = clock()
        sure.doubts(described)
        taken["check"] += clock() - at
        at = clock()
        packed(side_of(described))
        taken["side"] += clock() - at
    return taken


if __name__ == "__main__":
    main()
