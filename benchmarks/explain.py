"""Explain: how the store evaluates a question: its plan, with what each step yields and how long it takes.

    python -m benchmarks.explain output/ co-mentioned-organisations tenures-of

The Python library does not tell its plans; the command of the same engine (`pip install oxigraph`) does. It opens
the store on disk, and measuring each step slows all of them down: what counts is which step is large.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphkit.query import bind, load_question
from graphkit.vocabulary import PREFIXES

__all__ = ["explain"]

_ADDRESS = re.compile(r"<([^<>]*)>")


def explain(output: Path, sparql: str) -> list[str]:
    """Return the plan of a query, a line a step: its results, its seconds (those of its parts too), what it does.

    Raises ``FileNotFoundError`` where the engine's command is not installed.
    """
    command = _command()
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "plan.json"
        prologue = "".join(f"PREFIX {prefix}: <{address}>\n" for prefix, address in PREFIXES.items())
        subprocess.run(
            [
                command, "query", "--location", str(output / "store"), "--union-default-graph", "--stats",
                "--explain-file", str(told), "--results-format", "csv", "--results-file", str(Path(folder) / "rows.csv"),
            ],
            input=(prologue + sparql).encode(), check=True,
        )  # fmt: skip
        return list(_lines(json.loads(told.read_bytes())["plan"], 0))


def _command() -> str:
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    if found is None:
        raise FileNotFoundError("the engine's command explains, and it is not installed: pip install oxigraph")
    return found


def _lines(node: dict[str, Any], depth: int) -> Iterator[str]:
    rows, seconds = node.get("number of results"), node.get("duration in seconds", 0.0)
    yield f"{rows if rows is not None else '':>9} {seconds:>8.3f}  {'  ' * depth}{_ADDRESS.sub(_short, node['name'])}"
    for child in node.get("children", ()):
        yield from _lines(child, depth + 1)


def _short(found: re.Match[str]) -> str:
    for prefix, address in PREFIXES.items():
        if found[1].startswith(address) and "/" not in found[1][len(address) :]:
            return f"{prefix}:{found[1][len(address) :]}"
    return found[0]


if __name__ == "__main__":
    for name in sys.argv[2:]:
        print(f"{name}\n", *explain(Path(sys.argv[1]), bind(load_question(name), {})), sep="\n")
