"""Validate: the command that checks a graph against the shapes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click


@click.command("validate")
@click.argument("file", required=False, type=click.Path(dir_okay=False))
@click.option("-d", "--data", default="output", show_default=True, help="Folder of a build, where no file is named.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(file: str | None, data: str, as_json: bool) -> None:
    """Check a graph against the shapes; exit code 1 where they find anything.

    \b
    Example:
      graphkit validate output/graph.ttl
    """
    from graphkit.store import open_file, open_store
    from graphkit.validate import explain, validate

    store = open_file(Path(file)) if file else open_store(Path(data) / "store")
    report = validate(store)
    sentences = [explain(v) for v in report.findings]
    if as_json:
        click.echo(json.dumps({"conforms": report.conforms, "findings": sentences}, ensure_ascii=False, indent=2))
    elif report.conforms:
        click.echo(f"{len(store):,} statements; the shapes hold.")
    else:
        for sentence in sentences:
            click.echo(sentence)
    sys.exit(0 if report.conforms else 1)
