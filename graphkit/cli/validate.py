"""Validate: the command that checks a graph against the shapes."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click


@click.command("validate")
@click.argument("file", required=False, type=click.Path(dir_okay=False))
@click.option("-d", "--data", default="output", show_default=True, help="Folder of a build, where no file is named.")
@click.option("--engine", type=click.Choice(["shacl", "pyshacl"]), default=None, help="Which validator; both agree.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--quiet", is_flag=True, help="Print nothing; only the exit code speaks.")
def command(file: str | None, data: str, engine: str | None, as_json: bool, quiet: bool) -> None:
    """Check a graph against the shapes; exit code 1 where they find anything.

    Each finding names the file and the line that it comes from, and what most likely mends it.

    \b
    Example:
      graphkit validate output/graph.nq
    """
    from graphkit.store import STORE, open_file, open_store
    from graphkit.validate import explain, locate, remedy, validate

    store = open_file(Path(file)) if file else open_store(Path(data) / STORE)
    report = validate(store, engine=engine)
    found = [(violation, locate(store, violation), remedy(violation)) for violation in report.findings]
    if as_json:
        told = {
            "conforms": report.conforms,
            "findings": [explain(*each) for each in found],
            "details": [asdict(v) | asdict(place) | {"remedy": said} for v, place, said in found],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif not quiet:
        for each in found:
            click.echo(explain(*each))
        if not found:
            click.echo(f"{len(store):,} statements; the shapes hold.")
    sys.exit(0 if report.conforms else 1)
