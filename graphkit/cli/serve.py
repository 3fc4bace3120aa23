"""Serve: the command that puts a built graph on the web."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("serve")
@click.option("-d", "--data", default="output", show_default=True, help="Folder of a build.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; 0.0.0.0 is all.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--base", default=None, metavar="IRI", help="Base of the names in the graph; default: read from it.")
@click.option("--timeout", default=30.0, show_default=True, help="Seconds that one query may take.")
@click.option("--rows", default=100_000, show_default=True, help="Rows or triples that one answer may have.")
@click.option("--concurrent", default=4, show_default=True, help="Queries that run at the same time; others wait.")
@click.option("--cache", default=128, show_default=True, help="MiB of finished answers that are kept; 0 keeps none.")
@click.option(
    "--memory",
    type=int,
    metavar="MIB",
    help="What the graph may take in memory; 0 asks the disk. Default: half of what is free.",
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    data: str,
    host: str,
    port: int,
    base: str | None,
    timeout: float,
    rows: int,
    concurrent: int,
    cache: int,
    memory: int | None,
    quiet: bool,
) -> None:
    """Put a built graph on the web: a SPARQL endpoint, pages, and data for every thing in it.

    Only this computer reaches it unless --host says otherwise. Ctrl-C stops it when the running answers are out.

    \b
    Example:
      graphkit serve -d output/ --port 8000
    """
    from graphkit.serve import Options, run

    options = Options(
        Path(data), host, port, base, timeout, rows, concurrent,
        cache_bytes=cache << 20, graph_bytes=None if memory is None else memory << 20,
    )  # fmt: skip
    run(options, lambda sentence: None if quiet else click.echo(sentence, err=True))
