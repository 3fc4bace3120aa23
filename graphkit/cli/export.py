"""Export: the command that writes the graph in another format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graphkit.publish import FORMATS


@click.command("export")
@click.argument("format_", metavar="FORMAT", type=click.Choice(sorted(FORMATS)))
@click.option("-d", "--data", default="output", show_default=True, help="Folder of a build.")
@click.option("-o", "--output", default="-", help="File to write to; standard output without it.")
def command(format_: str, data: str, output: str) -> None:
    """Write the graph in another format.

    \b
    Example:
      graphkit export graphml -o network.graphml
    """
    from graphkit.store import open_store, written

    store = open_store(Path(data) / "store")
    chosen = FORMATS[format_]
    if output == "-":
        chosen.write(store, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        written(Path(output), lambda out: chosen.write(store, out))
