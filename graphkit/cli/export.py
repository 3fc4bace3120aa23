"""Export: the command that writes the graph in another format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.waiting import waiting
from graphkit.publish import FORMATS

if TYPE_CHECKING:
    import pyoxigraph

    from graphkit.publish import Format


@click.command("export")
@click.argument("format_", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option("-d", "--data", default="output", show_default=True, help="Folder of a build.")
@click.option("-o", "--output", default="-", help="File or folder to write to; standard output without it.")
@click.option("--projection", default=None, metavar="NAME", help="Network to write: who-asks-whom, member-topic …")
@click.option("--engine", default=None, metavar="NAME", help="What draws the html: explorer, pyvis.")
@click.option("--around", default=None, metavar="THING", help="pyvis: only what is tied to it (label or IRI).")
@click.option("--top", default=None, type=click.IntRange(min=1), help="pyvis: only so many of the strongest nodes.")
@click.option("--earlier", type=click.File("rb"), metavar="FILE", help="explorer: a former page whose places are kept.")
@click.option("--exact", is_flag=True, default=None, help="Do not guard cells against spreadsheets.")
@click.option("--quiet", is_flag=True, help="No progress on the terminal.")
def command(format_: str, data: str, output: str, quiet: bool, **given: Any) -> None:
    """Write the graph in another format.

    FORMAT is one of turtle, ntriples, rdfxml, nquads, trig, jsonld, graphml, gexf (networks), csv, parquet
    and parlamint (tables), html (a picture). Tables are several files: name a folder or a .zip for them.

    \b
    Example:
      graphkit export graphml --projection who-asks-whom -o network.graphml
      graphkit export csv -o tables/
    """
    from graphkit.store import STORE, open_store

    chosen = FORMATS[format_]
    options = {name: value for name, value in given.items() if value is not None}
    for name in options:
        if name not in chosen.options:
            raise click.UsageError(f"{format_} takes no --{name}")
    with waiting(f"writing {format_}", quiet=quiet or (output == "-" and sys.stdout.isatty())):
        _write(chosen, format_, open_store(Path(data) / STORE), output, options)


def _write(chosen: Format, name: str, store: pyoxigraph.Store, output: str, options: dict[str, Any]) -> None:
    from graphkit.publish.parcel import Folder
    from graphkit.store import written

    if output == "-":
        if chosen.pack and sys.stdout.isatty():
            raise click.UsageError(f"{name} is several files: name a folder or a .zip with -o")
        chosen.write(store, sys.stdout.buffer, **options)
        sys.stdout.buffer.flush()
    elif chosen.pack and not output.endswith(".zip"):
        if Path(output).suffix and not Path(output).is_dir():
            raise click.UsageError(f"{name} is several files: name a folder or a .zip, not {output}")
        chosen.pack(store, Folder(Path(output)), **options)
    else:
        written(Path(output), lambda out: chosen.write(store, out, **options))
