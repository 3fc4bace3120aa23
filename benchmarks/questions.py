"""Questions: how long the built-in questions take over built graphs, on disk and in memory, with the plans of the slow ones.

    python -m benchmarks.corpus 1000 pages/ && graphkit build pages/ -o output/
    python -m benchmarks.questions output/ [LARGER-OUTPUT/ …] [--runs 5] [--look]

Writes ``benchmarks/questions.md``. Plans are those over the first graph, which should be the smallest: to measure
each step slows all of them down.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.asking import Asked, asked
from benchmarks.explain import explain
from benchmarks.measure import machine
from graphkit.query import bind, load_question

IN_MEMORY, ON_DISK = 1.0, 5.0
"""What a question may take, in seconds."""

_HEAD = "| question | set to | rows | on disk, ms | in memory, ms | bare, ms | graphkit ÷ bare |\n|---|---|---:|---:|---:|---:|---:|"


@dataclass(frozen=True, slots=True)
class Graph:
    """The questions over one graph of so many statements."""

    statements: int
    questions: Sequence[Asked]


def main() -> None:
    """Measure what is asked for, and write the page."""
    options = _options()
    graphs = []
    for output in options.outputs:
        print(f"asking {output}", file=sys.stderr, flush=True)
        graphs.append(Graph(_lines(output / "graph.nq"), asked(output, options.runs, with_settings=True)))
    slow = sorted({q.name for graph in graphs for q in graph.questions if not q.settings and _misses(q)})
    plans = {name: explain(options.outputs[0], bind(load_question(name), {})) for name in slow}
    text = page(graphs, plans, machine(), options.runs)
    if options.look:
        print(text)
    else:
        Path(__file__).with_name("questions.md").write_text(text, encoding="utf-8")


def page(graphs: Sequence[Graph], plans: dict[str, list[str]], on: str, runs: int) -> str:
    """Return the page in Markdown."""
    parts = [
        "# How long the built-in questions take\n",
        f"Made by `python -m benchmarks.questions`, over generated pages (`python -m benchmarks.corpus`). Medians of at most {runs};",
        f"on {on}. Milliseconds of the processor: the machine had others to serve. *graphkit* is the question",
        "as the command asks it, with the label looked up and the rows read to their end; *bare* is the same SPARQL put to",
        "the same store in memory by the library alone, with the label looked up already.\n",
    ]
    for graph in graphs:
        parts += _tables(graph)
    if plans:
        parts.append("## Plans of what takes longer than it should\n")
        parts.append("Over the smallest of the graphs, on disk: results, seconds with all that stands below, step.\n")
    for name, plan in plans.items():
        parts += [f"### {name}\n", "```text", *(line[:150].rstrip() for line in plan), "```\n"]
    return "\n".join(parts)


def _tables(graph: Graph) -> list[str]:
    whole = [q for q in graph.questions if not q.settings]
    given = [q for q in graph.questions if q.settings]
    return [
        f"## {graph.statements:,} statements\n",
        f"Over everything: {_sum(whole)}\n",
        _HEAD,
        *map(_row, whole),
        f"\nWith the thing set that most statements point to: {_sum(given)}\n",
        _HEAD,
        *map(_row, given),
        "",
    ]


def _sum(questions: Sequence[Asked]) -> str:
    middle = statistics.median(q.memory for q in questions) * 1e3
    return (
        f"in memory {middle:,.1f} ms in the middle and {max(q.memory for q in questions):,.1f} s at most, "
        f"{sum(q.memory > IN_MEMORY for q in questions)} of {len(questions)} over {IN_MEMORY:g} s; "
        f"on disk {sum(q.disk > ON_DISK for q in questions)} over {ON_DISK:g} s."
    )


def _row(q: Asked) -> str:
    figures = f"{q.disk * 1e3:,.1f} | {q.memory * 1e3:,.1f} | {q.bare * 1e3:,.1f} | {q.ratio:.2f}"
    return f"| {q.name} | {q.settings.replace('|', ' ')} | {q.rows:,} | {figures} |"


def _misses(q: Asked) -> bool:
    return q.memory > IN_MEMORY or q.disk > ON_DISK


def _lines(path: Path) -> int:
    with path.open("rb") as lines:
        return sum(piece.count(b"\n") for piece in iter(lambda: lines.read(1 << 24), b""))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("outputs", type=Path, nargs="+", help="folders of builds, the smallest first")
    parser.add_argument("--runs", type=int, default=5, help="so many times each")
    parser.add_argument("--look", action="store_true", help="print the page instead of writing it")
    return parser.parse_args()


if __name__ == "__main__":
    main()
