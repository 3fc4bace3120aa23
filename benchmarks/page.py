"""Page: the figures as a page that a person reads, with a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from benchmarks.asking import Asked
from benchmarks.measure import Run

__all__ = ["Size", "page"]


@dataclass(frozen=True, slots=True)
class Size:
    """What was measured with one number of pages. ``size`` and ``files`` are in bytes."""

    pages: int
    runs: int
    size: int
    quads: int
    files: int
    build: Run
    one: Run | None
    floor: Run
    nothing: Run
    changed: Run
    rdflib: Run | None
    questions: list[Asked]


def page(sizes: Sequence[Size], machine: str, runs: int, command: str) -> tuple[str, str]:
    """Return the page in Markdown, and its chart in SVG."""
    parts = [
        "# How fast\n",
        f"Made by `{command}`. Medians of {runs} runs, or of as many as stand above a column; on {machine}. All of one table was measured in one go: compare the",
        "ratios, which hold on other machines, and not the seconds, which do not.\n",
        "![Seconds a thousand pages](scale.svg)\n",
        "## Build\n",
        "The floor is Oxigraph's bulk load of the same statements, cut into files, by the library alone. rdflib parses the",
        "same statements and writes them as N-Quads and as Turtle, as a build does: it neither reads a transcript, nor checks",
        "shapes, nor fills a store on disk. A mapping language beside a build: [morph-kgc](mapping.md); ten thousand pages: [large.md](large.md).\n",
        *_builds(sizes),
        *(line for size in sizes if size.questions for line in _questions(size)),
    ]
    return "\n".join(parts) + "\n", _chart(sizes)


def _builds(sizes: Sequence[Size]) -> list[str]:
    rows = [
        ("pages", lambda s: f"{s.pages:,}"),
        ("runs", lambda s: str(s.runs)),
        ("text, MB", lambda s: f"{s.size / 1e6:.1f}"),
        ("statements", lambda s: f"{s.quads:,}"),
        ("output, MB", lambda s: f"{s.files / 1e6:,.0f}"),
        ("whole build, s", lambda s: f"{s.build.wall:.1f}"),
        ("… processor time, s", lambda s: f"{s.build.cpu:.1f}"),
        ("… memory at most, MB", lambda s: f"{s.build.memory:,.0f}"),
        ("… with `--jobs 1`, s", lambda s: f"{s.one.wall:.1f}" if s.one else "–"),
        ("… pages a second", lambda s: f"{s.pages / s.build.wall:,.0f}"),
        ("bulk load alone (the floor), s", lambda s: f"{s.floor.wall:.1f}"),
        ("… processor time, s", lambda s: f"{s.floor.cpu:.1f}"),
        ("**build ÷ floor**", lambda s: f"**{s.build.wall / s.floor.wall:.2f}**"),
        ("**build ÷ floor, processor time**", lambda s: f"**{s.build.cpu / s.floor.cpu:.2f}**"),
        ("rdflib, the same statements, s", lambda s: f"{s.rdflib.wall:.1f}" if s.rdflib else "–"),
        ("**rdflib ÷ build**", lambda s: f"**{s.rdflib.wall / s.build.wall:.1f}**" if s.rdflib else "–"),
        ("**rdflib ÷ build, processor time**", lambda s: f"**{s.rdflib.cpu / s.build.cpu:.1f}**" if s.rdflib else "–"),
        ("again, nothing changed, s", lambda s: f"{s.nothing.wall:.2f}"),
        ("again, one page changed, s", lambda s: f"{s.changed.wall:.2f}"),
    ]
    head = ["| |" + " |" * len(sizes), "|---|" + "---:|" * len(sizes)]
    return [*head, *(f"| {name} | " + " | ".join(say(size) for size in sizes) + " |" for name, say in rows), ""]


def _questions(size: Size) -> list[str]:
    head = [
        f"## The built-in questions over {size.quads:,} statements\n",
        "Milliseconds, without settings (so over everything). *graphkit* is the question as the command asks it, the rows",
        "read to their end; *bare* is the same SPARQL put to the same store in memory by the library alone.\n",
        "| question | rows | on disk | in memory | bare | graphkit ÷ bare |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    rows = [
        f"| {q.name} | {q.rows:,} | {q.disk * 1e3:,.1f} | {q.memory * 1e3:,.1f} | {q.bare * 1e3:,.1f} | {q.memory / q.bare:.2f} |"
        for q in size.questions
    ]
    return [*head, *rows, ""]


def _chart(sizes: Sequence[Size]) -> str:
    """Draw seconds a thousand pages: bars of one length would be a straight line."""
    bars = [
        (f"{size.pages:,} pages, {name}", run.wall * 1000 / size.pages, colour)
        for size in sizes
        for name, run, colour in (
            ("bulk load alone", size.floor, "#8a8a8a"),
            ("whole build", size.build, "#1f6f8b"),
            ("rdflib", size.rdflib, "#c05746"),
        )
        if run is not None
    ]
    most = max(seconds for _, seconds, _ in bars)
    rows = []
    for number, (name, seconds, colour) in enumerate(bars):
        y = 28 * number + 10
        width = max(1, round(380 * seconds / most))
        rows.append(
            f'<text x="232" y="{y + 15}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="240" y="{y}" width="{width}" height="20" fill="{colour}"/>'
            f'<text x="{246 + width}" y="{y + 15}">{seconds:.1f} s</text>'
        )
    height = 28 * len(bars) + 16
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {height}" font-family="sans-serif" font-size="13" '
        f'role="img" aria-label="Seconds a thousand pages">\n' + "\n".join(rows) + "\n</svg>\n"
    )
